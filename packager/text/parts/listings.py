"""Code whose lines a page writes as boxes: listings and algorithms of LaTeXML, viewers of source."""

from __future__ import annotations

from lxml import etree

from packager.text.html import Element, remove

_NAMES = ("listingline", "code-line", "codeline")
"""What systems call a line of code."""
_LINES = etree.XPath(
    "body//div[" + " or ".join(f"contains(@class, '{name}')" for name in _NAMES) + "][not(ancestor::pre)]"
)


def open_listings(page: Element, source: str) -> None:
    """Write boxes in ``page`` that hold nothing but lines of code, and a link to copy them, as ``pre``.

    ``source`` is the text from which the page was parsed.
    """
    if not any(name in source for name in _NAMES):
        return
    for box in dict.fromkeys(line.getparent() for line in _LINES(page)):
        beside = [each for each in box if not _is_line(each)]
        if box.tag == "div" and not (box.text or "").strip() and all(map(_is_sign, beside)):
            for each in beside:
                remove(each)
            box.tag = "pre"


def _is_line(element: Element) -> bool:
    return element.tag == "div" and any(name in (element.get("class") or "") for name in _NAMES)


def _is_sign(element: Element) -> bool:
    return not any(map(str.isalnum, "".join(element.itertext())))
