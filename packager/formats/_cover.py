"""The cover: a typographic page, laid out as SVG by a template, drawn without Pango."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from packager import images
from packager.errors import ImageError, LostError, PackagerError, RenderError
from packager.formats import _cover_lines, _fonts, _lettered
from packager.formats._gallery import Gallery
from packager.formats._headlines import Lines, Measure, wrapped
from packager.formats._view import Front, Story
from packager.frozen import frozen
from packager.model import Design, Problem
from packager.text.words import direction_of

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

NOT_EUROPEAN = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), ("Amiri",)),
    **dict.fromkeys(("he", "yi"), ("Frank Ruhl Libre",)),
    "th": ("Noto Serif Thai", "Noto Sans Thai"),
    **dict.fromkeys(("hi", "mr", "ne"), ("Noto Serif Devanagari", "Noto Sans Devanagari")),
}
"""Faces of languages whose letters our own face lacks, the best first; those of Han are in ``_fonts``."""


SIZES = ((190, 96), (156, 80), (124, 66))
"""Sizes of the lead's headline and of the others', in pixels: the largest that shows no less than the others."""

LARGE = 120
"""Size from which a headline is a lead's."""

TOLD = (72, 9)
"""Size of what the only story is about, in pixels, and the lines of it at most."""

STORIES = 6

KICKER = 63
"""Size at which a section's name is measured, two thirds of it at the least: its type has 38 pixels, and spaces."""


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
    ruled: bool = True
    """Whether a rule parts it from what is above."""


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
        runs = _fonts.runs(text, self._file(language))
        return sum(_lettered.width(run, file, size, weight=700) for file, run in runs)

    def measure(self, language: str) -> Measure:
        """Return what a line across the cover holds of a text in a language."""
        return Measure(WIDTH - 2 * MARGIN, partial(self.length, language=language), language)

    def depth(self, text: str, size: float, language: str) -> float:
        """Return how far a line reaches below its baseline, in pixels."""
        return _lettered.depth(text, self._file(language), size)

    def file_of(self, family: str) -> Path | None:
        """Return the file of a family, which may be the newsletter's own."""
        return self.own if family == self.usual and self.own else _fonts.file_of(family)

    def _file(self, language: str) -> Path | None:
        return self.file_of(self.family(language)) or _fonts.file_of(_fonts.SERIF)


def _masthead(front: Front, face: _Face) -> Lines:
    """Set the newsletter's name as large as one line allows; a long one takes two."""
    whole = face.length(front.title, 100, front.language)
    size = int((WIDTH - 2 * MARGIN) / max(whole, 1) * 100)
    if size >= MASTHEAD[0]:
        return Lines((front.title,), min(size, MASTHEAD[1]))
    return wrapped(front.title, MASTHEAD[0], face.measure(front.language), most=2)


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
                svg_string=_cover_lines.settled(svg, face.file_of),
                height=height,
                skip_system_fonts=True,
                font_files=[str(file) for file in (*files, *([face.own] if face.own else []))],
                serif_family=_fonts.SERIF,
                sans_serif_family=_fonts.SANS,
            )
        )
    except ValueError as error:
        raise RenderError(f"the cover could not be drawn: {error}", "mend templates/epub/cover.svg") from error


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
    tried = [_placed(order, front, y, face, sizes) for sizes in SIZES]
    best = max(tried, key=lambda blocks: (len(blocks), sum(map(_shown, blocks))))
    return (*best, *_told(front.lead, best[0], face)) if len(order) == len(best) == 1 else best


def _told(story: Story, headline: Block, face: _Face) -> tuple[Block, ...]:
    """Return what the only story of an issue is about, under its headline: the page would be half empty."""
    told = story.standfirst or story.summary
    room = int((FOOT - headline.y[-1] - TOLD[0]) / (TOLD[0] * 1.14))
    if not told or room < 1:
        return ()
    text = wrapped(told, TOLD[0], face.measure(story.language), most=min(room, TOLD[1]))
    return (replace(_at(story, text, 400, "", headline.y[-1] + TOLD[0], face), ruled=False),)


def _shown(block: Block) -> int:
    """Return how much of a headline is there: its letters and figures."""
    return sum(map(str.isalnum, "".join(block.lines)))


def _placed(order: Sequence[Story], front: Front, y: int, face: _Face, sizes: tuple[int, int]) -> tuple[Block, ...]:
    """Place as many of the stories as there is room for in type of these sizes."""
    blocks: list[Block] = []
    for index, story in enumerate(order):
        # What is made without a newsletter has one section, called as it is itself.
        kicker = story.section if story.section != front.title else ""
        block = _block(story, kicker, y, face, sizes[min(index, 1)])
        bottom = block.y[-1] + 30 + max(20, round(face.depth(block.lines[-1], block.size, story.language)))
        if bottom > FOOT or index >= STORIES:
            break
        blocks.append(block)
        y = bottom
    return tuple(blocks)


def _block(story: Story, kicker: str, top: int, face: _Face, size: int) -> Block:
    """Place a headline under the name of its section."""
    weight, most = (700, 5) if size >= LARGE else (600, 3)
    text = wrapped(story.title, size, face.measure(story.language), most=most)
    return _at(story, text, weight, kicker, top, face)


def _at(story: Story, text: Lines, weight: int, kicker: str, top: int, face: _Face) -> Block:
    """Place lines of a story under the name of its section."""
    rtl = direction_of(story.language) == "rtl"
    kicker = wrapped(kicker if rtl else kicker.upper(), KICKER, face.measure(story.language), most=1).lines[0]
    kicker_y = top + (70 if kicker else 0)
    first = kicker_y + round(text.size * 1.12)
    return Block(
        kicker=kicker,
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


def _family(language: str, usual: str) -> str:
    """Return the face that has the script of ``language``, where it is there."""
    han = _fonts.han(language)
    families = (han,) if han else NOT_EUROPEAN.get(language.split("-", maxsplit=1)[0].lower(), ())
    return next(filter(_fonts.file_of, families), usual)


def _stack(family: str) -> str:
    """Return a font-family value: quoted, since a bare name may not hold a number."""
    return ", ".join(f"'{name}'" for name in dict.fromkeys((family, _fonts.SERIF, *_fonts.FALLBACKS)))
