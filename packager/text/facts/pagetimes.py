"""When a page was published and updated: every place that says so, weighed against the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from packager.frozen import frozen
from packager.model import Provenance
from packager.text.calendar import dates
from packager.text.facts import machinetimes, seentimes
from packager.text.facts.declared import Declared
from packager.text.facts.nearby import Block
from packager.text.facts.weighing import MINUTE, Evidence, best, comparable, not_contradicted
from packager.times import Moment

HEAD = frozenset({Provenance.JSON_LD, Provenance.META})
"""What a program wrote for programs."""
SEEN = frozenset({Provenance.TIME, Provenance.TEXT})
"""What readers see."""
DAY = dt.timedelta(days=1)
MOST_EVIDENCE = 200
"""Places that are weighed, the most trusted: each is held against each other. Real pages had at most 30."""
_SAME_SEASON = dt.timedelta(days=2)
"""Time in which a zone keeps its offset, as a rule."""


@frozen
class Doubt:
    """A fact that a page states and that is not believed."""

    code: str
    """As in :mod:`packager.codes`."""
    message: str


@frozen
class Times:
    """What a page says of its times, weighed."""

    published: Evidence | None = None
    updated: Evidence | None = None
    doubts: tuple[Doubt, ...] = ()
    """What about the page's times is wrong, in words."""


def find(
    page: Declared,
    declared: list[Evidence],
    blocks: list[Block],
    *,
    url: str | None,
    language: str | None,
    fetched: dt.datetime | None,
) -> Times:
    """Return when the page was published and updated.

    ``declared`` is what the page declares of it for machines, ``blocks`` are the lines around the headline.
    """
    evidence = gather(page, declared, blocks, url=url, language=language, fetched=fetched)
    possible = [one for one in evidence if dates.sane(one.moment, fetched)]
    kept = not_contradicted(possible)
    said = [one for one in kept if one.label == "updated"]
    published = best(_not_after_change([one for one in kept if one.label == "published"], said))
    updated = _updated(said, published)
    published = _in_offset_of(published, [updated, *said] if updated else [])
    doubts = (*_impossible(evidence, possible), *_contradiction(kept, published))
    return Times(published, updated, doubts)


def _impossible(evidence: list[Evidence], possible: list[Evidence]) -> Iterator[Doubt]:
    """Say which declared time of publication cannot be true."""
    for one in evidence:
        if one not in possible and one.label == "published" and one.source in HEAD:
            yield Doubt(
                code="time-doubted",
                message=f"the page says that it was published {one.moment.isoformat()}, which cannot be",
            )
            return


def _contradiction(kept: list[Evidence], published: Evidence | None) -> Iterator[Doubt]:
    """Say where a page tells one clock in two zones, such as its local time once with its offset and once as UTC."""
    zoned = [one.moment for one in kept if one.label == "published" and one.moment.zoned and not one.moment.day_only]
    for i, one in enumerate(zoned):
        for other in zoned[i + 1 :]:
            clock = abs(one.at.replace(tzinfo=None) - other.at.replace(tzinfo=None))
            if published is not None and clock < MINUTE < abs(one.at - other.at):
                told = f"{one.isoformat()} and {other.isoformat()}"
                taken = published.moment.isoformat()
                yield Doubt(
                    code="times-contradict", message=f"the page says {told} of the same time; {taken} was taken"
                )
                return


def gather(
    page: Declared,
    declared: list[Evidence],
    blocks: list[Block],
    *,
    url: str | None,
    language: str | None,
    fetched: dt.datetime | None = None,
) -> list[Evidence]:
    """Return every place that tells a time, sound or not."""
    address = list(machinetimes.address(url, page.canonical, page.meta("og:url")))
    told = frozenset(one.moment.at.date() for one in (*declared, *address))
    year = machinetimes.address_year(url)
    evidence = [*declared, *seentimes.near_headline(blocks, language, year, told, fetched), *address]
    lines: seentimes.Told = ([], [], [])
    if not any(one.label == "published" and one.source is not Provenance.URL for one in evidence):
        lines = seentimes.told_days(page, language)
        evidence += (
            seentimes.farther(page, lines, language)
            or seentimes.at_own_link(page, url, language)
            or machinetimes.state(page)
        )
    evidence = evidence or seentimes.last_change(lines)
    return evidence if len(evidence) <= MOST_EVIDENCE else sorted(evidence, key=lambda one: one.trust)[:MOST_EVIDENCE]


def _not_after_change(published: list[Evidence], updated: list[Evidence]) -> list[Evidence]:
    """Without what the head declares to be later than the last change, where readers see an earlier day:
    such a time is that of the last run of a program.
    """
    last = max((comparable(one.moment) for one in updated if one.source in HEAD), default=None)
    if last is None:
        return published
    late = [one for one in published if one.source in HEAD and comparable(one.moment) > last]
    earlier = [one for one in published if one.source in SEEN and comparable(one.moment) < last - DAY]
    return [one for one in published if one not in late] if late and earlier else published


def _in_offset_of(published: Evidence | None, updated: list[Evidence]) -> Evidence | None:
    """An instant in UTC, told in the offset in which the page tells a change of nearly the same time."""
    if published is None or published.moment.at.utcoffset() != dt.timedelta():
        return published
    at = published.moment.at
    for one in updated:
        if one.moment.at.utcoffset() and abs(one.moment.at - at) < _SAME_SEASON:
            return replace(published, moment=replace(published.moment, at=at.astimezone(one.moment.at.tzinfo)))
    return published


def _updated(said: list[Evidence], published: Evidence | None) -> Evidence | None:
    """The time of the last change: one after publication where any place tells one, and never one before."""
    if published is None:
        return best(said)
    later = [one for one in said if _follows(one.moment, published.moment, MINUTE)]
    updated = best(later) or best(said)
    return updated if updated and _follows(updated.moment, published.moment) else None


def _follows(one: Moment, other: Moment, by: dt.timedelta = dt.timedelta()) -> bool:
    """Whether a time is no earlier than another, by more than a span if one is given; a day alone begins in the zone
    of the other time."""
    if other.day_only and not one.day_only:
        return one.at.date() >= other.at.date()
    apart = comparable(one) - comparable(other)
    return apart > by if by else apart >= by
