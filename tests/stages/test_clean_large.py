"""Pages too large to be cleaned are refused with a reason, before they cost minutes and gigabytes."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup, Tag

from packager.errors import ParseError
from packager.model import Article, Document, Item
from packager.stages.clean import clean
from packager.text.bounds import MOST_SIGNS, MOST_TAGS
from packager.text.parts.blocks import settle_blocks

ADDRESS = "https://news.example/a/b"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def _cleaned(page: str) -> Article:
    document = Document(page.encode(), ADDRESS, "text/html")
    return clean(Item("s", "", "g", ADDRESS, document=document), zone=None, language=None)


@pytest.mark.parametrize("made", ["<p>x</p>", "<b>", "<a href='>'>x", "<br>"])
def test_a_page_of_endless_elements_is_refused(made: str) -> None:
    with pytest.raises(ParseError) as refusal:
        _cleaned(PROSE * 5 + made * (MOST_TAGS + 1))
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("sign", ["<", "&"])
def test_a_page_of_endless_signs_is_refused(sign: str) -> None:
    with pytest.raises(ParseError) as refusal:
        _cleaned(PROSE * 5 + sign * (MOST_SIGNS + 1))
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_of_more_text_than_any_article_has_is_refused_at_once(kind: str) -> None:
    words = "The river rose again on Monday night. " * 1000
    page = f"<p>{words}</p>\n" * 140 if kind == "text/html" else f"{words}\n\n" * 140
    item = Item("s", "", "g", ADDRESS, document=Document(page.encode(), ADDRESS, kind))
    began = time.process_time()
    with pytest.raises(ParseError) as refusal:
        clean(item, zone=None, language=None)
    assert refusal.value.code == "too-large"
    assert time.process_time() - began < 2


@pytest.mark.parametrize("around", ["<script>{}</script>", "<!-- {} -->", '<p title="{}">x</p>', "<style>{}"])
def test_what_nobody_reads_of_a_page_is_no_text_of_it(around: str) -> None:
    article = _cleaned(f"<body><h1>A bridge</h1>{PROSE * 5}" + around.format("word " * 1_100_000))
    assert "closed to all traffic" in article.html


def test_a_feed_text_of_endless_elements_is_refused() -> None:
    item = Item("s", "", "g", ADDRESS, title="A bridge", content=PROSE + "<br>" * (MOST_TAGS + 1))
    with pytest.raises(ParseError) as refusal:
        clean(item, zone=None, language=None)
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("around", ["<script>'{}'</script>", "<!-- {} -->", '<p title="{}">x</p>'])
def test_what_only_looks_like_elements_is_not_counted(around: str) -> None:
    article = _cleaned(f"<body><h1>A bridge</h1>{PROSE * 5}" + around.format("<b>" * (MOST_TAGS + 1)) + PROSE)
    assert "closed to all traffic" in article.html


def test_the_text_of_a_feed_may_have_a_tag_with_endless_attributes() -> None:
    tag = "<p " + " ".join(f"a{number}" for number in range(60_000)) + ">held</p>"
    item = Item("s", "", "g", ADDRESS, title="A bridge", content=PROSE + tag)
    assert clean(item, zone=None, language=None).html.endswith("<p>held</p>")


def _moves(depth: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a node is put anywhere while lines in so many boxes are written as blocks."""
    lines = "".join(f"<div>Line {number} of it</div>" for number in range(200))
    soup = BeautifulSoup(f"{'<div>' * depth}{lines}{'</div>' * depth}", "html.parser")
    count = 0

    def insert(self, *arguments):
        nonlocal count
        count += 1
        return put(self, *arguments)

    put = Tag.insert
    with monkeypatch.context() as patch:
        patch.setattr(Tag, "insert", insert)
        settle_blocks(soup)
    assert [each.get_text() for each in soup.find_all("p")] == [f"Line {number} of it" for number in range(200)]
    return count


def test_boxes_in_boxes_cost_each_line_in_them_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _moves(200, monkeypatch) < 1.5 * _moves(20, monkeypatch)
