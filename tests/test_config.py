"""newsletter.toml: every mistake at once, each with its path and the nearest known key."""

import datetime as dt
from pathlib import Path

import pytest

from packager import config, kinds
from packager.errors import ConfigError

GOOD = """\
title = "Le Matin"
language = "fr"
timezone = "Europe/Paris"
window = "24h"
closes = "05:00"

[[sections]]
title = "Monde"
cap = 12

  [[sections.sources]]
  kind = "feed"
  url = "https://example.org/monde.xml"
  cap = 5

  [[sections.sources]]
  kind = "folder"
  path = "inbox"

[pdf]
page = "a5"

[[channels]]
kind = "folder"
path = "~/Books"
"""


def load(folder: Path, text: str) -> config.Configured:
    (folder / config.FILE).write_text(text, "utf-8")
    return config.load(folder, kinds.find, kinds.names("formats"))


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as error:
        load(folder, text)
    assert error.value.exit_code == 2
    return [line.removeprefix(f"{folder / config.FILE}: ") for line in error.value.message.splitlines()]


def test_the_example_of_the_contract_is_read(tmp_path):
    found = load(tmp_path, GOOD)
    assert found.newsletter.closes == dt.time(5)
    assert found.newsletter.formats == ("epub", "pdf")
    assert [source.kind for source in found.newsletter.sections[0].sources] == ["feed", "folder"]
    assert found.newsletter.channels[0].path == "~/Books"
    assert found.formats["pdf"].page == "a5"
    assert found.zone.key == "Europe/Paris"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("language =", "langage ="), "langage: unknown key; did you mean “language”?"),
        (("cap = 12", "caps = 12"), "sections[0].caps: unknown key; did you mean “cap”?"),
        (("url =", "ulr ="), "sections[0].sources[0].ulr: unknown key; did you mean “url”?"),
        (("[pdf]", "[pfd]"), "pfd: unknown key; did you mean “pdf”?"),
        (("page =", "pages ="), "pdf.pages: unknown key; did you mean “page”?"),
        (("Europe/Paris", "Europe/Pari"), "timezone: “Europe/Pari” is not a time zone of the IANA database; did"),
        (('"fr"', '"french"'), "language: “french” is not a language tag"),
        (("24h", "24 hours"), "window: “24 hours” is not a window"),
        (("05:00", "25:00"), "closes: “25:00” is not an hour of the day"),
        (('kind = "feed"', 'kind = "fed"'), "sections[0].sources[0].kind: there is no source kind “fed”; did you mean"),
        (('kind = "feed"', ""), "sections[0].sources[0]: kind is missing"),
        (("https://example.org/monde.xml", "monde.xml"), "sections[0].sources[0]: “monde.xml” is not a web address"),
        (("cap = 5", "cap = 0"), "sections[0].sources[0].cap: it should be greater than or equal to 1"),
        (('title = "Le Matin"', ""), "title: it is missing"),
        (("[pdf]", '[[sections]]\ntitle = "Monde"\n[pdf]'), "sections: two have the title “Monde”"),
        (("[pdf]", "[limits]\npictuers = 3\n[pdf]"), "limits.pictuers: unknown key; did you mean “pictures”?"),
        (("closes =", 'formats = ["epbu"]\ncloses ='), "formats: there is no format “epbu”; did you mean “epub”?"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_path_and_what_was_meant(tmp_path, change, said):
    assert any(line.startswith(said) for line in mistakes(tmp_path, GOOD.replace(*change, 1)))


def test_all_mistakes_are_told_at_once(tmp_path):
    text = GOOD.replace("language", "langage").replace("Europe/Paris", "Mars/Olympus").replace("url =", "ulr =")
    assert len(mistakes(tmp_path, text)) >= 3


def test_a_missing_file_of_the_design_is_told_with_mistakes_elsewhere(tmp_path):
    text = GOOD.replace("language", "langage").replace("[pdf]", '[design]\nlogo = "logo.svg"\n[pdf]')
    told = mistakes(tmp_path, text)
    assert [line.split(":")[0] for line in told] == ["langage", "design.logo"]


def test_all_mistakes_of_one_source_are_told_at_once(tmp_path):
    text = GOOD.replace('kind = "feed"', 'kind = "feed"\nmax = 1\nlanguage = "french"\ntimezone = "Europe/Pari"')
    told = mistakes(tmp_path, text)
    assert [line.split(":")[0].removeprefix("sections[0].sources[0].") for line in told] == [
        "max", "language", "timezone",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "is not TOML"),
        ("title = 'x'", "sections: it is missing"),
        ("title = 'x'\n[[sections]]\ntitle = 'y'", "it has no [[sections.sources]]"),
    ],
)
def test_what_is_not_a_newsletter_is_refused_in_words(tmp_path, text, said):
    assert any(said in line for line in mistakes(tmp_path, text))


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(ConfigError) as error:
        config.load(tmp_path / "le-matin", kinds.find, ())
    assert error.value.hint == "make one with: packager init le-matin"


def test_bytes_that_are_not_utf8_are_refused_in_words(tmp_path):
    (tmp_path / config.FILE).write_bytes("title = 'Été'".encode("latin-1"))
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        config.load(tmp_path, kinds.find, ())
