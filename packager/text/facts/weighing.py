"""Evidence of when a page was published or updated, weighed: the best of it, corrected by the rest.

Pages contradict themselves: a local hour marked Z, a UTC hour marked with the local offset, a
midnight that means a day, a day turned by a zone. What two independent places say decides.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from packager.frozen import frozen
from packager.model import Provenance
from packager.text.calendar.labels import Label
from packager.times import Moment

MINUTE = dt.timedelta(minutes=1)
_QUARTER = dt.timedelta(minutes=15)
"""Offsets of zones are multiples of it."""
_WIDEST_SHIFT = dt.timedelta(hours=14)
"""The greatest offset from UTC."""
_SEASON = dt.timedelta(hours=1)
"""By how much a zone's name may be wrong for the season."""
UNSURE = 84
"""Trust from which on nothing but place and shape make a time the article's."""
_FROM_ADDRESS = dt.timedelta(days=3)
"""How far such a time may lie from the day in the address."""


@frozen
class Evidence:
    """One place that says when."""

    moment: Moment
    label: Label
    source: Provenance
    trust: int
    """Lower is better."""
    from_now: bool = False
    """Whether it is reckoned back from the time of the fetch, in whose zone it stands: no clock that readers see."""


def not_contradicted(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence without visible times that nothing says to be of publication and that the address's day denies."""
    address = next((one.moment for one in evidence if one.source is Provenance.URL), None)
    if address is None:
        return evidence
    return [
        one
        for one in evidence
        if one.trust < UNSURE or abs(one.moment.at.replace(tzinfo=None) - address.at) <= _FROM_ADDRESS
    ]


def comparable(moment: Moment) -> dt.datetime:
    """Return a moment as an instant to compare by; one without an offset counts as UTC."""
    return moment.at.replace(tzinfo=moment.at.tzinfo or dt.UTC)


def best(evidence: list[Evidence]) -> Evidence | None:
    """The most trusted evidence, made finer or corrected by the others where they speak of the same time."""
    if not evidence:
        return None
    ordered = sorted(evidence, key=lambda one: one.trust)
    first = _outvoted(ordered) or _outvoted_day(ordered) or ordered[0]
    if first.moment.day_only:
        timed = [one for one in ordered if not one.moment.day_only]
        finer = (one for of_day in (_same_day, _same_day_in_utc) for one in timed if of_day(one.moment, first.moment))
        first = next(finer, first)
    if first.moment.day_only:
        return first
    if day := _midnight_elsewhere(first, ordered):
        return day
    ordered = [one for one in ordered if not one.from_now]
    if not first.moment.zoned:
        return _zoned(first, ordered)
    if first.moment.at.utcoffset():
        return _dressed_utc(first, ordered)
    return _as_shown(_truly_utc(first, ordered), ordered)


def _outvoted(ordered: list[Evidence]) -> Evidence | None:
    """The time on which two kinds of places agree to the minute, one of them seen by readers, against a lonely best."""
    best = ordered[0]
    timed = [one for one in ordered if not one.moment.day_only]
    if best.moment.day_only or len({one.source for one in timed if _agree(one.moment, best.moment)}) > 1:
        return None
    for one in timed:
        kinds = {other.source for other in timed if _agree(other.moment, one.moment)}
        seen = kinds & {Provenance.TEXT, Provenance.TIME}
        shifted = _same_clock_shifted(one.moment, best.moment)
        if len(kinds) > 1 and seen and (not shifted or _is_confirmed(one, best, timed)):
            return one
    return None


def _outvoted_day(ordered: list[Evidence]) -> Evidence | None:
    """The time of a day that the head declares and readers see, against a lonely mark in the body of another day."""
    best = ordered[0]
    if best.source is not Provenance.TIME or any(
        one.source is not Provenance.TIME and _same_day(best.moment, one.moment) for one in ordered
    ):
        return None
    for one in ordered:
        kinds = {other.source for other in ordered if one.moment.at.date() == other.moment.at.date()}
        if {Provenance.META, Provenance.TEXT} <= kinds:
            return one
    return None


def _is_confirmed(one: Evidence, best: Evidence, others: list[Evidence]) -> bool:
    """Whether readers see a time with a zone that another place tells as an instant: no clock that zones shifted."""
    if one.source is not Provenance.TEXT or not one.moment.zoned or not best.moment.zoned:
        return False
    return any(other.source is not one.source and _same_instant(other.moment, one.moment) for other in others)


def _same_instant(a: Moment, b: Moment) -> bool:
    """Whether two times are the same instant; one without an offset counts as UTC."""
    return abs(comparable(a) - comparable(b)) < MINUTE


def _agree(a: Moment, b: Moment) -> bool:
    """Whether two times are the same minute, on the clock or as instants; programs leave UTC out."""
    clock = abs(a.at.replace(tzinfo=None) - b.at.replace(tzinfo=None)) < MINUTE
    return clock or ((a.zoned or b.zoned) and _same_instant(a, b))


def _same_clock_shifted(a: Moment, b: Moment) -> bool:
    """Whether two times differ by what zones may differ, so that they may mean the same."""
    return _offset(abs(a.at.replace(tzinfo=None) - b.at.replace(tzinfo=None))) is not None


def _offset(shift: dt.timedelta) -> dt.timedelta | None:
    """The offset from UTC, as zones have them, by which two clocks of the same minute differ."""
    quarter = round(shift / _QUARTER) * _QUARTER
    return quarter if abs(shift - quarter) < MINUTE and abs(quarter) <= _WIDEST_SHIFT else None


def _midnight_elsewhere(best: Evidence, others: list[Evidence]) -> Evidence | None:
    """The day meant by a midnight turned into UTC ("22:00Z" the day before), where another place shows that day."""
    at = best.moment.at
    if not best.moment.zoned or at.utcoffset() or at.minute or at.second:
        return None
    for other in others:
        if other.moment.day_only and other.label == best.label:
            shift = other.moment.at - at.replace(tzinfo=None)
            if dt.timedelta() < shift <= dt.timedelta(hours=3):
                return replace(best, moment=other.moment)
    return None


def _same_day(a: Moment, day: Moment) -> bool:
    """Whether a time may lie on a day; of an instant in UTC, whatever the zone in which the day was meant."""
    if not a.zoned or a.at.utcoffset():
        return a.at.date() == day.at.date()
    noon = day.at.replace(tzinfo=None) + dt.timedelta(hours=12)
    return abs(a.at.replace(tzinfo=None) - noon) <= dt.timedelta(hours=26)


def _same_day_in_utc(a: Moment, day: Moment) -> bool:
    """Whether an instant lies on a day as programs count it, which for those who read it may be the day before."""
    return a.zoned and a.at.astimezone(dt.UTC).date() == day.at.date()


def _zoned(best: Evidence, others: list[Evidence]) -> Evidence:
    """A clock without a zone takes its offset from another place that tells the same minute."""
    wall = best.moment.at
    for other in others:
        if other.moment.day_only or not other.moment.zoned:
            continue
        utc = other.moment.at.astimezone(dt.UTC).replace(tzinfo=None)
        if (offset := _offset(wall - utc)) is not None:
            return replace(best, moment=replace(best.moment, at=wall.replace(tzinfo=dt.timezone(offset))))
    return best


def _truly_utc(best: Evidence, others: list[Evidence]) -> Evidence:
    """A local time marked Z is known by another place that shows the same clock with its true offset."""
    wall = best.moment.at.replace(tzinfo=None)
    local = [other for other in others if other.moment.zoned and other.moment.at.utcoffset()]
    if any(abs(other.moment.at - best.moment.at) < MINUTE for other in local):
        return best
    for other in local:
        at = other.moment.at
        if abs(at.replace(tzinfo=None) - wall) < MINUTE:
            return replace(best, moment=replace(best.moment, at=wall.replace(tzinfo=at.tzinfo)))
    return best


def _as_shown(best: Evidence, others: list[Evidence]) -> Evidence:
    """An instant in UTC, told in the offset of the clock that the page's readers see."""
    utc = best.moment.at.replace(tzinfo=None)
    if best.moment.at.utcoffset():
        return best
    for other in others:
        # Summer's clocks are called by winter's zone all year; another zone is that of another time.
        if other.moment.zoned and abs(other.moment.at - best.moment.at) > _SEASON + MINUTE:
            continue
        seen = other.source is Provenance.TEXT and not other.moment.day_only
        if seen and (offset := _offset(other.moment.at.replace(tzinfo=None) - utc)):
            return replace(best, moment=replace(best.moment, at=best.moment.at.astimezone(dt.timezone(offset))))
    return best


def _dressed_utc(best: Evidence, others: list[Evidence]) -> Evidence:
    """A UTC clock marked with a local offset is known by another place whose instant is that clock in UTC."""
    wall = best.moment.at.replace(tzinfo=dt.UTC)
    for other in others:
        at = other.moment.at
        if other.moment.zoned and at.utcoffset() == best.moment.at.utcoffset() and abs(at - wall) < MINUTE:
            return replace(best, moment=other.moment)
    return best
