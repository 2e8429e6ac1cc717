"""Tables that are tables by their roles alone."""

from __future__ import annotations

import pytest

from packager.text.html import parse_page, serialise
from packager.text.parts.tables import open_tables

HEADS = "<span role=columnheader>Year</span><span role=columnheader>Ships</span>"
CELLS = "<span role=cell>2020</span> <span role=cell><b>12</b> of 30</span>"


def opened(inside: str) -> str:
    page = parse_page(f"<html><body>{inside}</body></html>")
    open_tables(page)
    return serialise(page.find("body"))


@pytest.mark.parametrize(
    "rows",
    [
        f"<div role=row>{HEADS}</div><div role=row>{CELLS}</div>",
        f"<div role=rowgroup><div role=row>{HEADS}</div></div> <div role=rowgroup><div role=row>{CELLS}</div></div>",
    ],
)
def test_rows_and_cells_by_role_are_a_table(rows: str) -> None:
    html = opened(f"<p>Before</p><div role=table aria-label=Ships>{rows}</div> behind")
    assert html.count("<tr>") == 2
    assert html.count("</th>") == html.count("</td>") == 2
    assert "<b>12</b> of 30" in html
    assert "</table> behind" in html


@pytest.mark.parametrize(
    "box",
    [
        "<div role=table><p>No row</p></div>",
        "<div role=grid><div role=row><p>No cell</p></div></div>",
        f"<div role=grid><div role=row>{CELLS} and words beside them</div></div>",
        f"<div><div role=row>{CELLS}</div></div>",
        f"<div role=table><h3>Ships</h3><div role=row>{CELLS}</div><p>Source: the port</p></div>",
    ],
)
def test_what_is_no_whole_table_stays(box: str) -> None:
    assert "<table" not in opened(box)


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<div role=table><div role=row>{CELLS}</div></div>"
    html = opened(f"<div role=grid><div role=row><div role=cell>{inner}</div></div></div>")
    assert html.count("<tr>") == html.count("<table") == 1
