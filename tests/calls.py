"""What a test of cost counts: calls, which are the same on any machine and beside anything else."""

from __future__ import annotations

import sys
from collections.abc import Callable


def counted(work: Callable[[], object]) -> int:
    """Do some work; return how many functions of Python and C it called."""
    calls = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
