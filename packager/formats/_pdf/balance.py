"""Balancing: the last columns of a run are divided anew, so that they end at the same height.

Nothing is laid out again. Boxes are moved from the foot of the first column to the head of the second, cut
between lines and blocks where the style allows a break (CSS Fragmentation 3, 4.1). What cannot be cut so is
left as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FEWEST_LINES = 2
"""Lines of a paragraph on either side of a cut: the orphans and widows of the style."""

WORTH = 40.0
"""Pixels by which a cut must shorten the longer column: three lines."""

BLOCKS = frozenset({"BlockBox", "BlockReplacedBox"})
"""Kinds of boxes that stand below one another: text or boxes, and pictures that have a line of their own."""

Cut = tuple[float, tuple[int, ...]]
"""Where a column may be cut: the height, and the way down to the child that comes first below it."""


def balanced(first: Any, second: Any | None) -> tuple[list[Any], list[Any], float] | None:
    """Divide the contents of two columns anew: boxes of the left and right, and the height of the longer, in pixels.

    ``first`` and ``second`` are page boxes without margins. None where they are best left alone.
    """
    whole = bottom(first)
    lead = space(first, second) if second is not None and second.children else 0.0
    if lead is None:
        return None
    rest = lead + bottom(second) if second is not None else 0.0
    found = [(max(at, whole - at + rest), at, way) for at, way in cuts(first) if whole - at + rest <= at]
    if not found or whole - min(found)[0] < WORTH:
        return None
    longer, at, way = min(found)
    upper, lower = parted(first, way)
    moved = list(lower.children)
    for child in moved:
        child.translate(0, -at)
    for child in second.children if second is not None else ():
        child.translate(0, whole - at + rest - bottom(second))
        moved.append(child)
    return list(upper.children), moved, longer


def cuts(page: Any) -> Iterator[Cut]:
    """Yield where the contents of a page box may be cut."""
    return _cuts(page, ())


def first_block(box: Any) -> Iterator[Any]:
    """Yield the blocks that a box begins with, each inside the one before."""
    yield from _at_end(box, 0)


def last_block(box: Any) -> Iterator[Any]:
    """Yield the blocks that a box ends with, each inside the one before."""
    yield from _at_end(box, -1)


def _at_end(box: Any, side: int) -> Iterator[Any]:
    children = [child for child in _blocks(box) if type(child).__name__ in BLOCKS]
    if children:
        yield children[side]
        yield from _at_end(children[side], side)


def _blocks(box: Any) -> list[Any]:
    return list(getattr(box, "children", ()))


def _breaks_inside(box: Any) -> bool:
    """Whether a box is one of blocks or lines that a page break may go through."""
    plain = type(box).__name__ in {"PageBox", "BlockBox"} and not getattr(box, "is_table_wrapper", False)
    return plain and (type(box).__name__ == "PageBox" or "avoid" not in str(box.style["break_inside"]))


def _cuts(box: Any, way: tuple[int, ...]) -> Iterator[Cut]:
    """Yield where a box may be cut."""
    children = _blocks(box)
    lines = [type(child).__name__ == "LineBox" for child in children]
    for index, child in enumerate(children):
        if index and not any(lines) and not _is_bullet(children[index - 1]) and _may_part(children[index - 1], child):
            yield child.position_y, (*way, index)
        if all(lines) and FEWEST_LINES <= index <= len(children) - FEWEST_LINES:
            yield child.position_y, (*way, index)
        if not any(lines) and _breaks_inside(child):
            yield from _cuts(child, (*way, index))


def _is_bullet(box: Any) -> bool:
    """Whether a box is the mark of a list item: it stays with its words."""
    return str(getattr(box, "element_tag", "")).endswith("::marker")


def _may_part(above: Any, below: Any) -> bool:
    if not (hasattr(above, "margin_height") and hasattr(below, "margin_height")):
        return False
    return "avoid" not in str(_last(above).style["break_after"]) and all(
        "avoid" not in str(box.style[side]) for box, side in ((above, "break_after"), (below, "break_before"))
    )


def _last(box: Any) -> Any:
    """Return the last block inside a box: a break after it is one after the box."""
    children = [child for child in _blocks(box) if type(child).__name__ in BLOCKS]
    return _last(children[-1]) if children else box


def parted(box: Any, way: tuple[int, ...]) -> tuple[Any, Any]:
    """Return what is above a cut and what is below it, as two boxes of the same element."""
    children, index = _blocks(box), way[0]
    above, below = children[:index], children[index:]
    if len(way) > 1:
        upper, lower = parted(children[index], way[1:])
        above, below = [*above, upper], [lower, *below[1:]]
    head, foot = box.copy_with_children(above), box.copy_with_children(below)
    if type(box).__name__ == "PageBox":
        return head, foot
    end = box.content_box_y() + box.height
    head.remove_decoration(start=False, end=True)
    foot.remove_decoration(start=True, end=False)
    head.height = below[0].position_y - box.content_box_y()
    foot.position_y = below[0].position_y
    foot.height = end - foot.position_y
    return head, foot


def bottom(page: Any) -> float:
    """Return where the text of a column ends, in pixels from its top."""
    last = _last(page)
    lines = [child for child in _blocks(last) if type(child).__name__ == "LineBox"]
    if lines:
        return float(lines[-1].position_y + lines[-1].height)
    return float(last.position_y + last.margin_height() - last.margin_bottom)


def space(here: Any, there: Any) -> float | None:
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
