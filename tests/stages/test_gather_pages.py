"""Articles dealt out over several pages: followed in order, each page once, and told where one is missing."""

import datetime as dt

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


def test_a_rule_says_where_the_whole_article_or_its_next_page_is(web):
    web.page("/a", '<p>x</p><a id="all" href="/all">Print</a>')
    web.page("/all", '<p>whole</p><a class="on" href="/odd-name">onward</a>')
    web.page("/odd-name", "<p>rest</p>")
    rule = SiteRule("r", ("127.0.0.1",), single_page=("//a[@id='all']",), next_page=("//a[@class='on']/@href",))
    item = run(web, {"kind": "page", "url": web.url("/a")}, rules=lambda url: rule).items[0]
    assert item.document.url == web.url("/all")
    assert [page.url for page in item.pages] == [web.url("/odd-name")]
    assert item.rule is rule


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
