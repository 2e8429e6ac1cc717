"""Columns of figures stand to the right, under their heads, in every edition."""

import pytest
from calls import counted
from lxml import etree

from packager.formats import _body, _columns, _model
from packager.text import markdown
from packager.text.html import parse_fragment
from tests.formats.test_body import laid


def table(*rows: str, head: str = "th") -> str:
    """Rows of cells parted by bars, the first of them heads."""
    lines = [
        "".join(f"<{tag}>{cell.strip()}</{tag}>" for cell in row.split("|"))
        for row, tag in zip(rows, [head] + ["td"] * (len(rows) - 1), strict=True)
    ]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def to_the_right(html: str) -> list[str]:
    """Return the words of the cells of figures."""
    root = etree.fromstring(f"<div>{laid(html)}</div>")
    found = (cell for cell in root.iter("td", "th") if cell.get("class") == "number")
    return ["".join(cell.itertext()).replace("\u00a0", " ").rstrip() for cell in found]


@pytest.mark.parametrize("column", [
    ["Seats", "11", "5", "0"],
    ["Revenue", "€1,204.5m", "€87m", "–"],
    ["Umsatz", "12.450,00 €", "980,50 €", "k. A."],
    ["Habitants", "12 400", "1\u202f204\u202f000", "9"],
    ["Abitanti", "12'400", "9"],
    ["Change", "+3.2 %", "−12.75 %", "—"],
    ["Points", "95", "50<sup>a</sup>", "12*", "7[3]"],
    ["Lakhs", "12,34,567", "9,87,654"],
    ["الزوار", "١٢٬٤٠٠", "٩٨٠"],
    ["التغير", "٪٣+", "٪٢١−"],
    ["आबादी", "१२,३४,५६७", "९८७"],
    ["売上高", "1,204億円", "87億円"],
    ["Betrag", "CHF 12", "CHF 120.50"],
    ["Price", "US$12", "US$4.50"],
    ["Loss", "(12)", "40", "(7)"],
    ["Visitors", "1402", "904", "1830"],
    ["2018", "31,204", "8,011", "512"],
    ["Amount", "½", "2½", "3"],
])  # fmt: skip
def test_figures_are_set_to_the_right_with_what_stands_over_them(column):
    rows = [f"name {place} | {cell}" for place, cell in enumerate(column)]
    plain = [etree.fromstring(f"<i>{cell}</i>") for cell in column]
    assert to_the_right(table(*rows)) == ["".join(cell.itertext()) for cell in plain]
    assert to_the_right(table(*rows, head="td")) == ["".join(cell.itertext()) for cell in plain]


@pytest.mark.parametrize("column", [
    ["Founded", "1958", "2004", "1874"],
    ["Year", "2018年", "2019年"],
    ["Score", "3–1", "2–2", "0–4"],
    ["Date", "20.11.2024", "21.11.2024"],
    ["Day", "2024-11-20", "2024-11-21"],
    ["Code", "007", "012"],
    ["Call", "0171 234567", "030 1234"],
    ["Where", "A4", "A5", "B6"],
    ["When", "Day 1", "Day 2"],
    ["Facts", "12 km", "45 kg", "1958", "3 h"],
    ["Name", "Boeing 737", "Airbus 320"],
    ["Mixed", "12", "many", "nobody knows"],
    ["Result", "12", "DNF", "DNS", "DSQ"],
    ["One", "12", "–"],
    ["None", "–", "–"],
    ["Hours", "8–22", "8–13"],
])  # fmt: skip
def test_what_names_things_or_may_do_so_stays_where_it_is(column):
    assert to_the_right(table(*(f"name {place} | {cell}" for place, cell in enumerate(column)))) == []


def test_labels_of_rows_stay_and_ranks_do_not():
    assert to_the_right(table("Distance | Who", "5 km | Ida", "10 km | Jo")) == []
    assert to_the_right(table(" | Who", "1 | Ida", "2 | Jo", "10 | Max")) == ["", "1", "2", "10"]


def test_a_column_is_found_beside_cells_that_span_several():
    html = (
        "<table><thead><tr><th rowspan='2'>Port</th><th colspan='2'>Boats</th></tr>"
        "<tr><th>2023</th><th>2024</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>North</td><td>1,204</td><td>9</td></tr><tr><td>87</td><td>12</td></tr>"
        "<tr><td colspan='3'>closed since</td></tr></tbody></table>"
    )
    assert to_the_right(html) == ["2023", "2024", "1,204", "9", "87", "12"]


def test_words_beside_figures_keep_their_distance_where_cells_have_no_padding():
    found = laid(table("a | b | c | d", "x | 1 | 2 | y", "x | 9 | <b>8</b> | z"))
    assert '<td class="number">1</td>' in found
    assert '<td class="number">2\u00a0\u00a0</td>' in found
    assert '<td class="number"><b>8</b>\u00a0\u00a0</td>' in found


def test_a_paragraph_that_is_all_of_a_cell_is_the_cells_words():
    found = laid("<table><tr><td> <p>a</p> </td><td><p>b</p><p>c</p></td><td>d</td></tr></table>")
    assert found == "<table><tr><td>a</td><td><p>b</p><p>c</p></td><td>d</td></tr></table>"


def test_a_table_that_lays_things_out_is_left_alone():
    inner = table("a | b", "x | 1", "y | 2")
    assert to_the_right(f"<table><tr><td>{inner}</td><td>1</td></tr><tr><td>x</td><td>2</td></tr></table>") == [
        "b", "1", "2"]  # fmt: skip


@pytest.mark.parametrize(("spans", "written"), [
    ("", "| --- | ---: |"),
    (" rowspan='2'", '<td align="right">12</td>'),
])  # fmt: skip
def test_markdown_says_so_too(spans, written):
    root = parse_fragment(f"<table><tr><th>a</th><th>b</th></tr><tr><td{spans}>x</td><td>12</td></tr>"
                          f"<tr>{'' if spans else '<td>y</td>'}<td>9</td></tr></table>")  # fmt: skip
    _body.settle_table(root.find(".//table"), 60)
    assert written in markdown.write(root, markdown.Context(picture=lambda name: None))


def test_a_table_of_many_rows_costs_as_much_as_it_has():
    def cost(rows: int) -> int:
        root = parse_fragment(f"<table>{'<tr><td>name</td><td>1</td></tr>' * rows}</table>")
        return counted(lambda: (_model.enforce(root), _columns.mark(root.find(".//table"))))

    # Four times the rows; were each held against all others, it would be up to sixteen times the calls.
    assert cost(2_000) < 4.2 * cost(500)
