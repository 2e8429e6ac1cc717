"""Headings that a page writes as boxes and names by a role (WAI-ARIA 1.2, ``heading``): readers see no difference."""

from __future__ import annotations

from lxml import etree

from packager.text.html import Element

_SAID = ('role="heading"', "role='heading'", "role=heading")
_HEADINGS = etree.XPath("body//*[@role='heading' and (self::div or self::p)][not(.//h1|.//h2|.//h3|.//h4|.//p)]")
_LEVELS = frozenset("123456")
USUAL_LEVEL = "2"
"""Level of a heading that states none, as WAI-ARIA has it."""


def name_headings(page: Element, source: str) -> None:
    """Write boxes and paragraphs whose role is that of a heading as headings of their level, in place.

    ``source`` is the text from which ``page`` was parsed.
    """
    if any(each in source for each in _SAID):
        for element in _HEADINGS(page):
            level = (element.get("aria-level") or "").strip()
            element.tag = f"h{level if level in _LEVELS else USUAL_LEVEL}"
