"""Above the seam: sources become an issue on disk. The only part of the program that may touch the network."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from packager import apart, kinds
from packager.config import Configured
from packager.errors import ExtractError, PackagerError
from packager.events import Advanced, Noted
from packager.model import Article, Fate, Item, Outcome, Problem
from packager.pipeline.kit import Kit, Request
from packager.pipeline.loop import finish
from packager.pipeline.memory import private
from packager.pipeline.planning import plan_of, plan_sources, rules_in, sources_of, terms_of
from packager.pipeline.records import entry, record_of, seen
from packager.pipeline.report import Report, counted
from packager.pipeline.round import Intake, Memory, Round, Stock
from packager.ports import Fetch
from packager.secret import logs_in
from packager.stages.clean import clean
from packager.stages.compose import compose
from packager.stages.compose.plan import Plan, outcome
from packager.stages.compose.verdict import may_change, verdict
from packager.stages.gather import Gathered, Planned, gather
from packager.stages.illustrate import illustrate
from packager.store.issue import IssueFolder, Record
from packager.store.shelf import LaidPage, Shelf
from packager.times import LONGEST, Window

AT_ONCE = 100
"""Sources whose pages are held in memory together: with the usual twenty items of 50 kB some 100 MB."""
IN_PRINT = (Fate.PRINTED, Fate.UPDATED, Fate.EXCERPT)
"""Fates of what stands in the issue."""


def take_in(
    configured: Configured,
    request: Request,
    date: dt.date,
    folder: IssueFolder,
    memory: Memory,
    kit: Kit,
    report: Report,
) -> Intake:
    """Gather what is new for the issue of ``date`` and add it to what stands in ``folder``.

    Nothing is written where there is neither anything new nor an issue yet.
    """
    record = folder.record() if folder.exists() else None
    if record:
        folder.require_lineup(record)  # before anything is gathered
    plan = plan_of(configured, request, date, record, memory.ledger, kit.now)
    terms = terms_of(configured, request.allow_hosts)
    rules = rules_in(configured.folder / configured.newsletter.rules, kit, report)
    with Shelf(private(configured)) as shelf:
        stock = Stock()
        if record:
            stock = Stock(tuple(map(shelf.lay, folder.articles(record))), record.assets, record.twins)
        work = Round(plan, kit, report, shelf, memory, stock, terms.limits, rules)

        async def run() -> Intake:
            async with kit.door(terms) as fetch:
                since = plan.window.opens if plan.window else None
                planned = plan_sources(sources_of(configured), configured.folder, fetch, kit, since=since)
                return await bring_in(planned, fetch, folder.put_asset, work)

        intake = finish(run())
        _record(configured, date, folder, record, intake, work)
    return intake


def _record(
    configured: Configured, date: dt.date, folder: IssueFolder, record: Record | None, intake: Intake, work: Round
) -> None:
    """Write down what came in: the issue, its report, and in the ledger what was seen."""
    kit, report = work.kit, work.report
    if not record and not intake.articles and not any(one.reached for one in intake.gathered.sources):
        first = report.problems[0]
        raise PackagerError(f"no source could be read: {first.where}: {first.message}", first.hint)
    left = [one for one in intake.outcomes if one.fate not in IN_PRINT]
    report.articles += left
    if record or intake.articles:
        record = record_of(configured, record, intake, work)
        folder.save(record, map(work.shelf.whole, intake.articles))
        folder.report("gather", entry(left, record, folder, report))
    else:
        hours, older = _hours(work.plan.window), _older(intake.outcomes, work.plan.window)
        kit.emit(Noted(f"{configured.name}: nothing new for {date}{hours}, so no issue was made{older}"))
    if work.ledger:
        work.ledger.note_seen(seen(intake), date)


def note_listing(memory: Memory, gathered: Gathered, now: dt.datetime) -> int:
    """Remember what the feeds list, and how each source fared; return how many items are new to the memory."""
    streaming = {one.key for one in gathered.sources if kinds.find("sources", one.kind).streams}
    memory.ledger.note_sources([(one.key, one.failure) for one in gathered.sources], now)
    return memory.backlog.note((item for item in gathered.listed if item.source in streaming), now)


async def bring_in(planned: Sequence[Planned], fetch: Fetch, put: Callable[[bytes, str], str], work: Round) -> Intake:
    """Gather, clean, compose and illustrate: the stages above the seam, in their order.

    ``put`` keeps a picture (bytes, suffix) and returns its name.
    """
    kit, stock = work.kit, work.stock
    gathered = Gathered()
    articles: list[Article] = []
    failed: list[Outcome] = []
    done, here = 0, stock.by_key()
    if len(planned) > AT_ONCE:
        kit.emit(Noted(f"{counted(len(planned), 'source')}, {AT_ONCE} at a time"))
    for some in batches(planned):
        cleaned, lost, part = await _group(some, here, work)
        articles += cleaned
        failed += lost
        gathered = gathered.and_then(part)
        done += len(some)
        if len(some) < len(planned):
            kit.emit(Noted(f"{done:,} of {counted(len(planned), 'source')} read"))
    with work.report.told("compose", kit.emit) as summary:
        composition = compose(articles, work.plan, work.ledger, stock.articles, work.shelf.text)
        summary.append(f"{len(composition.articles)} new")
    with work.report.told("illustrate", kit.emit) as summary:
        illustrated = await illustrate(
            composition.articles,
            fetch,
            put,
            emit=kit.emit,
            known=stock.assets,
            limits=work.limits,
            doors={one.context.key: one.context.fetch for one in planned if logs_in(one.options)},
            enclosed={one.url: one for one in gathered.enclosed},
            apart=kit.apart,
            text=work.shelf.text,
            lay=work.shelf.lay,
        )
        work.report.problems += illustrated.problems
        summary.append(counted(len(illustrated.assets), "picture"))
    outcomes = (*gathered.outcomes, *failed, *composition.outcomes)
    return Intake(illustrated.articles, illustrated.assets, outcomes, {**stock.twins, **composition.twins}, gathered)


async def _group(
    planned: Sequence[Planned], here: Mapping[str, Article], work: Round
) -> tuple[list[Article], list[Outcome], Gathered]:
    """Gather some sources and clean what they brought; of what was gathered, its facts are returned alone."""
    gathered = await _gathered(planned, here, work)
    if any(isinstance(item.document, LaidPage) for item in gathered.items):
        apart.trim()  # what the pages took is free, and the workers would begin with it
    if work.memory:
        note_listing(work.memory, gathered, work.kit.now)
    articles, failed = _clean(gathered.items, planned, work)
    return articles, failed, gathered.bare()


async def _gathered(planned: Sequence[Planned], here: Mapping[str, Article], work: Round) -> Gathered:
    kit, plan = work.kit, work.plan
    stands = Counter(article.source for article in work.stock.articles)
    with work.report.told("gather", kit.emit, len(planned)) as summary:
        gathered = await gather(
            planned,
            wanted=lambda item: verdict(item, plan, work.ledger, here, work.stock.twins),
            emit=kit.emit,
            kept=lambda source: _kept(source, plan, work.memory),
            revisit=lambda item: may_change(item, plan, work.ledger),
            most=plan.limit or work.limits.items,
            standing=stands.__getitem__,
            rules=work.rules.find,
            apart=kit.apart,
            lay=work.shelf.page,
        )
        work.report.problems += gathered.problems
        summary.append(f"{len(gathered.items)} of {len(gathered.listed)} listed by {counted(len(planned), 'source')}")
    return gathered


def batches(planned: Sequence[Planned]) -> Iterator[Sequence[Planned]]:
    """The sources in groups whose pages are held in memory together."""
    for place in range(0, len(planned), AT_ONCE):
        yield planned[place : place + AT_ONCE]


def _kept(source: str, plan: Plan, memory: Memory | None) -> list[Item]:
    """What a source listed lately: what is of this window, what failed in one of the days before, and what was not read
    before days after."""
    if memory is None or plan.window is None:
        return []
    return memory.backlog.of(source, plan.window.opens - LONGEST, plan.window.closes + LONGEST)


def _hours(window: Window | None) -> str:
    """The hours that an issue is of: what a feed lists may all be older."""
    if window is None:
        return ""
    zone = ZoneInfo(window.zone)
    return f", from {window.opens.astimezone(zone):%Y-%m-%d %H:%M} to {window.closes.astimezone(zone):%Y-%m-%d %H:%M}"


def _older(outcomes: Sequence[Outcome], window: Window | None) -> str:
    """How to have what is listed, where all of it is from before the issue, and none in print."""
    if window is None or any(one.fate is not Fate.OUTSIDE_WINDOW or one.published is None for one in outcomes):
        return ""
    zone = ZoneInfo(window.zone)
    newest = max((one.published.instant(zone) for one in outcomes if one.published), default=window.closes)
    day = newest.astimezone(zone).date()
    return f"; the newest listed is of {day} (--since {day} takes it in)" if newest < window.opens else ""


def clean_one(task: tuple[Item, str, str | None]) -> Article | PackagerError:
    """Clean one item in whatever process; an error is returned, for it costs this item alone."""
    item, zone, language = task
    try:
        return clean(item, zone=ZoneInfo(zone), language=language)
    except PackagerError as error:
        return error
    except MemoryError:
        raise  # for the worker to tell
    except Exception as error:  # noqa: BLE001 — a fault of ours in one page must not cost the issue: it is told
        return PackagerError(
            f"cleaning it failed: {type(error).__name__}: {error}", "please report it", code="clean-failed"
        )


def _clean(items: Sequence[Item], planned: Sequence[Planned], work: Round) -> tuple[list[Article], list[Outcome]]:
    kit, report = work.kit, work.report
    context = {one.context.key: one.context for one in planned}
    tasks = [(item, context[item.source].zone.key, context[item.source].language) for item in items]
    articles: list[Article] = []
    failed: list[Outcome] = []
    with report.told("clean", kit.emit, len(items)) as summary:
        for item, result in zip(items, kit.map(clean_one, tasks), strict=True):
            kit.emit(Advanced("clean", item.title or item.url or item.guid))
            if isinstance(result, Article):
                # What the item has too is held once: the article comes from another process, with copies of it all.
                shared = replace(result, source=item.source, section=item.section, guid=item.guid)
                articles.append(work.shelf.lay(shared))
                for problem in result.problems:
                    report.fail(kit.emit, problem)
            else:
                failed.append(_failed(item, result))
                problem = Problem("clean", item.url or item.guid, result.code, result.message, result.hint)
                report.fail(kit.emit, problem)
        summary.append(counted(len(articles), "article"))
    return articles, failed


def _failed(item: Item, error: PackagerError) -> Outcome:
    fate = Fate.NOT_AN_ARTICLE if isinstance(error, ExtractError) else Fate.FAILED
    return replace(outcome(fate, item, error.message), code=error.code)
