"""Names for the blocks of a text, the same in every edition, so that one can tell where another's pages begin.

They depend on the article alone, not on pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from packager.formats import _notes

BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "pre", "blockquote", "dt")
"""Elements with which a page may begin. Those of tables are none: an edition may set a table elsewhere."""

ENDINGS = ("p", "li", "dt", "pre")
"""Blocks at whose end a mark can stand: in a heading it would be read as a part of it."""

MARK = "data-block"
"""Holds the number of a block, then its name. An id would give each block a style of its own in a PDF."""

BETWEEN = "--"
"""Stands between the id of an article and that of a block in it."""


def mark(root: Any) -> None:
    """Number the blocks of a body as it came, before an edition changes anything."""
    blocks = (each for each in root.iter(*BLOCKS) if next(each.iterancestors("table"), None) is None)
    for number, block in enumerate(blocks, 1):
        block.set(MARK, str(number))


def name(root: Any, prefix: str) -> None:
    """Write its name among the blocks of all articles into each marked block."""
    for own, block in _named(root):
        block.set(MARK, f"{prefix}{own}")


def divide(root: Any, breaks: Mapping[str, int]) -> tuple[int, ...]:
    """Mark where printed pages begin, by the name of the block with which each does; return those marked, in order.

    The mark is the last thing in the block before, so that no path to what is read changes when pages do (EPUB CFI).
    """
    blocks = list(_named(root))
    taken = {each.get("id") for each in root.iter()}
    marked = []
    for index, (own, block) in enumerate(blocks):
        before = next((each for _, each in reversed(blocks[:index]) if _ends_before(each, block)), None)
        if own in breaks and before is not None and f"page-{breaks[own]}" not in taken:
            before.append(_page_break(root, breaks[own]))
            marked.append(breaks[own])
    return tuple(marked)


def _named(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the marked blocks with their names, and take the marks away."""
    for block in list(root.iter(*BLOCKS)):
        number = block.attrib.pop(MARK, None)
        if number:
            yield f"b{number}", block


def _ends_before(each: Any, block: Any) -> bool:
    """Whether a block may hold the mark of a page that begins with another: text of its own, over by then."""
    return each.tag in ENDINGS and each not in block.iterancestors()


def _page_break(root: Any, number: int) -> Any:
    attributes = {_notes.TYPE: "pagebreak", "role": "doc-pagebreak", "id": f"page-{number}", "aria-label": str(number)}
    return root.makeelement("span", attributes)


def place(article: str, block: str) -> str:
    """Return the name of a block among those of all articles."""
    return f"{article}{BETWEEN}{block}"


def by_page(printed: Mapping[str, int]) -> dict[str, dict[int, list[int]]]:
    """Return by article, from the pages of places, the numbers of the blocks that begin on each page."""
    found: dict[str, dict[int, list[int]]] = {}
    for name, page in printed.items():
        article, _, block = name.partition(BETWEEN)
        if block[:1] == "b" and block[1:].isdecimal():
            found.setdefault(article, {}).setdefault(page, []).append(int(block[1:]))
    return found
