"""Above the seam: sources become an issue on disk. The only part of the program that may touch the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from packager import kinds
from packager.config import Configured
from packager.errors import ConfigError, ExtractError, PackagerError
from packager.events import Advanced, Noted
from packager.kinds import SourceContext
from packager.ledger import Ledger
from packager.model import Article, Asset, Fate, Item, Outcome, Problem
from packager.pipeline.kit import Kit, Request, Terms
from packager.pipeline.loop import finish
from packager.pipeline.records import entry, record_of, seen
from packager.pipeline.report import Report
from packager.ports import Fetch, Limits
from packager.rules import Rules
from packager.rules import load as load_rules
from packager.secret import login_of, logs_in
from packager.stages.clean import clean
from packager.stages.compose import Plan, compose, keys, may_change, outcome, verdict
from packager.stages.gather import Gathered, Planned, gather
from packager.stages.illustrate import illustrate
from packager.stages.window import window_of
from packager.store.backlog import Backlog
from packager.store.issue import IssueFolder, Record
from packager.text.urls import shown
from packager.text.words import article_id
from packager.times import LONGEST, Window

AT_ONCE = 100
"""Sources whose pages are held in memory together: with the usual twenty items of 50 kB some 100 MB."""
IN_PRINT = (Fate.PRINTED, Fate.UPDATED, Fate.EXCERPT)
"""Fates of what stands in the issue."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: the new articles, with their pictures stored, and what came of everything else."""

    articles: tuple[Article, ...]
    assets: tuple[Asset, ...]
    outcomes: tuple[Outcome, ...]
    twins: Mapping[str, str]
    gathered: Gathered


@dataclass(frozen=True, slots=True)
class Memory:
    """What a newsletter remembers: what it printed, and what its feeds listed."""

    ledger: Ledger
    backlog: Backlog


@dataclass(frozen=True, slots=True)
class Stock:
    """What the issue has already: its articles with their texts, its pictures, and what it left out as told."""

    articles: tuple[Article, ...] = ()
    assets: tuple[Asset, ...] = ()
    twins: Mapping[str, str] = field(default_factory=dict)


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
        folder.read()  # a mistake in the line-up is told before anything is gathered
    ledger = memory.ledger
    plan = _plan(configured, request, date, record, ledger, kit.now)
    stock = Stock(tuple(folder.articles(record)), record.assets, record.twins) if record else Stock()
    sources = sources_of(configured)
    terms = terms_of(configured, request.allow_hosts)
    rules = rules_in(configured.folder / configured.newsletter.rules, kit, report)

    async def run() -> Intake:
        async with kit.door(terms) as fetch:
            planned = plan_sources(sources, configured.folder, fetch, kit)
            put, limits = folder.put_asset, terms.limits
            return await bring_in(planned, fetch, plan, memory, stock, put, kit, report, limits, rules)

    intake = finish(run())
    if not record and not intake.articles and not any(one.reached for one in intake.gathered.sources):
        first = report.problems[0]
        raise PackagerError(f"no source could be read: {first.where}: {first.message}", first.hint)
    left = [one for one in intake.outcomes if one.fate not in IN_PRINT]
    report.articles += left
    if record or intake.articles:
        record = record_of(configured, plan, ledger, record, intake, report)
        folder.save(record, intake.articles)
        folder.report("gather", entry(left, record, folder, report))
    else:
        kit.emit(Noted(f"{configured.name}: nothing new for {date}{_hours(plan.window)}, so no issue was made"))
    ledger.note_seen(seen(intake), date)
    return intake


def terms_of(configured: Configured, hosts: Sequence[str]) -> Terms:
    """On which terms a newsletter goes to the web; ``hosts`` are allowed beside its own."""
    one = configured.newsletter
    return Terms((*one.allow_hosts, *hosts), configured.folder / ".packager", one.limits.bounds(), one.contact)


def note_listing(memory: Memory, gathered: Gathered, now: dt.datetime) -> int:
    """Remember what the feeds list, and how each source fared; return how many items are new to the memory."""
    streaming = {one.key for one in gathered.sources if kinds.find("sources", one.kind).streams}
    memory.ledger.note_sources([(one.key, one.failure) for one in gathered.sources], now)
    return memory.backlog.note((item for item in gathered.listed if item.source in streaming), now)


def rules_in(folder: Path, kit: Kit, report: Report) -> Rules:
    """Read the site rules in a folder; what is wrong in them is told."""
    rules = load_rules(folder)
    for note in rules.notes:
        if note.code == "rule-bad":
            report.fail(kit.emit, note)
    return rules


@dataclass(frozen=True, slots=True)
class Source:
    """A configured source and its place in the newsletter."""

    key: str
    section: str
    options: Any
    zone: ZoneInfo


def sources_of(configured: Configured) -> list[Source]:
    """The sources of a newsletter, in order, each with a key that lasts when others come or go."""
    return [
        Source(
            source_key(options), section.title, options, ZoneInfo(options.timezone or configured.newsletter.timezone)
        )
        for section in configured.newsletter.sections
        for options in section.sources
    ]


def source_key(options: Any) -> str:
    """A readable name that depends on what a source reads, not on where it stands in the newsletter."""
    said = options.model_dump(
        mode="json",
        include=set(type(options).model_fields) & {"kind", "url", "urls", "path", "file", "host", "folder", "tag"},
    )
    # Without user and password, for the key stands in the issue.
    for key, value in said.items():
        said[key] = [shown(one) for one in value] if isinstance(value, list) else shown(value) if value else value
    identity = " ".join(str(value) for key, value in said.items() if key != "kind" and value)
    return article_id(identity.removeprefix("https://").removeprefix("http://"), f"{said}")


def plan_sources(
    sources: Sequence[Source], folder: Path, fetch: Fetch, kit: Kit, *, attended: bool = False
) -> list[Planned]:
    """Give each source its kind and its context; where somebody watches, what they named asks no robots.txt."""
    from packager.fetch import Robots

    robots = Robots(fetch)
    unasked = {"listed", "named"} if attended else {"listed"}

    def planned(one: Source) -> Planned:
        kind = kinds.find("sources", one.options.kind)
        door = fetch.logged_in(lambda: login_of(one.options, folder)) if logs_in(one.options) else fetch
        door = door if kind.pages in unasked or not one.options.robots else robots.guard(door)
        context = SourceContext(one.key, one.section, one.zone, one.options.language, folder, door, kit.now, kit.apart)
        return Planned(kind, one.options, context)

    return [planned(one) for one in sources]


def _plan(
    configured: Configured, request: Request, date: dt.date, record: Record | None, ledger: Ledger, now: dt.datetime
) -> Plan:
    newsletter = configured.newsletter
    sources = sources_of(configured)
    if request.since or request.until:
        window = _span(request, configured.zone, now)
    elif standing := record.window if record else ledger.window(date, configured.zone.key):
        window = standing
    else:
        last = ledger.last_close(date)
        window = window_of(newsletter.window, newsletter.closes, date, configured.zone, now, last)
    return Plan(
        date=date,
        zone=configured.zone,
        window=window,
        sections=tuple(section.title for section in newsletter.sections),
        sources=tuple(one.key for one in sources),
        streams=frozenset(one.key for one in sources if kinds.find("sources", one.options.kind).streams),
        source_caps={one.key: one.options.cap for one in sources if one.options.cap},
        section_caps={section.title: section.cap for section in newsletter.sections if section.cap},
        final=frozenset(one.key for one in sources if not one.options.updates),
        catches_up=newsletter.window == "since-last-issue" and not (request.since or request.until),
    )


def _span(request: Request, zone: ZoneInfo, now: dt.datetime) -> Window:
    """The window that ``--since`` and ``--until`` name; an hour without offset is in the newsletter's zone."""
    now = now.astimezone(dt.UTC)
    ends = min(_aware(request.until, zone), now) if request.until else now
    begins = _aware(request.since, zone) if request.since else ends - dt.timedelta(hours=24)
    if begins >= ends:
        shown = [f"{time.astimezone(zone):%Y-%m-%d %H:%M}" for time in (begins, ends)]
        raise ConfigError(f"--since {shown[0]} is not before --until {shown[1]}", "name an earlier --since")
    return Window(begins, ends, zone.key)


def _aware(time: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(dt.UTC)


async def bring_in(
    planned: Sequence[Planned],
    fetch: Fetch,
    plan: Plan,
    memory: Memory | None,
    stock: Stock,
    put: Callable[[bytes, str], str],
    kit: Kit,
    report: Report,
    limits: Limits,
    rules: Rules,
) -> Intake:
    """Gather, clean, compose and illustrate: the stages above the seam, in their order.

    ``put`` keeps a picture (bytes, suffix) and returns its name.
    """
    gathered = Gathered()
    articles: list[Article] = []
    failed: list[Outcome] = []
    done = 0
    for some in batches(planned):
        cleaned, lost, part = await _group(some, plan, memory, stock, kit, report, limits, rules)
        articles += cleaned
        failed += lost
        gathered = gathered.and_then(part)
        done += len(some)
        if len(some) < len(planned):
            kit.emit(Noted(f"{done:,} of {counted(len(planned), 'source')} read"))
    with report.told("compose", kit.emit) as summary:
        composition = compose(articles, plan, memory.ledger if memory else None, stock.articles)
        summary.append(f"{len(composition.articles)} new")
    with report.told("illustrate", kit.emit) as summary:
        illustrated = await illustrate(
            composition.articles,
            fetch,
            put,
            emit=kit.emit,
            known=stock.assets,
            limits=limits,
            doors={one.context.key: one.context.fetch for one in planned if logs_in(one.options)},
            enclosed={one.url: one for one in gathered.enclosed},
            apart=kit.apart,
        )
        report.problems += illustrated.problems
        summary.append(counted(len(illustrated.assets), "picture"))
    outcomes = (*gathered.outcomes, *failed, *composition.outcomes)
    return Intake(illustrated.articles, illustrated.assets, outcomes, {**stock.twins, **composition.twins}, gathered)


async def _group(
    planned: Sequence[Planned],
    plan: Plan,
    memory: Memory | None,
    stock: Stock,
    kit: Kit,
    report: Report,
    limits: Limits,
    rules: Rules,
) -> tuple[list[Article], list[Outcome], Gathered]:
    """Gather some sources and clean what they brought; of what was gathered, its facts are returned alone."""
    gathered = await _gathered(planned, plan, memory, stock, kit, report, limits, rules)
    if memory:
        note_listing(memory, gathered, kit.now)
    articles, failed = _clean(gathered.items, planned, kit, report)
    return articles, failed, gathered.bare()


async def _gathered(
    planned: Sequence[Planned],
    plan: Plan,
    memory: Memory | None,
    stock: Stock,
    kit: Kit,
    report: Report,
    limits: Limits,
    rules: Rules,
) -> Gathered:
    ledger = memory.ledger if memory else None
    here = {key: article for article in stock.articles for key in keys(article)}
    with report.told("gather", kit.emit, len(planned)) as summary:
        gathered = await gather(
            planned,
            wanted=lambda item: verdict(item, plan, ledger, here, stock.twins),
            emit=kit.emit,
            kept=lambda source: _kept(source, plan, memory),
            revisit=lambda item: may_change(item, plan, ledger),
            most=plan.limit or limits.items,
            rules=rules.find,
            apart=kit.apart,
        )
        report.problems += gathered.problems
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


def counted(number: int, what: str) -> str:
    """A number and its noun, for the terminal."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def clean_one(task: tuple[Item, str, str | None]) -> Article | PackagerError:
    """Clean one item in whatever process; an error is returned, for it costs this item alone."""
    item, zone, language = task
    try:
        return clean(item, zone=ZoneInfo(zone), language=language)
    except PackagerError as error:
        return error
    except Exception as error:  # noqa: BLE001 — a fault of ours in one page must not cost the issue: it is told
        return PackagerError(
            f"cleaning it failed: {type(error).__name__}: {error}", "please report it", code="clean-failed"
        )


def _clean(
    items: Sequence[Item], planned: Sequence[Planned], kit: Kit, report: Report
) -> tuple[list[Article], list[Outcome]]:
    context = {one.context.key: one.context for one in planned}
    tasks = [(item, context[item.source].zone.key, context[item.source].language) for item in items]
    articles: list[Article] = []
    failed: list[Outcome] = []
    with report.told("clean", kit.emit, len(items)) as summary:
        for item, result in zip(items, kit.map(clean_one, tasks), strict=True):
            kit.emit(Advanced("clean", item.title or item.url or item.guid))
            if isinstance(result, Article):
                articles.append(result)
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
