"""Lines that each box of a row has in words of its own: the day of an event, the name of a thing, the title of a step.

A witness keeps the prose of such boxes and passes over the short line that tells one from the next. What a
system writes into each box says the same in all of them, or leads somewhere.
"""

from __future__ import annotations

from itertools import chain, islice

from packager.text.html import Element, words
from packager.text.page.survey import Survey

FEWEST = 3
"""Boxes in a row: two may be a box and another that happens to be made like it."""
MOST_BESIDE, MOST_PARTS = 8, 12
"""Elements on either side of a box, and parts of one, that are looked at."""
DEEPEST = 2
"""Boxes round a line of which one may be that of the row: a head may hold the line."""
LINE_LENGTH = 120
"""Characters of such a line."""

_LINES = words("div p span time strong b dt h2 h3 h4 h5 h6")
_BOXES = words("div section article li")


def is_of_each(view: Survey, line: Element) -> bool:
    """Whether a line has its like, with other words, in boxes beside its own that are kept as well."""
    if line.tag not in _LINES or view.of(line).blocks or view.of(line).media or not _is_short(view, line):
        return False
    if next(line.iterdescendants("time"), None) is not None:
        return False  # when a post was written, and by whom
    way, box = [line], line.getparent()
    for _ in range(DEEPEST):
        if box is None or box.tag not in _BOXES:
            return False
        if view.of(box).kept and _has_like(view, box, way):
            return True
        way.append(box)
        box = box.getparent()
    return False


def _has_like(view: Survey, box: Element, way: list[Element]) -> bool:
    beside = chain(islice(box.itersiblings(), MOST_BESIDE), islice(box.itersiblings(preceding=True), MOST_BESIDE))
    twins = [_twin(each, way) for each in beside if _is_made_like(each, box) and view.of(each).kept]
    found = [twin for twin in twins if twin is not None and _is_short(view, twin)]
    said = {"".join(each.itertext()).strip() for each in (way[0], *found)}
    return len(said) == len(twins) + 1 >= FEWEST


def _twin(box: Element, way: list[Element]) -> Element | None:
    """What stands in a box where the first of ``way`` stands in the one beside it."""
    twin: Element | None = box
    for step in reversed(way):
        if twin is None:
            return None
        twin = next((e for e in islice(twin.iterchildren(step.tag), MOST_PARTS) if _is_made_like(e, step)), None)
    return twin


def _is_made_like(one: Element, other: Element) -> bool:
    return bool(one.tag == other.tag and one.get("class") == other.get("class"))


def _is_short(view: Survey, line: Element) -> bool:
    return not view.of(line).linked and 0 < view.of(line).text < LINE_LENGTH
