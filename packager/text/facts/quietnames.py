"""Names that no word and no class marks: lines of Japanese and Arabic, and what a site's own tests know a byline by.

Both are read where nothing else of a page names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from packager.text.facts.declared import Declared
from packager.text.facts.names import FULL_NAME, split
from packager.text.facts.nearby import Block, Place, stands_elsewhere
from packager.text.facts.places import beside_arab_place
from packager.text.rare import rare

_MARKED = etree.XPath("//@data-testid | //@data-hook | //@data-qa | //@data-test | //@data-component")
_OF_AUTHOR = rare(r"byline|author|user-?_?name|contributor")
_MOST_MARKED, _MOST_RUNS = 20, 12
"""Elements so marked, and runs of text in one, that are read."""
_LONGEST_LINE = 40
"""Characters of a line of such names."""
_SURNAMES = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 "
    "清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 "
    "西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 "
    "横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 "
    "武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 "
    "西田 飯田 小松 川口 安田 本田 川崎 北村 五十嵐 矢野 大久保 久保田 松岡 荒井 川村 浅野 服部 吉村 福島 望月 川上 "
    "荒木 須藤 秋山 永井 小池 平田 田口 西川 大島 片山 広瀬 早川 中田 松下 樋口 岩田 野田 馬場 石原 栗原 本間 中西 "
    "伊東 松村 小沢 小澤 永田 熊谷 尾崎 牧野"
)
"""The commonest of Japan, of two signs and more: six in ten people. Those of one are words of other lines as well."""
_PERSON = rf"(?:{'|'.join(_SURNAMES.split())})[　 ]?(?P<given>[\u3041-\u309f\u30a1-\u30fa\u4e00-\u9fff]{{1,3}})"
_NAME = rare(_PERSON)
_JAPANESE = rare(
    r"[【（(]?(?:[^\s・【】]{2,8}[・　 ])?(?P<names>{name}(?:[　 、・]{name})*)[】）)]?".replace(
        "{name}", _PERSON.replace("?P<given>", "?:")
    )
)
_DATELINE = rare(
    # 新华社北京11月20日电（记者王小明、李大同）, 本报讯（记者 王小明）
    r"[^。，\n]{0,24}?[电電讯訊]\s?[（(](?:[^（）()\s]{2,8})?(?:记者|記者)\s?(?P<chinese>[\u4e00-\u9fff]{2,4}"
    r"(?:[、\s]+[\u4e00-\u9fff]{2,4}){0,4})\s?[）)]"
    # 〔記者王小明／台北報導〕
    r"|[〔【（(\[]\s?(?:記者|记者|特派員)\s?(?P<reporting>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){0,4})\s?"
    r"[／/][^〕】）)\]]{2,12}[〕】）)\]]"
    # (서울=연합뉴스) 김민수 기자 =
    r"|[(（\[【][^)）\]】]{2,30}=[^)）\]】]{2,15}[)）\]】]\s?(?P<korean>[가-힣]{2,4}(?:\s?[·,\s]\s?[가-힣]{2,4}){0,3})"
    r"\s?(?:기자|특파원|통신원)\s?="
    # 【東京＝山田花子】
    r"|【[^】=＝]{1,12}[=＝](?P<japanese>[^】]{2,12})】"
)
"""How a text begins that names its reporters behind the place."""
_FARTHEST_DATELINE = 600
"""Characters from the headline within which a text begins."""
_NO_GIVEN_NAME = rare(
    r"[県市第地].*|.*[県市町村区郡府都州駅港島局省庁線店館氏園場校院会寺城社部課]|"
    r".*(?:選手|監督|被告|首相|大臣|知事|市長|議員|教授|さん|容疑者|地方|経済|総合)"
)
"""What stands behind names of places and people that are no byline."""


def in_japanese(blocks: list[Block], language: str | None) -> list[str]:
    """The people whose names stand alone in a line of Japanese near the headline, as its newspapers print them."""
    for block in _short_lines(blocks) if (language or "").startswith("ja") else ():
        found = _JAPANESE.fullmatch(block.text)
        names = list(_NAME.finditer(found["names"])) if found else []
        if names and not any(_NO_GIVEN_NAME.fullmatch(name["given"]) for name in names):
            return [name[0].replace(" ", "").replace("　", "") for name in names]
    return []


def in_arabic(blocks: list[Block], language: str | None) -> list[str]:
    """The person whose name stands beside a city, and nothing else, in a line of Arabic near the headline."""
    for block in _short_lines(blocks) if (language or "").startswith("ar") else ():
        if name := beside_arab_place(block.text):
            return split(name)
    return []


def _short_lines(blocks: list[Block]) -> Iterator[Block]:
    """The lines near the headline that are no longer than such names."""
    near = (block for block in blocks if block.place is Place.ARTICLE and block.is_at_headline())
    return (block for block in near if len(block.text) <= _LONGEST_LINE and block.element.tag != "h1")


def in_datelines(blocks: list[Block], language: str | None) -> list[str]:
    """The reporters whom the dateline of a text names, as newspapers of East Asia do."""
    if (language or "")[:2] not in {"zh", "ja", "ko"}:
        return []
    for block in blocks:
        if block.place is Place.ARTICLE and 0 <= block.distance <= _FARTHEST_DATELINE:
            found = _DATELINE.match(block.text)
            told = next((names for names in found.groups() if names), "") if found else ""
            if told and (found is None or not found["japanese"] or _JAPANESE.fullmatch(told)):
                return split(re.sub(r"\s?[·、,\s]\s?", "|", told))
    return []


def in_test_marks(declared: Declared) -> list[str]:
    """The people in full in the first element that is marked as a byline for a site's own tests.

    Where that names nobody, the next names who wrote another text, or one post of many.
    """
    marks = (mark for mark in _MARKED(declared.marks.root) if _OF_AUTHOR.search(mark.lower()))
    for element in islice((mark.getparent() for mark in marks), _MOST_MARKED):
        runs = " | ".join(islice((run for run in element.itertext() if not run.isspace()), _MOST_RUNS))
        if runs:
            return [] if stands_elsewhere(element) else [name for name in split(runs) if FULL_NAME.fullmatch(name)]
    return []
