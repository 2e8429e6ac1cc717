"""``packager collect``: what the sources list between issues goes into the store, so that nothing falls off a feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from packager.config import Configured
from packager.errors import PackagerError
from packager.model import Fate, Item, Outcome, Problem
from packager.pipeline.intake import batches, note_listing
from packager.pipeline.kit import Kit
from packager.pipeline.loop import finish
from packager.pipeline.memory import backlog, held, remembered
from packager.pipeline.planning import plan_sources, sources_of, terms_of
from packager.pipeline.report import Report, counted, problem_json
from packager.pipeline.round import Memory
from packager.stages.compose.plan import outcome
from packager.stages.gather import Planned, gather
from packager.store.backlog import Backlog


@dataclass(slots=True)
class Collected:
    """What came of collecting for one newsletter."""

    newsletter: str
    sources: int = 0
    reached: int = 0
    listed: int = 0
    new: int = 0
    """Items that no collection or issue had seen before."""
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "newsletter": self.newsletter,
            "sources": self.sources,
            "reached": self.reached,
            "listed": self.listed,
            "new": self.new,
            "problems": [problem_json(problem) for problem in self.problems],
        }


def collect(configured: Configured, hosts: Sequence[str], kit: Kit) -> Collected:
    """Store what every source lists and the pages of what is new. No issue is made, and nothing is cleaned.

    Raises LockedError where a build is at work, PackagerError where no source could be read.
    """
    report, found = Report(configured.name, None), Collected(configured.name)
    terms = terms_of(configured, hosts)
    with held(configured), remembered(configured, kit.emit) as ledger, backlog(configured) as kept:
        memory = Memory(ledger, kept)

        async def run() -> None:
            async with kit.door(terms) as fetch:
                planned = plan_sources(sources_of(configured), configured.folder, fetch, kit)
                found.sources = len(planned)
                for some in batches(planned):
                    await _bring(some, memory, kit, terms.limits.items, found)

        with report.told("gather", kit.emit, len(sources_of(configured))) as summary:
            finish(run())
            summary.append(f"{found.new} new of {found.listed} listed by {counted(found.sources, 'source')}")
    if not found.reached and found.problems:
        first = found.problems[0]
        raise PackagerError(f"no source could be read: {first.where}: {first.message}", first.hint)
    return found


async def _bring(planned: Sequence[Planned], memory: Memory, kit: Kit, most: int, found: Collected) -> None:
    """Read some sources and store what they list; the pages lie in the store once they were fetched."""
    gathered = await gather(planned, wanted=lambda item: _stored(item, memory.backlog), emit=kit.emit, most=most)
    found.new += note_listing(memory, gathered, kit.now)
    found.reached += sum(one.reached for one in gathered.sources)
    found.listed += len(gathered.listed)
    found.problems += gathered.problems


def _stored(item: Item, kept: Backlog) -> Outcome | None:
    return outcome(Fate.DUPLICATE, item, "collected before") if kept.knows(item) else None
