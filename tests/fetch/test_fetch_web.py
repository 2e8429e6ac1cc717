"""Fetching over real sockets: what comes, what is asked, and what is refused."""

import asyncio
import datetime as dt
import gc
import gzip
import socket
import time
import tracemalloc
import zlib
from contextlib import suppress

import brotli
import pytest
from web import Page, Web

from packager.errors import FetchError
from packager.fetch import BlobStore, Limits, WebFetch, client
from packager.fetch.host import LEAST, LEAST_OF_MANY, Host, Others
from packager.fetch.web import FIRST_WAIT

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
QUICK = Limits(resource_seconds=1.5, silence_seconds=0.6, wait_seconds=2, tries=2)


@pytest.fixture
def web():
    with Web() as running:
        yield running


def fetch(web, *paths, wanted="page", referer=None, **options):
    """Fetch paths (or whole addresses) at once; documents and errors in their order."""
    options.setdefault("allow_hosts", [web.host])
    options.setdefault("limits", QUICK)

    async def all_of_them():
        async with WebFetch(**options) as door:
            urls = [path if "://" in path else web.url(path) for path in paths]
            gets = (door.get(url, wanted, referer=referer) for url in urls)
            return await asyncio.gather(*gets, return_exceptions=True)

    found = asyncio.run(all_of_them())
    unexpected = [one for one in found if isinstance(one, Exception) and not isinstance(one, FetchError)]
    assert not unexpected
    return found[0] if len(found) == 1 else found


def code(found):
    assert isinstance(found, FetchError), found
    return found.code


# --- what comes -----------------------------------------------------------------------------


def test_a_document_holds_the_bytes_and_what_the_server_says_of_them(web):
    web.page("/a", "<p>é</p>".encode("latin-1"), kind="text/html; charset=ISO-8859-1")
    now = dt.datetime(2024, 11, 20, 5, tzinfo=dt.UTC)
    document = fetch(web, "/a", clock=lambda: now)
    assert document.data == b"<p>\xe9</p>"
    assert (document.url, document.media_type, document.charset) == (web.url("/a"), "text/html", "ISO-8859-1")
    assert document.fetched == now


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
        ("identity", bytes),
        ("gzip", bytes),  # a lie
        ("br", bytes),  # a lie
        ("zorp", bytes),  # nobody knows it
    ],
)
def test_compression_is_undone_and_lies_about_it_are_forgiven(web, coding, pack):
    page = b"<p>" + b"some words of a page " * 5000 + b"</p>"
    web.page("/a", pack(page), headers={"Content-Encoding": coding})
    assert fetch(web, "/a").data == page


def test_a_feed_that_is_stored_compressed_is_read_though_nothing_says_so(web):
    web.page("/feed.xml.gz", gzip.compress(b"<rss><channel/></rss>"), headers={"Content-Type": "application/gzip"})
    assert fetch(web, "/feed.xml.gz", wanted="feed").data == b"<rss><channel/></rss>"
    web.page("/bomb.gz", gzip.compress(bytes(10**6)))
    assert code(fetch(web, "/bomb.gz", limits=Limits(page_bytes=1500))) == "too-large"
    web.page("/b.tar.gz", gzip.compress(b"a.txt" + bytes(600)))
    assert code(fetch(web, "/b.tar.gz")) == "not-a-page"


def test_redirects_are_followed_and_the_last_address_is_the_document_s(web):
    web.redirect("/old", "middle?x=1", 301)
    web.redirect("/middle?x=1", web.url("/new"), 307)
    web.page("/new", "<p>here</p>")
    assert fetch(web, "/old#part").url == web.url("/new")


def test_a_cookie_set_on_the_way_is_sent_along_on_the_way_only(web):
    web.answer(
        "/a",
        Page(b"", 302, {"Location": "/a", "Set-Cookie": "seen=yes; Path=/; HttpOnly"}),
        Page(b"<p>in</p>"),
    )
    web.page("/b", "<p>b</p>")
    fetch(web, "/a")
    assert web.last("/a").headers["cookie"] == "seen=yes"
    fetch(web, "/b")
    assert "cookie" not in web.last("/b").headers


def test_a_page_that_reached_its_end_counts_though_its_length_was_a_lie(web):
    body = b"<html><p>all of it</p></html>\n"
    web.page("/a", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + body)
    assert fetch(web, "/a").data == body


def test_one_address_is_fetched_once_a_run(web):
    web.page("/a", "<p>a</p>", delay=0.05)
    first, second, third = fetch(web, "/a", "/a#top", "/a")
    assert first is second is third
    assert web.count("/a") == 1


def test_no_more_requests_at_once_than_the_limits_say(web):
    paths = [f"/{n}" for n in range(12)]
    for path in paths:
        web.page(path, "<p>a</p>", delay=0.03)
    fetch(web, *paths, limits=Limits(per_host=3))
    assert web.open_most == 3


@pytest.mark.parametrize(
    ("page", "sent"), [("/story?a=1#b", "/story?a=1"), ("https://example.org/story", None), ("file:///x", None)]
)
def test_the_referer_is_told_within_the_site_and_never_from_https_to_http(web, page, sent):
    web.page("/a.png", PNG, kind="image/png")
    referer = web.url(page) if page.startswith("/") else page
    fetch(web, "/a.png", wanted="image", referer=referer)
    assert web.last("/a.png").headers.get("referer") == (web.url(sent) if sent else None)


def test_another_site_learns_where_but_not_what(web):
    web.page("/a.png", PNG, kind="image/png")
    fetch(web, "/a.png", wanted="image", referer="http://example.org/a/story?token=1")
    assert web.last("/a.png").headers["referer"] == "http://example.org/"


def test_a_login_in_an_address_is_used_but_shown_nowhere(web):
    web.page("/a", "<p>a</p>")
    document, lost = fetch(web, f"http://anna:s3cret@{web.host}/a", f"http://anna:s3cret@{web.host}/b")
    assert web.last("/a").headers["authorization"].startswith("Basic ")
    assert "s3cret" not in document.url + str(lost)


# --- what is kept ---------------------------------------------------------------------------


def test_an_unchanged_document_is_not_sent_again(web, tmp_path):
    web.page("/a", "<p>a</p>", headers={"ETag": '"1"', "Last-Modified": "Wed, 20 Nov 2024 05:00:00 GMT"})
    blobs = BlobStore(tmp_path)
    first = fetch(web, "/a", blobs=blobs)
    second = fetch(web, "/a", blobs=blobs)
    assert web.last("/a").headers["if-none-match"] == '"1"'
    assert web.last("/a").headers["if-modified-since"] == "Wed, 20 Nov 2024 05:00:00 GMT"
    assert second == first


def test_a_changed_document_takes_the_place_of_the_kept_one(web, tmp_path):
    blobs = BlobStore(tmp_path)
    web.page("/a", "<p>old</p>", headers={"ETag": '"1"'})
    fetch(web, "/a", blobs=blobs)
    web.page("/a", "<p>new</p>", headers={"ETag": '"2"'})
    assert fetch(web, "/a", blobs=blobs).data == b"<p>new</p>"
    assert fetch(web, "/a", blobs=blobs, offline=True).data == b"<p>new</p>"


def test_validators_go_to_the_address_at_which_the_document_was_found(web, tmp_path):
    blobs = BlobStore(tmp_path)
    web.redirect("/old", "/new", headers={"ETag": '"of-the-redirect"'})
    web.page("/new", "<p>a</p>", headers={"ETag": '"1"'})
    fetch(web, "/old", blobs=blobs)
    assert fetch(web, "/old", blobs=blobs).data == b"<p>a</p>"
    assert "if-none-match" not in web.last("/old").headers
    assert web.last("/new").headers["if-none-match"] == '"1"'


def test_offline_gives_what_was_kept_and_asks_nobody(web, tmp_path):
    web.page("/a", "<p>a</p>")
    blobs = BlobStore(tmp_path)
    fetch(web, "/a", blobs=blobs)
    kept, lost = fetch(web, "/a", "/b", blobs=blobs, offline=True)
    assert kept.data == b"<p>a</p>"
    assert code(lost) == "offline"
    assert len(web.requests) == 1


def test_a_folder_that_takes_nothing_costs_no_document(web, tmp_path):
    (tmp_path / "file").write_text("in the way")
    web.page("/a", "<p>a</p>")

    async def run():
        async with WebFetch(allow_hosts=[web.host], blobs=BlobStore(tmp_path / "file")) as door:
            return await door.get(web.url("/a"), "page"), door.problems

    document, problems = asyncio.run(run())
    assert document.data == b"<p>a</p>"
    assert [problem.code for problem in problems] == ["cache-unwritable"]


# --- tries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first",
    [
        Page(b"busy", 503),
        Page(b"slow down", 429, {"Retry-After": "1"}),
        Page(b"<p>half of it", cut=5),
        Page(raw=b""),
        Page(b"late", delay=1),
    ],
    ids=["503", "429", "reset", "closed", "silent"],
)
def test_what_is_temporary_is_tried_again(web, first):
    web.answer("/a", first, Page(b"<p>at last</p>"))
    assert fetch(web, "/a", limits=Limits(silence_seconds=0.5)).data == b"<p>at last</p>"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_what_is_final_is_asked_once(web, status):
    web.page("/a", "<p>no</p>", status=status)
    assert str(status) in str(fetch(web, "/a"))
    assert web.count("/a") == 1


@pytest.mark.parametrize("later", ["3600", "Fri, 31 Dec 2099 23:59:59 GMT"])
def test_nobody_waits_an_hour(web, later):
    web.page("/a", "busy", status=503, headers={"Retry-After": later})
    assert code(fetch(web, "/a")) == "try-later"
    assert web.count("/a") == 1


def test_a_dripping_server_is_left_after_the_total_time(web):
    web.page("/a", "<p>" + "drop " * 100, drip=0.1)
    started = time.monotonic()
    assert code(fetch(web, "/a")) == "no-answer"
    assert time.monotonic() - started < QUICK.resource_seconds + FIRST_WAIT + 1


def test_a_body_that_comes_drop_by_drop_is_not_waited_for_and_not_asked_for_again(web):
    web.page("/a", "<p>" + "drop " * 1000, drip=0.05)
    assert "too slowly" in fetch(web, "/a", limits=Limits(lull_seconds=0.5)).message
    assert web.count("/a") == 1


def test_a_host_that_drips_loses_the_patience_for_its_other_addresses(web):
    for n in range(8):
        web.page(f"/{n}", "<p>" + "drop " * 1000, drip=0.05)
    limits = Limits(lull_seconds=1, impatient_seconds=0.2, per_host=2)
    said = [found.message for found in fetch(web, *(f"/{n}" for n in range(8)), limits=limits)]
    assert said == [*["the answer comes too slowly to come whole"] * 2, *["the answer took too long to come"] * 6]


def test_a_page_that_is_whole_is_taken_though_its_server_goes_on_or_falls_silent(web):
    web.page("/on", "<html><p>all of it</p></html>" + " " * 400, drip=0.01)
    assert b"all of it" in fetch(web, "/on", limits=Limits(lull_seconds=0.8)).data
    web.page("/off", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<html><p>all of it</p></html>", hold=60)
    assert b"all of it" in fetch(web, "/off", limits=Limits(silence_seconds=0.5)).data


def test_a_host_that_never_answers_is_given_up_after_a_while(web):
    for n in range(20):
        web.page(f"/{n}", "late", delay=5)
    found = fetch(web, *(f"/{n}" for n in range(20)), limits=Limits(resource_seconds=0.3, impatient_seconds=0.1))
    assert code(found[0]) == "no-answer"
    assert code(found[-1]) == "host-silent"
    assert len({request.path for request in web.requests}) <= 12


def test_an_address_that_answers_is_found_behind_some_that_hang(web):
    for n in range(5):
        web.page(f"/{n}", "late", delay=5)
    web.page("/good", "<p>here</p>")
    limits = Limits(resource_seconds=0.3, impatient_seconds=0.2, per_host=1)
    assert fetch(web, *(f"/{n}" for n in range(5)), "/good", limits=limits)[-1].data


def test_a_host_that_stalls_loses_the_patience_for_its_other_addresses(web):
    web.page("/fast", "<p>a</p>")
    for n in range(8):
        web.page(f"/{n}", "late", delay=9)
    started = time.monotonic()
    limits = Limits(resource_seconds=1, impatient_seconds=0.1, per_host=2)
    found = fetch(web, "/fast", *(f"/{n}" for n in range(8)), "/fast?2", limits=limits)
    assert [code(one) for one in found[1:9]] == ["no-answer"] * 8
    assert time.monotonic() - started < 3


def test_the_patience_for_a_host_that_stalls_shrinks_and_comes_back():
    limits = Limits(resource_seconds=30, impatient_seconds=5, silence_seconds=15, per_host=4)
    host = Host(limits, 0, Others())
    host.failed(15, host.patience)
    assert host.patience == 30  # one address hangs, of a site that is up
    for _ in range(2):
        host.failed(15, host.patience)
    spans = []
    for _ in range(16):
        spans.append(host.patience)
        host.lost()
    assert spans[::4] == [5, 2.5, 1.25, LEAST]
    host.gave()
    assert host.patience == 5


def test_where_most_hosts_hang_others_are_waited_for_less_unless_they_have_answered():
    others = Others()
    hosts = [Host(Limits(resource_seconds=30), 0, others) for _ in range(40)]
    hosts[0].answers()
    spans = []
    for host in hosts[1:17]:
        spans.append(host.patience)
        host.failed(15, 30)
    assert spans[:6] == [30] * 6  # a few dead sites change nothing
    assert spans[6:] == sorted(spans[6:], reverse=True)
    assert (hosts[20].patience, hosts[0].patience) == (LEAST_OF_MANY, 30)
    for host in (*hosts[17:], *(Host(Limits(), 0, others) for _ in range(40))):
        host.answers()
    assert Host(Limits(resource_seconds=30), 0, others).patience == 30  # sixteen of eighty hang: it is they


def test_a_feed_of_traps_on_many_hosts_does_not_take_the_whole_run(web):
    """Each host takes connections and never says a word: 8 s for each would be 24 s."""
    web.page("/good", "<p>good</p>")
    limits = Limits(resource_seconds=8, silence_seconds=4, connect_seconds=4)
    with socket.create_server(("0.0.0.0", 0), backlog=100) as trap:
        hosts = [f"127.0.9.{n}:{trap.getsockname()[1]}" for n in range(48)]
        started = time.monotonic()

        async def ask():
            async with WebFetch(allow_hosts=[web.host, *hosts], limits=limits) as door:
                asked = [door.get(f"http://{host}/", "page") for host in hosts]
                found = await asyncio.gather(*asked, return_exceptions=True)
                return found, await door.get(web.url("/good"), "page")

        found, good = asyncio.run(ask())
    assert {one.code for one in found} == {"no-answer"}
    assert good.data == b"<p>good</p>"
    assert time.monotonic() - started < 16


def test_a_head_that_comes_letter_by_letter_is_waited_for_no_longer_than_silence():
    async def drip(_, writer):
        with suppress(ConnectionError):
            for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000:
                writer.write(bytes([letter]))
                await asyncio.sleep(0.05)
                await writer.drain()
        writer.close()

    async def ask():
        server = await asyncio.start_server(drip, "127.0.0.1", 0)
        host = "{}:{}".format(*server.sockets[0].getsockname())
        limits = Limits(resource_seconds=30, silence_seconds=1, tries=1)
        async with server, WebFetch(allow_hosts=[host], limits=limits) as door:
            await door.get(f"http://{host}/", "page")

    started = time.monotonic()
    with pytest.raises(FetchError) as caught:
        asyncio.run(ask())
    assert (caught.value.code, time.monotonic() - started < 10) == ("no-answer", True)


def test_pages_that_are_too_large_are_not_held_by_the_errors_that_tell_of_them(web):
    """Each would hold a megabyte for the whole run: the frames in which its error came up."""
    for number in range(20):
        web.zipped(f"/{number}", b"<p>" + bytes(2_000_000))
    limits = Limits(page_bytes=1_000_000)

    async def ask():
        async with WebFetch(allow_hosts=[web.host], limits=limits) as door:
            for number in range(20):
                with pytest.raises(FetchError, match="larger than 1 MB"):
                    await door.get(web.url(f"/{number}"), "page")
            gc.collect()
            return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        assert asyncio.run(ask()) < 10_000_000
    finally:
        tracemalloc.stop()


def test_few_large_pages_grow_at_once_and_all_come_whole(web, monkeypatch):
    monkeypatch.setattr(client, "WIDE", 300_000)
    monkeypatch.setattr(client, "WIDE_AT_ONCE", 1)
    for number in range(8):
        web.page(f"/{number}", b"<p>" + b"x" * 65_533, repeat=150)
    limits = Limits(per_host=8, kept_bytes=0)

    async def ask():
        async with WebFetch(allow_hosts=[web.host], limits=limits) as door:

            async def size(number):
                return len((await door.get(web.url(f"/{number}"), "page")).data)

            return await asyncio.gather(*map(size, range(8)))

    tracemalloc.start()
    try:
        assert set(asyncio.run(ask())) == {150 * 65_536}
        assert tracemalloc.get_traced_memory()[1] < 45_000_000  # eight at once would be twice that
    finally:
        tracemalloc.stop()


def test_a_large_body_that_waits_for_its_turn_beside_slow_ones_comes_whole(web, monkeypatch):
    monkeypatch.setattr(client, "WIDE", 100_000)
    monkeypatch.setattr(client, "WIDE_AT_ONCE", 1)
    chunk = b"<p>" + b"x" * 65_533
    for number in range(3):
        web.page(f"/slow/{number}", chunk, repeat=4, pause=0.4)
    web.page("/sound", chunk, repeat=40)
    limits = Limits(resource_seconds=2, per_host=8, kept_bytes=0)
    found = fetch(web, *(f"/slow/{number}" for number in range(3)), "/sound", limits=limits)
    assert [len(one.data) for one in found] == [4 * 65_536] * 3 + [40 * 65_536]


def test_a_slow_large_body_does_not_keep_its_turn_where_others_wait(web, monkeypatch):
    monkeypatch.setattr(client, "WIDE", 100_000)
    monkeypatch.setattr(client, "WIDE_AT_ONCE", 1)
    chunk = b"<p>" + b"x" * 65_533
    for number in range(2):
        web.page(f"/slow/{number}", chunk, repeat=20, pause=0.2)
    web.page("/sound", chunk, repeat=40)
    limits = Limits(lull_seconds=0.5, per_host=8, kept_bytes=0)
    *slow, sound = fetch(web, "/slow/0", "/slow/1", "/sound", limits=limits)
    assert len(sound.data) == 40 * 65_536
    assert "no-answer" in {code(one) for one in slow if isinstance(one, FetchError)}


def test_the_end_of_the_run_ends_the_wait_for_a_turn(web, monkeypatch):
    monkeypatch.setattr(client, "WIDE", 100_000)
    monkeypatch.setattr(client, "WIDE_AT_ONCE", 1)
    chunk = b"<p>" + b"x" * 65_533
    for number in range(2):
        web.page(f"/slow/{number}", chunk, repeat=300, pause=0.2)
    limits = Limits(resource_seconds=20, per_host=8, kept_bytes=0, run_seconds=1)
    began = time.monotonic()
    assert {code(one) for one in fetch(web, "/slow/0", "/slow/1", limits=limits)} == {"run-deadline"}
    assert time.monotonic() - began < 4


def test_many_addresses_that_hang_lose_no_good_one(web):
    for n in range(40):
        web.page(f"/{n}", "", delay=600)
    web.page("/good", "<p>good</p>")
    web.page("/first", "<p>it is up</p>")
    paths = ["/first", *(f"/{n}" for n in range(20)), "/good", *(f"/{n}" for n in range(20, 40))]
    found = fetch(web, *paths, limits=Limits(resource_seconds=3, impatient_seconds=0.5, silence_seconds=1.5))
    assert found[21].data == b"<p>good</p>"
    assert {code(one) for one in (*found[1:21], *found[22:])} == {"no-answer"}


def test_one_host_cannot_fill_the_memory(web):
    for n in range(5):
        web.page(f"/{n}", b"<p>" + b"x" * 400)
    found = fetch(web, *(f"/{n}" for n in range(5)), limits=Limits(host_bytes=1000))
    assert [isinstance(one, FetchError) and one.code for one in found].count("host-too-large") == 3


def test_after_the_last_minute_of_a_run_nothing_is_begun(web):
    web.page("/a", "<p>a</p>")
    assert code(fetch(web, "/a", limits=Limits(run_seconds=0))) == "run-deadline"


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("page", {"body": b"<p>" + b"x" * 2000}),
        ("page", {"body": b"<p>" + b"x" * 1000, "repeat": 1000}),
        ("page", {"body": gzip.compress(bytes(10**7)), "headers": {"Content-Encoding": "gzip"}}),
        ("page", {"body": zlib.compress(bytes(10**7)), "headers": {"Content-Encoding": "deflate"}}),
        ("page", {"body": brotli.compress(bytes(10**7)), "headers": {"Content-Encoding": "br"}}),
        ("image", {"body": PNG + bytes(1000)}),
    ],
    ids=["announced", "flood", "gzip bomb", "deflate bomb", "brotli bomb", "picture"],
)
def test_what_is_too_large_is_not_read_to_its_end(web, wanted, page):
    web.page("/a", **page)
    assert code(fetch(web, "/a", wanted=wanted, limits=Limits(page_bytes=1500, image_bytes=900))) == "too-large"


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, b"", "empty-answer"),
        (200, b" \n", "empty-answer"),
        (204, b"", "empty-answer"),
        (206, b"part", "bad-answer"),
        (304, b"", "bad-answer"),
        (200, b"%PDF-1.7 ...", "not-a-page"),
        (200, b"PK\x03\x04...", "not-a-page"),
        (200, PNG, "not-a-page"),
        (200, bytes(range(256)) * 4 + bytes(900), "not-a-page"),
    ],
)
def test_what_is_no_page_is_not_taken_for_one(web, status, body, expected):
    web.page("/a", body, status=status)
    assert code(fetch(web, "/a")) == expected


@pytest.mark.parametrize("kind", ["text/html", "image/png", None])
def test_a_web_page_is_not_taken_for_a_picture(web, kind):
    web.page("/a.png", "<!doctype html><title>Log in</title>", kind=kind)
    assert code(fetch(web, "/a.png", wanted="image")) == "not-an-image"


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "text/plain", "binary", None])
def test_a_picture_is_known_by_its_bytes(web, kind):
    web.page("/a.png", PNG, kind=kind)
    assert fetch(web, "/a.png", wanted="image").data == PNG


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: banana\r\n\r\n<p>a",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<p>a",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n<p>a",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n<p>a",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: http://[bad\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: \xff\xfe\x00\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_garbled_answers_are_errors_in_words(web, raw):
    web.page("/a", raw=raw)
    assert code(fetch(web, "/a")) in {"bad-answer", "connection-lost", "bad-address", "not-found"}


def test_redirects_end(web):
    web.redirect("/a", "/a")
    assert code(fetch(web, "/a")) == "too-many-redirects"
    assert web.count("/a") == Limits().redirects + 1


# --- the wall -------------------------------------------------------------------------------


def test_loopback_is_refused_unless_allowed_by_name(web):
    web.page("/a", "<p>a</p>")
    assert code(fetch(web, "/a", allow_hosts=[])) == "address-refused"
    assert code(fetch(web, "/a", allow_hosts=["127.0.0.1:1"])) == "address-refused"
    assert fetch(web, "/a", allow_hosts=["127.0.0.1"]).data
    assert code(fetch(web, f"http://localhost:{web.port}/a")) == "address-refused"
    assert fetch(web, f"http://localhost:{web.port}/a", allow_hosts=["localhost"]).data


@pytest.mark.parametrize(
    "host",
    ["0x7f000001", "2130706433", "127.1", "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::]",
     "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "169.254.169.254", "10.0.0.1", "192.168.1.1", "172.16.0.1",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fec0::1]", "[fd00::1]", "①②⑦.⓪.⓪.①", "localhost"],
)  # fmt: skip
def test_no_spelling_of_a_private_address_passes(web, host):
    web.page("/a", "<p>a</p>")
    found = fetch(web, f"http://{host}:{web.port}/a", allow_hosts=["example.org"])
    assert code(found) in {"address-refused", "bad-address", "host-unknown"}
    assert not web.requests


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_may_not_lead_inside(web, status):
    with Web() as inside:
        inside.page("/secret", "<p>secret</p>")
        web.redirect("/a", inside.url("/secret"), status)
        assert code(fetch(web, "/a")) == "address-refused"
        assert not inside.requests


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/_x", "data:text/html,<h1>x",
     "javascript:alert(1)", "jar:file:///x!/y", "//", "http://"],
)  # fmt: skip
def test_only_http_and_https_are_opened(web, target):
    web.redirect("/a", target)
    assert code(fetch(web, "/a")) in {"address-refused", "bad-address", "too-many-redirects"}
    assert code(fetch(web, target if "://" in target else f"{target}://")) in {"address-refused", "bad-address"}


def test_neither_proxies_nor_netrc_of_the_environment_are_used(web, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login anna password s3cret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web.page("/a", "<p>a</p>")
    fetch(web, "/a")
    assert "authorization" not in web.last("/a").headers


def test_an_address_with_line_breaks_cannot_smuggle_a_header(web):
    fetch(web, web.url("/a") + "\r\nX-Injected: 1")
    assert all("x-injected" not in request.headers for request in web.requests)
