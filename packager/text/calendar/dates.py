"""Times as machines and people write them, read into :class:`~packager.times.Moment`.

Nothing is invented: an hour without a zone stays without, a day alone stays a day, and what
cannot be (31 February, the year 1, a clock that was never set, 2199) is None.
"""

from __future__ import annotations

import datetime as dt
import re

from packager.text.calendar.ago import read_ago
from packager.text.calendar.clocks import zone_of
from packager.text.calendar.days import EARLIEST_YEAR, LATEST_YEAR, ascii_digits, on
from packager.text.calendar.stamps import stamps
from packager.times import Moment, Precision

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:(?:[Tt]|[\s+_]+|(?<=\d)-(?=\d\d:))(?P<hour>\d\d?)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,:]\d+)?)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+\-−]\s?\d\d:?\d\d|[+\-−]\d\d|[A-Z]{2,5})?(?:\[[\w/+\-]+\])?)?\s*"
)
_EPOCH = re.compile(r"(?:/Date\()?(?P<seconds>\d{10})(?P<thousandths>\d{3})?(?:\)/)?")
_NUMERIC_ORDER_UNKNOWN = re.compile(r"\s*(\d{1,2})[-./](\d{1,2})[-./]\d{2,4}\b")
_LONGEST_MACHINE = 80
"""Characters; JavaScript's Date with a spelt-out zone has 60."""
FIRST_WEB_YEAR = 1990
"""The year of the first page. Archives put older articles on the web, but far more clocks are wrong."""
_EPOCH_DAY = dt.date(1970, 1, 1)
_UNSET = frozenset({_EPOCH_DAY, dt.date(1969, 12, 31), dt.date(1900, 1, 1)})
"""Days that a clock shows when nobody set it."""


def read_machine(text: str | None, language: str | None = None) -> Moment | None:
    """Read a time that a program wrote: ISO 8601 and its usual mistakes, RFC 822 and 2822, HTTP, Unix seconds.

    Keeps the offset given. ``03/04/2020`` is None unless ``language`` says which comes first.
    """
    raw = ascii_digits((text or "").strip().strip("\"'").strip())
    if not raw or len(raw) > _LONGEST_MACHINE:
        return None
    if match := _ISO.fullmatch(raw):
        return _iso(match, language)
    if match := _EPOCH.fullmatch(raw):
        return _epoch(match)
    ambiguous = _NUMERIC_ORDER_UNKNOWN.match(raw)
    if ambiguous and language is None and all(int(part) <= 12 for part in ambiguous.groups()):
        return None
    found = stamps(raw, language or "en")
    return _sane(found[0].moment) if found else None


def read_visible(text: str | None, language: str | None, *, fetched: dt.datetime | None = None) -> Moment | None:
    """Read the time in a short text that people see: "Publié le 20 novembre 2024 à 11h27".

    A time said to be of publication comes before others. Relative ones ("il y a 3 heures") count
    back from ``fetched``, and are None without it.
    """
    found = [stamp for stamp in stamps(text or "", language) if _sane(stamp.moment)]
    for label in ("published", None, "updated"):
        for stamp in found:
            if stamp.label == label:
                return stamp.moment
    return read_ago(text or "", language, fetched) if fetched else None


def feed_date(raw: str | None, language: str | None) -> Moment | None:
    """Read a feed's date as its string alone decides it, month names in the feed's ``language`` included."""
    text = re.sub(r"\s+", " ", raw or "").strip()
    return read_machine(text, language or "en") or read_visible(text, language)


def sane(moment: Moment | None, fetched: dt.datetime | None = None) -> Moment | None:
    """Return the moment unless it cannot be a page's: never set, before the web, or later than the page was fetched."""
    if moment is None or _sane(moment) is None or moment.at.year < FIRST_WEB_YEAR:
        return None
    if fetched is not None and moment.at.replace(tzinfo=None) > fetched.replace(tzinfo=None) + _AHEAD:
        return None
    return moment


_AHEAD = dt.timedelta(days=2)
"""How far ahead of the fetch a time may lie: a day of zones, and a day for clocks that are wrong."""


def _iso(match: re.Match[str], language: str | None) -> Moment | None:
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    try:
        if match["hour"] is None or match["minute"] is None:
            return _sane(on(dt.date(year, month, day)))
        second = int(match["second"] or 0)
        clock = dt.time(int(match["hour"]), int(match["minute"]), min(second, 59))
        at = dt.datetime.combine(dt.date(year, month, day), clock)
    except ValueError:
        return None
    zone = zone_of(re.sub(r"\s", "", match["zone"] or "").replace("−", "-"), at, language)
    return _sane(Moment(at.replace(tzinfo=zone), Precision.SECOND if second else Precision.MINUTE))


def _epoch(match: re.Match[str]) -> Moment | None:
    at = dt.datetime.fromtimestamp(int(match["seconds"]), tz=dt.UTC)
    return _sane(Moment(at, Precision.SECOND if at.second else Precision.MINUTE))


def _sane(moment: Moment) -> Moment | None:
    possible = EARLIEST_YEAR <= moment.at.year <= LATEST_YEAR and moment.at.date() not in _UNSET
    return moment if possible else None
