"""What the layout engine works out again for every line, worked out once: the same pages for less.

This leans on private names of WeasyPrint and pydyf. It is done for the versions with which it was compared, byte by
byte (``tests/formats/test_thrift.py``); any others do all of their work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from typing import Any

from packager.formats._pdf import ends, glyphs, lines, reading, styles
from packager.formats._pdf.standins import Changes, everywhere, replaced

COMPARED = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""Versions by distribution with which the bytes were compared."""

SIZED = 14802
"""Version of Pango from which it tells the size of a font as it is."""

PLACES = (
    *(f"@{side}-{place}" for side in ("top", "bottom") for place in ("left", "center", "right")),
    *(f"@{side}-{place}" for side in ("left", "right") for place in ("top", "middle", "bottom")),
    *(f"@{side}-{place}-corner" for side in ("top", "bottom") for place in ("left", "right")),
)
"""Boxes in the margins of a page (CSS Paged Media 3, 4.2)."""

EMPTY = ("normal", "inhibit", "none")
"""Contents of a box that is not made."""


@contextmanager
def thrifty() -> Iterator[None]:
    """Save the work meanwhile, where the versions are the ones compared."""
    with ExitStack() as stack:
        if all(version(name) == compared for name, compared in COMPARED.items()):
            for change in CHANGES:
                for owner, name, new in change():
                    stack.enter_context(replaced(owner, name, new))
        yield


def _once(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a function of a style that keeps what it found with the style, as long as that lives."""
    kept = f"_{function.__name__}"

    def once(style: Any) -> Any:
        own = vars(style)
        if kept not in own:
            own[kept] = function(style)
        return own[kept]

    return once


def _markup() -> Changes:
    """The markup of a page: read as XML, which ours is."""
    import weasyprint

    yield weasyprint.tinyhtml5, "parse", reading.reading(weasyprint.tinyhtml5.parse)


def _struts() -> Changes:
    """The height of a line of nothing: its key alone is a text of fourteen properties."""
    from weasyprint.text import line_break

    yield from everywhere(line_break.strut, _once(line_break.strut))


def _layouts() -> Changes:
    """A line's Pango layout: a copy of the first of its style, with its context, instead of another context."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango

    ffi.cdef("PangoLayout *pango_layout_copy(PangoLayout *);", override=True)
    set_up, set_text = line_break.Layout.setup, line_break.Layout.set_text

    def setup(layout: Any, style: Any) -> None:
        own = vars(style)
        if "_layout" not in own:
            first = line_break.Layout.__new__(line_break.Layout)
            set_up(first, style)
            _without_hyphens(first.layout, style)
            own["_layout"] = {name: value for name, value in vars(first).items() if name != "style"}
        vars(layout).update(own["_layout"])
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_copy(layout.layout), gobject.g_object_unref)

    def set_plain_text(layout: Any, text: str, **justified: bool) -> None:
        style = layout.style
        spaced = style["word_spacing"] or style["letter_spacing"] != "normal"
        if spaced or (justified and layout.justification_spacing) or "\n" in text or "\t" in text:
            set_text(layout, text, **justified)
            return
        layout.text = text
        pango.pango_layout_set_text(layout.layout, line_break.unicode_to_char_p(text)[0], -1)

    yield line_break.Layout, "setup", setup
    yield line_break.Layout, "set_text", set_plain_text


def _without_hyphens(layout: Any, style: Any) -> None:
    """Tell Pango, once a style, that it sets no hyphen where a word may be broken anywhere: each text told it again."""
    from weasyprint.text.ffi import ffi, pango

    if style["overflow_wrap"] not in {"anywhere", "break-word"}:
        return
    signs = pango.pango_layout_get_attributes(layout)
    if signs == ffi.NULL:
        signs = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    pango.pango_attr_list_change(signs, pango.pango_attr_insert_hyphens_new(False))
    pango.pango_layout_set_attributes(layout, signs)


def _strings() -> Changes:
    """Texts for Pango: bytes are passed as they are, instead of a copy of them."""
    from weasyprint.text import ffi

    def unicode_to_char_p(string: str) -> tuple[bytes, bytes]:
        encoded = string.encode().replace(b"\x00", b"")
        return encoded, encoded

    yield from everywhere(ffi.unicode_to_char_p, unicode_to_char_p)


def _margins() -> Changes:
    """The boxes in the margins of a page: sixteen for each column, though a column has nothing in its margins."""
    from weasyprint.layout import page as pages

    make = pages.make_margin_boxes

    def make_margin_boxes(context: Any, page: Any, state: Any) -> Any:
        styles = (context.style_for(page.page_type, place) for place in PLACES)
        if all(style is None or style["content"] in EMPTY for style in styles):
            return iter(())
        return make(context, page, state)

    yield from everywhere(make, make_margin_boxes)


def _references() -> Changes:
    """References to the pages of a file: all of them were made for each element on one."""
    import pydyf

    make = pydyf.PDF.page_references.fget

    def page_references(pdf: Any) -> Any:
        own, count = vars(pdf), len(pdf.pages["Kids"])
        if own.get("_references", (0,))[0] != count:
            own["_references"] = count, make(pdf)
        return own["_references"][1]

    yield pydyf.PDF, "page_references", property(page_references)


def _bytes() -> Changes:
    """The bytes of a file's objects: they were made, and compressed, to be written and once more to be hashed."""
    import pydyf

    write = pydyf.PDF.write

    def write_once(pdf: Any, *arguments: Any, **named: Any) -> Any:
        with ExitStack() as stack:
            for kind in (pydyf.Dictionary, pydyf.Stream):
                stack.enter_context(replaced(kind, "data", property(_kept_with_object(kind.data.fget))))
            return write(pdf, *arguments, **named)

    yield pydyf.PDF, "write", write_once


def _kept_with_object(make: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Return a function that keeps the bytes of a numbered object: one inside another is a part of its bytes."""

    def data(part: Any) -> bytes:
        if part.number is None:
            return make(part)
        own = vars(part)
        if "_bytes" not in own:
            own["_bytes"] = make(part)
        return bytes(own["_bytes"])

    return data


def _lines() -> Changes:
    """The glyphs of a line: kept from its setting to its drawing, and each of them looked up there."""
    from weasyprint.draw import text
    from weasyprint.layout import inline
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, pango

    ffi.cdef("void *g_object_ref(void *);", override=True)
    if ffi.sizeof("PangoGlyphInfo") == lines.GLYPH.size and pango.pango_version() >= SIZED:
        layouts, reactivate = line_break.Layout, line_break.Layout.reactivate
        yield line_break, "first_line_metrics", lines.measuring(line_break.first_line_metrics)
        yield layouts, "deactivate", lines.letting_go(lines.Keeper())
        yield layouts, "reactivate", lines.setting_again(reactivate)
        yield inline, "add_word_spacing", lines.justifying(inline.add_word_spacing)
        yield text, "draw_first_line", glyphs.drawing(text.draw_first_line, reactivate)


def _ends() -> Changes:
    """Where a line ends: what its draft tells of the next word is not set again to be asked."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi

    ffi.cdef("void pango_layout_line_index_to_x(PangoLayoutLine *, int, gboolean, int *);", override=True)
    if ffi.sizeof("PangoGlyphInfo") == lines.GLYPH.size:
        yield from everywhere(line_break.split_first_line, ends.deciding(line_break.split_first_line))


def _faces() -> Changes:
    """The font that is embedded for a face of Pango's: the key to it is a description, made and hashed for each run."""
    from weasyprint.pdf.stream import Stream
    from weasyprint.text.ffi import ffi, gobject

    ffi.cdef("void *g_object_ref(void *);", override=True)
    find = Stream.add_font
    found: dict[tuple[int, Any], tuple[Any, Any]] = {}

    def add_font(stream: Any, face: Any) -> Any:
        key = id(stream._fonts), face  # noqa: SLF001 - the fonts of one document
        if key not in found:
            # As long as it is held, no other face has its address.
            held = ffi.gc(gobject.g_object_ref(face), gobject.g_object_unref)
            found[key] = find(stream, face), held
        return found[key][0]

    yield Stream, "add_font", add_font


SAME = (
    *(_markup, _layouts, _struts, _strings, styles.percentages, styles.values, styles.corners, styles.signs),
    *(_margins, _references, _bytes, _ends, _faces),
)
"""What changes no byte."""

CHANGES = (*SAME, _lines)
