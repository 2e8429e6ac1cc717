"""Text that is broken into lines inside one element, in paragraphs.

Old pages and logs write a book into one box with ``<br>``. What looks for the article, and what
cleans it, takes time with the square of an element's children: such boxes get paragraphs first.
"""

from __future__ import annotations

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
    return [element for element in page.iter() if len(element) > MOST_CHILDREN]


def _part(box: Element) -> None:
    children, text, box.text = list(box), box.text, None
    if box.tag in {"p", "span", "font"}:
        box.tag = "div"
    paragraph = _paragraph(box, text)
    for child in children:
        tail = child.tail
        if child.tag in BLOCK:
            child.tail = None
            box.append(child)
            paragraph = _paragraph(box, tail)
        elif child.tag == "br" and (_ends_line(paragraph) or len(paragraph) >= MOST_LINES):
            box.remove(child)
            paragraph = _paragraph(box, tail)
        else:
            paragraph = _paragraph(box, None) if len(paragraph) >= MOST_INLINE else paragraph
            paragraph.append(child)


def _paragraph(box: Element, text: str | None) -> Element:
    paragraph = etree.SubElement(box, "p")
    paragraph.text = text
    return paragraph


def _ends_line(paragraph: Element) -> bool:
    """Whether the last thing in a paragraph is a line break, so that another makes an empty line."""
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
