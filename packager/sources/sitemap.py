"""Articles that a sitemap lists (sitemaps.org 0.9, news and image extensions): of a site, or in a file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from pydantic import Field

from packager.errors import FetchError, ParseError, SourceError
from packager.kinds import Listing, SourceContext, SourceKind
from packager.model import Document, Item, Problem, Provenance
from packager.sources import _addresses, _files, _place, _sitemap
from packager.text.urls import absolute

MOST_MAPS = 20
"""Sitemaps that are read of one index: the newest. News sites have one for each month since they began."""
MOST_ENTRIES = 1_000
"""Addresses taken of all of them: ten times what a newsletter reads of a source."""
DEPTH = 3
"""Indexes of indexes that are followed; the protocol allows one."""


class SitemapOptions(_place.PlacedOptions):
    """Keys of a sitemap."""

    url: str | None = Field(
        None, description="the sitemap's address, or a site's: its robots.txt then names the sitemaps"
    )
    path: str | None = Field(None, description="in place of url: a file that holds the sitemap (gzip too)")
    include: tuple[str, ...] = Field(
        (), description="which addresses: patterns of the path (or of the whole address) with * for anything"
    )
    exclude: tuple[str, ...] = Field((), description="which addresses not: patterns as in include")
    days: int = Field(7, ge=0, description="only what was published or changed in the last so many days; 0: everything")


async def read(options: SitemapOptions, context: SourceContext) -> Listing:
    """List the pages of the sitemap, newest first. Raises SourceError where it cannot be had or is none."""
    problems: list[Problem] = []
    collected = await _collected(options, context, problems)
    entries = collected.pages
    since = _since(options, context)
    recent = _sitemap.recent(entries, since, context.zone)
    meant = [one for one in recent if _addresses.meant(one.url, options.include, options.exclude)]
    if len(meant) > MOST_ENTRIES:
        message = f"it lists {len(meant):,} recent pages: the newest {MOST_ENTRIES:,} are taken"
        problems.append(Problem("gather", "", "listing-cut", message, "fewer days, or include, would name the rest"))
    if not entries and not problems:
        problems.append(Problem("gather", "", "list-empty", "the sitemap lists no pages"))
    items = [_item(one, context) for one in meant[:MOST_ENTRIES]]
    return Listing(
        tuple({item.guid: item for item in reversed(items)}.values())[::-1], tuple(problems), moved=collected.moved
    )


def _since(options: SitemapOptions, context: SourceContext) -> dt.datetime | None:
    return context.now - dt.timedelta(days=options.days) if options.days else None


async def _collected(options: SitemapOptions, context: SourceContext, problems: list[Problem]) -> _sitemap.Found:
    """Read the sitemap, and the sitemaps that it names, newest first and no more than are needed."""
    entries: list[_sitemap.Entry] = []
    moved: str | None = None
    since = _since(options, context)
    waiting = [(_sitemap.Entry(url), 0) for url in await _starts(options, context)]
    first, seen = True, set[str]()
    while waiting and len(seen) < MOST_MAPS + 1:
        entry, depth = waiting.pop(0)
        if entry.url in seen:
            continue
        seen.add(entry.url)
        try:
            found = await _one(entry.url, options, context)
        except SourceError as error:
            if first and not waiting:
                raise
            problems.append(Problem("gather", entry.url, error.code, error.message, error.hint))
            continue
        first = False
        entries += found.pages
        moved = found.moved if entry.url == options.url else moved
        if depth < DEPTH:
            waiting = [(one, depth + 1) for one in _sitemap.maps_to_read(found.maps, since, context.zone)] + waiting
    if waiting:
        message = f"it names more sitemaps than are read: {len(waiting)} older ones are left"
        problems.append(Problem("gather", "", "listing-cut", message, "name the sitemap that matters with url"))
    return _sitemap.Found(tuple(entries), moved=moved)


async def _starts(options: SitemapOptions, context: SourceContext) -> list[str]:
    """Where to begin: the sitemap itself, or those that the robots.txt of a site names (RFC 9309, sitemaps.org)."""
    if options.url is None:
        return [_place.place(options, context).absolute().as_uri()]
    if urlsplit(options.url).path not in {"", "/"} or urlsplit(options.url).query:
        return [options.url]
    try:
        robots = await context.fetch.get(urljoin(options.url, "/robots.txt"), "text")
    except FetchError:
        return [urljoin(options.url, "/sitemap.xml")]
    lines = re.findall(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", robots.data, re.IGNORECASE | re.MULTILINE)
    named = [absolute(options.url, line.decode("utf-8", "replace")) for line in lines]
    return list(dict.fromkeys(url for url in named if url)) or [urljoin(options.url, "/sitemap.xml")]


async def _one(url: str, options: SitemapOptions, context: SourceContext) -> _sitemap.Found:
    if url.startswith("file:"):
        document = await _place.opened(options, context, "data")
    else:
        document = await context.fetch.get(url, "data")
    return replace(await context.parse(_parsed, document), moved=document.moved)


def _parsed(document: Document) -> _sitemap.Found:
    found = _sitemap.parse(_place.unpacked(document.data), document.url)
    if found is None:
        raise ParseError("it is not a sitemap", "give the address of a sitemap, or of the site", code="not-a-sitemap")
    return found


def _item(entry: _sitemap.Entry, context: SourceContext) -> Item:
    published = entry.published.settle(context.zone) if entry.published else None
    changed = entry.changed.settle(context.zone) if entry.changed else None
    return Item(
        context.key,
        context.section,
        guid=entry.url,
        url=entry.url,
        title=entry.title,
        published=published,
        published_from=Provenance.FEED if published else None,
        updated=changed,
        updated_from=Provenance.FEED if changed else None,
        language=entry.language,
        image=entry.image,
        site=entry.site,
        wants_page=True,
    )


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take what begins as a sitemap does, gzip or not, on the web or in a file."""
    if isinstance(found, Document):
        return {"kind": "sitemap", "url": argument, "days": 0} if _begins(found.data) else None
    if found.is_file() and _begins(_files.beginning(found)):
        return {"kind": "sitemap", "path": argument, "days": 0}
    return None


def _begins(data: bytes) -> bool:
    return _sitemap.is_sitemap(_place.first_unpacked(data, _files.BEGINNING))


KIND = SourceKind(
    name="sitemap",
    summary="the recent pages that a site's sitemap lists",
    options=SitemapOptions,
    read=read,
    recognise=recognise,
    streams=True,
    pages="found",
    precedence=12,
)
