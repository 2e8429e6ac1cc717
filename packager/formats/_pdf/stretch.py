"""Some lines of a text set as one endless line, which tells where each of them ends without a draft of its own.

How wide words are is the same there as in the lines, but for what the letters at a line's ends have to do with their
neighbours. Where that could decide (:data:`DOUBT`), nothing is told, and the line is drafted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from packager.formats._pdf.lines import GLYPH

LINES = 8
"""Drafts that a stretch is as long as, each of about two lines: longer ones are not worth more."""

DOUBT = 0.1
"""Of the size of type: how much wider or narrower words may be at a line's ends than beside others, by kerning."""


ODD = re.compile(r"[^ -~\xa0-\xac\xae-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]")
"""What may turn a line round, end it, or stand in it unseen."""


class Stretches:
    """The stretch of which a line was asked last: the next line asked of is nearly always in it."""

    def __init__(self) -> None:
        self._last: Stretch | None = None

    def draft(self, text: str, letters: int, style: Any, room: float) -> Line | None:
        """Return the first line of a text of which a draft would hold so many letters; None where it is not sure."""
        last = self._last
        if last is None or last.style is not style or not last.holds(text, letters):
            odd = ODD.search(text, 0, letters * LINES)
            plain = odd.start() if odd else letters * LINES
            if min(plain, len(text)) <= letters:
                return None
            last = self._last = Stretch(text, plain, style)
        return last.line(len(last.whole) - len(text), letters, room)


class Stretch:
    """The beginning of a text, in one line of Pango's."""

    def __init__(self, whole: str, letters: int, style: Any) -> None:
        from weasyprint.text.ffi import ffi, pango
        from weasyprint.text.line_break import create_layout

        self.whole, self.text, self.style = whole, whole[:letters], style
        # Held for the signs' sake, which are a part of it.
        self._layout = create_layout(self.text, style, None, None, 0)
        self._signs = pango.pango_layout_get_log_attrs_readonly(self._layout.layout, ffi.NULL)
        self.places = _places(self.text, pango.pango_layout_get_line_readonly(self._layout.layout, 0))

    def holds(self, text: str, letters: int) -> bool:
        """Whether so many letters of what is left of a text, or all of it, are in this stretch."""
        start = len(self.whole) - len(text)
        held = start + min(letters, len(text)) <= len(self.text)
        return start >= 0 and held and self.whole.endswith(text)

    def line(self, start: int, letters: int, room: float) -> Line | None:
        """Return the line that begins with a letter, as a draft of so many would tell it; None where it is not sure."""
        from weasyprint.text.ffi import TO_UNITS

        stop = min(start + letters, len(self.whole))
        most, doubt = self.places[start] + int(room * TO_UNITS), int(DOUBT * self.style["font_size"] * TO_UNITS)
        letter = bisect_right(self.places, most, start) - 1
        end = self._last_break(start, letter) if letter < stop else start
        filled = self._trimmed(start, end)
        if filled == start:
            return None
        after = next((place for place in range(end + 1, stop) if self._signs[place].is_line_break), None)
        if self.places[self._trimmed(end, after or stop)] <= most + doubt:
            return None
        return Line(self, start, end, stop, after, (most - self.places[filled]) / TO_UNITS, room)

    def _last_break(self, start: int, letter: int) -> int:
        """Return the last place where a line may end that has no room for a letter, or for a space in its place."""
        last = letter + (self.text[letter] == " ")
        return next((place for place in range(last, start, -1) if self._signs[place].is_line_break), start)

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self.text[start:end].rstrip(" "))


def _places(text: str, line: Any) -> list[int]:
    """Return how far from the beginning of a line each letter of its text begins, and the last one ends.

    In Pango's units; the letters of a ligature divide its width.
    """
    at, written = _clusters(line), text.encode()
    places = [at.get(place, -1) for place, byte in enumerate(written) if byte & 0xC0 != 0x80]
    places.append(at[len(written)])
    if -1 in places:
        for first in [number for number, place in enumerate(places) if place < 0 <= places[number - 1]]:
            last = next(number for number in range(first, len(places)) if places[number] >= 0)
            step = (places[last] - places[first - 1]) / (last - first + 1)
            places[first:last] = [places[first - 1] + round(step * number) for number in range(1, last - first + 1)]
    return places


def _clusters(line: Any) -> dict[int, int]:
    """Return by its place in bytes where each cluster of letters of a line begins, and where the last one ends."""
    from weasyprint.text.ffi import ffi

    found: dict[int, int] = {}
    run, begin, end = line.runs[0], 0, 0
    while run != ffi.NULL:
        item, run = run.data, run.next
        count, offset = item.glyphs.num_glyphs, item.item.offset
        widths = memoryview(ffi.buffer(item.glyphs.glyphs, count * GLYPH.size)).cast("i")[1 :: GLYPH.size // 4]
        *begins, begin = accumulate(widths, initial=begin)
        clusters = [offset + cluster for cluster in ffi.unpack(item.glyphs.log_clusters, count)]
        # Of several glyphs of one cluster, the first is where it begins: it is written last.
        found.update(zip(reversed(clusters), reversed(begins), strict=True))
        end = offset + item.item.length
    found[end] = begin
    return found


@dataclass(slots=True)
class Line:
    """A line of a stretch, and what a draft would hold behind it."""

    stretch: Stretch
    start: int
    end: int
    stop: int
    """Where the next line begins, and where the draft would end, in letters of the stretch."""
    after: int | None
    """Where the next line could end first."""
    left: float
    room: float
    """What the line leaves free, and the room for it, in pixels."""

    @property
    def kept(self) -> str:
        """What stands in the line."""
        return self.stretch.text[self.start : self.end]

    @property
    def rest(self) -> str:
        """What a draft would hold behind it."""
        return self.stretch.text[self.end : self.stop]

    def reach(self, part: str) -> float:
        """Return how far a beginning of the rest reaches, in pixels from the end of the line."""
        from weasyprint.text.ffi import FROM_UNITS

        places = self.stretch.places
        return float((places[self.end + len(part)] - places[self.end]) * FROM_UNITS)

    def next_place(self) -> int | None:
        """Return after how many letters of the rest a line could end, not counting the one before that place."""
        return None if self.after is None else self.after - self.end - 1

    def line(self) -> Any:
        """Return what ``split_first_line`` does where the line ends here; None where it is wider than was told."""
        from weasyprint.text import line_break
        from weasyprint.text.ffi import pango

        style, text = self.stretch.style, self.kept.rstrip(" ")
        layout = line_break.create_layout(text, style, None, self.room, 0)
        # As WeasyPrint leaves a line that is set for good.
        pango.pango_layout_set_width(layout.layout, -1)
        first, _ = layout.get_first_line()
        if line_break.line_size(first, style)[0] > self.room:
            return None
        return line_break.first_line_metrics(first, text, layout, len(self.kept.encode()), True, style, True, "")
