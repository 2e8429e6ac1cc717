"""The month names at hand are CLDR's: what the table says is what the locales say."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from packager.text.monthnames import NAMES
from packager.text.months import COMMON, TABLED, month


def names_at_hand(language: str) -> dict[str, int]:
    fields = NAMES[language].split("|")
    return {name: number for number, field in enumerate(fields, 1) for name in field.split(",") if name}


def test_every_common_language_is_at_hand() -> None:
    assert {code.partition("_")[0] for code in COMMON} | set(TABLED) == set(NAMES)


@pytest.mark.slow
@pytest.mark.parametrize("language", NAMES)
def test_the_table_says_what_cldr_says(language: str) -> None:
    """Asked in a process of its own: one locale that is loaded can show in what Babel says of another."""
    code = f"import json; from packager.text.months import from_cldr; print(json.dumps(from_cldr({language!r})))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert names_at_hand(language) == json.loads(told), "run scripts/month_names.py"


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
