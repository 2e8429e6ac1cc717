"""Does tasks in this process, or in one process a core where there are enough of them to pay."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from packager.kinds import RunnerKind

WORTH = 240
"""Tasks from which worker processes are started. Each loads the parsers anew: at 50 pages a run took 9.4 s by the
clock with two of them and 7.5 s without. The number is a guess on the safe side of that."""


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
