"""How much elements of a page say."""

import pytest

from packager.text.html import parse_page
from packager.text.page import survey as survey_module
from packager.text.page.survey import is_prose, length, linked_share, survey, with_all
from packager.text.page.survey import keep as note


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


def share(body: str) -> float:
    view = survey(parse_page(f"<html><body>{body}</body></html>"))
    note(view, with_all(view, [0]))
    return linked_share(view)


def test_links_round_whole_blocks_count_as_links() -> None:
    card = "<a href=/{0}><h3>Bridge {0}</h3><p>The council decides on it today.</p></a>"
    assert share("".join(card.format(n) for n in range(10))) == 1.0
    assert share("".join(card.format(n) for n in range(10)) + f"<p>{'It rained. ' * 40}</p>") < 0.7


def test_a_link_that_was_never_closed_makes_no_list() -> None:
    assert share(f"<a href=/x><div>{'It rained. ' * 40}</div>") == 0.0


def test_no_address_is_read_where_most_of_a_text_stands_outside_links(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(survey_module, "public_site", read.append)
    links = "".join(f"<a href=/{n}>Bridge {n}</a> " for n in range(20))
    assert share(f"<p>{'It rained. ' * 40}</p><p>{links}</p>") == 0.0
    assert not read
