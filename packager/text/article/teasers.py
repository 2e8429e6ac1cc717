"""Pages that show other stories: front pages, sections, archives, results of a search.

Each story stands in a box of its own that begins with a link to it, and the boxes stand in a row. Where such rows hold
nearly all that was found, the page has no text of its own.
"""

from __future__ import annotations

from itertools import islice

from packager.text.article.cards import CARD_LENGTH, HEADLINE_LENGTH, Make, leads_away, make_of
from packager.text.html import Element, words
from packager.text.page.survey import Survey

FEWEST = 5
"""Boxes of one make in a row."""
NEARLY_ALL = 0.8
"""Share of the boxes of one make that must begin with a link to another page, each with words of its own."""
MOST_PARTS = 12
"""Elements at the beginning of a box among which its first words are looked for: a picture and its frames precede."""

_BOXES = words("article div li section tr dd")
_NO_WORDS = words("time svg script style noscript")


def teased(view: Survey) -> float:
    """Share of what was kept that stands in rows of boxes, each of which begins with a link to another page.

    A witness may have kept one box of a row alone.
    """
    outer = [*view.order[view.first].iterancestors()]
    shown = 0
    covered: set[Element] = set()
    rows: dict[Element, set[Make]] = {}
    for element in (*reversed(outer), *view.order[view.first : view.last + 1]):
        parent = element.getparent()
        if parent in covered:
            covered.add(element)
        if parent in covered or element.tag not in _BOXES or not view.of(element).kept:
            continue
        if parent not in rows:
            rows[parent] = _rows(view, parent)
        if make_of(element) in rows[parent]:
            covered.add(element)
            shown += view.of(element).kept
    return shown / view.facts[0].kept if shown else 0.0


def _rows(view: Survey, parent: Element) -> set[Make]:
    """The rows of boxes in an element, nearly all of which begin with a link."""
    made: dict[Make, list[Element]] = {}
    for box in parent.iterchildren(*_BOXES):
        if view.of(box).text and view.of(box).blocks:
            made.setdefault(make_of(box), []).append(box)
    long = {make: row for make, row in made.items() if len(row) >= FEWEST and _are_short(view, row)}
    said = {make: {line for box in row if (line := _headline(view, box))} for make, row in long.items()}
    return {make for make, row in long.items() if len(said[make]) >= NEARLY_ALL * len(row)}


def _are_short(view: Survey, row: list[Element]) -> bool:
    """Whether boxes are hardly longer than cards: a blog's page may hold whole posts."""
    return sum(view.of(box).text for box in row) <= CARD_LENGTH * len(row)


def _headline(view: Survey, box: Element) -> str:
    """The link to another page of the site with which a box begins, if it can be a headline.

    A post of a thread may begin with its date or title, too: they lead to a place on a page.
    """
    for part in islice(box.iter(), MOST_PARTS):
        if view.of(part).text < HEADLINE_LENGTH or part.tag in _NO_WORDS:
            continue
        if part.tag == "a":
            href = part.get("href") or ""
            dated = next(part.iter("time"), None) is not None
            return "" if dated or "#" in href or not leads_away(view, href) else "".join(part.itertext())
        if (part.text or "").strip():
            return ""
    return ""
