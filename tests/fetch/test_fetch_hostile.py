"""Servers that lie, flood and stall: what comes is a document or one error in words, soon and in little memory."""

import asyncio
import gzip
import socket
import threading
import tracemalloc
from contextlib import contextmanager, suppress

import pytest
from web import Page, Web

from packager.errors import FetchError
from packager.fetch import Limits, WebFetch

QUICK = Limits(resource_seconds=2, silence_seconds=1, wait_seconds=1, tries=1, page_bytes=2_000_000)
BODY = b"<html><body><p>all of it</p></body></html>"


def get(url, host, wanted="page"):
    async def one():
        async with WebFetch(limits=QUICK, allow_hosts=[host]) as door:
            return await door.get(url, wanted)

    try:
        return asyncio.run(one())
    except FetchError as error:
        return error


@contextmanager
def endless(head: bytes, piece: bytes):
    """A server that sends ``head`` and then ``piece`` for ever; gives its host."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection, suppress(OSError):
                        connection.recv(65536)
                        connection.sendall(head)
                        while True:
                            connection.sendall(piece)

        threading.Thread(target=serve, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Flood: a\r\n" * 1000),
        (b"HTTP/1.1 200 OK\r\n", b"Set-Cookie: a=b\r\n" * 1000),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 65536),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 1000),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n", b"5\r\nhello\r\n" * 1000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", b"x=y;" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X-Trailer: a\r\n" * 1000),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>" * 20_000),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>"), gzip.compress(b"")),
        (b"HTTP/1.1 302 Found\r\nLocation: /", b"a" * 65536),
        (b"", b"\0" * 65536),
    ],
    ids=[
        "headers", "cookies", "header", "continue", "hints", "two lengths", "chunk extension", "trailers", "body",
        "empty members", "location", "zeros",
    ],
)  # fmt: skip
def test_what_never_ends_is_left_in_little_memory(head, piece):
    with endless(head, piece) as host:
        tracemalloc.start()
        try:
            found = get(f"http://{host}/a", host)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert isinstance(found, FetchError)
    assert peak < 60_000_000


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY,
        b"HTTP/1.1 200\r\nContent-Length: 42\r\n\r\n" + BODY,
        b"HTTP/1.1 203 Non-Authoritative\r\nContent-Length: 42\r\n\r\n" + BODY,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n" + BODY,
        b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 42\n\n" + BODY,
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 42\r\n\r\n" + BODY,
        b"HTTP/1.1 200 OK\r\nContent-Length: 42\r\nSet-Cookie: =;;\r\nSet-Cookie: \xff=\xfe\r\n\r\n" + BODY,
    ],
    ids=["1.0", "no phrase", "203", "hints first", "bare line feeds", "wrong type", "odd cookies"],
)
def test_odd_answers_that_hold_a_page_give_it(web: Web, raw):
    web.page("/a", raw=raw)
    assert get(web.url("/a"), web.host).data == BODY


@pytest.mark.parametrize("status", [204, 205, 206, 304, 305, 306, 402, 418, 500, 599, 999])
def test_a_status_that_brings_no_whole_page_is_an_error(web: Web, status):
    web.page("/a", BODY, status=status)
    assert isinstance(get(web.url("/a"), web.host), FetchError)


@pytest.mark.parametrize("coding", ["gzip, gzip", "br, gzip", "zstd", "gzip, gzip, gzip, gzip"])
def test_codings_that_nobody_asked_for_are_refused(web: Web, coding):
    web.page("/a", gzip.compress(gzip.compress(BODY)), headers={"Content-Encoding": coding})
    assert get(web.url("/a"), web.host).code == "bad-answer"


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.1", "0", "0.0.0.0", "[::]", "[::1]", "[::127.0.0.1]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
        "[fe80::1%25lo]", "[fec0::1]", "[fd00::1]", "[ff02::1]", "localhost.", "LOCALHOST",
        "100.64.0.1", "169.254.169.254", "192.0.0.1", "198.18.0.1", "240.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_a_redirect_to_no_spelling_of_an_inner_address_is_followed(web: Web, host):
    web.page("/inside", BODY)
    web.answer("/a", Page(b"", 302, {"Location": f"http://{host}:{web.port}/inside"}))
    found = get(web.url("/a"), web.host)
    assert isinstance(found, FetchError)
    assert found.code in {"address-refused", "bad-address", "host-unknown", "bad-answer"}
    assert web.count("/inside") == 0
