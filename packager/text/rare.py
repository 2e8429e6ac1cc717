"""Patterns that few texts need: each is compiled when it is first asked for.

Python takes up to ten milliseconds for a long choice of words in letters of either case, and as long for a class of a
hundred thousand characters: half as much as for cleaning a page.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def rare(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what :func:`re.compile` does, for what stands in a module that most runs import for something else."""
    return cast("re.Pattern[str]", _Rare(pattern, flags))


class _Rare:
    """Stands for a pattern, and does what it does."""

    __class__ = re.Pattern  # type: ignore[assignment]  # so that isinstance() says so

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = (pattern, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)
