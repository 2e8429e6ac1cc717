"""Tables that a page builds of other elements, and names by their roles (WAI-ARIA 1.2, ``table``), become tables."""

from __future__ import annotations

from lxml import etree

from packager.text.html import Element, words

_BY_ROLE = etree.XPath("descendant::*/@role/..")
_HOLDERS = words("div section ul span")
_TABLES = frozenset({"table", "grid", "treegrid"})
_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}


def open_tables(page: Element) -> None:
    """Write what is a table in ``page`` by its roles as one, in place."""
    for box in [each for each in _BY_ROLE(page) if each.tag in _HOLDERS and _role(each) in _TABLES]:
        rows = [each for each in box.iterdescendants("div", "ul", "li", "span") if _role(each) == "row"]
        if rows and all(_holds_cells(row) for row in rows) and _holds_nothing_else(box, rows):
            _write(box, rows)


def _role(element: Element) -> str:
    return (element.get("role") or "").lower()


def _holds_cells(row: Element) -> bool:
    """Whether nothing but cells stands in a row, at least one of them."""
    return len(row) > 0 and all(_role(each) in _CELLS and not (each.tail or "").strip() for each in row)


def _holds_nothing_else(box: Element, rows: list[Element]) -> bool:
    """Whether all that a box says and shows stands in its rows, none of them within another."""
    said = ["".join("".join(each.itertext()).split()) for each in (box, *rows)]
    shown = [sum(1 for _ in each.iter("img", "iframe", "video", "svg")) for each in (box, *rows)]
    return len(said[0]) == sum(map(len, said[1:])) and shown[0] == sum(shown[1:])


def _write(box: Element, rows: list[Element]) -> None:
    """Make a table of ``rows`` in the place of ``box``."""
    for row in rows:
        row.tag, row.tail = "tr", None
        for cell in row:
            cell.tag = _CELLS[_role(cell)]
            if _role(cell) == "columnheader":
                cell.set("scope", "col")
    tail = box.tail
    for part in list(box):
        box.remove(part)
    box.tag, box.text, box.tail = "table", None, tail
    box.extend(rows)
    for each in (box, *rows):
        each.attrib.pop("role", None)
