"""Quotations that are none: systems of forums write each post of a thread as one."""

from __future__ import annotations

from packager.text.html import Element

FEWEST = 3
"""Posts of a thread."""
MOSTLY = 0.6
"""Share of the text that they hold, beside dates and names."""


def unquote_posts(part: Element) -> None:
    """Write the quotations of ``part`` as boxes, in place, where they hold most of it, each far from the others.

    A collection of quotations has them side by side, and hardly one gives them a class and two boxes each.
    """
    makes: dict[str, list[Element]] = {}
    for quote in part.iter("blockquote"):
        if quote.get("class"):
            makes.setdefault(quote.get("class"), []).append(quote)
    quotes = max(makes.values(), key=len, default=[])
    if len(quotes) < FEWEST or not _stand_apart(quotes):
        return
    if sum(map(_size, quotes)) >= MOSTLY * _size(part):
        for quote in quotes:
            quote.tag = "div"


def _stand_apart(quotes: list[Element]) -> bool:
    """Whether no two quotations stand in one box, nor their boxes in one."""
    boxes = {quote.getparent() for quote in quotes}
    holders = {box.getparent() for box in boxes if box is not None}
    return len(boxes) == len(holders) == len(quotes)


def _size(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
