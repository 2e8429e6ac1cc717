"""What was cleaned is clean: cleaning a fragment again changes nothing in it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from packager.errors import PackagerError
from packager.model import Article, Document, Item
from packager.stages.clean import clean

PAGES = Path(__file__).parents[3] / "shared" / "bench" / "extraction" / "pages"
ADDRESS = "https://news.example/a/b"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def _cleaned(page: bytes) -> Article:
    document = Document(page, ADDRESS, "text/html")
    return clean(Item("s", "", "g", ADDRESS, document=document), zone=None, language=None)


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
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=6), st.sampled_from(["", " ", "\n"]))
def test_cleaning_a_made_page_again_changes_nothing(blocks: list[str], between: str) -> None:
    body = between.join([PROSE, PROSE, *blocks, PROSE, PROSE])
    page = f"<html lang=en><title>A bridge</title><body><article><h1>A bridge</h1>{body}</article></body></html>"
    once = _cleaned(page.encode())
    assert _again(once).html == once.html


def test_the_sign_by_which_a_heading_is_linked_goes_and_its_place_stays() -> None:
    heading = '<h2><a id="part" href="#part">§</a>On the river</h2>'
    link = "<p>More is said in <a href='#part'>the next part</a> of this text.</p>"
    page = f"<body><h1>A bridge</h1>{PROSE * 4}{link}{heading}{PROSE * 4}</body>"
    assert '<h2 id="part">On the river</h2>' in _cleaned(page.encode()).html


MOST_CHANGED = 0.05
"""Share of real pages whose fragment a second cleaning may still change."""


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
        if _again(once).html != once.html:
            changed.append(f"{path.parent.name}/{path.name}")
    assert len(changed) <= MOST_CHANGED * tried, changed
