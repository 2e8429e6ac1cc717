"""The dates of the dated feeds beside the project: each must come out as its feed expects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from packager.text.calendar.dates import feed_date

DATED = Path(__file__).parents[4] / "shared" / "bench" / "feeds" / "dated"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PLACES = ("pubDate", "published", "date", "issued", "created")


def local(element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def raw_dates(feed: Path) -> tuple[str | None, list[str | None]]:
    root = etree.parse(feed).getroot()
    language = root.get(XML_LANGUAGE) or next((one.text for one in root.iter() if local(one) == "language"), None)
    entries = [one for one in root.iter() if local(one) in {"item", "entry"}]
    return language, [next((c.text for place in PLACES for c in entry if local(c) == place), None) for entry in entries]


@pytest.mark.shared
@pytest.mark.skipif(not DATED.exists(), reason="the dated feeds are not beside the project")
def test_every_dated_feed():
    wrong = []
    for expected in sorted(DATED.glob("*.expected.json")):
        feed = expected.with_name(expected.name.removesuffix(".expected.json") + ".xml")
        if not feed.exists():
            continue
        language, raws = raw_dates(feed)
        wanted = [entry["published"] for entry in json.loads(expected.read_text())["entries"]]
        found = [moment.isoformat() if (moment := feed_date(raw, language)) else None for raw in raws]
        wrong += [(feed.stem, *pair) for pair in zip(raws, wanted, found, strict=True) if pair[1] != pair[2]]
    assert wrong == []
