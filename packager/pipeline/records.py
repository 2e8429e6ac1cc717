"""What is written down of a gather: the record of the issue, the report, and what the ledger notes as seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from packager.config import Configured
from packager.model import Fate, Item, Outcome
from packager.pipeline.report import Report, outcome_json, problem_json
from packager.pipeline.round import Intake, Round
from packager.stages.compose.plan import keys
from packager.store.issue import IssueFolder, Kept, Record, digest, named
from packager.times import Moment


def record_of(configured: Configured, record: Record | None, intake: Intake, work: Round) -> Record:
    """The record of the issue: what stood, with what is new behind it."""
    plan, ledger = work.plan, work.ledger
    assert plan.date is not None
    assert plan.window is not None
    assert ledger is not None
    # ``root`` is a path of this machine, and of no more use once the pictures are kept.
    fresh = tuple(Kept(replace(one, root=None), digest(work.shelf.text(one))) for one in intake.articles)
    standing = record.articles if record else ()
    here = {key for kept in (*standing, *fresh) for key in keys(kept.article)}
    now = named(intake.outcomes)
    # A source that moved names its entries anew; their addresses tell what this gather says of them again.
    again = {key for one in now for key in _keys(one)}
    earlier = [one for one in record.left_out if not again.intersection(_keys(one))] if record else []
    stays = [one for one in record.problems if one.stage != "gather"] if record else []
    return Record(
        masthead=configured.masthead,
        date=plan.date,
        number=record.number if record else ledger.number(plan.date),
        window=record.window if record else plan.window,
        sections=plan.sections,
        articles=(*standing, *fresh),
        assets=tuple({one.name: one for one in (*(record.assets if record else ()), *intake.assets)}.values()),
        left_out=tuple(one for one in (*earlier, *now) if not here.intersection(_keys(one))),
        problems=tuple(dict.fromkeys((*stays, *work.report.problems))),
        twins=intake.twins,
    )


def _name(one: Outcome | Item) -> tuple[str, str]:
    return one.source, one.guid or one.title or ""


def _keys(one: Outcome) -> tuple[str, ...]:
    return keys(Item(one.source, "", one.guid or one.title, one.url))


def seen(intake: Intake) -> list[tuple[Item, Moment | None]]:
    """What was listed, with the time that each article was found to have; what failed gets another try."""
    found = {_name(one): one for one in intake.outcomes}
    listed = []
    for item in intake.gathered.listed:
        one = found.get(_name(item))
        if one is None or one.fate not in {Fate.FAILED, Fate.NOT_AN_ARTICLE}:
            listed.append((item, item.published or (one.published if one else None)))
    return listed


def entry(left: Sequence[Outcome], record: Record, folder: IssueFolder, report: Report) -> dict[str, Any]:
    """What ``report.json`` keeps of gathering: what came of every item that is not printed, over all gathers."""
    earlier = {(one["title"], one["url"]): one for one in folder.reported("gather").get("articles", ())}
    now = {(one["title"], one["url"]): one for one in map(outcome_json, left)}
    return {
        "articles": list((earlier | now).values()),
        "problems": [problem_json(one) for one in record.problems],
        "seconds": report.seconds_json(),
    }
