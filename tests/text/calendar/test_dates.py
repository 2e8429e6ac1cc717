"""Times as machines and people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from packager.text.calendar.dates import feed_date, read_machine, read_visible

FETCHED = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def written(moment) -> str | None:
    return moment.isoformat() if moment else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-20T11:27:00+01:00", "2024-11-20T11:27:00+01:00"),
        ("2024-11-20T11:27:00.123Z", "2024-11-20T11:27:00+00:00"),
        ("2024-11-20 11:27 +0530", "2024-11-20T11:27:00+05:30"),
        ("20241120T112700Z", "2024-11-20T11:27:00+00:00"),
        ("2024-11-20T11:27", "2024-11-20T11:27:00"),
        ("2024-11-20", "2024-11-20"),
        ("Wed, 20 Nov 2024 11:27:00 GMT", "2024-11-20T11:27:00+00:00"),
        ("Tue Nov 19 2019 16:04:00 GMT+0100 (Central European Time)", "2019-11-19T16:04:00+01:00"),
        ("1732098420", "2024-11-20T10:27:00+00:00"),
        ("1732098420000", "2024-11-20T10:27:00+00:00"),
    ],
)
def test_a_machine_s_time_keeps_its_offset_and_its_precision(text, expected):
    assert written(read_machine(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2199-12-31",
        "0",
        "25:61",
        "03/04/2020",
    ],
)
def test_what_cannot_be_is_no_time(text):
    assert read_machine(text) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("20 novembre 2024 · 11:27", "fr", "2024-11-20T11:27:00"),
        ("الأحد، 04 آب/اغسطس 2013، 02:21", "ar", "2013-08-04T02:21:00"),
        ("12 كانون الثاني/يناير 2024 - 14:30", "ar", "2024-01-12T14:30:00"),
        ("20 בנובמבר 2024, 11:27", "he", "2024-11-20T11:27:00"),
        ("Updated: 20 नवम्बर, 2024 11:27 अपराह्न", "hi", "2024-11-20T23:27:00"),
        ("2024. gada 20. novembris, 11:27", "lv", "2024-11-20T11:27:00"),
        ("20 tháng 11 năm 2024", "vi", "2024-11-20"),
        ("Publié le 2 nov. 2023 à 16h05", "fr", "2023-11-02T16:05:00"),
        ("Veröffentlicht am 19.10.19 um 14:34 Uhr", "de", "2019-10-19T14:34:00"),
        ("4 de mayo de 2022 a las 07:46hrs.", "es", "2022-05-04T07:46:00"),
        ("2.9.2020 klo 12.45", "fi", "2020-09-02T12:45:00"),
        ("입력2023.11.02. 오후 8:06", "ko", "2023-11-02T20:06:00"),
        ("2020年7月1日 10時00分", "ja", "2020-07-01T10:00:00"),
        ("24 أغسطس 2020 09:23", "ar", "2020-08-24T09:23:00"),
        ("20 листопада 2024, 11:27", "uk", "2024-11-20T11:27:00"),
        ("Nov. 19, 2019 8:03 am ET", "en", "2019-11-19T08:03:00-05:00"),
        ("July 6, 2020 12:05 AM PT", "en", "2020-07-06T00:05:00-07:00"),
        ("Updated 5:27 am CST, Wednesday, November 20, 2019", "en", "2019-11-20T05:27:00-06:00"),
        ("Nov 19, 2019 at 9:08 GMT", "en", "2019-11-19T09:08:00+00:00"),
        ("Wednesday, 20 November 2024", "en", "2024-11-20"),
        ("nothing here", "en", None),
    ],
)
def test_people_write_times_in_many_ways(text, language, expected):
    assert written(read_visible(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-US", "2020-03-04"), ("en-GB", "2020-04-03"), ("fr", "2020-04-03"), ("de", "2020-04-03")],
)
def test_the_language_decides_whether_the_day_or_the_month_comes_first(language, expected):
    assert written(read_visible("03/04/2020", language)) == expected


def test_a_time_of_publication_comes_before_one_of_change():
    line = "Mis à jour le 21 mars 2024 à 10:00 · Publié le 20 mars 2024 à 08:15"
    assert written(read_visible(line, "fr")) == "2024-03-20T08:15:00"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("il y a 3 heures", "fr", "2026-03-05T09:00:00+01:00"),
        ("vor 11 Minuten", "de", "2026-03-05T11:49:00+01:00"),
        ("2 days ago", "en", "2026-03-03"),
        ("hace 2 horas", "es", "2026-03-05T10:00:00+01:00"),
    ],
)
def test_a_span_counts_back_from_the_fetch_and_from_nothing_else(text, language, expected):
    assert written(read_visible(text, language, fetched=FETCHED)) == expected
    assert read_visible(text, language) is None


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("Mon, 02 Mar 2026 08:15:00 -0000", "en", "2026-03-02T08:15:00+00:00"),
        ("Thu, 02 Jul 2026 08:15:00 BST", "en-GB", "2026-07-02T08:15:00+01:00"),
        ("Fri, 02 Mar 2026 08:15:00 +0100", "en", "2026-03-02T08:15:00+01:00"),
        ("Mon,02 Mar 26 08:15:00 +0100 (CET)", "en", "2026-03-02T08:15:00+01:00"),
        ("5. Dezember 2025, 07:30 Uhr MEZ", "de", "2025-12-05T07:30:00+01:00"),
        ("2026. szept. 15. 12:00 +0200", "hu", "2026-09-15T12:00:00+02:00"),
        ("٣ أغسطس ٢٠٢٦", "ar", "2026-08-03"),
        ("Mon, 32 Foo 2026 25:61:61 XYZT", "en", None),
        ("yesterday", "en", None),
        (None, "en", None),
    ],
)
def test_a_feed_s_date_is_read_in_its_language(raw, language, expected):
    assert written(feed_date(raw, language)) == expected


MOMENTS = st.builds(
    dt.datetime.combine,
    st.dates(dt.date(1975, 1, 1), dt.date(2089, 12, 31)),
    st.times().map(lambda time: time.replace(second=0, microsecond=0)),
)
OFFSETS = st.integers(-48, 56).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))


@given(MOMENTS, OFFSETS)
def test_what_is_written_in_iso_8601_is_read_back(at, offset):
    aware = at.replace(tzinfo=offset)
    assert read_machine(aware.isoformat()).at == aware
    assert read_machine(aware.isoformat()).at.utcoffset() == aware.utcoffset()


@given(
    MOMENTS,
    st.sampled_from(["en", "fr", "de", "es", "it", "pt", "nl", "sv", "pl", "cs", "ru", "uk", "tr", "el", "ar", "ja"]),
)
def test_what_babel_writes_in_a_language_is_read_back_without_an_hour_invented(at, language):
    from babel.dates import format_date

    moment = read_visible(format_date(at.date(), "long", locale=language), language)
    assert moment.day_only
    assert moment.at.date() == at.date()


@given(st.text(max_size=200), st.sampled_from([None, "en", "fr", "ja", "ar", "xx-bad"]))
def test_no_text_makes_it_fail(text, language):
    for moment in (read_machine(text), read_visible(text, language, fetched=FETCHED), feed_date(text, language)):
        assert moment is None or 1900 <= moment.at.year <= 2090


PIECES = st.sampled_from([*"²¹½٣௪५月日h:/-. ", "2024", "20", "3", "27", "Nov", "ago", "vor"])


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([None, "en", "de", "ja"]))
@example("2024 ¹ 12", "en")
@example("3 ² 2024", None)
def test_no_sign_that_looks_like_a_number_makes_it_fail(text, language):
    for moment in (read_machine(text), read_visible(text, language, fetched=FETCHED), feed_date(text, language)):
        assert moment is None or 1900 <= moment.at.year <= 2090
