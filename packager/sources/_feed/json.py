"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), and what is nearly that."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from packager.errors import ParseError
from packager.model import Document, Problem
from packager.sources._feed.record import MOST_ENTRIES, Enclosure, Entry, Feed, cut
from packager.sources._feed.titles import plain
from packager.sources._markup import paragraphs
from packager.sources._values import rows, text
from packager.text.decode import decode

Text = Annotated[str | None, BeforeValidator(text)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Author(_Part):
    name: Text = None


class _Attachment(_Part):
    url: Text = None
    mime_type: Text = None
    title: Text = None
    size_in_bytes: Text = None


class _Item(_Part):
    id: Text = None
    url: Text = None
    external_url: Text = None
    title: Text = None
    content_html: Text = None
    content_text: Text = None
    summary: Text = None
    image: Text = None
    banner_image: Text = None
    date_published: Text = None
    date_modified: Text = None
    language: Text = None
    author: Annotated[_Author | None, BeforeValidator(lambda value: value if isinstance(value, dict) else None)] = None
    authors: Annotated[list[_Author], BeforeValidator(rows)] = []
    attachments: Annotated[list[_Attachment], BeforeValidator(rows)] = []


class _JsonFeed(_Part):
    title: Text = None
    home_page_url: Text = None
    next_url: Text = None
    language: Text = None
    items: list[Any]


def read_json(document: Document) -> Feed:
    """Read a JSON feed. Raises ParseError for what is none; an item that is none costs itself."""
    try:
        feed = _JsonFeed.model_validate(json.loads(decode(document.data, document.charset)))
    except (ValueError, RecursionError) as error:
        raise ParseError("it is JSON, but not a feed", "see jsonfeed.org for the format", code="not-a-feed") from error
    entries: list[Entry] = []
    problems: list[Problem] = []
    if len(feed.items) > MOST_ENTRIES:
        problems.append(cut(document.url))
    for number, raw in enumerate(feed.items[:MOST_ENTRIES], 1):
        try:
            entries.append(_entry(_Item.model_validate(raw)))
        except ValidationError:
            problems.append(Problem("gather", document.url, "item-unreadable", f"item {number} is not an object"))
    return Feed(plain(feed.title), feed.home_page_url, feed.language, tuple(entries), feed.next_url, tuple(problems))


def _entry(item: _Item) -> Entry:
    names = (plain(author.name) for author in [*item.authors, *filter(None, [item.author])])
    return Entry(
        id=item.id,
        link=item.url or item.external_url,
        title=plain(item.title),
        authors=tuple(dict.fromkeys(name for name in names if name)),
        published=tuple(filter(None, [item.date_published])),
        updated=tuple(filter(None, [item.date_modified])),
        language=item.language,
        summary=paragraphs(item.summary) if item.summary else None,
        content=item.content_html or (paragraphs(item.content_text) if item.content_text else None),
        image=item.image or item.banner_image or _picture(item.attachments),
        enclosures=tuple(_enclosure(one) for one in item.attachments if one.url and not _is_picture(one)),
    )


def _picture(attachments: list[_Attachment]) -> str | None:
    return next((one.url for one in attachments if _is_picture(one)), None)


def _is_picture(one: _Attachment) -> bool:
    return (one.mime_type or "").startswith("image/")


def _enclosure(one: _Attachment) -> Enclosure:
    size = one.size_in_bytes or ""
    return Enclosure(one.url or "", one.mime_type or "", int(size) if size.isdecimal() else None, plain(one.title))
