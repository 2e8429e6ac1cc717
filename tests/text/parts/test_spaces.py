"""White space in an article: what its writer meant, not what a program left."""

import pytest

from packager.text.parts.spaces import settle_spaces
from packager.text.soup import QuickSoup


def settled(html: str) -> str:
    soup = QuickSoup(html)
    soup.html.unwrap()
    soup.body.unwrap()
    settle_spaces(soup)
    return str(soup).replace("\xa0", "~")


@pytest.mark.parametrize(("written", "read"), [
    ("<p>One.  Two\n three</p>", "<p>One. Two three</p>"),
    ("<p> One <b> two </b> </p>", "<p>One <b> two </b></p>"),
    ("<pre> a  b\n</pre>", "<pre> a  b\n</pre>"),
])  # fmt: skip
def test_space_is_written_once_and_not_where_a_block_begins_or_ends(written, read):
    assert settled(written) == read


@pytest.mark.parametrize(("written", "read"), [
    ("<p>One. &nbsp;Two.&nbsp; Three.&nbsp;&nbsp;Four.&nbsp;\n&nbsp;Five</p>", "<p>One. Two. Three. Four. Five</p>"),
    ("<p>&nbsp;&nbsp; One&nbsp;</p>", "<p>One</p>"),
    ("<h2>&nbsp;One &nbsp;</h2>", "<h2>One</h2>"),
    ("<p>One <b>two</b>&nbsp; three</p>", "<p>One <b>two</b> three</p>"),
    ("<p>One <b>two</b>&nbsp;three&nbsp;&nbsp;<b>four</b></p>", "<p>One <b>two</b>~three <b>four</b></p>"),
])  # fmt: skip
def test_spaces_that_do_not_break_are_idle_where_there_are_several_or_a_block_begins(written, read):
    assert settled(written) == read
    assert settled(read.replace("~", "\xa0")) == read


@pytest.mark.parametrize("written", [
    "<p>10~km, M.~Dupont, «~oui~»</p>",
    "<p>Rose<br/>~~~~thorn<br/>~<br/>~~~~petal</p>",
    "<p>~~~~Rose<br/>thorn</p>",
    "<p>Write <code>a~~b</code> here</p>",
    "<pre>~~a~~</pre>",
])  # fmt: skip
def test_one_between_words_stays_and_so_do_those_that_shape_a_poem_or_code(written):
    assert settled(written.replace("~", "\xa0")) == written


@pytest.mark.parametrize(("written", "read"), [
    ("<p>doi:1 <a>Crossref</a><a>Medline</a><a>Google Scholar</a></p>",
     "<p>doi:1 <a>Crossref</a> <a>Medline</a> <a>Google Scholar</a></p>"),
    ("<p><a>[1]</a><a>[2]</a> <a>foot</a><a>ball</a> <a>東京</a><a>大阪</a></p>",
     "<p><a>[1]</a><a>[2]</a> <a>foot</a><a>ball</a> <a>東京</a><a>大阪</a></p>"),
])  # fmt: skip
def test_links_that_touch_are_parted_where_the_second_begins_anew(written, read):
    assert settled(written) == read
