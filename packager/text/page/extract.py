"""Where the article is on a page, told in nodes of the original DOM.

A witness (trafilatura, on a marked copy of the page) says which pieces of text belong to the
article. Each text node of the copy carries a mark of two or three characters that survives
whatever the witness does to the tree; the marks that come out name the nodes of the original.
So the choice is the witness's, and the structure is the page's own.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from packager.frozen import frozen
from packager.text.html import Element, words
from packager.text.page.breaks import overfull

_MARK_BASE = 0x2801
# Braille patterns: printable, no letters, no digits, no white space, and hardly ever on a page.
_MARK_DIGITS = 255
_MARK_LENGTH = 3

_MARKS = re.compile(f"[{chr(_MARK_BASE)}-{chr(_MARK_BASE + _MARK_DIGITS - 1)}]{{{_MARK_LENGTH}}}")

UNMARKED = words("script style noscript template head title")
"""Elements whose text the witness must see as it is, or never sees."""
_UNSEEN = words("script style svg template link meta iframe nav footer aside button select math")
"""Elements that hold no text of the article: the witness drops them as well, and is faster without them."""
_SMALL = words("a abbr b cite code em font i mark q small span strong sub sup u")
MOST_SEEN = 40_000
"""Elements of a page that the witness sees: twice as many as an article may have."""
MOST_PIECES = 20_000
"""Pieces of text in paragraphs up to which all small elements are left in them: it takes 1.4 s for as many; the
largest of 413 pages has 7,700."""
FEW_SMALL = 4
"""Elements of a paragraph that stay in it in any case."""


@frozen
class Kept:
    """The text nodes that belong to the article, by the number of their element in document order."""

    texts: frozenset[int]
    """Elements whose own first text is kept."""
    tails: frozenset[int]
    """Elements after which the text is kept."""


NOTHING = Kept(frozenset(), frozenset())
"""No text of the page: no article was found."""


def _mark(number: int) -> str:
    digits = []
    for _ in range(_MARK_LENGTH):
        number, digit = divmod(number, _MARK_DIGITS)
        digits.append(chr(_MARK_BASE + digit))
    return "".join(digits)


def ask_witness(page: Element, url: str | None) -> Kept:
    """Ask trafilatura which text nodes of ``page`` belong to the article.

    It is not asked about pages on which it would take minutes; nothing kept is the answer then.
    """
    if overfull(page):
        return NOTHING
    from trafilatura import bare_extraction

    copy = deepcopy(page)
    for number, element in enumerate(copy.iter()):
        text, tail = element.text, element.tail
        if text and element.tag not in UNMARKED and not text.isspace():
            element.text = _mark(2 * number) + text
        if tail and not tail.isspace():
            element.tail = _mark(2 * number + 1) + tail
    etree.strip_elements(copy, *_UNSEEN, with_tail=False)
    _bound(copy)
    found: Any = bare_extraction(copy, url=url, fast=True, include_comments=False, with_metadata=False)
    if found is None or found.body is None:
        return NOTHING
    return _read_marks("".join(found.body.itertext()))


def _bound(copy: Element) -> None:
    """Leave out of a huge page what the witness would take too long for: the end, and small words inside its lines.

    Its time grows with the square of the pieces of text in all paragraphs. The marks stay where they are.
    """
    elements = list(copy.iter())
    for element in reversed(elements[MOST_SEEN:]):
        element.getparent().remove(element)
    paragraphs = [element for element in elements[:MOST_SEEN] if element.tag == "p"]
    small = [sum(1 for _ in element.iterdescendants()) for element in paragraphs]
    if len(paragraphs) + 2 * sum(small) > MOST_PIECES:
        for paragraph, many in zip(paragraphs, small, strict=True):
            if many > FEW_SMALL:
                etree.strip_tags(paragraph, *_SMALL)
                _join_text(paragraph)


def _join_text(paragraph: Element) -> None:
    """Make each run of text one node: taking tags away leaves as many as there were."""
    for element in paragraph.iter():
        element.text = element.text  # writing it joins the nodes
        if element is not paragraph:
            element.tail = element.tail


def _read_marks(text: str) -> Kept:
    texts: set[int] = set()
    tails: set[int] = set()
    for mark in _MARKS.findall(text):
        number = 0
        for character in reversed(mark):
            number = number * _MARK_DIGITS + ord(character) - _MARK_BASE
        (tails if number % 2 else texts).add(number // 2)
    return Kept(frozenset(texts), frozenset(tails))
