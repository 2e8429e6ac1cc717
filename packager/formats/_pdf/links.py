"""Addresses on paper, where nobody can follow a link: as numbered notes, or as a code that a telephone reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from packager.frozen import frozen

_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)

LONGEST_SHOWN = 120
"""Letters of an address that are printed: two lines of small type; nobody types a longer one."""

LONGEST_CODED = 400
"""Letters of an address in a code: beyond, its points are finer than a telephone sees at that size."""

QUIET = 2
"""Blank points round a code: half of what ISO/IEC 18004 asks, for the paper round it is blank too."""


@dataclass(slots=True)
class Notes:
    """The addresses that one article leads to, each once, numbered as they come."""

    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, address: str, words: str) -> int | None:
        """Return the number of an address, or None where the words of the link tell it already."""
        if not address.lower().startswith(("http:", "https:")) or not words:
            return None
        if shown(address).split("#")[0].casefold() in words.casefold():
            return None
        return self.numbers.setdefault(address, len(self.numbers) + 1)

    def listed(self) -> list[tuple[int, str]]:
        """Return each number with its address as it is printed."""
        return [(number, shown(address)) for address, number in self.numbers.items()]


@frozen
class Code:
    """A QR code (ISO/IEC 18004) as the path of an SVG, one unit a point."""

    edge: int
    """Points on a side, with the blank ones round it."""
    path: str


def shown(address: str) -> str:
    """Return an address as people write it: without scheme, cut where it is endless."""
    bare = _SCHEME.sub("", address, count=1)
    bare = bare.rstrip("/") or bare
    return bare if len(bare) <= LONGEST_SHOWN else bare[: LONGEST_SHOWN - 1] + "…"


def code(address: str | None) -> Code | None:
    """Return the code of an address; None without one, and for one too long to be read."""
    if address is None or len(address) > LONGEST_CODED:
        return None
    import segno

    rows = segno.make(address, error="m", micro=False).matrix
    path = "".join(
        f"M{column + QUIET} {line + QUIET}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, dark in enumerate(row)
        if dark
    )
    return Code(len(rows) + 2 * QUIET, path)
