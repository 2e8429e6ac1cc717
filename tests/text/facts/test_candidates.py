"""Every place that names a fact, for an editor who asks."""

from __future__ import annotations

import datetime as dt

import lxml.html

from packager.text.facts import metadata
from packager.text.facts.candidates import candidates

PAGE = """<html lang="fr"><head><title>Un pont rouvre - La Gazette</title>
<meta property="og:title" content="Le pont rouvre enfin"><meta property="og:site_name" content="La Gazette">
<meta property="article:published_time" content="2024-11-20T11:27:00+01:00"><meta name="author" content="Ann Lee">
</head><body><h1>Un pont rouvre</h1><p class="date">Publié le 20 novembre 2024 à 11h27, par Ann Lee</p>
<p>Le pont a rouvert lundi matin.</p></body></html>"""
URL = "https://gazette.example/2024/11/20/pont"


def found(fact: str) -> list[tuple[str, str, bool]]:
    root = lxml.html.document_fromstring(PAGE)
    facts = metadata.read(root, url=URL)
    return [(one.place, one.value, one.chosen) for one in candidates(root, facts, url=URL) if one.fact == fact]


def test_titles_with_their_places_and_the_chosen_one():
    assert found("title") == [
        ("h1", "Un pont rouvre", True),
        ("meta og:title", "Le pont rouvre enfin", False),
        ("title element", "Un pont rouvre - La Gazette", False),
    ]


def test_times_by_trust():
    assert [(place, value) for place, value, _ in found("published")] == [
        ("meta", "2024-11-20T11:27:00+01:00"),
        ("text", "2024-11-20T11:27:00"),
        ("url", "2024-11-20"),
    ]
    assert [chosen for _, _, chosen in found("published")] == [True, False, False]


def test_the_rest():
    assert ("meta author", "Ann Lee", True) in found("authors")
    assert found("site") == [("declared", "La Gazette", True)]
    assert found("language") == [("html lang", "fr", True)]


def test_a_time_told_from_now_counts_back_from_the_fetch():
    page = lxml.html.document_fromstring(
        "<html lang=en><body><h1>A bridge</h1><p class=time>3 hours ago</p><p>The river rose.</p></body>"
    )
    fetched = dt.datetime(2024, 11, 20, 14, 27, tzinfo=dt.UTC)
    facts = metadata.read(page, fetched=fetched)
    told = [(one.value, one.chosen) for one in candidates(page, facts, fetched=fetched) if one.fact == "published"]
    assert told == [("2024-11-20T11:27:00+00:00", True)]
