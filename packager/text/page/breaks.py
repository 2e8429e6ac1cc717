"""Text that is broken into lines inside one element, in paragraphs.

Old pages and logs write a book into one box with ``<br>``. What looks for the article, and what
cleans it, takes time with the square of an element's children: such boxes get paragraphs first.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from packager.text.html import BLOCK, Element, words

MOST_CHILDREN = 3000
"""Children of one element up to which it is left as it is; one of 1,101 pages has more (3,711). The witness
takes 0.8 s for as many links in one paragraph, 80 s for ten times as many."""
MOST_LINES = 200
"""Lines of a paragraph that no empty line ends."""
MOST_INLINE = 1000
"""Elements of a paragraph that no line break ends: a text is better parted than left out."""

_BROKEN = words("body div p td section article main center font span dd blockquote")


def part(page: Element) -> None:
    """Part the lines of every overfull box of ``page`` into paragraphs, in place."""
    for box in overfull(page):
        if box.tag in _BROKEN:
            _part(box)


def overfull(page: Element) -> list[Element]:
    """List the elements with too many children."""
    return [element for element in page.iter() if len(element) > MOST_CHILDREN] if _is_large()(page) else []


@cache
def _is_large() -> etree.XPath:
    """Whether a page has so many elements at all: hardly one has, and libxml2 tells in a tenth of the time."""
    return etree.XPath(f"boolean(descendant::*[{MOST_CHILDREN + 1}])")


def _part(box: Element) -> None:
    children, text, box.text = list(box), box.text, None
    if box.tag in {"p", "span", "font"}:
        box.tag = "div"
    paragraph = _begun(box, text)
    for child in children:
        tail = child.tail
        if child.tag in BLOCK:
            child.tail = None
            box.append(child)
            paragraph = _begun(box, tail)
        elif child.tag == "br" and paragraph is not None and (_ends_line(paragraph) or len(paragraph) >= MOST_LINES):
            box.remove(child)
            paragraph = _begun(box, tail)
        else:
            if paragraph is None or len(paragraph) >= MOST_INLINE:
                paragraph = _paragraph(box, None)
            paragraph.append(child)


def _begun(box: Element, text: str | None) -> Element | None:
    """A new paragraph that begins with ``text``; None where that says nothing, so that no empty one stands there."""
    return _paragraph(box, text) if text and not text.isspace() else None


def _paragraph(box: Element, text: str | None) -> Element:
    paragraph = etree.SubElement(box, "p")
    paragraph.text = text
    return paragraph


def _ends_line(paragraph: Element) -> bool:
    """Whether the last thing in a paragraph is a line break, so that another makes an empty line."""
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
