"""An article's facts, read from a whole page."""

from __future__ import annotations

import json

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packager.model import Provenance
from packager.text.facts import metadata

URL = "https://www.gazette.example/2024/11/20/un-pont-rouvre"


def page(head: str = "", body: str = "", *, lang: str = "fr") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>')


def linked(**facts) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Un pont rouvre", **facts}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def read(
    head: str = "", body: str = "<h1>Un pont rouvre</h1>", *, lang: str = "fr", url: str | None = None
) -> metadata.Facts:
    return metadata.read(page(head, body, lang=lang), url=url)


def times(facts: metadata.Facts) -> tuple[str | None, str | None]:
    published, updated = facts.published, facts.updated
    return published.isoformat() if published else None, updated.isoformat() if updated else None


def test_a_page_that_says_all_in_json_ld():
    facts = read(
        linked(
            datePublished="2024-11-20T11:27:00+01:00",
            dateModified="2024-11-20T14:00:00+01:00",
            author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Dahl"}],
            publisher={"@type": "Organization", "name": "La Gazette"},
            articleSection="Monde",
        ),
        url=URL,
    )
    assert facts.title == "Un pont rouvre"
    assert facts.authors == ("Ann Lee", "Bo Dahl")
    assert times(facts) == ("2024-11-20T11:27:00+01:00", "2024-11-20T14:00:00+01:00")
    assert facts.published_from is Provenance.JSON_LD
    assert (facts.site, facts.rubric, facts.language, facts.direction) == ("La Gazette", "Monde", "fr", "ltr")


@pytest.mark.parametrize(("name", "site"), [
    ("La Gazette - Toute l’actualité", "La Gazette"), ("Le bon journal • LaGazette", "LaGazette"),
    ("www.gazette.example | Das Portal", "gazette.example"), ("News - Views", "News - Views"),
    ("Gaz - Ette", "Gaz - Ette"), ("La Gazette", "La Gazette"),
])  # fmt: skip
def test_a_site_is_named_without_its_slogan(name, site):
    head = f'<meta property="og:site_name" content="{name}">'
    assert read(head, url="https://www.gazette.example/1").site == site


@pytest.mark.parametrize(("name", "site"), [
    ("https://www.gazette.example/", "gazette.example"), ("gazette.example/", "gazette.example"),
    ("@gazette", "gazette"), ("{$plugin.site_name}", "gazette.example"), ("A bridge", "gazette.example"),
])  # fmt: skip
def test_a_site_is_named_by_no_address_handle_template_or_headline(name, site):
    head = f'<meta property="og:title" content="A bridge"><meta property="og:site_name" content="{name}">'
    assert read(head, url="https://www.gazette.example/1").site == site


@pytest.mark.parametrize(("said", "section"), [
    ("Monde", "Monde"), ("Lunch,Sharing,Sides", "Lunch"), ("Food & Drink, News", "Food & Drink"),
    ("Clubs, Bars & Restaurants", "Clubs, Bars & Restaurants"), ("/world/middle_east", "middle east"),
    ("news/local/crime-courts/", "crime courts"), ("Film/TV", "Film/TV"), (",", None), ("https://e.org/news", None),
])  # fmt: skip
def test_a_section_is_the_first_of_several_and_no_path(said, section):
    assert read(f'<meta property="article:section" content="{said}">').rubric == section


def test_a_page_that_says_nothing_says_nothing():
    facts = read(body="<p>Texte.</p>")
    assert (facts.title, facts.authors, times(facts), facts.image) == (None, (), (None, None), None)


class TestTimes:
    def test_the_line_under_the_headline_is_read_in_the_page_s_language(self):
        facts = read(body="<h1>Un pont rouvre</h1><p>Publié le 20 novembre 2024 à 11h27, mis à jour à 14h02</p>")
        assert times(facts) == ("2024-11-20T11:27:00", "2024-11-20T14:02:00")
        assert facts.published_from is Provenance.TEXT

    def test_an_update_does_not_stand_in_for_publication(self):
        facts = read('<meta property="article:modified_time" content="2024-11-20T14:00:00+01:00">')
        assert times(facts) == (None, "2024-11-20T14:00:00+01:00")

    def test_the_address_gives_a_day_and_comes_last(self):
        assert times(read(url=URL)) == ("2024-11-20", None)
        assert times(read(linked(datePublished="2024-11-19T23:30:00-05:00"), url=URL))[0] == "2024-11-19T23:30:00-05:00"

    def test_a_midnight_to_the_second_is_a_day(self):
        assert times(read(linked(datePublished="2024-11-20T00:00:00Z")))[0] == "2024-11-20"

    def test_a_local_hour_marked_z_is_corrected_by_a_second_place(self):
        head = linked(datePublished="2024-11-20T11:27:00Z")
        head += '<meta property="article:published_time" content="2024-11-20T11:27:00+01:00">'
        assert times(read(head))[0] == "2024-11-20T11:27:00+01:00"

    def test_an_instant_in_utc_is_told_as_the_page_shows_it(self):
        body = "<h1>Un pont rouvre</h1><p class=date>21 novembre 2024, 00:27</p>"
        assert times(read(linked(datePublished="2024-11-20T23:27:00Z"), body))[0] == "2024-11-21T00:27:00+01:00"

    def test_an_hour_without_an_offset_takes_it_from_another_place(self):
        head = (
            linked(datePublished="2024-11-20T11:27:00") + '<meta name="sailthru.date" content="2024-11-20T10:27:00Z">'
        )
        assert times(read(head))[0] == "2024-11-20T11:27:00+01:00"

    def test_two_places_that_agree_outvote_one(self):
        body = '<h1>Un pont rouvre</h1><time datetime="2024-11-20T11:27:00+01:00">20 novembre 2024 à 11:27</time>'
        assert times(read(linked(datePublished="2015-01-16T14:53:35+01:00"), body))[0] == "2024-11-20T11:27:00+01:00"

    def test_a_time_that_cannot_be_is_none(self):
        assert times(read(linked(datePublished="1970-01-01T00:00:00Z"))) == (None, None)

    @pytest.mark.parametrize(
        "decoy",
        [
            '<div class="related"><a>Autre titre</a><span>19 novembre 2024 à 09:12</span></div>',
            '<ol class="comments"><li><time datetime="2024-11-21T08:00:00Z">21 novembre 2024 à 09:00</time></li></ol>',
            "<nav>20 novembre 2024 07:00</nav>",
            "<p>Le maire a parlé le 18 novembre 2024 à 16h00 devant le conseil, et a promis un autre pont.</p>",
            "<p>La prochaine réunion se tiendra le 5 décembre 2024 à 19h00 dans la grande salle.</p>",
            '<div style="display:none">20 novembre 2024 à 07:00</div>',
        ],
    )
    def test_another_thing_s_time_is_not_the_article_s(self, decoy):
        assert times(read(body=f"<h1>Un pont rouvre</h1><p>Le pont a rouvert.</p>{decoy}")) == (None, None)


class TestTitles:
    @pytest.mark.parametrize(
        "title", ["Un pont rouvre - La Gazette", "La Gazette | Un pont rouvre", "Un pont rouvre | Monde | La Gazette"]
    )
    def test_the_site_s_name_is_no_part_of_it(self, title):
        head = f'<title>{title}</title><meta property="og:site_name" content="La Gazette">'
        assert read(head, "<p>Texte</p>").title.startswith("Un pont rouvre")
        assert "Gazette" not in read(head, "<p>Texte</p>").title

    @pytest.mark.parametrize("mark", ["<font size=5><b>{}</b></font>", "<div>{}</div>", "<p><strong>{}</strong></p>"])
    def test_a_page_without_headings_shows_which_part_is_the_title(self, mark):
        head = "<title>Tidewrack Almanac: The Roost at Kelder Bay</title>"
        masthead = "<div><b>The Tidewrack Almanac</b></div>"
        text = "<p>They came late this year, and there are fewer of them.</p>"
        shown = masthead + mark.format("The Roost at Kelder Bay") + text + "<p>The Tidewrack Almanac</p>"
        assert read(head, shown).title == "The Roost at Kelder Bay"
        assert read(head, masthead + text).title == "Tidewrack Almanac: The Roost at Kelder Bay"
        assert read("<title>Bridges: an elegy</title>", "<b>Bridges: an elegy</b>" + text).title == "Bridges: an elegy"

    def test_what_readers_see_wins_over_what_is_declared_for_the_same_story(self):
        head = '<meta property="og:title" content="Le pont rouvre enfin lundi matin">'
        assert read(head, "<h1>Le pont rouvre enfin lundi</h1>").title == "Le pont rouvre enfin lundi"

    @pytest.mark.parametrize(
        "heading",
        [
            "<h1><span>Crise à la banque</span> Un pont rouvre</h1>",
            "<h1><span>Crise à la banque : </span>Un pont rouvre</h1>",
            "<h1>Un pont rouvre <small>02.02.2022 • Ville, Presse</small></h1>",
        ],
    )
    def test_what_stands_over_a_headline_or_behind_it_is_no_part_of_it(self, heading):
        assert read('<meta property="og:title" content="Un pont rouvre">', heading).title == "Un pont rouvre"
        assert read('<meta property="og:title" content="La banque a un pont">', heading).title != "Un pont rouvre"

    def test_what_is_named_for_standing_above_a_headline_is_no_part_of_it(self):
        head = '<meta property="og:title" content="Banque : Un pont rouvre">'
        kicker = '<span class="article__kicker">Banque</span><span class="visually-hidden">: </span>'
        assert read(head, f"<h1>{kicker}<span>Un pont rouvre</span></h1>").title == "Un pont rouvre"

    def test_a_heading_with_which_the_declared_title_begins(self):
        head = "<title>Un pont rouvre enfin / Monde / Page d'accueil - Suivez toute l'information en direct</title>"
        assert read(head, "<h1>Un pont rouvre enfin</h1>").title == "Un pont rouvre enfin"
        head = "<title>La Gazette : un pont rouvre enfin lundi matin devant la foule</title>"
        assert read(head, "<h1>La Gazette</h1>").title != "La Gazette"

    def test_a_short_heading_in_the_text_with_which_the_declared_title_begins(self):
        head, anchor = "<title>Usage — Bridge 1.0 documentation</title>", '<a href="#usage">¶</a>'
        assert read(head, f"<div role=main><h1>Usage{anchor}</h1></div>").title == "Usage"
        before = '<a href="#usage" class="header-anchor">#</a> Usage'
        assert read(head, f"<div role=main><h1>{before}</h1></div>").title == "Usage"
        assert read(head, "<main><h1><a href=/>Usage</a></h1></main>").title != "Usage"
        assert read(head, "<div><h1>Usage</h1></div>").title != "Usage"

    def test_a_label_before_a_declared_title(self):
        head = "<title>Why the bridge moves</title>"
        assert read(head, "<h1>Thread: <b>Why the bridge moves</b></h1>").title == "Why the bridge moves"
        assert read(head, "<h1>Thread: Why the bridge moves</h1>").title == "Thread: Why the bridge moves"

    def test_a_chinese_heading_with_which_the_declared_title_begins(self):
        head = "<title>行政长官就住宅违建事件道歉 - 某某中文网 - 两岸三地</title>"
        assert read(head, "<h1>行政长官就住宅违建事件道歉</h1>").title == "行政长官就住宅违建事件道歉"

    def test_how_a_word_is_read_is_no_part_of_it(self):
        ruby = "<h1><ruby>体罰<rp>(</rp><rt>たいばつ</rt></ruby>を<ruby>禁止<rt>きんし</rt></ruby>する法律</h1>"
        assert read("<title>やさしいニュース|体罰を禁止する法律</title>", ruby).title == "体罰を禁止する法律"

    def test_what_weblogs_put_before_a_title(self):
        head = "<title>The Film Gang » Blog Archive » Un pont rouvre</title>"
        assert read(head, "<h2>Un pont rouvre</h2>").title == "Un pont rouvre"

    @pytest.mark.parametrize(("title", "host"), [
        ("Une digue | Le Journal Été", "lejournalete.example"),
        ("Eine Brücke - Müllers Blatt", "muellers-blatt.example"),
        ("Eine Brücke - Zürich heute", "www.zurichheute.example"), ("Мост | Лента", "lenta.example"),
    ])  # fmt: skip
    def test_nor_is_it_where_the_address_alone_tells_it_without_accents(self, title, host):
        found = read(f"<title>{title}</title>", url=f"https://{host}/1").title
        assert found == title.split(" | ")[0].split(" - ")[0]

    def test_a_part_that_only_sounds_like_another_site_stays(self):
        found = read("<title>Eine Brücke | Über Österreich</title>", url="https://blatt.example/1").title
        assert found == "Eine Brücke | Über Österreich"

    def test_a_heading_that_leads_to_the_site_is_its_name(self):
        head, text = "<title>Un pont rouvre :: Le blog de Lou :: La Gazette</title>", "<p>Le pont a rouvert.</p>"
        blog = "https://blog.gazette.example/lou"
        for logo in (f'<h1><a href="{blog}">Le blog de Lou</a></h1>', f'<a href="{blog}"><h1>Le blog de Lou</h1></a>'):
            root = page(head, f"{logo}<h2>Un pont rouvre</h2>{text}")
            assert metadata.read(root, url=f"{blog}/post/12").title == "Un pont rouvre"
        own = page("<title>Un pont</title>", f'<h1><a href="{blog}/pont">Un pont rouvre</a></h1>{text}')
        assert metadata.read(own, url=f"{blog}/pont/2").title == "Un pont rouvre"

    @pytest.mark.parametrize(
        "rights", ["Copyright (c) 2007 La Gazette", "© 2019-2024 by La Gazette. All Rights Reserved.", "La Gazette"]
    )
    def test_the_owner_of_the_rights_names_the_site(self, rights):
        assert read(f'<meta name="copyright" content="{rights}">').site == "La Gazette"

    def test_words_of_a_headline_that_no_element_parts_from_it_are_its_own(self):
        head = '<meta property="og:title" content="Un pont rouvre">'
        assert read(head, "<h1>Crise finie : un pont rouvre</h1>").title == "Crise finie : un pont rouvre"

    def test_a_heading_of_the_site_is_not_the_headline(self):
        head = '<meta property="og:title" content="Un pont rouvre">'
        assert read(head, "<h1>La Gazette</h1><h2>Un pont rouvre</h2>").title == "Un pont rouvre"


class TestAuthors:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("By Ann Lee and Bo Dahl", ("Ann Lee", "Bo Dahl")),
            ("Par Anne Lé", ("Anne Lé",)),
            ("Von Jörg Müller, Redakteur", ("Jörg Müller",)),
            ("Ann Lee / 20.11.2024 / 09:30", ("Ann Lee",)),
        ],
    )
    def test_the_byline_that_readers_see(self, line, expected):
        assert read(body=f"<h1>Un pont rouvre</h1><p>{line}</p>").authors == expected

    @pytest.mark.parametrize("name", ["AFP", "Reuters", "La Gazette", "Newsroom"])
    def test_agencies_and_newsrooms_are_a_byline_and_no_people(self, name):
        facts = read(linked(author={"@type": "Organization", "name": name}, publisher={"name": "La Gazette"}))
        assert facts.authors == ()
        assert facts.byline == name

    def test_commentators_wrote_no_article(self):
        body = '<h1>Un pont rouvre</h1><ol class="comments"><li><cite class="author">Troll</cite></li></ol>'
        assert read(body=body).authors == ()


def test_broken_json_ld_is_mended():
    script = '{"@type": "NewsArticle", "headline": "Un pont rouvre", "datePublished": "2024-11-20T11:27:00+01:00",}'
    facts = read(f'<script type="application/ld+json">/*<![CDATA[*/{script}/*]]>*/</script>')
    assert times(facts)[0] == "2024-11-20T11:27:00+01:00"


def test_a_right_to_left_language():
    assert read(lang="ar-EG").direction == "rtl"
    assert read(lang="ar-EG").language == "ar-EG"


def test_the_tree_is_left_as_it_was():
    tree = page(linked(datePublished="2024-11-20"), "<h1>Un pont rouvre</h1><p>Par Anne Lé</p>")
    before = lxml.html.tostring(tree)
    metadata.read(tree, url=URL)
    assert lxml.html.tostring(tree) == before


SCRAPS = st.sampled_from(
    [
        "<h1>",
        "</h1>",
        "<p>",
        "<time datetime='",
        "2024-11-20",
        "'>",
        "By ",
        "<div class=author>",
        "<b class=author-name>",
        "<link rel=canonical href=",
        "11.03.17",
        "Updated ",
        "&#0;",
        '{"@type":',
        "<meta content=",
    ]
) | st.text(max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(SCRAPS, max_size=25).map("".join), st.text(max_size=40))
def test_no_page_makes_it_fail(scraps, url):
    try:
        tree = lxml.html.document_fromstring(f"<html><body>{scraps}".replace("\x00", ""))
    except (lxml.etree.ParserError, ValueError):
        return
    metadata.read(tree, url=url)
