"""Notes that only a number ties to the text come out like others, and numbers that are no marks stay."""

import pytest

from packager.text.parts.footnotes import settle_notes
from packager.text.soup import QuickSoup


def settled(fragment: str) -> str:
    soup = QuickSoup(fragment)
    settle_notes(soup)
    return str((soup.body or soup).decode_contents())


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("<p>One[1] two[2].</p>", "<p>[1] A book.</p><p>[2] Another.</p>"),
        ("<p>One<sup>1</sup> two<sup>2</sup>.</p>", "<p>1. A book.</p><p>2. Another.</p>"),
        ("<p>One<sup>[1]</sup> two<sup>[2]</sup>.</p>", "<p>[1] A book.<br>[2] Another.</p>"),
        ("<p>One<sup>1</sup> two<sup>2</sup>.</p>", "<p><sup>1</sup> A book.<br><sup>2</sup> Another.</p>"),
    ],
)
def test_a_number_leads_to_the_line_that_begins_with_it(text: str, notes: str) -> None:
    html = settled(f"{text}<p>The river rose.</p>{notes}")
    assert html.startswith(
        '<p>One<sup><a href="#fn-1" id="fnref-1">1</a></sup> two<sup><a href="#fn-2" id="fnref-2">2</a></sup>.</p>'
    )
    assert [html.count(said) for said in ('<li id="fn-1">', '<li id="fn-2">')] == [1, 1]
    assert 'A book. <a href="#fnref-1">↩</a></li>' in html.replace("<sup></sup>", "")
    assert settled(html) == html


def test_a_number_that_stands_twice_leads_back_twice() -> None:
    html = settled("<p>One[1] <code>a[2]</code> two[2] and again[1].</p><p>[1] A book.</p><p>[2] Another.</p>")
    assert "<code>a[2]</code>" in html
    assert 'A book. <a href="#fnref-1">↩</a> <a href="#fnref-1-2">↩</a>' in html


@pytest.mark.parametrize(
    "html",
    [
        "<p>It has 10 m<sup>2</sup>.</p><p>1. First of all.</p><p>2. And then.</p>",  # an exponent
        "<p>1. First of all.</p><p>2. And then.</p><p>x<sup>1</sup> and x<sup>2</sup></p>",  # the lines stand before
        "<p>One[1]</p><p>[1] A book.</p><p>[2] Another.</p>",  # a line without a mark
        "<p>One[1] three[3]</p><p>[1] A book.</p><p>[2] Another.</p>",
        "<p>As [1] says.</p><p>The river rose.</p>",  # no line
        "<p>One<sup>1</sup></p><p>1. First of all.</p>",  # as likely a heading
        "<pre>a[1] b[2]</pre><p>[1] A book.</p><p>[2] Another.</p>",
    ],
)
def test_other_numbers_stay_as_they_are(html: str) -> None:
    assert settled(html) == html
