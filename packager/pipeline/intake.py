"""Above the seam: sources become an issue on disk. The only part of the program that may touch the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
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
from packager.model import LONGEST, Article, Asset, Fate, Item, Moment, Outcome, Problem, Window
from packager.pipeline.kit import Kit, Request, Terms
from packager.pipeline.loop import finish
from packager.pipeline.report import Report, outcome_json, problem_json
from packager.ports import Fetch, Limits
from packager.rules import Rules
from packager.rules import load as load_rules
from packager.stages.clean import clean
from packager.stages.compose import Plan, compose, keys, may_change, outcome, verdict
from packager.stages.gather import Gathered, Planned, gather
from packager.stages.illustrate import illustrate
from packager.stages.window import window_of
from packager.store.backlog import Backlog
from packager.store.issue import IssueFolder, Kept, Record, digest, named
from packager.text.words import article_id

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
) -> None:
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
            planned = plan_sources(sources, configured.folder, fetch, kit.now)
            put, limits = folder.put_asset, terms.limits
            return await bring_in(planned, fetch, plan, memory, stock, put, kit, report, limits, rules)

    intake = finish(run())
    note_listing(memory, intake.gathered, kit.now)
    if not record and not intake.articles and not any(one.reached for one in intake.gathered.sources):
        first = report.problems[0]
        raise PackagerError(f"no source could be read: {first.where}: {first.message}", first.hint)
    left = [one for one in intake.outcomes if one.fate not in IN_PRINT]
    report.articles += left
    if record or intake.articles:
        record = _record(configured, plan, ledger, record, intake, report)
        folder.save(record, intake.articles)
        folder.report("gather", _entry(left, record, folder, report))
    else:
        kit.emit(Noted(f"{configured.name}: nothing new for {date}, so no issue was made"))
    ledger.note_seen(_seen(intake), date)


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
        mode="json", include=set(type(options).model_fields) & {"kind", "url", "urls", "path", "file"}
    )
    identity = " ".join(str(value) for key, value in said.items() if key != "kind" and value)
    return article_id(identity.removeprefix("https://").removeprefix("http://"), f"{said}")


def plan_sources(
    sources: Sequence[Source], folder: Path, fetch: Fetch, now: dt.datetime, *, attended: bool = False
) -> list[Planned]:
    """Give each source its kind and its context; where somebody watches, what they named asks no robots.txt."""
    from packager.fetch import Robots

    robots = Robots(fetch)
    unasked = {"listed", "named"} if attended else {"listed"}

    def planned(one: Source) -> Planned:
        kind = kinds.find("sources", one.options.kind)
        door = fetch if kind.pages in unasked or not one.options.robots else robots.guard(fetch)
        context = SourceContext(one.key, one.section, one.zone, one.options.language, folder, door, now)
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
    ledger = memory.ledger if memory else None
    here = {key: article for article in stock.articles for key in keys(article)}
    with report.told("gather", kit.emit) as summary:
        gathered = await gather(
            planned,
            wanted=lambda item: verdict(item, plan, ledger, here, stock.twins),
            emit=kit.emit,
            kept=lambda source: _kept(source, plan, memory),
            revisit=lambda item: may_change(item, plan, ledger),
            most=plan.limit or limits.items,
            rules=rules.find,
        )
        report.problems += gathered.problems
        summary.append(f"{len(gathered.items)} of {len(gathered.listed)} listed by {counted(len(planned), 'source')}")
    with report.told("clean", kit.emit, len(gathered.items)) as summary:
        articles, failed = _clean(gathered.items, planned, kit, report)
        summary.append(counted(len(articles), "article"))
    with report.told("compose", kit.emit) as summary:
        composition = compose(articles, plan, ledger, stock.articles)
        summary.append(f"{len(composition.articles)} new")
    with report.told("illustrate", kit.emit) as summary:
        illustrated = await illustrate(
            composition.articles, fetch, put, emit=kit.emit, known=stock.assets, limits=limits
        )
        report.problems += illustrated.problems
        summary.append(counted(len(illustrated.assets), "picture"))
    outcomes = (*gathered.outcomes, *failed, *composition.outcomes)
    return Intake(illustrated.articles, illustrated.assets, outcomes, {**stock.twins, **composition.twins}, gathered)


def _kept(source: str, plan: Plan, memory: Memory | None) -> list[Item]:
    """What a source listed lately: what is of this window, what failed in one of the days before, and what was not read
    before days after."""
    if memory is None or plan.window is None:
        return []
    return memory.backlog.of(source, plan.window.opens - LONGEST, plan.window.closes + LONGEST)


def counted(number: int, what: str) -> str:
    """A number and its noun, for the terminal."""
    return f"{number} {what}{'' if number == 1 else 's'}"


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
    for item, result in zip(items, kit.map(clean_one, tasks), strict=True):
        kit.emit(Advanced("clean", item.title or item.url or item.guid))
        if isinstance(result, Article):
            articles.append(result)
            for problem in result.problems:
                report.fail(kit.emit, problem)
        else:
            failed.append(_failed(item, result))
            report.fail(kit.emit, Problem("clean", item.url or item.guid, result.code, result.message, result.hint))
    return articles, failed


def _failed(item: Item, error: PackagerError) -> Outcome:
    fate = Fate.NOT_AN_ARTICLE if isinstance(error, ExtractError) else Fate.FAILED
    return outcome(fate, item, error.message)


def _record(
    configured: Configured, plan: Plan, ledger: Ledger, record: Record | None, intake: Intake, report: Report
) -> Record:
    """The record of the issue: what stood, with what is new behind it."""
    assert plan.date is not None
    assert plan.window is not None
    # ``root`` is a path of this machine, and of no more use once the pictures are kept.
    fresh = tuple(Kept(replace(one, html="", root=None), digest(one.html)) for one in intake.articles)
    standing = record.articles if record else ()
    here = {key for kept in (*standing, *fresh) for key in keys(kept.article)}
    earlier = record.left_out if record else ()
    left_out = {_name(one): one for one in (*earlier, *named(intake.outcomes))}
    stays = [one for one in record.problems if one.stage != "gather"] if record else []
    return Record(
        masthead=configured.masthead,
        date=plan.date,
        number=record.number if record else ledger.number(plan.date),
        window=record.window if record else plan.window,
        sections=plan.sections,
        articles=(*standing, *fresh),
        assets=tuple({one.name: one for one in (*(record.assets if record else ()), *intake.assets)}.values()),
        left_out=tuple(one for one in left_out.values() if not here.intersection(_keys(one))),
        problems=tuple(dict.fromkeys((*stays, *report.problems))),
        twins=intake.twins,
    )


def _name(one: Outcome | Item) -> tuple[str, str]:
    return one.source, one.guid or one.title or ""


def _keys(one: Outcome) -> tuple[str, ...]:
    return keys(Item(one.source, "", one.guid or one.title, one.url))


def _seen(intake: Intake) -> list[tuple[Item, Moment | None]]:
    """What was listed, with the time that each article was found to have; what failed gets another try."""
    found = {_name(one): one for one in intake.outcomes}
    listed = []
    for item in intake.gathered.listed:
        one = found.get(_name(item))
        if one is None or one.fate not in {Fate.FAILED, Fate.NOT_AN_ARTICLE}:
            listed.append((item, item.published or (one.published if one else None)))
    return listed


def _entry(left: Sequence[Outcome], record: Record, folder: IssueFolder, report: Report) -> dict[str, Any]:
    """What ``report.json`` keeps of gathering: what came of every item that is not printed, over all gathers."""
    earlier = {(one["title"], one["url"]): one for one in folder.reported("gather").get("articles", ())}
    now = {(one["title"], one["url"]): one for one in map(outcome_json, left)}
    return {
        "articles": list((earlier | now).values()),
        "problems": [problem_json(one) for one in record.problems],
        "seconds": report.seconds_json(),
    }
