"""Words that no line holds, and the time that breaking them takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.longwords import BREAK, LONG, MOST, has_endless, parted, shortened


def cuts(text):
    told = []
    return parted(text, told.append), told


@pytest.mark.parametrize(
    ("text", "endless"),
    [
        ("An ordinary line of words. " * 100, False),
        ("https://example.org/" + "a" * 150, False),
        ("漢字かな交じり文" * 500, False),
        ("สวัสดีชาวโลก" * 500, False),
        ("w" * LONG, True),
        ("&q;" * LONG, True),
        ("Ж" * LONG, True),
        ("a\u00a0" * LONG, True),
        ("b\u00ad" * LONG, True),
    ],
)
def test_which_words_have_no_end(text, endless):
    assert has_endless(text) is endless
    assert has_endless(f"Some words, {text} and more.") is endless


def test_a_long_word_can_be_broken_and_a_short_one_is_left():
    text, told = cuts(f"Ordinary words, {'w' * 300}, again.")
    assert max(len(part) for word in text.split() for part in word.split(BREAK)) <= 10
    assert text.replace(BREAK, "") == f"Ordinary words, {'w' * 300}, again."
    assert told == []


def test_of_a_word_beyond_reason_the_beginning_stands_and_its_length_is_told():
    text, told = cuts(f"Key: {'x' * 2_000_000} end.")
    assert len(text.replace(BREAK, "")) == len("Key: ") + MOST + len("…") + len(" end.")
    assert told == [2_000_000]


@given(st.text())
def test_nothing_else_changes(text):
    assert cuts(text)[0].replace(BREAK, "") == text.replace(BREAK, "")


def test_a_word_of_references_is_cut_in_the_markup_and_nothing_else_is():
    lengths: list[int] = []
    address = f'<img src="data:{"A" * 90_000}"/>'
    cut = shortened(f"<p>a {'&amp;' * 90_000} b</p>{address}", lengths.append)
    assert cut == f"<p>a {'&amp;' * (MOST - 1)}… b</p>{address}"
    assert lengths == [90_000]
    assert cuts("&" * (MOST - 1) + "…")[1] == [], "what was cut is not cut again"


def test_a_text_of_a_script_without_spaces_is_no_word_in_the_markup_either():
    assert shortened(f"<p>{'橋' * 90_000}</p>", print) == f"<p>{'橋' * 90_000}</p>"
