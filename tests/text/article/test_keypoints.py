"""Key points stay wherever a page puts them: they are its own summary of the story."""

from __future__ import annotations

import pytest
from carving import PROSE, asides, cut

POINTS = "<ul><li>The bridge is open.</li><li>The ferry stays.</li></ul>"


def test_they_stay_in_a_box_of_what_the_page_says_of_itself() -> None:
    box = f"<aside class=story-highlights><h3>Highlights</h3>{POINTS}</aside>"
    stamped = f"<div class=article-metadata><div class=byline>By Ada Linde</div>Share {box} 3:53 p.m.</div>"
    assert asides(f"<article>{stamped}{PROSE}</article>") == ["HighlightsThe bridge is open.The ferry stays."]
    assert asides(f"<article>{PROSE}{stamped}{PROSE}</article>") == ["HighlightsThe bridge is open.The ferry stays."]


@pytest.mark.parametrize("name", ["related", "footer", "newsletter", "sr-only"])
def test_they_go_with_a_box_of_something_else(name: str) -> None:
    box = f"<div class={name}><div class=highlights>{POINTS}</div></div>"
    assert asides(f"<article>{PROSE}{box}{PROSE}</article>") == []


def test_a_box_called_a_summary_is_one() -> None:
    assert len(asides(f"<article><div class=summary-box>{POINTS}</div>{PROSE}</article>")) == 1


def test_links_called_so_are_none() -> None:
    links = '<ul><li><a href="/a">The bridge is open</a></li><li><a href="/b">The ferry stays</a></li></ul>'
    assert asides(f"<article><div class=meta><div class=highlights>{links}</div></div>{PROSE}</article>") == []


def test_two_boxes_round_them_make_one_aside() -> None:
    box = f"<section class=story-highlights-module><aside class=story-highlights>{POINTS}</aside></section>"
    assert asides(f"<article>{box}{PROSE}</article>") == ["The bridge is open.The ferry stays."]


CAPTION = "<p class=image-credit-wrap><span class=cutline>The keeper at the lever in June.</span> (Photo: A)</p>"


@pytest.mark.parametrize("tag", ["aside", "div", "figure"])
def test_the_captioned_picture_beside_them_stays_and_what_else_is_there_goes(tag: str) -> None:
    picture = f"<{tag} class=photo><img src=a.jpg><button title=Zoom></button>{CAPTION}</{tag}>"
    points = f"<aside class=story-highlights>{POINTS}</aside>"
    box = f"<div class=article-metadata>{picture}<p>By Ada</p>{points}<img src=b.png></div>"
    part = cut(f"<article>{box}{PROSE}</article>")
    assert [each.get("src") for each in part.iter("img")] == ["a.jpg"]
    said = "".join(part.itertext())
    assert "in June. (Photo: A)" in said
    assert "The bridge is open." in said
    assert not any(each in said for each in ("Zoom", "By Ada", "b.png"))
