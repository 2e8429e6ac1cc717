"""Laying out: text in columns, columns on sheets.

Pages of WeasyPrint's are laid out as narrow as one column, which costs a third of its own
``columns: 2``, and set side by side: the boxes of a column move into the tree of their sheet before
anything is drawn, so that text stays selectable and tagged. Sheets come from a document of
their own, with the front page, which is laid out last, when the page of each article is known.

This leans on three private names of WeasyPrint (``Page._page_box``, ``Box.translate``,
``Page.anchors``); :func:`joins` says whether they are there, and where they are not the caller lets
WeasyPrint set columns of its own. A fourth is needed for backgrounds alone, which stay where they were without it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from packager.formats._blocks import MARK
from packager.formats._pdf import flow
from packager.formats._pdf.balance import balanced, bottom
from packager.frozen import frozen
from packager.text import hangul

PX_PER_MM = 96 / 25.4
MM_PER_POINT = 25.4 / 72


def joins(page: Any) -> bool:
    """Whether this WeasyPrint lets columns be joined."""
    box = getattr(page, "_page_box", None)
    return box is not None and hasattr(box, "translate") and hasattr(box, "children") and hasattr(page, "anchors")


def first_of(columns: Sequence[Any]) -> dict[str, int]:
    """Return for each anchor's name the index of the column in which it first stands.

    What is broken over several columns has its anchor in each of them.
    """
    first: dict[str, int] = {}
    for index, column in enumerate(columns):
        for name in column.anchors:
            first.setdefault(name, index)
    return first


def blocks_of(columns: Sequence[Any]) -> dict[str, int]:
    """Return for the name of each block of text the index of the column in which it begins."""
    first: dict[str, int] = {}
    for index, column in enumerate(columns):
        rest = [column._page_box]  # noqa: SLF001 - no public way to a page's boxes; see the module's note
        while rest:
            box = rest.pop()
            name = box.element.get(MARK) if box.element is not None else None
            if name:
                first.setdefault(name, index)
            rest += [child for child in getattr(box, "children", ()) if type(child).__name__ != "LineBox"]
    return first


def pages_of_bookmarks(document: Any, names: Sequence[str], first: int) -> dict[str, int]:
    """Return the page of each article, named in order, from the outline's second level.

    ``first`` is the number of the document's first page.
    """
    destinations = [at for _, _, inner, *_ in document.make_bookmark_tree() for _, at, *_ in inner]
    return {name: first + at[0] for name, at in zip(names, destinations, strict=False)}


def join(sheet: Any, columns: Sequence[Any], offsets: Sequence[tuple[float, float]]) -> Any:
    """Return a page that shows ``sheet`` and, at the offsets in millimetres, the contents of ``columns``."""
    page_class = type(sheet)
    box = sheet._page_box  # noqa: SLF001 - no public way to a page's boxes; see the module's note
    moved = []
    for column, (right, down) in zip(columns, offsets, strict=False):
        for child in column._page_box.children:  # noqa: SLF001
            if type(child).__name__ == "MarginBox":
                continue
            child.translate(right * PX_PER_MM, down * PX_PER_MM)
            _repaint(box, child)
            moved.append(child)
    margins = [child for child in box.children if type(child).__name__ == "MarginBox"]
    rest = [child for child in box.children if type(child).__name__ != "MarginBox"]
    joined = page_class(box.copy_with_children([*rest, *moved, *margins]))
    for column, offset in reversed(list(zip(columns, offsets, strict=False))):
        # What goes on in the next column begins in this one: that is where links to it lead.
        for name, corners in column.anchors.items():
            joined.anchors[name] = tuple(at + offset[axis % 2] * PX_PER_MM for axis, at in enumerate(corners))
    return joined


def _repaint(page: Any, moved: Any) -> None:
    """Place the backgrounds of a box and of those in it, which WeasyPrint placed before they moved, where they are."""
    from weasyprint.layout import background

    if place := getattr(background, "layout_box_backgrounds", None):
        for box in (moved, *_descendants(moved)):
            if getattr(box, "background", None) is not None:
                place(page, box, _pictures_of(box), layout_children=False)


def _pictures_of(box: Any) -> Callable[..., Any]:
    """Return what answers with the pictures behind a box and in its border, by their addresses: they are loaded."""
    behind = zip(box.style["background_image"], box.background.layers, strict=False)
    known = {value: layer.image for (kind, value), layer in behind if kind == "url"}
    for source, picture in (("border_image_source", "border_image"), ("mask_border_source", "mask_border_image")):
        known[box.style[source][1]] = getattr(box, picture, None)
    return lambda url, **_: known.get(url)


def even(columns: Sequence[Any]) -> tuple[list[Any], float]:
    """Return the one or two columns that end a run as two of one height, and that height in millimetres, or 0."""
    boxes = [column._page_box for column in columns]  # noqa: SLF001
    found = balanced(boxes[0], boxes[1] if len(boxes) > 1 else None)
    if found is None:
        return list(columns), 0.0
    left, right, height = found
    page_class = type(columns[0])
    return [page_class(boxes[0].copy_with_children(side)) for side in (left, right)], height / PX_PER_MM


def flowed(columns: Sequence[Any], begins: Collection[int]) -> list[Any]:
    """Return the columns with text in the gaps before figures that a column had no room for; there may be fewer.

    Those in ``begins`` stay first on their sheets.
    """
    boxes = [column._page_box for column in columns]  # noqa: SLF001
    return [
        column if children == list(box.children) else _page(column, children)
        for column, box, children in zip(columns, boxes, flow.flowed(boxes, begins), strict=True)
        if children
    ]


def _page(column: Any, children: Sequence[Any]) -> Any:
    """Return a column with other contents. What stands in it in several pieces has its anchor where it begins."""
    page_class, box = type(column), column._page_box  # noqa: SLF001
    page = page_class(box.copy_with_children(children))
    for child in reversed(children):
        page.anchors.update(page_class(box.copy_with_children([child])).anchors)
    return page


def depth(columns: Sequence[Any]) -> float:
    """Return how deep the longest of some columns is, in millimetres."""
    return max(bottom(column._page_box) for column in columns) / PX_PER_MM  # noqa: SLF001


def on_sheets(columns: int, per_sheet: int, begins: Collection[int]) -> list[list[int]]:
    """Return the columns on each sheet, by index, where those in ``begins`` stand first on theirs."""
    sheets: list[list[int]] = []
    for index in range(columns):
        if not sheets or index in begins or len(sheets[-1]) == per_sheet:
            sheets.append([])
        sheets[-1].append(index)
    return sheets


@frozen
class Extent:
    """Where an element was laid out, in millimetres from the top of what its page holds."""

    top: float
    """Of its border."""
    height: float
    """With its margin below."""
    lines: int
    """Lines of text directly in it."""


def extents(page: Any, classes: Collection[str]) -> dict[str, list[Extent]]:
    """Return where the elements of those classes stand on a page, by class, from the top."""
    found: dict[str, list[Extent]] = {name: [] for name in classes}
    box = page._page_box  # noqa: SLF001
    seen: set[Any] = set()
    for each in _descendants(box):
        name = each.element.get("class") if each.element is not None and hasattr(each, "children") else None
        # Boxes inside an element that stand for no other have it as theirs too.
        if name in found and each.element not in seen:
            seen.add(each.element)
            top = each.border_box_y() - box.content_box_y()
            lines = sum(type(child).__name__ == "LineBox" for child in each.children)
            found[name].append(Extent(top / PX_PER_MM, (each.margin_height() - each.margin_top) / PX_PER_MM, lines))
    return found


def _descendants(box: Any) -> Iterator[Any]:
    for child in box.all_children() if hasattr(box, "all_children") else ():  # a table's columns, too
        yield child
        yield from _descendants(child)


def plain_bookmarks(page: Any) -> None:
    """Take what holds the words of a heading together out of the outline, which no line breaks and readers search."""
    page.bookmarks = [(level, hangul.parted(label), *rest) for level, label, *rest in page.bookmarks]


def keep_own_links(page: Any) -> None:
    """Leave one annotation a link.

    WeasyPrint makes one for every box inside a link too; those are tagged as what they are, not as
    links, which PDF/UA forbids (ISO 14289-1, 7.18.5).
    """
    page.links = [link for link in page.links if link[3].link]
