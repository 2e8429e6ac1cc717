"""Articles from web pages listed in a file: one address a line, then a title if wanted."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field

from packager.errors import SourceError
from packager.kinds import Listing, SourceContext, SourceKind, WebOptions
from packager.model import Document, Item, Problem
from packager.sources import _files
from packager.text.decode import decode
from packager.text.urls import absolute

STANDARD_INPUT = "-"


class UrlsOptions(WebOptions):
    """Keys of a list."""

    path: str = Field(
        min_length=1,
        description="the file, - for standard input: one address a line, a title behind it, # before a comment",
    )


async def read(options: UrlsOptions, context: SourceContext) -> Listing:
    """List the addresses of the file in its order. Raises SourceError where it cannot be read."""
    if options.path == STANDARD_INPUT:
        document = Document(await asyncio.to_thread(_typed), "file:///dev/stdin")
    else:
        document = await asyncio.to_thread(_files.document, _files.placed(context.folder, options.path))
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    for number, address, title in _lines(decode(document.data)):
        url = absolute(None, address)
        if url is None or url.startswith("mailto:"):
            where = f"{options.path}, line {number}"
            problems.append(Problem("gather", where, "bad-address", f"“{address}” is not a web address"))
        else:
            items.setdefault(url, Item(context.key, context.section, url, url=url, title=title, wants_page=True))
    if not items and not problems:
        problems.append(Problem("gather", "", "list-empty", "the list names no addresses"))
    return Listing(tuple(items.values()), tuple(problems))


def _typed() -> bytes:
    """Standard input, as much of it as a file may have."""
    data = sys.stdin.buffer.read(_files.MOST_BYTES + 1)
    if len(data) > _files.MOST_BYTES:
        raise SourceError(f"standard input is larger than {_files.MOST_BYTES // 1_000_000} MB", code="too-large")
    return data


def _lines(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Line number, address and title of each line that says something. A # that begins a word begins a comment."""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        said = words[: next((at for at, word in enumerate(words) if word.startswith("#")), len(words))]
        if said:
            yield number, said[0], " ".join(said[1:]) or None


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take a text file of which every line that says something begins with a web address."""
    if argument == STANDARD_INPUT:
        return {"kind": "urls", "path": argument}
    if not isinstance(found, Path) or not found.is_file():
        return None
    head = _files.beginning(found)
    if b"\0" in head:
        return None
    # The last line may be cut.
    text = decode(head) if len(head) < _files.BEGINNING else decode(head).rpartition("\n")[0]
    addresses = [address for _, address, _ in _lines(text)]
    if addresses and all(address.lower().startswith(("http://", "https://")) for address in addresses):
        return {"kind": "urls", "path": argument}
    return None


KIND = SourceKind(
    name="urls",
    summary="web pages listed in a text file, one address a line",
    options=UrlsOptions,
    read=read,
    recognise=recognise,
    pages="named",
    precedence=20,
)
