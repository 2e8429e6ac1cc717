"""Feeds into items: what is taken from each dialect, and what happens where one is odd, empty or hostile."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import codes, read
from web import Web

from packager.errors import ParseError
from packager.model import Document, Provenance
from packager.sources import _feed
from packager.sources._feed.titles import plain

LONG = "<p>" + "a word or two of the article " * 100 + "</p>"


def rss(*items, head="", language="fr"):
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>Le Fil</title><link>https://example.org/</link><language>{language}</language>{head}"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    )


def from_file(tmp_path, body, name="feed.xml", **options):
    (tmp_path / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    return read("feed", tmp_path, path=name, **options)


# --- what is taken ---------------------------------------------------------------------------


def test_an_rss_item_gives_all_that_it_holds(tmp_path):
    listing = from_file(
        tmp_path,
        rss(
            "<title>Pain &amp;amp; <![CDATA[<i>vin</i>]]></title><link>https://example.org/pain</link>"
            '<guid isPermaLink="false">id-1</guid><dc:creator>Anne Roy</dc:creator><dc:creator>Luc Petit</dc:creator>'
            "<pubDate>mer., 20 nov. 2024 11:27:00 +0100</pubDate><description>Court.</description>"
            f"<content:encoded><![CDATA[{LONG}]]></content:encoded>"
            '<media:content url="https://example.org/s.jpg" medium="image" width="200"/>'
            '<media:content url="https://example.org/l.jpg" medium="image" width="1200"/>'
        ),
    )
    (item,) = listing.items
    assert (listing.title, item.site) == ("Le Fil", "Le Fil")
    assert (item.source, item.section, item.guid, item.url) == ("here-1", "Here", "id-1", "https://example.org/pain")
    assert item.title == "Pain & vin"
    assert item.authors == ("Anne Roy", "Luc Petit")
    assert item.published.isoformat() == "2024-11-20T11:27:00+01:00"
    assert item.published_from is Provenance.FEED
    assert (item.updated, item.language) == (None, "fr")
    assert item.content.strip() == LONG
    assert "Court." in item.summary
    assert item.image == "https://example.org/l.jpg"


def test_an_atom_entry_gives_both_times_and_its_own_language(tmp_path):
    (item,) = from_file(
        tmp_path,
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://example.org/blog/"><title>B</title>'
        '<entry xml:lang="de"><title type="html">Wein &amp;amp; Brot</title><id>tag:x</id><link href="wein"/>'
        "<author><name>Eva</name></author><published>2024-11-20T10:00:00+01:00</published>"
        "<updated>2024-11-20T12:00:00+01:00</updated>"
        '<content type="html">&lt;p&gt;&lt;img src="pic.jpg"&gt; &lt;a href="/x"&gt;x&lt;/a&gt;&lt;/p&gt;</content>'
        "</entry></feed>",
    ).items
    assert (item.title, item.url, item.language) == ("Wein & Brot", "https://example.org/blog/wein", "de")
    assert item.published.isoformat() == "2024-11-20T10:00:00+01:00"
    assert item.updated.isoformat() == "2024-11-20T12:00:00+01:00"
    assert 'src="https://example.org/blog/pic.jpg"' in item.content
    assert 'href="https://example.org/x"' in item.content


def test_an_update_never_stands_in_for_publication(tmp_path):
    (item,) = from_file(
        tmp_path,
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title>T</title><id>1</id>'
        '<link href="https://example.org/1"/><updated>2024-11-20T12:00:00Z</updated></entry></feed>',
    ).items
    assert item.published is None
    assert item.updated is not None


def test_an_hour_without_a_zone_is_read_in_the_source_s_and_marked(tmp_path):
    item = "<title>T</title><link>https://example.org/1</link><pubDate>2024-11-20 08:15:00</pubDate>"
    (found,) = from_file(tmp_path, rss(item), zone="Asia/Tokyo").items
    assert found.published.isoformat() == "2024-11-20T08:15:00+09:00"
    assert found.published.assumed


def test_a_json_feed_gives_the_same(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "language": "en",
        "items": [
            {
                "id": 7,
                "url": "https://example.org/7",
                "title": "A &amp; B",
                "content_text": "One <b>.\n\nTwo.",
                "authors": [{"name": "Kim"}, {"url": "x"}, 3],
                "date_published": "2024-11-20T10:00:00-05:00",
                "date_modified": "2024-11-20T11:00:00-05:00",
                "image": "https://example.org/i.png",
                "tags": None,
            },
            "not an item",
        ],
    }
    listing = from_file(tmp_path, json.dumps(feed), "feed.json", text="content")
    (item,) = listing.items
    assert (item.guid, item.title, item.authors) == ("7", "A & B", ("Kim",))
    assert item.content == "<p>One &lt;b&gt;.</p>\n<p>Two.</p>\n"
    assert item.published.isoformat() == "2024-11-20T10:00:00-05:00"
    assert item.image == "https://example.org/i.png"
    assert codes(listing) == ["item-unreadable"]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("a b", "/a%20b"),
        ("/ü", "/%C3%BC"),
        ("//example.net/x", "http://example.net/x"),
        ("https://example.net/x#part", "https://example.net/x#part"),
        ("javascript:alert(1)", None),
        ("mailto:a@example.net", None),
        ("file:///etc/passwd", None),
        ("", None),
    ],
)
def test_links_are_made_whole_or_left_out(link, expected):
    with Web() as web:
        web.page("/feed", rss(f"<title>T</title><link>{link}</link><description>d</description>"))
        (item,) = read("feed", web=web, url=web.url("/feed")).items
    assert item.url == (web.url(expected) if expected and expected.startswith("/") else expected)


# --- which text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body", "wants_page", "has_content"),
    [
        ("auto", LONG, False, True),
        ("auto", "Short.", True, False),
        ("content", "Short.", False, False),
        ("content", LONG, False, True),
        ("summary", LONG, False, False),
        ("article", LONG, True, True),
    ],
)
def test_the_text_comes_from_where_the_editor_says(tmp_path, text, body, wants_page, has_content):
    item = f"<title>T</title><link>https://example.org/1</link><description><![CDATA[{body}]]></description>"
    (found,) = from_file(tmp_path, rss(item), text=text).items
    assert (found.wants_page, found.content is not None) == (wants_page, has_content)
    assert found.summary


def test_in_a_full_text_feed_a_teaser_is_read_from_its_page(tmp_path):
    full = f"<title>A</title><link>https://example.org/1</link><description><![CDATA[{LONG * 2}]]></description>"
    teaser = "<title>B</title><link>https://example.org/2</link><description>Short.</description>"
    first, second = from_file(tmp_path, rss(full, teaser)).items
    assert (first.wants_page, second.wants_page) == (False, True)


def test_what_has_no_address_is_its_own_text(tmp_path):
    listing = from_file(tmp_path, rss("<title>A</title><description>Only this.</description>", "<title>B</title>"))
    (item,) = listing.items
    assert not item.wants_page
    assert codes(listing) == ["item-empty"]


def test_a_note_of_nothing_but_a_text_is_an_article(tmp_path):
    """RSS 0.92 and 2.0 ask for no more than a description; the same text is the same note tomorrow."""
    notes = [f"<description>Note {n} of the day.</description>" for n in (1, 2)]
    first, second = from_file(tmp_path, rss(*notes)).items
    assert first.guid != second.guid
    assert [item.guid for item in from_file(tmp_path, rss(*reversed(notes))).items] == [second.guid, first.guid]


def test_notes_under_one_title_are_told_apart(tmp_path):
    items = (f"<title>Links</title><description>Note {n} of the day.</description>" for n in (1, 2))
    assert len({item.guid for item in from_file(tmp_path, rss(*items)).items}) == 2


def test_one_identifier_for_several_articles_loses_none(tmp_path):
    items = (f"<title>{n}</title><link>https://example.org/{n}</link><guid>same</guid>" for n in (1, 2))
    assert len({item.guid for item in from_file(tmp_path, rss(*items)).items}) == 2


def test_a_feed_file_may_lead_to_pages_beside_it_and_nowhere_else(tmp_path):
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a page.html").write_text("<p>a</p>")
    links = ("a%20page.html", "../secret.html", "missing.html", (tmp_path / "secret.html").as_uri())
    listing = from_file(inner, rss(*(f"<title>{link}</title><link>{link}</link>" for link in links)))
    documents = [item.document and item.document.data for item in listing.items]
    assert documents[0] == b"<p>a</p>"
    assert not any(documents[1:])
    assert listing.items[0].root == str(inner)


# --- odd feeds -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "feed-empty-document"),
        (b"  \n", "feed-empty-document"),
        (b"<!doctype html><title>Log in</title>", "not-a-feed"),
        (b"just some words", "not-a-feed"),
        (b"<note><to>you</to></note>", "not-a-feed"),
        (b'{"items": 3}', "not-a-feed"),
        (b'{"items": [' + b"[" * 100_000, "not-a-feed"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not-a-feed"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path, body, code):
    with pytest.raises(ParseError) as caught:
        from_file(tmp_path, body)
    assert caught.value.code == code
    assert caught.value.hint


def test_a_page_in_place_of_a_feed_names_the_feeds_it_links_to():
    with Web() as web:
        web.page("/", '<html><link rel="alternate" type="application/rss+xml" href="/f.xml"><body>Hello')
        with pytest.raises(ParseError, match="not a feed") as caught:
            read("feed", web=web, url=web.url("/"))
        assert web.url("/f.xml") in caught.value.hint


@pytest.mark.parametrize("feed", [rss(), "<CHANNEL HREF='https://example.org/'><TITLE>x</TITLE></CHANNEL>"])
def test_a_feed_without_articles_is_told_and_no_error(tmp_path, feed):
    listing = from_file(tmp_path, feed)
    assert listing.items == ()
    assert codes(listing) == ["feed-empty"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: b"\xef\xbb\xbf\n\n  " + text.encode(),
        lambda text: text.replace("Short", "Sh\x01\x0b ort &#x1; &nbsp; &bogus; &").encode(),
        lambda text: text[: text.rindex("<description>")].encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("utf-8", "iso-8859-1").encode(),
        lambda text: text.replace("utf-8", "no-such-table").encode(),
        lambda text: text.encode("latin-1"),
    ],
    ids=["space", "controls", "cut", "utf-16", "lies", "unknown", "latin-1"],
)
def test_a_spoilt_feed_is_read_all_the_same(tmp_path, spoil):
    items = (
        f"<title>Été {n}</title><link>https://example.org/{n}</link><description>Short</description>" for n in (1, 2)
    )
    titles = [item.title for item in from_file(tmp_path, spoil(rss(*items))).items]
    assert titles[0] == "Été 1"
    assert len(titles) == 2


def test_nothing_outside_is_read_by_way_of_entities(tmp_path):
    (tmp_path / "secret").write_text("s3cret")
    doctype = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">'
        f'<!ENTITY % p SYSTEM "{(tmp_path / "secret").as_uri()}"> %p;]><rss'
    )
    text = rss("<title>A &x; B</title><link>https://example.org/1</link>").replace("<rss", doctype, 1)
    assert all("s3cret" not in repr(item) for item in from_file(tmp_path, text).items)


ENTITIES = "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(1, 12))
ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(20_000))


@pytest.mark.parametrize(
    ("hostile", "read_as"),
    [
        (
            f"<!DOCTYPE r [<!ENTITY a1 'lol'>{ENTITIES}]>"
            + rss("<title>&a12;</title><link>https://example.org/</link>"),
            1,
        ),
        (rss("<link>https://example.org/</link>" + "<a>" * 20_000), 1),
        (rss("<link>https://example.org/</link><title>" + "&" * 100_000), 1),
        (rss("<link>https://example.org/</link><title>" + "<![CDATA[" * 20_000), 1),
        (rss(*["<title>x</title><link>https://example.org/</link>"] * 20_000), 2000),
        (rss(f"<title {ATTRIBUTES}>x</title>"), None),
    ],
    ids=["entities", "nesting", "ampersands", "cdata", "items", "attributes"],
)
def test_hostile_feeds_are_over_soon(tmp_path, hostile, read_as):
    began = time.process_time()
    if read_as is None:
        with pytest.raises(ParseError):
            from_file(tmp_path, hostile)
    else:
        assert len(from_file(tmp_path, hostile).items) == read_as
    assert time.process_time() - began < 10


@given(st.binary(max_size=300))
def test_no_bytes_do_worse_than_not_being_a_feed(data):
    for wrapped in (data, b"<rss><channel><item>" + data, b'{"items":[' + data, b"<feed><entry><title>" + data):
        try:
            feed = _feed.read(Document(wrapped, "https://example.org/feed"))
        except ParseError:
            continue
        assert isinstance(feed, _feed.Feed)


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("A &amp; B", "A & B"),
        ("<b>Bold</b> & <i>it</i> &amp;amp;", "Bold & it &amp;"),
        ("List<T> where 1 < 2 > 0", "List<T> where 1 < 2 > 0"),
        ("C++ &lt;script&gt;", "C++ <script>"),
        (" two\n  lines\t", "two lines"),
        ("\u202egnp.exe\u202c العربية", "gnp.exe العربية"),
        ("\u200b\ufeff\u00ad", None),
        ("   ", None),
        ("", None),
        ("👩‍👩‍👧‍👦 emoji 🏳️‍🌈", "👩‍👩‍👧‍👦 emoji 🏳️‍🌈"),
        ("a\x00b\x07c", "a b c"),
    ],
)
def test_titles_are_plain_text(written, read_as):
    assert plain(written) == read_as


@given(st.text())
def test_a_title_is_one_line_or_none(text):
    title = plain(text)
    assert title is None or (title.strip() and "\n" not in title)


def test_a_guid_that_is_no_address_is_not_made_one(tmp_path):
    """RSS takes a guid for an address unless told otherwise; feeds forget to tell."""
    listing = from_file(
        tmp_path, rss("<title>A</title><link>javascript:x()</link><guid>g7</guid><description>Un texte.</description>")
    )
    (item,) = listing.items
    assert (item.guid, item.url) == ("g7", None)
