"""Columns of figures in tables: told from columns of words, so that an edition can set them to the right.

Where it is not sure, a column stays as it is: years and codes name things, scores and dates are no quantities.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from packager.formats import _model
from packager.frozen import frozen

FIGURES = "number"
"""Class of the cells of such a column, its heads among them."""

APART = "\u00a0\u00a0"
"""Spaces between a figure and words in the next cell: half a letter's height in most faces."""

LONGEST = 32
"""Letters of a cell that may be one figure with its units: “US$ 1,204,000.50 million” has 24."""

SHORT_WORD = 5
"""Letters at most of what stands for a figure that there is not: “n/a”, “k. A.”, “DNF”."""

FEWEST = 2
"""Figures that make a column of them."""

UNITS = 2
"""Units of one column at most, as of percent and plain numbers; more are those of a list of facts."""

YEARS = range(1400, 2150)
"""Numbers of four digits that may be years of the Gregorian calendar; a column of nothing else names its rows."""

CODE = 3
"""Letters of a currency's code (ISO 4217)."""

_GAP = "[.,'’٬\u00a0\u2009\u202f ]"
_AMOUNT = re.compile(
    rf"\d{{1,3}}(?:{_GAP}\d{{2,3}})*{_GAP}\d{{3}}(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫·]\d+)?[¼½¾⅓⅔]?|[¼½¾⅓⅔]"
)
"""A number in digits of any script, by thousands, or by lakhs, or in one piece."""

_NOTE = re.compile(r"\[\w{1,3}\]|[*†‡]")
_MARKS = dict.fromkeys(map(ord, "+-−–—±~≈<>≤≥()▲▼△▽↑↓\u200e\u200f\u061c"))
"""What says of a number which way it goes, which one column has both of."""


@frozen
class _Figure:
    """What one cell says, if it is a number."""

    unit: str
    year: bool


def mark(table: Any) -> None:
    """Give the cells of a table's columns of figures, and the heads over these, the class :data:`FIGURES`."""
    if next(table.iterdescendants("table"), None) is not None:
        return  # it lays things out
    for column, cells in _columns(table).items():
        said = [_said(cell) for cell in cells if not _is_head(cell)]
        if said and len(said) == len(cells) and _figure(said[0]) is None:
            said = said[1:]  # heads that their page wrote as plain cells
        if _is_of_figures(said, first=column == 0):
            for cell in cells:
                cell.set("class", f"{cell.get('class', '')} {FIGURES}".strip())


def part(table: Any) -> None:
    """Keep figures apart from words beside them with spaces, for MuPDF, which knows no padding of cells."""
    for cell in table.iter("td", "th"):
        beside = cell.getnext()
        if beside is None or not _has_figures(cell) or _has_figures(beside):
            continue
        last = cell[-1] if len(cell) else None
        if last is None:
            cell.text = (cell.text or "") + APART
        else:
            last.tail = (last.tail or "") + APART


def _has_figures(cell: Any) -> bool:
    return FIGURES in (cell.get("class") or "").split()


def _columns(table: Any) -> dict[int, list[Any]]:
    """Return the cells of each column, from the top, but those that span several."""
    columns: dict[int, list[Any]] = defaultdict(list)
    reaching: dict[int, int] = {}  # rows that a cell from above still takes of a column
    for row in table.iter("tr"):
        taken, reaching = reaching, {at: left - 1 for at, left in reaching.items() if left > 1}
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            across, down = _model.span(cell, "colspan"), _model.span(cell, "rowspan")
            if across == 1:
                columns[column].append(cell)
            reaching.update(dict.fromkeys(range(column, column + across), down - 1) if down > 1 else {})
            column += across
    return columns


def _is_head(cell: Any) -> bool:
    """Whether a cell heads a column, or stands in a row of such."""
    return bool(cell.get("scope") == "col" or cell.getparent().getparent().tag == "thead")


def _said(cell: Any) -> str:
    """Return the words of a cell without marks of notes; nothing of those too long to be a figure."""
    plain = next(cell.iterdescendants("sup"), None) is None
    words = " ".join("".join(cell.itertext() if plain else _words(cell)).split())
    return _NOTE.sub("", words).strip() if len(words) <= LONGEST else words


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "sup":
            yield from _words(child)
        yield child.tail or ""


def _is_of_figures(said: Sequence[str], *, first: bool) -> bool:
    figures, words = [], 0
    for each in filter(None, said):
        figure = _figure(each)
        if figure is not None:
            figures.append(figure)
        elif _stands_for_none(each):
            words += any(letter.isalpha() for letter in each)
        else:
            return False
    units = {figure.unit for figure in figures}
    if len(figures) < FEWEST or words * 2 > len(figures) or len(units) > min(UNITS, len(figures) - 1):
        return False
    # What a row begins with is its name, unless it is a plain number, as ranks are.
    named = first and any(letter.isalpha() for unit in units for letter in unit)
    return not (named or all(figure.year for figure in figures))


def _stands_for_none(said: str) -> bool:
    letters = sum(letter.isalnum() for letter in said)
    return letters <= SHORT_WORD and len(said) <= 2 * SHORT_WORD and not any(letter.isdecimal() for letter in said)


def _figure(said: str) -> _Figure | None:
    """Return what a cell says where it is one number, with a sign, a currency, a unit, or without."""
    found = _AMOUNT.search(said) if len(said) <= LONGEST else None
    if found is None:
        return None
    before, amount, after = said[: found.start()], found[0], said[found.end() :]
    whole = amount.isdecimal()
    if any(letter.isdecimal() for letter in before + after) or not _is_currency(before):
        return None
    if whole and len(amount) > 1 and int(amount[0]) == 0:
        return None  # a code, as of places and things
    unit = " ".join((before + " " + after).translate(_MARKS).split())
    return _Figure(unit, whole and len(amount) == 4 and int(amount) in YEARS)


def _is_currency(before: str) -> bool:
    """Whether what stands before a number leaves it one: signs, “US$”, “CHF”, and not “Day” or “A” of “A4”."""
    letters = "".join(letter for letter in before if letter.isalpha())
    if not letters or any(unicodedata.category(letter) == "Sc" for letter in before):
        return len(letters) <= CODE
    return len(letters) == CODE and letters.isupper() and before[-1].isspace()
