"""A cover of type and rules alone, drawn by Pillow: the usual one.

resvg draws any SVG, but hands it over as a PNG alone, and to pack and unpack four million pixels of paper takes it
seven times as long as the letters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from packager.formats import _fonts
from packager.frozen import frozen

KNOWN = {
    "svg": {"width", "height", "viewBox", "{http://www.w3.org/XML/1998/namespace}lang"},
    "g": {"fill"},
    "rect": {"x", "y", "width", "height", "fill"},
    "text": {"x", "y", "text-anchor", "font-family", "font-weight", "font-size", "letter-spacing", "fill"},
}
"""What of SVG 1.1 is drawn here: elements and their attributes."""

BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Share of a line that stands before its place, by its ``text-anchor``."""

REGULAR = "400"

MEASURED_AT = 100
"""Size in pixels at which lines are measured; widths grow in proportion."""

BOLDER = 1.06
"""How much wider bold type is than the regular of a family whose bold is missing."""

BOLD_FROM = 600
"""Weight from which a family of two files is set in its bold (CSS Fonts 4, 5.2)."""

PICTOGRAM = 1.25
"""Width of an emoji in heights of the type: their face is one of pictures, in which no line is measured."""


def rests_on() -> tuple[Path | str, ...]:
    """Return the font files, and whether Pillow can shape lines with them, which takes FriBiDi (a library of Pango)."""
    from PIL import features

    return (*(_fonts.rests_on() or ()), f"raqm {features.version('raqm')}")


class _BeyondError(Exception):
    """Something is not drawn here."""


@frozen
class _Shape:
    """A rectangle, or a line of text: its attributes, and the colour that it has or inherits."""

    text: str | None
    fill: tuple[int, ...]
    given: dict[str, str]

    def number(self, name: str, otherwise: float = 0) -> float:
        return float(self.given.get(name, otherwise))


def drawn(svg: str, height: int) -> Any | None:
    """Return a picture of an SVG, ``height`` pixels high: gray where all of it is.

    None where it holds more than rectangles and lines of text in our own European faces, for a whole renderer to draw.
    """
    from PIL import Image, ImageDraw, features

    if not _fonts.is_european(svg) or not features.check("raqm"):
        return None
    try:
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False))
        scale = height / float(root.get("height", 0))
        shapes = list(_shapes(root, (0, 0, 0)))
        gray = all(len(set(shape.fill)) == 1 for shape in shapes)
        image = Image.new("L" if gray else "RGB", (math.ceil(float(root.get("width", 0)) * scale), height), "white")
        pen = ImageDraw.Draw(image)
        for shape in shapes:
            fill = shape.fill[0] if gray else shape.fill
            (_rule if shape.text is None else _line)(pen, shape, scale, fill)
    except (_BeyondError, etree.XMLSyntaxError, KeyError, ValueError, ZeroDivisionError):
        return None
    return image


def _shapes(element: Any, inherited: tuple[int, ...]) -> Iterator[_Shape]:
    """Yield what is to be drawn, the lowest first. Raises _BeyondError, and ValueError for no colour."""
    from PIL import ImageColor

    name = str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")
    if name not in KNOWN or not set(element.attrib) <= KNOWN[name] or (name == "text" and len(element)):
        raise _BeyondError
    fill = ImageColor.getcolor(element.get("fill"), "RGB") if element.get("fill") else inherited
    if name in {"rect", "text"}:
        text = " ".join((element.text or "").split()) if name == "text" else None
        yield _Shape(text, fill if isinstance(fill, tuple) else inherited, dict(element.attrib))
    for child in element.iterchildren(etree.Element):  # no comments
        yield from _shapes(child, fill if isinstance(fill, tuple) else inherited)


def _rule(pen: Any, shape: _Shape, scale: float, fill: Any) -> None:
    """Draw a rectangle, a pixel thick at the least."""
    x, y = round(shape.number("x") * scale), round(shape.number("y") * scale)
    wide, high = (max(1, round(shape.number(name) * scale)) for name in ("width", "height"))
    pen.rectangle((x, y, x + wide - 1, y + high - 1), fill=fill)


def _line(pen: Any, shape: _Shape, scale: float, fill: Any) -> None:
    """Draw a line of text. Raises _BeyondError where we have no such variable face."""
    family = shape.given["font-family"].split(",")[0].strip(" '\"") if "font-family" in shape.given else ""
    file = _fonts.file_of(family)
    if file is None or not varies(file):
        raise _BeyondError
    size, weight = shape.number("font-size"), int(shape.given.get("font-weight", REGULAR))
    letters = face(file, size * scale, weight=weight, optical=size)
    spacing = shape.number("letter-spacing") * scale
    text = shape.text or ""
    length = letters.getlength(text) + spacing * len(text)
    x = shape.number("x") * scale - length * BEFORE[shape.given.get("text-anchor", "start")]
    y = shape.number("y") * scale
    if not spacing:
        pen.text((x, y), text, fill=fill, font=letters, anchor="ls")
        return
    for place, letter in enumerate(text):
        before = letters.getlength(text[: place + 1]) - letters.getlength(letter)
        pen.text((x + before + spacing * place, y), letter, fill=fill, font=letters, anchor="ls")


def varies(file: Path) -> bool:
    """Whether a face is a variable one, as the font packages name them: all its weights in one file."""
    return "[" in file.name


@cache
def face(file: Path, size: float, *, weight: int, optical: float) -> Any:
    """Return a face at a size in pixels; a variable one in that weight, and in the design for that optical size."""
    from PIL import ImageFont

    found = ImageFont.truetype(str(file), size)
    if varies(file):
        wanted = {b"Weight": float(weight), b"Optical Size": optical}
        found.set_variation_by_axes([_axis(axis, wanted) for axis in found.get_variation_axes()])
    return found


def _axis(axis: Any, wanted: dict[bytes, float]) -> float:
    """Return where to stand on an axis of a variable face: as near as it goes."""
    value = wanted.get(axis["name"] or b"", axis["default"] or 0)
    return float(min(max(value, axis["minimum"] or 0), axis["maximum"] or value))


def width(text: str, file: Path | None, size: float, *, weight: int) -> float:
    """Return how wide a line in one face is, in pixels; where no face has it, each letter is as wide as it is high."""
    if file is None:
        return len(text) * size
    return _width(text, file, weight) * size / MEASURED_AT


@lru_cache(maxsize=1000)
def _width(text: str, file: Path, weight: int) -> float:
    """Return how wide a line is at :data:`MEASURED_AT`: a headline is tried in nine sizes, its first lines in each."""
    bold = file.with_name(file.name.replace("-Regular.", "-Bold."))
    found = bold if weight >= BOLD_FROM and bold.is_file() else file
    try:
        length = float(face(found, MEASURED_AT, weight=weight, optical=MEASURED_AT).getlength(text))
    except OSError:
        return len(text) * MEASURED_AT * PICTOGRAM
    stout = BOLDER if weight >= BOLD_FROM and found == file and not varies(file) else 1
    return length * stout


def depth(text: str, file: Path | None, size: float) -> float:
    """Return how far a bold line reaches below its baseline, in pixels."""
    if file is None:
        return size / 4
    letters = face(file, MEASURED_AT, weight=700, optical=MEASURED_AT)
    return float(letters.getbbox(text, anchor="ls")[3]) * size / MEASURED_AT
