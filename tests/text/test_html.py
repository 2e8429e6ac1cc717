"""Fragments are read as written and spelt as XML; nothing is moved, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from packager.text.bounds import MOST_ATTRIBUTES
from packager.text.html import (
    MAX_DEPTH,
    element_text,
    parse_fragment,
    parse_page,
    plain_text,
    serialise,
    to_xhtml,
)


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
    assert depth <= MAX_DEPTH + 5
    assert "deep" in element_text(page)


def test_what_is_nested_too_deep_keeps_its_order_however_much_it_is() -> None:
    words = [f"<p>{number} <b>words</b></p>" for number in range(20_000)]
    page = parse_page(
        "<body>" + "<figure>".join(["", *["".join(words[at : at + 100]) for at in range(0, 20_000, 100)]])
    )
    assert page is not None
    assert [int(each) for each in element_text(page).replace("words", " ").split()] == list(range(20_000))


def _overloaded(between: str, number: int = 60_000) -> str:
    return "<p " + "".join(f"a{n}{between}" for n in range(number)) + ">held</p>"


@pytest.mark.parametrize("between", ["=x ", " ", "/", "='>'", '=">"', "=\n'<' "])
def test_a_tag_with_endless_attributes_keeps_the_first_of_them(between: str) -> None:
    page = parse_page(f"<body><p>before</p>{_overloaded(between)}<p>after</p></body>")
    assert page is not None
    assert element_text(page) == "before\nheld\nafter"
    assert len(page.findall(".//p")[1].attrib) == MOST_ATTRIBUTES


@pytest.mark.parametrize("before", ["x=y=' ", "x='<' ", f"title='{'words ' * 500}' "])
def test_values_hide_no_endless_attributes(before: str) -> None:
    page = parse_page(f"<body>{_overloaded(' ').replace('<p ', f'<p {before}')}</body>")
    assert page is not None
    assert len(page.find(".//p").attrib) <= MOST_ATTRIBUTES


def test_a_tag_with_many_attributes_is_left_as_it_is() -> None:
    page = parse_page(f"<body>{_overloaded('=x ', MOST_ATTRIBUTES)}</body>")
    assert page is not None
    assert len(page.find(".//p").attrib) == MOST_ATTRIBUTES


@pytest.mark.parametrize(
    "around",
    [
        "<script>for (i=0;i<n;i++) {}</script>",
        "<style>a<b {}</style>",
        "<!-- a<b {} -->",
        '<p title="a<b {}"></p>',
        "<textarea>a<b {}</textarea>",
    ],
)
def test_what_only_looks_like_a_tag_hides_nothing_behind_it(around: str) -> None:
    held = "<p>held</p>" + around.format("word " * 5_000) + "<p>kept</p>"
    for page in (held, _overloaded(" ", 2_000) + held):
        root = parse_page(f"<body>{page}</body>")
        assert root is not None
        assert [p.text for p in root.iter("p")][-1] == "kept"


def test_a_page_without_the_tags_that_html_lets_out_has_a_body():
    page = parse_page("<!doctype html><title>A bridge</title><main><p>It rose.</p></main> and fell <p>again")
    assert [each.tag for each in page.find("head")] == ["title"]
    assert element_text(page.find("body")) == "It rose.\nand fell\nagain"


def test_what_stands_before_the_body_comes_first_in_it():
    page = parse_page("<head><title>A bridge</title><site-bar>Menu</site-bar></head><body>It rose.</body>")
    assert element_text(page.find("body")) == "MenuIt rose."
