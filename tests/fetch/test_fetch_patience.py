"""A server that asks for more patience than a run has is left alone by the next runs too."""

import asyncio
import datetime as dt

import pytest
from web import Page

from packager.errors import FetchError
from packager.fetch import BlobStore, WebFetch

MORNING = dt.datetime(2024, 11, 20, 5, 0, tzinfo=dt.UTC)
BUSY = Page(b"busy", 503, {"Retry-After": "3600"})


@pytest.fixture
def run(web, tmp_path):
    """Ask for some paths in a run of its own, so many minutes after the first; answers are codes and bodies."""

    def one(*paths, minutes=0, folder=tmp_path):
        async def asked(fetch, path):
            try:
                return (await fetch.get(web.url(path), "page")).data.decode()
            except FetchError as error:
                return f"{error.code}: {error.message}"

        async def visit():
            now = MORNING + dt.timedelta(minutes=minutes)
            async with WebFetch(allow_hosts=[web.host], blobs=BlobStore(folder), clock=lambda: now) as fetch:
                return [await asked(fetch, path) for path in paths]

        return asyncio.run(visit())

    return one


def test_an_address_is_not_asked_before_the_hour_that_it_named(web, run):
    web.page("/feed", "<p>feed</p>")
    web.answer("/a", BUSY, Page(b"<p>at last</p>"))
    assert run("/feed", "/a") == ["<p>feed</p>", "try-later: 503 Service Unavailable"]
    told = "try-later: 127.0.0.1 asked to be left alone until 2024-11-20 06:00 UTC"
    assert run("/feed", "/a", minutes=59) == ["<p>feed</p>", told]
    assert web.count("/a") == 1
    assert run("/a", minutes=61) == ["<p>at last</p>"]
    assert run("/a", minutes=62) == ["<p>at last</p>"]


@pytest.mark.parametrize("first", [["/feed", "/a"], ["/a", "/feed"]])
def test_a_server_that_says_too_many_requests_is_left_alone_as_a_whole(web, run, first):
    web.page("/feed", "<p>feed</p>")
    web.page("/a", "slow down", status=429, headers={"Retry-After": "1800"})
    assert "<p>feed</p>" in run(*first)  # what can still be had in this run is had
    assert all(one.startswith("try-later") for one in run("/feed", "/a", minutes=29))
    assert (web.count("/feed"), web.count("/a")) == (1, 1)
    assert run("/feed", minutes=31) == ["<p>feed</p>"]


def test_a_server_that_answers_nothing_else_is_left_alone_as_a_whole(web, run):
    web.page("/feed", "maintenance", status=503, headers={"Retry-After": "Wed, 20 Nov 2024 07:00:00 GMT"})
    run("/feed")
    assert (
        run("/feed", "/other", minutes=119)
        == ["try-later: 127.0.0.1 asked to be left alone until 2024-11-20 07:00 UTC"] * 2
    )
    assert web.count("/other") == 0


@pytest.mark.parametrize("first", [["/feed", "/a"], ["/a", "/feed"]])
def test_one_busy_address_does_not_keep_us_from_the_others_in_whichever_order_they_were_asked(web, run, first):
    web.page("/feed", "<p>feed</p>")
    web.answer("/a", BUSY)
    run(*first)
    assert run("/feed", minutes=5) == ["<p>feed</p>"]
    assert run("/a", minutes=5)[0].startswith("try-later: 127.0.0.1 asked")
    assert web.count("/a") == 1


def test_where_a_redirect_leads_is_asked_no_sooner(web, run):
    web.page("/feed", "<p>feed</p>")
    web.redirect("/old", "/a")
    web.answer("/a", BUSY)
    run("/feed", "/old")
    assert run("/old", minutes=30)[0].startswith("try-later: 127.0.0.1 asked")
    assert web.count("/a") == 1


def test_nobody_is_kept_off_for_more_than_a_day(web, run):
    web.answer("/a", Page(b"", 429, {"Retry-After": "999999999"}), Page(b"<p>a</p>"))
    run("/a")
    assert run("/a", minutes=24 * 60 - 1)[0].startswith("try-later")
    assert run("/a", minutes=24 * 60 + 1) == ["<p>a</p>"]


def test_waits_within_the_run_are_not_remembered(web, run):
    web.answer("/a", Page(b"", 429, {"Retry-After": "0"}), Page(b"<p>a</p>"))
    assert run("/a") == ["<p>a</p>"]
    assert run("/a") == ["<p>a</p>"]


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"*": "tomorrow"}', b'{"*": 5}', b"\xff"])
def test_a_damaged_memory_keeps_nobody_off(web, run, tmp_path, damage):
    web.answer("/a", Page(b"", 429, {"Retry-After": "600"}), Page(b"<p>a</p>"))
    run("/a")
    for file in (tmp_path / "pages").rglob("*"):
        if file.is_file():
            file.write_bytes(damage)
    assert run("/a", minutes=1) == ["<p>a</p>"]


def test_the_addresses_are_not_written_down(web, run, tmp_path):
    web.page("/feed", "<p>feed</p>")
    web.answer("/a?key=geheim", BUSY)
    run("/feed", "/a?key=geheim")
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"geheim" in file.read_bytes()]
