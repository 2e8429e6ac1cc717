"""Articles from web pages, each named by its address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from packager.errors import SourceError
from packager.kinds import Listing, SourceContext, SourceKind, WebOptions
from packager.model import Document, Item, Problem
from packager.text.urls import absolute


class PageOptions(WebOptions):
    """Keys of pages."""

    url: str | None = Field(None, description="the page's address (http or https)")
    urls: tuple[str, ...] = Field((), description="in place of url: the addresses of several pages, in their order")

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.url is None) == (not self.urls):
            raise ValueError("pages need either a url or urls")
        return self


async def read(options: PageOptions, context: SourceContext) -> Listing:
    """List the pages. Raises SourceError where none of them has an address that can be opened."""
    items: list[Item] = []
    problems: list[Problem] = []
    for text in (options.url,) if options.url else options.urls:
        address = absolute(None, text)
        if address is None or address.startswith("mailto:"):
            problems.append(Problem("gather", text, "bad-address", f"“{text}” is not a web address"))
        else:
            items.append(Item(context.key, context.section, address, url=address, wants_page=True))
    if not items:
        raise SourceError(problems[0].message, "write it whole, as in https://example.org/story", code="bad-address")
    return Listing(tuple(items), tuple(problems))


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take whatever else came from the web."""
    return {"kind": "page", "url": argument} if isinstance(found, Document) else None


KIND = SourceKind(
    name="page",
    summary="one web page, or several, each an article",
    options=PageOptions,
    read=read,
    recognise=recognise,
    pages="named",
    precedence=90,
)
