"""Tables that no column holds: they stand behind the text, on pages as wide as the sheet, or turned.

One that would be turned stays in the text where a column holds it with its rows for columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from packager.formats import _body
from packager.formats._pdf.sheet import Sheet
from packager.formats._view import Story
from packager.frozen import frozen
from packager.locale import Words
from packager.text.html import BLOCK

TABLE_LETTER = 1.45
"""Width of a letter of a table's type on average, in millimetres: half of 8.2 points."""

SMALLEST = _body.TABLE_SIZES[1][0]
"""Letters that a row may need, as a share of what its line holds, in type that is still read with pleasure."""

FEWEST_ROWS = 2
"""Rows from which a table is worth a place of its own: one row alone is a bar of links."""


def line(millimetres: float) -> int:
    """Return how many letters of a table's usual type stand on a line."""
    return round(millimetres / TABLE_LETTER)


@frozen
class Far:
    """One table behind the text."""

    number: int
    story: Story
    html: Markup
    turned: bool


@dataclass(slots=True)
class Tables:
    """Those of an issue, numbered as they come."""

    sheet: Sheet
    words: Words
    kept: list[Far] = field(default_factory=list)

    def of(self, story: Story) -> Callable[[Any, int], Any]:
        """Return what takes a table of that article and the letters of its rows, and gives what stands in its place."""
        return lambda table, needed: self._take(story, table, needed)

    def ordered(self) -> list[Far]:
        """Return the tables as they are printed: those that are turned last, so that pages change their shape once."""
        return sorted(self.kept, key=lambda far: far.turned)

    def _take(self, story: Story, table: Any, needed: int) -> Any:
        size = self.sheet
        rows = sum(1 for _ in table.iter("tr"))
        if needed <= line(size.column) * SMALLEST or rows < FEWEST_ROWS:
            return None
        turned = size.columns == 1 or needed > line(size.measure) * SMALLEST
        upright = _transposed(table) if turned else None
        if upright is not None and _body.letters_across(upright, _body.PROSE) <= line(size.column) * SMALLEST:
            _body.settle_table(upright, line(size.column))
            return upright
        edge = size.text_height if turned else size.measure
        holder = table.makeelement("div", {})
        copied = deepcopy(table)
        copied.tail = None
        holder.append(copied)
        _body.settle_table(copied, line(edge))
        number = len(self.kept) + 1
        self.kept.append(Far(number, story, Markup(_body.as_html(holder, mathematics=False)), turned))  # noqa: S704 - serialised
        return self._reference(table, number)

    def _reference(self, table: Any, number: int) -> Any:
        """Return the line that stands where the table was."""
        paragraph = table.makeelement("p", {"class": "elsewhere", "lang": self.words.language})
        paragraph.set("dir", self.words.direction)
        link = table.makeelement("a", {"href": f"#table-{number}"})
        link.text = self.words.text("Table %(number)s, at the end of this issue", number=self.words.number(number))
        paragraph.append(link)
        return paragraph


def _transposed(table: Any) -> Any | None:
    """Return a plain grid of few words with a head over each column, with its columns as rows; None for any other."""
    rows = [list(row) for row in table.iter("tr")]
    parts = [part for row in rows for cell in row for part in cell.iter()]
    if len({len(row) for row in rows}) != 1 or any(part.get("rowspan") or part.get("colspan") for part in parts):
        return None
    if any(part.tag in BLOCK for part in parts if part.tag not in {"td", "th"}):
        return None
    if not all(cell.tag == "th" for cell in rows[0][1:]) or len("".join(table.itertext())) > _body.LONG:
        return None
    upright = table.makeelement("table", dict(table.attrib))
    upright.extend(deepcopy(caption) for caption in table.findall("caption"))
    head, *others = zip(*rows, strict=True)
    for name, group in (("thead", [head]), ("tbody", others)):
        part = table.makeelement(name, {})
        part.extend(_row(cells, table, heads=name == "thead") for cells in group)
        upright.append(part)
    return upright


def _row(cells: Iterable[Any], table: Any, *, heads: bool) -> Any:
    """Return a row of copies of cells, whatever these headed."""
    row = table.makeelement("tr", {})
    for cell in cells:
        copied = deepcopy(cell)
        copied.attrib.pop("scope", None)
        copied.tail = None
        copied.tag = "th" if heads else copied.tag
        row.append(copied)
    return row
