"""``packager sources``: how each source of a newsletter fares today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from packager.config import Configured
from packager.model import Fate, Item, Moment, Problem
from packager.pipeline.intake import plan_sources, sources_of, terms_of
from packager.pipeline.kit import Kit
from packager.pipeline.loop import finish
from packager.stages.compose import outcome
from packager.stages.gather import gather

FULL = 2000
"""Characters from which a feed's text counts as the whole article (as ``text = "auto"`` does)."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of a source after asking it once."""

    section: str
    source: str
    reachable: bool
    items: int
    newest: Moment | None
    text: str
    """``full``, ``summary``, ``page`` (fetched one by one) or ``none``."""
    problems: tuple[Problem, ...]


def examine(configured: Configured, hosts: Sequence[str], kit: Kit) -> list[Health]:
    """Ask every source what it lists, fetch no article, and say how it fares."""

    async def run() -> list[Health]:
        async with kit.door(terms_of(configured, hosts)) as fetch:
            planned = plan_sources(sources_of(configured), configured.folder, fetch, kit.now)
            skip = lambda item: outcome(Fate.OUTSIDE_WINDOW, item)  # noqa: E731
            gathered = await gather(planned, wanted=skip, emit=kit.emit)
        health = []
        for plan, facts in zip(planned, gathered.sources, strict=True):
            items = [item for item in gathered.listed if item.source == plan.context.key]
            problems = tuple(one for one in gathered.problems if one.where == facts.name)
            health.append(
                Health(
                    plan.context.section, facts.name, facts.reached, len(items), _newest(items), _text(items), problems
                )
            )
        return health

    return finish(run())


def _newest(items: Sequence[Item]) -> Moment | None:
    times = [item.published for item in items if item.published]
    return max(times, key=lambda moment: moment.instant(dt.UTC), default=None)


def _text(items: Sequence[Item]) -> str:
    if not items:
        return "none"
    lengths = sorted(len(item.content or item.summary or "") for item in items)
    if lengths[len(lengths) // 2] >= FULL or any(item.document for item in items):
        return "full"
    return "page" if any(item.wants_page for item in items) else "summary"
