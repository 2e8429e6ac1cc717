"""Moments: a time keeps its source's offset and precision, and is never finer than it was told."""

import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from packager.errors import ConfigError, FetchError
from packager.model import Article, Section, leading
from packager.times import Moment, Precision

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "text", ["2024-11-20", "2024-11-20T11:27:00+01:00", "2024-11-20T11:27:35+00:00", "2024-11-20T11:27:00"]
)
def test_a_time_is_written_as_it_was_read(text):
    assert Moment.parse(text).isoformat() == text


def test_precision_is_what_was_told():
    told = [
        Moment.parse(text).precision for text in ("2024-11-20", "2024-11-20T11:27:00+01:00", "2024-11-20T11:27:35Z")
    ]
    assert told == [Precision.DAY, Precision.MINUTE, Precision.SECOND]


def test_an_hour_without_zone_is_read_in_an_assumed_one_and_says_so():
    settled = Moment.parse("2024-07-01T11:27:00").settle(PARIS)
    assert settled.isoformat() == "2024-07-01T11:27:00+02:00"
    assert settled.assumed


def test_a_day_and_a_zoned_hour_are_not_settled():
    for text in ("2024-11-20", "2024-11-20T11:27:00+05:30"):
        assert Moment.parse(text).settle(PARIS) == Moment.parse(text)


@given(
    st.datetimes(dt.datetime.fromisoformat("1991-08-06"), timezones=st.timezones()),
    st.sampled_from(Precision),
    st.booleans(),
)
def test_moments_pickle_and_round_trip_through_json(at, precision, assumed):
    moment = Moment(at.replace(microsecond=0).astimezone(dt.timezone(at.utcoffset())), precision, assumed)
    adapter = TypeAdapter(Moment)
    assert adapter.validate_json(adapter.dump_json(moment)) == moment
    assert pickle.loads(pickle.dumps(moment)) == moment


def test_errors_travel_between_processes_whole():
    for error in (FetchError("404 Not Found", "look at it", code="not-found"), ConfigError("wrong")):
        twin = pickle.loads(pickle.dumps(error))
        assert (type(twin), twin.message, twin.hint, twin.code) == (type(error), error.message, error.hint, error.code)


def article(name: str, **more) -> Article:
    return Article(name, name, "s", "S", name, more.pop("html", "<p>…</p>"), **more)


def test_the_lead_is_the_first_with_a_picture_and_full_text_in_the_first_section():
    first = Section("A", (article("plain"), article("teaser", image="x", excerpt=True), article("full", image="x")))
    second = Section("B", (article("other", image="x"),))
    assert leading([Section("none"), first, second]) == "full"
    assert leading([Section("A", (article("plain"),)), second]) == "plain"
    assert leading([]) is None


def test_a_story_that_several_sources_tell_leads():
    sections = [
        Section("A", (article("a", image="x"),)),
        Section("B", (article("b", also=("u", "v")), article("c", also=("w",)))),
    ]
    assert leading(sections) == "b"
