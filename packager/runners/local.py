"""Does tasks in this process, or in one process a core where there are enough of them to pay."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from packager.kinds import RunnerKind

WORTH = 240
"""Tasks from which worker processes pay: starting two and loading the parsers costs what cleaning about a
dozen pages does (tests/bench)."""


def run(task: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
    """Yield ``task(input)`` for each input, in order. ``task`` is module-level; inputs and outcomes pickle."""
    work = list(inputs)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(work) < WORTH or cores < 2:
        yield from map(task, work)
        return
    with ProcessPoolExecutor(min(cores, 8), mp_context=get_context("forkserver")) as pool:
        yield from pool.map(task, work, chunksize=max(1, min(8, len(work) // (cores * 4))))


KIND = RunnerKind(
    name="local",
    summary="this machine: one process a core where that pays",
    map=run,
)
