"""One instance of a variable font: cut by HarfBuzz, which has the same outlines a hundred times sooner than fontTools.

This leans on private names of WeasyPrint; where they are not there, or a font has axes that are not known here,
WeasyPrint has fontTools do it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from packager.formats._pdf.standins import replaced

VARIABLE = frozenset({"fvar", "gvar", "avar", "HVAR", "VVAR", "MVAR", "cvar", "STAT"})
"""Tables of a font that tell how it varies (OpenType, “Font variations”)."""

KNOWN = frozenset({"wght", "wdth", "opsz"})
"""Axes of which it is known what WeasyPrint sets them to where the text does not say."""

DECLARED = """
hb_bool_t hb_subset_input_pin_axis_location(hb_subset_input_t *, hb_face_t *, hb_tag_t, float);
"""


@contextmanager
def cut_by_harfbuzz() -> Iterator[None]:
    """Have it cut the fonts that are embedded meanwhile, where it can (from version 6)."""
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import ffi, harfbuzz_subset

    clean = getattr(Font, "clean", None)
    ffi.cdef(DECLARED, override=True)
    if clean is None or not hasattr(harfbuzz_subset, "hb_subset_input_pin_axis_location"):
        yield
        return

    def cut(font: Any, to_unicode: Any, hinting: Any) -> None:
        places = _places(font) if to_unicode and {"fvar", "glyf"} <= set(font.tables) else None
        face = _instance(font, to_unicode, places) if places else None
        if face is not None:
            font.hb_face = face
            font.tables = [table for table in font.tables if table not in VARIABLE]
        clean(font, to_unicode, hinting)

    with replaced(Font, "clean", cut):
        yield


def _places(font: Any) -> dict[str, float] | None:
    """Return where on each of its axes a font stands; None where it has others than the known ones."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped, import-not-found, unused-ignore]

    axes = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)["fvar"].axes
    unsaid = {"wght": font.weight, "opsz": font.font_size}
    if {axis.axisTag for axis in axes} - KNOWN:
        return None
    return {axis.axisTag: min(max(_place(font, axis, unsaid), axis.minValue), axis.maxValue) for axis in axes}


def _place(font: Any, axis: Any, unsaid: dict[str, float]) -> float:
    return float(font.variations.get(axis.axisTag, unsaid.get(axis.axisTag, axis.defaultValue)))


def _instance(font: Any, glyphs: Any, places: dict[str, float]) -> Any:
    """Return a font's face at those places, with those glyphs under their numbers; None where HarfBuzz cannot."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    numbers = sorted(glyphs)
    chosen = harfbuzz_subset.hb_subset_input_glyph_set(wanted)
    harfbuzz.hb_set_add_sorted_array(chosen, ffi.new("hb_codepoint_t[]", numbers), len(numbers))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS | harfbuzz_subset.HB_SUBSET_FLAGS_SET_OVERLAPS_FLAG
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    for axis, place in places.items():
        tag = harfbuzz.hb_tag_from_string(axis.encode(), -1)
        if not harfbuzz_subset.hb_subset_input_pin_axis_location(wanted, font.hb_face, tag, place):
            return None
    face = harfbuzz_subset.hb_subset_or_fail(font.hb_face, wanted)
    return None if face == ffi.NULL else ffi.gc(face, harfbuzz.hb_face_destroy)
