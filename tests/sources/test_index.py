"""Section pages: which links are articles, and which time is whose."""

import pytest
from reading import codes, read
from web import Web

from packager.errors import SourceError

BASE = '<base href="https://example.org/monde/">'


def listed(tmp_path, html, **options):
    (tmp_path / "page.html").write_text(BASE + html)
    return read("index", tmp_path, path="page.html", **({"language": "fr"} | options))


def told(listing):
    return [(item.title, item.published.isoformat() if item.published else None) for item in listing.items]


def titles(count=3):
    return [f"Le pont numéro {number} rouvre ce matin" for number in range(count)]


EXPECTED = [(title, f"2024-11-{20 - number}T03:1{number}:00+01:00") for number, title in enumerate(titles())]


def rows(template):
    return "".join(template.format(n=n, d=20 - n, title=title) for n, title in enumerate(titles()))


@pytest.mark.parametrize(
    "html",
    [
        rows('<p>{d} novembre 2024 · 03:1{n}</p><p><a href="pont-rouvre-matin-{n}">{title}</a></p>'),
        rows('<h3><a href="pont-rouvre-matin-{n}">{title}</a></h3><p>{d} novembre 2024 · 03:1{n}</p>'),
        rows('<li>{d} novembre 2024 · 03:1{n} <a href="pont-rouvre-matin-{n}">{title}</a></li>'),
        rows('<a href="pont-rouvre-matin-{n}"><h2>{title}</h2><i>{d}/11/2024</i> <i>03:1{n}</i></a>'),
        rows('<h2>{d} novembre 2024</h2><p><b>03:1{n}</b> <a href="pont-rouvre-matin-{n}">{title}</a></p>'),
        rows(
            '<article><a href="pont-rouvre-matin-{n}"><img src=x></a><a href="pont-rouvre-matin-{n}">{title}</a>'
            '<time datetime="2024-11-{d}T03:1{n}:00+01:00">hier</time></article>'
        ),
    ],
    ids=["time before", "time after", "in the line", "one link", "under a day", "time element"],
)
def test_a_list_of_headlines_each_with_its_time_gives_titles_links_and_times(tmp_path, html):
    listing = listed(tmp_path, f"<h1>Monde</h1><main>{html}</main>")
    assert told(listing) == EXPECTED
    assert [item.url for item in listing.items] == [
        f"https://example.org/monde/pont-rouvre-matin-{n}" for n in range(3)
    ]
    assert all(item.wants_page and item.guid == item.url for item in listing.items)


def test_an_hour_is_never_taken_from_elsewhere(tmp_path):
    clock = "<p>Jeudi 21 novembre 2024, 05:00</p>"
    teasers = rows('<p><a href="pont-rouvre-matin-{n}">{title}, disait-on le 3 mai 2020</a></p>')
    assert [published for _, published in told(listed(tmp_path, f"{clock}<main>{teasers}</main>"))] == [None] * 3


def test_a_time_of_change_is_not_one_of_publication(tmp_path):
    html = rows(
        '<article><h2><a href="pont-rouvre-matin-{n}">{title}</a></h2><p>Mis à jour le {d} novembre 2024 à 03:1{n}</p>'
        "</article>"
    )
    assert [published for _, published in told(listed(tmp_path, html))] == [None] * 3


PAGE = """<html lang=en><title>World – The Example</title><body>
<header><a href="/2024/11/20/promoted-by-the-header-here.html">Promoted by the header, not listed</a></header>
<nav><a href="/world">World</a><a href="/a-very-long-name-for-a-section-of-news">A long name of a section</a></nav>
<main><h1>World</h1>
<h2><a href="/2024/11/20/bridge-reopens.html">Bridge reopens</a></h2><a href="/2024/11/20/bridge-reopens.html#c">12</a>
<article><a href="/story/1234567"><h3>The strike goes on for another week</h3><p>Some more words</p></a></article>
<p><a href="/author/jane-q-doe">By Jane Q. Doe, who writes for us</a> <a href="/login">Log in</a></p>
<p><a href="https://elsewhere.example/some-long-story-of-others">Some long story of other people</a></p>
<p><a href="/files/report-of-the-year-2024.pdf">The report of the year, all of it</a></p>
<p><a href="mailto:a@example.org">Write to us today about this</a></p>
</main><footer><a href="/2020/01/01/imprint-and-so-on">Imprint and so on and on</a></footer>"""


def test_menus_authors_log_ins_and_other_sites_are_no_articles():
    with Web() as web:
        web.page("/world/", PAGE)
        listing = read("index", web=web, url=web.url("/world/"))
        assert [(item.title, item.url) for item in listing.items] == [
            ("Bridge reopens", web.url("/2024/11/20/bridge-reopens.html")),
            ("The strike goes on for another week", web.url("/story/1234567")),
        ]
    assert listing.title == "World – The Example"


def test_patterns_say_which_addresses_are_meant(tmp_path):
    html = '<nav><a href="/a/1">One</a></nav><a href="/a/2">Two</a><a href="/b/3">Three</a><a href="/a/4">4</a>'
    assert [item.title for item in listed(tmp_path, html, include=["/a/*"], exclude=["*4"]).items] == ["One", "Two"]
    whole = listed(tmp_path, html, include=["https://example.org/b/*"])
    assert [item.title for item in whole.items] == ["Three"]


@pytest.mark.parametrize("articles", ["div.teaser", "//div[@class='teaser']", ".teaser a.more"])
def test_selectors_say_where_the_articles_are(tmp_path, articles):
    html = (
        '<div class="teaser"><b>Rock &amp; roll</b> <i class="when">19 novembre 2024</i> <i>18 mai 2021</i>'
        '<a class="more" href="x?id=1#top">plus</a></div>'
        '<div>20 novembre 2024 <a href="/autre-histoire-longue-ici">x</a>'
    )
    within = {} if "more" in articles else {"title": "b", "time": "i.when"}
    listing = listed(tmp_path, html, articles=articles, **within)
    assert [item.url for item in listing.items] == ["https://example.org/monde/x?id=1"]
    assert told(listing) == [("Rock & roll", "2024-11-19") if within else ("plus", None)]


@pytest.mark.parametrize("selector", ["div > > a", "//div[", ".//a[@x='"])
def test_a_selector_that_is_none_is_an_error(tmp_path, selector):
    with pytest.raises(SourceError) as caught:
        listed(tmp_path, "<a href=x>x</a>", articles=selector)
    assert caught.value.code == "bad-selector"


def test_a_page_without_articles_is_told(tmp_path):
    assert codes(listed(tmp_path, "<p>Nothing</p>")) == ["list-empty"]


def test_a_page_of_ten_thousand_links_is_cut(tmp_path):
    html = "".join(f'<h2><a href="/2024/11/20/story-number-{n}">Story number {n} of many</a></h2>' for n in range(5000))
    listing = listed(tmp_path, html)
    assert (len(listing.items), codes(listing)) == (200, ["listing-cut"])
    assert "5,000" in listing.problems[0].message


@pytest.mark.parametrize(("new", "told"), [("/world/", True), ("/", False)])
def test_a_section_that_moved_for_good_is_told_unless_it_leads_to_the_front_page(new, told):
    with Web() as web:
        web.page(new, '<h2><a href="/2024/11/20/story-of-a-bridge">Story of a bridge over the river</a></h2>')
        web.redirect("/monde", new, 301)
        listing = read("index", web=web, url=web.url("/monde"))
        assert (len(listing.items), listing.moved) == (1, web.url(new) if told else None)
