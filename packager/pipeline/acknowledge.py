"""Telling sources what the issue has: mails are marked as read, entries as seen, once the issue stands.

It comes after the ledger, so that a run that is killed before marks nothing; what it printed is then a
repeat for the next run, which marks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from packager.config import Configured
from packager.errors import SourceError
from packager.events import Emit
from packager.model import Fate, Item, Problem
from packager.pipeline.kit import Kit, Request
from packager.pipeline.loop import finish
from packager.pipeline.planning import plan_sources, sources_of, terms_of
from packager.pipeline.report import Report
from packager.pipeline.round import Intake
from packager.stages.gather import Planned

IN_PRINT = (Fate.PRINTED, Fate.UPDATED, Fate.EXCERPT, Fate.DUPLICATE)
"""What a reader has, here or in an earlier issue. What failed or was cut stays unread at its source."""


def acknowledge(configured: Configured, request: Request, intake: Intake, kit: Kit, report: Report) -> None:
    """Tell each source that wants to know which of its items are in print. A refusal is told and costs itself."""
    due = _due(intake)
    if not due:
        return

    async def run() -> None:
        async with kit.door(terms_of(configured, request.allow_hosts)) as fetch:
            for planned in plan_sources(sources_of(configured), configured.folder, fetch, kit):
                await _tell(planned, due, report, kit.emit)

    finish(run())


async def _tell(planned: Planned, due: Mapping[str, Sequence[Item]], report: Report, emit: Emit) -> None:
    items = due.get(planned.context.key)
    if not items or planned.kind.acknowledge is None:
        return
    try:
        await planned.kind.acknowledge(planned.options, planned.context, items)
    except SourceError as error:
        report.fail(emit, Problem("acknowledge", planned.name, error.code, error.message, error.hint))


def _due(intake: Intake) -> dict[str, list[Item]]:
    """The items that carry a mark and are in print, by the key of their source."""
    done = {(one.source, one.guid) for one in intake.outcomes if one.fate in IN_PRINT}
    done |= {(one.source, one.guid) for one in intake.articles}
    due: dict[str, list[Item]] = {}
    for item in intake.gathered.listed:
        if item.mark and (item.source, item.guid) in done:
            due.setdefault(item.source, []).append(item)
    return due
