"""What choosing knows of a newsletter and its issue, and what it says of what it chose or left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from zoneinfo import ZoneInfo

from packager.frozen import frozen
from packager.ledger import Ledger, Printed
from packager.model import Article, Fate, Item, Outcome
from packager.text.urls import canonical
from packager.times import LONGEST, Moment, Window


@frozen
class Plan:
    """What choosing needs to know of the newsletter and its issue."""

    date: dt.date | None
    zone: ZoneInfo
    window: Window | None
    """None: everything belongs."""
    sections: tuple[str, ...] = ()
    """Titles in order."""
    sources: tuple[str, ...] = ()
    """Keys in order."""
    streams: frozenset[str] = frozenset()
    """Keys of the sources that let old items fall off."""
    source_caps: Mapping[str, int] = field(default_factory=dict)
    section_caps: Mapping[str, int] = field(default_factory=dict)
    limit: int | None = None
    """Most articles in all."""
    final: frozenset[str] = frozenset()
    """Keys of the sources whose articles are never printed again (``updates = false``)."""
    catches_up: bool = False
    """Whether an article dated before the window, but listed only now, still belongs (``since-last-issue``)."""


def outcome(fate: Fate, article: Article | Item, reason: str | None = None) -> Outcome:
    """Say what came of an article or item."""
    return Outcome(
        fate,
        article.title or article.url or article.guid,
        article.source,
        article.id if isinstance(article, Article) else None,
        article.section,
        article.url,
        article.published,
        article.published_from,
        reason,
        article.guid,
    )


def printed(article: Article) -> Outcome:
    """The outcome of an article that stands in the issue."""
    fate = Fate.EXCERPT if article.excerpt and article.fate is Fate.PRINTED else article.fate
    return outcome(fate, article, "only the beginning of it is there" if article.excerpt else None)


def keys(article: Article | Item) -> tuple[str, ...]:
    """What tells an article again: its guid within its source, and its canonical address."""
    own = f"{article.source}\n{article.guid}"
    return (own, canonical(article.url)) if article.url else (own,)


def earlier(item: Article | Item, plan: Plan, ledger: Ledger | None) -> Printed | None:
    """Return the earlier printing of an article, if it had one."""
    if ledger is None or plan.date is None:
        return None
    return ledger.printed(item.source, item.guid, item.url, plan.date)


def later(updated: Moment | None, before: Printed, zone: ZoneInfo) -> bool:
    """Whether the source says that an article changed after what was printed of it."""
    if updated is None:
        return False
    known = before.updated or before.published
    return known is None or updated.instant(zone) > known.instant(zone)


def printed_in(before: Printed) -> str:
    """Say in which issue an article was printed."""
    return f"printed in the issue of {before.date}"


def outside(item: Article | Item, published: Moment | None, plan: Plan, ledger: Ledger | None) -> Outcome | None:
    """Return the outcome of what is not of this window, or None for what is."""
    reason = _why_outside(item, published, plan, ledger)
    return outcome(Fate.OUTSIDE_WINDOW, item, reason) if reason else None


def _why_outside(item: Article | Item, published: Moment | None, plan: Plan, ledger: Ledger | None) -> str | None:
    if plan.window is None:
        return None
    seen = ledger.seen(item.source, item.guid) if ledger else None
    earlier = bool(seen and ledger and plan.date and seen.date < plan.date and ledger.committed(seen.date))
    published = published or (seen.published if seen else None)
    if published is None:
        other = seen and ledger and plan.date and seen.date != plan.date and ledger.committed(seen.date)
        return f"undated, and first listed for the issue of {seen.date}" if seen and other else None
    if plan.window.holds(published, plan.zone):
        return None
    if published.instant(plan.zone) >= plan.window.closes:
        return "published after the issue closed"
    recent = published.instant(plan.zone) >= plan.window.closes - LONGEST
    known = bool(ledger and plan.date and ledger.knows(item.source, plan.date))
    if plan.catches_up and recent and known and not earlier:
        return None  # listed late by a source that was read in time: without this it would be in no issue
    return "published before the window opened"


def ordered(articles: Iterable[Article], plan: Plan, *, by_time: bool = True) -> list[Article]:
    """Section order, source order, then the newest first; what has no time stands last, as listed."""
    sections = {title: place for place, title in enumerate(plan.sections)}
    sources = {key: place for place, key in enumerate(plan.sources)}

    def place(article: Article) -> tuple[int, int, float]:
        time = -article.published.instant(plan.zone).timestamp() if by_time and article.published else float("inf")
        return sections.get(article.section, len(sections)), sources.get(article.source, len(sources)), time

    return sorted(articles, key=place)
