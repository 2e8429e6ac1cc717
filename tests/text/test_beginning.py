"""The beginning of a text that is too long to be printed whole: its first words, in order, and nothing cut in two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packager.text.beginning import OF_AN_ELEMENT, beginning, weight
from packager.text.html import parse_fragment, plain_text
from packager.text.longwords import MOST

TEXT = "<h2>First</h2><p>one two <em>three four</em> five</p><ul><li>six seven</li><li>eight</li></ul><p>nine</p>"


@pytest.mark.parametrize(
    ("most", "left"),
    [
        (10_000, TEXT),
        (2 * OF_AN_ELEMENT + 10, "<h2>First</h2><p>…</p>"),
        (4 * OF_AN_ELEMENT + 25, "<h2>First</h2><p>one two <em>three four</em>…</p>"),
        (4 * OF_AN_ELEMENT + 16, "<h2>First</h2><p>one two <em>…</em></p>"),
        (6 * OF_AN_ELEMENT + 35, "<h2>First</h2><p>one two <em>three four</em> five</p><ul><li>six…</li></ul>"),
    ],
)
def test_it_ends_after_a_word_and_closes_what_is_open(most, left):
    assert beginning(TEXT, most).replace("\u00a0", " ") == left


def test_a_word_without_end_is_cut_in_two():
    assert beginning(f"<p>{'w' * 1000}</p>", 2 * OF_AN_ELEMENT + 100) == f"<p>{'w' * 100}…</p>"


@settings(max_examples=50, deadline=None)
@given(
    st.recursive(
        st.text("ab ", max_size=20),
        lambda inner: st.lists(inner, max_size=4).map(
            lambda parts: "".join(
                f"<p>{one}</p>" if number % 2 else f"<em>{one}</em>" for number, one in enumerate(parts)
            )
        ),
        max_leaves=20,
    ),
    st.integers(0, 800),
)
def test_what_is_left_begins_as_the_text_and_weighs_no_more(fragment, most):
    whole = "".join(parse_fragment(fragment).itertext())
    left = "".join(parse_fragment(beginning(fragment, most)).itertext())
    assert left == whole or whole.startswith(left[:-1])
    assert left == whole or len(left) <= most + 1


def test_markup_weighs_as_well_as_letters():
    assert weight("<p>a</p>") > weight("aaaaaaaa")
    assert weight("<td>a</td>") > 2 * weight("<dd>a</dd>")
    row = "<tr><td>a</td><td>b</td><td>c</td></tr>"
    assert beginning(f"<table>{row * 100}</table>", 1000).count("<td>") <= 10
    assert weight("") == 0
    assert plain_text(beginning("", 10)) == ""


def test_of_a_word_without_end_only_what_is_printed_weighs():
    word = "x" * 2_000_000
    assert weight(f"<p>{word}</p>") < 2 * MOST
    assert weight(f"<p>{'字' * 20_000}</p>") > 20_000
    assert weight("<td>1</td>" * 20_000) > 200_000
