"""The elements of a page that its markup makes worth reading for facts, gathered in one walk over the tree.

Every reader of facts wants a few elements of each page. A walk takes as long as one query for a
class, and most facts need one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from packager.text.html import Element

_AUTHOR = 1
_DATE = 2
_TITLE = 4
_CLASSES = (
    (_AUTHOR, ("author", "byline", "vcard")),
    (_DATE, ("date", "Date", "publish", "posted", "datum")),
    (_TITLE, ("title", "headline")),
)
"""What a class holds that may name an author, a time or a headline."""
_PROPERTIES = frozenset({"itemprop", "property", "pubdate"})
_LISTED = frozenset({"meta", "link", "script", "title", "h1", "h2"})
_SPEAKING = frozenset({"time", "h3", "h4"})
"""Elements that say something without any attribute."""
_MOST_ELEMENTS = 200_000
"""Elements that are looked at; ten times as many as the longest of 1,100 real pages has."""


@dataclass(slots=True)
class Marks:
    """Elements by what their markup says of them, each list in the page's order."""

    metas: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    scripts: list[Element] = field(default_factory=list)
    title: Element | None = None
    """``<title>``, the first."""
    headings: list[Element] = field(default_factory=list)
    """``<h1>`` and ``<h2>``."""
    called_headings: list[Element] = field(default_factory=list)
    """What may stand for a heading where none of these does."""
    properties: list[Element] = field(default_factory=list)
    """Elements with a property of microdata or RDFa, or with ``pubdate``."""
    authors: list[Element] = field(default_factory=list)
    """What may name the author."""
    dates: list[Element] = field(default_factory=list)
    """``<time>``, and what is classed as a date."""


def read(root: Element) -> Marks:
    """Gather the marked elements of a page."""
    found = Marks()
    in_body = root.tag != "html"
    for element in islice(root.iter("*"), _MOST_ELEMENTS):
        tag, keys = element.tag, element.keys()
        if tag in _LISTED:
            _list(found, element, tag)
        in_body = in_body or tag == "body"
        if not keys and tag not in _SPEAKING:
            continue
        if not _PROPERTIES.isdisjoint(keys):
            found.properties.append(element)
        if in_body:
            _in_body(found, element, tag)
    return found


def _list(found: Marks, element: Element, tag: str) -> None:
    """List an element that its name alone makes worth reading."""
    if tag == "meta":
        found.metas.append(element)
    elif tag == "link":
        found.links.append(element)
    elif tag == "script":
        found.scripts.append(element)
    elif tag == "title":
        found.title = element if found.title is None else found.title
    else:
        found.headings.append(element)


def _in_body(found: Marks, element: Element, tag: str) -> None:
    """List an element of the body by its name, class, itemprop and rel."""
    names, item = element.get("class"), element.get("itemprop")
    meaning = _meaning(names) if names else 0
    if tag == "time" or meaning & _DATE:
        found.dates.append(element)
    if meaning & _TITLE or tag in {"h3", "h4"} or item == "headline":
        found.called_headings.append(element)
    if meaning & _AUTHOR or (item and "author" in item) or element.get("rel") == "author":
        found.authors.append(element)


@lru_cache(maxsize=8192)
def _meaning(names: str) -> int:
    """What a class may say of an element, as flags; pages repeat their classes."""
    return sum(flag for flag, parts in _CLASSES if any(part in names for part in parts))
