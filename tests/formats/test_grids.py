"""Tables of a PDF as those get them who have it read to them: grids, also where they are broken between pages."""

from dataclasses import replace

import newspaper
import pikepdf
import pytest
from printing import Press

from packager.model import Section

ROWS = 48


def rows_of(element):
    """The rows of a structure element, and the group in which each stands."""
    for kid in kids(element):
        if str(kid.get("/S")) == "/TR":
            yield kid
        elif str(kid.get("/S")) in {"/THead", "/TBody", "/TFoot"}:
            yield from rows_of(kid)


def kids(element):
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]


def tables(element):
    if str(element.get("/S", "")) == "/Table":
        yield element
    for kid in kids(element):
        yield from tables(kid)


def grid(table):
    """The columns over which each row reaches, and whether a cell reaches beyond the last row."""
    widths, reaching = [], []
    for row in rows_of(table):
        spans = [(int(cell.A.get("/ColSpan", 1)), int(cell.A.get("/RowSpan", 1))) for cell in kids(row)]
        widths.append(sum(across for across, _ in (*spans, *reaching)))
        reaching = [(across, down - 1) for across, down in (*spans, *reaching) if down > 1]
    return widths, bool(reaching)


def table(over):
    """A table whose first cells reach over so many rows each."""
    lines = []
    for number in range(ROWS):
        first = f"<td rowspan='{over}'>Group {number // over}</td>" if number % over == 0 else ""
        lines.append(f"<tr>{first}<td>Line {number} of the table, with words enough for two</td><td>{number}</td></tr>")
    return f"<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody>{''.join(lines)}</tbody></table>"


@pytest.mark.parametrize("over", [5, 7, ROWS + 3])
def test_rows_of_a_table_broken_between_pages_have_the_same_columns(tmp_path, over):
    text = newspaper.prose("en", 2) + table(over) + newspaper.prose("en", 1)
    article = newspaper.article("spans", "en", "Cells over rows", text)
    issue = replace(newspaper.issue(), sections=(Section("Odd", (article,)),))
    path, _ = Press(tmp_path).make("pdf", issue, tmp_path / "spans.pdf", page="kobo")
    with pikepdf.open(path) as pdf:
        found = [grid(each) for each in tables(pdf.Root.StructTreeRoot.K[0])]
    assert len(found) > 1, "it is broken"
    assert sum(len(widths) for widths, _ in found) >= ROWS
    assert all(len(set(widths)) == 1 for widths, _ in found)
    assert not any(beyond for _, beyond in found)
