"""How this process handles memory: in large steps, for a run makes and drops page after page."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterable

YOUNG_OBJECTS = 200_000
"""Objects made between two searches for cycles: of Python's 700, half a million that only import modules are gone
through hundreds of times. What makes pages into trees, and trees into cycles, are workers, which search more often."""

TRIM_BYTES = 256_000_000
"""Free memory at the end of the heap that is kept for the next page or picture instead of being given back: more
than one picture of the largest size takes while it is decoded."""

MAPPED_BYTES = 32 * 1024 * 1024
"""Size from which a block of memory is mapped by itself, and given back at once: the most that glibc allows."""

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Parameters of glibc's ``mallopt(3)``."""


def keep() -> None:
    """Keep what is freed for what comes next.

    A page's trees and a picture's pixels are megabytes that glibc would return to the kernel and ask for again,
    page by page: two thirds of all page faults of a run, and a tenth of its time. Other C libraries are left alone.
    """
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, MAPPED_BYTES)
        mallopt(_M_TRIM_THRESHOLD, TRIM_BYTES)
        mallopt(_M_ARENA_MAX, 1)


def leave(statuses: Iterable[int]) -> None:
    """End the process with the first of ``statuses``, if there is one, and leave its memory to the system.

    The last of what is done at exit: the interpreter would take module after module apart, for a hundredth of a run.
    """
    for status in statuses:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with contextlib.suppress(OSError, ValueError):  # whoever read it has gone
                stream.flush()
        os._exit(status)
