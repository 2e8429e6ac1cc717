"""Composing an issue: the text in columns, then the front page, the contents and the sheets of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from packager.formats import _blocks, _body
from packager.formats._pdf import front, layout, links
from packager.formats._pdf.press import Press
from packager.formats._pdf.sheet import Sheet
from packager.formats._pdf.tables import Tables, line
from packager.formats._view import Story
from packager.frozen import frozen
from packager.text import longwords
from packager.text.urls import canonical

MOST_FRONT_PAGES = 4
"""Times the front is laid out again because its own length moved the page numbers on it."""

ABOVE_TABLES = 7
"""Millimetres between the last text and the tables under it, as before the title of a section."""


@frozen
class _Laid:
    """One article's text, as the template takes it."""

    html: Any
    notes: list[tuple[int, str]]
    code: links.Code | None


def compose(press: Press) -> tuple[Any, dict[str, int]]:
    """Return the finished document, and the page of each article and of each block of text, by its place."""
    columns = press.lay(_text(press)).pages
    if not layout.joins(columns[0]):
        return _compose_plainly(press)
    names = [story.id for story in press.view.stories]
    columns = layout.flowed(columns, _firsts(press, columns))
    first = layout.first_of(columns)
    at = {name: first[name] for name in (*names, *_begins(press)) if name in first}
    shapes = [_shape(press.sheet, column) for column in columns]
    begins = _firsts(press, columns)
    sheets = layout.on_sheets(len(columns), press.sheet.columns, begins)
    leaves = [[columns[index] for index in sheet] for sheet in sheets]
    depths = _even(press.sheet, sheets, begins, leaves)
    looks = [shapes[sheet[0]] for sheet in sheets]
    below = _with_tables_below(press.sheet, sheets, leaves, depths, looks)
    sheet_of = {index: number for number, sheet in enumerate(sheets) for index in sheet}
    rest = sum(sheet[0] < first.get("left-out", len(columns)) for sheet in sheets)
    shape = front.fit(press, at)
    fronts = shape.pages
    for _ in range(MOST_FRONT_PAGES):
        page_of = {name: fronts + 1 + sheet_of[at[name]] for name in names if name in at}
        heads = front.heads(press, page_of, fronts + 1, looks, depths, rest)
        document = press.lay(front.markup(press, page_of, heads, shape))
        if len(document.pages) - len(sheets) == fronts:
            break
        fronts = len(document.pages) - len(sheets)
    pages = list(document.pages[:fronts])
    offsets = _offsets(press.sheet, backwards=press.view.direction == "rtl")
    corner = [(press.sheet.side, press.sheet.top)]
    for number, (page, leaf, look) in enumerate(zip(document.pages[fronts:], leaves, looks, strict=True)):
        places = corner if look else offsets
        if number in below:
            places = [*offsets[: len(leaf) - 1], (press.sheet.side, press.sheet.top + below[number])]
        pages.append(layout.join(page, leaf, places))
    for page in pages:
        layout.keep_own_links(page)
        layout.plain_bookmarks(page)
    document.pages = pages
    first |= layout.blocks_of(columns)
    return document, {name: fronts + 1 + sheet_of[index] for name, index in first.items()}


def _firsts(press: Press, columns: Sequence[Any]) -> set[int]:
    """Return which columns begin a sheet."""
    first = layout.first_of(columns)
    shaped = {index for index, column in enumerate(columns) if _shape(press.sheet, column)}
    return {first[name] for name in _begins(press) if name in first} | shaped


def _begins(press: Press) -> list[str]:
    """Return the anchors that begin a sheet: of every section, where they stand apart."""
    return [*(chapter.id for chapter in press.view.chapters), "left-out"] if press.apart else []


def _even(size: Sheet, sheets: list[list[int]], begins: set[int], leaves: list[list[Any]]) -> list[float]:
    """Balance the columns of each sheet after which another run begins; return how deep those are, or 0, by sheet."""
    depths = [0.0] * len(sheets)
    for number in range(len(sheets)):
        ends = number + 1 == len(sheets) or sheets[number + 1][0] in begins
        if ends and size.columns > 1 and not _shape(size, leaves[number][0]):
            leaves[number], even = layout.even(leaves[number])
            depths[number] = even or layout.depth(leaves[number])
    return depths


def _with_tables_below(
    size: Sheet, sheets: list[list[int]], leaves: list[list[Any]], depths: list[float], looks: list[str]
) -> dict[int, float]:
    """Put the tables that are as wide as the sheet under the last text where it leaves room for them.

    Return how deep below its top they stand, by sheet: of one at most, the last with text.
    """
    wide = looks.index("wide") if "wide" in looks else 0
    if not wide or looks[wide - 1]:
        return {}
    text = depths[wide - 1] or layout.depth(leaves[wide - 1])
    if text + ABOVE_TABLES + layout.depth(leaves[wide]) > size.text_height:
        return {}
    depths[wide - 1] = text
    for each in (sheets, leaves):
        each[wide - 1] = [*each[wide - 1], *each.pop(wide)]
    del depths[wide], looks[wide]
    return {wide - 1: text + ABOVE_TABLES}


def _shape(size: Sheet, page: Any) -> str:
    """Return what a page of the text is: empty for a column, “wide” or “turned” for one of tables."""
    if abs(page.width / layout.PX_PER_MM - size.column) < 1:
        return ""
    return "turned" if abs(page.height / layout.PX_PER_MM - size.measure) < 1 else "wide"


def _compose_plainly(press: Press) -> tuple[Any, dict[str, int]]:
    """Do the same by public means: the text in columns of the layout engine's own, at three times the price.

    The pages of such a text know their numbers, but not how many there are in all.
    """
    names = [story.id for story in press.view.stories]
    shape = front.PLAINEST
    fronts = shape.pages
    for _ in range(MOST_FRONT_PAGES):
        text = press.lay(_text(press), first=fronts + 1)
        page_of = layout.pages_of_bookmarks(text, names, fronts + 1)
        front_pages = press.lay(front.markup(press, page_of, (), shape)).pages
        if len(front_pages) == fronts:
            break
        fronts = len(front_pages)
    for page in text.pages:
        layout.plain_bookmarks(page)
    return text.copy([*front_pages, *text.pages]), page_of


def _offsets(size: Sheet, *, backwards: bool) -> list[tuple[float, float]]:
    """Return where each column of a sheet begins, in the order of reading, in millimetres from its corner."""
    offsets = [(size.side + index * (size.column + size.gutter), size.top) for index in range(size.columns)]
    return offsets[::-1] if backwards else offsets


def _text(press: Press) -> str:
    """Return the markup of all text, to be laid out as wide as a column."""
    view = press.view
    inside = {canonical(story.source.url): f"#{story.id}" for story in view.stories if story.source.url}
    edge = press.sheet.pixels(press.sheet.column)
    tables = Tables(press.sheet, press.words)
    bodies = {story.id: _laid(press, story, inside, edge, tables) for story in view.stories}
    kept = tables.ordered()
    return str(press.templates.render("pdf/text.html", front=view, bodies=bodies, tables=kept, sheet=press.sheet))


def _laid(press: Press, story: Story, inside: dict[str, str], edge: int, tables: Tables) -> _Laid:
    notes = links.Notes()
    frame = _body.Frame(
        picture=lambda name: press.gallery.picture(name, edge),
        inside=lambda address: inside.get(canonical(address)),
        prefix=_blocks.place(story.id, ""),
        numbered=True,
        top=3,
        table_line=line(press.sheet.column),
        elsewhere=tables.of(story),
        xml=False,
        cite=notes.cite if press.links == "notes" else None,
        unsaid=press.words.text("Picture without a description"),
    )
    source = replace(story.source, html=longwords.shortened(story.source.html, press.cut_words.add))
    html = _body.lay(source, story.language, frame).html
    code = links.code(story.url) if press.links == "qr" else None
    return _Laid(html, notes.listed(), code)
