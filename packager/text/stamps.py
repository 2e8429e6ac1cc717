"""Days, clocks and labels found in a line of text, and paired into stamps.

A line such as "Publié le 20 novembre 2024 à 11h27, mis à jour à 14:02" holds a day, two clocks
and two labels; it makes two stamps. Positions are those of the given text.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from packager.model import Moment, Precision
from packager.text import months, zones
from packager.text.words import primary

Label = Literal["published", "updated"]

EARLIEST_YEAR = 1900
LATEST_YEAR = 2090
"""Years in which an article can have been published; outside them a number is not a year or a clock was not set."""
_CENTURY_TURN = 70
"""Two-digit years below it are of the 2000s (RFC 2822 says 50; nothing on the web was dated 1950 to 1969)."""
_LONGEST_LINE = 600
"""Characters. A longer text is prose, in which a date is not a stamp; only its beginning is read."""
_WIDEST_GAP = 28
"""Characters between a day and its clock: "Wednesday, at about" is the longest filler seen."""
_LABEL_REACH = 45
"""Characters before a stamp within which a label belongs to it."""
_DOTTED_GAP = 8
"""Characters between a day and a clock written with a point, which by itself is a plain number."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day in a text; ``year`` is None where it is not said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text. ``zone`` is its zone's name or offset as written, or ""."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None
    zone: str
    weak: bool
    """Written with a point or a bare number: a clock only beside a day."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment in a text, and what the text says of it."""

    moment: Moment
    label: Label | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """A day and its clock; ``shared`` where the day is also another stamp's."""

    day: Day
    clock: Clock | None
    shared: bool = False


_Span = tuple[int, int, Label]
"""Where a label stands, and what it says."""
_NEVER = 9999
_AGAINST_ORDER = 12
"""Characters by which a pair in the unusual order counts as farther apart."""

_UPDATED = (
    r"updat\w*|revision as of|modif\w+|revis(?:ed|ion|ado|é)\w*|edited|amended|corrected|aktualis\w+|geändert|bearbeitet|überarbeitet|stand\b|mis(?:e)? à jour|màj|maj\b|"
    r"actualiz\w+|actualis\w+|atualiz\w+|aggiorna\w+|bijgewerkt|gewijzigd|opdater\w+|oppdater\w+|uppdater\w+|endret|ændret|"
    r"ändrad\w*|päivit\w+|muokattu|zaktual\w+|aktualiz\w+|upraven\w*|frissít\w+|módos\w+|обновл\w+|изменен\w*|оновлен\w*|"
    r"змінен\w*|ажурир\w+|ενημέρωσ\w*|ενημερ\w+|τροποπ\w+|güncel\w+|diperbar\w+|diperbaharui|cập nhật|更新|최종|수정|修改|修正|"
    r"تحديث|به‌روز|בעדכון|עודכן|עדכון|अपडेट|อัปเดต|แก้ไข|actualitzat|ultima modifica|ostatnia"
)
_PUBLISHED = (
    r"publi\w+|posted|veröff\w+|erschienen|erstellt|geposted|verfasst|gepubliceerd|geplaatst|julkais\w+|pubblicat\w+|objav\w+|"
    r"opublik\w+|dodan\w+|zveřejn\w+|vydán\w*|опублик\w+|опублік\w+|размещ\w+|δημοσ\w+|yayın\w*|diterbit\w+|dipublikasi\w+|发布|發布|發佈|입력|등록|"
    r"公開|掲載|配信|نشر|منشور|created|first published|originally|original\b|written|eingestellt|submitted|issued|megjelen\w+|nyilván\w+|créé|fecha|"
    r"publicerad|udgivet|publisert|đăng|פורסם|प्रकाशित|เผยแพร่|postado|pubblicazione|(?:date|datum|fecha|data|дата)(?=\s?:)"
)
_LABELS = re.compile(f"(?-i:(?<![a-zß-öø-ÿ]))(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))", re.IGNORECASE)

# A run of letters, with the marks that Python's \w leaves out, and inner apostrophes.
_WORD = r"[^\W\d_](?:[^\s\d_.,;:/()\[\]|·•–—\-\"«»]|(?<=\w)-(?=\w))*"
_FILL = (
    r"(?:\s*(?:de|del|di|do|of|d[’']|dne|den|the|il|m\.|gada|года|р\.|tháng|ngày|th[áa]ng|năm|ta’|ta')(?![^\W\d_])\s*)?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|°|ο|η|a|an?|-?(?:го|е|й|ого))?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d[.,/])(?<![\d:])(?P<day>\d{{1,2}}){_ORDINAL}[\s.,/\-–]*{_FILL}(?P<month>{_WORD}(?:\s{_WORD})??)\.?[\s.,/\-–]*{_FILL}"
    r"(?P<year>\d{4}|[’']?\d\d(?![\d:.hHu年]|\s?[:hH]))(?![\d:])",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?P<month>{_WORD})\.?[\s.\-/]*{_FILL}(?P<day>\d{{1,2}}){_ORDINAL}(?:\s?[.,]|\s|-|/)+{_FILL}(?P<year>\d{{4}}|[’']\d\d)(?![\d:])",
    re.IGNORECASE,
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<![\d:])(?P<year>\d{{4}})[\s.,\-/]*{_FILL}(?P<month>{_WORD})\.?[\s.\-/]*(?P<day>\d{{1,2}})(?![\d:])",
    re.IGNORECASE,
)
_WEEKDAY_MONTH_DAY_CLOCK_YEAR = re.compile(
    rf"(?P<month>{_WORD})\s+(?P<day>\d{{1,2}})(?=\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?(?P<year>\d{{4}})(?!\d))"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./\-:])(?P<year>\d{4})(?:\s?(?P<mark>[-./年년])\s?)(?P<month>\d{1,2})\s?[-./月월]\s?(?P<day>\d{1,2})(?![\d/]|[-.]\d)(?:\s?[日일])?"
)
_COMPACT = re.compile(
    r"(?<![\d./\-:])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?=T|\b)(?!\.\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d:])(?<!\d[./\-])(?P<first>\d{1,2})\s?(?P<mark>[-./])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d\d(?!\s?[:hH]))(?![\d]|[./\-]\d)"
)
_CJK_MONTH_DAY = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_MAYBE_DAY = re.compile(r"(?:19|20|2[45])\d\d|\d\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d\d|\d\W{0,3}[^\W\d_]{3}\D{0,10}\d\d")
"""What every day with a year has; most lines have none of it."""
_TWO_DIGIT_YEAR_FIRST = frozenset({"ja", "ko", "zh", "hu", "lt"})
_MONTH_FIRST_REGIONS = frozenset({"US", "PH", "FM", "GU", "PR", "VI", "UM", ""})

_BEFORE_NOON = r"a\.?\s?m\b\.?|上午|早上|凌晨|오전|午前|sáng|ص|ق\.ظ|π\.?μ\.?|पूर्वाह्न|öö|de la mañana|da manhã|пре подне"
_AFTER_NOON = r"p\.?\s?m\b\.?|下午|晚上|中午|傍晚|오후|午後|chiều|tối|م|ب\.ظ|μ\.?μ\.?|अपराह्न|ös|de la tarde|de la noche|da tarde|da noite"
_CLOCK = re.compile(
    rf"(?:(?P<prefix>{_BEFORE_NOON}|{_AFTER_NOON})\s?)?"
    r"(?<![\d:.,/\-€$£])(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?(?P<mark>:|：|時|时|點|点|시)\s?|(?P<dot>\.)|\s?(?P<letter>[hHu])\s?|\s(?P<spelt>Uhr|uur)\s)"
    r"(?P<minute>[0-5]\d)(?:(?P<secmark>[:.’'分분])\s?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?[초秒]?)?(?![\d:%€$]|[.,/]\d|-\d\d-)\s?[分분]?"
    rf"(?:\s?(?P<half>{_BEFORE_NOON}|{_AFTER_NOON})(?!\w))?"
    r"|(?<![\d:.,/\-€$£])(?P<bare_hour>[01]\d|2[0-3])(?P<bare_minute>[0-5]\d)\s?(?=(?:GMT|UTC|hrs?\b|IST|EST|EDT|ET\b|BST|AEST|AEDT|HKT|SGT|Uhr|hours\b))"
    r"|(?<![\d:.,/\-€$£])(?P<full_hour>1[0-2]|0?[1-9])\s?(?P<full_half>[ap]\.?\s?m\b\.?)"
    r"|(?<![\d:.,/\-€$£年月日])(?P<o_hour>[01]?\d|2[0-3])\s?(?:Uhr\b|時(?!\d|間)|时(?!\d))",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(f"(?:{_AFTER_NOON})$", re.IGNORECASE)
_CLOCK_WORD = re.compile(r"\s?(?:Uhr|uur|Std\.?|hrs?\.?|hs\.?|h\.?|klo)(?!\w)\s?", re.IGNORECASE)
_ZONE = re.compile(
    r"(?P<iso>Z\b|[+\-−]\d\d:?\d\d\b|[+\-−]\d\d\b(?![:\d]))"
    r"|[\s,]{0,3}\(?\s?(?:(?P<name>[A-Z]{1,5}|МСК)(?:(?![^\W\d_])|(?=[A-Z][a-z]))\s?(?P<shift>[+\-−]\s?\d{1,2}(?::?\d\d)?(?!\d|:|[./]\d))?|(?P<signed>[+\-−]\d\d:?\d\d\b))"
)
_LOWER_ZONE = re.compile(r"\s?\(?(?P<name>gmt|utc|ist|est|edt|pst|pdt|cst|cdt|et|bst)\b", re.IGNORECASE)


def ascii_digits(text: str) -> str:
    """Return the text with every decimal digit in ASCII, its length kept."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if not c.isascii() and c.isdecimal() else c for c in text)


def stamps(text: str, language: str | None) -> list[Stamp]:
    """Return the moments that a line of text names, in its order; a day without its year is left out."""
    line = ascii_digits(text[:_LONGEST_LINE])
    if not _MAYBE_DAY.search(line):
        return []
    days = [day for day in days_in(line, language) if day.year is not None]
    if not days:
        return []
    clocks = clocks_in(line, days)
    labels = [_span(match) for match in _LABELS.finditer(line)]
    found = [_stamp(pair, language) for pair in _pairs(days, clocks, labels)]
    return _labelled([stamp for stamp in found if stamp], labels)


def _span(match: re.Match[str]) -> _Span:
    return match.start(), match.end(), "updated" if match["updated"] else "published"


def days_in(line: str, language: str | None) -> list[Day]:
    """Return the calendar days that a line (ASCII digits) names, in its order, none overlapping."""
    found: list[Day] = []
    for pattern in (
        _YEAR_FIRST,
        _YEAR_LAST,
        _DAY_MONTH_YEAR,
        _MONTH_DAY_YEAR,
        _YEAR_MONTH_DAY,
        _WEEKDAY_MONTH_DAY_CLOCK_YEAR,
        _COMPACT,
        _CJK_MONTH_DAY,
    ):
        for match in _matches(pattern, line):
            day = _day(match, language)
            if day and not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _matches(pattern: re.Pattern[str], line: str) -> list[re.Match[str]]:
    """All matches, overlapping ones too: a false start must not hide the date that begins inside it."""
    found, at = [], 0
    while match := pattern.search(line, at):
        found.append(match)
        at = match.start() + 1
    return found


def _day(match: re.Match[str], language: str | None) -> Day | None:
    """The day that a match names, if the calendar has it."""
    groups = match.groupdict()
    if "first" in groups:
        readings = _orders(groups, language)
    else:
        number = groups["month"] if groups["month"].isdigit() else _named_month(groups["month"], language)
        readings = [(groups.get("year"), number, groups["day"])] if number else []
    for year, month, day in readings:
        if made := _calendar_day(year, int(month), int(day), match):
            return made
    return None


def _named_month(name: str, language: str | None) -> int | None:
    """The month of a word, or of two where one name has two; of two it may also be the second alone."""
    return months.known(name, language)


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
    elif 2443 <= year <= 2443 + 190:
        year -= 543
    return year if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def clocks_in(line: str, days: list[Day] | None = None) -> list[Clock]:
    """Return the times of day in a line (ASCII digits) that lie outside ``days``."""
    found = []
    for match in _CLOCK.finditer(line):
        inside = any(match.start("hour") < day.end and day.start < match.end() for day in days or () if match["hour"])
        clock = None if inside else _clock(match, line)
        if clock:
            found.append(clock)
    return found


def _clock(match: re.Match[str], line: str) -> Clock | None:
    hour = int(match["hour"] or match["bare_hour"] or match["full_hour"] or match["o_hour"])
    minute, second = int(match["minute"] or match["bare_minute"] or 0), match["second"]
    if match["dot"] and (match["secmark"] or "") == ".":
        return None  # 19.10.19 is a day
    half = match["prefix"] or match["half"] or match["full_half"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if _AFTERNOON.match(half) else 0)
    if hour == 24:
        hour = 0
    end = match.start() + len(match[0].rstrip())
    zone, end = _zone_after(line, end, bool(half))
    weak = bool(match["dot"] and not half) or bool(match["letter"] and match["letter"] == "u" and not half)
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    return Clock(start, end, hour, minute, int(second) if second else None, zone, weak)


def _zone_after(line: str, end: int, halves: bool) -> tuple[str, int]:
    """The zone that follows a clock, and where it ends."""
    word = _CLOCK_WORD.match(line, end)
    at = word.end() if word else end
    match = _ZONE.match(line, at)
    if match and match["iso"]:
        return match["iso"].replace("−", "-"), match.end()
    if match and match["signed"]:
        return match["signed"].replace("−", "-"), match.end()
    if match and match["name"] and zones.is_zone(match["name"]):
        shift = re.sub(r"\s", "", match["shift"] or "").replace("−", "-")
        universal = match["name"].upper() in {"GMT", "UTC", "UT", "Z"}
        return (shift if shift and universal else match["name"]), match.end()
    lower = _LOWER_ZONE.match(line, at) if halves else None
    return (lower["name"], lower.end()) if lower else ("", at if word else end)


def _pairs(days: list[Day], clocks: list[Clock], labels: list[_Span]) -> list[_Pair]:
    """Give each clock its day: the nearest free one with no label between, else the day said last before it."""
    clock_first = bool(clocks) and clocks[0].start < days[0].start
    gaps = sorted(
        (gap, d, c)
        for d, day in enumerate(days)
        for c, clock in enumerate(clocks)
        if (gap := _gap(day, clock, labels, clock_first)) <= (_DOTTED_GAP if clock.weak else _WIDEST_GAP)
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


def _gap(day: Day, clock: Clock, labels: list[_Span], clock_first: bool) -> int:
    """Characters between a day and a clock; more than any bound where a label stands between.

    Where a line begins with a day, days stand before their clocks all along, and the other way round.
    """
    left, right = (day.end, clock.start) if day.start < clock.start else (clock.end, day.start)
    if any(left <= start < right for start, _, _ in labels):
        return _NEVER
    against_order = (clock.start < day.start) != clock_first
    return max(0, right - left) + (_AGAINST_ORDER if against_order else 0)


def _shared_day(clock: Clock, days: list[Day], labels: list[_Span]) -> Day | None:
    """The day of a labelled clock that has none of its own: "2 November 2023, updated at 16:58"."""
    before = [day for day in days if day.end <= clock.start]
    if not before:
        return None
    last = before[-1]
    labelled = any(last.end <= start < clock.start and clock.start - end <= _LABEL_REACH for start, end, _ in labels)
    return last if labelled else None


def _stamp(pair: _Pair, language: str | None) -> Stamp | None:
    day, clock = pair.day, pair.clock
    assert day.year is not None
    if clock is None:
        return Stamp(Moment(dt.datetime(day.year, day.month, day.day), Precision.DAY), None, day.start, day.end)  # noqa: DTZ001
    at = dt.datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0)  # noqa: DTZ001: its zone comes next
    moment = Moment(
        at.replace(tzinfo=zone_of(clock.zone, at, language)), Precision.SECOND if clock.second else Precision.MINUTE
    )
    if pair.shared:
        return Stamp(moment, None, clock.start, clock.end)
    return Stamp(moment, None, min(day.start, clock.start), max(day.end, clock.end))


def zone_of(name: str, at: dt.datetime, language: str | None) -> dt.timezone | None:
    """Return the offset that a zone as written (``Z``, ``+0530``, ``CET``) means at a local time, or None."""
    if not name:
        return None
    signed = re.fullmatch(r"([+-])(\d{1,2}):?(\d\d)?", name)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        minutes = -minutes if signed[1] == "-" else minutes
    else:
        known = zones.offset(name, at, language)
        if known is None:
            return None
        minutes = known
    return dt.timezone(dt.timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else None


def _labelled(found: list[Stamp], labels: list[_Span]) -> list[Stamp]:
    """Give each stamp the label that stands before it, after the stamp that went before."""
    ordered = sorted(found, key=lambda stamp: stamp.start)
    made, previous = [], 0
    for stamp in ordered:
        near = [
            kind for start, end, kind in labels if previous <= start < stamp.start and stamp.start - end <= _LABEL_REACH
        ]
        made.append(Stamp(stamp.moment, near[-1] if near else None, stamp.start, stamp.end))
        previous = stamp.end
    return made
