"""A second look at a feed in XML: the dates of each entry, under the names and as written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from packager.frozen import frozen
from packager.sources._values import local_name
from packager.text.html import line_of

# Names of elements, in small letters, best first. RSS has pubDate; Atom 1.0 published, Atom 0.3 issued and
# created; Dublin Core and its terms fill in for both. A channel's date never counts, nor does an update.
PUBLISHED = ("pubdate", "published", "issued", "date", "created", "available", "publicationdate")
UPDATED = ("updated", "modified", "lastmod")
MEDIA = "http://search.yahoo.com/mrss"


@frozen
class Dates:
    """What one entry says of its times, as written, best first."""

    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    """What media RSS says of the pictures."""
    credit: str | None = None


def dates_of_entries(data: bytes) -> list[Dates]:
    """Return the dates of each entry, in the feed's order; as far as it can be read at all."""
    return [_dates(element) for element in _entries(data)]


def _entries(data: bytes) -> Iterator[Any]:
    """Each entry's element. What cannot be read ends the feed: the caller compares counts."""
    import lxml.etree

    events = lxml.etree.iterparse(
        io.BytesIO(data.lstrip(b"\xef\xbb\xbf \t\r\n")),
        events=("end",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            if local_name(element) in {"item", "entry"}:
                yield element
                element.clear(keep_tail=False)
    except lxml.etree.LxmlError:
        return


def _dates(entry: Any) -> Dates:
    found: dict[str, list[str]] = {}
    for child in entry:
        text = "".join(child.itertext()).strip()
        if text and not str(child.tag).startswith("{" + MEDIA):
            found.setdefault(local_name(child), []).append(text)
    lastmod = [value for name, value in entry.attrib.items() if name.lower() == "lastmod"]
    return Dates(
        tuple(text for name in PUBLISHED for text in found.get(name, [])),
        tuple(text for name in UPDATED for text in found.get(name, [])) + tuple(lastmod),
        tuple(_media(entry, "description")),
        next(_media(entry, "credit"), None),
    )


def _media(entry: Any, name: str) -> Iterator[str]:
    """The texts of an element of media RSS within an entry, on one line each."""
    for element in entry.iter(f"{{{MEDIA}}}{name}", f"{{{MEDIA}/}}{name}"):
        if text := line_of(element):
            yield text
