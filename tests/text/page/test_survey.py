"""How much elements of a page say."""

import pytest

from packager.text.html import parse_page
from packager.text.page.survey import is_prose, length, survey


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("  The bridge  ", 10),
        ("Мост открыт", 11),
        ("大桥重新开放", 12),
        ("橋は今日", 8),
        ("다리가 열렸다", 13),
        ("Pont 大桥", 9),
    ],
)
def test_a_character_of_han_kana_and_hangul_says_as_much_as_two_of_an_alphabet(text: str, size: int) -> None:
    assert length(text) == size


def test_a_paragraph_of_two_sentences_in_chinese_is_prose() -> None:
    view = survey(
        parse_page("<p>守桥人先看了看河的上游，再看了看下游。然后他推动了操纵杆，桥慢慢地打开了，船只依次通过。</p>")
    )
    assert is_prose(view, next(view.order[0].iter("p")))
