"""Names for the blocks of a text, the same in every edition, so that one can tell where another's pages begin.

They depend on the article alone: a page that begins elsewhere in a reissue changes no name, and none is an element of
its own, so that places kept by readers stay what they were.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "pre", "blockquote", "dt")
"""Elements with which a page may begin. Those of tables are none: an edition may set a table elsewhere."""

MARK = "data-block"

BETWEEN = "--"
"""Stands between the id of an article and that of a block in it."""

NAMED = re.compile(r"--b\d+\Z")
"""End of the name of a block that has no name of its own, behind that of its article."""


def mark(root: Any) -> None:
    """Number the blocks of a body as it came, before an edition changes anything."""
    blocks = (each for each in root.iter(*BLOCKS) if next(each.iterancestors("table"), None) is None)
    for number, block in enumerate(blocks, 1):
        block.set(MARK, str(number))


def name(root: Any, prefix: str) -> tuple[str, ...]:
    """Give each marked block an id, unless it has one; return the ids without the prefix, in order."""
    taken = {each.get("id") for each in root.iter() if each.get("id")}
    found = []
    for block in root.iter(*BLOCKS):
        number = block.attrib.pop(MARK, None)
        if number and not block.get("id") and f"{prefix}b{number}" not in taken:
            block.set("id", f"{prefix}b{number}")
        if number and block.get("id"):
            found.append(block.get("id").removeprefix(prefix))
    return tuple(found)


def place(article: str, block: str) -> str:
    """Return the name of a block among those of all articles."""
    return f"{article}{BETWEEN}{block}"


def unlinked(names: Collection[str]) -> set[str]:
    """Return the names that stand for a page's beginning only, to which no link leads."""
    return {each for each in names if NAMED.search(each)}
