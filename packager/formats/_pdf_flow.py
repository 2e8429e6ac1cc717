"""Letting text flow past a figure for which the foot of a column has no room: lines behind it stand before it then.

As in :mod:`packager.formats._pdf_balance` nothing is laid out again: boxes move. What a column takes from the
next, the next takes from the one behind it, to the end of the run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from packager.formats._pdf_balance import bottom, cuts, first_block, last_block, parted

WORTH = 54.0
"""Pixels of a gap from which it is closed: three lines."""

LINE = 16.0
"""Pixels: less room than a line needs is no room."""

DEEPER = 20.0
"""Pixels by which the last column of a run may be deeper than others, where that saves a page: a line and a bit."""

FLOATING = "figure"
"""Element behind which text may be read first."""


def flowed(boxes: list[Any], begins: Collection[int]) -> list[list[Any]]:
    """Return the contents of columns, where each takes from the next what it has room for, by column.

    ``boxes`` are page boxes without margins, in the order of reading; those in ``begins`` take up nothing of the
    one before. A column may come out empty.
    """
    columns = list(boxes)
    moving = False
    for index in range(len(columns) - 1):
        moving = moving and index not in begins
        if index + 1 in begins:
            continue
        here, there = columns[index : index + 2]
        if index + 2 == len(columns) or index + 2 in begins:
            here, there = _ended(here, there)
            columns[index], columns[index + 1] = here, there
        if moving or (float(here.height) - bottom(here) >= WORTH and _floats(there)):
            columns[index], columns[index + 1] = _filled(here, there)
            moving = columns[index] is not here
    return [list(column.children) for column in columns]


def _ended(here: Any, there: Any) -> tuple[Any, Any]:
    """Return the last two columns of a run, as one where that is a line too deep at most: a line needs no page."""
    lead = _space(here, there) if here.children and there.children else None
    if lead is None or bottom(here) + lead + bottom(there) > float(here.height) + DEEPER:
        return here, there
    return _appended(here, there, lead), there.copy_with_children([])


def _filled(here: Any, there: Any) -> tuple[Any, Any]:
    """Return two columns once the first has taken from the second until nothing more has room."""
    while there.children:
        taken = _taken(here, there, float(here.height) - bottom(here)) if here.children else None
        if taken is None:
            break
        here, there = taken
    return here, there


def _floats(box: Any) -> bool:
    """Whether a column begins with a figure."""
    return any(each.element is not None and each.element.tag == FLOATING for each in first_block(box))


def _taken(here: Any, there: Any, room: float) -> tuple[Any, Any] | None:
    """Return two columns once the first has taken what it can from the second; None where that is nothing."""
    lead = _space(here, there)
    if lead is None:
        return None
    space = room - lead
    if not there.children or bottom(there) <= space:
        return _appended(here, there, lead), there.copy_with_children([])
    best = max(((at, way) for at, way in cuts(there) if at <= space), default=None)
    if best is not None and best[0] >= LINE:
        head, rest = parted(there, best[1])
        return _appended(here, head, lead), _raised(rest, 0.0)
    return _past(here, there, room) if _floats(there) else None


def _past(here: Any, there: Any, room: float) -> tuple[Any, Any] | None:
    """Take what stands behind the figure that ``there`` begins with, of the same article."""
    begin = min(cuts(there), default=None)
    if begin is None:
        return None
    figure, rest = parted(there, begin[1])
    level = (0,) * (len(begin[1]) - 1)
    ends = [(at, way) for at, way in cuts(rest) if way[: len(level)] == level and LINE <= at - begin[0] <= room]
    if not ends:
        return None
    text, behind = parted(rest, max(ends)[1])
    text = _appended(here, text, -begin[0])
    shut = _raised(behind, begin[0])
    return text, there.copy_with_children([*figure.children, *shut.children])


def _appended(here: Any, more: Any, lead: float) -> Any:
    """Return a column with the contents of another below its own."""
    for child in more.children:
        child.translate(0, bottom(here) + lead)
    return here.copy_with_children([*here.children, *more.children])


def _raised(box: Any, top: float) -> Any:
    """Return a column whose contents begin at that height; space above its first block is not kept at its head."""
    first = [each for each in first_block(box) if hasattr(each, "margin_top")]
    spare = float(first[-1].margin_top) if first and not top else 0.0
    up = box.children[0].position_y + spare - top if box.children else 0.0
    for child in box.children:
        child.translate(0, -up)
    return box


def _space(here: Any, there: Any) -> float | None:
    """Return what is between two columns' contents when they follow one another; None where they cannot.

    Margins end with a column. What goes on in the next has none; a table that does would show its head twice.
    """
    above, below = list(last_block(here)), list(first_block(there))
    going_on = {id(each.element) for each in above if each.element is not None}
    if any(getattr(each, "is_table_wrapper", False) and id(each.element) in going_on for each in below):
        return None
    begun = [each for each in below if each.element is None or id(each.element) not in going_on]
    kept = {id(each.element) for each in below if each.element is not None}
    ended = [each for each in above if each.element is None or id(each.element) not in kept]
    return max((*_margins(ended, "margin_bottom"), *_margins(begun, "margin_top")), default=0.0)


def _margins(boxes: list[Any], side: str) -> Iterator[float]:
    for box in boxes:
        value = getattr(box.style[side], "value", 0.0)
        yield float(value or 0.0)
