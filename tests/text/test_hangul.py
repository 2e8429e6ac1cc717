"""Korean words are held together for a layout engine that would end a line between any two syllables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text import hangul


@pytest.mark.parametrize(("text", "held"), [
    ("새 부두의 개장", "새 부|두|의 개|장"),
    ("2024년 11월", "2024|년 11|월"),
    ("대통령(50)은 밝혔다.", "대|통|령|(50)|은 밝|혔|다."),
    ("新聞 한국", "新聞 한|국"),
    ("the harbour, 港口", "the harbour, 港口"),
    ("가" * 21, "가" * 21),
])  # fmt: skip
def test_words_are_held_with_their_numbers_and_brackets(text, held):
    assert hangul.joined(text) == held.replace("|", hangul.JOINER)


@given(st.text(alphabet="가나한a1(). \n新"))
def test_nothing_else_changes(text):
    assert hangul.parted(hangul.joined(text)) == text
    assert hangul.joined(hangul.joined(text)) == hangul.joined(text)
