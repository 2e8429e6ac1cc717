"""Cards: links that show another story with its picture, headline and blurb, among the paragraphs of this one.

A witness takes their blurbs for text. A link in running text holds words; one that holds blocks is
made to be clicked as a whole.
"""

from __future__ import annotations

import re

from packager.text import furniture
from packager.text.html import Element
from packager.text.survey import Survey

CARD_LENGTH = 600
"""Characters of a card; a link round more was never closed by its writer."""
MOST_IN_CARDS = 0.2
"""Share of the kept text that other stories' cards may hold; where they hold more, the page is about what they show."""

_NOT_AWAY = re.compile(r"\s*(?:#|javascript:|$)|[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)
"""Links to places on the page, and those that only let a picture grow."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def cards(view: Survey, root: Element) -> set[int]:
    """Return the numbers of the cards in ``root`` with kept text; none where they are what the page is about."""
    found = {view.number[link] for link in root.iter("a") if _is_card(view, link)}
    return found if sum(view.facts[i].kept for i in found) <= MOST_IN_CARDS * view.facts[0].kept else set()


def _is_card(view: Survey, link: Element) -> bool:
    facts = view.of(link)
    if not facts.kept or not facts.blocks or facts.text > CARD_LENGTH or _NOT_AWAY.match(link.get("href") or ""):
        return False
    # A picture with its caption may be a link, and so may a heading.
    parts = [*link.iter("figure"), *([] if facts.media else link.iter(*_HEADINGS))]
    if any(view.of(part).text == facts.text for part in parts):
        return False
    return not any(furniture.is_caption(each) for each in link.iterdescendants("div", "p", "span"))
