"""Sitemaps read: pages or further sitemaps, each with its times, whatever wrote them.

Namespaces are not looked at: half of the sitemaps at hand misspell one. What the protocol calls
``lastmod`` is when a page changed, and never when it was published.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from packager.frozen import frozen
from packager.sources._values import local_name
from packager.text.calendar.dates import read_machine
from packager.text.urls import absolute
from packager.times import Moment

MOST = 50_000
"""Addresses of one sitemap: what the protocol allows."""

# Possessive and atomic: comments could else be split in more ways than there is time to try.
_ROOT = re.compile(
    rb"(?>\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
    rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)\b",
    re.DOTALL,
)
_FRESH = re.compile(r"news|latest|recent|today|current", re.IGNORECASE)


@frozen
class Entry:
    """One address of a sitemap."""

    url: str
    published: Moment | None = None
    changed: Moment | None = None
    title: str | None = None
    language: str | None = None
    image: str | None = None
    site: str | None = None

    def newest(self, zone: dt.tzinfo) -> dt.datetime | None:
        """The later of its times."""
        times = [moment.instant(zone) for moment in (self.published, self.changed) if moment]
        return max(times, default=None)


@frozen
class Found:
    """What a sitemap names."""

    pages: tuple[Entry, ...] = ()
    maps: tuple[Entry, ...] = ()
    moved: str | None = None
    """Where it says that it has moved for good."""


def is_sitemap(head: bytes) -> bool:
    """Say whether a file begins as a sitemap does."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    return bool(_ROOT.match(head))


def parse(data: bytes, url: str) -> Found | None:
    """Read a sitemap in XML, or a plain list of addresses; None for anything else. Broken XML is read to the break."""
    if not is_sitemap(data):
        return _plain(data)
    pages: list[Entry] = []
    maps: list[Entry] = []
    for element in _elements(data):
        entry = _entry(element, url)
        if entry:
            (pages if local_name(element) == "url" else maps).append(entry)
        if len(pages) + len(maps) >= MOST:
            break
    return Found(tuple(pages), tuple(maps))


def _plain(data: bytes) -> Found | None:
    """The protocol's third form: an address a line, and nothing else."""
    lines = [line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    if not lines or not all(line.lower().startswith((b"http://", b"https://")) for line in lines):
        return None
    urls = [absolute(None, line.decode("utf-8", "replace")) for line in lines[:MOST]]
    return Found(tuple(Entry(url) for url in urls if url))


def _elements(data: bytes) -> Iterator[Any]:
    import lxml.etree

    events = lxml.etree.iterparse(
        io.BytesIO(data.lstrip(b"\xef\xbb\xbf \t\r\n")), events=("end",), recover=True, resolve_entities=False,
        load_dtd=False, no_network=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in events:
            if local_name(element) in {"url", "sitemap"}:
                yield element
                element.clear(keep_tail=False)
                # What was read is let go: 50,000 empty elements weigh more than their text.
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except lxml.etree.LxmlError:
        return


def _entry(element: Any, base: str) -> Entry | None:
    said: dict[str, str] = {}
    for child in element.iter():
        text = (child.text or "").strip()
        above = local_name(child.getparent()) if child is not element else ""
        key = local_name(child) if above in {"url", "sitemap", ""} else f"{above}/{local_name(child)}"
        if text and key:
            said.setdefault(key, text)
    url = absolute(base if base.startswith("http") else None, said.get("loc"))
    if url is None or url.startswith("mailto:"):
        return None
    return Entry(
        url=url,
        published=read_machine(said.get("news/publication_date")),
        changed=read_machine(said.get("lastmod")),
        title=" ".join(said["news/title"].split()) if "news/title" in said else None,
        language=said.get("publication/language"),
        image=absolute(url, said.get("image/loc")),
        site=said.get("publication/name"),
    )


# --- which of them -----------------------------------------------------------------------------------


def recent(entries: Sequence[Entry], since: dt.datetime | None, zone: dt.tzinfo) -> list[Entry]:
    """Return what is not known to be older than ``since``, newest first; what has no time stands last, as listed.

    Where any entry has a time, one without says nothing of itself because it never changes: it is left out.
    """
    timed = [(entry.newest(zone), entry) for entry in entries]
    dated = [(time, entry) for time, entry in timed if time]
    kept = [(time, entry) for time, entry in dated if since is None or time >= since - dt.timedelta(days=_slack(entry))]
    kept.sort(key=lambda pair: pair[0], reverse=True)
    undated = [entry for time, entry in timed if time is None]
    return [entry for _, entry in kept] + (undated if since is None or not dated else [])


def _slack(entry: Entry) -> int:
    """A day alone begins at midnight, and what is of that day may be later: by a day."""
    return int(any(moment.day_only for moment in (entry.published, entry.changed) if moment))


def maps_to_read(maps: Sequence[Entry], since: dt.datetime | None, zone: dt.tzinfo) -> list[Entry]:
    """The sitemaps of an index that may hold something recent: those that say so first, then those that say nothing.

    Of these, what is called news comes before the rest, and the last before the first, for archives grow at the end.
    """
    timed = sorted(((time, one) for one in maps if (time := one.newest(zone))), key=lambda pair: pair[0], reverse=True)
    fresh = [one for time, one in timed if since is None or time >= since - dt.timedelta(days=1)]
    silent = [one for one in maps if one.newest(zone) is None][::-1]
    silent.sort(key=lambda one: not _FRESH.search(one.url))
    return [*fresh, *silent]
