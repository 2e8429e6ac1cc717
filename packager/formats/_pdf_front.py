"""The front page, fitted to what there is: a page that is full, and not one line more.

An issue of a few articles has its contents on the front page; one of many has the beginnings of some
articles there, and its contents on the pages that follow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from packager.formats import _pdf_layout as layout
from packager.formats._body import Picture
from packager.formats._pdf_press import Press
from packager.formats._pdf_sheet import Sheet
from packager.formats._view import Front, Story

MOST_ON_FRONT = 14
"""Articles whose contents are tried on the front page itself: more leave no room for anything else."""

TITLE_LETTER = 1.95
"""Width of a letter of a title in the contents on average, in millimetres: 10-point semibold."""

LINE, BESIDES, LABEL, TITLE = 4.3, 5.3, 7.5, 14.0
"""Heights in the contents, in millimetres: a line, what an entry has besides, a section's name, the heading."""

LOSS = 0.95
"""Share of a page of contents that is filled: entries are not broken at its end."""

MOST_LINES = 3
"""Lines of a summary in the contents."""

TALLEST_PICTURE = 0.5
"""Most that a picture takes of the page when it fills what is left, as a share of the height."""

SPARE = 4
"""What is left free of a page that a picture fills, in millimetres: columns may break otherwise below it."""

HEAD_LETTER = 1.55
"""Width of a letter of a running head on average, in millimetres: 8-point sans."""

DATED_FROM = 150
"""Width in millimetres from which a running head has room for the date beside the newsletter's name."""

EM_OF_DISPLAY = 1.08
"""Width of bold display type against that: its letters have a little more than half an em."""

WIDE = 0x2E80
"""First character that is as wide as it is high: East Asian scripts begin here."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a front page shows."""

    picture: float
    """Height of the lead picture, as a share of the page's."""
    inside: bool
    """Whether the contents stand on it."""
    lines: int
    """Lines that the contents have on each article."""
    teasers: int = 0
    """Articles besides the lead that begin on it."""


INSIDE = tuple(Shape(picture, True, lines) for picture, lines in ((0.3, 3), (0.24, 2), (0.2, 1), (0.24, 0), (0.16, 0)))
"""Front pages with contents, from the richest; the first that is a single page is taken."""

OUTSIDE = tuple(
    Shape(picture, False, 0, teasers)
    for picture, teasers in ((0.3, 8), (0.28, 6), (0.26, 4), (0.22, 2), (0.2, 0), (0.12, 0))
)
"""Front pages of issues whose contents need pages of their own; the last is taken whatever its length."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a sheet."""

    section: str
    title: str
    language: str


def fit(press: Press, at: dict[str, int]) -> Shape:
    """Return how the front page looks best, its picture as high as there is room for."""
    many = len(press.view.stories)
    for shape in (*(INSIDE if many <= MOST_ON_FRONT else ()), *OUTSIDE):
        page = _single(press, at, shape)
        if page is None:
            continue
        fuller = _filled(press, shape, page)
        if fuller != shape and _single(press, at, fuller) is None:
            fuller = shape
        return fuller if shape.inside else replace(fuller, lines=_lines(press.sheet, press.view))
    return replace(OUTSIDE[-1], lines=_lines(press.sheet, press.view))


def _single(press: Press, at: dict[str, int], shape: Shape) -> Any | None:
    """Return the front page where it is one page, else None."""
    pages = press.lay(markup(press, at, (), shape, contents=shape.inside)).pages
    return pages[0] if len(pages) == 1 else None


def _lines(size: Sheet, front: Front) -> int:
    """Return how many lines on each article fill the pages of the contents."""
    many = len(front.stories)
    page = (size.height - size.top - size.bottom) * size.columns * LOSS
    letters = size.column / TITLE_LETTER
    lines = sum(math.ceil(_ems(story.title) * 2 / letters) for story in front.stories)
    needed = lines * LINE + many * BESIDES + len(front.chapters) * LABEL + TITLE * size.columns
    room = math.ceil(needed / page) * page - needed
    return min(MOST_LINES, int(room / many / LINE))


def _filled(press: Press, shape: Shape, page: Any) -> Shape:
    """Let the picture have what is left of the page, as far as it is as high as that."""
    picture = _lead_picture(press)
    if picture is None:
        return shape
    whole = press.sheet.measure * picture.height / picture.width / press.sheet.height
    free = max(0.0, layout.room(page) - SPARE) / press.sheet.height
    return replace(shape, picture=round(min(whole, TALLEST_PICTURE, shape.picture + free), 3))


def _lead_picture(press: Press) -> Picture | None:
    lead = press.view.lead
    return press.gallery.picture(lead.picture, press.sheet.pixels(press.sheet.measure)) if lead.picture else None


def markup(press: Press, page_of: dict[str, int], heads: Sequence[Head], shape: Shape, *, contents: bool = True) -> str:
    """Return the markup of the front page, the contents, and one empty sheet for each running head."""
    size = press.sheet
    return str(
        press.templates.render(
            "pdf/sheets.html",
            front=press.view,
            sheet=size,
            stamp=press.job.stamp.isoformat(timespec="seconds"),
            page_of=page_of,
            heads=heads,
            picture=_lead_picture(press),
            picture_height=round(size.height * shape.picture, 2),
            name_size=_name_size(press),
            shape=shape,
            teasers=_teasers(press.view, shape.teasers),
            contents=contents,
            dated=size.measure >= DATED_FROM,
        )
    )


def _name_size(press: Press) -> float:
    """Return the size of the newsletter's name, in points: as large as one line holds, within reason."""
    size = press.sheet
    one_line = size.measure / layout.MM_PER_POINT / (_ems(press.view.title) * EM_OF_DISPLAY or 1)
    return round(max(min(size.headline * 2.5, one_line), size.headline * 1.15), 1)


def _ems(text: str) -> float:
    """Return about how wide a text is, in widths of an East Asian letter; others have half of it."""
    return sum(1.0 if ord(letter) >= WIDE else 0.5 for letter in text)


def _teasers(front: Front, most: int) -> list[Story]:
    """Return what begins on the front page: the first article of each section, then the next of each."""
    columns = [[story for story in chapter.stories if story.id != front.lead.id] for chapter in front.chapters]
    ranked = [
        story
        for rank in range(max(map(len, columns), default=0))
        for column in columns
        for story in column[rank : rank + 1]
    ]
    return ranked[:most]


def heads(press: Press, page_of: dict[str, int], pages: Sequence[int]) -> list[Head]:
    """Return what stands over each page of text: section and title of the article that begins on it or goes on."""
    most = int(press.sheet.measure * 0.5 / HEAD_LETTER)
    found: list[Head] = []
    running = press.view.stories[0]
    for page in pages:
        begun = [story for story in press.view.stories if page_of.get(story.id) == page]
        top = begun[0] if begun else running
        running = begun[-1] if begun else running
        title = shorten(top.title, most, placeholder="…") if " " in top.title else top.title[:most]
        found.append(Head(top.section, title, top.language))
    return found
