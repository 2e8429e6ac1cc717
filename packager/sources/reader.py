"""What waits to be read at a reading service: Miniflux, FreshRSS and its like, wallabag, Readeck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from packager.kinds import Listing, SourceContext, SourceKind, SourceOptions
from packager.model import Item, Problem, Provenance
from packager.secret import Hidden, Secret, reveal
from packager.sources import _readers
from packager.text.html import plain_text
from packager.text.urls import absolute, is_web

MOST = 500
"""Entries taken of one service for an issue: the newest. What is left stays unread there."""
STUB = 500
"""Characters under which a text is a teaser, and the page is read (as for feeds)."""


class ReaderOptions(SourceOptions):
    """Keys of a reading service."""

    service: Literal["miniflux", "google-reader", "wallabag", "readeck"] = Field(
        description="which interface it speaks; google-reader is FreshRSS's and many others'"
    )
    url: str = Field(description="its address; for FreshRSS that of its interface, …/api/greader.php")
    user: str | Secret | None = Field(None, description="user name")
    password: Hidden | None = Field(None, description='password: { env = "NAME" } or { file = "path" }')
    token: Hidden | None = Field(None, description="in place of both: a token (Miniflux, Readeck)")
    client_id: str | Secret | None = Field(None, description="wallabag: id of the client that was made for packager")
    client_secret: Hidden | None = Field(None, description="wallabag: the client's secret")
    which: Literal["unread", "starred"] = Field("unread", description="what is unread, or what has a star")
    tag: str | None = Field(None, min_length=1, description="only what has this tag, label or category")
    text: Literal["auto", "content", "article"] = Field(
        "auto", description="the text that the service has (content), each page (article), or pages where it is short"
    )
    mark_read: bool = Field(True, description="mark entries as read once the issue that has them stands")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not is_web(self.url):
            raise ValueError(f"“{self.url.rpartition('@')[2]}” is not a web address")
        if self.token is None and (self.user is None or self.password is None):
            raise ValueError("a reading service needs a token, or user and password")
        if self.service == "readeck" and self.token is None:
            raise ValueError("Readeck needs a token")
        if self.service == "wallabag" and self.token is None and (self.client_id is None or self.client_secret is None):
            raise ValueError("wallabag needs client_id and client_secret (Developer, in its menu)")
        return self


async def read(options: ReaderOptions, context: SourceContext) -> Listing:
    """List the entries, newest first. Raises SourceError where the service cannot be read."""
    entries = await _service(options, context).entries(options.which, options.tag, MOST)
    problems = []
    if len(entries) >= MOST:
        message = f"it has more than {MOST} entries: the newest are taken"
        problems.append(Problem("gather", "", "listing-cut", message))
    items = await context.parse(_items, entries, options, context)
    return Listing(tuple(items), tuple(problems))


def _items(entries: Sequence[_readers.Entry], options: ReaderOptions, context: SourceContext) -> list[Item]:
    return [item for entry in entries if (item := _item(entry, options, context))]


def _service(options: ReaderOptions, context: SourceContext) -> _readers.Service:
    folder = context.folder
    account = _readers.Account(
        context.fetch,
        options.url,
        reveal(options.user, folder),
        reveal(options.password, folder),
        reveal(options.token, folder),
        (reveal(options.client_id, folder), reveal(options.client_secret, folder)),
    )
    return _readers.SERVICES[options.service](account)


def _item(entry: _readers.Entry, options: ReaderOptions, context: SourceContext) -> Item | None:
    url = absolute(None, entry.url)
    url = None if url is None or url.startswith("mailto:") else url
    if url is None and not entry.content:
        return None
    short = len(plain_text(entry.content or "")) < STUB
    return Item(
        context.key,
        context.section,
        guid=f"{options.service}:{entry.id}",
        url=url,
        title=entry.title,
        authors=entry.authors,
        published=entry.published.settle(context.zone) if entry.published else None,
        published_from=Provenance.FEED if entry.published else None,
        language=entry.language,
        content=entry.content,
        wants_page=url is not None and (options.text == "article" or (options.text == "auto" and short)),
        image=absolute(url, entry.image),
        site=entry.site,
        mark=entry.id,
    )


async def acknowledge(options: ReaderOptions, context: SourceContext, items: Sequence[Item]) -> None:
    """Mark entries as read."""
    if options.mark_read:
        await _service(options, context).read([item.mark for item in items if item.mark])


# It recognises nothing: a service needs a login, which a newsletter names.
KIND = SourceKind(
    name="reader",
    summary="what waits to be read at Miniflux, FreshRSS and its like, wallabag or Readeck",
    options=ReaderOptions,
    read=read,
    acknowledge=acknowledge,
    precedence=96,
)
