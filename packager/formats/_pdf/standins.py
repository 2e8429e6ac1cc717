"""Names of the layout engine's that stand for something of ours meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Changes = Iterator[tuple[Any, str, Any]]
"""Modules or classes, a name in each, and what it is to stand for."""


@contextmanager
def replaced(owner: Any, name: str, new: Any) -> Iterator[None]:
    """Let a name of a module or a class stand for something else meanwhile."""
    before = vars(owner)[name]
    setattr(owner, name, new)
    try:
        yield
    finally:
        setattr(owner, name, before)


def everywhere(function: Any, new: Any) -> Changes:
    """Yield each module of WeasyPrint's that calls a function by a name of its own."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            yield from ((module, key, new) for key, value in list(vars(module).items()) if value is function)
