"""``packager sources``: the doctor."""

import json
from pathlib import Path

import pytest
from daily import Paper, prose
from web import Web

TOML = Path("issues/le-matin/newsletter.toml")


@pytest.fixture
def paper(packager, web: Web) -> Paper:
    """A newsletter of six stories, each announced by its feed."""
    paper = Paper(Path.cwd(), web, more=f'allow_hosts = ["{web.host}"]')
    for number in range(6):
        paper.story(f"recit-{number}", f"2024-11-{20 - number}T11:27:00+01:00")
        teaser = " ".join(prose(f"recit-{number}")[:2])
        paper.stories[f"recit-{number}"] = paper.stories[f"recit-{number}"].replace(
            "</item>", f"<description>{teaser}</description></item>"
        )
    paper.publish_feed()
    return paper


def examined(packager, *more):
    ran = packager("sources", "le-matin", "--json", *more)
    (source,) = json.loads(ran.out)
    return ran.status, source


def test_a_sound_source(packager, paper):
    status, source = examined(packager)
    assert status == 0
    assert (source["items"], source["newest"]) == (6, "2024-11-20T11:27:00+01:00")
    assert source["quality"] >= 0.95
    assert source["words"] > 100
    assert (source["moved"], source["failing_since"], source["last_failure"]) == (None, None, None)
    assert paper.web.count("/recit-5.html") == 0  # five are enough to judge


def test_a_source_whose_pages_tell_nothing_of_what_it_announces(packager, paper):
    for number in range(6):
        paper.web.page(f"/recit-{number}.html", "<html><body><p>Please enable JavaScript.</p></body></html>")
    assert examined(packager)[1]["quality"] <= 0.2


def test_a_failure_is_remembered_with_its_reason_and_its_beginning(packager, paper):
    packager("sources")
    paper.web.page("/feed.xml", "gone", status=410)
    status, first = examined(packager)
    assert (status, first["reachable"], first["last_failure"]["code"]) == (1, False, "not-found")
    assert examined(packager)[1]["failing_since"] == first["failing_since"]
    assert "since" in packager("sources").out
    paper.publish_feed()
    status, source = examined(packager)
    assert (status, source["failing_since"], source["last_failure"]["message"]) == (0, None, "410 Gone")


def test_what_moved_for_good_is_told_and_followed_on_request(packager, paper):
    paper.web.page("/new.xml", paper.web._pages["/feed.xml"][0].body, kind="application/rss+xml")
    paper.web.redirect("/feed.xml", "/new.xml", 301)
    TOML.write_text("# mine\n" + TOML.read_text().replace('text = "article"', 'text = "article"  # the pages'))
    before = TOML.read_text()
    assert examined(packager)[1]["moved"] == paper.web.url("/new.xml")
    assert "packager sources --fix" in " ".join(packager("sources").out.split())
    assert TOML.read_text() == before
    ran = packager("sources", "--fix")
    assert f"{paper.web.url('/feed.xml')} is now {paper.web.url('/new.xml')}" in ran.err
    assert "--fix" not in ran.out
    assert TOML.read_text() == before.replace("/feed.xml", "/new.xml")
    assert examined(packager)[1]["moved"] is None


def test_a_narrow_terminal_shows_addresses_whole(packager, paper, monkeypatch):
    monkeypatch.setattr("packager.cli.sources.PIPED", 80)
    first, second, third, *more = packager("sources").out.splitlines()
    assert (first.strip(), second.strip()) == ("le-matin", f"Monde · {paper.web.url('/feed.xml')}")
    assert third.strip().startswith("items 6, newest 2024-11-20 11:27, text page, words ")
    assert not more


def test_a_source_that_moved_repeats_nothing(packager, paper):
    packager("build", "--date", "2024-11-21")
    paper.web.page("/new.xml", paper.web._pages["/feed.xml"][0].body, kind="application/rss+xml")
    paper.web.redirect("/feed.xml", "/new.xml", 301)
    packager("sources", "--fix")
    report = json.loads(packager("build", "--date", "2024-11-22", "--json").out)
    assert report["made"] is False
    assert {one["outcome"] for one in report["articles"]} <= {"duplicate", "outside-window"}


def test_a_detour_is_not_followed(packager, paper):
    paper.web.page("/new.xml", paper.web._pages["/feed.xml"][0].body, kind="application/rss+xml")
    paper.web.redirect("/feed.xml", "/new.xml", 302)
    before = TOML.read_text()
    packager("sources", "--fix")
    assert TOML.read_text() == before
