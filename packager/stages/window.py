"""The span of time of an issue. Successive issues tile time: no gap, no overlap."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from packager.config import duration
from packager.errors import ConfigError
from packager.times import LONGEST, Window

FIRST = dt.timedelta(hours=24)
"""Length of the first window of a newsletter."""
DAY = dt.timedelta(days=1)


def window_of(
    rule: str, closes: dt.time | None, date: dt.date, zone: ZoneInfo, now: dt.datetime, last_close: dt.datetime | None
) -> Window:
    """Return the window of the issue of ``date``.

    ``rule`` is the newsletter's ``window``; ``closes`` its closing hour in ``zone``, or None; ``now`` the
    aware instant at which the first gather of that date starts; ``last_close`` the close of the issue before.
    All instants come back in UTC, in which they compare and subtract as instants. Raises ConfigError for a
    date that has not begun.
    """
    now = now.astimezone(dt.UTC)
    if now < _local(date, dt.time(), zone):
        raise ConfigError(f"{date} has not begun in {zone.key}", "name today or an earlier day with --date")
    if rule == "day":
        return Window(_local(date - DAY, dt.time(), zone), _local(date, dt.time(), zone), zone.key)
    ends = _local(date, closes, zone) if closes else _local(date + DAY, dt.time(), zone)
    # Built before its hour, an issue closes when it is built: what comes later is tomorrow's, and not lost.
    ends = min(ends, now)
    return Window(min(_opens(rule, ends, last_close), ends), ends, zone.key)


def _opens(rule: str, ends: dt.datetime, last_close: dt.datetime | None) -> dt.datetime:
    if span := duration(rule):
        return ends - span
    if last_close is None:
        return ends - FIRST
    return max(last_close.astimezone(dt.UTC), ends - LONGEST)


def _local(date: dt.date, hour: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The instant of a wall-clock hour, in UTC. An hour that daylight saving skips is read as the one after."""
    return dt.datetime.combine(date, hour, zone).astimezone(dt.UTC)
