"""Fragments are read as written and spelt as XML; nothing is moved, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from packager.text.html import element_text, parse_fragment, parse_page, plain_text, serialise, to_xhtml


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<p>5&nbsp;&euro; &amp; more</p>", "<p>5\u00a0€ &amp; more</p>"),
        ("<td></td>", "<td></td>"),
        ("<p>open", "<p>open</p>"),
        ("<b><p>bold</p></b>", "<b><p>bold</p></b>"),
        ('<a href="/?a=1&b=2">x</a>', '<a href="/?a=1&amp;b=2">x</a>'),
        ("1 < 2 > 0", "1 &lt; 2 &gt; 0"),
    ],
)
def test_html_is_spelt_as_xml(written: str, spelt: str) -> None:
    assert to_xhtml(written) == spelt
    assert to_xhtml(spelt) == spelt


def test_mathml_gets_its_namespace_once() -> None:
    once = to_xhtml("<math><mi>x</mi></math>")
    assert once == '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    assert to_xhtml(once) == once


@given(st.text(alphabet=st.sampled_from("<>/=\"' abp&;#x0!-\n\0é")))
def test_any_text_becomes_well_formed_xml_and_stays_so(text: str) -> None:
    spelt = to_xhtml(text)
    etree.fromstring(f"<div>{spelt}</div>")
    assert to_xhtml(spelt) == spelt
    assert serialise(parse_fragment(spelt)) == spelt


def test_plain_text_has_one_line_a_block() -> None:
    assert plain_text("<h2>One</h2><p>two\n three<br>four</p><ul><li>five</li></ul>") == "One\ntwo three\nfour\nfive"


def test_what_a_reader_never_sees_is_no_text() -> None:
    page = parse_page("<body><p>seen<script>unseen</script></p><style>unseen</style></body>")
    assert element_text(page) == "seen"


def test_a_page_of_nothing_is_none() -> None:
    assert parse_page("") is None
    assert parse_page(" \n\0 ") is None


def test_endless_nesting_is_flattened_and_keeps_its_text() -> None:
    page = parse_page("<body>" + "<div>" * 20_000 + "deep")
    depth = max(sum(1 for _ in element.iterancestors()) for element in page.iter())
    assert depth <= 260
    assert "deep" in element_text(page)
