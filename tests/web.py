"""A web of one's own, on loopback: a test declares its pages, and afterwards looks at who asked for what.

    with Web() as web:
        web.page("/a.html", "<p>Words</p>", headers={"ETag": '"1"'})
        web.redirect("/old.html", "/a.html")
        ...fetch web.url("/old.html") with allow_hosts=[web.host]...
        assert web.count("/a.html") == 1

It is a real server in a thread of its own, speaking HTTP/1.1 over real sockets. A page with an ETag
or a Last-Modified answers a matching condition with 304 by itself.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """What was asked for: path with query, headers under names in small letters, and what was sent."""

    path: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes = b""


@dataclass
class Page:
    """How the server answers for one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    """Seconds before the first byte."""
    drip: float = 0
    """Seconds between one byte of the body and the next."""
    cut: int | None = None
    """Close the connection with a reset after so many bytes of the body."""
    repeat: int = 1
    """Send the body so many times over, under no length: a flood without the memory."""
    pause: float = 0
    """Seconds before each time after the first."""
    raw: bytes | None = None
    """Sent as it is, in place of status line, headers and body; then the connection is closed."""
    hold: float = 0
    """Seconds before that."""


Answers = Page | Callable[[Request], Page]


class Web:
    """The server. Enter it, declare pages before or while it runs, and ask it what it saw."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.open_now = 0
        self.open_most = 0
        """Most requests that were being answered at one time."""
        self._pages: dict[str, list[Answers]] = {}
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def host(self) -> str:
        """``127.0.0.1:PORT``, as ``--allow-host`` takes it."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}{path}"

    def page(
        self,
        path: str,
        body: str | bytes = b"",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        kind: str | None = "text/html; charset=utf-8",
        **more: object,
    ) -> None:
        """Declare the answer for ``path``; ``kind`` is its Content-Type, ``more`` goes to :class:`Page`."""
        data = body.encode() if isinstance(body, str) else body
        named = ({"Content-Type": kind} if kind else {}) | dict(headers or {})
        self.answer(path, Page(data, status, named, **more))  # type: ignore[arg-type]

    def answer(self, path: str, *answers: Answers) -> None:
        """Declare answers for ``path``: one for each request in turn, and the last for all that follow."""
        self._pages[path] = list(answers)

    def redirect(self, path: str, to: str, status: int = 302, headers: Mapping[str, str] | None = None) -> None:
        self.answer(path, Page(b"", status, {"Location": to} | dict(headers or {})))

    def zipped(self, path: str, body: str | bytes, **more: object) -> None:
        """Declare a page sent with gzip."""
        data = body.encode() if isinstance(body, str) else body
        self.page(path, gzip.compress(data), headers={"Content-Encoding": "gzip"}, **more)  # type: ignore[arg-type]

    def count(self, path: str) -> int:
        """How often ``path`` was asked for."""
        return sum(request.path == path for request in self.requests)

    def last(self, path: str) -> Request:
        """The latest request for ``path``."""
        return next(request for request in reversed(self.requests) if request.path == path)

    # --- the server --------------------------------------------------------------------------

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._one(reader, writer):
                pass
        with suppress(ConnectionError, RuntimeError):
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; say whether the connection stays open."""
        request = _read_request(await reader.readuntil(HEAD_END))
        if length := int(request.headers.get("content-length", "0")):
            request = replace(request, body=await reader.readexactly(length))
        self.requests.append(request)
        page = self._choose(request)
        with self._counted():
            await asyncio.sleep(page.delay)
            if page.raw is not None:
                writer.write(page.raw)
                await writer.drain()
                await asyncio.sleep(page.hold)
                return False
            return await _send(page, request, writer)

    def _choose(self, request: Request) -> Page:
        answers = self._pages.get(request.path) or [Page(b"<h1>Not here</h1>", 404, {"Content-Type": "text/html"})]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return answer(request) if callable(answer) else answer

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        try:
            yield
        finally:
            self.open_now -= 1


def _read_request(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if ":" in line)
    method, path, _ = first.split(" ")
    return Request(path, {name.lower(): value.strip() for name, _, value in pairs}, method)


async def _send(page: Page, request: Request, writer: asyncio.StreamWriter) -> bool:
    status, body = page.status, page.body
    if _unchanged(page, request):
        status, body = 304, b""
    headers = dict(page.headers)
    endless = page.repeat > 1
    if endless:
        headers["Connection"] = "close"
    else:
        headers.setdefault("Content-Length", str(len(body)))
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write("\r\n".join(lines).encode() + HEAD_END)
    if page.cut is not None:
        writer.write(body[: page.cut])
        await writer.drain()
        _reset(writer)
        return False
    for number in range(page.repeat):
        await asyncio.sleep(page.pause if number else 0)
        await _pour(body, page.drip, writer)
    return not endless


async def _pour(body: bytes, pause: float, writer: asyncio.StreamWriter) -> None:
    if not pause:
        writer.write(body)
    else:
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(pause)
    await writer.drain()


def _unchanged(page: Page, request: Request) -> bool:
    conditions = (("ETag", "if-none-match"), ("Last-Modified", "if-modified-since"))
    return page.status == 200 and any(
        name in page.headers and request.headers.get(condition) == page.headers[name] for name, condition in conditions
    )


def _reset(writer: asyncio.StreamWriter) -> None:
    end: socket.socket = writer.get_extra_info("socket")
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
