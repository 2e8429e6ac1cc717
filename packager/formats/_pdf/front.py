"""The front page, fitted to what there is: a page that is full, and not one line more.

An issue of a few articles has its contents on the front page; one of many has the beginnings of some
articles there, and its contents on the pages that follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from packager.formats._gallery import LOGO
from packager.formats._pdf import layout
from packager.formats._pdf.press import Press
from packager.formats._pictures import Picture
from packager.formats._view import Front, Story, description_of
from packager.frozen import frozen

MOST_ON_FRONT = 14
"""Articles whose contents are tried on the front page itself: more leave no room for anything else."""

MOST_LINES = 3
"""Lines of a summary in the contents."""

TALLEST_PICTURE = 0.5
"""Most that a picture takes of the page when it fills what is left, as a share of the height."""

SPARE = 3
"""What is left free of the front page, in millimetres: columns may break otherwise than was foreseen."""

CHAPTER_GAP = 1.2
"""What is between two sections of the contents besides what is between two entries, in millimetres."""

BELOW_PICTURE = 3.5
"""Space between the lead picture and what is below it, in millimetres, as the style has it."""

ABOVE_NOTE = 5.0
"""Space over the editor's note, in millimetres, as the style has it."""

ENDLESS = 8000
"""Height in millimetres of the page on which everything is measured."""

LEAST_LEAF = 0.25
"""Share of the last page of the contents from which it is left as it comes; the last two share what a shorter has."""

HEAD_LETTER = 1.55
"""Width of a letter of a running head on average, in millimetres: 8-point sans."""

DATED_FROM = 150
"""Width in millimetres from which a running head has room for the date beside the newsletter's name."""

EM_OF_DISPLAY = 1.08
"""Width of bold display type against that: its letters have a little more than half an em."""

WIDE = 0x2E80
"""First character that is as wide as it is high: East Asian scripts begin here."""


Columns = tuple[tuple[str, ...], ...]
"""Articles in each of one or two columns."""


@frozen
class Shape:
    """What a front page shows."""

    picture: float
    """Height of the lead picture, as a share of the page's: at least that, as long as it is being chosen."""
    inside: bool
    """Whether the contents stand on it."""
    lines: int
    """Lines that the contents have on each article."""
    teasers: int = 0
    """Articles besides the lead that begin on it."""
    columns: Columns = ((),)
    """Articles of the contents or the teasers on it, by column."""
    leaves: tuple[Columns, ...] = ()
    """Articles of the contents on each page of their own."""
    note: bool = True
    """Whether the editor's note stands on it, rather than over the contents."""

    @property
    def pages(self) -> int:
        """Pages that it and the contents should need: a guess, which saves laying out again where it is right."""
        return 1 + len(self.leaves)


INSIDE = tuple(Shape(picture, True, lines) for picture, lines in ((0.3, 3), (0.24, 2), (0.2, 1), (0.24, 0), (0.16, 0)))
"""Front pages with contents, from the richest; the first that is a single page is taken."""

OUTSIDE = tuple(
    Shape(picture, False, 0, teasers)
    for picture, teasers in (
        (0.3, 8), (0.29, 7), (0.28, 6), (0.27, 5), (0.26, 4), (0.24, 3), (0.22, 2), (0.21, 1), (0.2, 0), (0.12, 0)
    )
)  # fmt: skip
"""Front pages of issues whose contents need pages of their own; the last is taken whatever its length.

In two columns an even number of articles begins on it: of an odd one, the shorter column has a hole at its foot.
"""

PLAINEST = OUTSIDE[-1]
"""What is taken where nothing can be measured."""


@frozen
class _Sizes:
    """Heights in millimetres, as they were laid out."""

    above: float
    """What stands over the columns, without the picture."""
    note: float
    """Of the editor's note, which is a part of that."""
    teasers: dict[str, float]
    entries: dict[str, tuple[float, float, int]]
    """By article: height of its entry with as many lines as a summary may have, of one line, and their number."""
    besides: float
    """Of what teasers have over them."""
    heading: float
    """Of the contents."""
    labels: dict[str, float]
    """By the first article of a section: height of its name, and of the space before it."""

    def entry(self, name: str, lines: int) -> float:
        """Return the height of an entry whose summary has that many lines at most."""
        whole, line, most = self.entries[name]
        return whole - line * max(0, most - lines) + self.labels.get(name, 0.0)


@frozen
class Head:
    """What stands over a sheet."""

    section: str
    title: str
    language: str
    shape: str = ""
    """What the sheet holds: columns, or a table that is “wide” or “turned”."""
    depth: float = 0.0
    """Height of its columns in millimetres, where it is less than the sheet's."""


def fit(press: Press, at: dict[str, int]) -> Shape:
    """Return how the front page looks best, its picture as high as there is room for.

    All that may stand on it is laid out once, in one narrow column, and the page is reckoned from the heights:
    to let the layout engine balance columns until one try fits costs as much as the text of ten pages.
    """
    many = len(press.view.stories)
    sizes = _measured(press, at, inside=many <= MOST_ON_FRONT)
    picture = _lead_picture(press)
    whole = press.sheet.measure * picture.height / picture.width if picture else 0.0
    room = press.sheet.height - press.sheet.side * 0.8 - press.sheet.bottom - SPARE - sizes.above
    room -= BELOW_PICTURE if picture else 0.0
    outside = (shape for shape in OUTSIDE if shape.teasers % press.sheet.columns == 0)
    for shape in (*(INSIDE if many <= MOST_ON_FRONT else ()), *outside):
        columns, height = _columns(press, sizes, shape)
        if room - height >= min(shape.picture * press.sheet.height, whole):
            break
    else:
        # The plainest is a line too high yet, as on the smallest screens: better without the note than on two pages.
        shape, room = replace(PLAINEST, note=False), room + sizes.note
    tall = min(whole, TALLEST_PICTURE * press.sheet.height, max(room - height, shape.picture * press.sheet.height))
    shape = replace(shape, picture=round(tall / press.sheet.height, 3), columns=columns)
    if shape.inside:
        return shape
    if many <= MOST_ON_FRONT:
        sizes = _measured(press, at, inside=False)
    lines, leaves = _leaves(press, sizes, 0.0 if shape.note else sizes.note)
    return replace(shape, lines=lines, leaves=leaves)


def _columns(press: Press, sizes: _Sizes, shape: Shape) -> tuple[Columns, float]:
    """Return what stands in each column below the lead, and the height of all."""
    if shape.inside:
        heights = {name: sizes.entry(name, shape.lines) for name in sizes.entries}
    else:
        heights = dict(list(sizes.teasers.items())[: shape.teasers])
    columns = _balanced(heights, press.sheet.columns)
    tallest = max(sum(heights[name] for name in column) for column in columns)
    return columns, tallest + (sizes.heading if shape.inside else sizes.besides)


def _balanced(heights: dict[str, float], columns: int) -> Columns:
    """Divide what follows one another over one column or two, so that the higher is as low as can be."""
    names = tuple(heights)
    if columns == 1:
        return (names,)

    def higher(first: int) -> float:
        return max(sum(heights[name] for name in part) for part in (names[:first], names[first:]))

    first = min(range(len(names) + 1), key=lambda count: (higher(count), -count))
    return names[:first], names[first:]


def _measured(press: Press, at: dict[str, int], *, inside: bool) -> _Sizes:
    """Lay out all that a front page may show, and return its heights; the contents as they are ``inside`` it, or not.

    On pages of their own they have a larger heading, and other lines.
    """
    names = tuple(story.id for story in press.view.stories)
    shape = Shape(0.0, inside, MOST_LINES, OUTSIDE[0].teasers, (names,), ((names,),))
    pages = press.lay(markup(press, at, (), shape, measuring=True)).pages
    found = layout.extents(pages[0], ("teasers", "teaser", "contents-title", "note"))
    listed = layout.extents(pages[-1], ("contents-title", "label", "entry", "summary"))
    title, entries = listed["contents-title"][0], listed["entry"]
    below = (found["teasers"] or found["contents-title"] or [title])[0]
    labels = [label for label in listed["label"] if label.top > title.top]
    begins = [chapter.stories[0].id for chapter in press.view.chapters] if labels else []
    return _Sizes(
        above=below.top,
        note=sum(each.height + ABOVE_NOTE for each in found["note"]),
        teasers=dict(zip(_teaser_ids(press.view), (each.height for each in found["teaser"]), strict=True)),
        besides=found["teaser"][0].top - below.top if found["teaser"] else 0.0,
        entries={name: _entry(entry, listed["summary"]) for name, entry in zip(names, entries, strict=True)},
        heading=(labels or entries)[0].top - title.top,
        labels={name: label.height + CHAPTER_GAP for name, label in zip(begins, labels, strict=True)},
    )


def _entry(entry: layout.Extent, summaries: list[layout.Extent]) -> tuple[float, float, int]:
    """Return the height of an entry, that of a line of its summary, and the number of those lines."""
    inside = [each for each in summaries if entry.top <= each.top < entry.top + entry.height]
    if not inside or not inside[0].lines:
        return entry.height, 0.0, 0
    return entry.height, inside[0].height / inside[0].lines, inside[0].lines


def _leaves(press: Press, sizes: _Sizes, note: float) -> tuple[int, tuple[Columns, ...]]:
    """Return how many lines on each article fill the pages of the contents and need no further one, and those pages.

    The first page has the heading on it, and a ``note`` of that height.
    """
    size = press.sheet
    page = size.height - size.side * 0.8 - size.bottom - SPARE
    laid = [_paged(sizes, lines, page, page - sizes.heading - note, size.columns) for lines in range(MOST_LINES + 1)]
    lines = max(lines for lines, leaves in enumerate(laid) if len(leaves) == len(laid[0]))
    return lines, _evened(laid[lines], sizes, lines, page * LEAST_LEAF)


def _evened(leaves: tuple[Columns, ...], sizes: _Sizes, lines: int, least: float) -> tuple[Columns, ...]:
    """Return pages of the contents whose last two hold as much as one another, where the last has less than that."""
    heights = [{name: sizes.entry(name, lines) for column in leaf for name in column} for leaf in leaves[-2:]]
    columns = len(leaves[-1])
    if len(leaves) == 1 or sum(heights[-1].values()) / columns >= least:
        return leaves
    both = heights[0] | heights[1]
    halves = _balanced(both, 2)
    return (*leaves[:-2], *(_balanced({name: both[name] for name in half}, columns) for half in halves))


def _paged(sizes: _Sizes, lines: int, page: float, first: float, columns: int) -> tuple[Columns, ...]:
    """Divide the contents over pages of that height, the ``first`` of another; those on the last are balanced."""
    left = {name: sizes.entry(name, lines) for name in sizes.entries}
    leaves: list[Columns] = []
    while left:
        leaf = _filled(left, page if leaves else first, columns)
        if sum(map(len, leaf)) == len(left):
            leaf = _balanced(left, columns)
        leaves.append(leaf)
        taken = {name for column in leaf for name in column}
        left = {name: height for name, height in left.items() if name not in taken}
    return tuple(leaves)


def _filled(heights: dict[str, float], room: float, columns: int) -> Columns:
    """Return the columns that can be filled with what follows one another: each has one at least."""
    filled: list[tuple[str, ...]] = []
    names = list(heights)
    for _ in range(columns):
        depth, count = 0.0, 0
        while count < len(names) and (not count or depth + heights[names[count]] <= room):
            depth += heights[names[count]]
            count += 1
        filled.append(tuple(names[:count]))
        names = names[count:]
    return tuple(filled)


def _lead_picture(press: Press) -> Picture | None:
    lead = press.view.lead
    return press.gallery.picture(lead.picture, press.sheet.pixels(press.sheet.measure)) if lead.picture else None


def markup(
    press: Press, page_of: dict[str, int], heads: Sequence[Head], shape: Shape, *, measuring: bool = False
) -> str:
    """Return the markup of the front page, the contents, and one empty sheet for each running head.

    While ``measuring``, pages have no end, and teasers and contents stand in one narrow column.
    """
    size = press.sheet
    return str(
        press.templates.render(
            "pdf/sheets.html",
            front=press.view,
            subject=description_of(press.view, press.words),
            sheet=size,
            stamp=press.job.stamp.isoformat(timespec="seconds"),
            page_of=page_of,
            heads=heads,
            picture=None if measuring else _lead_picture(press),
            picture_height=round(size.height * shape.picture, 2),
            name_size=_name_size(press),
            logo=_logo(press),
            shape=shape,
            teasers=_teasers(press.view, shape.teasers) if measuring or not shape.inside else [],
            measured_on=ENDLESS if measuring else None,
            dated=size.measure >= DATED_FROM,
        )
    )


def _logo(press: Press) -> Picture | None:
    wanted = press.job.design.logo is not None
    return press.gallery.picture(LOGO, press.sheet.pixels(press.sheet.measure)) if wanted else None


def _name_size(press: Press) -> float:
    """Return the size of the newsletter's name, in points: as large as one line holds, within reason."""
    size = press.sheet
    one_line = size.measure / layout.MM_PER_POINT / (_ems(press.view.title) * EM_OF_DISPLAY or 1)
    return round(max(min(size.headline * 2.5, one_line), size.headline * 1.15), 1)


def _teaser_ids(front: Front) -> list[str]:
    return [story.id for story in _teasers(front, OUTSIDE[0].teasers)]


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


def heads(
    press: Press, page_of: dict[str, int], first: int, shapes: Sequence[str], depths: Sequence[float], rest: int
) -> list[Head]:
    """Return what stands over each page of text: section and title of the article that begins on it or goes on.

    ``first`` is the number of the first page; ``shapes`` tells the shape of each, ``depths`` how deep its columns are;
    after ``rest`` pages, those that are left have no article, but what is not in the issue.
    """
    most = int(press.sheet.measure * 0.5 / HEAD_LETTER)
    found: list[Head] = []
    running = press.view.stories[0]
    for page, (shape, depth) in enumerate(zip(shapes, depths, strict=True), first):
        if shape or len(found) >= rest:
            title = press.words.text("Tables" if shape else "Not in this issue")
            found.append(Head(press.view.title, title, press.view.language, shape, depth))
            continue
        begun = [story for story in press.view.stories if page_of.get(story.id) == page]
        top = begun[0] if begun else running
        running = begun[-1] if begun else running
        title = shorten(top.title, most, placeholder="…") if " " in top.title else top.title[:most]
        found.append(Head(top.section, title, top.language, depth=depth))
    return found
