"""Articles from an RSS, Atom, JSON or CDF feed, on the web or in a file."""

from __future__ import annotations

import asyncio
import datetime as dt
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from packager.errors import SourceError
from packager.frozen import frozen
from packager.kinds import Listing, SourceContext, SourceKind, WebOptions
from packager.model import Document, Item, Problem
from packager.sources import _feed, _files
from packager.text.urls import absolute, is_web
from packager.times import LONGEST

PAGES_A_SPAN = 10
"""Older pages of a feed that are followed for three days: ten entries each, a feed may publish a hundred in them."""
MOST_PAGES = 100
"""The same for a month and more."""


class FeedOptions(WebOptions):
    """Keys of a feed."""

    url: str | None = Field(None, description="the feed's address (http or https)")
    path: str | None = Field(None, description="in place of url: a file that holds the feed")
    text: _feed.Text = Field(
        "auto",
        description="where the text comes from: the feed's full text (content), its short text (summary), the page of "
        "each article (article), or whichever the feed suggests (auto)",
    )

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.url is None) == (self.path is None):
            raise ValueError("a feed needs either a url or a path")
        if self.url is not None and not is_web(self.url):
            raise ValueError(f"“{self.url}” is not a web address; a file is named with path")
        return self


async def read(options: FeedOptions, context: SourceContext) -> Listing:
    """List a feed's entries in its own order. Raises SourceError where it cannot be had or is no feed."""
    document, place = await _opened(options, context)
    page = await context.parse(_parsed, document, place, options.text, context)
    items, problems = list(page.items), list(page.problems)
    if options.url:
        older, untold = await _older(page, place, options, context)
        known = {item.guid for item in items}
        items += [item for item in older if item.guid not in known]
        problems += untold
    if page.empty:
        problems.append(Problem("gather", "", "feed-empty", "the feed lists no articles"))
    return Listing(tuple(items), tuple(problems), page.title, document.moved)


@frozen
class _Page:
    """What one page of a feed holds."""

    items: Sequence[Item]
    problems: Sequence[Problem]
    title: str | None
    next: str | None
    empty: bool


def _parsed(document: Document, place: _feed.Place, text: _feed.Text, context: SourceContext) -> _Page:
    feed = _feed.read(document)
    items, problems = _feed.items_of(feed, place, text, context)
    return _Page(items, (*feed.problems, *problems), feed.title, feed.next, not feed.entries)


async def _older(
    page: _Page, place: _feed.Place, options: FeedOptions, context: SourceContext
) -> tuple[list[Item], list[Problem]]:
    """Follow a feed to its older pages (RFC 5005), as long as a page ends with what is new enough for an issue."""
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    seen = {place.url}
    span = _span(context)
    most = min(math.ceil(PAGES_A_SPAN * (span / LONGEST)), MOST_PAGES)
    while page.next and len(seen) <= most and _ends_new(page, context, span):
        url = absolute(place.url, page.next)
        if url is None or url in seen:
            break
        seen.add(url)
        try:
            document = await context.fetch.get(url, "feed")
            place = _feed.Place(document.url)
            page = await context.parse(_parsed, document, place, options.text, context)
        except SourceError as error:
            problems.append(Problem("gather", url, error.code, error.message, error.hint))
            break
        problems += page.problems
        items |= {item.guid: item for item in page.items if item.guid not in items}
    if page.next and len(seen) > most and _ends_new(page, context, span):
        message = f"it has more than {most} older pages of new articles: the first {most} were read"
        problems.append(Problem("gather", "", "listing-cut", message, "packager collect, run more often, loses none"))
    return list(items.values()), problems


def _span(context: SourceContext) -> dt.timedelta:
    """How far back articles are new: as far as an issue may reach after missed ones, or as it was asked to."""
    return max(context.now - context.since, LONGEST) if context.since else LONGEST


def _ends_new(page: _Page, context: SourceContext, span: dt.timedelta) -> bool:
    """Whether the last dated item of a page is new: what is pinned above the others may be old, and have no date."""
    last = next((item.published for item in reversed(page.items) if item.published), None)
    return last is not None and context.now - last.instant(context.zone) < span


async def _opened(options: FeedOptions, context: SourceContext) -> tuple[Document, _feed.Place]:
    if options.url:
        document = await context.fetch.get(options.url, "feed")
        return document, _feed.Place(document.url)
    path = _files.placed(context.folder, options.path or "")
    document = await asyncio.to_thread(_files.document, path)
    return document, _feed.Place(document.url, path.absolute().parent)


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take what begins as a feed does, on the web or in a file."""
    if isinstance(found, Document):
        return {"kind": "feed", "url": argument} if _feed.is_feed(found.data) else None
    if found.is_file() and _feed.is_feed(_files.beginning(found)):
        return {"kind": "feed", "path": argument}
    return None


KIND = SourceKind(
    name="feed",
    summary="an RSS, Atom or JSON feed, on the web or in a file",
    options=FeedOptions,
    read=read,
    recognise=recognise,
    streams=True,
    precedence=10,
)
