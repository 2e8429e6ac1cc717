"""The words with which a byline begins, in the languages of the web's newspapers, and what it goes on to say."""

from __future__ import annotations

import re
from functools import lru_cache

from packager.text.rare import rare

SAME_LINES = 500
"""Lines remembered with whom they name: those of one page near its headline, each asked for several times."""
BY_WORDS = (
    r"(?:written|posted|published|reported|edited|reviewed|compiled|words|story|text|analysis|opinion)\s+by|by|from|"
    r"von unsere[mr] (?:korrespondent|redakteur|reporter|mitarbeiter)(?:en|in)?|"
    r"von|durch|par|por|di|da|door|af|av|"
    r"autor(?:in|es|a|i)?|auteure?s?|authors?|"
    r"text|texte|texto|testo|tekst|teksti|текст|verfasst von|geschrieben von|"
    r"ein (?:artikel|beitrag|gastbeitrag|kommentar) von|a cura di|dal(?:la)? nostr[oa] (?:inviat|corrispondent)[oae]|"
    r"onze (?:verslaggever|correspondent|redacteur)|"
    r"propos recueillis par|écrit par|protokoll(?=:)|aufgezeichnet von|imeandikwa na|аутор|"
    r"publié par|escrito por|scritto da|geschreven door|napsal|skrev|skriver|tekijä|автор|автори|yazar|yazan|penulis|"
    r"oleh|írta|szerzők?|nga|pisze|napisała?|oprac\.|opracowa(?:nie|ła?)|piše|autorius|autors|συντάκτης|"
    r"γράφει(?: [οη])?|eftir|kirjoittaja|toimittaja|haber|tác giả|(?:(?:gửi|đăng|viết) )?bởi|"
    r"โดย|लेखक|द्वारा|작성자|글|作者|撰文|取材・文|文|執筆|"
    r"記者|记者|기자|بقلم|بواسطة|كتبت?|نویسنده|توسط|מאת"
)
AFTER_BY = r"(?:\s*[:：・＝=]\s*|(?<=文)[/／]|\s+[-–]\s+|\s+)"
"""What parts such a word from the names."""
_BYLINE = re.compile(rf"^\W{{0,3}}(?:{BY_WORDS}){AFTER_BY}(?P<names>[^\d|•·–—]{{2,120}})", re.IGNORECASE)
_BY_ALONE = re.compile(rf"\W*(?:{BY_WORDS})\W*", re.IGNORECASE)
_EASTERN = rare(
    r"^(?:[\[［【(（][^\]］】)）]{2,20}[\]］】)）]\s*|[가-힣]{2,6}=)?(?:"
    # 홍길동 기자 hong@example.org =
    r"(?P<korean>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3})\s?(?:선임|수습|인턴|객원|전문)?\s?(?:기자|특파원|논설위원)(?:\s*=)?"
    r"(?:\s*[(]?[\w.+-]+@[\w.-]+[)]?)?"
    # 【記者王小明／台北報導】
    r"|[【（(［\[]\s?(?:記者|记者|特派員)\s?(?P<chinese>[\u4e00-\u9fff、]{2,12})\s?[／/][^】）)］\]]{2,12}[】）)］\]]"
    # 記者王小明／台北報導
    r"|(?:記者|特派員)\s?(?P<reporting>[\u4e00-\u9fff、]{2,12})\s?[／/][\u4e00-\u9fff]{2,8}(?:報導|報道)"
    # 山田太郎記者
    r"|[（(]?(?P<japanese>[\u4e00-\u9fff]{3,6})\s?記者[)）]?)$"
)
_EASTERN_ROLES = ("기자", "특파원", "논설위원", "記者", "记者", "特派員")
"""One of which stands in each byline of that way."""
_BY_NOUN = re.compile(
    r"\W{0,3}(?:autor\w*|auteure?s?|authors?|text[eo]?|testo|teksti?|текст|haber|كتبت?|from|toimittaja)\s++(?![:：])",
    re.IGNORECASE,
)
"""Words for "By" that other things begin with, and that need a full name without a colon: "Text Size"."""
_OTHERS_WORK = re.compile(
    r"(?<![\s;.,])[\s;.,]++(?:photo\w*|pictures?|illustrat\w+|graphics?|videos?|bilder|fotos?|grafik)\s+(?:by|von|par|de|di|av)\b.*$"
    r"|(?<![\s;.,])[\s;.,]++[^\W\d_][^\s\d:：／]{0,13}\s?[:：／]\s?(?=\S).*$",
    re.IGNORECASE,
)
"""Where a byline goes on to tell whose the pictures are, or the source: "Text: Ann Lee Foto: Bo Dahl"."""


@lru_cache(maxsize=SAME_LINES)
def named_after(line: str) -> str | None:
    """Return what stands behind the "By" with which a line begins, or before the role that stands for it."""
    if match := _BYLINE.match(line):
        return without_others(match["names"])
    return before_role(line)


def is_by(text: str) -> bool:
    """Whether a text is the "By" of a byline alone, whose names stand in the next element."""
    return _BY_ALONE.fullmatch(text) is not None


def before_role(line: str) -> str | None:
    """Return the names of a byline in the way of East Asia, which a role follows or precedes, with bars between."""
    told = not line.isascii() and any(role in line for role in _EASTERN_ROLES)
    match = _EASTERN.match(line) if told else None
    names = next((names for names in match.groups() if names), None) if match else None
    return re.sub(r"\s?[·,、]\s?", "|", names) if names else None


def needs_full_name(line: str) -> bool:
    """Whether the word with which a line begins is also said of other things than who wrote."""
    return _BY_NOUN.match(line) is not None


def without_others(names: str) -> str:
    """Return a byline's names without those of others than its writers, who are told by their work."""
    return _OTHERS_WORK.sub("", names)
