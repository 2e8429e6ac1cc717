"""The glyphs of a line, kept from its setting to its drawing, which would have Pango shape it again.

What is kept are ordinary glyphs, on one line. The others are shaped again, as WeasyPrint does with all.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

GLYPH = Struct("=Iiii4x")
"""A PangoGlyphInfo: glyph, width, horizontal and vertical offset, and a flag that is not read."""

Glyph = tuple[int, int, int, int]


class StrangeError(Exception):
    """A glyph that is not an ordinary one, or a line that does not end as it was set."""


@dataclass(slots=True)
class Face:
    """A face of Pango's, held as long as this is, and what was set in it."""

    font: Any
    glyphs: dict[Glyph, Glyph] = field(default_factory=dict)
    """Those that were set: a line has the same ones, not its own."""
    texts: dict[int, str] = field(default_factory=dict)
    """Characters for which a glyph stands, by its number."""


Run = tuple[Face, tuple[Glyph, ...]]


SPACES = (" ", "\u00a0")
"""What is wider in a justified line."""


def runs_of(layout: Any) -> list[Run] | None:
    """Return what is kept of a line; None where it was not, or has changed since."""
    kept: list[Run] | None = vars(layout).get("runs")
    return kept


def measuring(measure: Callable[..., Any]) -> Callable[..., Any]:
    """Return a ``first_line_metrics``: after it a line is let go, and then its glyphs are to be kept."""

    def first_line_metrics(line: Any, text: str, layout: Any, *more: Any, **named: Any) -> Any:
        layout.keeping = True
        return measure(line, text, layout, *more, **named)

    return first_line_metrics


def letting_go(keeper: Keeper) -> Callable[[Any], None]:
    """Return a ``Layout.deactivate``, which lets Pango's part of a line go."""

    def deactivate(layout: Any) -> None:
        own = vars(layout)
        if own.pop("keeping", False):
            own["runs"] = keeper.keep(layout)
        for name in ("layout", "language", "style"):
            own.pop(name, None)

    return deactivate


def setting_again(reactivate: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return a ``Layout.reactivate`` that sets no line again whose glyphs are kept."""

    def reactivate_others(layout: Any, style: Any) -> None:
        if runs_of(layout) is None:
            reactivate(layout, style)

    return reactivate_others


def justifying(spread: Callable[..., Any]) -> Callable[..., Any]:
    """Return an ``add_word_spacing`` that sets no line again: the space between words is added as it is drawn."""

    def add_word_spacing(context: Any, box: Any, spacing: float, advance: float) -> Any:
        layout = vars(box).get("pango_layout")
        if layout is None:
            return spread(context, box, spacing, advance)
        if runs_of(layout) is None or layout.text != box.text:
            lost = _unkerned(context, box, spacing)
            end = spread(context, box, spacing - lost, advance)
            box.width += lost * _spaces(box)
            return end + lost * _spaces(box)
        box.justification_spacing = spacing
        box.position_x += advance
        more = spacing * _spaces(box)
        box.width += more
        box.pango_layout = copy.copy(layout)
        box.pango_layout.justification_spacing = spacing
        return advance + more

    return add_word_spacing


def _unkerned(context: Any, box: Any, spacing: float) -> float:
    """Return by how many pixels a space that is spread is wider still, in a line that is to be set again.

    Between words that are spread Pango does not kern, which Arabic faces do.
    """
    from weasyprint.text.line_break import create_layout, line_size

    spaces = _spaces(box)
    if not spaces:
        return 0.0
    layout = create_layout(box.text, box.style, context, None, spacing)
    layout.set_text(box.text, justify=True)
    width, _ = line_size(layout.get_first_line()[0], box.style)
    return float(width - box.width) / spaces - spacing


def _spaces(box: Any) -> int:
    return sum(map(box.text.count, SPACES))


class Keeper:
    """Keeps the glyphs of lines, and holds the faces in which they are."""

    def __init__(self) -> None:
        self._faces: dict[Any, Face] = {}

    def keep(self, layout: Any) -> list[Run] | None:
        """Return the runs of a line that is set; None where they cannot be kept."""
        from weasyprint.text.ffi import ffi

        line, further = layout.get_first_line()
        if further is not None or line.runs == ffi.NULL or "\n" in layout.text or "\t" in layout.text:
            return None
        try:
            return list(self._runs(layout, line.runs[0]))
        except StrangeError:
            return None

    def _runs(self, layout: Any, run: Any) -> Iterator[Run]:
        from weasyprint.text.ffi import ffi

        while run != ffi.NULL:
            item, run = run.data, run.next
            face = self._face(item.item.analysis.font)
            glyphs = list(GLYPH.iter_unpack(ffi.buffer(item.glyphs.glyphs, item.glyphs.num_glyphs * GLYPH.size)))
            try:
                same = tuple([face.glyphs[glyph] for glyph in glyphs])
            except KeyError:
                same = tuple([_learned(face, layout, item, place, glyph) for place, glyph in enumerate(glyphs)])
            yield face, same

    def _face(self, font: Any) -> Face:
        from weasyprint.text.ffi import ffi, gobject

        if font not in self._faces:
            gobject.g_object_ref(font)
            self._faces[font] = Face(ffi.gc(font, gobject.g_object_unref))
        return self._faces[font]


def _learned(face: Face, layout: Any, item: Any, place: int, glyph: Glyph) -> Glyph:
    """Return the one of a face that is the same as a glyph. Raises StrangeError."""
    from weasyprint.text.ffi import pango

    if glyph not in face.glyphs:
        number, _, _, raised = glyph
        if raised or number >= pango.PANGO_GLYPH_EMPTY:
            raise StrangeError
        face.texts.setdefault(number, _text(layout, item, place))
        face.glyphs[glyph] = glyph
    return face.glyphs[glyph]


def _text(layout: Any, item: Any, place: int) -> str:
    """Return the characters for which a glyph stands: those up to the next glyph's, in the order of writing."""
    clusters, last = item.glyphs.log_clusters, item.glyphs.num_glyphs - 1
    if item.item.analysis.level % 2:
        end = item.item.length if place == 0 else clusters[place - 1]
    else:
        end = item.item.length if place == last else clusters[place + 1]
    offset = item.item.offset
    return str(layout.text.encode()[offset + clusters[place] : offset + end].decode())
