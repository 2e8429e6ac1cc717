"""Boxes about the author at the end of a text, told by the label over them."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from packager.text.html import HEADINGS, words
from packager.text.lines.labelwords import LABEL_LENGTH
from packager.text.soup import every, line

LAST_LINES = 12
"""Lines at the end of a text among which the label is looked for: a box says a few lines on each of the authors."""
BOX_LENGTH = 1500
"""Characters below the label: what is longer is a part of the text."""

_LABEL = re.compile(
    r"\W*(?:(?:more )?about (?:the|this|our) (?:authors?|writers?|contributors?)|about authors?|"
    r"(?:the )?author(?:\(?s\)?|['’]s)? (?:bio(?:graphy)?|information|profile|details)|meet the (?:author|writer)|"
    r"(?:à propos|au sujet) d(?:e l['’]|es )aut(?:eure?|rice)s?|"
    r"über (?:den|die|unsere?n?) autor(?:in|en|innen)?(?: ?/ ?die autorin)?|"
    r"(?:acerca|sobre) (?:de |del? )?(?:l?[ao]s? |el )?autor(?:a|es|as)?|"
    r"(?:sull['’]|informazioni sull['’]|chi è l['’])autore|over de auteurs?|om (?:författaren|forfatteren)|"
    r"o autor(?:ze|ce)|об авторе|про автора|yazar hakkında|(?:この)?記事を書いた人|"
    r"(?:著者|執筆者|筆者)(?:プロフィール|紹介|について|情報)?|作者(?:简介|簡介|介绍|介紹)|[关關][于於]作者|"
    r"(?:필자|저자|글쓴이) ?소개|(?:نبذة )?عن (?:الكاتب|المؤلف)|אודות הכותבת?)\W*",
    re.IGNORECASE,
)
_DATA = words("table pre dl")
_TOP = words("body [document]")


def drop_author_box(soup: BeautifulSoup) -> None:
    """Take the last part of a sequence of blocks out, with its label, where that says that it is about the author."""
    for block in every(soup, HEADINGS | {"p"})[-LAST_LINES:]:
        text = line(block)
        if len(text) <= LABEL_LENGTH and _LABEL.fullmatch(text) and getattr(block.parent, "name", "") in _TOP:
            box = [block, *(each for each in block.next_siblings if isinstance(each, Tag))]
            if _is_box(box):
                for each in box:
                    each.decompose()
            return


def _is_box(box: list[Tag]) -> bool:
    """Whether what follows a label is short, holds no data, and no part of the text begins in it."""
    if sum(len(line(each)) for each in box[1:]) > BOX_LENGTH or any(each.name in _DATA for each in box):
        return False
    rank = box[0].name if box[0].name in HEADINGS else "h3"
    return all(each.name not in HEADINGS or each.name > rank for each in box[1:])
