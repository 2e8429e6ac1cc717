"""Tables: those that only place text on a page are the text, and of others rows in which nothing stands go."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from packager.text.html import SHOWN
from packager.text.soup import every, has_text, holds

LAYOUT_CELL = 400
"""Characters of running text, in several blocks, that no cell of a table of data holds."""


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
