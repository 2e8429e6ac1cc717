"""Tables that no column holds: they stand behind the text, on pages as wide as the sheet, or turned."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from packager.formats import _body
from packager.formats._pdf.sheet import Sheet
from packager.formats._view import Story
from packager.frozen import frozen
from packager.locale import Words

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
