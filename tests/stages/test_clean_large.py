"""Pages too large to be cleaned are refused with a reason, before they cost minutes and gigabytes."""

from __future__ import annotations

import pytest

from packager.errors import ParseError
from packager.model import Article, Document, Item
from packager.stages.clean import clean
from packager.text.html import MOST_SIGNS, MOST_TAGS

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


def test_a_page_of_endless_signs_is_refused() -> None:
    with pytest.raises(ParseError) as refusal:
        _cleaned(PROSE * 5 + "<" * (MOST_SIGNS + 1))
    assert refusal.value.code == "too-large"


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
