"""The odd feeds of the feedparser project: every one read, and read as feedparser reads it."""

import datetime as dt
import io
import tarfile
from pathlib import Path

import feedparser
import pytest

from packager.errors import ParseError
from packager.model import Document
from packager.sources import _feed
from packager.sources._feed.titles import plain
from packager.text.calendar.dates import feed_date

ARCHIVE = Path(__file__).parents[3] / "shared" / "bench" / "feeds" / "feeds.tar.gz"

# feedparser takes dc:date for an update and gives dcterms:created a name of its own: here both say when an
# item was published, where nothing else does.
OTHER_DATES = {
    "rss2.0NSwithModulesNoDefNS.xml", "rss2.0noNSwithModulesLocalNameClash.xml", "item_dc_date.xml",
    "item_dcterms_created.xml", "item_dcterms_created_parsed.xml",
}  # fmt: skip


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not ARCHIVE.exists(), reason="the odd feeds are not beside the project")
def test_odd_feeds_are_read_as_feedparser_reads_them():
    with tarfile.open(ARCHIVE) as archive:
        feeds = [(member.name, archive.extractfile(member).read()) for member in archive if member.isfile()]
    assert len(feeds) > 1000
    differing = [name for name, data in feeds if not agrees(data, name)]
    assert {Path(name).name for name in differing} == OTHER_DATES


def agrees(data, name):
    url = f"http://127.0.0.1:8097/{name}"
    theirs = feedparser.parse(
        io.BytesIO(data),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml", "content-location": url},
    )
    try:
        ours = _feed.read(Document(data, url))
    except ParseError:
        return not theirs.entries
    if name.endswith(".json"):
        return True  # feedparser finds nothing in a JSON feed
    return [summary_of_ours(entry, ours) for entry in ours.entries] == [summary(entry) for entry in theirs.entries]


def summary_of_ours(entry, feed):
    moments = (feed_date(raw, entry.language or feed.language) for raw in entry.published)
    found = next(filter(None, moments), None)
    at = found and (found.at if found.zoned else found.at.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    return entry.title, entry.link, at and at.replace(second=0)


def summary(entry):
    when = dict.get(entry, "published_parsed")
    return plain(entry.get("title")), entry.get("link") or None, when and dt.datetime(*when[:5], tzinfo=dt.UTC)
