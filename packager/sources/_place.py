"""Where a source stands that is one document: at an address, or in a file."""

from __future__ import annotations

import asyncio
import zlib
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from packager.errors import SourceError
from packager.fetch.coding import Body
from packager.kinds import SourceContext, WebOptions
from packager.model import Document
from packager.ports import Wanted
from packager.sources import _files
from packager.text.urls import is_web

GZIP = b"\x1f\x8b"
UNPACKED_MOST = 52_428_800
"""Bytes of one file after decompression: what the sitemap protocol allows, and three times what a page may have."""


class PlacedOptions(WebOptions):
    """Keys of a source that is one document."""

    url: str | None = Field(None, description="its address (http or https)")
    path: str | None = Field(None, description="in place of url: a file that holds it")

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.url is None) == (self.path is None):
            raise ValueError(f"kind “{self.kind}” needs either a url or a path")
        if self.url is not None and not is_web(self.url):
            raise ValueError(f"“{self.url}” is not a web address; a file is named with path")
        return self


async def opened(options: PlacedOptions, context: SourceContext, wanted: Wanted) -> Document:
    """Fetch or read the document, whole. Raises SourceError."""
    if options.url:
        return await context.fetch.get(options.url, wanted)
    return await asyncio.to_thread(_files.document, place(options, context))


def place(options: PlacedOptions, context: SourceContext) -> Path:
    """The file that ``path`` names."""
    return _files.placed(context.folder, options.path or "")


def unpacked(data: bytes, most: int = UNPACKED_MOST) -> bytes:
    """Undo gzip where ``data`` begins as gzip does. Raises SourceError for what is broken or unpacks to too much."""
    if not data.startswith(GZIP):
        return data
    body = Body("gzip", most)
    body.add(data)
    whole = body.whole()
    if whole == data:
        raise SourceError("its compression is broken", "fetch or save the file again", code="parse-failed")
    return whole


def first_unpacked(data: bytes, size: int) -> bytes:
    """The first ``size`` bytes of what ``data``, which may be cut off, holds once unpacked; none where it is broken."""
    if not data.startswith(GZIP):
        return data[:size]
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, size)
    except zlib.error:
        return b""
