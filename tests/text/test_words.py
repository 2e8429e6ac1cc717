"""Words counted, named and compared."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.parts.headings import fold
from packager.text.words import (
    article_id,
    changed_share,
    count,
    reading_minutes,
    resemblance,
    settled,
    shingles,
    slug,
    spaced,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Hello, world: it’s l’été.", 4), ("你好世界", 2), ("", 0), ("— … !", 0), ("第3章", 2)],
)
def test_words_are_counted_in_every_script(text, expected):
    assert count(text) == expected


OF_SPACED_SCRIPTS = st.characters(max_codepoint=0x0DFF) | st.characters(min_codepoint=0x1E00, max_codepoint=0x2E7F)


@given(st.text(OF_SPACED_SCRIPTS))
def test_a_text_with_spaces_has_the_same_words_beside_one_without(text):
    beside = f"{text} 漢字"
    assert count(beside) == count(text) + 1
    assert tokens(beside)[: len(tokens(text))] == tokens(text)


def test_reading_takes_at_least_a_minute_and_longer_in_german():
    assert reading_minutes(3) == 1
    assert reading_minutes(2000, "de-CH") > reading_minutes(2000, "en")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Un pont rouvre", "un-pont-rouvre"),
        ("L’été à Łódź : 5 choses", "l-ete-a-lodz-5-choses"),
        ("Straße", "strasse"),
        ("Москва", "moskva"),
        ("北京", "article"),
        ("!!!", "article"),
    ],
)
def test_a_slug_can_be_read_and_typed(title, expected):
    assert slug(title) == expected


@given(st.text(max_size=200), st.integers(8, 80))
def test_a_slug_is_never_empty_too_long_or_strange(title, most):
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(title, most))
    assert len(slug(title, most)) <= most


def test_an_id_depends_on_the_key_alone_but_for_its_readable_part():
    first, second = article_id("Un pont rouvre", "guid-1"), article_id("Un pont rouvre", "guid-2")
    assert first != second
    assert re.fullmatch(r"un-pont-rouvre-[0-9a-f]{8}", first)
    assert article_id("Autre titre", "guid-1")[-8:] == first[-8:]


STORY = " ".join(f"word{i}" for i in range(200))


def test_one_word_changed_of_ten_is_a_tenth():
    assert changed_share("a b c d e f g h i j", "a b c d X f g h i j") == pytest.approx(0.1)


def test_a_moved_paragraph_is_hardly_a_change():
    words = STORY.split()
    moved = " ".join(words[100:] + words[:100])
    assert changed_share(STORY, moved) < 0.05


def test_new_text_is_a_change():
    assert changed_share(STORY, STORY + " " + " ".join(f"new{i}" for i in range(50))) == pytest.approx(0.2)


LINES = [" ".join(f"w{line}x{word}" for word in range(40)) for line in range(6)]
STRANGER = " ".join(f"buy{i}" for i in range(60))
OTHER = " ".join(f"win{i}" for i in range(60))


def share(old, new):
    return changed_share(*settled("\n".join(old), "\n".join(new)))


def test_a_block_that_was_exchanged_for_a_strange_one_is_no_change():
    assert share([*LINES[:3], STRANGER, *LINES[3:]], [*LINES[:3], OTHER, *LINES[3:]]) == 0
    assert share([STRANGER[:90], *LINES, STRANGER], [OTHER[:90], *LINES, OTHER]) == 0


@pytest.mark.parametrize(
    "new",
    [
        [*LINES[:3], STRANGER, *LINES[3:]],
        LINES[:4],
        [*LINES[:2], " ".join([*LINES[2].split()[:10], *STRANGER.split()]), *LINES[3:]],
        [*LINES[:2], STRANGER, OTHER, *LINES[4:]],
        [STRANGER],
    ],
    ids=["added", "cut", "rewritten", "much", "all"],
)
def test_what_an_author_does_is_a_change(new):
    assert share(LINES, new) > 0.1


@given(st.text(max_size=300), st.text(max_size=300))
def test_shares_and_resemblances_are_shares(old, new):
    assert 0 <= changed_share(old, new) <= 1
    assert changed_share(old, old) == 0
    assert settled(old, old) == (old, old)
    assert 0 <= changed_share(*settled(old, new)) <= 1
    assert 0 <= resemblance(shingles(old), shingles(new)) <= 1


def test_an_edited_copy_resembles_its_original():
    edited = STORY.replace("word50", "other")
    assert resemblance(shingles(STORY), shingles(edited)) > 0.9
    assert resemblance(shingles(STORY), shingles("something else entirely, in other words")) == 0


def test_shingles_can_be_kept_between_runs():
    assert shingles("one two three four") == frozenset({1613931443})


@given(st.text(st.sampled_from("ab \n\u00a0_9é“’.-½²٣ßİ\u0301ﬁ漢ก\ud800"), max_size=30) | st.text(max_size=30))
def test_signs_between_words_are_found_as_by_a_pattern_in_a_tenth_of_the_time(text):
    assert spaced(text).split() == re.findall(r"\w+", text)
    assert fold(text) == re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    if not re.search("[^\x00-\u0dff\u1e00-\u2e7f]", text):
        assert count(text) == len(re.findall(r"[^\W_]+(?:['’.\-][^\W_]+)*", text))
