"""Gathering: everything at once, each thing at its own cost, and everything on record."""

import asyncio
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from web import Web

from packager import kinds
from packager.events import Advanced, Failed, Grew
from packager.fetch import Limits, WebFetch
from packager.kinds import SourceContext
from packager.model import Fate, Outcome
from packager.stages.gather import Planned, gather

NOW = dt.datetime(2024, 11, 21, 4, tzinfo=dt.UTC)


@pytest.fixture
def web():
    with Web() as running:
        yield running


def feed(web, path, *entries, text=""):
    """Declare a feed whose entries link to ``paths``; each says ``text`` of itself."""
    items = (
        f"<item><title>T {entry}</title><link>{web.url(entry)}</link><description>{text}</description>"
        "<pubDate>Wed, 20 Nov 2024 10:00:00 GMT</pubDate></item>"
        for entry in entries
    )
    web.page(path, f"<rss version='2.0'><channel><title>F</title>{''.join(items)}</channel></rss>")
    return {"kind": "feed", "url": web.url(path)}


def run(web, *sources, wanted=lambda item: None, events=None, folder=Path(), **more):
    limits = Limits(tries=1)  # patience: a busy machine answers late
    seen = events if events is not None else []

    async def main():
        async with WebFetch(allow_hosts=[web.host], limits=limits) as fetch:
            planned = []
            for number, options in enumerate(sources, 1):
                kind = kinds.find("sources", options["kind"])
                context = SourceContext(f"s{number}", "S", ZoneInfo("UTC"), None, folder, fetch, NOW)
                planned.append(Planned(kind, kind.options.model_validate(options), context))
            return await gather(planned, wanted=wanted, emit=seen.append, **more)

    return asyncio.run(main())


def test_items_come_in_the_order_of_sources_and_listings_whatever_answers_first(web):
    web.page("/slow", "<p>slow</p>", delay=0.2)
    for path in ("/a", "/b", "/c"):
        web.page(path, f"<p>{path}</p>")
    gathered = run(web, feed(web, "/1", "/slow", "/a"), feed(web, "/2", "/b", "/c"))
    assert [item.document.data for item in gathered.items] == [b"<p>slow</p>", b"<p>/a</p>", b"<p>/b</p>", b"<p>/c</p>"]
    assert [(one.key, one.reached, one.listed, one.title) for one in gathered.sources] == [
        ("s1", True, 2, "F"),
        ("s2", True, 2, "F"),
    ]
    assert gathered.sources[0].newest.isoformat() == "2024-11-20T10:00:00+00:00"


def test_nothing_waits_for_a_slow_source(web):
    web.page("/1", "late", delay=0.6)
    web.page("/slow", "<p>slow</p>", delay=0.6)
    gathered = run(web, {"kind": "feed", "url": web.url("/1")}, feed(web, "/2", "/slow"))
    assert max(one.seconds for one in gathered.sources) < 1.1


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [("no", 500, "http-error"), ("<!doctype html><p>Log in", 200, "not-a-feed"), ("", 200, "empty-answer")],
)
def test_a_source_that_fails_costs_only_itself(web, body, status, code):
    web.page("/1", body, status=status)
    web.page("/a", "<p>a</p>")
    events = []
    gathered = run(web, {"kind": "feed", "url": web.url("/1"), "name": "One"}, feed(web, "/2", "/a"), events=events)
    assert len(gathered.items) == 1
    (problem,) = gathered.problems
    assert (problem.stage, problem.where, problem.code) == ("gather", "One", code)
    assert Failed(problem) in events
    assert [one.reached for one in gathered.sources] == [False, True]


def test_a_feed_that_is_empty_is_told_under_the_name_of_its_source(web):
    gathered = run(web, feed(web, "/1"))
    assert [(problem.where, problem.code) for problem in gathered.problems] == [(web.url("/1"), "feed-empty")]


def test_a_page_that_fails_leaves_the_feed_s_text_or_a_reason(web):
    gathered = run(web, feed(web, "/1", "/gone", text="What the feed says."), feed(web, "/2", "/lost"))
    (item,) = gathered.items
    assert "What the feed says." in item.summary
    assert item.document is None
    assert [problem.code for problem in gathered.problems] == ["page-failed", "page-failed"]
    (outcome,) = gathered.outcomes
    assert (outcome.fate, outcome.title, outcome.source, outcome.reason) == (
        Fate.FAILED, "T /lost", "s2", "404 Not Found",
    )  # fmt: skip


def test_what_is_not_wanted_is_not_fetched_but_on_record(web):
    web.page("/a", "<p>a</p>")

    def wanted(item):
        if item.url.endswith("/b"):
            return Outcome(Fate.DUPLICATE, item.title, item.source, reason="printed before")
        return None

    gathered = run(web, feed(web, "/1", "/a", "/b"), wanted=wanted)
    assert [item.url for item in gathered.items] == [web.url("/a")]
    assert [item.url for item in gathered.listed] == [web.url("/a"), web.url("/b")]
    assert [outcome.reason for outcome in gathered.outcomes] == ["printed before"]
    assert web.count("/b") == 0


def test_a_page_in_two_feeds_is_fetched_once(web):
    web.page("/a", "<p>a</p>")
    gathered = run(web, feed(web, "/1", "/a"), feed(web, "/2", "/a"))
    assert len(gathered.items) == 2
    assert web.count("/a") == 1


def test_of_a_feed_that_lists_too_much_the_newest_are_fetched_and_the_rest_told(web):
    for n in range(5):
        web.page(f"/{n}", "<p>a</p>")
    source = feed(web, "/feed", *(f"/{n}" for n in range(5)))
    gathered = run(web, source, most=3)
    assert len(gathered.items) == 3
    assert [(one.fate, one.title) for one in gathered.outcomes] == [(Fate.OVER_CAP, "T /3"), (Fate.OVER_CAP, "T /4")]
    assert len(run(web, source, most=None).items) == 5


def test_an_entry_without_any_text_is_on_record(web):
    source = feed(web, "/1", "/a") | {"text": "content"}
    gathered = run(web, source)
    assert gathered.items == ()
    assert [outcome.reason for outcome in gathered.outcomes] == ["its source gives no text for it"]


def test_progress_names_every_source_and_page(web):
    web.page("/a", "<p>a</p>")
    events = []
    run(web, feed(web, "/1", "/a"), events=events)
    assert [event.what for event in events if isinstance(event, Advanced)] == [web.url("/1"), "T /a"]


def test_progress_knows_how_many_pages_there_are_before_they_are_fetched(web):
    """Sources are counted by who asks for them; of two articles one comes with its text, and of the other's page
    nothing comes."""
    events = []
    run(web, feed(web, "/1", "/a"), feed(web, "/2", "/b", text="Said.") | {"text": "summary"}, events=events)
    grown = sum(event.more for event in events if isinstance(event, Grew))
    assert grown == 1
    assert sum(isinstance(event, Advanced) for event in events) == 2 + grown


def test_a_source_that_stands_in_two_sections_is_told_of_once(web):
    web.page("/feed", "gone", status=410)
    broken = {"kind": "feed", "url": web.url("/feed")}
    gathered = run(web, broken, broken)
    assert [problem.code for problem in gathered.problems] == ["not-found"]
    assert [one.reached for one in gathered.sources] == [False, False]
    assert web.count("/feed") == 1
