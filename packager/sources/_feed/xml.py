"""RSS, RDF, Atom and CDF through feedparser, and through lxml what feedparser does not tell.

feedparser forgives more than any other reader, but it turns dates into UTC, and takes ``dc:date`` for
an update. A second, quick look with lxml finds each entry's dates under the names they were written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from packager.errors import ParseError
from packager.model import Document, Problem
from packager.sources._feed.record import MOST_ENTRIES, Enclosure, Entry, Feed, cut
from packager.sources._feed.titles import plain
from packager.sources._feed.witness import Dates, dates_of_entries

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag: the parser's time grows with their square, and no real tag has a hundred."""
MOST_PREFIXES = 200
"""Prefixes of name spaces: feedparser looks through all of them at every tag; the odd feeds at hand have a dozen."""
MOST_SECTIONS = 150_000
"""Comments and sections (``<!``): an entry has a few, and feedparser takes a quarter of a minute for millions."""

_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{2000,}")
_VALUE = re.compile(rb"=\s*(?:\"[^\"]*\"|'[^']*')")
_PREFIX = re.compile(rb"xmlns:([\w.-]+)")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#])", re.IGNORECASE)


def read_xml(document: Document) -> Feed | None:
    """Read a feed in XML, however ill-formed; None where it holds nothing of a feed. Raises ParseError."""
    import feedparser

    _refuse_traps(document.data)
    data, problems = _cut(document)
    parsed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": _content_type(document), "content-location": _base(document)},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.entries and not parsed.version:
        return None
    dates = dates_of_entries(data)
    if len(dates) != len(parsed.entries):
        dates = [_own_dates(entry, parsed.version) for entry in parsed.entries]
    feed = parsed.feed
    return Feed(
        title=plain(feed.get("title")),
        home=feed.get("link"),
        language=feed.get("language"),
        entries=tuple(_entry(entry, when) for entry, when in zip(parsed.entries, dates, strict=True)),
        next=_older(feed),
        problems=problems,
    )


def _older(feed: Any) -> str | None:
    """Where older entries are (RFC 5005): the next page of a paged feed, else the archive before."""
    links = {link.get("rel"): link.get("href") for link in reversed(feed.get("links", []))}
    return links.get("next") or links.get("prev-archive")


def _refuse_traps(data: bytes) -> None:
    for tag in _LONG_TAG.finditer(data):
        if len(_VALUE.sub(b" ", tag[0]).split()) > MOST_ATTRIBUTES:
            raise ParseError("it has a tag with thousands of attributes", code="not-a-feed")
    if data.count(b"xmlns:") > MOST_PREFIXES and len(set(_PREFIX.findall(data))) > MOST_PREFIXES:
        raise ParseError("it declares hundreds of name spaces", code="not-a-feed")
    if data.count(b"<!") > MOST_SECTIONS:
        raise ParseError("it has more comments and sections than any feed", code="not-a-feed")


def _cut(document: Document) -> tuple[bytes, tuple[Problem, ...]]:
    """Leave off what follows the newest entries. feedparser is content with a feed that just ends."""
    for number, match in enumerate(_ENTRY.finditer(document.data)):
        if number == MOST_ENTRIES:
            return document.data[: match.start()], (cut(document.url),)
    return document.data, ()


def _content_type(document: Document) -> str:
    """What to tell feedparser of the encoding: bytes that are valid UTF-8 are UTF-8, whatever the header says."""
    if not document.data.isascii():
        try:
            document.data.decode("utf-8")
        except UnicodeDecodeError:
            return f"application/xml; charset={document.charset}" if document.charset else "application/xml"
        return "application/xml; charset=utf-8"
    return "application/xml"


def _base(document: Document) -> str:
    """What links are relative to; feedparser garbles file: addresses, so a file's links stay as written."""
    return "" if document.url.startswith("file:") else document.url


def _own_dates(entry: Any, version: str) -> Dates:
    """An entry's dates as feedparser names them, where lxml counted other entries than it did."""
    # Asked as a plain dict: FeedParserDict gives "updated" out as "published" where there is none.
    published = [str(dict.get(entry, name)) for name in ("published", "created") if dict.get(entry, name)]
    updated = [str(dict.get(entry, "updated"))] if dict.get(entry, "updated") else []
    if not published and version.startswith("rss"):
        # RSS has no element of its own for an update: this was a dc:date.
        return Dates(tuple(updated), ())
    return Dates(tuple(published), tuple(updated))


def _entry(entry: Any, when: Dates) -> Entry:
    content, summary, base = _texts(entry, when)
    return Entry(
        id=entry.get("id") or None,
        link=entry.get("feedburner_origlink") or entry.get("link") or _alternate(entry),
        title=plain(entry.get("title")),
        authors=_authors(entry),
        published=when.published,
        updated=when.updated,
        language=entry.get("language") or (entry.get("title_detail") or {}).get("language"),
        summary=summary,
        content=content,
        base=base,
        image=_image(entry),
        caption=_caption(when),
        enclosures=tuple(_enclosures(entry)),
    )


def _alternate(entry: Any) -> str | None:
    links = (link.get("href") for link in entry.get("links", []) if link.get("rel") == "alternate")
    return next((str(link) for link in links if link), None)


def _caption(when: Dates) -> str | None:
    said = plain(when.described[0]) if when.described else None
    credit = plain(when.credit)
    credit = None if credit and said and credit in said else credit
    return " – ".join(filter(None, [said, credit])) or None


def _enclosures(entry: Any) -> Iterator[Enclosure]:
    for link in entry.get("enclosures", []):
        kind = (link.get("type") or "").lower()
        if link.get("href") and not kind.startswith("image/") and not _PICTURE_NAME.search(link["href"]):
            size = str(link.get("length") or "")
            yield Enclosure(str(link["href"]), kind, int(size) if size.isdecimal() else None, plain(link.get("title")))


def _texts(entry: Any, when: Dates) -> tuple[str | None, str | None, str | None]:
    """Full text, short text and the base of both; a description that is the only text counts as short."""
    from packager.sources._markup import paragraphs

    def as_html(detail: Any) -> str:
        value = str(detail.get("value") or "")
        return paragraphs(value) if detail.get("type") == "text/plain" and "<" not in value else value

    full = max((as_html(one) for one in _contents(entry, when)), key=len, default="")
    detail = entry.get("summary_detail")
    short = as_html(detail) if detail else str(entry.get("summary") or "")
    bases = [one.get("base") for one in [*entry.get("content", []), detail] if one]
    return full.strip() or None, short.strip() or None, next(filter(None, bases), None)


def _contents(entry: Any, when: Dates) -> list[Any]:
    """The full texts. feedparser takes what is said of a picture for one: it is, where there is nothing else."""
    contents = entry.get("content", [])
    texts = [one for one in contents if " ".join(str(one.get("value") or "").split()) not in when.described]
    return texts if texts or entry.get("summary") else contents


def _authors(entry: Any) -> tuple[str, ...]:
    names = [plain(author.get("name")) for author in entry.get("authors", [])]
    names = names or [plain(entry.get("author"))]
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _image(entry: Any) -> str | None:
    """The picture that the entry gives for itself: the widest of media RSS, an enclosure, else a thumbnail."""
    media = [one for one in entry.get("media_content", []) if one.get("url") and _is_picture(one)]
    if media:
        return str(max(media, key=lambda one: int(one["width"]) if one.get("width", "").isdecimal() else 0)["url"])
    for link in entry.get("enclosures", []):
        if link.get("href") and (link.get("type") or "").startswith("image/"):
            return str(link["href"])
    thumbnails = [one["url"] for one in entry.get("media_thumbnail", []) if one.get("url")]
    return thumbnails[0] if thumbnails else None


def _is_picture(media: Any) -> bool:
    kind = media.get("type") or media.get("medium") or ""
    return kind.startswith("image") if kind else bool(_PICTURE_NAME.search(media["url"]))
