"""White space: written once, none where a block begins or ends, and none that only its writer's program left.

Whoever types two spaces into an editor of the web gets one that does not break beside one that does. In justified
lines these are gaps, and they hold words together that have nothing to do with each other. Where a page's style kept
words apart, nothing does any more.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from packager.text.html import BLOCK
from packager.text.quotemarks import HARD
from packager.text.soup import every, has_text, holds, inside

_UNEVEN = ("  ", "\n", "\t", "\r", "\f")
_SPACES = re.compile(r" [ \t\r\n\f]+|[\t\r\n\f][ \t\r\n\f]*")
"""White space that is not one space already, as most is."""
_SEVERAL = re.compile(r"(?<=[^ \u00a0])[ \u00a0]{2,}")
"""Spaces in a row behind the first word of a text, one of which does not break."""
_INDENT = re.compile(r"[ \u00a0]+")
_VERBATIM = ("pre", "code", "kbd", "samp")
"""Elements in which spaces that do not break are written as they are meant."""
ENDS = BLOCK | {"iframe", "video", "audio"}
"""Elements at which a line of text ends."""


def settle_spaces(soup: BeautifulSoup) -> None:
    """Settle the white space of a fragment, in place; ``pre`` keeps its own."""
    soup.smooth()
    _part_links(soup)
    kept = inside(soup, ("pre",))
    texts = [node for node in soup.descendants if isinstance(node, NavigableString) and id(node) not in kept]
    verbatim = inside(soup, _VERBATIM) if any(HARD in text for text in texts) else kept
    for text in texts:
        single = _SPACES.sub(" ", text) if any(each in text for each in _UNEVEN) else text
        within = text.parent is None or text.parent is soup or text.parent.name in BLOCK or _is_at_picture(text)
        if HARD in single and id(text) not in verbatim:
            single = _softened(single, text, within=within)
        if single.startswith(" ") and _is_edge(text.previous_sibling, inside=within):
            single = single[1:]
        if single.endswith(" ") and _is_edge(text.next_sibling, inside=within):
            single = single[:-1]
        if not single:
            text.extract()
        elif single != text:
            text.replace_with(single)


def _is_at_picture(text: NavigableString) -> bool:
    """Whether a text is white, in a link that holds no word."""
    return text.isspace() and text.parent is not None and text.parent.name == "a" and not has_text(text.parent)


def _part_links(soup: BeautifulSoup) -> None:
    """Put a space between two links that touch, the second of which begins anew: a page's style kept them apart."""
    for link in every(soup, ("a",)):
        other = link.next_sibling
        begins = isinstance(other, Tag) and other.name == "a" and other.get_text()[:1].isupper()
        if begins and link.get_text()[-1:].isalnum():
            link.insert_after(" ")


def _softened(single: str, text: NavigableString, *, within: bool) -> str:
    """Write spaces that do not break once, as ordinary ones where there are several, and none at a block's edges.

    Those before the first word of a line that ``br`` parts from others may be the shape of a poem, and stay.
    """
    single = _SEVERAL.sub(" ", single)
    before = text.previous_sibling
    indent = _INDENT.match(single)
    if indent and not is_break(before):
        edge = _is_edge(before, inside=within)
        if edge and not (text.parent is not None and holds(text.parent, ("br",))):
            single = single[indent.end() :]
        elif not edge and len(indent[0]) > 1:
            single = " " + single[indent.end() :]
    return single.rstrip(f" {HARD}") if _is_edge(text.next_sibling, inside=within) else single


def is_break(node: PageElement | None) -> bool:
    """Whether a node breaks the line."""
    return isinstance(node, Tag) and node.name == "br"


def _is_edge(beside: PageElement | None, *, inside: bool) -> bool:
    """Whether a text stops at a block: at the end of the one that it is ``inside``, or at its neighbour."""
    return inside if beside is None else isinstance(beside, Tag) and beside.name in ENDS
