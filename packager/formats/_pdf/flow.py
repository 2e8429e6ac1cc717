"""Letting text flow past a figure or a table for which the foot of a column has no room: it stands before that then.

So do those under a heading that its figure would take to the next column.

As in :mod:`packager.formats._pdf.balance` nothing is laid out again: boxes move. What a column takes from the
next, the next takes from the one behind it, to the end of the run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice, takewhile
from typing import Any

from packager.formats._pdf import rows
from packager.formats._pdf.balance import bottom, cuts, first_block, last_block, parted, space
from packager.formats._pdf.shrink import shrunk

WORTH = 54.0
"""Pixels of a gap from which it is closed: three lines."""

LINE = 16.0
"""Pixels: less room than a line needs is no room."""

DEEPER = 20.0
"""Pixels by which the last column of a run may be deeper than others, where that saves a page: a line and a bit."""

HARDLY = 0.86
"""Share of its size that a picture keeps where it shrinks rather than that text is read before it."""

SMALLEST = 0.66
"""Share that it keeps where there is no such text: of a picture as wide as a column, two thirds."""

FIGURE = "figure"
FLOATING = frozenset({FIGURE, "table"})
"""Elements behind which text may be read first."""

HOLDERS = frozenset({"html", "body", "section", "article", "div"})
"""Elements that hold an article, or its text."""

HEADS = frozenset({"h1", "header", "h3", "h4", "h5", "h6"})
"""Elements that stand over a text: the title of a section, the head of an article, the headings in it."""

PLACE = "place"
"""Class of the line that says where an article was written, which stands before its text."""

NOTES = "footnotes"
"""Class of the notes below a text."""

BELOW = 12.0
"""Pixels at most below a heading's last line, as a paragraph under it has them."""


def flowed(boxes: list[Any], begins: Collection[int]) -> list[list[Any]]:
    """Return the contents of columns, where each takes from the next what it has room for, by column.

    ``boxes`` are page boxes without margins, in the order of reading; those in ``begins`` take up nothing of the
    one before. A column may come out empty.
    """
    columns = list(boxes)
    for column in columns:
        rows.end_with_rows(column)
    short = -1  # the last column of which something was taken
    index = 0  # the last column that still has something, which one that was emptied leaves to be filled
    for following in range(1, len(columns)):
        if following in begins:
            index = following
            continue
        last = following + 1 == len(columns) or following + 1 in begins
        if last:
            columns[index], columns[following] = _ended(columns[index], columns[following])
        here, there = columns[index], columns[following]
        if index <= short or (_gap(here) and (_floats(there) or _under_heading(there))):
            before = columns[following : following + 2]
            _fill(columns, index, following, last=last)
            after = columns[following : following + 2]
            taken = (following + place for place, box in enumerate(after) if box is not before[place])
            short = max([short, *taken])
        if columns[following].children:
            index = following
    return [list(column.children) for column in columns]


def _fill(columns: list[Any], index: int, following: int, *, last: bool) -> None:
    """Fill a column from the next, in place; and where a gap is left, once more after that from the one behind it."""
    columns[index], columns[following] = _filled(columns[index], columns[following])
    if _gap(columns[index]) and columns[following].children and not last:
        # Of what stands behind a figure, the columns before may have taken so much that too little is left.
        columns[following : following + 2] = _filled(*columns[following : following + 2])
        columns[index], columns[following] = _filled(columns[index], columns[following])


def _gap(column: Any) -> bool:
    """Whether there is room at the foot of a column that should not be left."""
    return float(column.height) - bottom(column) >= WORTH


def _ended(here: Any, there: Any) -> tuple[Any, Any]:
    """Return the last two columns of a run, as one where that is a line too deep at most: a line needs no page."""
    lead = space(here, there) if here.children and there.children else None
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
    return any(each.element is not None and each.element.tag in FLOATING for each in first_block(box))


def _taken(here: Any, there: Any, room: float) -> tuple[Any, Any] | None:
    """Return two columns once the first has taken what it can from the second; None where that is nothing."""
    lead = space(here, there)
    if lead is None:
        return _with_rows(here, there, room)
    left = room - lead
    if not there.children or bottom(there) <= left:
        return _appended(here, there, lead), there.copy_with_children([])
    best = max(((at, way) for at, way in cuts(there) if at <= left), default=None)
    if best is not None and best[0] >= LINE:
        head, rest = parted(there, best[1])
        return _appended(here, head, lead), _raised(rest)
    chain, floats = _first_figure_boxes(there), _floats(there)
    if chain and shrunk(there, chain, left, HARDLY):
        return here, there
    figure = _under_heading(there)
    taken = _past(here, there, room) if floats else _begun(here, there, figure, lead) if figure else None
    if taken is None and chain and shrunk(there, chain, left, SMALLEST):
        return here, there
    return taken


def _with_rows(here: Any, there: Any, room: float) -> tuple[Any, Any] | None:
    """Take rows of the table that goes on from the one to the other; None where none has room."""
    rest = rows.taken(here, there, room)
    return None if rest is None else (here, rest)


def _first_figure_boxes(there: Any) -> list[Any]:
    """Return the boxes that lead to the figure that a column begins with, or has under headings; else nothing."""
    chain = list(first_block(there))
    for depth, box in enumerate(chain, 1):
        if box.element is not None and box.element.tag == FIGURE:
            return chain[:depth]
    chain, box = [], there
    for place in _first_figure(there):
        box = box.children[place]
        chain.append(box)
    return chain if chain and chain[-1].element.tag == FIGURE else []


def _past(here: Any, there: Any, room: float) -> tuple[Any, Any] | None:
    """Take what stands behind the figure that ``there`` begins with, of the same article."""
    found = _behind(there, room, LINE)
    lead = found and space(here, found[1])
    if lead:
        # Below a table or another figure, as it would be had nothing moved.
        found = _behind(there, room - lead, LINE)
    if found is None:
        return None
    figure, text, behind = found
    return _below(here, text, lead or 0.0), _below(figure, behind, space(figure, behind) or 0.0)


def _begun(here: Any, there: Any, way: tuple[int, ...], lead: float) -> tuple[Any, Any] | None:
    """Take the heading that ``there`` begins with, and under it text from behind the figure, to which ``way`` leads.

    A heading goes nowhere with less than :data:`WORTH` of its text.
    """
    head, rest = parted(there, way)
    room = float(here.height) - bottom(here) - lead - bottom(head) - BELOW
    found = _behind(rest, room, WORTH)
    if found is None:
        return None
    figure, text, behind = found
    here = _appended(here, head, lead)
    here = _below(here, text, min(space(head, text) or 0.0, BELOW))
    return here, _below(_raised(figure), behind, space(figure, behind) or 0.0)


def _behind(box: Any, room: float, least: float) -> tuple[Any, Any, Any] | None:
    """Return the figure that a box begins with, the text behind it that has room, and the rest.

    The text is of the same article, and ``least`` pixels at least. Nothing has moved yet.
    """
    begin = min(cuts(box), default=None)
    if begin is None:
        return None
    figure, rest = parted(box, begin[1])
    chain = [each.element for each in first_block(box)]
    holders = list(takewhile(lambda element: element.tag not in FLOATING, chain))
    if any(part.tag in HEADS for element in chain[len(holders) : len(holders) + 1] for part in element.iter()):
        return None  # the headings of a text stay in order
    ends = [
        (at, way)
        for at, way in cuts(rest)
        if least <= at - begin[0] <= room and _is_in(rest, way, holders) and _is_text(rest, way)
    ]
    if not ends:
        return None
    text, behind = parted(rest, max(ends)[1])
    return figure, text, behind


def _is_in(box: Any, way: tuple[int, ...], holders: list[Any]) -> bool:
    """Whether a cut is between what those elements hold, each inside the one before.

    Of what was taken from several columns each piece has those elements anew: a cut may be between two of them.
    """
    for place, holder in zip(way[:-1], holders, strict=False):
        box = box.children[place]
        if box.element is not holder:
            return False
    if len(way) > len(holders):
        return True
    rest, (above, below) = holders[len(way) - 1 :], box.children[way[-1] - 1 : way[-1] + 1]
    return _begins_with(rest, (above, *last_block(above))) and _begins_with(rest, (below, *first_block(below)))


def _begins_with(holders: list[Any], chain: Iterable[Any]) -> bool:
    return holders == [box.element for box in islice(chain, len(holders))]


def _is_text(box: Any, way: tuple[int, ...]) -> bool:
    """Whether what is above a cut has none of the notes: those stand behind all of the text, its figures too."""
    for depth, place in enumerate(way, 1):
        above = box.children[: place + (depth < len(way))]
        if any(each.element is not None and each.element.get("class") == NOTES for each in above):
            return False
        box = box.children[place]
    return True


def _under_heading(box: Any) -> tuple[int, ...]:
    """Return the way to a figure before which a column has nothing but headings; else nothing."""
    way = _first_figure(box)
    while way and way[-1] == 0:
        # Before the first of a box stands what is before the box.
        way = way[:-1]
    return way


def _first_figure(box: Any) -> tuple[int, ...]:
    """Return the way to the figure before which a box has headings alone, by the places of its boxes; else nothing."""
    for place, child in enumerate(getattr(box, "children", ())):
        if child.element is None:
            break
        if child.element.tag in FLOATING:
            return (place,)
        if child.element.tag in HOLDERS:
            inner = _first_figure(child)
            return (place, *inner) if inner else ()
        if child.element.tag not in HEADS and child.element.get("class") != PLACE:
            break
    return ()


def _appended(here: Any, more: Any, lead: float) -> Any:
    """Return a column with the contents of another below its own."""
    for child in more.children:
        child.translate(0, bottom(here) + lead)
    return here.copy_with_children([*here.children, *more.children])


def _below(here: Any, more: Any, lead: float) -> Any:
    """Return a column with what was cut from another below its own contents."""
    return _appended(here, _raised(more), lead)


def _raised(box: Any) -> Any:
    """Return a column whose contents begin at its head; space above its first block is not kept there."""
    first = [each for each in first_block(box) if hasattr(each, "margin_top")]
    begin = float(box.children[0].position_y) if box.children else 0.0
    # Where a cut went through its holders, the space above it is no longer in them.
    spare = float(first[-1].margin_top) if first and first[-1].position_y >= begin else 0.0
    up = begin + spare
    for child in box.children:
        child.translate(0, -up)
    return box
