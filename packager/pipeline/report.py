"""What came of a run, for the terminal, for ``--json`` and for ``report.json``."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packager.codes import REMARKS
from packager.events import Emit, Failed, StageEnded, StageStarted
from packager.model import Edition, Outcome, Problem
from packager.store import disk


@dataclass(slots=True)
class Report:
    """What came of a run: the ``--json`` of ``build``, ``render`` and ``make``."""

    newsletter: str | None
    date: dt.date | None
    issue: Path | None = None
    made: bool = False
    """False where there was nothing to do."""
    editions: list[Edition] = field(default_factory=list)
    articles: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def flawed(self) -> bool:
        """Whether anything went wrong that cost something: what ``--strict`` asks."""
        return any(one.code not in REMARKS for one in self.problems)

    def fail(self, emit: Emit, problem: Problem) -> None:
        """Put a problem on record and tell it."""
        self.problems.append(problem)
        emit(Failed(problem))

    @contextlib.contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Time a stage, by the clock."""
        began = time.perf_counter()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began

    @contextlib.contextmanager
    def told(self, stage: str, emit: Emit, total: int | None = None) -> Iterator[list[str]]:
        """Time a stage that does not emit for itself; what the block appends is the summary of its end."""
        emit(StageStarted(stage, total))
        summary: list[str] = []
        with self.timed(stage):
            yield summary
        emit(StageEnded(stage, self.seconds[stage], ", ".join(summary)))

    def as_json(self) -> dict[str, Any]:
        """The report as ``--json`` prints it."""
        return {
            "made": self.made,
            "newsletter": self.newsletter,
            "date": self.date.isoformat() if self.date else None,
            "issue": str(self.issue) if self.issue else None,
            "editions": [edition_json(one) for one in self.editions],
            "articles": [outcome_json(one) for one in self.articles],
            "problems": [problem_json(one) for one in self.problems],
            "seconds": self.seconds_json(),
        }

    def seconds_json(self) -> dict[str, float]:
        return {stage: round(seconds, 3) for stage, seconds in self.seconds.items()}


def weighed(edition: Edition) -> str:
    """An edition's format and size, for the terminal: “pdf 577 kB”."""
    kilobytes = edition.size / 1000
    size = f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"
    return f"{edition.format} {size}"


def edition_json(edition: Edition) -> dict[str, Any]:
    """An edition as ``--json`` prints it; ``pages`` only where the format has pages."""
    digest = edition.sha256 or disk.fingerprint(Path(edition.path))[1]
    entry: dict[str, Any] = {
        "format": edition.format, "path": edition.path, "bytes": edition.size, "sha256": digest,
    }  # fmt: skip
    return entry if edition.pages is None else entry | {"pages": edition.pages}


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as ``--json`` prints it; ``reason`` only where there is one."""
    entry: dict[str, Any] = {
        "id": outcome.id,
        "title": outcome.title,
        "section": outcome.section,
        "url": outcome.url,
        "published": outcome.published.isoformat() if outcome.published else None,
        "published_from": outcome.published_from.value if outcome.published_from else None,
        "outcome": outcome.fate.value,
    }
    return entry | {"reason": outcome.reason} if outcome.reason else entry


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as ``--json`` prints it; ``hint`` only where there is one."""
    entry = {"stage": problem.stage, "where": problem.where, "code": problem.code, "message": problem.message}
    return entry | {"hint": problem.hint} if problem.hint else entry


def counted(number: int, what: str) -> str:
    """A number and its noun, for the terminal."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
