"""Days, clocks and labels of a line of text, paired into stamps.

A line such as "Publié le 20 novembre 2024 à 11h27, mis à jour à 14:02" holds a day, two clocks
and two labels; it makes two stamps. Positions are those of the given text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Literal

from packager.frozen import frozen
from packager.text.calendar.clocks import MAYBE_CLOCK, Clock, clocks_in, zone_of
from packager.text.calendar.days import MAYBE_DAY, Day, ascii_digits, days_in, on, yearless_days_in
from packager.text.calendar.labels import Label, Span, labels_in
from packager.times import Moment, Precision

SAME_LINES = 500
"""Lines remembered with what they name: the lines of one page near its headline, each asked for several times."""
_LONGEST_LINE = 600
"""Characters. A longer text is prose, in which a date is not a stamp; only its beginning is read."""
_WIDEST_GAP = 28
"""Characters between a day and its clock: "Wednesday, at about" is the longest filler seen."""
_LABEL_REACH = 45
"""Characters before a stamp within which a label belongs to it."""
_LABEL_REACH_BEHIND = 24
"""The same behind a stamp, where verbs stand in German, Dutch, Turkish, Japanese and Korean: a clock and "Uhr"."""
_DOTTED_GAP = 8
"""Characters between a day and a clock written with a point, which by itself is a plain number."""
_NUMBER = re.compile(r"\D{0,12}\d")
_IN_SPAN = re.compile(r"(?<![\d:.,/])\d{1,2}(?:st|nd|rd|th|er|º)?(?:\.\s?[-–—]\s?|[-–—])$")
"""What stands before the last day of several: "12.–15. Mai 2026" is when something takes place."""
_DASHES = frozenset("-–—")
_Order = Literal["day first", "clock first"]
_NEVER = 9999
"""More characters than any gap: the two do not belong together."""
_AGAINST_ORDER = 12
"""Characters by which a pair in the unusual order counts as farther apart."""


@frozen
class Stamp:
    """A moment in a text, and what the text says of it."""

    moment: Moment
    label: Label | None
    start: int
    end: int


@frozen
class _Pair:
    """A day and its clock; ``shared`` where the day is also another stamp's."""

    day: Day
    clock: Clock | None
    shared: bool = False


def stamps(text: str, language: str | None, year: int | None = None) -> list[Stamp]:
    """Return the moments that a line of text names, in its order.

    A day without its year is of ``year``, where that is known and a clock stands in the line; else it is left out.
    """
    return list(_read(text[:_LONGEST_LINE], language, year))


@lru_cache(maxsize=SAME_LINES)
def _read(text: str, language: str | None, year: int | None) -> list[Stamp]:
    line = ascii_digits(text)
    with_clock = year is not None and MAYBE_CLOCK.search(line)
    if not with_clock and not MAYBE_DAY.search(line):
        return []
    days = _without_spans([day for day in days_in(line, language) if day.year is not None], line)
    if not days and year and with_clock:
        days = yearless_days_in(line, language, year)
    if not days:
        return []
    labels = labels_in(line)
    found = [_stamp(pair, language) for pair in _pairs(days, clocks_in(line, days), labels)]
    return _labelled(found, labels, line)


def _without_spans(days: list[Day], line: str) -> list[Day]:
    """The days of a line without the first and the last of several in a row, on which something takes place."""
    between = [line[day.end : after.start].strip(" .") for day, after in pairwise(days)]
    ends = {at + step for at, said in enumerate(between) if said in _DASHES for step in (0, 1)}
    return [day for at, day in enumerate(days) if at not in ends and not _IN_SPAN.search(line[: day.start])]


def _pairs(days: list[Day], clocks: list[Clock], labels: Sequence[Span]) -> list[_Pair]:
    """Give each clock its day: the nearest free one with no label between, else the day said last before it."""
    order: _Order = "clock first" if clocks and clocks[0].start < days[0].start else "day first"
    gaps = sorted(
        (gap, d, c)
        for d, day in enumerate(days)
        for c, clock in enumerate(clocks)
        if (gap := _gap(day, clock, labels, order)) <= (_DOTTED_GAP if clock.weak else _WIDEST_GAP)
    )
    clock_of: dict[int, int] = {}
    for _, d, c in gaps:
        if d not in clock_of and c not in clock_of.values():
            clock_of[d] = c
    pairs = [_Pair(day, clocks[clock_of[d]] if d in clock_of else None) for d, day in enumerate(days)]
    for c, clock in enumerate(clocks):
        if c not in clock_of.values() and not clock.weak and (shared := _shared_day(clock, days, labels)):
            pairs.append(_Pair(shared, clock, shared=True))
    return pairs


def _gap(day: Day, clock: Clock, labels: Sequence[Span], order: _Order) -> int:
    """Characters between a day and a clock; more than any bound where a label stands between.

    Where a line begins with a day, days stand before their clocks all along, and the other way round.
    """
    left, right = (day.end, clock.start) if day.start < clock.start else (clock.end, day.start)
    if any(left <= start < right for start, _, _ in labels):
        return _NEVER
    against_order = (clock.start < day.start) != (order == "clock first")
    return max(0, right - left) + (_AGAINST_ORDER if against_order else 0)


def _shared_day(clock: Clock, days: list[Day], labels: Sequence[Span]) -> Day | None:
    """The day of a labelled clock that has none of its own: "2 November 2023, updated at 16:58"."""
    before = [day for day in days if day.end <= clock.start]
    if not before:
        return None
    last = before[-1]
    labelled = any(last.end <= start < clock.start and clock.start - end <= _LABEL_REACH for start, end, _ in labels)
    return last if labelled else None


def _stamp(pair: _Pair, language: str | None) -> Stamp:
    day, clock = pair.day, pair.clock
    date = dt.date(day.year or 1, day.month, day.day)
    if clock is None:
        return Stamp(on(date), None, day.start, day.end)
    at = dt.datetime.combine(date, dt.time(clock.hour, clock.minute, clock.second or 0))
    precision = Precision.SECOND if clock.second else Precision.MINUTE
    moment = Moment(at.replace(tzinfo=zone_of(clock.zone, at, language)), precision)
    if pair.shared:
        return Stamp(moment, None, clock.start, clock.end)
    return Stamp(moment, None, min(day.start, clock.start), max(day.end, clock.end))


def _labelled(found: list[Stamp], labels: Sequence[Span], line: str) -> list[Stamp]:
    """Give each stamp its label: the one between it and the stamp before, or, where the line says its labels
    behind its times ("am 3. Dezember 2011 veröffentlicht", "11:27 公開 14:02 更新"), the one that follows.
    """
    ordered = sorted(found, key=lambda stamp: stamp.start)
    if not labels or not ordered:
        return ordered
    behind = labels[0][0] >= ordered[0].end and 0 <= labels[-1][0] - ordered[-1].end <= _LABEL_REACH_BEHIND
    behind = behind and not _NUMBER.match(line, labels[-1][1])  # "Updated 8 hours ago" is of that time
    made, previous = [], 0
    for stamp, after in zip_longest(ordered, ordered[1:]):
        here = (stamp.end, after.start if after else _NEVER) if behind else (previous, stamp.start)
        near = [label for label in labels if here[0] <= label[0] < here[1] and _reaches(label, stamp, behind=behind)]
        kind = near[0 if behind else -1][2] if near else None
        made.append(Stamp(stamp.moment, kind, stamp.start, stamp.end))
        previous = stamp.end
    return made


def _reaches(label: Span, stamp: Stamp, *, behind: bool) -> bool:
    """Whether a label stands near enough to a stamp to be said of it."""
    return label[0] - stamp.end <= _LABEL_REACH_BEHIND if behind else stamp.start - label[1] <= _LABEL_REACH
