"""One HTTP request and its answer: the only module that speaks to aiohttp."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import ssl
from collections.abc import Mapping

from yarl import URL

from packager.errors import FetchError
from packager.fetch import authorities
from packager.fetch.address import Address
from packager.fetch.answer import LATER, Answer, TemporaryError
from packager.fetch.coding import ACCEPTED, Body, too_large
from packager.fetch.content import is_whole
from packager.fetch.turns import Allowance, Turns
from packager.fetch.wall import Wall, look_up
from packager.ports import Limits

with authorities.unread():
    import aiohttp
    import aiohttp.abc

PIECE = 1 << 18
"""Bytes read at once: no less than asyncio takes from a socket, so that none of it is cut up."""
LINE = 1 << 15
"""Longest header: content security policies and addresses of 8 kB are seen, 32 kB leaves room."""
WIDE = 4_000_000
"""Bytes from which a body is one of the few that are read at once: sixteen at their limit would take 240 MB."""
WIDE_AT_ONCE = 4
NAMES_SECONDS = 300
"""For how long a name, once looked up and checked, is not asked again."""


class _Resolver(aiohttp.abc.AbstractResolver):
    def __init__(self, wall: Wall) -> None:
        self._wall = wall

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[aiohttp.abc.ResolveResult]:
        found = {info[4][0]: info for info in await look_up(host, port, family)}
        return [
            aiohttp.abc.ResolveResult(
                hostname=host, host=address, port=port, family=found[address][0], proto=0, flags=socket.AI_NUMERICHOST
            )
            for address in self._wall.passable(host, port, found)
        ]

    async def close(self) -> None:
        """Hold nothing open."""


class Client:
    """A session of requests; make it inside the running event loop and close it there."""

    def __init__(self, wall: Wall, limits: Limits, user_agent: str) -> None:
        connector = aiohttp.TCPConnector(
            resolver=_Resolver(wall), socket_factory=wall.socket_for, limit=0, ttl_dns_cache=NAMES_SECONDS
        )
        self._wall = wall
        self._limits = limits
        self._wide = Turns(WIDE_AT_ONCE)
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": user_agent, "Accept-Encoding": ACCEPTED},
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=limits.connect_seconds, sock_read=limits.silence_seconds
            ),
            auto_decompress=False,
            trust_env=False,
            max_line_size=LINE,
            max_field_size=LINE,
        )

    async def close(self) -> None:
        await self._session.close()

    async def ask(
        self,
        address: Address,
        headers: Mapping[str, str],
        most: int,
        allowance: Allowance,
        method: str = "GET",
        data: bytes | None = None,
    ) -> Answer:
        """Make one request; redirects are not followed. The wait of a large body for its turn is not of its allowance.

        Raises FetchError: a TemporaryError where another try may help.
        """
        self._wall.check(address.host, address.port)
        try:
            url = URL(address.url, encoded=True)
            tls = authorities.trusted() if url.scheme == "https" else True
            asked = self._session.request(method, url, headers=headers, data=data, allow_redirects=False, ssl=tls)
            # Silence is no measure for a head that comes a letter a second.
            async with asyncio.timeout(self._limits.silence_seconds):
                response = await asked
            async with response:
                body = await _read(response, most, self._limits, self._wide, allowance) if response.ok else b""
                cookies = {name: morsel.value for name, morsel in response.cookies.items()}
                return Answer(response.status, response.headers, cookies, body)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _translated(error, address.host) from error


async def _read(
    response: aiohttp.ClientResponse, most: int, limits: Limits, wide: Turns, allowance: Allowance
) -> bytes:
    """Read a body to its end, refusing it as soon as it is known to be too large, or to come too slowly.

    One that has reached its own end is taken, though the connection has not. One that grows large goes on when it has
    its turn among those that do.
    """
    coding = response.headers.get("Content-Encoding", "")
    if not coding and (response.content_length or 0) > most:
        raise too_large(most)
    body = Body(coding, most)
    try:
        await _fill(body, response, limits, WIDE)
        if not response.content.at_eof():
            async with wide.turn(allowance):
                await _fill(body, response, limits, most, wide)
    except (aiohttp.ClientPayloadError, aiohttp.ServerTimeoutError, TemporaryError) as error:
        data = body.whole()
        if is_whole(data):
            return data
        if not isinstance(error, aiohttp.ClientPayloadError):
            raise
        raise TemporaryError("the connection was lost within the answer", LATER, code="connection-lost") from error
    return body.whole()


async def _fill(
    body: Body, response: aiohttp.ClientResponse, limits: Limits, size: int, turns: Turns | None = None
) -> None:
    """Read until ``body`` has more than so many bytes, or its end has come.

    Raises TemporaryError for a trickle, and for a body that has its turn, and has not come within
    ``limits.lull_seconds`` of it, where others wait for theirs.
    """
    now = asyncio.get_running_loop().time
    since, came = now(), 0
    async for piece in response.content.iter_chunked(PIECE):
        body.add(piece)
        came += len(piece)
        if now() - since >= limits.lull_seconds:
            if came < limits.lull_bytes or (turns and turns.awaited):
                raise _too_slow()
            since, came = now(), 0
        if body.size > size:
            return


def _too_slow() -> TemporaryError:
    error = TemporaryError("the answer comes too slowly to come whole", LATER, code="no-answer")
    error.hopeless = True
    return error


def _translated(error: Exception, host: str) -> FetchError:
    """Say in words what a library's exception means."""
    match error:
        case asyncio.TimeoutError():
            return TemporaryError(f"{host} did not answer in time", LATER, code="no-answer")
        case aiohttp.ClientConnectorDNSError():
            return _unknown_host(error, host)
        case aiohttp.ClientSSLError() | aiohttp.ClientConnectorCertificateError():
            message = f"the secure connection to {host} failed: {_reason(error)}"
            return FetchError(
                message,
                "is its certificate valid, and are authorities (ca-certificates) installed here?",
                code="tls-failed",
            )
        case aiohttp.ClientConnectorError():
            return TemporaryError(f"no connection to {host}: {_reason(error)}", LATER, code="no-connection")
        case aiohttp.InvalidURL():
            return FetchError(f"“{host}” is not a host", code="bad-address")
        case aiohttp.ClientResponseError():
            return FetchError(f"{host} gave an answer that is not HTTP", code="bad-answer")
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError() | OSError():
            return TemporaryError(f"{host} broke the connection off", LATER, code="connection-lost")
    return FetchError(f"{host} gave an answer that cannot be read ({type(error).__name__})", code="bad-answer")


def _unknown_host(error: aiohttp.ClientConnectorDNSError, host: str) -> FetchError:
    if error.errno == socket.EAI_AGAIN:
        return TemporaryError(f"the name {host} could not be looked up", "is there a network?", code="host-unknown")
    return FetchError(f"there is no host named {host}", "is the address spelled right?", code="host-unknown")


def _reason(error: Exception) -> str:
    """The system's own words for what failed beneath, where it has some."""
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return inner.verify_message
    if isinstance(inner, ssl.SSLError):
        return (inner.reason or "unknown").replace("_", " ").lower()
    number = getattr(inner, "errno", None) or 0
    return os.strerror(number).lower() if number in errno.errorcode else str(inner).lower()
