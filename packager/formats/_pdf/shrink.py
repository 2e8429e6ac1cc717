"""Setting a figure a little smaller where the foot of a column has nearly enough room for it.

As in :mod:`packager.formats._pdf.balance` nothing is laid out again: its picture shrinks where it stands, and what is
below moves up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from packager.formats._pdf.balance import bottom, cuts

SLACK = 0.5
"""Pixels that are left free, for what is lost in reckoning."""

PICTURES = ("InlineReplacedBox", "BlockReplacedBox")
"""Boxes that show a picture."""

FORMULA = "formula"
"""Class of a drawing whose size is that of the type round it."""


def shrunk(column: Any, chain: Sequence[Any], room: float, least: float) -> bool:
    """Shrink a figure in place so that the column down to its end fits into ``room`` pixels; say whether it does.

    ``chain`` leads from below the column to the figure, each box inside the one before. Its picture
    keeps ``least`` of its size.
    """
    way = [column, *chain, *_to_picture(chain[-1])]
    picture = way[-1]
    if type(picture).__name__ not in PICTURES or FORMULA in (picture.element.get("class") or ""):
        return False
    foot = chain[-1].position_y + chain[-1].margin_height() - chain[-1].margin_bottom
    end = min((at for at, _ in cuts(column) if at >= foot - 1), default=bottom(column))
    lost = max(end, foot) - room + SLACK
    if lost <= 0 or picture.height - lost < picture.height * least:
        return False
    _shrink(way, lost)
    return True


def _to_picture(figure: Any) -> list[Any]:
    """Return the boxes from below a figure down to its picture, where it has one; nothing where it has several."""
    found = _ways(figure)
    return found[0] if len(found) == 1 else []


def _ways(box: Any) -> list[list[Any]]:
    found: list[list[Any]] = []
    for child in getattr(box, "children", ()):
        if type(child).__name__ in PICTURES:
            found.append([child])
        else:
            found += [[child, *way] for way in _ways(child)]
    return found


def _shrink(way: Sequence[Any], lost: float) -> None:
    """Make the picture at the end of a way lower by so many pixels, with all that holds it."""
    picture = way[-1]
    narrower = picture.width * lost / picture.height
    picture.height -= lost
    picture.width -= narrower
    # It stands where lines begin, over its caption.
    picture.position_x += narrower if picture.style["direction"] == "rtl" else 0
    for box, inner in zip(way[-2::-1], way[:0:-1], strict=True):
        lines = type(box).__name__ in {"LineBox", "InlineBox"}
        behind = box.children if lines else box.children[box.children.index(inner) + 1 :]
        for child in behind:
            if child is not inner:
                child.translate(0, -lost)
        if type(box).__name__ == "InlineBox":
            box.position_y -= lost
        elif type(box).__name__ != "PageBox":
            box.height -= lost
