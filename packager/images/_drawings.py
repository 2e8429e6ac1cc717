"""Drawings: SVG from outside, made harmless and turned into pixels."""

from __future__ import annotations

import re
from typing import Any

from packager import apart
from packager.errors import ImageError
from packager.frozen import frozen
from packager.images._header import MAX_PIXELS
from packager.ports import Bounds
from packager.text.rare import rare

MAX_SVG_BYTES = 2_000_000
"""Largest drawing that is rasterised: maps and charts of newspapers stay under one megabyte."""

SVG_EDGE = 1200
"""Long side in pixels at which a drawing without a usable size of its own is rasterised."""

DRAWING = Bounds(seconds=5, memory=150_000_000)
"""What drawing one may use: maps of a megabyte take a second, a layer of the largest picture for a screen is 11 MB,
and a PDF that is being laid out holds memory of its own beside it."""

_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


_FAMILIES = re.compile(r"(\bfont(?:-family)?\s*:\s*+)([^;}!]++)")
_GENERIC = re.compile(
    r"(?<!sans )(?<![\w-])(?:serif|sans-serif|monospace|cursive|fantasy|inherit|initial|unset|revert)\Z", re.IGNORECASE
)
_TYPEWRITTEN = re.compile(r"mono|courier|consolas|menlo|typewriter|\bcode\b", re.IGNORECASE)
_SERIFED = rare(
    r"(?<!sans)(?<!sans[ -])serif|times|roman|georgia|garamond|palatino|baskerville|bodoni|caslon|cambria|didot|century"
    r"|book ?antiqua|tiempos|merriweather|playfair|\blora\b|slab",
    re.IGNORECASE,
)


@frozen
class Faces:
    """What the text of drawings is set in, and nothing else."""

    files: tuple[str, ...] = ()
    serif: str = ""
    """Family of text that names none, or one that is not there: what browsers set it in."""
    sans: str = ""
    mono: str = ""


FACELESS = Faces()


def is_svg(data: bytes) -> bool:
    """Whether a file is an SVG drawing."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and re.search(rb"<(?:\w+:)?svg[\s>]", data[:20_000]) is not None


def rasterised(data: bytes, size: tuple[int, int], *, faces: Faces) -> bytes:
    """Draw an SVG as PNG, so that its long side is that of ``size``; text is set in the ``faces`` given, no others.

    A drawing is a program: a photograph's work has bounds that its size tells. A worker draws it itself, with less than
    it has for other tasks, and is lost with it; any other process has it drawn in a child. Raises ImageError and
    LostError.
    """
    asked = (_harmless(data), size, faces)
    if not apart.is_confined():
        drawn: bytes = apart.call(_draw, asked, DRAWING)
        return drawn
    with apart.narrowed(DRAWING):
        return _draw(asked)


def _draw(asked: tuple[str, tuple[int, int], Faces]) -> bytes:
    import resvg_py

    source, (width, height), faces = asked
    try:
        drawn: bytes = resvg_py.svg_to_bytes(
            svg_string=source,
            width=width if width >= height else None,
            height=None if width >= height else height,
            skip_system_fonts=True,
            font_files=list(faces.files),
            font_family=faces.serif or None,
            serif_family=faces.serif or None,
            sans_serif_family=faces.sans or None,
            monospace_family=faces.mono or None,
        )
    # resvg raises ValueError for what it cannot draw and, as a native module, panics of its own.
    except Exception as error:
        raise ImageError(f"the drawing cannot be read ({error})") from error
    return bytes(drawn)


def _harmless(data: bytes) -> str:
    """Return the drawing without anything that could make resvg open a file or never end."""
    from lxml import etree

    if len(data) > MAX_SVG_BYTES:
        raise ImageError("the drawing is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ImageError(f"the drawing is not well-formed ({error.msg})") from error
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
            continue
        for name in _HREFS:
            target = (element.get(name) or "").strip()
            if target and not target.startswith(("#", "data:image/png", "data:image/jpeg", "data:image/gif")):
                del element.attrib[name]
        _name_generics(element)
    # Without its document type: entities that were declared there have gone with it.
    return str(etree.tostring(root, encoding="unicode"))


def _name_generics(element: Any) -> None:
    """Say of the faces that an element asks for of what kind they are: resvg sets in its serif what is not there."""
    if element.get("font-family"):
        element.set("font-family", _with_generic(element.get("font-family")))
    if "font" in (element.get("style") or ""):
        element.set("style", _FAMILIES.sub(lambda asked: asked[1] + _with_generic(asked[2]), element.get("style")))
    if element.tag.rpartition("}")[2] == "style" and element.text:
        element.text = _FAMILIES.sub(lambda asked: asked[1] + _with_generic(asked[2]), element.text)


def _with_generic(families: str) -> str:
    """Add the generic family to a list that ends without one; charts, maps and logos are set in sans serif."""
    plain = families.rstrip()
    if not plain or _GENERIC.search(plain):
        return families
    kind = "monospace" if _TYPEWRITTEN.search(plain) else "serif" if _SERIFED.search(plain) else "sans-serif"
    return f"{plain}, {kind}{families[len(plain) :]}"


def _drop(node: Any) -> None:
    parent = node.getparent()
    if parent is None:
        return
    previous = node.getprevious()
    if node.tail:
        if previous is None:
            parent.text = (parent.text or "") + node.tail
        else:
            previous.tail = (previous.tail or "") + node.tail
    parent.remove(node)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return the size in pixels that a drawing gives itself, if it gives one."""
    tag = re.search(rb"<(?:\w+:)?svg\b[^>]*>", data[:20_000])
    if not tag:
        return None
    text = tag.group().decode("utf-8", "replace")
    sides = [re.search(rf"\s{side}\s*=\s*[\"']\s*([\d.]+)(?:px)?\s*[\"']", text) for side in ("width", "height")]
    if not all(sides):
        box = re.search(r"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", text)
        numbers = [box.group(1), box.group(2)] if box else []
    else:
        numbers = [side.group(1) for side in sides if side]
    try:
        width, height = (float(number) for number in numbers)
    except ValueError:
        return None
    if not 1 <= width * height <= MAX_PIXELS or min(width, height) < 1:
        return None
    return round(width), round(height)
