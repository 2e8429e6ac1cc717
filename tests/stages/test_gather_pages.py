"""Articles dealt out over several pages: followed in order, each page once, and told where one is missing."""

import datetime as dt
from dataclasses import replace

import pytest
from test_gather import feed, run
from web import Web

from packager.apart import call
from packager.model import SiteRule
from packager.ports import Bounds
from packager.stages.clean import clean
from packager.text.html import plain_text

TEXT = "The river rose again on night {0}, and the old bridge was closed to all traffic until the evening of day {0}."


@pytest.fixture
def web():
    with Web() as running:
        yield running


def story(web, number, link="", head=""):
    """A page of an article, with its headline, standfirst, three paragraphs of its own, and a link onward."""
    own = "".join(f"<p>{TEXT.format(f'{number}{letter}')}</p>" for letter in "abc")
    lead = "<p class=lead>What became of the bridge after the flood, told in several parts by those who saw it.</p>"
    path = "/story" if number == 1 else f"/story/{number}"
    web.page(path, f"<title>A bridge</title>{head}<article><h1>A bridge</h1>{lead}{own}</article>{link}")


def onward(number):
    return (
        f'<ul class="pages"><li><a href="/story/{number}">{number}</a></ul><a rel="next" href="/other">Next story</a>'
    )


def nights(item):
    article = clean(item, zone=dt.UTC, language=None)
    lines = plain_text(article.html).splitlines()
    return [line.split("night ")[1].split(",")[0] for line in lines if "night" in line], lines, article


@pytest.mark.parametrize("kind", ["page", "feed", "urls"])
def test_all_pages_make_one_article_whatever_the_source(web, tmp_path, kind):
    story(web, 1, onward(2))
    story(web, 2, onward(1) + onward(3))
    story(web, 3, onward(2))
    web.page("/other", "<p>Another story.</p>")
    (tmp_path / "list.txt").write_text(web.url("/story"))
    source = {
        "page": {"kind": "page", "url": web.url("/story")},
        "feed": feed(web, "/feed", "/story") | {"text": "article"},
        "urls": {"kind": "urls", "path": "list.txt"},
    }[kind]
    gathered = run(web, source, folder=tmp_path)
    found, lines, article = nights(gathered.items[0])
    assert found == ["1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c"]
    assert sum("told in several parts" in line for line in lines) == 1
    assert not article.problems
    assert web.count("/other") == 0
    assert [web.count(path) for path in ("/story", "/story/2", "/story/3")] == [1, 1, 1]


def test_a_page_that_fails_ends_the_article_and_is_named(web):
    story(web, 1, onward(2))
    story(web, 2, onward(3))
    web.page("/story/3", "gone", status=410)
    gathered = run(web, {"kind": "page", "url": web.url("/story")})
    assert nights(gathered.items[0])[0] == ["1a", "1b", "1c", "2a", "2b", "2c"]
    assert [(one.code, one.message.split(":")[0]) for one in gathered.problems] == [
        ("part-failed", "page 3 of the article is missing")
    ]


def test_pages_that_lead_round_in_a_circle_are_read_once(web):
    story(web, 1, onward(2))
    web.redirect("/story/2", "/story")
    gathered = run(web, {"kind": "page", "url": web.url("/story")})
    assert gathered.items[0].pages == ()
    assert not gathered.problems


def test_no_more_than_twenty_pages_are_read(web):
    for number in range(1, 24):
        story(web, number, onward(number + 1))
    gathered = run(web, {"kind": "page", "url": web.url("/story")})
    assert len(gathered.items[0].pages) == 19
    assert [problem.message for problem in gathered.problems] == [
        "page 21 of the article is missing: no more than 20 pages of one article are read"
    ]


def test_a_page_that_is_answered_from_elsewhere_is_missing(web):
    story(web, 1, onward(2))
    web.redirect("/story/2", "/")
    web.page("/", "".join(f"<h2><a href=/{at}>Story {at}</a></h2><p>{TEXT.format(at)}</p>" for at in range(9)))
    gathered = run(web, {"kind": "page", "url": web.url("/story")})
    assert gathered.items[0].pages == ()
    assert [problem.message for problem in gathered.problems] == [
        "page 2 of the article is missing: its address leads to another page"
    ]


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("error-page", "<title>Page not found</title><h1>Page not found</h1><p>Sorry, there is no such page here.</p>"),
        ("login-wall", "<title>Log in</title><p>Log in with your e-mail and password, or create an account.</p>"),
    ],
)
def test_a_further_page_that_is_no_article_is_missing(web, code, page):
    story(web, 1, onward(2))
    web.page("/story/2", page)
    item = run(web, {"kind": "page", "url": web.url("/story")}).items[0]
    found, _, article = nights(item)
    assert found == ["1a", "1b", "1c"]
    assert [(one.code, one.message.split(":")[0]) for one in article.problems] == [
        ("part-failed", "page 2 of the article is missing")
    ]


@pytest.mark.parametrize(("title", "joined"), [("The tunnel", False), ("A bridge – page 2", True)])
def test_a_number_behind_the_name_may_be_another_article_of_that_name(web, title, joined):
    story(web, 1, '<a rel="next" href="/story-2">Next →</a>')
    web.page("/story-2", f"<title>{title}</title><article><h1>{title}</h1><p>{TEXT.format('2a')}</p></article>")
    found, _, article = nights(run(web, {"kind": "page", "url": web.url("/story")}).items[0])
    assert found == ["1a", "1b", "1c", *(["2a"] if joined else [])]
    assert not article.problems


def test_the_picture_that_stands_over_each_page_is_printed_once(web):
    picture = '<figure><img src="/bridge.jpg" width="900" height="500"><figcaption>The bridge.</figcaption></figure>'
    for path, letter, link in (("/story", "1a", onward(2)), ("/story/2", "2a", "")):
        own = "".join(f"<p>{TEXT.format(f'{letter}{each}')}</p>" for each in "xyz")
        web.page(path, f"<title>A bridge</title><article><h1>A bridge</h1>{picture}{own}</article>{link}")
    found, _, article = nights(run(web, {"kind": "page", "url": web.url("/story")}).items[0])
    assert len(found) == 6
    assert article.html.count("<img") == 1


def test_a_rule_says_where_the_whole_article_or_its_next_page_is(web):
    web.page("/a", '<p>x</p><a id="all" href="/all">Print</a>')
    web.page("/all", '<p>whole</p><a class="on" href="/odd-name">onward</a>')
    web.page("/odd-name", "<p>rest</p>")
    rule = SiteRule("r", ("127.0.0.1",), single_page=("//a[@id='all']",), next_page=("//a[@class='on']/@href",))
    item = run(web, {"kind": "page", "url": web.url("/a")}, rules=lambda url: rule).items[0]
    assert item.document.url == web.url("/all")
    assert [page.url for page in item.pages] == [web.url("/odd-name")]
    assert item.rule is rule


def test_a_rule_ends_where_a_further_page_is_on_another_site(web):
    story(web, 1, '<a class="on" href="/story/2">onward</a>')
    story(web, 2, '<a class="on" href="/odd">onward</a>')
    rule = SiteRule("r", ("127.0.0.1",), next_page=("//a[@class='on']",), strip=("//article/p[2]",))
    item = run(
        web, {"kind": "page", "url": web.url("/story")}, rules=lambda url: rule if url[-1] == "y" else None
    ).items[0]
    assert [page.url for page in item.pages] == [web.url("/story/2")]
    away = replace(item.pages[0], url="https://elsewhere.example/story/2")
    assert nights(item)[0] == ["1b", "1c", "2b", "2c"]
    assert nights(replace(item, pages=(away,)))[0] == ["1b", "1c", "2a", "2b", "2c"]


@pytest.mark.slow
def test_a_search_of_a_rule_that_does_not_end_costs_its_link_alone(web):
    web.page("/a", "<p><a href=x>y</a></p>" * 20_000)
    rule = SiteRule("r", ("127.0.0.1",), single_page=("//a[count(//*) < 9]",), next_page=("//a[count(//*) < 8]",))

    def apart(task, value):
        return call(task, value, Bounds(1, 1_000_000_000))

    gathered = run(web, {"kind": "page", "url": web.url("/a")}, rules=lambda url: rule, apart=apart)
    assert [item.document.url for item in gathered.items] == [web.url("/a")]
    assert [problem.code for problem in gathered.problems] == ["part-failed", "part-failed"]
    assert "was given up" in gathered.problems[0].message
