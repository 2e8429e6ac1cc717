"""``packager init``: what can be known of a site or a subscription list before a newsletter exists."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from packager import kinds
from packager.errors import ConfigError
from packager.frozen import frozen
from packager.model import Document
from packager.pipeline.kit import Kit, Terms
from packager.pipeline.loop import finish
from packager.store import disk
from packager.text.decode import decode
from packager.text.discovery import Found, opml_feeds, site_feeds
from packager.text.html import parse_page


@frozen
class Site:
    """What a site's front page says of itself."""

    title: str | None
    language: str | None
    feeds: tuple[Found, ...]


def look_at(url: str, hosts: Sequence[str], kit: Kit) -> Site:
    """Fetch a site's front page and find its feeds: what came is parsed in a worker. A feed's own address is its own.

    Raises FetchError, LostError, and ConfigError where it announces none.
    """

    async def run() -> Site:
        async with kit.door(Terms(hosts)) as fetch:
            document = await fetch.get(url, "page")
        if kinds.usual_source().recognise(url, document):
            return Site(None, None, (Found(document.moved or url),))
        site: Site = await asyncio.to_thread(kit.apart, _described, document)
        return site

    site = finish(run())
    if not site.feeds:
        raise ConfigError(f"{url} announces no feed", "give the feed's own address with --feed URL")
    return site


def _described(document: Document) -> Site:
    root = parse_page(decode(document.data, document.charset))
    if root is None:
        return Site(None, None, ())
    title = root.findtext(".//title")
    return Site(" ".join(title.split()) if title else None, root.get("lang") or None, site_feeds(root, document.url))


def read_opml(path: Path, kit: Kit) -> tuple[Found, ...]:
    """Read a subscription list. Raises StoreError, LostError, and ConfigError for what is none."""
    try:
        feeds: tuple[Found, ...] = kit.apart(opml_feeds, disk.read(path))
    except ValueError as error:
        raise ConfigError(f"{path} is not OPML: {error}", "export the list of subscriptions again") from error
    if not feeds:
        raise ConfigError(f"{path} lists no feeds", "export the list of subscriptions again")
    return feeds


def usual_zone(language: str) -> str | None:
    """The time zone of the place where a language is mostly spoken, or of its region; None where there are several."""
    from babel.core import get_global

    parts = language.replace("-", "_").split("_")
    territory = next((part for part in parts[1:] if len(part) == 2), None)
    if territory is None:
        likely = get_global("likely_subtags").get(parts[0].lower(), "")
        territory = likely.split("_")[-1] if likely else None
    zones = get_global("territory_zones").get((territory or "").upper(), [])
    return str(zones[0]) if len(zones) == 1 else None


def local_zone() -> str:
    """The time zone of this machine."""
    import tzlocal

    return str(tzlocal.get_localzone_name() or "UTC")
