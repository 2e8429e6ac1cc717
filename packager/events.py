"""What can be reported while work goes on.

Workers return facts; only the parent process emits. A progress display, a plain log and a
test's list are three functions of the same type, :data:`Emit`.
"""

from __future__ import annotations

from collections.abc import Callable

from packager.frozen import frozen
from packager.model import Problem


@frozen
class StageStarted:
    """A stage begins. ``total`` is the number of steps, or None while that is unknown."""

    stage: str
    total: int | None = None


@frozen
class Grew:
    """The running stage has so many steps more than was known."""

    stage: str
    more: int


@frozen
class Advanced:
    """One step of the running stage is done; ``what`` names it."""

    stage: str
    what: str


@frozen
class StageEnded:
    """A stage is over, after ``seconds`` by the clock; ``summary`` is one short line."""

    stage: str
    seconds: float
    summary: str = ""


@frozen
class Noted:
    """Something that the editor should know and that is not an error."""

    message: str


@frozen
class Failed:
    """Something went wrong with one thing."""

    problem: Problem


Event = StageStarted | Grew | Advanced | StageEnded | Noted | Failed
Emit = Callable[[Event], None]


def silent(event: Event) -> None:
    """Emit nothing."""
