"""Articles that a section page announces: found by selectors, by their addresses, or by themselves."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from packager.errors import ParseError
from packager.kinds import Listing, SourceContext, SourceKind
from packager.model import Document, Item, Problem
from packager.sources import _addresses, _index, _indextimes, _place
from packager.text.decode import decode
from packager.text.html import parse_page
from packager.text.urls import base_of

MOST = 200
"""Articles of one section page: a long day's news. The page has them in its order, the newest first."""


class IndexOptions(_place.PlacedOptions):
    """Keys of a section page."""

    url: str | None = Field(None, description="the section page's address (http or https)")
    path: str | None = Field(None, description="in place of url: a file that holds the page")
    include: tuple[str, ...] = Field(
        (), description="which links: patterns of the path (or of the whole address) with * for anything"
    )
    exclude: tuple[str, ...] = Field((), description="which links not: patterns as in include")
    articles: str | None = Field(
        None, description="in place of finding them: CSS selector (or XPath) of each article's block or link"
    )
    title: str | None = Field(None, description="with articles: selector of the headline within the block")
    time: str | None = Field(None, description="with articles: selector of the time within the block")

    @model_validator(mode="after")
    def _blocks(self) -> Self:
        if (self.title or self.time) and not self.articles:
            raise ValueError("title and time are looked for within articles, which is missing")
        return self


async def read(options: IndexOptions, context: SourceContext) -> Listing:
    """List the page's articles in its order. Raises SourceError where it cannot be had or is no page."""
    document = await _place.opened(options, context, "page")
    title, links = await context.parse(_links, document, options, context)
    problems = []
    if not links:
        hint = "name them with articles (a selector) or include (a pattern of their addresses)"
        problems.append(Problem("gather", "", "list-empty", "no articles were found on the page", hint))
    if len(links) > MOST:
        message = f"the page lists {len(links):,} articles: the first {MOST} are taken"
        problems.append(Problem("gather", "", "listing-cut", message, "name those that matter with include"))
    return Listing(
        tuple(_item(link, context) for link in links[:MOST]), tuple(problems), title, _moved(document, options)
    )


def _moved(document: Document, options: IndexOptions) -> str | None:
    """Where the page has moved for good; a section that leads to the front page now is no more, and did not move."""
    new = urlsplit(document.moved or "")
    return document.moved if new.path.strip("/") or not urlsplit(options.url or "").path.strip("/") else None


def _links(document: Document, options: IndexOptions, context: SourceContext) -> tuple[str | None, list[_index.Link]]:
    root = parse_page(decode(document.data, document.charset))
    if root is None:
        raise ParseError("the page is empty", code="empty-page")
    base = base_of(root, document.url)
    reading = _indextimes.Reading(context.language or root.get("lang"), document.fetched)
    if options.articles:
        links = _index.by_selectors(root, base, options.articles, options.title, options.time, reading)
    elif options.include:
        links = _index.by_pattern(root, base, reading)
    else:
        links = _index.automatic(root, base, reading)
    title = root.findtext(".//title")
    meant = [link for link in links if _addresses.meant(link.url, options.include, options.exclude)]
    return (" ".join(title.split()) or None if title else None), meant


def _item(link: _index.Link, context: SourceContext) -> Item:
    published = link.published.settle(context.zone) if link.published else None
    return Item(
        context.key,
        context.section,
        guid=link.url,
        url=link.url,
        title=link.title,
        published=published,
        published_from=link.published_from,
        language=context.language,
        wants_page=True,
    )


# It recognises nothing: a page that was named is an article until a newsletter says that it is a list.
KIND = SourceKind(
    name="index",
    summary="the articles that a section page announces",
    options=IndexOptions,
    read=read,
    streams=True,
    pages="found",
    precedence=95,
)
