"""Times told from the reader's now: "3 hours ago", "vor einer Stunde", "hier à 11h27", "昨日".

They count back from the time of the fetch, and mean nothing without it.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from packager.text.calendar import months
from packager.text.calendar.clocks import clocks_in, zone_of
from packager.text.calendar.days import ascii_digits, on
from packager.text.calendar.labels import labels_in
from packager.text.words import primary
from packager.times import Moment, Precision

_ONES = r"[0-9]{1,3}|an?|one|une?|eine[rmn]?|una?|uno|uma?|een|ett?|én|eno|jedn\w+|одн[уи]\w*|bir|satu"
"""A number of units as a digit, or one as a word."""
_DAYS_BACK = (
    (
        0,
        "today|aujourd['’]hui|heute|hoy|oggi|hoje|vandaag|i ?dag|tänään|dzisiaj|dziś|dnes|сегодня|сьогодні|днес|"
        "bugün|今日|本日|今天|오늘|اليوم|امروز|היום|σήμερα|astăzi|azi|hari ini|hôm nay|avui|आज|วันนี้",
    ),
    (
        1,
        "yesterday|hier|gestern|ayer|ieri|ontem|gisteren|i ?går|eilen|wczoraj|včera|вчера|вчора|dün|昨日|昨天|어제|"
        "أمس|دیروز|אתמול|χθες|χτες|tegnap|kemarin|hôm qua|ahir|बीता कल|เมื่อวาน",
    ),
)
# What newspapers write beside CLDR's patterns, in the form of those (second, minute, hour, day, week between bars).
_MORE = {
    "ar": "منذ {0} ثانية|منذ {0} دقيقة,منذ {0} دقائق,منذ دقيقة,منذ دقيقتين,قبل دقيقة|منذ {0} ساعة,منذ {0} ساعات,"
    "منذ ساعة,منذ ساعتين,قبل ساعة|منذ {0} يوم,منذ {0} أيام,منذ {0} يوما,منذ {0} يومًا,منذ يوم,منذ يومين,قبل يوم|"
    "منذ {0} أسابيع,منذ أسبوع,منذ أسبوعين",
    "az": "|{0} dəqiqə əvvəl|{0} saat əvvəl|{0} gün əvvəl|{0} həftə əvvəl",
    "bn": "||{0} ঘণ্টা আগে||",
    "cs": "|před minutou|před hodinou|před dnem|před týdnem",
    "el": "|πριν {0} λεπτά,πριν {0} λεπτό,{0} λεπτά πριν,{0} λεπτό πριν|πριν {0} ώρες,πριν {0} ώρα,{0} ώρες πριν,"
    "{0} ώρα πριν|πριν {0} ημέρες,πριν {0} μέρες,πριν {0} ημέρα,{0} ημέρες πριν,{0} μέρες πριν|"
    "πριν {0} εβδομάδες,πριν {0} εβδομάδα,{0} εβδομάδες πριν",
    "et": "|{0} minutit tagasi|{0} tundi tagasi,tund tagasi|{0} päeva tagasi,päev tagasi|{0} nädalat tagasi",
    "fa": "|{0} دقیقه قبل|{0} ساعت قبل|{0} روز قبل|{0} هفته قبل",
    "gl": "|fai {0} minutos,fai {0} minuto|fai {0} horas,fai {0} hora|fai {0} días,fai {0} día|fai {0} semanas",
    "hu": "|egy perce|egy órája|egy napja|egy hete",
    "it": "||un'ora fa,un’ora fa||",
    "ms": "|{0} minit yang lalu|{0} jam yang lalu|{0} hari yang lalu|{0} minggu yang lalu",
    "ne": "|{0} मिनेट अगाडि|{0} घण्टा अगाडि,{0} घन्टा अगाडि|{0} दिन अगाडि|{0} हप्ता अगाडि",
    "nb": "|{0} minutter siden,{0} min siden|{0} timer siden,{0} time siden,{0} t siden|{0} dager siden,{0} dag siden|"
    "{0} uker siden,{0} uke siden",
    "pl": "|minutę temu|godzinę temu|dzień temu|tydzień temu",
    "pt": "{0} segundos atrás|{0} minutos atrás,{0} minuto atrás,{0} min atrás|{0} horas atrás,{0} hora atrás|"
    "{0} dias atrás,{0} dia atrás|{0} semanas atrás,{0} semana atrás",
    "ru": "|минуту назад|час назад|день назад|неделю назад",
    "sr": "|pre {0} minuta,pre {0} min|pre {0} sati,pre {0} sata,pre {0} sat,pre {0} h|pre {0} dana,pre {0} dan|"
    "pre {0} nedelja,pre {0} nedelje",
    "sv": "|{0} minuter sedan,{0} minut sedan,{0} min sedan|{0} timmar sedan,{0} timme sedan,{0} tim sedan|"
    "{0} dagar sedan,{0} dag sedan|{0} veckor sedan,{0} vecka sedan",
    "th": "||{0} ชั่วโมงที่แล้ว||",
    "uk": "|хвилину тому|годину тому|день тому|тиждень тому",
    "zh": "{0}秒鐘前|{0}分鐘前|{0}小時前||{0}週前",
}
_MORE["no"] = _MORE["nb"]
_DUAL = ("ين", "יים")
"""How words for two hours, two days and so on end, where a language has a number for two."""
_MOST_LETTERS = 12
"""Letters beside the day, its clock and its label: "at", "um … Uhr", "a las"; more make a sentence."""
_FEW_LETTERS = 3
"""The same where no clock stands there, and "today" is a word of any line."""
_CJK = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"))
"""First and last characters of scripts that write no space after a word."""


def read_ago(text: str, language: str | None, fetched: dt.datetime) -> Moment | None:
    """Read a span before ``fetched`` ("3 hours ago"): to the minute for hours and less, a day alone for more."""
    line = ascii_digits(text.strip())
    folded = _folded(line)
    for code in dict.fromkeys((primary(language), "en")):
        for unit, needed, pattern in _ago(code):
            if needed in folded and (match := _compiled(pattern).search(line)):
                count = match.groupdict().get("count") or ("2" if pattern.endswith(_DUAL) else "1")
                return _before(fetched, unit, int(count) if count.isdecimal() else 1)
    return None


def read_relative(text: str, language: str | None, fetched: dt.datetime) -> Moment | None:
    """:func:`read_ago`, and the days that are today or yesterday, with their clock ("hier à 11h27") where one stands
    there; for a line that says little else.
    """
    return read_ago(text, language, fetched) or _near_day(text, language, fetched)


def _near_day(text: str, language: str | None, fetched: dt.datetime) -> Moment | None:
    line = ascii_digits(text.strip())
    for back, names in _DAYS_BACK:
        found = _named_day(names).search(line)
        if found is None:
            continue
        clock = next(iter(clocks_in(line)), None)
        spans = [found.span(), *([(clock.start, clock.end)] if clock else []), *((a, b) for a, b, _ in labels_in(line))]
        beside = [each for i, each in enumerate(line) if each.isalpha() and not any(a <= i < b for a, b in spans)]
        if len(beside) > (_MOST_LETTERS if clock else _FEW_LETTERS):
            return None
        day = fetched.date() - dt.timedelta(days=back)
        if clock is None:
            return on(day)
        at = dt.datetime.combine(day, dt.time(clock.hour, clock.minute, clock.second or 0))
        precision = Precision.SECOND if clock.second else Precision.MINUTE
        return Moment(at.replace(tzinfo=zone_of(clock.zone, at, language)), precision)
    return None


@cache
def _named_day(names: str) -> re.Pattern[str]:
    return re.compile(f"(?<![^\\W\\d_])(?:{names})(?![^\\W\\d_])", re.IGNORECASE)


@cache
def _ago(language: str) -> list[tuple[str, str, str]]:
    """The patterns of a language, each with its unit and its longest word, folded: most lines have none of them."""
    more = zip(months.UNITS, _MORE.get(language, "||||").split("|"), strict=True)
    said = ((unit, pattern) for unit, field in more for pattern in field.split(",") if pattern)
    patterns = (*months.ago_patterns(language), *said)
    return [
        (unit, max(map(_folded, re.split(r"\{0\}|[\s.]+", pattern)), key=len), pattern) for unit, pattern in patterns
    ]


def _folded(text: str) -> str:
    """Fold a text so that it holds what a search without regard to case would find; a Turkish İ counts as i."""
    return text.casefold().replace("\u0307", "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of CLDR; its spaces beside numbers may be missing."""
    before, number, after = pattern.replace("\u00a0", " ").replace("\u202f", " ").partition("{0}")
    begins, ends = _spaced(before.rstrip()), _spaced(after.lstrip())
    count = rf"\s*(?P<count>{_ONES})\s*" if number else ""
    first = r"(?<![^\W_])" if not number or before else r"(?<![0-9])(?<![a-zA-Z])"
    end = (after or before)[-1:]
    last = "" if any(low <= end <= high for low, high in _CJK) else r"(?!\w)"
    return re.compile(f"{first}{begins}{count}{ends}{last}", re.IGNORECASE)


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+").replace(r"\.", r"s?\.?")  # "2 hr. ago", also as "2 hrs ago"


def _before(fetched: dt.datetime, unit: str, number: int) -> Moment:
    at = fetched - dt.timedelta(**{f"{unit}s": number})
    if unit in {"day", "week"}:
        return on(at.date())
    return Moment(at.replace(second=0, microsecond=0), Precision.MINUTE)
