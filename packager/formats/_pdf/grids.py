"""Tables as grids: every row has as many columns as the others (ISO 14289-1, 7.5; what veraPDF's 7.2-43 counts).

A table that is broken between two pages is two tables to those who have it read to them. A cell that reaches over
rows of both ends with the first, and leaves an empty place in the rows of the second.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from packager.formats._model import reach

GROUPS = ("/THead", "/TBody", "/TFoot")
CELLS = ("/TH", "/TD")
MOST_EMPTY = 100
"""Cells with which a row is filled up at most."""

ByReference = dict[Any, Any]
"""Structure elements, by what refers to them."""


def even(table: Any, elements: ByReference, pdf: Any) -> None:
    """End the cells of a structure element ``/Table`` with their group of rows, and fill its rows up."""
    rows = _rows(table, elements)
    for _, grouped in groupby(rows, key=lambda row: row["P"]):
        _end_in(list(grouped), elements)
    widths = reach(
        [[(cell.get("ColSpan", 1), cell.get("RowSpan", 1)) for cell in _cells(row, elements)] for row in rows]
    )
    widest = max(widths, default=0)
    for row, width in zip(rows, widths, strict=True):
        for _ in range(min(widest - width, MOST_EMPTY)):
            _add_empty(row, pdf)


def _rows(part: Any, elements: ByReference) -> list[Any]:
    """Return the rows of a table, or of a group in it, and none of a table inside."""
    found = []
    for kid in part["K"]:
        inner = elements.get(kid, {})
        if inner.get("S") == "/TR":
            found.append(inner)
        elif inner.get("S") in GROUPS:
            found += _rows(inner, elements)
    return found


def _cells(row: Any, elements: ByReference) -> list[Any]:
    return [elements[kid]["A"] for kid in row["K"] if elements.get(kid, {}).get("S") in CELLS]


def _end_in(group: list[Any], elements: ByReference) -> None:
    for place, row in enumerate(group):
        for cell in _cells(row, elements):
            if cell.get("RowSpan", 1) > len(group) - place:
                cell["RowSpan"] = len(group) - place


def _add_empty(row: Any, pdf: Any) -> None:
    import pydyf

    attributes = pydyf.Dictionary({"O": "/Table", "Headers": pydyf.Array()})
    cell = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/TD", "K": pydyf.Array(), "Pg": row["Pg"], "P": row.reference, "A": attributes}
    )
    pdf.add_object(cell)
    row["K"].append(cell.reference)
