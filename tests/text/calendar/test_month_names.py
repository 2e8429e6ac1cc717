"""The month names and spans at hand are CLDR's: what the tables say is what the locales say."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from packager.text.calendar.agopatterns import AGO
from packager.text.calendar.monthnames import NAMES
from packager.text.calendar.months import COMMON, TABLED, ago_patterns, month


def names_at_hand(language: str) -> dict[str, int]:
    fields = NAMES[language].split("|")
    return {name: number for number, field in enumerate(fields, 1) for name in field.split(",") if name}


def test_every_common_language_is_at_hand() -> None:
    assert {code.partition("_")[0] for code in COMMON} | set(TABLED) == set(NAMES) == set(AGO)


def asked(function: str, language: str) -> Any:
    """What CLDR says, in a process of its own: one locale that is loaded can show in what Babel says of another."""
    code = f"import json; from packager.text.calendar import months; print(json.dumps(months.{function}({language!r})))"
    return json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)


@pytest.mark.slow
@pytest.mark.parametrize("language", NAMES)
def test_the_tables_say_what_cldr_says(language: str) -> None:
    assert names_at_hand(language) == asked("from_cldr", language), "run scripts/cldr_tables.py"
    assert [*map(list, ago_patterns(language))] == asked("ago_from_cldr", language), "run scripts/cldr_tables.py"


@pytest.mark.parametrize(
    ("name", "language", "number"),
    [
        ("Août", "fr", 8),
        ("sept.", "en", 9),
        ("Listopad", "hr", 10),
        ("Listopad", "pl", 11),
        ("мая", "ru", 5),
        ("Eylül", "en", 9),  # a name that is one month everywhere is read on a page of another language
        ("Nollaig", "ga", 12),
        ("Mäerz", "lb", 3),  # a language of which CLDR alone knows
        ("listopad", "en", None),  # October or November: without its language nobody can tell
        ("monday", "en", None),
    ],
)
def test_a_name_is_read_in_its_language(name: str, language: str, number: int | None) -> None:
    assert month(name, language) == number
