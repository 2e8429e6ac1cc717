"""How a text begins and ends: its dateline taken off the first sentence, its breaking off noticed."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from lxml import etree

from packager.text.html import Element
from packager.text.lines.dateline import place_of, split
from packager.text.soup import every, line

_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;)\]|\(more\))\s*"
    r"(?:(?:continue reading|read (?:more|on|the rest)|lire la suite|weiterlesen|leer más|leggi (?:tutto|"
    r"di più)|ler mais)\b.{0,80})?\s*\Z"
    r"|(?:continue reading|read the (?:rest|full)|lire la suite|weiterlesen|seguir leyendo|continua a "
    r"leggere)\b.{0,80}\Z",
    re.IGNORECASE | re.DOTALL,
)


_MARKED = etree.XPath(
    "(descendant::*/@class[contains(translate(., 'DL', 'dl'), 'dateline')] | descendant::*/@itemprop[. = "
    "'dateline'])/.."
)
MOST_MARKED, LONGEST_MARKED = 5, 200
"""Elements marked as datelines that are looked at, and characters of each."""
FARTHEST_DATELINE = 3
"""Paragraphs among which the one with the dateline is: a standfirst or two may stand before it."""


def take_dateline(soup: BeautifulSoup, language: str | None) -> str | None:
    """Take the dateline ("PARIS (AFP) —") off the first sentence, in place, and return it, or None.

    Below the first paragraph only one in capitals is believed.
    """
    own = (each for each in every(soup, ("p",)) if each.find_parent(("figure", "aside", "table", "blockquote")) is None)
    for number, block in enumerate(islice(own, FARTHEST_DATELINE)):
        text = block.get_text()
        parts = split(" ".join(text.split()), language)
        if parts is None or (number and not _in_capitals(parts[0])):
            continue
        dateline, rest = parts
        _cut_letters(block, sum(not each.isspace() for each in text) - sum(not each.isspace() for each in rest))
        return dateline
    return None


def take_marked(soup: BeautifulSoup, page: Element, said: object, language: str | None) -> str | None:
    """Return the dateline that ``page`` marks as one by a name, or states (``said``); it goes from the text, in place.

    Names are ``dateline`` in a class or of microdata; what is stated is schema.org's ``dateline``.
    """
    marked = ("".join(each.itertext()) for each in _MARKED(page)[:MOST_MARKED])
    stated = [said] if isinstance(said, str) else []
    dateline = next((one for text in (*marked, *stated) if (one := place_of(text[:LONGEST_MARKED], language))), None)
    for block in islice(every(soup, ("p",)), FARTHEST_DATELINE) if dateline else ():
        text = line(block)
        if dateline and text.startswith(dateline):
            rest = text.removeprefix(dateline).lstrip(" —–−―-:")
            _cut_letters(block, sum(not each.isspace() for each in text) - sum(not each.isspace() for each in rest))
            break
    return dateline


def _in_capitals(dateline: str) -> bool:
    return (re.match(r"[^\W\d_]+", dateline) or [""])[0].isupper()


def _cut_letters(block: Tag, number: int) -> None:
    """Remove the first ``number`` characters of a block that are not white space."""
    for node in [each for each in block.descendants if isinstance(each, NavigableString)]:
        kept = 0
        while kept < len(node) and (number > 0 or node[kept].isspace()):
            number -= not node[kept].isspace()
            kept += 1
        node.replace_with(node[kept:])
        if number <= 0 and kept < len(node):
            return


def breaks_off(soup: BeautifulSoup) -> bool:
    """Whether a text is plainly only the beginning of one: it ends in dots, or in words that promise the rest."""
    text = line(soup)
    return bool(_BROKEN_OFF.search(text[-200:]))
