"""Sizes of paper and screens, and how type sits on them."""

from __future__ import annotations

import re
from dataclasses import replace

from packager.errors import ConfigError
from packager.frozen import frozen

MM_PER_INCH = 25.4
DPI = 200
"""Dots per inch at which pictures are printed: newspapers print 120 to 170, book printers ask for 300."""


@frozen
class Sheet:
    """One size of page. Lengths in millimetres, type in points."""

    width: float
    height: float
    columns: int
    top: float
    side: float
    bottom: float
    gutter: float
    size: float
    """Size of the text."""
    leading: float
    """Distance of its lines."""
    headline: float
    paper: bool = True
    """Whether it is printed, rather than read on a device where a link can be followed."""

    @property
    def measure(self) -> float:
        """Width of the printed area."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """Height of the printed area."""
        return self.height - self.top - self.bottom

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.measure - (self.columns - 1) * self.gutter) / self.columns

    @property
    def long(self) -> int:
        """Letters that three lines of a headline hold in a column: one is half as wide as its type is high."""
        return round(3 * self.column / MM_PER_INCH * 72 / (self.headline * 0.86 / 2))

    def pixels(self, millimetres: float) -> int:
        """Return how many pixels a picture of that width needs."""
        return round(millimetres / MM_PER_INCH * DPI)


PROFILES = {
    "a4": Sheet(210, 297, 2, 24, 18, 20, 7, 10, 13.6, 22),
    "letter": Sheet(215.9, 279.4, 2, 24, 18, 20, 7, 10, 13.6, 22),
    "a5": Sheet(148, 210, 1, 19, 16, 17, 6, 9.6, 13.2, 20),
    "remarkable": Sheet(157.8, 210.4, 1, 17, 14, 15, 6, 11, 15, 22, paper=False),
    "kindle-scribe": Sheet(157.5, 210, 1, 17, 14, 15, 6, 11, 15, 22, paper=False),
    "kobo": Sheet(107, 142, 1, 12, 8, 11, 5, 9.4, 12.8, 17, paper=False),
}
"""Pages by name. A column holds 45 to 75 letters of its type, which is what reads well."""

_OWN_SIZE = re.compile(r"(\d{2,3}(?:\.\d+)?)\s*[x×]\s*(\d{2,3}(?:\.\d+)?)\s*mm", re.IGNORECASE)

TWO_COLUMNS_FROM = 190
"""Width in millimetres from which two columns of 10-point type have room."""


def sheet(page: str, columns: int | None = None) -> Sheet:
    """Return the sheet of a profile's name or of a size such as "170 x 240 mm". Raises ConfigError."""
    found = PROFILES.get(page.lower()) or _own(page)
    if columns is None or columns == found.columns:
        return found
    return replace(found, columns=columns)


def _own(page: str) -> Sheet:
    match = _OWN_SIZE.fullmatch(page.strip())
    if not match:
        names = ", ".join(PROFILES)
        raise ConfigError(f"there is no page “{page}”", f"name one of {names}, or a size such as 170 x 240 mm")
    width, height = float(match[1]), float(match[2])
    wide = width >= TWO_COLUMNS_FROM
    side = width * 0.085
    return Sheet(width, height, 2 if wide else 1, height * 0.08, side, height * 0.07, 7, 10, 13.6, 22 if wide else 20)
