"""Times of day in a line of text: 24 and 12 hours, in many languages' writing, with the zone that follows."""

from __future__ import annotations

import datetime as dt
import re

from packager.frozen import frozen
from packager.text.calendar import zones
from packager.text.calendar.days import Day


@frozen
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


_BEFORE_NOON = (
    r"a\.?\s?m\b\.?|上午|早上|凌晨|오전|午前|sáng|ص|ق\.ظ|π\.?μ\.?|पूर्वाह्न|öö|de la mañana|da manhã|пре подне|"
    r"صباح|صبح|এএম|সকাল|सुबह"
)
_AFTER_NOON = (
    r"p\.?\s?m\b\.?|下午|晚上|中午|傍晚|오후|午後|chiều|tối|م|ب\.ظ|μ\.?μ\.?|अपराह्न|ös|"
    r"de la tarde|de la noche|da tarde|da noite|مساء|شام|عصر|بعد ?از ?ظهر|পিএম|বিকাল|বিকেল|সন্ধ্যা|शाम"
)
_CLOCK = re.compile(
    rf"(?:(?P<prefix>{_BEFORE_NOON}|{_AFTER_NOON})\s?)?"
    r"(?<![\d:.,/\-€$£;])(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?(?P<mark>:|：|時|时|點|点|시)\s?|(?P<dot>\.)|\s?(?P<letter>[hHu])\s?|\s(?P<spelt>Uhr|uur)\s)"
    r"(?P<minute>[0-5]\d|\d(?=\s?[分분]))(?:(?P<secmark>[:.’'分분])\s?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?[초秒]?)?(?![\d:%€$]|[.,/]\d|"
    r"-\d\d-)\s?[分분]?"
    rf"(?:\s?(?P<half>{_BEFORE_NOON}|{_AFTER_NOON})ا?(?!\w))?"
    r"|(?<![\d:.,/\-€$£])(?P<bare_hour>[01]\d|2[0-3])(?P<bare_minute>[0-5]\d)"
    r"\s?(?=(?:GMT|UTC|hrs?\b|IST|EST|EDT|ET\b|BST|AEST|AEDT|HKT|SGT|Uhr|hours\b))"
    r"|(?<![\d:.,/\-€$£])(?P<full_hour>1[0-2]|0?[1-9])\s?(?P<full_half>[ap]\.?\s?m\b\.?)"
    r"|(?<![\d:.,/\-€$£年月日])(?P<o_hour>[01]?\d|2[0-3])\s?(?:Uhr\b|時(?!\d|間)|时(?!\d))",
    re.IGNORECASE,
)
_AFTERNOON = re.compile(f"(?:{_AFTER_NOON})$", re.IGNORECASE)
_CLOCK_WORD = re.compile(r"\s?(?:Uhr|uur|Std\.?|hrs?\.?|hs\.?|h\.?|klo)(?!\w)\s?", re.IGNORECASE)
_ZONE = re.compile(
    r"(?P<iso>Z\b|[+\-−]\d\d:?\d\d(?!\d)|[+\-−]\d\d\b(?![:\d]))"
    r"|[\s,]{0,3}\(?\s?(?:(?P<name>[A-Z]{1,5}|МСК)(?:(?![^\W\d_])|(?=[A-Z][a-z]))\s?"
    r"(?P<shift>[+\-−]\s?\d{1,2}(?::?\d\d)?(?!\d|:|[./]\d))?|(?P<signed>[+\-−]\d\d:?\d\d\b))"
)
_LOWER_ZONE = re.compile(r"\s?\(?(?P<name>gmt|utc|ist|est|edt|pst|pdt|cst|cdt|et|bst)\b", re.IGNORECASE)


MAYBE_CLOCK = re.compile(r"\d\s?[:.hH]\s?[0-5]\d|\d\s?[ap]\.?m", re.IGNORECASE)
"""What most clocks have and most lines have not."""


def clocks_in(line: str, days: list[Day] | None = None) -> list[Clock]:
    """Return the times of day in a line (ASCII digits) that lie outside ``days``; the offset behind one is none."""
    found: list[Clock] = []
    for match in _CLOCK.finditer(line):
        if found and match.start() < found[-1].end:
            continue
        inside = any(match.start("hour") < day.end and day.start < match.end() for day in days or () if match["hour"])
        clock = None if inside else _clock(match, line)
        if clock:
            found.append(clock)
    return found


def _clock(match: re.Match[str], line: str) -> Clock | None:
    hour = int(match["hour"] or match["bare_hour"] or match["full_hour"] or match["o_hour"])
    minute, second = int(match["minute"] or match["bare_minute"] or 0), match["second"]
    if hour == 24 or (match["dot"] and match["secmark"] == "."):
        return None  # 24:00 is of the next day, and 19.10.19 a day
    half = match["prefix"] or match["half"] or match["full_half"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if _AFTERNOON.match(half) else 0)
    zone, end = _zone_after(line, match.start() + len(match[0].rstrip()), _LOWER_ZONE if half else None)
    weak = not half and (bool(match["dot"]) or match["letter"] == "u")
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    return Clock(start, end, hour, minute, int(second) if second else None, zone, weak)


def _zone_after(line: str, end: int, also: re.Pattern[str] | None) -> tuple[str, int]:
    """The zone that follows a clock, and where it ends; ``also`` reads zones that only follow some clocks."""
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
    lower = also.match(line, at) if also else None
    return (lower["name"], lower.end()) if lower else ("", at if word else end)


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
