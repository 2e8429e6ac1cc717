"""Pages saved with all that they show, by browsers, archivers and crawlers."""

import base64
import contextlib
import gzip
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import codes, read

from packager.errors import SourceError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
PACKED = base64.b64encode(PNG).decode()
PAGE = '<html><head><title>Bridge</title></head><body><p>It reopens.</p><img src="{}" alt="a"></body></html>'
URL = "https://example.org/news/bridge"


def shown(listing):
    """The picture that the first page shows, if it came along."""
    (item,) = listing.items
    text = item.document.data.decode()
    return next((one.data for one in listing.enclosed if f'src="{one.url}"' in text), None)


def mhtml(picture="cid:p@mhtml.blink", location="https://example.org/p.png"):
    return f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="--b"

----b
Content-Type: text/html
Content-ID: <frame@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

{PAGE.format(picture).replace("=", "=3D")}
----b
Content-Type: image/png
Content-ID: <p@mhtml.blink>
Content-Transfer-Encoding: base64
Content-Location: {location}

{PACKED}
----b--
""".replace("\n", "\r\n").encode()


@pytest.mark.parametrize("picture", ["cid:p@mhtml.blink", "/p.png", "https://example.org/p.png"])
def test_mhtml_has_its_address_and_its_pictures(tmp_path, picture):
    (tmp_path / "a.mhtml").write_bytes(mhtml(picture))
    listing = read("saved", tmp_path, path="a.mhtml")
    assert (listing.items[0].url, listing.items[0].document.url) == (URL, URL)
    assert shown(listing) == PNG


@pytest.mark.parametrize(
    "mark",
    [
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Nov 21 2024 05:00:00 GMT+0100\n-->",
        f"<!-- saved from url=(0030){URL} -->",
    ],
)
def test_a_page_in_one_file_has_the_address_that_it_was_saved_from(tmp_path, mark):
    (tmp_path / "a.html").write_text(f"<!DOCTYPE html> {mark}{PAGE.format(f'data:image/png;base64,{PACKED}')}")
    listing = read("saved", tmp_path, path="a.html")
    assert listing.items[0].url == URL
    assert shown(listing) == PNG


def test_what_stands_in_for_a_late_picture_is_left_alone(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format("data:image/gif;base64,R0lGODlhAQABAAAAACw="))
    assert read("saved", tmp_path, path="a.html").enclosed == ()


def test_a_zip_of_pages_is_read_with_its_pictures_and_leads_nowhere_else(tmp_path):
    (tmp_path / "outside.png").write_bytes(PNG)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("day/bridge.html", PAGE.format("../pictures/the%20bridge.png"))
        archive.writestr("pictures/the bridge.png", PNG)
        archive.writestr("../../escape.md", "# Escape\n\nNothing is unpacked.")
        archive.writestr("day/.hidden.html", PAGE.format("x"))
        archive.writestr("day/x_files/frame.html", PAGE.format("x"))
        archive.writestr("day/other.html", PAGE.format("../../outside.png"))
    listing = read("saved", tmp_path, path="a.zip")
    assert [item.guid for item in listing.items] == [
        "a.zip/../../escape.md", "a.zip/day/bridge.html", "a.zip/day/other.html",
    ]  # fmt: skip
    assert [one.data for one in listing.enclosed] == [PNG]
    assert listing.items[0].title == "Escape"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "outside.png"]


def record(sort, url, block, kind="application/http; msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-11-21T04:00:00Z\r\n"
    return f"{head}Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(kind, body, status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def chunked(body):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:])) + b"0\r\n\r\n"


CODINGS = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"


def records():
    page = PAGE.format("/p.png?w=1").encode()
    packed = chunked(gzip.compress(page))
    return [
        record("warcinfo", "", b"software: x\r\n", "application/warc-fields"),
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("response", URL, answer("text/html; charset=utf-8", packed, more=CODINGS)),
        record("response", "https://example.org/gone", answer("text/html", page, "404 Not Found")),
        record("response", "https://example.org/p.png?w=1", answer("image/png", PNG)),
        record("response", "https://example.org/unused.png", answer("image/png", PNG + b"2")),
    ]  # fmt: skip


@pytest.mark.parametrize("packing", ["plain", "each record", "the whole"])
def test_a_warc_gives_its_pages_and_the_pictures_that_they_show(tmp_path, packing):
    each = records()
    data = {
        "plain": b"".join(each), "each record": b"".join(map(gzip.compress, each)),
        "the whole": gzip.compress(b"".join(each)),
    }[packing]  # fmt: skip
    (tmp_path / "site.warc.gz").write_bytes(data)
    listing = read("saved", tmp_path, path="site.warc.gz")
    assert listing.items[0].url == URL
    assert listing.items[0].document.fetched.isoformat() == "2024-11-21T04:00:00+00:00"
    assert shown(listing) == PNG
    assert len(listing.enclosed) == 1


def test_a_warc_that_breaks_off_gives_what_came_before(tmp_path):
    (tmp_path / "site.warc").write_bytes(b"".join(records())[:-900])
    listing = read("saved", tmp_path, path="site.warc")
    assert len(listing.items) == 1
    assert codes(listing) == ["archive-broken"]


def test_a_bomb_costs_itself(tmp_path):
    bomb = gzip.compress(b"\0" * 100_000_000)
    (tmp_path / "a.warc").write_bytes(
        record("response", "https://example.org/bomb", answer("text/html", bomb, more="Content-Encoding: gzip\r\n"))
        + b"".join(records())
    )
    assert [item.url for item in read("saved", tmp_path, path="a.warc").items] == [URL]
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", b"<p>" + b" " * 60_000_000)
        archive.writestr("good.html", PAGE.format("x"))
    assert [item.guid for item in read("saved", tmp_path, path="a.zip").items] == ["a.zip/good.html"]


@pytest.mark.parametrize("name", ["a.zip", "a.warc", "a.warc.gz", "a.mhtml", "nothing.html"])
def test_what_is_broken_or_missing_is_an_error(tmp_path, name):
    broken = {
        "a.zip": b"PK\x03\x04 and no more", "a.warc": b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        "a.warc.gz": gzip.compress(b"WARC/1.0\r\n")[:-4],
        "a.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    }  # fmt: skip
    if name in broken:
        (tmp_path / name).write_bytes(broken[name])
    with pytest.raises(SourceError):
        read("saved", tmp_path, path=name)


def test_a_folder_of_saved_pages_loses_only_what_is_broken(tmp_path):
    (tmp_path / "a.mht").write_bytes(mhtml())
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04")
    listing = read("saved", tmp_path, path=".")
    assert [item.url for item in listing.items] == [URL]
    assert codes(listing) == ["archive-broken"]


@given(st.sampled_from(["plain", "mhtml", "zip"]), st.integers(0, 3000), st.binary(min_size=1, max_size=20))
def test_damage_is_an_error_or_a_problem_and_nothing_else(tmp_path_factory, sort, place, damage):
    folder = tmp_path_factory.mktemp("saved")
    if sort == "zip":
        with zipfile.ZipFile(folder / "x", "w") as archive:
            archive.writestr("a.html", PAGE.format("b.png"))
            archive.writestr("b.png", PNG)
        data = (folder / "x").read_bytes()
    else:
        data = mhtml() if sort == "mhtml" else b"".join(records())
    (folder / "x").write_bytes(data[:place] + damage + data[place + len(damage) :])
    with contextlib.suppress(SourceError):  # and nothing else
        read("saved", folder, path="x")
