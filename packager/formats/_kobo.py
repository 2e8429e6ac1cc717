"""Pages as Kobo's own reader wants them: every sentence in a span with a number.

Kobo's reader keeps places, highlights and statistics by spans of the class ``koboSpan`` whose ids are
``kobo.<paragraph>.<sentence>``, and sets pages in columns inside two boxes, ``book-columns`` and
``book-inner``. Books from its shop come so, and a book that ends in ``.kepub.epub`` is opened so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from lxml import etree

from packager.text.html import words

XHTML = "http://www.w3.org/1999/xhtml"

PARAGRAPHS = words("p ol ul dl table h1 h2 h3 h4 h5 h6 pre figcaption aside blockquote")
"""Elements with which a paragraph of the numbering begins."""

SILENT = words("script style pre audio video svg math rp")
"""Elements whose text stays as it is: it is no prose, or may hold no span."""

BARE = words("ol ul dl table thead tbody tfoot tr colgroup")
"""Elements that may hold no text of their own: what stands between their children is layout."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»›)\]]*+\s++|[。！？]++[」』”’）]*+")
"""Where a sentence ends, with the white space after it. It need not be right: it is a place to come back to."""

STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
"""What Kobo's own books say, so that its reader does not add margins to those that the user chose."""


class _Numbers:
    """The running numbers of paragraphs and sentences."""

    def __init__(self) -> None:
        self.paragraph = 0
        self.sentence = 0

    def next_paragraph(self) -> None:
        self.paragraph += 1
        self.sentence = 0

    def next_id(self) -> str:
        self.paragraph = self.paragraph or 1
        self.sentence += 1
        return f"kobo.{self.paragraph}.{self.sentence}"


def spanned(page: str) -> str:
    """Return a page, well-formed XHTML, with its text in numbered spans; what it shows is the same."""
    root = etree.fromstring(page.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    body = root.find(f"{{{XHTML}}}body")
    head = root.find(f"{{{XHTML}}}head")
    if body is None or head is None:
        return page
    numbers = _Numbers()
    _walk(body, numbers)
    _box(body)
    style = etree.SubElement(head, f"{{{XHTML}}}style", {"type": "text/css", "class": "kobostylehacks"})
    style.text, style.tail = STYLE, "\n"
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return written.decode()


def _box(body: Any) -> None:
    """Put what the body holds into the two boxes."""
    columns = body.makeelement(f"{{{XHTML}}}div", {"id": "book-columns"})
    inner = etree.SubElement(columns, f"{{{XHTML}}}div", {"id": "book-inner"})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    body.append(columns)


def _walk(element: Any, numbers: _Numbers) -> None:
    """Wrap the text in and after the children of an element. Fragments are at most some 240 deep."""
    name = etree.QName(element).localname
    if name in PARAGRAPHS:
        numbers.next_paragraph()
    bare = name in BARE
    children = list(element)
    _wrap_text(element, None, numbers, bare=bare)
    for child in children:
        if isinstance(child.tag, str):
            inner = etree.QName(child).localname
            if inner == "img":
                _wrap_picture(child, numbers)
            elif inner not in SILENT:
                _walk(child, numbers)
        _wrap_text(element, child, numbers, bare=bare)


def _wrap_text(parent: Any, after: Any, numbers: _Numbers, *, bare: bool) -> None:
    """Wrap the text at the beginning of ``parent``, or that which follows its child ``after``."""
    holder = parent if after is None else _outermost(after, parent)
    text = (holder.text if after is None else holder.tail) or ""
    if bare or not text.strip():
        return
    spans = []
    for sentence in _sentences(text):
        span = parent.makeelement(f"{{{XHTML}}}span", {"class": "koboSpan", "id": numbers.next_id()})
        span.text = sentence
        spans.append(span)
    place = 0 if after is None else parent.index(holder) + 1
    if after is None:
        holder.text = None
    else:
        holder.tail = None
    parent[place:place] = spans


def _sentences(text: str) -> list[str]:
    """Cut a text behind each of its ends: nothing between them can be lost."""
    cuts = [0, *(end.end() for end in _END.finditer(text)), len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts) if begin < end]


def _outermost(child: Any, parent: Any) -> Any:
    """Return what stands in the parent for a child: a picture by now stands in a span of its own."""
    return child if child.getparent() is parent else child.getparent()


def _wrap_picture(image: Any, numbers: _Numbers) -> None:
    numbers.next_paragraph()
    parent = image.getparent()
    span = parent.makeelement(f"{{{XHTML}}}span", {"class": "koboSpan", "id": numbers.next_id()})
    parent.replace(image, span)
    span.tail, image.tail = image.tail, None
    span.append(image)
