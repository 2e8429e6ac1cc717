"""Cards: links that show another story with its picture, headline and blurb, among the paragraphs of this one.

A witness takes their blurbs for text. A link in running text holds words; one that holds blocks is
made to be clicked as a whole. Where it is not, cards are known by standing in a row: boxes of one
make, or all boxes of one holder, each under a headline that leads to another page of the site. One
that no witness kept need not stand in a row.
"""

from __future__ import annotations

import re

from packager.text.html import HEADINGS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import Survey

CARD_LENGTH = 600
"""Characters of a card; a link round more was never closed by its writer."""
MOST_IN_CARDS = 0.2
"""Share of the kept text that other stories' cards may hold; where they hold more, the page is about what they show."""
FEWEST_IN_ROW, FEWEST_MIXED = 2, 3
"""Cards of a row whose boxes are of one make, and of one whose boxes are of several."""
MOST_IN_ROWS = 0.3
"""Share of the kept text that rows of cards may hold. On eleven of 851 pages a witness kept a row, of .01 to .28 of the
text, and on none had the article made it."""
HEADLINE_LENGTH, BLURB_LENGTH = 12, 40
"""Characters of a card's headline, and of what it says below it."""
NEARLY_ALL = 0.8
"""Share of the boxes of one make that must be cards, and of a headline that must be linked."""

_NOT_AWAY = re.compile(r"\s*(?:#|javascript:|$)|[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)
"""Links to places on the page, and those that only let a picture grow."""
_BOXES = words("div article li section")
Make = tuple[str, str]
"""What boxes in a row have in common."""
_COUNTED = re.compile(r"\d+|\b(?:first|last|odd|even)\b")
"""What the classes of boxes in a row differ by."""


def cards(view: Survey, root: Element) -> set[int]:
    """Return the numbers of the cards in ``root`` with kept text; none where they are what the page is about."""
    found = {view.number[link] for link in root.iter("a") if _is_card(view, link)}
    leading = {view.number[box]: href for box in _headed(view, root) if (href := _leads_to(view, box))}
    rows, passed = _rows(view, leading), {i for i, href in leading.items() if _is_passed_over(view, i, href)}
    return _unless_most(view, found, MOST_IN_CARDS) | _unless_most(view, rows, MOST_IN_ROWS) | passed


def _unless_most(view: Survey, found: set[int], most: float) -> set[int]:
    """What was found, unless it holds more than a share of the kept text."""
    return found if sum(view.facts[i].kept for i in found) <= most * view.facts[0].kept else set()


def _headed(view: Survey, root: Element) -> list[Element]:
    """The boxes, none longer than a card, that hold a heading: each once."""
    found: dict[Element, None] = {}
    for heading in root.iter(*(HEADINGS - {"h1"})):
        for box in heading.iterancestors(*_BOXES):
            if view.of(box).text > CARD_LENGTH or box is root:
                break
            found[box] = None
    return list(found)


def _rows(view: Survey, leading: dict[int, str]) -> set[int]:
    """The numbers of the boxes with kept text that stand in rows of cards."""
    found: set[int] = set()
    for parent in dict.fromkeys(view.order[i].getparent() for i in leading):
        for (_, make), row in _alike(parent).items() if view.of(parent).kept else ():
            fewest = FEWEST_MIXED if make is None else FEWEST_IN_ROW
            if sum(view.number[box] in leading for box in row) >= max(fewest, NEARLY_ALL * len(row)):
                found |= {view.number[box] for box in row if view.of(box).kept}
    return found


def _alike(parent: Element) -> dict[tuple[str, str | None], list[Element]]:
    """The boxes in an element by their tag and make, and all those of a tag."""
    rows: dict[tuple[str, str | None], list[Element]] = {}
    for box in parent.iterchildren(*_BOXES):
        for make in (make_of(box), (box.tag, None)):
            rows.setdefault(make, []).append(box)
    return rows


def make_of(box: Element) -> Make:
    """The tag and class of a box, without what those in a row differ by."""
    return box.tag, _COUNTED.sub("", box.get("class") or "")


def _is_passed_over(view: Survey, i: int, href: str) -> bool:
    """Whether a box is a card that no witness kept: it says more than its headline, which may head a part of the text.

    A headline that leads to a place on a page may lead to itself.
    """
    if i < view.first or view.facts[i].kept or "#" in href:
        return False
    headline = next(view.order[i].iter(*HEADINGS))
    return view.facts[i].text - view.of(headline).text >= BLURB_LENGTH


def _leads_to(view: Survey, box: Element) -> str:
    """Where the first headline of a box leads, if to another page of the same site."""
    heading = next((each for each in box.iter(*HEADINGS) if view.of(each).text >= HEADLINE_LENGTH), None)
    if heading is None:
        return ""
    facts = view.of(heading)
    around = next(heading.iterancestors("a"), None) if not facts.linked else None
    link = next(heading.iter("a"), None) if facts.linked >= NEARLY_ALL * facts.text else around
    href = (link.get("href") or "") if link is not None else ""
    return href if leads_away(view, href) else ""


def leads_away(view: Survey, href: str) -> bool:
    """Whether an address is that of another page of the same site, and not a picture's."""
    return not _NOT_AWAY.match(href) and not view.is_away(href)


def _is_card(view: Survey, link: Element) -> bool:
    facts = view.of(link)
    if not facts.kept or not facts.blocks or facts.text > CARD_LENGTH or _NOT_AWAY.match(link.get("href") or ""):
        return False
    # A picture with its caption may be a link, and so may a heading.
    parts = [*link.iter("figure"), *([] if facts.media else link.iter(*HEADINGS))]
    if any(view.of(part).text == facts.text for part in parts):
        return False
    return not any(furniture.is_caption(each) for each in link.iterdescendants("div", "p", "span"))
