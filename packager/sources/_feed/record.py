"""What a feed says, in one shape for all dialects, dates still as written."""

from __future__ import annotations

from packager.frozen import frozen
from packager.model import Problem

MOST_ENTRIES = 2_000
"""Entries read of one feed: the newest of a feed that lists its whole past. Beyond, feedparser takes
half a millisecond and 3 kB for each."""


@frozen
class Enclosure:
    """A file that comes with an entry: a sound, a film, a document; a picture is the entry's image."""

    url: str
    media_type: str = ""
    size: int | None = None
    """Bytes, as the feed says."""
    title: str | None = None


@frozen
class Entry:
    """One entry."""

    id: str | None = None
    link: str | None = None
    """As written: it may be relative to the feed."""
    title: str | None = None
    """Plain text."""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    """Every string that may say when it was published, best first."""
    updated: tuple[str, ...] = ()
    language: str | None = None
    summary: str | None = None
    """HTML."""
    content: str | None = None
    """HTML."""
    base: str | None = None
    """Address against which its text's relative addresses are read, where the feed names one."""
    image: str | None = None
    caption: str | None = None
    """What the feed says of the picture, its credit included. Plain text."""
    enclosures: tuple[Enclosure, ...] = ()


@frozen
class Feed:
    """A feed's entries in its own order, and what it says of itself."""

    title: str | None = None
    home: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    next: str | None = None
    """The page of older entries (RFC 5005: the next page, or the archive before), where it links to one."""
    problems: tuple[Problem, ...] = ()


def cut(url: str) -> Problem:
    """Tell of a feed that lists more than is read."""
    message = f"it lists more than {MOST_ENTRIES:,} articles: the first {MOST_ENTRIES:,} were read"
    return Problem("gather", url, "feed-cut", message)
