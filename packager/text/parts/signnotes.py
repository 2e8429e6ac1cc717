"""Notes that a sign alone ties to the text: a word with a star or a dagger, and below a line that begins with the same.

Nothing links the two, so they are linked here, as the marks and notes that :mod:`packager.text.parts.footnotes` knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.html import BLOCK
from packager.text.parts.foundnotes import link_to, raised, replace_found
from packager.text.rare import rare
from packager.text.soup import every, holds, inside

LONGEST_NOTE = 800
"""Characters of a line that a sign makes a note; what is longer is a part of the text."""
MOST_MARKS = 10
"""Marks of one note; a sign that stands more often says something else, such as that a link is paid for."""

_NOTE = re.compile(r"\A\s*([*†‡]{1,3})\s*(?=[^\s*†‡])")
_MARK = rare(r"(?<=[^\s*†‡(\[])[*†‡]{1,3}(?![*†‡\w])")
_ALONE = re.compile(r"\s*([*†‡]{1,3})\s*")
_ELSEWHERE = frozenset({"a", "pre", "code", "math", "script", "style"})
"""Elements in which a sign is no mark, or one already."""


def link_signs(soup: BeautifulSoup) -> None:
    """Link each sign in the text to the one line below that begins with it, in place."""
    for number, (sign, note) in enumerate(_notes(soup).items(), 1):
        name = f"sign-{number}"
        marks = _marks(soup, sign, note)
        if 0 < sum(times for _, times in marks) <= MOST_MARKS and not note.get("id") and soup.find(id=name) is None:
            _strip(note)
            note["id"] = name
            for text, _ in marks:
                _link(soup, text, sign, name)


def _notes(soup: BeautifulSoup) -> dict[str, Tag]:
    """The line that begins with each sign; a sign with which several lines begin is that of a list."""
    found: dict[str, list[Tag]] = defaultdict(list)
    for block in every(soup, ("p", "div")):
        if holds(block, BLOCK):
            continue
        text = block.get_text()
        match = _NOTE.match(text)
        if match and len(text) <= LONGEST_NOTE and not text.rstrip().endswith("*"):
            found[match[1]].append(block)
    return {sign: blocks[0] for sign, blocks in found.items() if len(blocks) == 1}


def _marks(soup: BeautifulSoup, sign: str, note: Tag) -> list[tuple[NavigableString, int]]:
    """The texts before a note in which its sign is a mark, and how often: alone in an element, or behind a word."""
    apart = inside(soup, _ELSEWHERE)
    before = takewhile(lambda node: node is not note, soup.descendants)
    texts = (node for node in before if isinstance(node, NavigableString) and id(node) not in apart)
    counted = ((text, _signs(text).count(sign)) for text in texts)
    return [(text, times) for text, times in counted if times]


def _signs(text: NavigableString) -> list[str]:
    alone = _ALONE.fullmatch(text)
    if alone:
        return [alone[1]] if text.parent is not None and text.parent.name == "sup" else []
    return _MARK.findall(text)


def _strip(note: Tag) -> None:
    """Take the sign off the front of a note."""
    for text in [node for node in note.descendants if isinstance(node, NavigableString) and node.strip()]:
        if _ALONE.fullmatch(text):
            holder = text.parent
            text.extract()
            if holder is not None and holder is not note and not holder.get_text():
                holder.decompose()
        else:
            text.replace_with(_NOTE.sub("", text, count=1))
        return


def _link(soup: BeautifulSoup, text: NavigableString, sign: str, name: str) -> None:
    """Make each mark of one sign in a text a link to its note."""
    if _ALONE.fullmatch(text):
        text.replace_with(link_to(soup, sign, name))
    else:
        replace_found(text, _MARK, lambda each: raised(soup, link_to(soup, sign, name)) if each[0] == sign else None)
