"""Days in the calendars and eras of Iran, Thailand, Japan and Taiwan, as the common days that they are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.calendar.calendars import days_of_other_calendars
from packager.text.calendar.dates import read_visible


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("چهارشنبه ۳۰ آبان ۱۴۰۳ - ۱۴:۳۵", "fa", "2024-11-20T14:35:00"),
        ("15 دي 1403", "fa", "2025-01-04"),
        ("۱۴۰۳/۰۸/۳۰ ۱۱:۲۷", "fa", "2024-11-20T11:27:00"),
        ("1403/08/30", "en", None),
        ("۳۰ اسفند ۱۳۹۹", "fa", "2021-03-20"),
        ("۱ فروردین ۱۴۰۰", "fa", "2021-03-21"),
        ("۳۱ آبان ۱۴۰۳", "fa", None),
        ("۲۰ نوامبر ۲۰۲۴", "fa", "2024-11-20"),
        ("20 พ.ย. 2567 14:35 น.", "th", "2024-11-20T14:35:00"),
        ("20 พ.ย. 67 | 14:35 น.", "th", "2024-11-20T14:35:00"),
        ("20 พฤศจิกายน 24", "th", "2024-11-20"),
        ("๒๐ พฤศจิกายน พ.ศ. ๒๕๖๗", "th", "2024-11-20"),
        ("20 พฤศจิกายน 2024", "th", "2024-11-20"),
        ("20 พฤศจิกา 2567", "th", "2024-11-20"),
        ("ราคา 5 บาท 20 พ.ย. 2567", "th", "2024-11-20"),
        ("令和6年11月20日", "ja", "2024-11-20"),
        ("令和元年5月1日", "ja", "2019-05-01"),
        ("民國113年11月20日 11:27", "zh-TW", "2024-11-20T11:27:00"),
    ],
)
def test_a_day_of_another_calendar(line, language, expected):
    moment = read_visible(line, language)
    assert (moment.isoformat() if moment else None) == expected


@given(st.dates(dt.date(1943, 3, 21), dt.date(2040, 3, 1)))
def test_every_day_of_the_solar_calendar_follows_the_one_before(day):
    known = {found for _, _, found in _all_days_around(day)}
    assert {day, day + dt.timedelta(days=1)} <= known


def _all_days_around(day: dt.date) -> list[tuple[int, int, dt.date]]:
    years = (day.year - 622, day.year - 621)
    lines = (f"{year}/{month:02}/{date:02}" for year in years for month in range(1, 13) for date in range(1, 32))
    return [found for line in lines for found in days_of_other_calendars(line, "fa")]
