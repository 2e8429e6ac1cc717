"""What comes beside an entry's text: its picture with caption, and links to sounds, films and files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from packager.model import Item
from packager.sources._feed.record import Enclosure, Entry
from packager.text.urls import absolute

MOST = 20
"""Enclosures of one entry that are linked to; podcasts have one, galleries a dozen."""


def with_enclosures(item: Item, entry: Entry) -> Item:
    """Return ``item`` with what is enclosed at the end of its text, and its picture's caption under the picture."""
    text = item.content or item.summary or ""
    linked = [one for one in entry.enclosures[:MOST] if one.url not in text]
    figure = _figure(item, entry) if text and item.image and entry.caption and "<img" not in text else ""
    if item.document is not None or not (linked or figure):
        return item
    whole = figure + text + "".join(_linked(one, item) for one in linked)
    return replace(item, content=whole) if item.content or not item.summary else replace(item, summary=whole)


def _figure(item: Item, entry: Entry) -> str:
    from lxml.html import builder

    image = builder.IMG(src=item.image or "")
    return _written(builder.E.figure(image, builder.E.figcaption(entry.caption or "")))


def _linked(one: Enclosure, item: Item) -> str:
    """A line that names a file, and links to it under what it is: a line that is all link leads to other stories, and
    cleaning takes it away."""
    from lxml.html import builder

    url = absolute(item.url, one.url)
    if url is None:
        return ""
    name = one.title or unquote(urlsplit(url).path.rpartition("/")[2]) or url
    told = ", ".join(filter(None, [_kind(one, url), _size(one.size)]))
    return _written(builder.P(f"{name} (", builder.A(told or "…", href=url), ")"))


def _written(element: Any) -> str:
    from lxml import html

    return str(html.tostring(element, encoding="unicode"))


def _kind(one: Enclosure, url: str) -> str:
    """What a file is, in a word that every reader knows: MP3, PDF, MP4."""
    suffix = urlsplit(url).path.rpartition(".")[2]
    if 2 <= len(suffix) <= 4 and suffix.isalnum():
        return suffix.upper()
    return {"audio/mpeg": "MP3", "application/pdf": "PDF", "video/mp4": "MP4"}.get(one.media_type, one.media_type)


def _size(size: int | None) -> str:
    # Below 10 kB it is a made-up number: many feeds write 0 or 1.
    return f"{size / 1_000_000:.1f} MB" if size and size >= 10_000 else ""
