"""Fifty small feeds, each with what must be read of it (titles, links, times): ``dated/NAME.expected.json``.

A new case is a new pair of files there.
"""

import json
from pathlib import Path

import pytest

from packager.model import Document
from packager.sources import _feed
from packager.text.calendar.dates import feed_date
from packager.text.urls import absolute

DATED = Path(__file__).parent / "dated"
CASES = sorted(path for path in DATED.iterdir() if not path.name.endswith(".expected.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_titles_links_and_times_come_out_as_expected(path):
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    url = f"https://example.org/{path.name}"
    feed = _feed.read(Document(path.read_bytes(), url))
    assert [found(entry, feed, url) for entry in feed.entries] == expected["entries"]
    assert absolute(url, feed.next) == absolute(url, expected.get("next"))


def found(entry, feed, url):
    moments = (feed_date(raw, entry.language or feed.language) for raw in entry.published)
    moment = next(filter(None, moments), None)
    return {
        "title": entry.title,
        "link": absolute(url, entry.link),
        "published": moment.isoformat() if moment else None,
    }


def test_the_cases_are_there():
    assert len(CASES) == 50
