"""Days that people write in other calendars and eras than the common one: Iran's, Thailand's, Japan's and Taiwan's.

Newspapers of Iran and Thailand print no other; what stands there is the day of the common calendar that it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from packager.text.calendar import months
from packager.text.rare import rare
from packager.text.words import primary

Found = tuple[int, int, dt.date]
"""Where a day stands in a line, and which it is."""

_SOLAR_NAMES = (
    "فروردین|حمل", "اردیبهشت|ثور", "خرداد|جوزا", "تیر|سرطان", "مرداد|امرداد|اسد", "شهریور|سنبله", "مهر|میزان",
    "آبان|ابان|عقرب", "آذر|اذر|قوس", "دی|جدی", "بهمن|دلو", "اسفند|حوت",
)  # fmt: skip
"""Months from the spring equinox on, as Iran and as Afghanistan call them."""
_SOLAR_MONTHS = {name: number for number, names in enumerate(_SOLAR_NAMES, 1) for name in names.split("|")}
_SOLAR = rare(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_SOLAR_MONTHS)})(?:\s?ماه)?[\s،,]+(?:سال\s)?(?P<year>1[34]\d\d)(?!\d)"
)
_SOLAR_NUMBERS = rare(
    r"(?<![\d/\-])(?P<year>1[34]\d\d)(?P<mark>[/\-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/\-])"
)
_SOLAR_LANGUAGES = frozenset({"fa", "ps", "ckb"})
_SAME_LETTERS = str.maketrans("يك", "یک")
"""Arabic letters that stand for Persian ones."""
_SOLAR_START = 356_033
"""Days between the count of :func:`_solar_day` and Python's ordinals."""
_SOLAR_CYCLE = 1595
"""Years by which the count of leap years is ahead."""
_LONG_MONTHS = 6
"""The first months of the year have 31 days, the others 30."""

_THAI = rare(
    r"(?<!\d)(?P<day>\d{1,2})(?=\s*(?P<month>[ก-๎.]{3,14}?)\.?\s*(?:พ\.ศ\.?\s*)?"
    r"(?P<year>\d{4}|\d\d)(?![\d:]))"
)
"""Any word may stand where a month does: of "5 baht 12 January", the second number is still to be read."""
_IS_THAI, _IS_ARABIC = re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0600-\u06ff]")
"""Letters of Thai; of Persian and Pashto, which Arabic has as well."""
BUDDHIST_ERA = 543
"""Years by which Thai years run ahead."""
_BUDDHIST_CENTURY = 2500
_CENTURY = 2000
_FIRST_BUDDHIST = 2443
"""The Buddhist era's 1900: no earlier year is one of an article, and no year of the common era is as late."""
_FIRST_SHORT_BUDDHIST = 50
"""Two digits from which a Thai year is of the Buddhist era: of 2550 (2007) on; below, of the common one."""

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Years before the first of each era."""
_ERA = rare(
    rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<year>\d{{1,3}}|元)\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日"
)


def days_of_other_calendars(line: str, language: str | None) -> Iterator[Found]:
    """Yield the days that a line (ASCII digits) names in another calendar or era, with its year."""
    iranian = primary(language) in _SOLAR_LANGUAGES
    if line.isascii() and not iranian:
        return
    if "年" in line:
        yield from _found(_ERA, line, _era_day)
    elif _IS_THAI.search(line):
        yield from _found(_THAI, line, _thai_day)
    elif iranian or _IS_ARABIC.search(line):
        line = line.translate(_SAME_LETTERS)
        yield from _found(_SOLAR, line, _solar_day)
        if iranian:
            yield from _found(_SOLAR_NUMBERS, line, _solar_day)


def _found(pattern: re.Pattern[str], line: str, day: Callable[[re.Match[str]], dt.date]) -> Iterator[Found]:
    for match in pattern.finditer(line):
        try:
            yield match.start(), max(match.end(), match.end("year")), day(match)
        except ValueError:
            continue


def _solar_day(match: re.Match[str]) -> dt.date:
    """The day that a Solar Hijri one is: eight leap years in 33, which holds for the years that are read."""
    name = match["month"]
    year, month, day = int(match["year"]), int(name) if name.isdecimal() else _SOLAR_MONTHS[name], int(match["day"])
    if not 1 <= month <= len(_SOLAR_NAMES) or not 1 <= day <= (31 if month <= _LONG_MONTHS else 30):
        raise ValueError(match[0])
    year += _SOLAR_CYCLE
    cycles, rest = divmod(year, 33)
    before = (month - 1) * 31 if month <= _LONG_MONTHS else (month - 1) * 30 + _LONG_MONTHS
    count = 365 * year + 8 * cycles + (rest + 3) // 4 + before + day
    return dt.date.fromordinal(count - _SOLAR_START)


def _thai_day(match: re.Match[str]) -> dt.date:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += _BUDDHIST_CENTURY if year >= _FIRST_SHORT_BUDDHIST else _CENTURY
    year -= BUDDHIST_ERA if year >= _FIRST_BUDDHIST else 0
    return dt.date(year, months.known(match["month"], "th") or 0, int(match["day"]))


def _era_day(match: re.Match[str]) -> dt.date:
    year = 1 if match["year"] == "元" else int(match["year"])
    return dt.date(_ERAS[match["era"]] + year, int(match["month"]), int(match["day"]))
