"""Does tasks in worker processes of this machine, which a task can crash without harm to anything else."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import wait
from typing import Any

from packager import apart, images
from packager.apart import PATIENCE
from packager.errors import LostError
from packager.kinds import RunnerKind
from packager.ports import Bounds
from packager.runners._pool import Pool, Worker, written

BOUNDS = Bounds(seconds=20, memory=400_000_000)
"""What one task may use: a real page is cleaned in hundredths of a second, one of the most elements that are read in
some ten; the memory is room for a picture of the most pixels that are decoded, and its copies."""

LARGE_BYTES, LARGE_SIGNS = 2_000_000, 40_000
"""Bytes of a task, or signs ``<`` in it, from which it is large: it may take its whole :data:`BOUNDS`, which a small
server has once: nothing of ours is done beside it. Of 1,101 real pages one in a hundred has so much markup."""
LARGE_PIXELS = 20_000_000
"""Pixels of a picture from which its task is large: decoded, and scaled beside that, each has four bytes twice."""

MOST_WORKERS = 4
"""Cleaning 200 pages takes a few seconds on two cores: more than four workers would be started for a second each."""


def run(task: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
    """Yield ``task(input)`` for each input, in order. ``task`` is module-level; inputs and outcomes pickle.

    What a task raises is raised. A task whose worker was lost has a LostError for its outcome.
    """
    work = list(inputs)
    if not work:
        return
    shift = _Shift(_pool(os.getpid()), task, work)
    try:
        yield from shift.outcomes()
    finally:
        shift.end()


def call(task: Callable[[Any], Any], value: Any, bounds: Bounds) -> Any:
    """Do one large task in a child of its own (:func:`packager.apart.call`); free workers make room for it.

    The small tasks that it has done in turn go to workers of this process's nursery: processes of its own would hold
    its memory twice.
    """
    pool = _pool(os.getpid())
    pool.rest()
    apart.trim()  # a child has what this process has, and counts twice where memory is counted by process
    with pool.lent():
        return apart.call(partial(_beside, pool, task), value, bounds)


def _beside(pool: Pool, task: Callable[[Any], Any], value: Any) -> Any:
    """Do a task, in the child that does it, with ``pool`` at hand."""
    pool.borrow()
    _POOLS[os.getpid()] = pool
    return task(value)


class _Shift:
    """The workers that one call has taken, and what they do."""

    def __init__(self, pool: Pool, task: Callable[[Any], Any], work: list[Any]) -> None:
        self._pool = pool
        self._task = task
        self._work = work
        self._busy: dict[Any, tuple[Worker, int]] = {}
        self._large: int | None = None
        """Which of the tasks at work is a large one."""
        self._done: dict[int, tuple[bytes | None, int]] = {}
        self._next = 0

    def outcomes(self) -> Iterator[Any]:
        """Yield what comes of each input, in their order."""
        for place in range(len(self._work)):
            while place not in self._done:
                self._hire()
                self._collect()
            reply, status = self._done.pop(place)
            try:
                outcome = apart.result(reply, status, self._pool.bounds)
            except LostError as lost:
                outcome = lost
            yield outcome

    def end(self) -> None:
        """Give the workers back; those that are still at work are of no more use."""
        for worker, _ in self._busy.values():
            self._pool.give_back(worker, sound=False)
        if self._large is not None:
            self._pool.alone.release()

    def _hire(self) -> None:
        """Give work to as many workers as are free: one that is lent out is waited for where we have none."""
        while self._large is None and self._next < len(self._work) and (worker := self._pool.take(wait=not self._busy)):
            if not self._start(worker):
                self._pool.give_back(worker, sound=True)
                return

    def _start(self, worker: Worker) -> bool:
        """Give a worker the next task; False where that is a large one and others of ours are at work."""
        job = written(self._task, self._work[self._next])
        if _is_large(job) or _is_wide(self._work[self._next]):
            if self._busy or not self._pool.alone.acquire():
                return False
            self._large = self._next
        self._pool.send(worker, job)
        self._busy[worker.connection] = (worker, self._next)
        self._next += 1
        return True

    def _collect(self) -> None:
        """Wait until some worker has answered, died, or taken too long."""
        ready = wait(list(self._busy), self._pool.bounds.seconds * PATIENCE)
        for connection in ready or list(self._busy):
            worker, place = self._busy.pop(connection)
            self._done[place] = reply, _ = self._pool.answer(worker, 0)
            was_large = place == self._large
            if was_large or not reply or self._next == len(self._work) or not self._start(worker):
                # A worker keeps the memory that a large task took.
                self._pool.give_back(worker, sound=reply is not None and not was_large)
            if was_large:
                self._large = None
                self._pool.alone.release()


def _is_large(job: bytes) -> bool:
    return len(job) >= LARGE_BYTES or job.count(b"<") >= LARGE_SIGNS


def _is_wide(value: Any) -> bool:
    """Whether what a task is given is, or holds in tuples, a picture of very many pixels."""
    if isinstance(value, tuple):
        return any(map(_is_wide, value))
    return isinstance(value, bytes) and (images.pixels(value) or 0) >= LARGE_PIXELS


_POOLS: dict[int, Pool] = {}
"""The workers that a process uses, by its number: a child has others than its parent."""


def _pool(process: int) -> Pool:
    """The workers of this process."""
    if process not in _POOLS:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        _POOLS[process] = Pool(max(2, min(cores, MOST_WORKERS)), BOUNDS)
    return _POOLS[process]


def start() -> None:
    """Fork what workers are forked from: early, while this process has one thread, and not twice."""
    # What several of these processes need is imported once, here: Pillow, Babel with its time zones, the sanitiser.
    images.load()
    for name in ("packager.locale", "nh3"):
        importlib.import_module(name)
    _pool(os.getpid())


KIND = RunnerKind(
    name="local",
    summary="this machine: worker processes with limits of time and memory",
    map=run,
    call=call,
    start=start,
)
