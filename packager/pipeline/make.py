"""``packager make``: sources in, editions out, with no newsletter and no ledger."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from packager import kinds
from packager.errors import ConfigError, PackagerError, SourceError
from packager.frozen import frozen
from packager.kinds import FormatKind, SourceKind
from packager.model import Article, Design, Document, Issue, Masthead, Problem, Section, leading
from packager.pipeline.intake import bring_in
from packager.pipeline.kit import Kit, Terms
from packager.pipeline.loop import finish
from packager.pipeline.planning import Source, plan_sources, rules_in, source_key
from packager.pipeline.report import Report, weighed
from packager.pipeline.round import Intake, Round
from packager.ports import Fetch
from packager.rules import Rules
from packager.stages.compose.plan import Plan, printed
from packager.stages.gather import Planned
from packager.stages.render import render
from packager.store import disk
from packager.store.issue import named
from packager.store.shelf import LooseAssets, Shelf
from packager.templating import Templates
from packager.text.urls import shown
from packager.times import Window

STANDARD_INPUT = "-"
"""What stands for it among the arguments."""
UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Stamp of an edition of which nothing is dated: the first day that a zip archive can hold. Never shown."""


@frozen
class Order:
    """What ``make`` was asked for."""

    sources: tuple[str, ...]
    """Addresses and paths, as typed."""
    outputs: tuple[Path, ...]
    title: str | None = None
    language: str | None = None
    timezone: str = "UTC"
    since: dt.datetime | None = None
    profile: str | None = None
    limit: int = 1000
    allow_hosts: tuple[str, ...] = ()
    rules: Path | None = None
    """Folder of site rules."""
    theme: str = Design().theme


def make(order: Order, kit: Kit, report: Report) -> None:
    """Package what the sources hold into each output; ``report`` is told what comes of it.

    Raises PackagerError where nothing could be made.
    """
    formats = [(format_of(path), path) for path in dict.fromkeys(order.outputs)]
    wanted = options_of(tuple(dict.fromkeys(kind for kind, _ in formats)), order.profile)
    with disk.scratch(kit.cache / "work") as scratch, Shelf(scratch) as shelf:
        assets = LooseAssets(shelf)
        intake, titles = finish(_gather(order, assets, shelf, kit, report))
        intake = replace(intake, articles=tuple(map(shelf.whole, intake.articles)))
        report.articles += [one for one in intake.outcomes if one.id is None or not _stands(one.id, intake)]
        if not intake.articles:
            _require_reason(report)
            return
        issue = _issue(order, intake, titles, report)
        report.date = issue.date
        report.articles += map(printed, issue.articles())
        _write(order, issue, formats, wanted, scratch / "editions", assets, kit, report)


def format_of(path: Path) -> FormatKind:
    """The format that a file's suffix names. Raises ConfigError."""
    found = kinds.format_for(path.name)
    if found is None:
        known = sorted(kind.suffix for kind in kinds.every("formats"))
        raise ConfigError(f"-o {path}: no format has the suffix “{path.suffix}”", f"use one of: {', '.join(known)}")
    if not path.absolute().parent.is_dir():
        raise ConfigError(f"-o {path}: there is no folder {path.absolute().parent}", "make it first")
    return found


async def _gather(
    order: Order, assets: LooseAssets, shelf: Shelf, kit: Kit, report: Report
) -> tuple[Intake, dict[str, str]]:
    """Bring everything in; return it with the title of each source, by key."""
    zone = ZoneInfo(order.timezone)
    rules = rules_in(order.rules, kit, report) if order.rules else Rules()
    async with kit.door(Terms(order.allow_hosts)) as fetch:
        asked = (_source(argument, zone, fetch, kit, report) for argument in order.sources)
        sources = [one for one in await asyncio.gather(*asked) if one]
        since = _since(order, zone)
        planned = plan_sources(sources, Path.cwd(), fetch, kit, since=since, attended=True)
        plan = _plan(order, since, planned, zone, kit.now)
        intake = await bring_in(planned, fetch, assets.put, Round(plan, kit, report, shelf, rules=rules))
    return intake, {one.key: one.title for one in intake.gathered.sources if one.title}


async def _source(argument: str, zone: ZoneInfo, fetch: Fetch, kit: Kit, report: Report) -> Source | None:
    """Find the kind of source that an argument is; None where it cannot be reached, which is told."""
    try:
        options = await _recognised(argument, fetch)
    except SourceError as error:
        report.fail(kit.emit, Problem("gather", shown(argument), error.code, error.message, error.hint))
        return None
    return Source(source_key(options), "", options, zone)


async def _recognised(argument: str, fetch: Fetch) -> Any:
    if urlsplit(argument).scheme.lower() in {"http", "https"}:
        packed = urlsplit(argument).path.lower().endswith(".gz")
        what: Document | Path = await fetch.get(argument, "data" if packed else "page")
    elif argument == STANDARD_INPUT:
        what = Path(argument)
    else:
        what = _existing(argument)
    for kind in _in_turn():
        if (found := kind.recognise(argument, what)) is not None:
            return kind.options.model_validate(found)
    raise ConfigError(
        f"{shown(argument)} is nothing that make reads",
        "give a feed, a page, a folder or a list of addresses; a list of feeds (OPML): packager init NAME --opml FILE",
    )


def _in_turn() -> Iterator[SourceKind]:
    """The kinds of source in the order in which they are asked: what the usual one knows is none of the others."""
    first = kinds.usual_source()
    yield first
    rest: list[SourceKind] = [kind for kind in kinds.every("sources") if kind is not first]
    yield from sorted(rest, key=lambda kind: kind.precedence)


def _existing(argument: str) -> Path:
    told = argument.encode("utf-8", "backslashreplace").decode()
    if told != argument:
        raise ConfigError(f"the name {told} is not UTF-8", "rename it, or give the folder that holds it")
    if not argument or not Path(argument).exists():
        raise ConfigError(
            f"“{shown(argument)}” is neither an address nor a file or folder",
            "addresses begin with http:// or https://",
        )
    return Path(argument)


def _since(order: Order, zone: ZoneInfo) -> dt.datetime | None:
    """The instant from which on articles are asked for; an hour without offset is in ``zone``."""
    if order.since is None:
        return None
    return (order.since if order.since.tzinfo else order.since.replace(tzinfo=zone)).astimezone(dt.UTC)


def _plan(
    order: Order, since: dt.datetime | None, planned: Sequence[Planned], zone: ZoneInfo, now: dt.datetime
) -> Plan:
    # A day of grace: a page that stands in the future by its own clock is still wanted here.
    until = now.astimezone(dt.UTC) + dt.timedelta(days=366)
    window = Window(since, until, zone.key) if since else None
    keys = tuple(one.context.key for one in planned)
    return Plan(date=None, zone=zone, window=window, sources=keys, limit=order.limit)


def _stands(article_id: str, intake: Intake) -> bool:
    return any(article.id == article_id for article in intake.articles)


def _require_reason(report: Report) -> None:
    """Nothing to print: raise an error where something went wrong, else there is nothing to do."""
    if report.problems:
        first = report.problems[0]
        raise PackagerError(f"nothing could be made: {first.where}: {first.message}", first.hint)


def _issue(order: Order, intake: Intake, titles: dict[str, str], report: Report) -> Issue:
    """Put what came in into one issue, dated by its newest article."""
    zone = ZoneInfo(order.timezone)
    times = [article.published for article in intake.articles if article.published]
    newest = max(times, key=lambda moment: moment.instant(zone), default=None)
    closes = newest.instant(zone).astimezone(dt.UTC) if newest else UNDATED
    date = (newest.at if newest.day_only else newest.instant(zone).astimezone(zone)).date() if newest else None
    title = order.title or _title(intake, titles)
    sections = _sections(intake.articles, titles, title)
    language = order.language or _language(intake.articles)
    return Issue(
        masthead=Masthead("make", title, language, order.timezone),
        date=date,
        number=None,
        window=Window(min(closes, order.since.astimezone(dt.UTC)) if order.since else closes, closes, order.timezone),
        sections=sections,
        lead=leading(sections),
        assets=intake.assets,
        left_out=named(intake.outcomes),
        problems=tuple(report.problems),
    )


def _title(intake: Intake, titles: dict[str, str]) -> str:
    """The title that nobody gave: what the sources call themselves, else the only article's, else its site's."""
    if called := list(dict.fromkeys(titles.values())):
        return " · ".join(called[:3]) + (" …" if len(called) > 3 else "")
    first = intake.articles[0]
    return first.title if len(intake.articles) == 1 else first.site or first.title


def _language(articles: Sequence[Article]) -> str:
    counted = Counter(article.language for article in articles if article.language)
    return counted.most_common(1)[0][0] if counted else "en"


def _sections(articles: Sequence[Article], titles: dict[str, str], rest: str) -> tuple[Section, ...]:
    """One section a source that has a title; what has none stands together under the title of the whole."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        title = titles.get(article.source, rest)
        groups.setdefault(title, []).append(replace(article, section=title))
    return tuple(Section(title, tuple(group)) for title, group in groups.items())


def _write(
    order: Order,
    issue: Issue,
    formats: Sequence[tuple[FormatKind, Path]],
    wanted: Sequence[tuple[FormatKind, Any]],
    folder: Path,
    assets: LooseAssets,
    kit: Kit,
    report: Report,
) -> None:
    with report.told("render", kit.emit, len(wanted)) as summary:
        rendering = render(
            issue,
            wanted,
            templates=Templates([]).speaking({}, {"design": Design(order.theme)}),
            asset=assets.read,
            folder=folder,
            stem="make",
            stamp=kit.stamp or issue.window.closes,
            emit=kit.emit,
            design=Design(order.theme),
            apart=kit.apart,
            call=kit.call,
        )
        report.problems += rendering.problems
        summary.extend(map(weighed, rendering.editions))
        made = {edition.format: edition for edition in rendering.editions}
        for kind, path in formats:
            if edition := made.get(kind.name):
                only = [one for one, _ in formats].count(kind) == 1
                changed = disk.copy(Path(edition.path), path, spare=only)
                report.editions.append(replace(edition, path=str(path), changed=changed))
    report.made = bool(report.editions)
    if len(report.editions) < len(formats):
        worst = rendering.problems[0]
        raise PackagerError(f"not every edition could be made: {worst.message}", worst.hint)


def options_of(formats: Sequence[FormatKind], profile: str | None) -> list[tuple[FormatKind, Any]]:
    """Each format with its options: the profile where it has one of that name.

    Raises ConfigError for a profile that none of them has.
    """
    wanted = [(kind, kind.options()) for kind in formats]
    refusal = "no edition asked for has profiles"
    known = False
    for number, (kind, _) in enumerate(wanted if profile else ()):
        if kind.profile is None:
            continue
        try:
            wanted[number] = (kind, kind.options.model_validate({kind.profile: profile}))
            known = True
        except ValidationError as error:
            refusal = error.errors()[0].get("ctx", {}).get("error") or error.errors()[0]["msg"]
    if profile and not known:
        raise ConfigError(f"--profile {profile}: {refusal}", "the profiles are in docs/reference.md")
    return wanted
