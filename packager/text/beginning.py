"""The beginning of a fragment: what is printed of a text that is too long to be printed whole."""

from __future__ import annotations

from typing import Any

from lxml import etree

from packager.text.html import parse_fragment, remove, serialise
from packager.text.longwords import LONG, unprinted

CELLS = ("td", "th")
OF_AN_ELEMENT = 30
"""Letters that laying out an element costs as much as: a cell, a line break, a paragraph."""
OF_A_CELL = 60
"""The same for a cell of a table, beside its element: it takes 3 ms and 30 kB, for its column is measured with it."""
OF_A_LINE = 30
"""The same for a line of code or verse, whose letters seldom fill one of the page's: only such texts keep newlines."""
_OF_A_TAG = 10
"""The same for one tag, where an element has two of them and their names count as letters."""


def weight(fragment: str) -> int:
    """Return what laying out a fragment costs, in letters of plain text; the fragment is not parsed for it.

    Of a word without end no more is laid out than is printed.
    """
    cells = fragment.count("<td") + fragment.count("<th")
    return _of_text(fragment) - unprinted(fragment) + _OF_A_TAG * fragment.count("<") + OF_A_CELL * cells


def _of_text(text: str) -> int:
    return len(text) + OF_A_LINE * text.count("\n")


def beginning(fragment: str, most: int) -> str:
    """Return so much of a fragment, in document order, as weighs ``most``; it ends after a word."""
    root = parse_fragment(fragment)
    left = most
    for event, element in etree.iterwalk(root, events=("start", "end")):
        inside = event == "start"
        left -= (OF_AN_ELEMENT + OF_A_CELL * (element.tag in CELLS)) * inside
        text = (element.text if inside else element.tail) or ""
        if _of_text(text) > max(left, 0):
            share = max(left, 0) / _of_text(text)
            _end_in(root, element, _words(text, int(share * len(text))), inside=inside)
            break
        left -= _of_text(text)
    return serialise(root)


def _words(text: str, most: int) -> str:
    """Return the whole words among the first letters of a text; of one word without end, those letters."""
    head = text[:most]
    whole, space, _ = head.rpartition(" ")
    endless = not space and " " not in text[: most + LONG]
    return f"{head if endless else whole}…"


def _end_in(root: Any, element: Any, text: str, *, inside: bool) -> None:
    """End a tree with a text: the one in an element, before what else is in it, or else the one behind it."""
    if inside:
        element.text = text
        for child in list(element):
            element.remove(child)
    here = element
    while here is not root:
        for later in list(here.itersiblings()):
            remove(later)
        here.tail = None
        here = here.getparent()
    if not inside:
        element.tail = text
