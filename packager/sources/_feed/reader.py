"""The one way in: which reader a feed's bytes go to, and what to say when they are no feed."""

from __future__ import annotations

from packager.errors import ParseError
from packager.model import Document
from packager.sources._feed.record import Feed
from packager.sources._feed.sniff import sort_of

SHOWN = 3
"""Feeds of a page that a message names."""


def read(document: Document) -> Feed:
    """Read a feed of any dialect. Raises ParseError for what is none, naming the feeds that a page links to."""
    if not document.data.strip():
        raise ParseError("it is empty", "is this the feed's address?", code="feed-empty-document")
    sort = sort_of(document.data)
    if sort == "page":
        raise _not_a_feed(document)
    if sort == "json":
        from packager.sources._feed.json import read_json

        return read_json(document)
    from packager.sources._feed.xml import read_xml

    feed = read_xml(document)
    if feed is None and sort == "unknown":
        raise _not_a_feed(document)
    return feed or Feed()


def _not_a_feed(document: Document) -> ParseError:
    found = feeds_linked(document)
    hint = f"the page names its feeds: {', '.join(found)}" if found else "give the address of an RSS, Atom or JSON feed"
    return ParseError("it is not a feed", hint, code="not-a-feed")


def feeds_linked(document: Document) -> list[str]:
    """List the addresses of the feeds that a web page announces or links to."""
    from packager.text.decode import decode
    from packager.text.discovery import site_feeds
    from packager.text.html import parse_page

    page = parse_page(decode(document.data, document.charset))
    return [one.url for one in site_feeds(page, document.url)][:SHOWN] if page is not None else []
