"""Lists of contents in a text that is read from its beginning to its end: they say its headings once more."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from packager.text.html import HEADINGS, words
from packager.text.parts.headings import fold
from packager.text.soup import every, gone, line

FEWEST_ENTRIES = 2
NAMED = 0.6
"""Share of a list's entries that name a heading from which it is one of contents: some headings are lines in bold."""
BESIDE_LENGTH = 60
"""Characters of a list of contents besides its links: the numbers of its entries."""
LABEL_LENGTH = 48

_LABEL = re.compile(
    r"\W*(?:(?:table of )?contents|(?:jump|skip) to(?: section)?|(?:in|on) this (?:article|story|post|guide|page)|"
    r"inhalt(?:sverzeichnis|sübersicht)?|in diesem (?:artikel|beitrag)|(?:au )?sommaire|table des matières|"
    r"dans cet article|(?:tabla de )?contenidos?|índice(?: de contenidos?)?|en este artículo|conteúdo|sumário|"
    r"neste artigo|indice(?: dei contenuti)?|sommario|in questo articolo|inhoud(?:sopgave)?|in dit artikel|"
    r"innehåll(?:sförteckning)?|indhold(?:sfortegnelse)?|innhold(?:sfortegnelse)?|sisältö|spis treści|obsah|"
    r"tartalom(?:jegyzék)?|cuprins|içindekiler|содержание|оглавление|зміст|съдържание|περιεχόμενα|mục lục|daftar isi|"
    r"目录|目錄|目次|목차|المحتويات|فهرست(?: مطالب)?|תוכן עניינים|विषय[ -]सूची|สารบัญ)\W*"
    r"(?:\[?(?:hide|show|toggle|anzeigen|verbergen|masquer|ocultar|mostrar|gizle|ukryj|скрыть|非表示|隐藏)\]?\W*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W{0,3}\d[\d.]*+[\s):]*+")
_LISTS = words("ul ol")
_SETS = _LISTS | {"dl", "table"}
_BOLD = words("strong b")


def drop_contents(soup: BeautifulSoup) -> None:
    """Drop lists that lead to headings of the same text and say no more than these, in place."""
    lists = [each for each in every(soup, _LISTS) if _leads_inside(each)]
    headings = {fold(line(each)) for each in every(soup, HEADINGS | _BOLD)} - {""} if lists else set()
    for contents in lists:
        if not gone(contents) and _names_headings(contents, headings):
            contents.decompose()


def heads_nothing(block: Tag, text: str) -> bool:
    """Whether a line is the label of a list of contents that is gone."""
    return len(text) <= LABEL_LENGTH and _LABEL.fullmatch(text) is not None and not _announces(block)


def _leads_inside(contents: Tag) -> bool:
    """Whether a list is made of links to places in its own text."""
    links = contents.find_all("a")
    if len(links) < FEWEST_ENTRIES or not all(str(each.get("href") or "").startswith("#") for each in links):
        return False
    return len(line(contents)) <= sum(len(line(each)) for each in links) + BESIDE_LENGTH + 4 * len(links)


def _names_headings(contents: Tag, headings: set[str]) -> bool:
    entries = [text for each in contents.find_all("a") if (text := line(each))]
    named = sum(fold(text) in headings or fold(_NUMBER.sub("", text, count=1)) in headings for text in entries)
    return named >= max(FEWEST_ENTRIES, NAMED * len(entries))


def _announces(label: Tag) -> bool:
    """Whether what a label may announce stands behind it: a list, a table, or lines that are links."""
    following = label.find_next_sibling()
    if following is None or following.name in HEADINGS:
        return False
    linked = sum(len(line(each)) for each in following.find_all("a"))
    return following.name in _SETS or linked > NAMED * len(line(following))
