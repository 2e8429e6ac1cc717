"""Writes a new ``newsletter.toml``: short, commented, and ready to run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import Table

from packager.frozen import frozen


@frozen
class Feed:
    """A feed to begin with, in a section."""

    url: str
    section: str = "News"
    name: str | None = None


def write(title: str, language: str, timezone: str, feeds: Sequence[Feed], allow_hosts: Sequence[str] = ()) -> str:
    """Return the text of a ``newsletter.toml``; without ``feeds`` it reads a folder ``inbox``."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment("A newsletter: who publishes, and from which sources. Every key is in docs/reference.md.")
    )
    document.add(tomlkit.nl())
    document["title"] = title
    document["language"] = language
    document["timezone"] = timezone
    document.add("window", _said("since-last-issue", 'or "24h", "7d", "day" (the last complete day)'))
    document.add(tomlkit.comment('closes = "05:00"  # without it, an issue closes when it is built'))
    document["formats"] = ["epub", "pdf"]
    if allow_hosts:
        document["allow_hosts"] = list(allow_hosts)
    document.add(tomlkit.nl())
    document["sections"] = _sections(feeds)
    document.add(tomlkit.nl())
    document.add(tomlkit.comment("Other sources: index, sitemap, page, urls, mailbox, reader, saved, folder."))
    document.add(tomlkit.nl())
    document.add(tomlkit.comment("Channels take the editions further:"))
    for line in ("[[channels]]", 'kind = "folder"', 'path = "~/Books"'):
        document.add(tomlkit.comment(line))
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def _said(value: str, comment: str) -> tomlkit.items.Item:
    item = tomlkit.item(value)
    item.comment(comment)
    return item


def _sections(feeds: Sequence[Feed]) -> tomlkit.items.AoT:
    tables = tomlkit.aot()
    for title in dict.fromkeys(feed.section for feed in feeds) or ["News"]:
        table = tomlkit.table()
        table["title"] = title
        sources = tomlkit.aot()
        for feed in feeds:
            if feed.section == title:
                sources.append(_source("feed", "url", feed.url, feed.name))
        if not feeds:
            sources.append(_source("folder", "path", "inbox"))
        table["sources"] = sources
        tables.append(table)
    return tables


def _source(kind: str, key: str, value: str, name: str | None = None) -> Table:
    table = tomlkit.table()
    table["kind"] = kind
    table[key] = value
    if name:
        table["name"] = name
    return table


def moved(text: str, moves: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the text of a ``newsletter.toml`` with the addresses of its sources changed, and which were.

    ``moves`` leads from old addresses to new ones. Comments, order and layout stay.
    """
    document = tomlkit.parse(text)
    done: dict[str, str] = {}
    for source in _sources(document):
        old = source.get("url")
        if isinstance(old, str) and old.strip() in moves:
            source["url"] = done[old.strip()] = moves[old.strip()]
    return tomlkit.dumps(document), done


def _sources(document: tomlkit.TOMLDocument) -> Iterator[Any]:
    for section in document.get("sections", ()):
        yield from section.get("sources", ())
