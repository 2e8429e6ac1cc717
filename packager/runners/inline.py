"""Does tasks in this very process, for debuggers and profilers: nothing is limited, and a crash ends the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from packager.kinds import RunnerKind


def run(task: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
    """Yield ``task(input)`` for each input, in order."""
    yield from map(task, inputs)


KIND = RunnerKind(name="inline", summary="this process, for debugging: without limits", map=run)
