"""Boxes of facts stay as asides; what offers something or leads to other stories goes."""

from __future__ import annotations

import pytest
from carving import PROSE, SENTENCE, asides, cut

FACTS = "<h3>Facts: the bridge</h3><p>It was built in 1902, is 120 metres long and has two arches of stone.</p>"


SAID = "Facts: the bridgeIt was built in 1902, is 120 metres long and has two arches of stone."


@pytest.mark.parametrize(
    "box",
    [
        f"<aside class=x7>{FACTS}</aside>",
        f"<aside class=fact-box>{FACTS}</aside>",
        f"<div class=faktaruta>{FACTS}</div>",
        f"<div class=sidebar-box>{FACTS}</div>",
        f'<aside role="region" class="portable-infobox pi-theme-x">{FACTS}</aside>',
        f'<section class="article-box article-box--facts">{FACTS}<button>Close</button></section>',
    ],
)
def test_facts_among_the_text_stay_in_a_box(box: str) -> None:
    assert asides(f"<article>{PROSE}{box}{PROSE}</article>") == [SAID]


def test_a_box_called_so_may_stand_before_the_text_or_behind_it() -> None:
    box = f"<aside class=factbox>{FACTS}</aside>"
    assert asides(f"<article>{box}{PROSE}</article>") == [SAID]
    assert asides(f"<article>{PROSE}{box}</article>") == [SAID]


@pytest.mark.parametrize(
    "inside",
    [
        f"{FACTS}<form><input></form>",
        f"{FACTS}<p><a href=/b>How the last of the old bridges was lost</a></p>",
        "<p>Sign up to The Estuary, and know before anyone else what happens between the two banks of the river.</p>",
        "<h3>A bridge</h3><ul><li><a href=/c>The bridge is open</a></li><li><a href=/d>The ferry stays</a></li></ul>",
    ],
)
def test_an_offer_or_other_stories_are_no_facts(inside: str) -> None:
    assert asides(f"<article>{PROSE}<aside class=x7>{inside}</aside>{PROSE}</article>") == []


@pytest.mark.parametrize(
    "inside",
    [
        f"{FACTS}<form><input></form>",
        "<h3>Newest</h3><ul><li><a href=/c>The bridge is open</a></li><li><a href=/d>The ferry stays</a></li></ul>",
    ],
)
def test_other_sidebars_are_none(inside: str) -> None:
    assert asides(f"<article>{PROSE}<div class=sidebar-box>{inside}</div>{PROSE}</article>") == []


@pytest.mark.parametrize("name", ["pullquote", "quote-box", "c-pull-quote"])
def test_a_box_called_a_quotation_is_one(name: str) -> None:
    quote = f"<div class={name}><p>Nobody expected it to pass that easily</p></div>"
    found = ["".join(each.itertext()) for each in cut(f"{PROSE}{quote}{PROSE}").iter("blockquote")]
    assert found == ["Nobody expected it to pass that easily"]


def test_what_holds_much_of_the_text_is_no_box() -> None:
    assert asides(f"<article><div class=facts>{PROSE}</div><p>{SENTENCE}</p></article>") == []


@pytest.mark.parametrize("name", ["infobox", "info-box", "box box--info", "background-box", "encart"])
def test_a_box_called_so_that_a_witness_kept_is_an_aside(name: str) -> None:
    facts = f"{FACTS}<p>{SENTENCE}</p>"
    assert len(asides(f"<article>{PROSE}<div class='{name}'>{facts}</div>{PROSE}</article>")) == 1
    assert asides(f"<article>{PROSE}<div class='{name}'><p>{SENTENCE}</p></div>{PROSE}</article>") == []


def test_an_aside_of_one_line_without_a_name_is_a_remark() -> None:
    assert asides(f"<article>{PROSE}<aside>Nobody expected it to pass.</aside>{PROSE}</article>") == [
        "Nobody expected it to pass."
    ]
    for other in ("<aside class=x7>Sign up, and know first.</aside>", "<aside><a href=/b>The ferry stays</a></aside>"):
        assert asides(f"<article>{PROSE}{other}{PROSE}</article>") == []
