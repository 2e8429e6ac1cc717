"""The guest's manners: a robot asks robots.txt before it asks for a page, and keeps to the site's own pace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from packager.errors import FetchError
from packager.fetch.answer import LATER, TemporaryError
from packager.model import Document
from packager.ports import Fetch, Login, Wanted
from packager.text.decode import decode

if TYPE_CHECKING:
    import socket

    from protego import Protego

ROBOT = "packager"
"""The product token (RFC 9309, 2.2.1) by which a site may address us."""
SLOWEST = 10.0
"""Seconds of a Crawl-delay that are honoured: at more, a hundred pages would take longer than a run may."""
MOST_CHARACTERS = 512_000
"""What is read of a robots.txt: the RFC (2.5) asks for at least 500 kibibytes."""


class Robots:
    """The rules of all sites met in one run, and when each may be asked again."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._turns: dict[str, asyncio.Lock] = {}
        self._next: dict[str, float] = {}
        self._known: dict[str, Protego] = {}

    def guard(self, fetch: Fetch) -> Fetch:
        """Return a door that opens for what robots.txt allows, and leads through ``fetch``."""
        return _Guarded(self, fetch)

    async def admit(self, url: str) -> None:
        """Wait until ``url`` may be asked for. Raises FetchError where it may not."""
        parts = urlsplit(url)
        if not parts.hostname:
            return
        rules = await self._rules(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt")
        if not rules.can_fetch(url, ROBOT):
            raise FetchError(
                "its site asks robots to keep away from it (robots.txt)",
                "if you may fetch it all the same, write robots = false for this source",
                code="robots-refused",
            )
        if delay := rules.crawl_delay(ROBOT):
            await self._wait(parts.netloc, min(delay, SLOWEST))

    async def _rules(self, url: str) -> Protego:
        if url not in self._known:
            self._known[url] = await self._read(url)
        return self._known[url]

    async def _read(self, url: str) -> Protego:
        try:
            document = await self._fetch.get(url, "text")
        except TemporaryError as error:
            # RFC 9309, 2.3.1.4: the site may have rules, so until they can be read everything is forbidden.
            raise FetchError(f"its robots.txt cannot be had: {error.message}", LATER, code="robots-unknown") from error
        except FetchError:
            return _parsed("")  # 2.3.1.3: there is none. Where the site itself is out of reach, its page will tell.
        return _parsed("" if b"<html" in document.data[:1000].lower() else decode(document.data))

    async def _wait(self, host: str, delay: float) -> None:
        loop = asyncio.get_running_loop()
        async with self._turns.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._next.get(host, 0.0) - loop.time()))
            self._next[host] = loop.time() + delay


class _Guarded:
    """A :class:`packager.ports.Fetch` for one source whose pages are found as robots find them."""

    def __init__(self, robots: Robots, inner: Fetch) -> None:
        self._robots = robots
        self._inner = inner

    async def get(self, url: str, wanted: Wanted, *, referer: str | None = None) -> Document:
        await self._robots.admit(url)
        return await self._inner.get(url, wanted, referer=referer)

    async def revisit(self, url: str) -> Document | None:
        await self._robots.admit(url)
        return await self._inner.revisit(url)

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Document:
        return await self._inner.send(method, url, headers=headers, body=body)

    async def dial(self, host: str, port: int) -> socket.socket:
        return await self._inner.dial(host, port)

    def logged_in(self, login: Callable[[], Login | None]) -> Fetch:
        return _Guarded(self._robots, self._inner.logged_in(login))


def _parsed(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text[:MOST_CHARACTERS])
