"""What feeds have beside their texts: older pages, enclosures, pictures with captions, subscriptions."""

import datetime as dt
import io
import json
import sys
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import NOW, codes, read
from web import Web

from packager.stages.clean import clean
from packager.text.discovery import Found, opml, opml_feeds, site_feeds
from packager.text.html import parse_page

HEAD = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title>'
)


def entry(number, day=20, more=""):
    date = f"<pubDate>Wed, {day} Nov 2024 11:{number % 60:02d}:00 +0100</pubDate>"
    return f"<item><guid>g{number}</guid><title>Story {number}</title><link>https://example.org/{number}</link>{date}{more}</item>"


def feed(*entries, older=None, relation="next"):
    link = f'<atom:link rel="{relation}" href="{older}"/>' if older else ""
    return f"{HEAD}{link}{''.join(entries)}</channel></rss>"


def local(tmp_path, data, **options):
    (tmp_path / "feed.xml").write_text(data)
    return read("feed", tmp_path, path="feed.xml", **options).items


def test_older_pages_are_followed_while_they_are_new():
    with Web() as web:
        web.page("/feed", feed(entry(1), entry(2), older="/feed?page=2"))
        web.page("/feed?page=2", feed(entry(2), entry(3), older="/archive", relation="prev-archive"))
        web.page("/archive", feed(entry(4), entry(5, day=12), older="/older", relation="prev-archive"))
        listing = read("feed", web=web, url=web.url("/feed"))
        assert [item.title[-1] for item in listing.items] == ["1", "2", "3", "4", "5"]
        assert web.count("/older") == 0


def test_what_is_pinned_above_the_others_does_not_hide_older_pages():
    undated = "<item><guid>u</guid><title>Undated</title><link>https://example.org/u</link></item>"
    with Web() as web:
        web.page("/feed", feed(entry(9, day=1), undated, entry(1), older="/feed?page=2"))
        web.page("/feed?page=2", feed(entry(2), entry(3, day=12), older="/older"))
        listing = read("feed", web=web, url=web.url("/feed"))
        assert [item.title for item in listing.items] == ["Story 9", "Undated", "Story 1", "Story 2", "Story 3"]
        assert web.count("/older") == 0


def test_a_feed_without_end_and_one_that_breaks_off_keep_what_there_is():
    with Web() as web:
        for number in range(40):
            web.page(f"/{number}", feed(entry(number), older=f"/{number + 1}"))
        listing = read("feed", web=web, url=web.url("/0"))
        assert (len(listing.items), codes(listing)) == (11, ["listing-cut"])
        web.page("/a", feed(entry(1), older="/gone"))
        listing = read("feed", web=web, url=web.url("/a"))
        assert (len(listing.items), codes(listing)) == (1, ["not-found"])
        web.page("/self", feed(entry(1), older="/self"))
        assert len(read("feed", web=web, url=web.url("/self")).items) == 1


def test_a_longer_span_is_followed_to_its_beginning_and_no_further():
    with Web() as web:
        for number in range(18):
            web.page(f"/{number}", feed(entry(number, day=20 - number), older=f"/{number + 1}"))
        week = NOW - dt.timedelta(days=7)
        assert len(read("feed", web=web, url=web.url("/0"), since=week).items) == 8
        assert (web.count("/7"), web.count("/8")) == (1, 0)
        assert len(read("feed", web=web, url=web.url("/0"), since=NOW - dt.timedelta(hours=1)).items) == 4
        assert len(read("feed", web=web, url=web.url("/0"), since=NOW - dt.timedelta(days=400)).items) == 18


def test_a_long_span_has_more_pages_and_an_end():
    with Web() as web:
        for number in range(120):
            web.page(f"/{number}", feed(entry(number), older=f"/{number + 1}"))
        listing = read("feed", web=web, url=web.url("/0"), since=NOW - dt.timedelta(days=400))
        assert (len(listing.items), codes(listing)) == (101, ["listing-cut"])


MEDIA = """<description>The text of the story, in short.</description><media:content url="https://example.org/a.jpg"
type="image/jpeg" width="600"><media:description type="plain">The bridge at dawn</media:description>
<media:credit role="photographer">Jane Doe</media:credit></media:content>"""


def test_a_picture_of_media_rss_has_its_caption_and_credit_and_is_not_the_text(tmp_path):
    (item,) = local(tmp_path, feed(entry(1, more=MEDIA)), text="summary")
    assert item.image == "https://example.org/a.jpg"
    assert "<figcaption>The bridge at dawn – Jane Doe</figcaption>" in item.summary
    assert item.summary.endswith("The text of the story, in short.")
    assert item.content is None


def test_a_description_of_media_rss_is_the_text_where_there_is_no_other(tmp_path):
    only = "<media:group><media:description>What the film shows.</media:description></media:group>"
    (item,) = local(tmp_path, feed(entry(1, more=only)))
    assert "What the film shows." in (item.content or item.summary)


def test_sounds_films_and_files_are_linked_to_with_what_they_are(tmp_path):
    files = (
        '<enclosure url="https://example.org/talk.mp3?x=1" length="12345678" type="audio/mpeg"/>'
        '<enclosure url="https://example.org/the%20plan.pdf" length="0" type="application/pdf"/>'
        '<enclosure url="https://example.org/a.jpg" length="9" type="image/jpeg"/>'
    )
    (item,) = local(tmp_path, feed(entry(1, more=f"<description>Words</description>{files}")), text="summary")
    assert item.image == "https://example.org/a.jpg"
    assert '<p>talk.mp3 (<a href="https://example.org/talk.mp3?x=1">MP3, 12.3 MB</a>)</p>' in item.summary
    assert '<p>the plan.pdf (<a href="https://example.org/the%20plan.pdf">PDF</a>)</p>' in item.summary
    assert item.summary.count("<a ") == 2


def test_an_entry_that_is_nothing_but_a_sound_is_an_article(tmp_path):
    only = '<item><title>Talk</title><enclosure url="https://example.org/talk.mp3" type="audio/mpeg"/></item>'
    (item,) = local(tmp_path, feed(only))
    assert (item.title, item.guid) == ("Talk", "Talk")
    assert "talk.mp3" in item.content


def test_attachments_of_json_feeds_are_linked_to(tmp_path):
    data = """{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1", "content_html":
    "<p>Words</p>", "attachments": [{"url": "https://example.org/a.m4a", "mime_type": "audio/x-m4a",
    "title": "The talk", "size_in_bytes": 2500000}]}]}"""
    (item,) = local(tmp_path, data)
    assert item.content == '<p>Words</p><p>The talk (<a href="https://example.org/a.m4a">M4A, 2.5 MB</a>)</p>'


@pytest.mark.parametrize(
    "name", ["a", "The whole talk that was given at the opening of the bridge, with all questions"]
)
def test_what_is_enclosed_is_still_there_once_the_text_was_cleaned(tmp_path, name):
    told = "".join(f"&lt;p&gt;{' '.join(['Words'] * 60)}.&lt;/p&gt;" for _ in range(5))
    sound = f'<enclosure url="https://example.org/t.mp3" title="{name}" length="12345678" type="audio/mpeg"/>'
    (item,) = local(tmp_path, feed(entry(1, more=f"<description>{told}</description>{sound}")), text="content")
    article = clean(item, zone=ZoneInfo("UTC"), language="en")
    assert article.html.endswith('(<a href="https://example.org/t.mp3">MP3, 12.3 MB</a>)</p>')


@pytest.mark.parametrize("dialect", ["rss", "json"])
def test_of_a_feed_that_lists_its_whole_past_the_newest_are_read(tmp_path, dialect):
    numbers = range(2_500)
    if dialect == "rss":
        data = feed(*(f"<item><guid>g{n}</guid><title>t{n}</title></item>" for n in numbers))
    else:
        items = [{"id": f"g{n}", "title": f"t{n}", "content_text": "x"} for n in numbers]
        data = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    (tmp_path / "feed.xml").write_text(data)
    listing = read("feed", tmp_path, path="feed.xml")
    told = [one.message for one in listing.problems if one.code == "feed-cut"]
    assert told == ["it lists more than 2,000 articles: the first 2,000 were read"]
    assert len(listing.items) + codes(listing).count("item-empty") == 2_000


def test_references_to_what_a_feed_declared_are_no_text_so_that_the_page_is_read(tmp_path):
    declared = '<!DOCTYPE rss [<!ENTITY q "ha"><!ENTITY laughs "&q;&q;&q;">]>'
    laughing = declared + feed(entry(1, more=f"<description>{'&laughs;' * 2000}</description>"))
    assert local(tmp_path, laughing)[0].wants_page
    accented = feed(entry(1, more=f"<description>{'&amp;eacute;t&amp;eacute; ' * 600}</description>"))
    assert not local(tmp_path, accented)[0].wants_page


def test_subscriptions_are_written_as_they_are_read():
    feeds = (
        Found("https://example.org/a?x=1&y=2", "A & <b>", "Monde"),
        Found("https://example.org/b", "B", "Sport"),
        Found("https://example.org/c", "C", "Monde"),
    )
    assert sorted(opml_feeds(opml("Le Matin", feeds)), key=lambda one: one.url) == list(feeds)


def test_subscriptions_of_any_program_are_read_in_their_order_and_each_once():
    found = opml_feeds(
        b"<opml><body><outline text='Monde'><outline text='B' xmlUrl='https://example.org/b'/></outline>"
        b"<outline title='A' text='x' xmlurl=' https://example.org/a '/><outline text='No address'/>"
        b"<outline text='B again' xmlUrl='https://example.org/b'/></body></opml>"
    )
    assert found == (Found("https://example.org/b", "B", "Monde"), Found("https://example.org/a", "A"))


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ('<link rel="alternate" type="text/xml" href="/f.xml"><a href="/rss">RSS</a>', ["/f.xml"]),
        ('<base href="/all/"><link rel="alternate" type="application/rss+xml" href="f">', ["/all/f"]),
        (
            '<a href="/about">About</a><a href="/comments/feed/">C</a><a href="/feed/">F</a>',
            ["/feed/", "/comments/feed/"],
        ),
        ('<a href="news.rss">N</a><a href="/news.rss">N</a><a href="/atom.xml">A</a>', ["/news.rss", "/atom.xml"]),
        ('<a href="/feedback">F</a><a href="/2024/feeding-birds.html">B</a><a href="/brass">B</a>', []),
    ],
)
def test_the_feeds_of_a_page_are_those_it_announces_else_those_it_links_to(page, feeds):
    found = site_feeds(parse_page(f"<html><body>{page}</body></html>"), "https://example.org/")
    assert [one.url.removeprefix("https://example.org") for one in found] == feeds


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), max_size=5))
def test_any_name_can_be_written(names):
    found = opml_feeds(
        opml("t", [Found("https://example.org/", "x"), *(Found("https://example.org/", *n) for n in names)])
    )
    assert [one.url for one in found] == ["https://example.org/"]


def test_addresses_come_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"https://example.org/a A title\n# x\n")))
    (item,) = read("urls", path="-").items
    assert (item.url, item.title) == ("https://example.org/a", "A title")
