"""What every kind of source keeps to, whoever wrote it."""

import asyncio
import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from packager import kinds
from packager.errors import SourceError
from packager.fetch import WebFetch
from packager.kinds import Listing, SourceContext, SourceOptions
from packager.model import Document

EVERY = kinds.every("sources")
RSS = b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>"
OWN = {"url": "http://127.0.0.1:9/nothing-there", "path": "missing/file"}
BESIDE = {"reader": {"service": "miniflux", "token": {"env": "NOT_SET_ANYWHERE"}}}
"""What a kind cannot be without."""


@pytest.fixture(params=EVERY, ids=lambda kind: kind.name)
def kind(request):
    return request.param


def test_a_kind_has_the_name_of_its_file_and_a_line_that_says_what_it_is(kind):
    assert kinds.find("sources", kind.name) is kind
    assert kind.summary[0].islower() or kind.summary.split()[0].isupper()
    assert "\n" not in kind.summary


def test_every_option_is_described(kind):
    assert issubclass(kind.options, SourceOptions)
    assert all(field.description for field in kind.options.model_fields.values())


def test_unknown_keys_are_refused(kind):
    with pytest.raises(ValidationError, match="surprise"):
        kind.options.model_validate({"kind": kind.name, "surprise": 1})


def test_what_is_not_there_is_a_source_error_or_something_to_fetch_later(kind, tmp_path):
    for name in {"url", "path"} & set(kind.options.model_fields):
        options = kind.options.model_validate({"kind": kind.name, name: OWN[name]} | BESIDE.get(kind.name, {}))
        with contextlib.suppress(SourceError):  # and nothing else
            listing = asyncio.run(listed(kind, options, tmp_path))
            assert listing.items
            assert all(item.wants_page for item in listing.items)


async def listed(kind, options, folder):
    async with WebFetch() as fetch:
        now = dt.datetime(2024, 11, 21, tzinfo=dt.UTC)
        context = SourceContext("s", "S", ZoneInfo("UTC"), None, folder, fetch, now)
        found = await kind.read(options, context)
    assert isinstance(found, Listing)
    return found


# --- what ``packager make`` takes for what ----------------------------------------------------


def recognised(argument, found):
    """The first kind that takes it, in the order of precedence, as ``packager make`` asks."""
    for kind in sorted(EVERY, key=lambda one: one.precedence):
        options = kind.recognise(argument, found)
        if options is not None:
            kind.options.model_validate(options)
            return options["kind"]
    return None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (RSS, "feed"),
        (b"\xef\xbb\xbf\n <!-- x --><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss></rss>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "feed"),
        (RSS.decode().encode("utf-16"), "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}', "feed"),
        (b"<!doctype html><html><body><rss>", "page"),
        (b"<article>words</article>", "page"),
        (b"<p>about the &lt;rss&gt; tag</p>", "page"),
    ],
)
def test_what_comes_from_the_web_is_a_feed_or_a_page(data, kind):
    url = "https://example.org/"
    assert recognised(url, Document(data, url)) == kind


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("feed", RSS, "feed"),
        ("page.html", b"<p>x</p>", "folder"),
        ("note.md", b"# x", "folder"),
        ("note.txt", b"Some words.\nhttps://example.org/", "folder"),
        ("list.txt", b"# x\nhttps://example.org/a\n\nhttps://example.org/b Title\n", "urls"),
        ("list", b"https://example.org/" + b"a" * 9000 + b"\n", None),
        ("list.lst", b"https://example.org/a\n" * 1000, "urls"),
        ("picture.png", b"\x89PNG", None),
        ("empty.txt", b"", "folder"),
    ],
)
def test_a_file_is_known_by_what_is_in_it_then_by_its_name(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    assert recognised(name, tmp_path / name) == kind


def test_a_folder_is_a_folder(tmp_path):
    assert recognised(str(tmp_path), tmp_path) == "folder"
