"""Entries of a feed into items: addresses completed, times read, texts chosen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html.entities import html5
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urljoin, urlsplit

from packager.frozen import frozen
from packager.kinds import SourceContext
from packager.model import Document, Item, Problem, Provenance
from packager.sources import _files
from packager.sources._feed.enclosed import with_enclosures
from packager.sources._feed.record import Entry, Feed
from packager.text.calendar.dates import feed_date
from packager.text.rare import rare
from packager.text.urls import absolute
from packager.times import Moment

Text = Literal["auto", "content", "summary", "article"]

FULL_TEXT = 2_000
"""Mean length, in characters, from which a feed's own texts count as whole articles (calibre's measure)."""
STUB = 500
"""Characters under which a text is a teaser: a description as long as that is the article, and an entry
of a full-text feed that has less is read from its page."""

_TAG = re.compile(r"<[^<>]*>")
_REFERENCE = re.compile(r"&(?:amp;)?([A-Za-z][A-Za-z0-9]{0,31};)")
_ADDRESS = rare(
    r"(<[a-z][^<>]*?\s(?P<name>src|href|poster)\s*=\s*)(?P<quote>[\"'])(?P<address>[^\"'<>]*)(?P=quote)", re.IGNORECASE
)


@frozen
class Place:
    """Where a feed was found."""

    url: str
    root: Path | None = None
    """Folder of a feed that is a file: its entries may be files beside it."""


def items_of(feed: Feed, place: Place, text: Text, context: SourceContext) -> tuple[list[Item], list[Problem]]:
    """Return an item for each entry, in the feed's order, and what is wrong with those that are none."""
    items: list[Item] = []
    problems: list[Problem] = []
    whole = text == "content" or (text == "auto" and _is_full_text(feed.entries))
    for number, entry in enumerate(feed.entries, 1):
        item = _item(entry, feed, place, context)
        if item is None:
            problems.append(Problem("gather", f"entry {number}", "item-empty", "it has neither an address nor a text"))
        else:
            items.append(with_enclosures(_with_text(item, text, whole=whole), entry))
    return _told_apart(items), problems


def _item(entry: Entry, feed: Feed, place: Place, context: SourceContext) -> Item | None:
    document = _local_page(entry, place)
    url = None if document else _url(entry, feed, place)
    enclosed = entry.enclosures[0].url if entry.enclosures else None
    guid = entry.id or url or (entry.link if document else entry.title or enclosed or _hash(entry))
    if guid is None or not (url or document or entry.content or entry.summary or entry.enclosures):
        return None
    language = entry.language or feed.language
    published = _moment(entry.published, language or context.language, context)
    updated = _moment(entry.updated, language or context.language, context)
    return Item(
        source=context.key,
        section=context.section,
        guid=guid,
        url=url,
        title=entry.title,
        authors=entry.authors,
        published=published,
        published_from=Provenance.FEED if published else None,
        updated=updated,
        updated_from=Provenance.FEED if updated else None,
        language=language,
        summary=_rebased(entry.summary, entry, feed, place),
        content=_rebased(entry.content, entry, feed, place),
        document=document,
        root=str(place.root) if place.root else None,
        image=absolute(entry.base or url or place.url, entry.image),
        site=feed.title,
    )


def _hash(of: Entry | Item) -> str | None:
    """What tells a note from others that has nothing but a text (RSS 0.92 and 2.0 ask for no more)."""
    text = of.content or of.summary
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else None


def _url(entry: Entry, feed: Feed, place: Place) -> str | None:
    """The entry's public address: its link, else an identifier that is one."""
    base = (entry.base or place.url) if place.root is None else (entry.base or feed.home)
    # RSS takes a guid for an address unless told otherwise; one without a scheme is a name, not a relative address.
    named = entry.link == entry.id and not _is_complete(entry.link or "")
    found = (None if named else absolute(base, entry.link)) or absolute(None, entry.id)
    return found if found and not found.startswith("mailto:") else None


def _local_page(entry: Entry, place: Place) -> Document | None:
    """The file that an entry of a feed file links to, where it lies beside the feed."""
    if place.root is None or not entry.link or _is_complete(entry.link):
        return None
    path = place.root / unquote(urlsplit(entry.link).path)
    return _files.document(path) if _files.within(place.root, path) and path.is_file() else None


def _is_complete(address: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address.strip()))


def _moment(written: Iterable[str], language: str | None, context: SourceContext) -> Moment | None:
    """The first of the strings that can be read as a time; an hour without a zone is one of the source's."""
    found = next((moment for raw in written if (moment := feed_date(raw, language))), None)
    return found.settle(context.zone) if found else None


def _rebased(html: str | None, entry: Entry, feed: Feed, place: Place) -> str | None:
    """Complete relative addresses where the article's own address is not what they are relative to."""
    if html is None:
        return None
    if place.root is not None:
        return _completed(html, pictures=entry.base or place.url, links=entry.base or feed.home)
    if entry.base and entry.base != place.url:
        return _completed(html, pictures=entry.base, links=entry.base)
    return html


def _completed(html: str, *, pictures: str, links: str | None) -> str:
    def complete(match: re.Match[str]) -> str:
        base = links if match["name"].lower() == "href" else pictures
        address = match["address"]
        if not base or not address.strip() or address.startswith("#") or _is_complete(address):
            return match[0]
        try:
            return f"{match[1]}{match['quote']}{urljoin(base, address)}{match['quote']}"
        except ValueError:
            return match[0]

    return _ADDRESS.sub(complete, html)


# --- which text ------------------------------------------------------------------------------


def _length(html: str | None) -> int:
    """Characters of a text; a reference to what no standard defines, as of a feed that declared it, is none."""
    text = _TAG.sub("", html or "")
    return len(_REFERENCE.sub(lambda found: found[0] if found[1] in html5 else "", text).strip())


def _is_full_text(entries: Sequence[Entry]) -> bool:
    lengths = [_length(entry.content or entry.summary) for entry in entries]
    return sum(lengths) >= FULL_TEXT * max(len(lengths), 1)


def _with_text(item: Item, text: Text, *, whole: bool) -> Item:
    """Choose what the article will be made of; ``whole``: the feed's own text."""
    if item.content is None and _length(item.summary) >= STUB:
        # RSS 2.0 has one element for both, and many feeds put the whole article there.
        item = replace(item, content=item.summary)
    if item.document is not None:
        return item
    if text == "summary":
        return replace(item, content=None, summary=item.summary or item.content)
    readable = item.url is not None
    if whole:
        return replace(item, wants_page=readable and text == "auto" and _length(item.content) < STUB)
    return replace(item, wants_page=readable)


def _told_apart(items: Sequence[Item]) -> list[Item]:
    """Where a feed gives several articles one identifier, address or text identifies: none of them is lost."""
    own = [item.url or _hash(item) for item in items]
    known: dict[str, set[str | None]] = {}
    for item, name in zip(items, own, strict=True):
        known.setdefault(item.guid, set()).add(name)
    return [
        replace(item, guid=name) if name and len(known[item.guid]) > 1 else item
        for item, name in zip(items, own, strict=True)
    ]
