"""Calendar days in a line of text, as people write them in many languages and orders."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace

from packager.frozen import frozen
from packager.text.calendar import months, zones
from packager.text.calendar.calendars import BUDDHIST_ERA, days_of_other_calendars
from packager.text.rare import rare
from packager.text.words import primary
from packager.times import Moment, Precision

EARLIEST_YEAR = 1900
LATEST_YEAR = 2090
"""Years in which an article can have been published; outside them a number is no year, or a clock was not set."""
_CENTURY_TURN = 70
"""Two-digit years below it are of the 2000s (RFC 2822 says 50; nothing on the web was dated 1950 to 1969)."""


@frozen
class Day:
    """A calendar day in a text; ``year`` is None where it is not said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


# A run of letters, with the marks that Python's \w leaves out, and inner apostrophes.
_WORD = r"[^\W\d_](?:[^\s\d_.,;:/()\[\]|·•–—\-\"«»]|(?<=\w)-(?=\w))*"
_FILL = (
    r"(?:\s*(?:de|del|di|do|of|d[’']|dne|den|the|il|m\.|gada|года|р\.|tháng|ngày|th[áa]ng|năm|ta’|ta'|"
    r"(?:\(e\))?ko)(?![^\W\d_])\s*)?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|°|ο|η|a|an?|-?(?:го|е|й|ого))?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d[.,/])(?<![\da-zA-Z:])(?P<day>\d{{1,2}}){_ORDINAL}[\s.,/\-–]*{_FILL}"
    rf"(?P<month>{_WORD}(?:\s{_WORD})??)(?:\s?/\s?[\u0620-\u064a]{{3,8}})?\.?[\s.,،/\-–]*{_FILL}"
    r"(?P<year>\d{4}|[’']?\d\d(?![\d:.hHu年]|\s?[:hH]))(?![\d:])",
    re.IGNORECASE,
)
_DAY_YEAR = rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s?[.,]|\s|-|/)+{_FILL}(?P<year>\d{{4}}|[’']\d\d)(?![\d:])"
_MONTH_DAY_YEAR = re.compile(rf"(?P<month>{_WORD})\.?[\s.\-/]*{_FILL}{_DAY_YEAR}", re.IGNORECASE)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<![\d:])(?P<year>\d{{4}})[\s.,\-/]*{_FILL}(?P<month>{_WORD})\.?[\s.\-/]*(?P<day>\d{{1,2}})(?![\d:])",
    re.IGNORECASE,
)
_DAY_CLOCK_YEAR = r"(?P<day>\d{1,2})(?=\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+)?(?P<year>\d{4})(?!\d))"
_YEAR_DAY_MONTH = re.compile(
    rf"(?<![\d:])(?P<year>\d{{4}})(?:\.?\s?gada|\s?жылғы|-?\s?yil)\s(?P<day>\d{{1,2}})(?:\.|-)?\s?(?P<month>{_WORD})",
    re.IGNORECASE,
)
_DAY_NUMBER_YEAR = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})[\s,/]+(?:năm\s+)?(?P<year>\d{4})(?!\d)", re.IGNORECASE
)
_WEEKDAY_MONTH_DAY_CLOCK_YEAR = rare(rf"(?P<month>{_WORD})\s+{_DAY_CLOCK_YEAR}")
_YEAR_FIRST = re.compile(
    r"(?<![\d./\-:])(?P<year>\d{4})(?:\s?(?P<mark>[-./年년]|оны?\s)\s?)(?P<month>\d{1,2})\s?(?:[-./月월]|"
    r"(?:-р )?сарын\s)\s?(?P<day>\d{1,2})(?![\d/]|[-.]\d)(?:\s?[日일])?"
)
_COMPACT = re.compile(
    r"(?<![\d./\-:])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?=T|\b)(?!\.\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d:])(?<!\d[./\-])(?P<first>\d{1,2})\s?(?P<mark>[-./])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<year>\d{4}|\d\d(?!\s?[:hH]))(?![\d]|[./\-]\d)"
)
_CJK_MONTH_DAY = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
MAYBE_DAY = re.compile(
    r"(?:19|20|2[45]|1[34])\d\d|[\d元]\s?年|[ก-ฮ]\.\s?\d\d|\d\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d\d|\d\W{0,3}[^\W\d_]{3}\D{0,10}\d\d"
)
"""What every day with a year has; most lines have none of it."""
_DAY_MONTH = rare(rf"(?<![\d:.,/a-zA-Z])(?P<day>\d{{1,2}}){_ORDINAL}[\s.]*{_FILL}(?P<month>{_WORD})", re.IGNORECASE)
_MONTH_DAY = rare(rf"(?P<month>{_WORD})\.?\s{_FILL}(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:])", re.IGNORECASE)
_TWO_DIGIT_YEAR_FIRST = frozenset({"ja", "ko", "zh", "hu", "lt"})
_PATTERNS = (
    _YEAR_FIRST, _YEAR_LAST, _DAY_MONTH_YEAR, _MONTH_DAY_YEAR, _YEAR_MONTH_DAY, _WEEKDAY_MONTH_DAY_CLOCK_YEAR, _COMPACT,
    _CJK_MONTH_DAY, _YEAR_DAY_MONTH, _DAY_NUMBER_YEAR,
)  # fmt: skip
"""In the order in which they are believed where they overlap."""
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_DIGIT = re.compile("[0-9]")
_WIDEST_BEFORE_DIGIT = 80
"""Characters before the first digit of a line in which a day may begin: two words of a month and their filling."""
_WIDEST_AFTER_DIGIT = 12
"""Characters behind the last digit of a line to which a day and what must not follow it reach."""
_NEEDED = {
    _MONTH_DAY_YEAR: re.compile(_DAY_YEAR, re.IGNORECASE),
    _WEEKDAY_MONTH_DAY_CLOCK_YEAR: re.compile(_DAY_CLOCK_YEAR),
}
"""The part with digits of patterns that begin with a word, and so at every letter of a line: found first, and fast."""
_MONTH_FIRST_REGIONS = frozenset({"US", "PH", "FM", "GU", "PR", "VI", "UM", ""})


def ascii_digits(text: str) -> str:
    """Return the text with every decimal digit in ASCII, its length kept."""
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), text)


def on(day: dt.date) -> Moment:
    """Return the moment of a day alone."""
    return Moment(dt.datetime.combine(day, dt.time.min), Precision.DAY)


def days_in(line: str, language: str | None) -> list[Day]:
    """Return the calendar days that a line (ASCII digits) names, in its order, none overlapping."""
    return _found(_PATTERNS, line, language)


def yearless_days_in(line: str, language: str | None, year: int) -> list[Day]:
    """Return the days of a known year that a line (ASCII digits) names by day and month alone."""
    return [replace(day, year=year) for day in _found((_DAY_MONTH, _MONTH_DAY, _CJK_MONTH_DAY), line, language)]


def _found(patterns: tuple[re.Pattern[str], ...], line: str, language: str | None) -> list[Day]:
    found = _of_other_calendars(line, language)
    begin, end = _around_digits(line)
    for pattern in patterns:
        at = _first_try(pattern, line, begin, end)
        while at is not None and (match := pattern.search(line, at, end)):
            day = _day(match, language)
            free = day and not any(day.start < other.end and other.start < day.end for other in found)
            if day and free:
                found.append(day)
            # A false start must not hide the date that begins inside it.
            at = match.end() if free else match.start() + 1
    return sorted(found, key=lambda day: day.start)


def _of_other_calendars(line: str, language: str | None) -> list[Day]:
    """The days that a line names in another calendar, as those of the common one that they are."""
    days = days_of_other_calendars(line, language)
    return [Day(start, end, day.year, day.month, day.day) for start, end, day in days]


def _first_try(pattern: re.Pattern[str], line: str, begin: int, end: int) -> int | None:
    """Where the first match of a pattern can begin, or None where it can have none."""
    needed = _NEEDED.get(pattern)
    if needed is None:
        return begin
    found = needed.search(line, begin, end)
    return max(begin, found.start() - _WIDEST_BEFORE_DIGIT) if found else None


def _around_digits(line: str) -> tuple[int, int]:
    """The part of a line in which days can be: every day has a digit, and words are slow to search."""
    first = _DIGIT.search(line)
    if not first:
        return 0, 0
    backwards = _DIGIT.search(line[::-1])
    end = len(line) - (backwards.start() if backwards else 0) + _WIDEST_AFTER_DIGIT
    return max(0, first.start() - _WIDEST_BEFORE_DIGIT), end


def _day(match: re.Match[str], language: str | None) -> Day | None:
    """The day that a match names, if the calendar has it."""
    groups = match.groupdict()
    if "first" not in groups:
        name = groups["month"]
        month = int(name) if name.isdecimal() else months.known(name, language)
        return _calendar_day(groups.get("year"), month, int(groups["day"]), match) if month else None
    made = (_calendar_day(year, int(month), int(day), match) for year, month, day in _orders(groups, language))
    return next((day for day in made if day), None)


def _orders(groups: dict[str, str], language: str | None) -> list[tuple[str, str, str]]:
    """The readings of ``03/04/2020``, likeliest first: the second only stands where the first is no day."""
    first, second, year = groups["first"], groups["second"], groups["year"]
    day_first = [(year, second, first), (year, first, second)]
    if len(year) == 2 and primary(language) in _TWO_DIGIT_YEAR_FIRST:
        return [(first, second, year), *day_first]
    month_first = primary(language) in {"en", "fil", "tl", ""} and zones.region(language) in _MONTH_FIRST_REGIONS
    return day_first[::-1] if month_first and groups["mark"] != "." else day_first


def _calendar_day(year: str | None, month: int, day: int, match: re.Match[str]) -> Day | None:
    number = _year(year) if year else None
    if year and number is None:
        return None
    try:
        dt.date(number or 2000, month, day)
    except ValueError:
        return None
    return Day(match.start(), match.end(), number, month, day)


def _year(digits: str) -> int | None:
    """The year meant by two or four digits, the Buddhist era's included, or None for an impossible one."""
    year = int(digits.lstrip("’'"))
    if len(digits.lstrip("’'")) == 2:
        year += 2000 if year < _CENTURY_TURN else 1900
    elif EARLIEST_YEAR + BUDDHIST_ERA <= year <= LATEST_YEAR + BUDDHIST_ERA:
        year -= BUDDHIST_ERA
    return year if EARLIEST_YEAR <= year <= LATEST_YEAR else None
