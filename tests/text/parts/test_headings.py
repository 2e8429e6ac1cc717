"""The headline goes, for it is printed above the text; the other headings get levels without gaps."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.headings import drop_headline, fold, settle_levels, settle_texts

LONG = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening."


def without_headline(fragment: str, *titles: str, headline: str | None = None) -> str:
    soup = BeautifulSoup(fragment, "html.parser")
    drop_headline(soup, headline, *titles)
    return str(soup)


def levels(fragment: str) -> list[str]:
    soup = BeautifulSoup(fragment, "html.parser")
    settle_levels(soup)
    return [each.name for each in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]


@pytest.mark.parametrize("tag", ["h1", "h2", "p"])
def test_the_headline_goes_however_it_is_written(tag):
    assert "bridge closes" not in without_headline(f"<{tag}>A bridge  closes!</{tag}><p>{LONG}</p>", "A Bridge Closes")


def test_a_heading_among_the_text_with_other_words_stays():
    kept = without_headline(f"<p>{LONG}</p><h2>What it cost</h2><p>{LONG}</p>", "A bridge closes")
    assert "What it cost" in kept


def test_of_several_h1_those_under_the_text_stay():
    page = f"<h1>A bridge closes</h1><p>{LONG}</p><h1>Second part</h1><p>{LONG}</p>"
    assert "Second part" in without_headline(page, "A bridge closes")


def test_an_h1_that_says_something_else_than_the_printed_headline_heads_a_part_of_the_text():
    page = f"<h1>About the ferry</h1><p>{LONG}</p>"
    assert "About the ferry" in without_headline(page, "The harbour: handbook", headline="About the ferry")


@pytest.mark.parametrize("shown", ["Old bridge closes after flood", "The bridge", ""])
def test_an_h1_that_says_much_the_same_is_the_headline(shown):
    page = f"<h1>{shown}</h1><p>{LONG}</p>"
    assert "<h1>" not in without_headline(page, "Flood: the old bridge is closed", headline=shown)


@pytest.mark.parametrize(("shown", "goes"), [
    ("On the river: the old bridge is closed after a flood", True),
    ("The old bridge and the river", False),
    ("The old bridge is closed, and who wants to cross the river has to take the ferry, which leaves at noon", False),
])  # fmt: skip
def test_a_heading_of_any_level_at_the_top_that_restates_the_headline_goes(shown, goes):
    title = "Flood: the old bridge is closed"
    assert ("<h2>" not in without_headline(f"<h2>{shown}</h2><p>{LONG}</p>", title)) is goes
    assert "<h2>" in without_headline(f"<p>{LONG}</p><h2>{shown}</h2><p>{LONG}</p>", title)


def test_a_first_line_that_says_the_headline_goes_from_boxes_round_the_text_too():
    kept = without_headline(
        f"<div><div><p>The old bridge is closed</p><p>{LONG}</p></div></div>", "The old bridge is closed"
    )
    assert kept == f"<div><div><p>{LONG}</p></div></div>"


def test_levels_begin_at_two_and_skip_none():
    page = "<h3>a</h3><p>x</p><h5>b</h5><p>x</p><h3>c</h3><p>x</p><h4>d</h4><p>x</p>"
    assert levels(page) == ["h2", "h3", "h2", "h3"]


def test_a_heading_over_nothing_goes():
    assert levels(f"<h2>a</h2><p>{LONG}</p><h2>Related</h2>") == ["h2"]


@pytest.mark.parametrize(("one", "other"), [("A “Bridge”", "a bridge"), ("ＡＢ", "ab"), ("Straße 1", "STRASSE 1")])
def test_headlines_are_compared_by_their_letters(one, other):
    assert fold(one) == fold(other)


def test_a_quotation_may_end_with_headings():
    assert levels(f"<p>{LONG}</p><blockquote><h2>The bridge is yours</h2></blockquote>") == ["h2"]


def test_an_h1_behind_text_is_no_headline_though_its_words_are_the_title_s():
    page = f"<p>{LONG}</p><p>Be afraid!</p><h1>What do I do now?</h1><p>{LONG}</p>"
    assert "<h1>" in without_headline(page, "It's the end. What's a billionaire to do now?")


def test_one_word_of_two_does_not_make_a_title_the_headline():
    assert "Flood warnings end" in without_headline(f"<h1>Flood warnings end</h1><p>{LONG}</p>", "Flood news")


def texts(fragment: str) -> str:
    soup = BeautifulSoup(fragment, "html.parser")
    settle_texts(soup)
    return str(soup)


def test_a_standfirst_in_large_letters_is_a_paragraph():
    assert texts(f"<figure><img></figure><h2>{LONG} {LONG}</h2><p>{LONG}</p>").startswith("<figure><img/></figure><p>")


def test_a_heading_that_was_never_closed_is_the_text_that_it_holds():
    assert "<h2>" not in texts(f"<p>{LONG}</p><h2>What it cost<p>{LONG}</p><p>{LONG}</p></h2>")


@pytest.mark.parametrize("heading", [f"<h2>{LONG}</h2>", "<h2><p>What it cost</p></h2>"])
def test_what_is_as_short_as_a_heading_stays_one(heading):
    assert "<h2>" in texts(f"{heading}<p>{LONG}</p>")


def test_a_long_heading_among_the_text_stays_one():
    assert "<h2>" in texts(f"<p>{LONG}</p><h2>{LONG} {LONG}</h2><p>{LONG}</p>")


def test_a_picture_in_a_heading_stands_below_it():
    soup = BeautifulSoup(f"<h2><a href='a.jpg'><img src='a.jpg'></a> The flood</h2><p>{LONG}</p>", "html.parser")
    settle_levels(soup)
    assert [each.name for each in soup.find_all(True, recursive=False)] == ["h2", "p", "p"]
    assert soup.h2.img is None
    assert soup.p.img is not None


@pytest.mark.parametrize("label", ["<p>Harbour</p>", "<h2>Town and port</h2>", "<p>Harbour</p><p>Analysis</p>"])
def test_what_says_over_the_headline_where_the_story_belongs_goes_with_it(label: str) -> None:
    fragment = f"{label}<h1>Two firms want the pier</h1><p>They begin in spring.</p>"
    assert without_headline(fragment, "Two firms want the pier") == "<p>They begin in spring.</p>"


@pytest.mark.parametrize(
    "above",
    [
        "<p>It began in spring.</p>",
        "<p>How a town forgot the river that had made it rich</p>",
        "<ul><li>Harbour</li></ul>",
        "<p>One</p>" * 4,
        '<p><img src="a.jpg"/>The bridge at dawn</p>',
        '<p class="embed"><a href="/f">The bridge opens</a></p>',
        "<blockquote><p>All rivers run into the sea</p></blockquote>",
    ],
)
def test_other_words_over_a_headline_stay(above: str) -> None:
    fragment = f"{above}<h1>Two firms want the pier</h1><p>They begin in spring.</p>"
    assert without_headline(fragment, "Two firms want the pier").startswith(above)
