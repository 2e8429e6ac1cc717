"""Emphasis that sets nothing off: a text that is in bold, or in italics, from its first word to its last."""

from __future__ import annotations

from bs4 import BeautifulSoup

from packager.text.html import HEADINGS
from packager.text.soup import every

KINDS = (("b", "strong"), ("i", "em"))
SHARE = 0.95
"""Of a text's letters, without its headings, from which all is emphasised: names of sections and links stay as is."""
SHORTEST = 600
"""Letters of a text: a paragraph or two may be in bold, as a notice is."""


def drop_blanket_emphasis(soup: BeautifulSoup) -> None:
    """Take bold, and italics, off a text that is in nothing else, in place."""
    for kind in KINDS:
        emphasised = [each for each in every(soup, kind) if each.find_parent([*kind, *HEADINGS]) is None]
        said = sum(len(each.get_text()) for each in emphasised)
        if said >= SHORTEST and said >= SHARE * _text(soup):
            for each in every(soup, kind):
                if each.find_parent(list(HEADINGS)) is None:
                    each.unwrap()


def _text(soup: BeautifulSoup) -> int:
    return len(soup.get_text()) - sum(len(each.get_text()) for each in every(soup, HEADINGS))
