"""The next page of an article, and never the next article."""

import pytest
from bs4 import BeautifulSoup

from packager.text.article.paging import is_doubtful, join, next_page, number_of, strayed

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
        (f"{STORY},77.html", f"{STORY},77,strona,2.html", 2),
        (f"{STORY}/", f"{STORY}/index2.html", 2),
        (STORY, f"{STORY}?halaman=2", 2),
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
        *(
            f'<a href="/2024/11/a-bridge/2">{said}</a>'
            for said in (
                "صفحه بعد",
                "अगला पृष्ठ",
                "หน้าถัดไป",
                "Trang sau",
                "Selanjutnya",
                "Pagina următoare",
                "Следваща страница",
                "Sljedeća stranica",
                "Sledeća strana",
                "Następna strona",
                "Kitas puslapis",
            )
        ),
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
        *(
            f'<a rel="next" href="/2024/11/a-bridge-2">{said}</a>'
            for said in (
                "Next post",
                "Nächster Artikel",
                "Article suivant",
                "Siguiente noticia",
                "Следующая статья",
                "下一篇",
            )
        ),
    ],
)
def test_what_does_not(link: str) -> None:
    assert next_page(link, STORY, STORY, 2) is None


def test_systems_that_count_from_nought_are_followed_in_their_way() -> None:
    """Their last page is named behind an arrow as well."""
    links = "".join(f'<a href="?page={at}">{at + 1}</a>' for at in (1, 2)) + '<a href="?page=2">last »</a>'
    assert next_page(links, STORY, STORY, 2) == f"{STORY}?page=1"
    assert next_page(links, f"{STORY}?page=1", STORY, 3) == f"{STORY}?page=2"
    assert next_page(links, f"{STORY}?page=2", STORY, 4) is None


def test_a_link_is_read_against_the_address_that_the_page_declares() -> None:
    page = '<base href="https://news.example/"><a href="2024/11/a-bridge/2">Next</a>'
    assert next_page(page, STORY, STORY, 2) == f"{STORY}/2"


@pytest.mark.parametrize(
    ("came", "astray"),
    [(f"{STORY}/2/", False), (f"{STORY}?page=2", False), ("https://news.example/", True), (f"{STORY}-fallen", True)],
)
def test_what_is_answered_from_elsewhere_is_told(came: str, astray: bool) -> None:
    assert strayed(f"{STORY}/2", came, STORY) is astray


@pytest.mark.parametrize(
    ("address", "doubtful"),
    [(f"{STORY}-2", True), (f"{STORY}-page-2", False), (f"{STORY}/2", False), (f"{STORY}?page=2", False)],
)
def test_a_bare_number_behind_a_name_may_be_another_articles(address: str, doubtful: bool) -> None:
    assert is_doubtful(address, STORY) is doubtful


def test_places_of_different_pages_have_different_names() -> None:
    written = '<p>Text {0}.<a href="#n1">1</a></p><ol><li id="n1">Note of page {0}.</li></ol>'
    soup = BeautifulSoup(written.format("one"), "html.parser")
    join(soup, [BeautifulSoup(written.format("two"), "html.parser")])
    assert [link["href"] for link in soup.find_all("a")] == ["#n1", "#n1-p2"]
    assert [note["id"] for note in soup.find_all("li")] == ["n1", "n1-p2"]


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
