"""Figures of any tagged PDF that say nothing to who does not see them.

Only those in its structure tree count: a picture that was made an artifact may have left an element behind in the
file, which nothing leads to. The tree may be damaged in every way: links back up, branches of several parents, anything
in the place of a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

NEED_TEXT = ("/Figure", "/Formula")
"""Elements that have a text in their place (ISO 14289-1, 7.3 and 7.7)."""


def silent(root: Any) -> int:
    """Count the figures and formulas below the root of a structure tree that have no text in their place."""
    named = _names(root.get("/RoleMap"))
    return sum(_plain(element.get("/S")) in named and not _says(element) for element in _elements(root))


def _names(roles: Any) -> set[str]:
    """Return what elements that need a text are called in a file, which may have names of its own for them."""
    import pikepdf

    called = defaultdict(list)
    for name, role in roles.items() if isinstance(roles, pikepdf.Dictionary) else ():
        called[_plain(role)].append(name)
    found: set[str] = set()
    waiting = list(NEED_TEXT)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += called[name]
    return found


def _says(element: Any) -> bool:
    return bool(_plain(element.get("/Alt")).strip()) or "/ActualText" in element


def _plain(value: Any) -> str:
    """Return a name or text as it is written, and of whatever else stands in its place nothing."""
    import pikepdf

    return str(value) if isinstance(value, (pikepdf.Name, pikepdf.String)) else ""


def _elements(root: Any) -> Iterator[Any]:
    """Yield each dictionary of a tree once: its elements, and what they refer to."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, pikepdf.Object) or part.objgen in seen:
            continue
        if part.is_indirect:
            seen.add(part.objgen)
        if isinstance(part, pikepdf.Array):
            waiting += part.as_list()
        elif isinstance(part, pikepdf.Dictionary):
            yield part
            waiting.append(part.get("/K"))
