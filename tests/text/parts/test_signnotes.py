"""Notes that only a star or a dagger ties to the text come out like others, and signs that are no marks stay."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.footnotes import settle_notes

REST = "<p>The river rose again on Monday night.</p>"


def settled(fragment: str) -> BeautifulSoup:
    soup = BeautifulSoup(fragment, "html.parser")
    settle_notes(soup)
    return soup


def test_a_star_behind_a_word_leads_to_the_line_that_begins_with_one():
    soup = settled(f"<p>The lock* is old.</p>{REST}<p>* Built in 1951.</p>")
    assert soup.p.decode() == '<p>The lock<sup><a href="#fn-1" id="fnref-1">1</a></sup> is old.</p>'
    assert soup.find("li", id="fn-1").get_text() == "Built in 1951. ↩"


def test_raised_signs_lead_each_to_its_own_line():
    soup = settled(
        "<p>The lock<sup>*</sup>, the lever<sup>†</sup>.</p><p><sup>*</sup> Of 1951.</p><p><sup>†</sup> Of brass.</p>"
    )
    assert [each.get_text() for each in soup.find_all("li")] == ["Of 1951. ↩", "Of brass. ↩"]
    assert [each["href"] for each in soup.p.find_all("a")] == ["#fn-1", "#fn-2"]


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>* The lock</p><p>* The lever</p>",  # a list that somebody typed
        "<p>It has 2*3 gates.</p><p>* Open on Mondays.</p>",  # no mark
        "<p>* * *</p><p>The keeper*</p>",  # a rule, and a mark without a note
        "<p>* Open on Mondays.</p><p>The lock* is old.</p>",  # the line stands before the word
        "<pre>lock* is</pre><p>* Open on Mondays.</p>",
        "<p>" + "A link* to it. " * 12 + "</p><p>* We earn by them.</p>",
    ],
)
def test_other_signs_stay_as_they_are(fragment):
    assert settled(fragment).decode() == BeautifulSoup(fragment, "html.parser").decode()


def test_doing_it_twice_changes_nothing():
    once = settled(f"<p>The lock* is old, and so* is the lever.</p>{REST}<p>* Built in 1951.</p>").decode()
    assert settled(once).decode() == once
