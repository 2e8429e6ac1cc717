"""Writing the glyphs of a line: as WeasyPrint does it, but each glyph's part of the text looked up, not made again.

The space between the words of a justified line is added as it is written. WeasyPrint tells Pango of it, which then
shapes every word and every space by itself, at three times the price.

This is for the lines that :mod:`packager.formats._pdf.lines` kept, nearly all of them. Those that end with a sign for
what was left out, and those in faces of pictures, are left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from packager.formats._pdf.lines import SPACES, Face, Glyph, Run, StrangeError, runs_of

Shown = tuple[Any, Any, float, str]
"""A face, the font made of it, its size, and glyphs in it: strings and numbers for TJ (ISO 32000-1, 9.4.3)."""


@dataclass(slots=True)
class _Known:
    """What is known of glyphs in one font and size."""

    shown: dict[Glyph, str] = field(default_factory=dict)
    """What shows each inside a string."""
    spaces: dict[Glyph, float] = field(default_factory=dict)
    """Of those that are spaces, how far back the next glyph stands, in thousandths of the size."""

    def string(self, glyphs: tuple[Glyph, ...], more: float) -> str:
        """Return what shows those, with spaces that much wider, in thousandths of the size. Raises KeyError."""
        shown = self.shown
        if more:
            shown = shown | {space: f"{space[0]:04x}>{round(back - more)}<" for space, back in self.spaces.items()}
        string = "".join([shown[glyph] for glyph in glyphs])
        if not string:
            return ""
        # What ends with a number has no string open behind it.
        return f"<{string[:-1]}" if string[-1] == "<" else f"<{string}>"


def drawing(draw: Callable[..., Any], set_again: Callable[[Any, Any], None]) -> Callable[..., Any]:
    """Return a ``draw_first_line`` for the lines that were kept; others are ``set_again`` and drawn by ``draw``."""

    def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
        layout, size = textbox.pango_layout, textbox.style["font_size"]
        kept = runs_of(layout)
        if kept is None:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        if not textbox.text.strip() or size < 1e-6:
            return []
        try:
            if text_overflow != "clip" or block_ellipsis != "none":
                raise StrangeError
            shown = list(_shown(stream, kept, layout.justification_spacing))
        except StrangeError:
            set_again(layout, textbox.style)
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        _show(stream, shown)
        return []

    return draw_first_line


def _shown(stream: Any, kept: list[Run], spread: float) -> Iterator[Shown]:
    """Yield what shows the runs of a line with so many pixels more at each space. Raises StrangeError."""
    for face, glyphs in kept:
        font, size = stream.add_font(face.font)
        if font.bitmap or font.svg or font.png or font.colr:
            raise StrangeError
        known: _Known = vars(font).setdefault("_known", {}).setdefault(size, _Known())
        more = spread * 1000 / size
        try:
            string = known.string(glyphs, more)
        except KeyError:
            for glyph in glyphs:
                if glyph not in known.shown:
                    _learn(known, glyph, face, font, size, _width(stream, face, glyph[0], size))
            string = known.string(glyphs, more)
        yield face, font, size, string


def _learn(known: _Known, info: Glyph, face: Face, font: Any, size: float, advance: int) -> None:
    """Note a glyph, and tell the font its text and its width."""
    from weasyprint.text.ffi import FROM_UNITS

    glyph, width, x_offset, _ = info
    text = font.to_unicode.setdefault(glyph, face.texts[glyph])
    offset = x_offset / size
    back = font.widths.setdefault(glyph, advance) + offset - width * 1000 * FROM_UNITS / size
    before = f">{-offset}<" if offset else ""
    known.shown[info] = f"{before}{glyph:04x}>{int(back)}<" if back else f"{before}{glyph:04x}"
    if text in SPACES:
        known.spaces[info] = back


def _width(stream: Any, face: Face, glyph: int, size: float) -> int:
    """Return how wide a glyph is by itself, in thousandths of the size."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    pango.pango_font_get_glyph_extents(face.font, glyph, stream.ink_rect, stream.logical_rect)
    thousandths: int = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return thousandths


def _show(stream: Any, runs: list[Shown]) -> None:
    string, before = "", None
    for face, font, size, glyphs in runs:
        if face is not before:
            if string:
                stream.show_text(string)
            string, before = "", face
            stream.set_font_size(font.hash, size)
        string += glyphs
    stream.show_text(string)
