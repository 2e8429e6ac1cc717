"""What a page shows to those alone whose browser runs no scripts: the whole text, where scripts would fetch it."""

from __future__ import annotations

from lxml import etree

from packager.text.html import Element

PARAGRAPH_LENGTH, FEWEST_PARAGRAPHS = 80, 3
"""Characters of a paragraph of prose, and how many make a text: a request to allow scripts has one or two."""

_SPARE = etree.XPath("body//noscript[not(ancestor::noscript)][.//p]")


def open_scriptless(page: Element) -> None:
    """Show what stands in ``noscript``, in place, where it holds most of the page's paragraphs of prose."""
    spare = _SPARE(page)
    if not spare:
        return
    inside = [size for each in spare for size in _prose(each)]
    if len(inside) >= FEWEST_PARAGRAPHS and 2 * sum(inside) > sum(_prose(page)):
        for each in spare:
            each.tag = "div"


def _prose(box: Element) -> list[int]:
    """The lengths of the paragraphs of prose in a box."""
    sizes = (len("".join(each.itertext()).strip()) for each in box.iter("p"))
    return [size for size in sizes if size >= PARAGRAPH_LENGTH]
