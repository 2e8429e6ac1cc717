"""A newsletter made ready to be gathered: its sources, its terms and rules, and the plan of an issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from packager import kinds
from packager.config import Configured
from packager.errors import ConfigError
from packager.frozen import frozen
from packager.kinds import SourceContext
from packager.ledger import Ledger
from packager.pipeline.kit import Kit, Request, Terms
from packager.pipeline.report import Report
from packager.ports import Fetch
from packager.rules import Rules
from packager.rules import load as load_rules
from packager.secret import login_of, logs_in
from packager.stages.compose.plan import Plan
from packager.stages.gather import Planned
from packager.stages.window import window_of
from packager.store.issue import Record
from packager.text.urls import shown
from packager.text.words import article_id
from packager.times import Window


@frozen
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
    sources: Sequence[Source],
    folder: Path,
    fetch: Fetch,
    kit: Kit,
    *,
    since: dt.datetime | None = None,
    attended: bool = False,
) -> list[Planned]:
    """Give each source its kind and its context, with the time from which on articles are wanted.

    Where somebody watches, what they named asks no robots.txt.
    """
    from packager.fetch import Robots

    robots = Robots(fetch)
    unasked = {"listed", "named"} if attended else {"listed"}

    def planned(one: Source) -> Planned:
        kind = kinds.find("sources", one.options.kind)
        door = fetch.logged_in(lambda: login_of(one.options, folder)) if logs_in(one.options) else fetch
        door = door if kind.pages in unasked or not one.options.robots else robots.guard(door)
        language = one.options.language
        context = SourceContext(one.key, one.section, one.zone, language, folder, door, kit.now, kit.apart, since)
        return Planned(kind, one.options, context)

    return [planned(one) for one in sources]


def terms_of(configured: Configured, hosts: Sequence[str]) -> Terms:
    """On which terms a newsletter goes to the web; ``hosts`` are allowed beside its own."""
    one = configured.newsletter
    return Terms((*one.allow_hosts, *hosts), configured.folder / ".packager", one.limits.bounds(), one.contact)


def rules_in(folder: Path, kit: Kit, report: Report) -> Rules:
    """Read the site rules in a folder; what is wrong in them is told."""
    rules = load_rules(folder)
    for note in rules.notes:
        if note.code == "rule-bad":
            report.fail(kit.emit, note)
    return rules


def plan_of(
    configured: Configured, request: Request, date: dt.date, record: Record | None, ledger: Ledger, now: dt.datetime
) -> Plan:
    """The plan of the issue of ``date``. Raises ConfigError where the span that was asked for has no length."""
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
