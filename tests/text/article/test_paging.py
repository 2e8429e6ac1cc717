"""The next page of an article, and never the next article."""

import pytest
from bs4 import BeautifulSoup

from packager.text.article.paging import join, next_page, number_of

STORY = "https://news.example/2024/11/a-bridge"


@pytest.mark.parametrize(
    ("first", "address", "number"),
    [
        (STORY, f"{STORY}/2", 2),
        (STORY, f"{STORY}/2/", 2),
        (f"{STORY}/", f"{STORY}/page/3/", 3),
        (STORY, f"{STORY}/seite-2", 2),
        (STORY, f"{STORY}?page=2", 2),
        (f"{STORY}?id=7", f"{STORY}?id=7&pagewanted=2", 2),
        (f"{STORY}.html", f"{STORY}-2.html", 2),
        (f"{STORY}.html", f"{STORY}_2.html", 2),
        (f"{STORY}.html", f"{STORY}-page-2.html", 2),
        (f"{STORY}-page-1.html", f"{STORY}-page-2.html", 2),
        (f"{STORY}.html", f"{STORY},2.html", 2),
        (STORY, f"{STORY}-in-pictures", None),
        (STORY, "https://news.example/2024/11/another-bridge", None),
        (STORY, "https://news.example/2024/12/a-bridge", None),
        (STORY, "https://other.example/2024/11/a-bridge/2", None),
        (STORY, f"{STORY}/comment-page-2", None),
        (STORY, f"{STORY}/2#comments", None),
        (STORY, f"{STORY}?page=2&sort=new", None),
        ("https://news.example/2024/11/20", "https://news.example/2024/11/21", None),
        (f"{STORY}-2024", f"{STORY}-2025", None),
    ],
)
def test_a_page_is_told_by_its_address(first: str, address: str, number: int | None) -> None:
    assert number_of(address, first) == number


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="/2024/11/a-bridge/2">',
        '<a href="/2024/11/a-bridge/2">2</a>',
        "<a href='/2024/11/a-bridge/2'><span>Nächste Seite</span></a>",
        '<a class="pager" href="/2024/11/a-bridge/2" aria-label="Page suivante"><svg></svg></a>',
        '<a href="/2024/11/a-bridge/2">下一页</a>',
        '<a href="/2024/11/a-bridge?page=2">»</a>',
    ],
)
def test_what_links_to_the_next_page(link: str) -> None:
    found = next_page(f'<p>x</p>{link}<a href="/2024/11/a-bridge/3">3</a>', STORY, STORY, 2)
    assert found in {f"{STORY}/2", f"{STORY}?page=2"}
    assert next_page(link, STORY, STORY, 3) is None


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="/2024/11/another-story">',
        '<a href="/2024/11/a-bridge/2">Older comments</a>',
        '<a rel="next" href="/2024/11/another-story">Next story</a>',
        '<a href="/2024/11/a-bridge/2">A bridge opens again</a>',
    ],
)
def test_what_does_not(link: str) -> None:
    assert next_page(link, STORY, STORY, 2) is None


def test_pages_are_joined_without_what_they_repeat() -> None:
    standfirst = "<p>The bridge at Hall was closed on Monday.</p>"
    picture = '<figure><img src="https://news.example/b.jpg"></figure>'
    last = "<p>The council will meet on Thursday to decide what is to become of the old bridge.</p>"
    soup = BeautifulSoup(f"<h1>A bridge</h1>{picture}{standfirst}<p>One.</p>{last}<p>Page 1 of 2</p>", "html.parser")
    second = BeautifulSoup(
        f"<h1>A bridge – page 2</h1>{picture}{standfirst}<p>Two.</p><p>One.</p><p>Seite 2 von 2</p>{last}",
        "html.parser",
    )
    join(soup, [second, BeautifulSoup(str(soup), "html.parser")])
    assert soup.decode() == (
        '<h1>A bridge</h1><figure><img src="https://news.example/b.jpg"/></figure>'
        f"{standfirst}<p>One.</p>{last}<p>Two.</p><p>One.</p>"
    )
