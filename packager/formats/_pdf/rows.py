"""Rows of a table that is broken between two columns: those that the first has room for move up into it.

As in :mod:`packager.formats._pdf.balance` nothing is laid out again. Rows go to the piece above, and the piece below,
under its own copy of the head, closes up. A table with a foot, or with a cell over several rows, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from packager.formats._pdf.balance import first_block, last_block

FEWEST = 2
"""Rows that a piece keeps at least, if any."""


def taken(here: Any, there: Any, room: float) -> Any | None:
    """Move rows from the table that ``there`` begins with to that which ``here`` ends with, and return what is left.

    None where none has room. Where all go, the piece below goes with them.
    """
    above, below = _pieces(here, there)
    if above is None or not (_is_plain(above) and _is_plain(below)):
        return None
    upper, lower = above.children[-1].children[-1], _body(below.children[-1])
    rows = lower.children
    count = sum(1 for _ in _fitting(rows, room))
    whole = count == len(rows) and lower is below.children[-1].children[-1]
    count = count if whole else min(count, len(rows) - FEWEST)
    if count < 1 or upper.element is not lower.element:
        return None
    lost = sum(row.height for row in rows[:count])
    down = upper.position_y + upper.height - rows[0].position_y
    for row in rows[:count]:
        row.translate(0, down)
    upper.children = [*upper.children, *rows[:count]]
    for box in (upper, above.children[-1], above):
        box.height += lost
    lower.children = rows[count:]
    below.children[-1].skipped_rows += count
    way = [there, *_to(first_block(there), below)]
    if whole:
        _drop(way)
    else:
        _close_up([*way, below.children[-1], lower], lost)
    return there.copy_with_children(there.children)


def end_with_rows(column: Any) -> None:
    """Let a table with which a column ends be as high as its rows.

    Where a row had room and went on with the next, from which it may not be parted, WeasyPrint leaves its room there.
    """
    for each in last_block(column):
        if _is_table(each) and each.children[-1].children and each.children[-1].children[-1].children:
            table = each.children[-1]
            group = table.children[-1]
            spare = group.position_y + group.height - max(row.position_y + row.height for row in group.children)
            for box in (group, table, each):
                box.height -= spare


def _is_table(box: Any) -> bool:
    return bool(getattr(box, "is_table_wrapper", False)) and type(box.children[-1]).__name__ == "TableBox"


def _pieces(here: Any, there: Any) -> tuple[Any, Any]:
    """Return the two pieces of the table that goes on from one column to the next; None twice where none does."""
    above = {id(each.element): each for each in last_block(here) if _is_table(each)}
    for each in first_block(there):
        if id(each.element) in above and _is_table(each):
            return above[id(each.element)], each
    return None, None


def _is_plain(piece: Any) -> bool:
    """Whether rows may be moved: none goes on in the next column, no cell reaches over several, no foot is repeated."""
    table = piece.children[-1]
    cells = [cell for group in table.children for row in group.children for cell in row.children]
    # Private to WeasyPrint: a table of another version, which may lack them, is left as it is.
    split = any(getattr(table, f"skip_cell_border_{side}", True) for side in ("top", "bottom"))
    known = not split and hasattr(table, "skipped_rows") and not any(group.is_footer for group in table.children)
    return known and all(cell.rowspan == 1 for cell in cells)


def _body(table: Any) -> Any:
    """Return the first rows of a piece that are not its head."""
    return next((group for group in table.children if not group.is_header), table.children[-1])


def _fitting(rows: Sequence[Any], room: float) -> Iterator[Any]:
    for row in rows:
        room -= row.height
        if room < 0:
            return
        yield row


def _to(boxes: Iterator[Any], last: Any) -> Iterator[Any]:
    for box in boxes:
        yield box
        if box is last:
            return


def _close_up(way: Sequence[Any], lost: float) -> None:
    """Move up what stands below the rows that went, in every box of a way down to them."""
    for row in way[-1].children:
        row.translate(0, -lost)
    for box, inner in pairwise(way):
        _raise_behind(box, inner, lost)
    for box in way[1:]:
        box.height -= lost


def _drop(way: Sequence[Any]) -> None:
    """Take the last box of a way out of its column, and every box that holds nothing without it."""
    lost = way[-1].margin_height()
    for box, inner in reversed(list(pairwise(way))):
        _raise_behind(box, inner, lost)
        if inner is way[-1] or not inner.children:
            box.children = [child for child in box.children if child is not inner]
        else:
            inner.height -= lost


def _raise_behind(box: Any, inner: Any, lost: float) -> None:
    place = next(place for place, child in enumerate(box.children) if child is inner)
    for child in box.children[place + 1 :]:
        child.translate(0, -lost)
