"""How a newsletter speaks."""

import datetime as dt
import gettext
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from packager.locale import CATALOGUES, Words, translated
from packager.templating import Templates
from packager.text.words import direction_of
from packager.times import Moment

EVENING = Moment.parse("2024-11-20T23:30:00+00:00")
DAY = Moment.parse("2024-11-20")


def test_a_time_is_shown_in_the_newsletters_zone_and_language():
    assert Words("fr", "Europe/Paris").moment(EVENING) == "21 novembre 2024, 00:30"
    assert Words("en-GB", "America/New_York").moment(EVENING) == "20 November 2024, 18:30"


def test_a_day_alone_has_no_hour_and_is_shifted_by_no_zone():
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        words = Words("fr", zone)
        assert words.moment(DAY) == "20 novembre 2024"
        assert words.machine(DAY) == "2024-11-20"


@pytest.mark.parametrize(("day", "length", "written"), [
    (1, "full", "mardi 1er décembre 2026"), (1, "medium", "1er déc. 2026"), (1, "short", "01/12/2026"),
    (11, "long", "11 décembre 2026"), (21, "full", "lundi 21 décembre 2026"),
])  # fmt: skip
def test_the_first_of_a_month_is_its_premier_in_french(day, length, written):
    assert Words("fr", "Europe/Paris").day(dt.date(2026, 12, day), length) == written


def test_the_contents_show_the_hour_of_their_own_day_and_the_date_of_others():
    words = Words("fr", "Europe/Paris")
    assert words.clock(EVENING, dt.date(2024, 11, 21)) == "00:30"
    assert words.clock(EVENING, dt.date(2024, 11, 22)) == "21 nov. 2024, 00:30"


def test_the_offset_is_that_of_the_zone_on_that_day():
    words = Words("en", "Europe/Paris")
    assert words.machine(Moment.parse("2024-07-01T10:00:00+00:00")) == "2024-07-01T12:00:00+02:00"
    assert words.machine(Moment.parse("2024-12-01T10:00:00+00:00")) == "2024-12-01T11:00:00+01:00"


@given(
    st.datetimes(
        dt.datetime(1980, 1, 1),  # noqa: DTZ001
        dt.datetime(2090, 1, 1),  # noqa: DTZ001
        timezones=st.just(dt.UTC),
    ),
    st.sampled_from(["UTC", "Asia/Kathmandu", "America/St_Johns"]),
)
def test_what_a_machine_reads_is_the_same_instant(instant, zone):
    moment = Moment(instant.replace(microsecond=0))
    assert dt.datetime.fromisoformat(Words("de", zone).machine(moment)) == moment.at


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("fr", "ltr"), ("xx-odd", "ltr")]
)
def test_the_direction_follows_the_language(language, direction):
    assert direction_of(language) == direction


def test_the_direction_is_the_one_that_cldr_gives_a_language():
    for tag in locale_identifiers():
        right_to_left = Locale.parse(tag).text_direction == "rtl"  # Mongolian also runs downwards
        assert (direction_of(tag.replace("_", "-")) == "rtl") == right_to_left, tag


@pytest.mark.parametrize(("language", "name", "shown"), [
    ("fr", "Le Monde", "Le Monde"), ("fr", "الشاطئ", "الشاطئ\u200e"), ("ar", "الشاطئ", "الشاطئ"),
    ("ar", "Le Monde", "Le Monde\u200f"), ("he", "12:30", "12:30"),
])  # fmt: skip
def test_a_name_that_runs_the_other_way_ends_with_a_mark(language, name, shown):
    assert Words(language, "UTC").bounded(name) == shown


def test_texts_are_translated_and_counted():
    words = Words("fr-CA", "America/Toronto")
    assert words.text("Contents") == "Sommaire"
    assert words.counted("%(n)s article", "%(n)s articles", 1) == "1 article"
    assert Words("ar", "UTC").counted("%(n)s article", "%(n)s articles", 2) == "مقالان"


def test_a_language_without_catalogue_speaks_english():
    assert Words("eu", "Europe/Madrid").text("Contents") == "Contents"


def test_markup_in_a_text_keeps_the_rest_escaped():
    words = Words("en", "UTC")
    found = words.text("By %(names)s", names=words.listed(["A & B", Markup("<bdi>C</bdi>")]))
    assert found == Markup("By A &amp; B and <bdi>C</bdi>")


def speaking() -> list[Path]:
    """What may ask for a text: templates and formats."""
    return [*(path for _, path in Templates().files()), *CATALOGUES.parent.joinpath("formats").rglob("*.py")]


def texts_in_use() -> set[str]:
    """Every interface text that templates and formats ask for."""
    call = re.compile(r"""(?:_|words\.text)\(\s*"((?:[^"\\]|\\.)+)\"""")
    return {text for file in speaking() for text in call.findall(file.read_text("utf-8"))}


CATALOGUED = [language for language in translated() if language != "en"]


def entries_of(language):
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def counted_in_use() -> set[tuple[str, str]]:
    """Every text with a number that templates and formats ask for."""
    call = re.compile(r"""counted\(\s*"([^"]+)",\s*"([^"]+)\"""")
    return {pair for file in speaking() for pair in call.findall(file.read_text("utf-8"))}


def test_the_languages_of_the_first_readers_are_there():
    assert set(translated()) >= {"en", "fr", "de", "es", "it", "pt", "ar", "he", "ja", "zh"}


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_text_with_a_number_has_each_form_of_the_language(language):
    catalogue = entries_of(language)
    plural = {entry.id: entry.string for entry in catalogue if isinstance(entry.id, tuple)}
    assert len(counted_in_use()) > 2
    assert counted_in_use() - plural.keys() == set()
    assert {len(forms) for forms in plural.values()} == {catalogue.num_plurals}
    assert all(form for forms in plural.values() for form in forms)


@pytest.mark.parametrize("language", CATALOGUED)
def test_the_forms_are_chosen_as_cldr_does(language):
    """Numbers that CLDR puts together get one form."""
    choose = gettext.c2py(entries_of(language).plural_expr)
    category = Locale.parse(language).plural_form
    forms = {(choose(number), category(number)) for number in range(1000)}
    assert len(forms) == len({name for _, name in forms})


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_text_has_a_translation_with_the_same_blanks(language):
    entries = {entry.id: entry.string for entry in entries_of(language) if isinstance(entry.id, str)}
    assert texts_in_use() - entries.keys() == set()
    for text, translation in entries.items():
        if text:
            assert translation, text
            assert set(re.findall(r"%\(\w+\)s", text)) == set(re.findall(r"%\(\w+\)s", translation)), text
