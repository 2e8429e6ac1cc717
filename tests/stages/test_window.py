"""Windows tile time: whatever the zone, the hour of the build, and the mornings missed."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import ConfigError
from packager.stages.window import FIRST, window_of
from packager.times import LONGEST, Moment, Precision, Window

ZONES = [
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Pacific/Apia",
]
PARIS = ZoneInfo("Europe/Paris")


def at(text: str, zone: ZoneInfo = PARIS) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


@given(
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    first=st.dates(dt.date(2010, 1, 1), dt.date(2030, 1, 1)),
    closes=st.none() | st.times(),
    builds=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 86_399)), min_size=2, max_size=12),
)
def test_successive_issues_leave_no_gap_and_no_overlap(zone, first, closes, builds):
    """Built at any hour, early or late, every day or after missed days, each issue begins where the last ended."""
    date, last = first, None
    for missed, second in builds:
        date += dt.timedelta(days=1 + missed)
        midnight = dt.datetime.combine(date, dt.time(), zone).astimezone(dt.UTC)
        now = midnight + dt.timedelta(seconds=second)
        if now.astimezone(zone).date() != date:
            continue  # the last hour of a shortened day belongs to the next
        window = window_of("since-last-issue", closes, date, zone, now, last)
        assert window.opens <= window.closes <= now
        if last is None:
            assert window.closes - window.opens == FIRST
        else:
            assert window.opens == min(max(last, window.closes - LONGEST), window.closes)
        last = window.closes


@given(
    instant=st.integers(0, 364 * 86_400).map(
        lambda s: dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=s)
    ),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_every_instant_of_a_year_of_mornings_is_in_just_one_window(instant, zone):
    last, holding = None, 0
    moment = Moment(instant, Precision.SECOND)
    day = instant.date() - dt.timedelta(days=3)
    for _ in range(8):
        now = dt.datetime.combine(day, dt.time(6, 12), zone)
        window = window_of("since-last-issue", dt.time(5), day, zone, now, last)
        holding += window.holds(moment, zone)
        last, day = window.closes, day + dt.timedelta(days=1)
    assert holding == 1


def test_an_issue_closes_at_its_hour_however_late_it_is_built():
    window = window_of("since-last-issue", dt.time(5), dt.date(2024, 11, 21), PARIS, at("2024-11-21T11:40"), None)
    assert window.closes == at("2024-11-21T05:00")


def test_an_issue_built_before_its_hour_closes_when_it_is_built():
    """So that what is published between the build and the hour is tomorrow's, not lost."""
    window = window_of("since-last-issue", dt.time(5), dt.date(2024, 11, 21), PARIS, at("2024-11-21T04:00"), None)
    assert window.closes == at("2024-11-21T04:00")


def test_without_an_hour_an_issue_closes_when_its_first_gather_starts():
    window = window_of("since-last-issue", None, dt.date(2024, 11, 21), PARIS, at("2024-11-21T07:30"), None)
    assert window.closes == at("2024-11-21T07:30")


def test_a_past_day_without_an_hour_closes_when_the_day_ended():
    window = window_of("since-last-issue", None, dt.date(2024, 11, 20), PARIS, at("2024-11-21T07:30"), None)
    assert window.closes == at("2024-11-21T00:00")


def test_missed_mornings_reach_back_72_hours_at_most():
    last = at("2024-11-01T05:00")
    window = window_of("since-last-issue", dt.time(5), dt.date(2024, 11, 21), PARIS, at("2024-11-21T06:00"), last)
    assert window.opens == at("2024-11-18T05:00")


def test_the_day_of_summer_time_is_one_hour_short():
    window = window_of("day", None, dt.date(2024, 4, 1), PARIS, at("2024-04-01T06:00"), None)
    assert window.closes - window.opens == dt.timedelta(hours=23)


def test_a_duration_is_a_duration_through_the_change_of_the_clocks():
    window = window_of("24h", dt.time(5), dt.date(2024, 3, 31), PARIS, at("2024-03-31T06:00"), None)
    assert window.closes - window.opens == dt.timedelta(hours=24)
    assert window.opens == at("2024-03-30T04:00")


def test_a_day_that_has_not_begun_is_refused():
    with pytest.raises(ConfigError, match="2024-11-22 has not begun in Europe/Paris"):
        window_of("day", None, dt.date(2024, 11, 22), PARIS, at("2024-11-21T23:59"), None)


def test_a_day_alone_belongs_to_every_window_that_touches_it():
    """The ledger prints it once; the window must not lose an article of the evening dated by its day alone."""
    window = Window(at("2024-11-20T05:00"), at("2024-11-21T05:00"), "Europe/Paris")
    assert [
        window.holds(Moment.parse(day), PARIS) for day in ("2024-11-19", "2024-11-20", "2024-11-21", "2024-11-22")
    ] == [False, True, True, False]
