"""Tables: those built of other elements become tables, those that only place text on a page become the text.

Of others, rows in which nothing stands go.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from lxml import etree

from packager.text.html import SHOWN, Element, words
from packager.text.soup import every, has_text, holds

LAYOUT_CELL = 400
"""Characters of running text, in several blocks, that no cell of a table of data holds."""

_BY_ROLE = etree.XPath("descendant::*/@role/..")
_HOLDERS = words("div section ul span")
_TABLES = frozenset({"table", "grid", "treegrid"})
_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}


def open_tables(page: Element) -> None:
    """Write what is a table in ``page`` by its roles (WAI-ARIA 1.2, ``table``) as one, in place."""
    for box in [each for each in _BY_ROLE(page) if each.tag in _HOLDERS and _role(each) in _TABLES]:
        rows = [each for each in box.iterdescendants("div", "ul", "li", "span") if _role(each) == "row"]
        if rows and all(_holds_cells(row) for row in rows) and _holds_nothing_else(box, rows):
            _write_table(box, rows)


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


def _write_table(box: Element, rows: list[Element]) -> None:
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


def unlay_tables(soup: BeautifulSoup) -> None:
    """Turn, in place, tables that only place text and pictures on the page into these."""
    for table in reversed(every(soup, ("table",))):
        _unlay(table)


def _unlay(table: Tag) -> None:
    if not _is_layout(table):
        return
    for part in table.find_all(["tr", "td", "th", "caption"]):
        if part.find_parent("table") is table:
            part.name = "div"
    for part in table.find_all(["tbody", "thead", "tfoot", "colgroup", "col"]):
        if part.find_parent("table") is table:
            part.unwrap()
    table.name = "div"


def _is_layout(table: Tag) -> bool:
    if str(table.get("role") or "").lower() in {"presentation", "none"} or table.find("table") is not None:
        return True
    rows = table.find_all("tr")
    cells = [[cell for cell in every(row, ("td", "th")) if _shows(cell)] for row in rows]
    if max((len(each) for each in cells), default=0) <= 1:
        return table.find(["th", "caption"]) is None
    return any(_is_column(cell) for each in cells for cell in each)


def _is_column(cell: Tag) -> bool:
    return len(cell.find_all(["p", "div", "h2", "h3"])) > 2 and len(cell.get_text(" ", strip=True)) > LAYOUT_CELL


def drop_rows(table: Tag) -> None:
    """Drop the rows of a table in which nothing stands, unless cells reach over several rows."""
    if not any(cell.get("rowspan") for cell in every(table, ("td", "th"))):
        for row in every(table, ("tr",)):
            if not holds_anything(row):
                row.decompose()


def _shows(element: Tag) -> bool:
    return has_text(element) or holds(element, SHOWN)


def holds_anything(element: Tag) -> bool:
    """Whether text or a picture stands in an element, or a link leads to it."""
    return _shows(element) or bool(element.get("id"))
