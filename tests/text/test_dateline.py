"""The dateline glued to the first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.dateline import split


@pytest.mark.parametrize(
    ("text", "language", "dateline"),
    [
        ("PARIS (AFP) — Le gouvernement a tranché.", "fr", "PARIS (AFP)"),
        ("PARIS —Le maire a tranché.", "fr", "PARIS"),
        ("Genève, le 20 novembre – Les deux pays signent.", "fr", "Genève, le 20 novembre"),
        ("LONDON, Nov 20 (Reuters) - The bank said no.", "en", "LONDON, Nov 20 (Reuters)"),
        ("NEW YORK (AP) -- The mayor said no.", "en", "NEW YORK (AP)"),
        ("Berlin (dpa) - Die Regierung will mehr.", "de", "Berlin (dpa)"),
        ("МОСКВА, 20 ноября — Мост открыт снова.", "ru", "МОСКВА, 20 ноября"),
        ("新华社北京11月20日电 大桥重新开放。", "zh", "新华社北京11月20日电"),
    ],
)
def test_a_place_with_its_agency_or_date_is_told_apart(text, language, dateline):
    assert split(text, language) == (dateline, text.removeprefix(dateline).lstrip(" —–-"))


@pytest.mark.parametrize(
    "text",
    [
        "Paris – la ville lumière – accueille les Jeux.",
        "NASA — which flew there first — is silent.",
        "BREAKING — The bridge reopens.",
        "Le maire (PS) — Il a tout dit.",
        "The bridge reopened on Monday - A crowd came.",
        "",
        "PARIS —",
    ],
)
def test_a_sentence_is_left_whole(text):
    assert split(text, "fr") is None


@given(st.text(max_size=200))
def test_nothing_of_the_text_is_lost(text):
    found = split(text)
    if found:
        letters = [c for c in text if c.isalnum()]
        assert [c for c in "".join(found) if c.isalnum()] == letters
