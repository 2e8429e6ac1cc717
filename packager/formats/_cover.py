"""The cover: a typographic page, laid out as SVG by a template, drawn without Pango."""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from packager import images
from packager.errors import ImageError, LostError, PackagerError, RenderError
from packager.formats import _fonts, _lettered
from packager.formats._gallery import Gallery
from packager.formats._view import Front, Story
from packager.frozen import frozen
from packager.locale import direction_of
from packager.model import Design, Problem

WIDTH, HEIGHT = 1600, 2400
"""Pixels in which it is laid out, and drawn where no device is named."""

MARGIN = 120
TOP = 290
FOOT = 2210
"""Where the stories end at the latest, in pixels."""

MASTHEAD = (150, 280)
"""Smallest and largest size of a name on one line, in pixels."""

COVER_QUALITY = 85

COVER_PICTURE = 1_500_000
"""Largest picture on a cover, in bytes, before it is drawn."""

PICTURE = 820
"""Height of a picture on a cover, in pixels: a third, which leaves room for the lead and a headline or two."""

FACES = {"modern": _fonts.SANS}
"""Face of the name and the headlines by theme; of any other it is the serif."""

BOLDER = 1.06
"""How much wider bold type is than the regular of a family whose bold is a file of its own."""

MEASURED_AT = 100
"""Size in pixels at which lines are measured; widths grow in proportion."""


FROM_RIGHT, END = "\u2067", "\u2069"
"""RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9)."""

_LINE = re.compile(r">([^<>]+)</text>")


@frozen
class Block:
    """One story on the cover: lines of text and where they stand, in pixels."""

    kicker: str
    lines: tuple[str, ...]
    size: int
    weight: int
    top: int
    kicker_y: int
    y: tuple[int, ...]
    x: int
    anchor: str
    family: str


def draw(front: Front, templates: Any, gallery: Gallery) -> bytes:
    """Return the cover as a JPEG as high as the device wants it; gray where the edition's pictures are."""
    face = _Face.of(gallery.job.design)
    logo = _of_file(gallery.job.design.logo, gallery)
    picture = _picture(front, gallery)
    name = _masthead(front, face)
    baselines = tuple(TOP + round(name.size * (0.72 + 1.05 * index)) for index in range(len(name.lines)))
    # Arabic letters reach far below their line.
    rule = baselines[-1] + max(90, round(face.depth(name.lines[-1], name.size, front.language)) + 30)
    svg = templates.render(
        "epub/cover.svg",
        front=front,
        masthead={"lines": name.lines, "size": name.size, "y": baselines},
        logo=logo,
        picture={"data": picture, "y": rule + 150, "height": PICTURE} if picture else None,
        rule=rule,
        blocks=_blocks(front, rule + 170 + (PICTURE if picture else 0), face),
        serif=_stack(face.family(front.language)),
        sans=_stack(_family(front.language, _fonts.SANS)),
        rtl=front.direction == "rtl",
    )
    if not _fonts.is_european(svg):
        svg, lacking = _fonts.settable(svg)
        for missing, hint in _fonts.wanted(lacking):
            gallery.problems.append(Problem("render", "cover", "cover-needs-font", missing, hint))
    return _jpeg(_drawn(svg, face, gallery.job.options.device().cover), gray=gallery.profile.gray)


def _picture(front: Front, gallery: Gallery) -> str | None:
    """Return the picture that the design puts on the cover, as an address that holds it."""
    design = gallery.job.design
    if not design.cover and design.cover_of_lead and front.lead.picture:
        return _embedded(front.lead.picture, partial(gallery.job.asset, front.lead.picture), gallery)
    return _of_file(design.cover, gallery)


def _of_file(file: Path | None, gallery: Gallery) -> str | None:
    """:func:`_embedded` of a file of the design, where it has it."""
    return _embedded(file.name, file.read_bytes, gallery) if file else None


def _embedded(name: str, read: Callable[[], bytes], gallery: Gallery) -> str | None:
    """Return a picture as an address that holds it; None where it cannot be read, which is told."""
    profile = replace(gallery.profile, max_edge=WIDTH, max_bytes=COVER_PICTURE)
    try:
        found = images.prepare_apart(read(), profile, gallery.job.apart)
    except (ImageError, LostError, OSError) as error:
        message = error.message if isinstance(error, PackagerError) else (error.strerror or "it cannot be read")
        gallery.problems.append(Problem("render", name, "image-failed", message))
        return None
    return f"data:{found.media_type};base64,{base64.b64encode(found.data).decode()}"


@frozen
class _Face:
    """The face of the name and the headlines."""

    usual: str
    own: Path | None = None

    @classmethod
    def of(cls, design: Design) -> _Face:
        """Return the newsletter's own face, else its theme's."""
        if design.headings is None:
            return cls(FACES.get(design.theme, _fonts.SERIF))
        return cls(_fonts.OwnFont("", design.headings).calls_itself(), design.headings)

    def family(self, language: str) -> str:
        """Return the family for a language: this one, unless it lacks the script."""
        return _family(language, self.usual)

    def length(self, text: str, size: float, language: str) -> float:
        """Return the width of a bold line, in pixels."""
        file = self._file(language)
        stout = 1 if file is None or _lettered.varies(file) else BOLDER
        return float(_measure(file).getlength(text)) * stout * size / MEASURED_AT

    def depth(self, text: str, size: float, language: str) -> float:
        """Return how far a line reaches below its baseline, in pixels."""
        return float(_measure(self._file(language)).getbbox(text, anchor="ls")[3]) * size / MEASURED_AT

    def _file(self, language: str) -> Path | None:
        family = self.family(language)
        file = self.own if family == self.usual and self.own else _fonts.file_of(family)
        return file or _fonts.file_of(_fonts.SERIF)


def _masthead(front: Front, face: _Face) -> _Lines:
    """Set the newsletter's name as large as one line allows; a long one takes two."""
    whole = face.length(front.title, 100, front.language)
    size = int((WIDTH - 2 * MARGIN) / max(whole, 1) * 100)
    if size >= MASTHEAD[0]:
        return _Lines((front.title,), min(size, MASTHEAD[1]))
    return _wrapped(front.title, MASTHEAD[0], most=2, length=partial(face.length, language=front.language))


def _drawn(svg: str, face: _Face, height: int) -> Any:
    """Return the picture of the cover, drawn by resvg where it is more than type and rules in our own faces.

    Raises RenderError for what is no SVG.
    """
    from PIL import Image

    if face.own is None and (image := _lettered.drawn(svg, height)):
        return image
    return Image.open(io.BytesIO(_rasterised(svg, face, height)))


def _rasterised(svg: str, face: _Face, height: int) -> bytes:
    import resvg_py

    files = _fonts.files_for(svg, (_fonts.SERIF, _fonts.SANS))

    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=_LINE.sub(_directed, svg),
                height=height,
                skip_system_fonts=True,
                font_files=[str(file) for file in (*files, *([face.own] if face.own else []))],
                serif_family=_fonts.SERIF,
                sans_serif_family=_fonts.SANS,
            )
        )
    except ValueError as error:
        raise RenderError(f"the cover could not be drawn: {error}", "mend templates/epub/cover.svg") from error


def _directed(line: re.Match[str]) -> str:
    """Return a line so marked that one which is written from the right is drawn so.

    The renderer takes every line for one from the left, and so puts a number with which it begins at its end.
    """
    strong = next((kind for kind in map(unicodedata.bidirectional, line[1]) if kind in {"L", "R", "AL"}), "L")
    return line[0] if strong == "L" else f">{FROM_RIGHT}{line[1]}{END}</text>"


def _jpeg(image: Any, *, gray: bool) -> bytes:
    out = io.BytesIO()
    image.convert("L" if gray or image.mode == "L" else "RGB").save(out, "JPEG", quality=COVER_QUALITY)
    return out.getvalue()


# --- where the stories stand ---------------------------------------------------------------------


def _blocks(front: Front, y: int, face: _Face) -> tuple[Block, ...]:
    """Place the lead, then as many first stories of the sections as there is room for."""
    others = [chapter.stories[0] for chapter in front.chapters]
    others += [story for chapter in front.chapters for story in chapter.stories[1:]]
    order = [front.lead, *(story for story in others if story.id != front.lead.id)]
    blocks: list[Block] = []
    for index, story in enumerate(order):
        # What is made without a newsletter has one section, called as it is itself.
        kicker = story.section if story.section != front.title else ""
        block = _block(story, kicker, y, face, large=index == 0)
        bottom = block.y[-1] + 50
        if bottom > FOOT or index > 5:
            break
        blocks.append(block)
        y = bottom
    return tuple(blocks)


def _block(story: Story, kicker: str, top: int, face: _Face, *, large: bool) -> Block:
    size, weight, most = (124, 700, 5) if large else (66, 600, 3)
    text = _wrapped(story.title, size, most=most, length=partial(face.length, language=story.language))
    rtl = direction_of(story.language) == "rtl"
    kicker_y = top + (70 if kicker else 0)
    first = kicker_y + round(text.size * 1.12)
    return Block(
        kicker=kicker if rtl else kicker.upper(),
        lines=text.lines,
        size=text.size,
        weight=weight,
        top=top,
        kicker_y=kicker_y,
        y=tuple(first + round(text.size * 1.14 * index) for index in range(len(text.lines))),
        x=WIDTH - MARGIN if rtl else MARGIN,
        # SVG's "start" is the right edge in right-to-left text only where the renderer knows the direction.
        anchor="end" if rtl else "start",
        family=_stack(face.family(story.language)),
    )


_FEW = re.compile("(?:[「『（《〈【]?.){1,4}[、。，．：；！？）」』》〉】ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*")
"""Characters that stand together: no line begins with a sign that closes, or ends with one that opens (JLReq 3.1.7)."""


@frozen
class _Lines:
    lines: tuple[str, ...]
    size: int


def _wrapped(text: str, size: int, *, most: int, length: Callable[[str, float], float]) -> _Lines:
    """Break a text into at most ``most`` lines, smaller type before an ellipsis."""
    for attempt in (size, size * 5 // 6, size * 2 // 3):
        lines = _lines(text, attempt, length)
        if len(lines) <= most:
            return _Lines(tuple(lines), attempt)
    return _Lines((*lines[: most - 1], lines[most - 1].rstrip(" ,;:.") + "…"), attempt)


def _lines(text: str, size: int, length: Callable[[str, float], float]) -> list[str]:
    lines: list[str] = []
    for piece in _pieces(text):
        longer = f"{lines[-1]}{piece}" if lines else piece
        if lines and length(longer.rstrip(), size) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines] or [""]


def _pieces(text: str) -> list[str]:
    """Split where a line may break: behind spaces, and in scripts that write none after any few characters."""
    pieces: list[str] = []
    for word in text.split():
        wide = len(word) > 8 and all(ord(letter) > 0x2E80 for letter in word)
        parts = _FEW.findall(word) if wide else [word]
        pieces += [*parts[:-1], f"{parts[-1]} "]
    return pieces


def _measure(file: Path | None) -> Any:
    """Return a bold face at the size at which lines are measured."""
    from PIL import ImageFont

    if file is None:
        return ImageFont.load_default(MEASURED_AT)
    return _lettered.face(file, MEASURED_AT, weight=700, optical=MEASURED_AT)


def _family(language: str, usual: str) -> str:
    """Return the face that has the script of ``language``: resvg falls back too, but to what comes first."""
    primary = language.split("-", maxsplit=1)[0].lower()
    if primary in {"ar", "fa", "ur", "ps", "ckb"}:
        return "Amiri"
    if primary in {"he", "yi"}:
        return "Frank Ruhl Libre"
    return usual


def _stack(family: str) -> str:
    """Return a font-family value: quoted, since a bare name may not hold a number."""
    return ", ".join(f"'{name}'" for name in dict.fromkeys((family, _fonts.SERIF, *_fonts.FALLBACKS)))
