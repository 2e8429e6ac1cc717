"""A polite guest: robots.txt, the pace of a site, who asks, what moved, what changed."""

import asyncio
import time

import pytest
from web import Page

from packager.errors import FetchError
from packager.fetch import BlobStore, Limits, Robots, WebFetch


def visit(web, *paths, limits=None, guarded=True, **options):
    """Fetch paths as robots do, one after the other; documents and errors in their order."""

    async def all_of_them():
        found = []
        async with WebFetch(allow_hosts=[web.host], limits=limits, **options) as door:
            fetch = Robots(door).guard(door) if guarded else door
            for path in paths:
                try:
                    found.append(await fetch.get(web.url(path), "page"))
                except FetchError as error:
                    found.append(error)
        return found

    found = asyncio.run(all_of_them())
    return found[0] if len(found) == 1 else found


@pytest.fixture
def site(web):
    for path in ("/open", "/closed", "/robots"):
        web.page(path, f"<p>{path}</p>", headers={"ETag": f'"{path}"'})
    return web


def test_what_robots_txt_forbids_is_not_asked_for_and_the_file_is_read_once(site):
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed", kind="text/plain")
    opened, closed, _ = visit(site, "/open", "/closed?x", "/robots")
    assert opened.data
    assert closed.code == "robots-refused"
    assert "robots = false" in closed.hint
    assert (site.count("/closed?x"), site.count("/robots.txt")) == (0, 1)


@pytest.mark.parametrize(
    "answer",
    [
        Page(b"no", 404), Page(b"no", 403), Page(b""), Page(b"<!doctype html><html>Not here: Disallow: /"),
        Page(raw=b"garbage\r\n\r\n"), Page(bytes(100)), Page(b"x", 302, {"Location": "/robots.txt"}),
    ],
    ids=["404", "403", "empty", "page", "garbage", "zeros", "loop"],
)  # fmt: skip
def test_without_a_robots_txt_everything_is_allowed(site, answer):
    site.answer("/robots.txt", answer)
    assert visit(site, "/open").data


@pytest.mark.parametrize("status", [500, 503, 429])
def test_while_robots_txt_cannot_be_had_nothing_is(site, status):
    site.page("/robots.txt", "User-agent: *\nAllow: /", status=status)
    refused = visit(site, "/open", limits=Limits(tries=1))
    assert refused.code == "robots-unknown"
    assert site.count("/open") == 0


def test_the_pace_that_a_site_asks_for_is_kept(site):
    site.page("/robots.txt", "User-agent: packager\nCrawl-delay: 0.3", kind="text/plain")
    began = time.monotonic()
    visit(site, "/open", "/closed", "/robots")
    assert time.monotonic() - began >= 0.6


def test_requests_to_one_host_keep_their_distance(site):
    began = time.monotonic()
    visit(site, "/open", "/closed", "/robots", limits=Limits(delay_seconds=0.2), guarded=False)
    assert time.monotonic() - began >= 0.4


def test_servers_are_told_who_asks(site):
    visit(site, "/open", contact="https://example.org/bot", guarded=False)
    assert "packager/" in site.last("/open").headers["user-agent"]
    assert "+https://example.org/bot" in site.last("/open").headers["user-agent"]


# --- what moved -----------------------------------------------------------------------------


def moved(web, tmp_path, path="/old", wanted="page"):
    async def one():
        async with WebFetch(allow_hosts=[web.host], blobs=BlobStore(tmp_path)) as door:
            return await door.get(web.url(path), wanted)

    return asyncio.run(one())


def test_what_moved_for_good_is_asked_for_where_it_is(site, tmp_path):
    site.redirect("/old", "/open", 301)
    assert moved(site, tmp_path).moved == site.url("/open")
    assert moved(site, tmp_path).moved == site.url("/open")
    assert site.count("/old") == 1
    assert site.last("/open").headers["if-none-match"] == '"/open"'


def test_a_detour_is_not_remembered_nor_what_lies_behind_it(site, tmp_path):
    site.redirect("/old", "/new", 308)
    site.redirect("/new", "/open", 302)
    assert moved(site, tmp_path).moved == site.url("/new")
    assert moved(site, tmp_path).url == site.url("/open")
    assert (site.count("/old"), site.count("/new")) == (1, 2)


def test_what_moved_again_is_looked_for_at_its_own_address(site, tmp_path):
    site.redirect("/old", "/open", 301)
    moved(site, tmp_path)
    site.page("/open", "gone", status=410)
    site.redirect("/old", "/closed", 301)
    assert moved(site, tmp_path).moved == site.url("/closed")


def test_a_feed_that_leads_to_a_web_page_has_not_moved(site, tmp_path):
    site.redirect("/old", "/home", 301)
    site.page("/home", "<!doctype html><html><body>Welcome</body></html>")
    assert moved(site, tmp_path, wanted="feed").moved is None


# --- what changed ---------------------------------------------------------------------------


def revisit(web, tmp_path, path, **options):
    async def one():
        async with WebFetch(allow_hosts=[web.host], blobs=BlobStore(tmp_path), **options) as door:
            return await door.revisit(web.url(path))

    return asyncio.run(one())


def test_a_page_is_looked_at_again_only_where_that_costs_little(site, tmp_path):
    site.page("/plain", "<p>no validators</p>")
    for path in ("/open", "/plain"):
        moved(site, tmp_path, path)
    assert revisit(site, tmp_path, "/open") is None
    assert revisit(site, tmp_path, "/plain") is None
    assert revisit(site, tmp_path, "/never") is None
    assert (site.count("/open"), site.count("/plain"), site.count("/never")) == (2, 1, 0)
    site.page("/open", "<p>rewritten</p>", headers={"ETag": '"2"'})
    assert revisit(site, tmp_path, "/open", offline=True) is None
    assert revisit(site, tmp_path, "/open").data == b"<p>rewritten</p>"
