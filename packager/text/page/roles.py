"""What a page writes as boxes and readers see as lines: headings named by a role (WAI-ARIA 1.2), paragraphs.

Editors of messengers and of page builders write each paragraph as a ``section`` without a name.
"""

from __future__ import annotations

from lxml import etree

from packager.text.html import BLOCK, Element

_HEADINGS = etree.XPath(
    "body/descendant::*/@role[.='heading']/parent::*[self::div or self::p][not(.//h1|.//h2|.//h3|.//h4|.//p)]"
)
_NAMELESS = etree.XPath("body//section[not(@class or @id or @role)]")
_TITLES = etree.XPath(
    "body/descendant::div/@class[.='title']/parent::*"
    "[parent::div[contains(@class, 'block')] or parent::div/parent::div[@class='sidebarblock']]"
)
_LEVELS = frozenset("123456")
USUAL_LEVEL = "2"
"""Level of a heading that states none, as WAI-ARIA has it."""


def name_headings(page: Element) -> None:
    """Write boxes and paragraphs whose role is that of a heading as headings of their level, in place."""
    for element in _HEADINGS(page):
        level = (element.get("aria-level") or "").strip()
        element.tag = f"h{level if level in _LEVELS else USUAL_LEVEL}"


def name_paragraphs(page: Element) -> None:
    """Write sections that nothing is called, and that hold words and no block, as paragraphs, in place."""
    for section in _NAMELESS(page):
        if next(section.iterdescendants(*BLOCK), None) is None and any(map(_says, section.itertext())):
            section.tag = "p"


def _says(text: str) -> bool:
    return not text.isspace()


def name_titles(page: Element) -> None:
    """Write the titles of listings, examples and pictures of AsciiDoc, which are boxes, as lines in bold, in place."""
    for title in _TITLES(page):
        if "imageblock" in (title.getparent().get("class") or "").split():
            title.set("class", "caption")
        elif not len(title) and title.text:
            title.tag = "p"
            etree.SubElement(title, "strong").text, title.text = title.text, None
