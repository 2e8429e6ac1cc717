"""Cards: links that show another story with its picture, headline and blurb, among the paragraphs of this one.

A witness takes their blurbs for text. A link in running text holds words; one that holds blocks is
made to be clicked as a whole. Where it is not, cards are known by standing in a row: boxes of one
make, each under a headline that leads to another page of the site.
"""

from __future__ import annotations

import re

from packager.text import furniture
from packager.text.html import Element, words
from packager.text.survey import Survey
from packager.text.urls import public_site

CARD_LENGTH = 600
"""Characters of a card; a link round more was never closed by its writer."""
MOST_IN_CARDS = 0.2
"""Share of the kept text that other stories' cards may hold; where they hold more, the page is about what they show."""
FEWEST_IN_ROW = 2
"""Cards of a row."""
MOST_IN_ROWS = 0.3
"""Share of the kept text that rows of cards may hold. On eleven of 851 pages a witness kept a row, of .01 to .28 of the
text, and on none had the article made it."""
HEADLINE_LENGTH = 12
"""Characters of a card's headline."""
NEARLY_ALL = 0.8
"""Share of the boxes of one make that must be cards, and of a headline that must be linked."""

_NOT_AWAY = re.compile(r"\s*(?:#|javascript:|$)|[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)
"""Links to places on the page, and those that only let a picture grow."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = words("div article li section")
_COUNTED = re.compile(r"\d+|\b(?:first|last|odd|even)\b")
"""What the classes of boxes in a row differ by."""


def cards(view: Survey, root: Element) -> set[int]:
    """Return the numbers of the cards in ``root`` with kept text; none where they are what the page is about."""
    found = {view.number[link] for link in root.iter("a") if _is_card(view, link)}
    return _unless_most(view, found, MOST_IN_CARDS) | _unless_most(view, _rows(view, root), MOST_IN_ROWS)


def _unless_most(view: Survey, found: set[int], most: float) -> set[int]:
    """What was found, unless it holds more than a share of the kept text."""
    return found if sum(view.facts[i].kept for i in found) <= most * view.facts[0].kept else set()


def _rows(view: Survey, root: Element) -> set[int]:
    """The numbers of the boxes with kept text that stand in rows of cards."""
    makes: dict[tuple[Element, str, str], list[Element]] = {}
    for heading in root.iter(*_HEADINGS[1:]):
        for box in heading.iterancestors(*_BOXES):
            if view.of(box).text > CARD_LENGTH or box is root:
                break
            makes.setdefault((box.getparent(), box.tag, _COUNTED.sub("", box.get("class") or "")), []).append(box)
    found: set[int] = set()
    for (parent, tag, make), boxes in makes.items():
        cards = {view.number[box] for box in boxes if _leads_on(view, box)}
        if len(cards) < FEWEST_IN_ROW or not view.of(parent).kept:
            continue
        alike = [each for each in parent.iterchildren(tag) if _COUNTED.sub("", each.get("class") or "") == make]
        if len(cards) >= NEARLY_ALL * len(alike):
            found |= {view.number[each] for each in alike if view.of(each).kept}
    return found


def _leads_on(view: Survey, box: Element) -> bool:
    """Whether the first headline of a box leads to another page of the same site."""
    heading = next((each for each in box.iter(*_HEADINGS) if view.of(each).text >= HEADLINE_LENGTH), None)
    if heading is None:
        return False
    facts = view.of(heading)
    around = next(heading.iterancestors("a"), None) if not facts.linked else None
    link = next(heading.iter("a"), None) if facts.linked >= NEARLY_ALL * facts.text else around
    href = (link.get("href") or "") if link is not None else ""
    return not _NOT_AWAY.match(href) and public_site(href) in {None, view.site}


def _is_card(view: Survey, link: Element) -> bool:
    facts = view.of(link)
    if not facts.kept or not facts.blocks or facts.text > CARD_LENGTH or _NOT_AWAY.match(link.get("href") or ""):
        return False
    # A picture with its caption may be a link, and so may a heading.
    parts = [*link.iter("figure"), *([] if facts.media else link.iter(*_HEADINGS))]
    if any(view.of(part).text == facts.text for part in parts):
        return False
    return not any(furniture.is_caption(each) for each in link.iterdescendants("div", "p", "span"))
