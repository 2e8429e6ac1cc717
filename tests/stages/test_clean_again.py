"""What was cleaned is clean: cleaning it again, as a fragment or as a page, changes nothing in it."""

from __future__ import annotations

import gzip
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packager.errors import PackagerError
from packager.model import Article, Document, Item
from packager.pipeline.cleaning import answer, as_page
from packager.stages.clean import clean

PAGES = Path(__file__).parents[3] / "shared" / "bench" / "extraction" / "pages"
ADDRESS = "https://news.example/a/b"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def _cleaned(page: bytes) -> Article:
    document = Document(page, ADDRESS, "text/html")
    return clean(Item("s", "", "g", ADDRESS, document=document), zone=None, language=None)


def _as_page(article: Article) -> Article:
    """Clean what came out in a page of its own, under its headline."""
    title = escape(article.title)
    page = f"<html lang='{article.language}'><title>{title}</title><article><h1>{title}</h1>{article.html}</article>"
    return _cleaned(page.encode())


def _again(article: Article) -> Article:
    item = Item("s", "", "g", ADDRESS, title=article.title, content=article.html)
    return clean(item, zone=None, language=article.language)


BLOCKS = st.sampled_from(
    [
        PROSE,
        "<h2 id=a>Head <a href=#a>#</a></h2>",
        "<h3>On the river<a class=headerlink href='#no such' title=Permalink>¶</a></h3>",
        "<p>See <a href=#away>the part that was left out</a> of this, and <a href=/b>the other</a> page.</p>",
        "<div>loose text <p>and a paragraph</p> \n and more of it</div>",
        "<ul> <li>one thing of note</li> \n <li></li> <li> two </li></ul>",
        "<p>word <b> bold </b> <iframe></iframe> <button>Go</button> more</p>",
        "<hr> \n <hr>",
        "<h2><p>The bank</p><h3>And the <p>bridge</p></h3></h2>",
        "<p>the first <figure><img src=/b.jpg><figcaption>Left<p>Bank</p></figcaption></figure> second</p>",
        "<figure> <img src=/a.jpg>  <figcaption>The bridge, on Monday</figcaption> </figure>",
        "<table><tr><th>Year</th> <td>Depth</td></tr> <tr><th>1999</th><td> 4 m </td></tr></table>",
        "<blockquote> It was high. <p> Very high. </p></blockquote>",
        "<pre>  kept \n as it is  </pre>",
        "<p>A note<sup><a href=#n1 id=r1>1</a></sup>.</p><ol><li id=n1>It says <a href=#r1>↩</a></li></ol>",
        "text <br><br> and text <br>",
        "<em>Words <p>and a paragraph of them</p> in one</em>",
        "<q><p>It was very high.</p></q>",
        "<caption>The weir, in words</caption>",
        "<em>So many: <mn>3</mn></em> <msup>x</msup>",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=6), st.sampled_from(["", " ", "\n"]))
def test_cleaning_a_made_page_again_changes_nothing(blocks: list[str], between: str) -> None:
    body = between.join([PROSE, PROSE, *blocks, PROSE, PROSE])
    page = f"<html lang=en><title>A bridge</title><body><article><h1>A bridge</h1>{body}</article></body></html>"
    once = _cleaned(page.encode())
    assert _again(once).html == once.html
    assert _as_page(once).html == once.html


def test_the_page_that_is_printed_of_an_article_is_cleaned_to_the_same_article(tmp_path) -> None:
    head = (
        "<title>A bridge | The Ledger</title><meta property='og:site_name' content='The Ledger'>"
        "<meta property='article:published_time' content='2024-11-03T11:27:00+01:00'>"
        "<meta property='article:modified_time' content='2024-11-04T08:00:00+01:00'>"
        "<meta name=author content='Ada Brook'><meta name=author content='Tom Hill'>"
    )
    related = "<ul><li><a href=/x>The ferry</a><li><a href=/y>The weir</a></ul><ul><li><img src=/b.jpg></ul>"
    page = f"<html lang=en><head>{head}</head><body><article><h1>A bridge</h1>{PROSE * 4}{related}{PROSE}</article>"
    first, second = tmp_path / "first.html", tmp_path / "second.html"
    first.write_text(page)
    once = answer({"file": str(first), "url": ADDRESS})
    second.write_text(as_page(once))
    twice = answer({"file": str(second), "url": ADDRESS})
    assert {**once, "file": None} == {**twice, "file": None}
    assert once["authors"] == ["Ada Brook", "Tom Hill"]


def test_a_list_of_pictures_alone_between_the_paragraphs_stays() -> None:
    gallery = "<ul class=blocks-gallery-grid><li><figure><img src=/a.jpg></figure></li><li><img src=/b.jpg></li></ul>"
    page = f"<body><div class=wrap><article><h1>A bridge</h1>{PROSE * 4}{gallery}{PROSE * 4}</article></div>"
    assert _cleaned(page.encode()).html.count("<img") == 2


def test_the_frame_of_a_sound_goes_with_its_player() -> None:
    sound = (
        "<figure><div>Hear it</div><audio src=/a.mp3></audio><figcaption>By <a href=/x>Ada</a></figcaption></figure>"
    )
    once = _cleaned(f"<body><div class=w><article><h1>A bridge</h1>{PROSE * 4}{sound}{PROSE}</article></div>".encode())
    assert "<figure" not in once.html
    assert 'href="https://news.example/a.mp3"' in once.html


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_all_of_a_page_that_holds_nothing_but_a_text_is_its_text(kind: str) -> None:
    lines = [
        "It rose.",
        "See <a href='https://a.example/'>this</a>, <a href='https://b.example/'>that</a>",
        "* * *",
        "It fell in the night, they said.",
    ]
    if kind == "text/plain":
        page = "\n\n".join(
            ["The river rose again on Monday night, and the bridge was closed until the evening.", *lines]
        )
    else:
        page = f"<body><header><p>Home</p></header>{PROSE}" + "".join(f"<p>{each}</p>" for each in lines)
    article = clean(
        Item("s", "", "g", ADDRESS, document=Document(page.encode(), ADDRESS, kind)), zone=None, language="en"
    )
    assert article.html.count("<p>") == 5 - ("<hr" in article.html)
    assert "Home" not in article.html


def test_the_sign_by_which_a_heading_is_linked_goes_and_its_place_stays() -> None:
    heading = '<h2><a id="part" href="#part">§</a>On the river</h2>'
    link = "<p>More is said in <a href='#part'>the next part</a> of this text.</p>"
    page = f"<body><h1>A bridge</h1>{PROSE * 4}{link}{heading}{PROSE * 4}</body>"
    assert '<h2 id="part">On the river</h2>' in _cleaned(page.encode()).html


MOST_CHANGED = 0.05
"""Share of real pages whose fragment a second cleaning may still change."""


def _stays(once: Article) -> bool:
    try:
        return _again(once).html == once.html == _as_page(once).html
    except PackagerError:  # without what its page says of itself, an article may be a list of links
        return False


@pytest.mark.slow
@pytest.mark.shared
def test_cleaning_real_pages_again_changes_nothing() -> None:
    paths = sorted(PAGES.glob("*/*.html.gz"))[::12]
    if not paths:
        pytest.skip("the corpus of pages is not here")
    changed, tried = [], 0
    for path in paths:
        try:
            once = _cleaned(gzip.decompress(path.read_bytes()))
        except PackagerError:
            continue
        tried += 1
        if not _stays(once):
            changed.append(f"{path.parent.name}/{path.name}")
    assert len(changed) <= MOST_CHANGED * tried, changed
