"""Days, clocks and labels of a line, paired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.calendar.labels import labels_in
from packager.text.calendar.stamps import stamps


def read(line: str, language: str = "en", year: int | None = None) -> list[tuple[str, str | None]]:
    return [(stamp.moment.isoformat(), stamp.label) for stamp in stamps(line, language, year)]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("J Hill Med. 2023 Mar 14;12:44-50", "en", [("2023-03-14", None)]),
        (
            "2022-11-23T09:00:00+02:00November 23rd, 2022",
            "en",
            [("2022-11-23T09:00:00+02:00", None), ("2022-11-23", None)],
        ),
        ("2026年5月3日 午後2時5分", "ja", [("2026-05-03T14:05:00", None)]),
        ("2026 оны 5 сарын 3, 10:15", "mn", [("2026-05-03T10:15:00", None)]),
        ("2026 оны 05-р сарын 03. 10:15", "mn", [("2026-05-03T10:15:00", None)]),
        ("2026(e)ko maiatzaren 3an", "eu", [("2026-05-03", None)]),
        ("2026. gada 3. maijā, 14:05", "lv", [("2026-05-03T14:05:00", None)]),
        ("2026 жылғы 3 мамыр 14:05", "kk", [("2026-05-03T14:05:00", None)]),
        ("2026-yil 3-may, 14:05", "uz", [("2026-05-03T14:05:00", None)]),
        ("اشاعت 03 مئ 2026 02:05pm", "ur", [("2026-05-03T14:05:00", "published")]),
        ("업데이트 2026.05.04 09:30", "ko", [("2026-05-04T09:30:00", "updated")]),
        (
            "Avaldatud: 3. mai 2026 14:05 Muudetud: 4. mai 2026 09:30",
            "et",
            [("2026-05-03T14:05:00", "published"), ("2026-05-04T09:30:00", "updated")],
        ),
        (
            "PUBLISHED: December 23, 2023 at 3:17 p.m. | UPDATED: December 23, 2023 at 5:22 p.m.",
            "en",
            [("2023-12-23T15:17:00", "published"), ("2023-12-23T17:22:00", "updated")],
        ),
        (
            "Published Tue, Nov 19 2019 7:05 AM ESTUpdated Tue, Nov 19 2019 7:16 AM EST",
            "en",
            [("2019-11-19T07:05:00-05:00", "published"), ("2019-11-19T07:16:00-05:00", "updated")],
        ),
        (
            "02 Novembre 2023 Aggiornato alle 16:58",
            "it",
            [("2023-11-02", None), ("2023-11-02T16:58:00", "updated")],
        ),
        (
            "16:23, Thu, Nov 2, 2023 | UPDATED: 16:32, Thu, Nov 2, 2023",
            "en",
            [("2023-11-02T16:23:00", None), ("2023-11-02T16:32:00", "updated")],
        ),
        (
            "May 16, 2020 at 9:51 AM May 16, 2020 at 10:12 AM",
            "en",
            [("2020-05-16T09:51:00", None), ("2020-05-16T10:12:00", None)],
        ),
        ("Edited by: Ann Lee 20 Nov 2024 08:15", "en", [("2024-11-20T08:15:00", None)]),
        ("আপডেট: ২০ নভেম্বর ২০২৪, ০৯:৪০", "bn", [("2024-11-20T09:40:00", "updated")]),
        ("প্রকাশিত: ০৮:১৫ পিএম, ২০ নভেম্বর ২০২৪", "bn", [("2024-11-20T20:15:00", "published")]),
        ("اپ ڈیٹ 20 نومبر 2024 09:40pm", "ur", [("2024-11-20T21:40:00", "updated")]),
        ("Обновена: 20 ноември 2024, 09:40", "bg", [("2024-11-20T09:40:00", "updated")]),
        ("Zadnja izmjena 20. studenoga 2024. u 09:40", "hr", [("2024-11-20T09:40:00", "updated")]),
        ("Uuendatud 20. november 2024, 09:40", "et", [("2024-11-20T09:40:00", "updated")]),
        ("ปรับปรุง: 20 พ.ย. 2567 09:40", "th", [("2024-11-20T09:40:00", "updated")]),
        ("20 نوفمبر 2024 - 08:15 مساءً", "ar", [("2024-11-20T20:15:00", None)]),
        ("20 نوفمبر 2024 - 08:15 صباحا", "ar", [("2024-11-20T08:15:00", None)]),
        ("20 नवंबर 2024, शाम 08:15", "hi", [("2024-11-20T20:15:00", None)]),
    ],
)
def test_each_clock_finds_its_day_and_each_stamp_its_label(line, language, expected):
    assert read(line, language) == expected


def test_a_label_is_a_word_and_not_the_end_of_one():
    assert read("Der Gegenstand vom 3. Februar 2022", "de") == [("2022-02-03", None)]


def test_a_day_without_its_year_needs_one_from_elsewhere():
    assert read("Posted Nov 18, 8:19 PM") == []
    assert read("Posted Nov 18, 8:19 PM", year=2019) == [("2019-11-18T20:19:00", "published")]


@pytest.mark.parametrize(
    "line",
    [
        "12.–15. Mai 2026",
        "12. - 15. Mai 2026",
        "3-5 May 2026",
        "31. Dezember 2021 - 06. Januar 2022",
        "1º–3 de mayo de 2026",
        "Version 3.11.7",
        "10.5 % of 2020",
        "Call 030 20 30 40",
        "2-1 (1:0) in 2019",
        "24:00",
    ],
)
def test_numbers_are_not_dates(line):
    assert read(line) == []


@given(st.text(max_size=300), st.sampled_from([None, "en", "de", "zh"]))
def test_positions_lie_in_the_text_and_nothing_fails(text, language):
    for stamp in stamps(text, language, 2024):
        assert 0 <= stamp.start < stamp.end <= len(text)


def test_the_labels_of_a_line_are_looked_for_once() -> None:
    assert labels_in("Published on Monday") is labels_in("Published on Monday")
