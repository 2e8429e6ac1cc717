"""The elements of a page that its markup makes worth reading for facts.

Every reader of facts wants a few elements of each page. They are gathered together: once by name
and attribute, and once more by class, only where a fact needs it, because that takes longest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice

from lxml import etree

from packager.text.html import Element

TELLS_AUTHOR = re.compile(
    r"[aA]uth(?:or|Name)|[aA]utor|auteur|byline|vcard|wrote|written-?_?by|writer|user-?_?name|person-?_?name|[sS]zerzo|"
    r"\bfirma\b|\b(?:c|article|story|news)-+signature|penulis|yazar\b|muhabir|redactor\b|periodista|giornalista|"
    r"forfatter|skribent|kirjoittaja|\bavtor"
)
"""What a class holds that may name an author, in the languages in which publishers name what they write."""
_DATE = re.compile("[dD]ate|publish|posted|datum|submitted|timestamp")
_TITLE = re.compile("title|headline")
_TELLING = re.compile("|".join(each.pattern for each in (TELLS_AUTHOR, _DATE, _TITLE)))
"""What a class holds that may name an author, a time or a headline."""

# By way of the attributes: libxml2 takes twice as long to test each element for them.
_WITH_PROPERTY = etree.XPath("(descendant::*/@itemprop | descendant::*/@property | descendant::*/@pubdate)/..")


@dataclass
class Marks:
    """Elements by what their markup says of them, each list in the page's order."""

    root: Element
    metas: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    scripts: list[Element] = field(default_factory=list)
    titles: list[Element] = field(default_factory=list)
    """``<title>``."""
    headings: list[Element] = field(default_factory=list)
    """``<h1>`` and ``<h2>``."""

    @cached_property
    def properties(self) -> list[Element]:
        """Elements with a property of microdata or RDFa, or with ``pubdate``."""
        return list(_WITH_PROPERTY(self.root))

    @property
    def authors(self) -> list[Element]:
        """What may name the author: by class, ``rel`` or ``itemprop``."""
        return self._classed[0]

    @property
    def dates(self) -> list[Element]:
        """``<time>``, and what is classed as a date."""
        return self._classed[1]

    @property
    def called_headings(self) -> list[Element]:
        """What may stand for a heading where no h1 or h2 does."""
        return self._classed[2]

    @cached_property
    def _classed(self) -> tuple[list[Element], list[Element], list[Element]]:
        items = {element: element.get("itemprop") or "" for element in self.properties}
        authors, dates, headings = [], [], []
        body = self.root if self.root.tag == "body" else self.root.find("body")
        for element in islice(body.iter("*"), 1, None) if body is not None else ():
            names, tag, item = element.get("class"), element.tag, items.get(element, "") if items else ""
            author, date, title = _meaning(names) if names else _NOTHING
            if author or element.get("rel") == "author" or "author" in item:
                authors.append(element)
            if date or tag == "time":
                dates.append(element)
            if title or tag in {"h3", "h4"} or item == "headline":
                headings.append(element)
        return authors, dates, headings


_NOTHING = (False, False, False)


@lru_cache(maxsize=8192)
def _meaning(names: str) -> tuple[bool, bool, bool]:
    """Whether a class may tell an author, a date, a headline; pages repeat their classes."""
    if not _TELLING.search(names):
        return _NOTHING
    return bool(TELLS_AUTHOR.search(names)), bool(_DATE.search(names)), bool(_TITLE.search(names))


def read(root: Element) -> Marks:
    """Gather the marked elements of a page."""
    found = Marks(root)
    into = {
        "meta": found.metas, "link": found.links, "script": found.scripts, "title": found.titles,
        "h1": found.headings, "h2": found.headings,
    }  # fmt: skip
    for element in root.iter(*into):
        into[element.tag].append(element)
    return found
