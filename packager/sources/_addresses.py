"""Which of many addresses are meant: patterns as people write them, with ``*`` for anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit


def meant(url: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Say whether ``url`` fits one of ``include`` (or that is empty) and none of ``exclude``."""
    if include and not any(fits(url, pattern) for pattern in include):
        return False
    return not any(fits(url, pattern) for pattern in exclude)


def fits(url: str, pattern: str) -> bool:
    """Compare the whole address where the pattern names a scheme, else its path and query from their beginning."""
    if "://" in pattern:
        return bool(_compiled(pattern).fullmatch(url))
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return bool(_compiled(pattern).fullmatch(path))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    # Runs of stars are one: each is a place where a match may be tried again.
    return re.compile(".*".join(map(re.escape, re.split(r"\*+", pattern))), re.IGNORECASE)


def like(text: str, pattern: str) -> bool:
    """Say whether ``text`` holds what the pattern says, upper and lower case alike."""
    return bool(_compiled(f"*{pattern}*").fullmatch(text))
