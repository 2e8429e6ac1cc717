"""A newsletter of one's own for tests: a real web on loopback, real files, and a clock that stands still.

with Web() as web:
    paper = Paper(tmp_path, web)
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    report = paper.build("2024-11-21T05:30")
"""

from __future__ import annotations

import datetime as dt
import random
import zipfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from web import Web

from packager import config, kinds
from packager.events import Event
from packager.fetch import BlobStore, WebFetch
from packager.pipeline import Kit, Report, Request, publish, rerender
from packager.pipeline.kit import Terms

PARIS = ZoneInfo("Europe/Paris")
SYLLABLES = [
    "ba",
    "co",
    "di",
    "fu",
    "la",
    "me",
    "no",
    "pi",
    "ra",
    "se",
    "ti",
    "vo",
    "mar",
    "lin",
    "ton",
    "ver",
    "gue",
    "cha",
]

RECIPE = """\
title = "Le Matin"
language = "fr"
timezone = "Europe/Paris"
closes = "05:00"
formats = ["epub"]
{more}
[[sections]]
title = "Monde"
  [[sections.sources]]
  kind = "feed"
  url = "{feed}"
  text = "article"
"""


def prose(name: str, sentences: int = 24) -> list[str]:
    """Paragraphs that only this name tells, each of three sentences."""
    choose = random.Random(name)
    words = ["".join(choose.choices(SYLLABLES, k=choose.randint(1, 4))) for _ in range(60)]
    told = [" ".join(choose.choices(words, k=choose.randint(8, 16))).capitalize() + "." for _ in range(sentences)]
    return [" ".join(told[place : place + 3]) for place in range(0, len(told), 3)]


class Paper:
    """A newsletter with one feed, whose stories a test declares."""

    def __init__(self, home: Path, web: Web, *, recipe: str = RECIPE, more: str = "") -> None:
        self.web = web
        self.folder = home / "issues" / "le-matin"
        self.folder.mkdir(parents=True)
        self.events: list[Event] = []
        self.stories: dict[str, str] = {}
        self.write(recipe.format(feed=web.url("/feed.xml"), more=more, web=web.url("")))

    def write(self, recipe: str) -> None:
        (self.folder / config.FILE).write_text(recipe, "utf-8")

    def story(
        self,
        name: str,
        published: str | None,
        *,
        updated: str | None = None,
        title: str | None = None,
        paragraphs: Sequence[str] | None = None,
        link: str | None = None,
        head: str = "",
        body: str = "",
    ) -> None:
        """Declare a story: its entry in the feed and its page. Declared again, it is changed."""
        title = title or f"Le récit de {name}"
        link = link or self.web.url(f"/{name}.html")
        dates = f"<pubDate>{format_datetime(dt.datetime.fromisoformat(published))}</pubDate>" if published else ""
        if updated:
            dates += f"<atom:updated>{updated}</atom:updated>"
        self.stories[name] = (
            f"<item><title>{escape(title)}</title><link>{link}</link>"
            f"<guid isPermaLink='false'>{name}</guid>{dates}</item>"
        )
        text = "".join(f"<p>{one}</p>" for one in paragraphs or prose(name))
        self.web.page(
            f"/{name}.html",
            f"<html lang='fr'><head><title>{escape(title)}</title>{head}</head><body><nav><a href='/'>Accueil</a></nav>"
            f"<article><h1>{escape(title)}</h1>{text}{body}</article><footer>Mentions légales</footer></body></html>",
        )
        self.publish_feed()

    def publish_feed(self) -> None:
        self.web.page(
            "/feed.xml",
            "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Monde</title>"
            f"{''.join(self.stories.values())}</channel></rss>",
            kind="application/rss+xml",
        )

    def configured(self) -> config.Configured:
        return config.load(self.folder, kinds.find, kinds.names("formats"))

    def kit(self, now: str, *, offline: bool = False) -> Kit:
        """A kit whose clock stands at ``now`` in Paris."""

        @asynccontextmanager
        async def door(terms: Terms) -> AsyncIterator[Any]:
            blobs = BlobStore((terms.store or self.folder) / "web")
            hosts = [*terms.hosts, self.web.host]
            async with WebFetch(allow_hosts=hosts, limits=terms.limits, blobs=blobs, offline=offline) as fetch:
                yield fetch

        at = dt.datetime.fromisoformat(now).replace(tzinfo=PARIS)
        runner = kinds.find("runners", "local")
        return Kit(door, runner.map, runner.call, self.events.append, at, self.folder / "cache")

    def build(self, now: str, *, offline: bool = False, **asked: Any) -> Report:
        return publish(self.configured(), Request(**asked), self.kit(now, offline=offline))

    def render(self, date: str, now: str = "2030-01-01T00:00") -> Report:
        return rerender(self.folder / date, self.configured(), Request(), self.kit(now, offline=True))

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every file of the newsletter with its bytes and the time of its last change, what was fetched left out."""
        fetched = self.folder / ".packager" / "web"
        paths = (path for path in self.folder.rglob("*") if path.is_file() and fetched not in path.parents)
        return {str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def fates(report: Report) -> dict[str, str]:
    """What came of every article, by title."""
    return {one.title: one.fate.value for one in report.articles}


def printed(report: Report) -> list[str]:
    """Titles of what stands in the issue, in order."""
    return [one.title for one in report.articles if one.fate.value in {"printed", "updated", "excerpt"}]


def read(report: Report, suffix: str = ".epub") -> dict[str, str]:
    """The text members of the EPUB that a build made."""
    path = next(one.path for one in report.editions if one.path.endswith(suffix))
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx", ".css"))
        }
