"""Finds feeds: those that a page links to, and those of a subscription list (OPML)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import lxml.etree
import lxml.html

from packager.frozen import frozen
from packager.text.html import without_forbidden, words
from packager.text.urls import absolute, base_of

FEED_TYPES = words(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/xml text/xml"
)
_FEED_ADDRESS = re.compile(r"(?:^|[/._=-])(?:rss2?|atom|feeds?)(?:[/._-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE)
"""Addresses that can hardly be anything but a feed's: ``/feed/``, ``news.rss``, ``atom.xml``."""


@frozen
class Found:
    """A feed that was found, with the name that whoever links to it gives it."""

    url: str
    title: str | None = None
    group: str | None = None
    """Folder of the subscription list in which it stands."""


def site_feeds(root: lxml.html.HtmlElement, url: str) -> tuple[Found, ...]:
    """Return the feeds that a page announces with ``<link rel="alternate">``, else those that it links to by their
    addresses, in its order.

    Feeds of comments stand last: a page announces them beside its own (RSS Autodiscovery).
    """
    base = base_of(root, url)
    found = _distinct([*_announced(root, base)] or [*_linked(root, base)])
    return tuple(sorted(found, key=lambda one: "comment" in f"{one.url} {one.title}".lower()))


def _announced(root: lxml.html.HtmlElement, base: str) -> Iterator[Found]:
    for link in root.iter("link"):
        relation = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().split(";")[0].strip()
        address = absolute(base, link.get("href"))
        if "alternate" in relation and kind in FEED_TYPES and address:
            yield Found(address, link.get("title"))


def _linked(root: lxml.html.HtmlElement, base: str) -> Iterator[Found]:
    for link in root.iter("a"):
        address = absolute(base, link.get("href"))
        if address and _FEED_ADDRESS.search(urlsplit(address).path):
            yield Found(address, " ".join(link.text_content().split()) or None)


def _distinct(found: Sequence[Found]) -> Sequence[Found]:
    """Each address once, where it stands first."""
    kept: dict[str, Found] = {}
    for one in found:
        kept.setdefault(one.url, one)
    return list(kept.values())


def opml_feeds(data: bytes) -> tuple[Found, ...]:
    """Return the feeds of an OPML subscription list, in its order, each once. Raises ValueError for what is none."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = lxml.etree.fromstring(data, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None or root.tag != "opml":
        raise ValueError("its root is not <opml>")
    return tuple(_distinct([found for outline in root.iter("outline") if (found := _outline(outline))]))


def opml(title: str, feeds: Sequence[Found]) -> bytes:
    """Write a subscription list (OPML 2.0), the feeds of a group together, in their order."""
    root = lxml.etree.Element("opml", version="2.0")
    lxml.etree.SubElement(lxml.etree.SubElement(root, "head"), "title").text = without_forbidden(title)
    body = lxml.etree.SubElement(root, "body")
    groups: dict[str | None, lxml.etree._Element] = {None: body}
    for feed in feeds:
        if feed.group not in groups:
            group = without_forbidden(feed.group or "")
            groups[feed.group] = lxml.etree.SubElement(body, "outline", text=group, title=group)
        name = without_forbidden(feed.title or feed.url)
        lxml.etree.SubElement(groups[feed.group], "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    written: bytes = lxml.etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _outline(outline: lxml.etree._Element) -> Found | None:
    # Not all who write OPML write its one attribute in two words as the specification does.
    url = next((value.strip() for name, value in outline.attrib.items() if name.lower() == "xmlurl"), "")
    if absolute(None, url) is None:
        return None
    above = outline.getparent()
    group = (above.get("title") or above.get("text")) if above is not None and above.tag == "outline" else None
    return Found(url, outline.get("title") or outline.get("text"), group)
