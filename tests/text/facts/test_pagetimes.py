"""The times of a page, where several places tell different ones."""

from __future__ import annotations

import datetime as dt
import json

import lxml.html
import pytest

from packager.model import Provenance
from packager.text.calendar.stamps import stamps
from packager.text.facts import metadata, seentimes
from packager.text.facts.nearby import Block, Place

TEXT = "<p>" + "Le pont a rouvert lundi matin devant une foule nombreuse venue des deux rives. " * 4 + "</p>"


def code(lines: int) -> str:
    """Code that is cut into pieces, with what may be a year in each."""
    return f"<pre>{'<b>return</b> x + 2024; ' * lines}</pre>"


def read(head: str, body: str, *, lang: str = "fr", url: str | None = None) -> metadata.Facts:
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return metadata.read(lxml.html.document_fromstring(page), url=url)


def published(head: str, body: str, **more: str) -> str | None:
    found = read(head, body, **more).published
    return found.isoformat() if found else None


def linked(**facts: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


class TestWhichPlaceIsBelieved:
    def test_a_day_at_the_headline_before_the_day_of_the_page(self):
        head = '<meta name="date" content="2024-12-20T11:02:44+01:00">'
        body = f'<h1>Un pont rouvre</h1><p class="date">20.11.2024</p>{TEXT}'
        assert published(head, body) == "2024-11-20"
        assert published(head, f"<h1>Un pont rouvre</h1>{TEXT}") == "2024-12-20T11:02:44+01:00"

    def test_the_day_of_the_page_before_today_s_in_the_masthead(self):
        head = '<meta name="date" content="2024-11-20T11:02:44+01:00">'
        menu = "<ul>" + "".join(f"<li>Rubrique {name}</li>" for name in "ABCDEFGHIJKL") + "</ul>"
        assert published(head, f"<p>3 février 2025</p>{menu}<h1>Un pont rouvre</h1>{TEXT}") == (
            "2024-11-20T11:02:44+01:00"
        )

    def test_the_own_time_before_those_of_a_list(self):
        others = "".join(f'<li><time pubdate datetime="2024-12-0{n}T10:00:00Z">{n}</time></li>' for n in range(1, 5))
        own = '<article><h1>Un pont rouvre</h1><p><time datetime="2024-11-20T10:27:00Z">20/11</time></p></article>'
        assert published("", f"<ul>{others}</ul>{own}{TEXT}") == "2024-11-20T10:27:00+00:00"

    def test_a_time_whose_day_is_written_in_pieces(self):
        day = '<time datetime="2024-11-20T10:27:00Z"><b>20</b><b>/</b><b>11</b><b>/</b><b>2024</b></time>'
        assert published("", f"<h1>Un pont rouvre</h1><div>{day}</div>{TEXT}") == "2024-11-20T10:27:00+00:00"

    def test_text_outside_every_element_tells_what_the_root_says_and_ends_nothing(self):
        root = lxml.html.document_fromstring('<html datetime="2024-11-20T10:27:00Z"><body></body></html>')
        (found,) = seentimes.near_headline([Block("<", 0, root, Place.ARTICLE, [root], [])], "fr", None)
        assert found.moment.at == dt.datetime(2024, 11, 20, 10, 27, tzinfo=dt.UTC)

    def test_each_of_two_times_of_a_line_is_what_stands_before_it(self):
        first, last = (f'<time datetime="2024-11-20T{at}:00Z">ce matin</time>' for at in ("10:27", "12:02"))
        found = read("", f"<h1>Un pont rouvre</h1><p>Publié {first}, mis à jour {last}</p>{TEXT}")
        assert found.published.isoformat() == "2024-11-20T10:27:00+00:00"
        assert found.updated.isoformat() == "2024-11-20T12:02:00+00:00"

    def test_a_publication_later_than_the_last_change_is_a_program_s(self):
        head = linked(datePublished="2024-12-17T10:33:13Z", dateModified="2024-12-17T10:32:18Z")
        body = f'<h1>Un pont rouvre</h1><p class="date">20 novembre 2024</p>{TEXT}'
        assert published(head, body) == "2024-11-20"

    def test_a_day_that_a_program_counts_is_made_finer_by_the_evening_before(self):
        head = '<meta name="sailthru.date" content="2014-06-30">'
        shown = '<time class="updated" datetime="2014-06-29 20:08:00-0400" pubdate>June 29, 2014 08:08 pm</time>'
        assert published(head, f"<h1>Un pont rouvre</h1><p>{shown}</p>{TEXT}", lang="en") == "2014-06-29T20:08:00-04:00"

    def test_a_fact_in_a_box_about_the_subject_is_none_of_the_article(self):
        box = '<table class="infobox vcard"><tr><th>Founded</th><td>September 4, 1998; 16 years ago</td></tr></table>'
        assert published("", f"<h1>A company</h1>{box}{TEXT}", lang="en") is None
        assert (
            published("", f'<h1>A company</h1><p class="info">September 4, 2018</p>{TEXT}', lang="en") == "2018-09-04"
        )

    def test_two_times_in_a_line_are_both_its_own(self):
        line = "<p>Gazette, 20 November 2024, last updated on Wednesday, 20 November 2024, 11:27 (GMT+0100)</p>"
        found = read("", f"<h1>Un pont rouvre</h1>{line}{TEXT}", lang="en")
        assert (found.published.isoformat(), found.updated.isoformat()) == ("2024-11-20", "2024-11-20T11:27:00+01:00")

    def test_a_change_in_the_first_hours_of_the_day_of_publication(self):
        line = "<p>20 November 2024, updated at 02:21 (GMT+0400)</p>"
        found = read("", f"<h1>Un pont rouvre</h1>{line}{TEXT}", lang="en")
        assert (found.published.isoformat(), found.updated.isoformat()) == ("2024-11-20", "2024-11-20T02:21:00+04:00")

    def test_a_zone_that_readers_see_before_a_clock_that_a_program_shifted(self):
        head = linked(datePublished="2019-07-09T13:34:39Z", dateModified="2019-07-09T13:34:39Z")
        head += '<meta property="article:published_time" content="2019-07-09T17:34:39">'
        head += '<meta property="article:modified_time" content="2019-07-09T17:34:39">'
        shown = f"<h1>A bridge</h1><p>Published July 9, 2019 at 10:34 AM PDT</p>{TEXT}"
        found = read(head, shown, lang="en")
        assert (found.published.isoformat(), found.updated) == ("2019-07-09T10:34:00-07:00", None)

    def test_an_instant_is_told_in_the_zone_that_readers_see(self):
        shown = f"<h1>A bridge</h1><p>Published July 9, 2019 at 10:34 AM PDT</p>{TEXT}"
        assert published(linked(datePublished="2019-07-09T17:34:39Z"), shown, lang="en") == "2019-07-09T10:34:39-07:00"

    def test_a_zone_of_the_wrong_season_corrects_nothing(self):
        head = linked(datePublished="2020-06-12T13:49:32Z")
        head += '<meta property="article:published_time" content="2020-06-12T09:49:32-04:00">'
        shown = f"<h1>A bridge</h1><p>June 12, 2020 9:49 am EST</p>{TEXT}"
        assert published(head, shown, lang="en") == "2020-06-12T09:49:32-04:00"

    def test_the_time_in_the_title_of_what_is_shown_as_so_long_ago(self):
        ago = '<p><abbr class="timeago" title="2011-08-25T01:40:40Z">1 hr 4 mins ago</abbr></p>'
        assert published("", f"<h1>A bridge</h1>{ago}{TEXT}", lang="en") == "2011-08-25T01:40:40+00:00"

    def test_the_day_in_an_address_on_both_sides_of_the_section(self):
        address = "https://www.gazette.example/2024/POLITICS/11/20/bridge/index.html"
        assert published("", f"<h1>Un pont rouvre</h1>{TEXT}", url=address) == "2024-11-20"

    def test_a_mark_that_head_and_readers_deny(self):
        head = '<meta name="pubdate" content="2024-11-20T13:21:30+01:00">'
        mark = '<span itemprop="datePublished" content="2024-11-18T20:35:36+01:00"></span>'
        body = f"<h1>Un pont rouvre</h1>{mark}<p>Lyon, 20.11.2024, 058/21</p>{TEXT}"
        assert published(head, body) == "2024-11-20T13:21:30+01:00"

    def test_a_name_of_no_vocabulary_that_says_it(self):
        assert published('<meta property="site:uploaded" content="2013-02-16T04:36:36-05:00">', TEXT) == (
            "2013-02-16T04:36:36-05:00"
        )
        assert published('<meta property="site:event_release" content="2013-02-16T04:36:36-05:00">', TEXT) is None

    def test_an_instant_is_told_in_the_offset_of_the_page_s_change(self):
        head = linked(datePublished="2024-11-19T23:01:00Z", dateModified="2024-11-20T16:58:00+01:00")
        assert published(head, "<h1>Un pont rouvre</h1>") == "2024-11-20T00:01:00+01:00"

    def test_the_page_s_own_address_where_that_of_the_link_says_nothing(self):
        own = "https://example.org/2024/11/20/un-pont-rouvre"
        for head in (f'<link rel="canonical" href="{own}">', f'<meta property="og:url" content="{own}">'):
            facts = read(head, f"<h1>Un pont rouvre</h1>{TEXT}", url="https://feeds.example.org/~r/rss/iyen1-bXCVc/")
            assert (facts.published.isoformat(), facts.published_from) == ("2024-11-20", Provenance.URL)

    def test_a_day_in_numbers_is_read_in_the_order_in_which_the_page_declares_it(self):
        head = linked(datePublished="2017-11-03T03:01:00", dateModified="2017-11-03T02:22:36")
        shown = '<h1>A console that keeps up</h1><p class="meta">11.03.17 in Gadgets</p>'
        assert published(head, shown + TEXT, lang="en-US") == "2017-11-03T03:01:00"
        assert published("", shown + TEXT, lang="en-US") == "2017-03-11"

    def test_a_language_of_one_order_before_a_program_that_exchanged_day_and_month(self):
        head = '<meta name="date" content="2023-01-11T12:43:42">'
        assert published(head, f'<h1>Trinkwasser</h1><p class="date">1.11.2023</p>{TEXT}', lang="de") == "2023-11-01"


class TestTimesOfTheStory:
    @pytest.mark.parametrize(
        "line",
        [
            "<p>Les portes ouvrent à <time datetime='2026-05-03T19:00'>19 h le 3 mai</time> et ferment à minuit.</p>",
            f"{TEXT[:-4]} Il est parti le <time datetime='2026-05-03'>3 mai 2026</time> de Cherbourg.</p>",
            "<p>La prochaine séance du conseil aura lieu le 3 mai 2026 à 14:05 au port.</p>",
            "<p>Quand : <time datetime='2026-05-03T14:05'>dimanche</time></p>",
            "<p>Début : 3 mai 2026, 14:05</p>",
            "<p>Clôture des candidatures : 3 mai 2026</p>",
            "<p>Inscription jusqu’au 3 mai 2026</p>",
            "<p>© 3 mai 2026 La Gazette</p>",
            f"{TEXT}<h2>2 commentaires</h2><p>Ann Lee</p><p>3 mai 2026 à 14:05</p><p>J'aime.</p>",
        ],
    )
    def test_are_not_the_page_s(self, line):
        found = read("", f"<h1>Un pont rouvre</h1>{line}{TEXT}")
        assert (found.published, found.authors) == (None, ())

    @pytest.mark.parametrize(
        "line",
        [
            "<p>Cet article a été publié chez nous le <time datetime='2026-05-03'>3 mai</time>.</p>",
            "<p><time datetime='2026-05-03'>3 mai</time> Le pont a rouvert lundi devant une foule venue de loin.</p>",
            "<p>Un texte de la rédaction, <time class='date' datetime='2026-05-03'>3 mai</time>, revu et corrigé.</p>",
            "<p>dimanche 3 mai 2026</p>",
        ],
    )
    def test_one_that_is_named_or_labelled_or_begins_a_line_is(self, line):
        assert published("", f"<h1>Un pont rouvre</h1>{line}{TEXT}") == "2026-05-03"

    def test_a_day_between_bars_is_whatever_else_stands_in_its_line(self):
        line = "<p>Par Ann Lee | 3 mai 2026 | 5 minutes de lecture | 12 commentaires</p>"
        assert published("", f"<h1>Un pont rouvre</h1>{line}{TEXT}") == "2026-05-03"

    def test_the_line_before_says_of_what_a_time_is(self):
        lines = "<div>Mis à jour le</div><div>4 mai 2026</div>"
        found = read("", f"<h1>Un pont rouvre</h1>{lines}{TEXT}")
        assert (found.published, found.updated.isoformat()) == (None, "2026-05-04")


class TestFarFromTheHeadline:
    @pytest.mark.parametrize(
        ("foot", "lang"),
        [
            ("<p>Letzte Änderung: 31.10.2024 - 14:49<br>Erschienen am: 20.11.2024</p>", "de"),
            ("<p>Dieser Beitrag wurde am 20. November 2024 veröffentlicht.</p>", "de"),
            ("<p><small>This entry was posted on Wednesday, November 20th, 2024 at 10:12.</small></p>", "en"),
            ('<div class="node node-promoted"><p class="submitted">par Ann Lee, 20.11.2024</p></div>', "fr"),
            ("<p>20.11.2024</p>", "fr"),
            ("<ul><li><p>Mise en ligne</p><p>20 novembre 2024</p></li><li><p>15 mai 2019</p></li></ul>", "fr"),
            (
                "<small>This entry was posted on November 20th, 2024 and is filed under Rivers." + " Follow it." * 30,
                "en",
            ),
        ],
    )
    def test_a_day_at_the_end_is_the_article_s(self, foot, lang):
        facts = read("", f"<h1>Un pont rouvre</h1>{TEXT * 12}{foot}", lang=lang)
        assert facts.published.isoformat() == "2024-11-20"
        assert facts.published_from is Provenance.TEXT

    @pytest.mark.parametrize(
        "foot",
        [
            "<p>Aktualisiert am 20.11.2024</p><p>Letzte Änderung: 21.11.2024</p>",
            "<nav><p>20.11.2024</p></nav>",
            "<p hidden>20.11.2024</p>",
            "<p>20.11.2024</p><p>21.11.2024</p>",
            "<p>Le maire a parlé le 20.11.2024 au conseil.</p>",
        ],
    )
    def test_another_day_is_not(self, foot):
        assert published("", f"<h1>Un pont rouvre</h1>{TEXT * 12}{foot}") is None

    def test_the_day_beside_a_link_to_the_page_itself(self):
        def latest(href: str, day: str) -> str:
            return f'<li><a href="{href}"><span>{day}</span> <b>Un pont rouvre</b> Une foule nombreuse.</a></li>'

        text = f"<h1>Un pont rouvre</h1>{TEXT * 12}"
        latest_stories = f"<aside><ul>{latest('/autre', '15.5.2019')}{latest('/pont', '20.11.2024')}</ul></aside>"
        assert published("", text + latest_stories, url="https://gazette.example/pont?id=7") is None
        canonical = '<link rel="canonical" href="https://gazette.example/pont">'
        assert published(canonical, text + latest_stories, url="https://gazette.example/pont?id=7") == "2024-11-20"
        masthead = '<aside><a href="/">La Gazette, 20.11.2024</a></aside>'
        assert published("", text + masthead, url="https://gazette.example/") is None

    def test_the_day_of_the_last_change_where_no_other_is_told(self):
        foot = "<footer><p>Diese Seite wurde zuletzt am 20. November 2024 um 13:22 Uhr geändert.</p></footer>"
        assert published("", f"<h1>Stammtisch</h1>{TEXT * 24}{foot}", lang="de") == "2024-11-20"
        shown = f"<h1>Stammtisch</h1><p>Aktualisiert am 21.11.2024, 9:05 Uhr</p>{TEXT * 24}{foot}"
        facts = read("", shown, lang="de")
        assert (facts.published, facts.updated.isoformat()) == (None, "2024-11-21T09:05:00")

    def test_a_block_of_code_in_many_pieces_is_read_as_a_whole_once(self, monkeypatch):
        read_whole = lxml.html.HtmlElement.text_content
        asked = []
        monkeypatch.setattr(
            lxml.html.HtmlElement, "text_content", lambda element: asked.append(element.tag) or read_whole(element)
        )
        few, many = (code(lines) for lines in (40, 400))
        published("", f"<h1>Un pont rouvre</h1>{TEXT * 12}{few}")
        before = asked.count("pre")
        asked.clear()
        published("", f"<h1>Un pont rouvre</h1>{TEXT * 12}{many}")
        assert 0 < asked.count("pre") <= before

    def test_the_day_that_all_data_of_programs_tell_is_the_last_resort(self):
        said = '<script>app = {"publishedAt": "2024-11-20T11:30:00Z", "createdAt": "2019-05-15"}</script>'
        facts = read(said, f"<h1>Un pont rouvre</h1>{TEXT}")
        assert (facts.published.isoformat(), facts.published_from) == ("2024-11-20", Provenance.META)
        assert published(said, f"<h1>Un pont rouvre</h1><p>3 mars 2023</p>{TEXT}") == "2023-03-03"
        another = r"""<script>b = "[{\"pub_date\": \"2024-11-19\"}]"</script>"""
        assert published(said + another, f"<h1>Un pont rouvre</h1>{TEXT}") is None


class TestLabelsBehindTheirTimes:
    @pytest.mark.parametrize(
        ("line", "lang", "labels"),
        [
            ("2024年11月20日 11時27分 公開 2024年11月21日 14時02分 更新", "ja", ["published", "updated"]),
            ("2024/11/20 11:27 更新", "ja", ["updated"]),
            ("2024.11.20 11:27 입력 2024.11.20 14:02 수정", "ko", ["published", "updated"]),
            ("20 Kasım 2024 11:27 güncellendi", "tr", ["updated"]),
            ("op 20 november 2024 om 11:27 bijgewerkt", "nl", ["updated"]),
            ("Publié le 20 novembre 2024, mis à jour le 21 novembre 2024", "fr", ["published", "updated"]),
            ("20 November 2024 | Updated 21 November 2024", "en", [None, "updated"]),
            ("January 13, 2020 1:37 PM updated 8 hours ago", "en", [None]),
        ],
    )
    def test_each_time_has_its_own(self, line, lang, labels):
        assert [stamp.label for stamp in stamps(line, lang)] == labels


def test_a_day_on_the_card_of_another_story_is_none_of_this_one():
    card = '<section><article><h3><a href="/y">{}</a></h3><time>15 juin 2024</time></article></section>'
    head = '<meta name="date" content="2024-06-02">'
    assert published(head, f"<h1>Un pont rouvre</h1>{card.format('Un lac monte')}{TEXT}") == "2024-06-02"
    own = f"<article><h2>Le lundi des deux rives</h2><time>15 juin 2024</time>{TEXT}</article>"
    assert published("", f"<h1>Un pont rouvre</h1>{own}") == "2024-06-15"


def test_the_instant_that_rdfa_gives_a_node():
    marked = '<span property="dc:date dc:created" content="2022-03-29T16:05:00-06:00">Tue, 03/29/2022 - 16:05</span>'
    assert published("", f"<h1>Un pont rouvre</h1><div>{marked}</div>{TEXT}") == "2022-03-29T16:05:00-06:00"


def test_a_clock_right_behind_the_headline_before_the_marked_days_of_other_stories():
    others = "".join(f"<h5>Another bridge {n}</h5><p><time>2024-11-22</time></p>" for n in range(3))
    body = f"<h1>Un pont rouvre</h1><span>2024-11-20 11:10 La Gazette</span>{TEXT}{others}"
    assert published("", body) == "2024-11-20T11:10:00"


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("zh", "时间：2024-11-20 作者：王小明", "2024-11-20"),
        ("zh", "日期：2024/11/20", "2024-11-20"),
        ("ja", "日付：2024年11月20日", "2024-11-20"),
        ("ko", "작성일: 2024.11.20", "2024-11-20"),
        ("nb", "Dato: 20.11.2024", "2024-11-20"),
        ("hu", "Dátum: 2024. 11. 20.", "2024-11-20"),
        ("zh", "时间：2024年11月20日 地点：市政厅", None),
        ("zh", "会议时间：2024-11-20", None),
    ],
)
def test_words_for_a_day_with_a_colon_label_that_of_publication(lang, line, day):
    assert published("", f"<h1>Un pont rouvre</h1><p>{line}</p>{TEXT}", lang=lang) == day
