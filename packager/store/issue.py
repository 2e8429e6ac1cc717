"""The issue folder: ``issue.json``, ``lineup.toml``, ``content/``, ``assets/``, ``report.json``.

What ``gather`` knows is a :class:`Record`; what an edition is made from is an
:class:`~packager.model.Issue`, the record as the editor's hand has changed it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from packager.errors import ConfigError, StoreError
from packager.frozen import frozen
from packager.model import NAMED, SCHEMA, Article, Asset, Fate, Issue, Masthead, Outcome, Problem, Section, leading
from packager.store import disk, lineup
from packager.text.html import plain_text
from packager.text.sanitize import sanitize
from packager.text.words import count
from packager.times import Window


@frozen
class Kept:
    """An article as gathered, and the hash of its fragment, by which the editor's hand is told."""

    article: Article
    """Without its ``html``, which lies in ``content/``."""
    sha256: str


@frozen
class Record:
    """What ``issue.json`` holds: everything known about the issue as gathered."""

    masthead: Masthead
    date: dt.date | None
    number: int | None
    window: Window
    sections: tuple[str, ...] = ()
    """Titles of the newsletter's sections, in order."""
    articles: tuple[Kept, ...] = ()
    """In the order in which the line-up proposes them."""
    assets: tuple[Asset, ...] = ()
    left_out: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    twins: Mapping[str, str] = field(default_factory=dict)
    """What was left out because an article of the issue tells the same story: its key, and that article's id."""
    schema: int = SCHEMA


@frozen
class Reading:
    """An issue as it stands on disk, and what the editor did to it."""

    issue: Issue
    dropped: tuple[Outcome, ...] = ()
    edited: tuple[str, ...] = field(default=())
    """Ids of the articles whose fragment is the editor's."""
    unrecorded: tuple[str, ...] = ()
    """Ids that the line-up places and that have a fragment, but of which ``issue.json`` knows nothing."""


_PASSING = {"articles": {"__all__": {"article": {"laid"}}}}
"""What is of use only while an issue is put together."""
_QUOTED_ID = re.compile(r'"([a-z0-9-]+)"')


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def digest(html: str) -> str:
    """The hash by which a fragment is recognised as untouched."""
    return hashlib.sha256(html.encode()).hexdigest()


def asset_name(data: bytes, suffix: str) -> str:
    """The name of a picture: that of its content."""
    return hashlib.sha256(data).hexdigest()[:20] + suffix


class IssueFolder:
    """One issue on disk. Every method raises StoreError for what the disk refuses."""

    def __init__(self, path: Path) -> None:
        """Look at ``path``, whether it holds an issue or not."""
        self.path = path
        self.lineup = path / "lineup.toml"
        self.editions = path / "editions"

    def exists(self) -> bool:
        return (self.path / "issue.json").is_file()

    # --- reading -----------------------------------------------------------------------------

    def record(self) -> Record:
        """Read ``issue.json``, of this schema or an older one."""
        path = self.path / "issue.json"
        if not path.is_file():
            raise ConfigError(f"{self.path} is not an issue: it has no issue.json", "name the folder of an issue")
        text = disk.read_text(path)
        try:
            schema = json.loads(text)["schema"]
            if not isinstance(schema, int) or schema > SCHEMA:
                raise StoreError(f"{path} was written by a newer packager (schema {schema})", "upgrade packager")
            return _adapter().validate_json(text)
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            hint = "restore it, or move the folder away and gather the issue anew"
            raise StoreError(f"{path} is damaged: {_first(error)}", hint) from error

    def read(self) -> Reading:
        """Read the issue as the editor left it. Raises ConfigError for a mistake in the line-up."""
        record = self.record()
        order = self._lineup(record)
        present: dict[str, Article] = {}
        edited: list[str] = []
        for kept in record.articles:
            article, changed = self._article(kept)
            if article:
                present[article.id] = _overridden(article, order)
            if changed:
                edited.append(kept.article.id)
        sections = _arranged(order, present)
        printed = {article.id for section in sections for article in section.articles}
        issue = Issue(
            record.masthead,
            record.date,
            record.number,
            record.window,
            sections,
            lead=order.lead if order.lead in printed else leading(sections),
            note=order.note,
            assets=record.assets,
            left_out=record.left_out,
            problems=record.problems,
        )
        dropped = tuple(_dropped(kept.article) for kept in record.articles if kept.article.id not in printed)
        recorded = {kept.article.id for kept in record.articles}
        unrecorded = tuple(one for _, ids in order.sections for one in ids if one not in recorded)
        return Reading(issue, dropped, tuple(edited), unrecorded)

    def articles(self, record: Record) -> Iterator[Article]:
        """The articles of the record with the text that stands on disk: the editor's, where it was edited, and
        none where the fragment was removed."""
        return (self._article(kept)[0] or kept.article for kept in record.articles)

    def require_lineup(self, record: Record) -> None:
        """Raise ConfigError for a mistake in the line-up."""
        self._lineup(record)

    def _lineup(self, record: Record) -> lineup.Lineup:
        # A gather that was killed before it wrote the record has placed articles that the next one will bring again.
        begun = {path.stem for path in (self.path / "content").glob("*.html")}
        known = {kept.article.id for kept in record.articles} | begun
        if self.lineup.is_file():
            return lineup.read(self.lineup, disk.read_text(self.lineup), known)
        sections = ((title, tuple(one.id for one in articles)) for title, articles in _by_section(record))
        return lineup.Lineup(sections=tuple(sections))

    def _article(self, kept: Kept) -> tuple[Article | None, bool]:
        """Read one fragment: the article or None where it was removed, and whether the editor changed it."""
        path = self._content(kept.article.id)
        if not path.is_file():
            return None, False
        html = disk.read_text(path)
        article = replace(kept.article, html=sanitize(html))
        if digest(html) == kept.sha256:
            return article, False
        return replace(article, words=count(plain_text(article.html))), True

    def asset(self, name: str) -> bytes:
        """Read a picture of the issue. Raises OSError."""
        return (self.path / "assets" / Path(name).name).read_bytes()

    def _content(self, article_id: str) -> Path:
        return self.path / "content" / f"{Path(article_id).name}.html"

    # --- writing -----------------------------------------------------------------------------

    def put_asset(self, data: bytes, suffix: str) -> str:
        """Keep a picture under the name of its content; return the name."""
        name = asset_name(data, suffix)
        disk.write(self.path / "assets" / name, data)
        return name

    def save(self, record: Record, fresh: Iterable[Article]) -> bool:
        """Write the record, the fragments of the ``fresh`` articles and the line-up; return whether anything changed.

        ``record.articles`` names every article of the issue; fragments that stand are not touched. The
        record is written last: a run killed before that leaves the old issue, or none.
        """
        ids: set[str] = set()

        def fragments() -> Iterator[tuple[Path, str]]:
            for article in fresh:
                ids.add(article.id)
                yield self._content(article.id), article.html

        changed = [disk.write_all(fragments()), self._write_lineup(record, ids)]
        text = _adapter().dump_json(record, indent=1, exclude=_PASSING) + b"\n"
        changed.append(disk.write(self.path / "issue.json", text))
        return any(changed)

    def _write_lineup(self, record: Record, fresh: set[str]) -> bool:
        entries = [_entry(kept.article, record.window.zone) for kept in record.articles]
        by_section = [Section(title, articles) for title, articles in _by_section(record)]
        if self.lineup.is_file():
            standing = disk.read_text(self.lineup)
            unplaced = fresh - set(_QUOTED_ID.findall(standing))
            text = lineup.merge(self.lineup, standing, record.sections, entries, unplaced)
        else:
            text = lineup.write(record.sections, entries, leading(by_section), str(self.path))
        return disk.write(self.lineup, text)

    def reported(self, stage: str) -> Mapping[str, Any]:
        """The entry of a stage in ``report.json`` as it stands, or an empty one."""
        try:
            standing = json.loads(disk.read_text(self.path / "report.json")).get(stage, {})
        except (StoreError, ValueError, AttributeError):
            return {}  # a report is told anew by each run: a damaged one is no reason to stop
        return standing if isinstance(standing, Mapping) else {}

    def report(self, stage: str, entry: Mapping[str, Any]) -> None:
        """Set the entry of a stage in ``report.json``; an entry that differs in its seconds alone is not written."""
        path = self.path / "report.json"
        try:
            standing = json.loads(disk.read_text(path)) if path.is_file() else {}
        except ValueError:
            standing = {}  # a report is told anew by each run: a damaged one is no reason to stop
        if stage in standing and _timeless(standing[stage]) == _timeless(entry):
            return
        standing[stage] = entry
        disk.write(path, json.dumps(standing, ensure_ascii=False, indent=1) + "\n")


def _by_section(record: Record) -> list[tuple[str, tuple[Article, ...]]]:
    """The newsletter's sections in order, with the articles of each."""
    sections: dict[str, list[Article]] = {title: [] for title in record.sections}
    for kept in record.articles:
        if kept.article.section in sections:
            sections[kept.article.section].append(kept.article)
    return [(title, tuple(articles)) for title, articles in sections.items()]


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        one = error.errors()[0]
        return f"{'.'.join(map(str, one['loc']))}: {one['msg']}"
    return f"{error}"


def _timeless(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {key: _timeless(value) for key, value in entry.items() if key != "seconds"}
    if isinstance(entry, list | tuple):
        return [_timeless(value) for value in entry]
    return entry


def _overridden(article: Article, order: lineup.Lineup) -> Article:
    override = order.overrides.get(article.id)
    if not override:
        return article
    return replace(article, title=override.title or article.title, standfirst=override.standfirst or article.standfirst)


def _arranged(order: lineup.Lineup, present: Mapping[str, Article]) -> tuple[Section, ...]:
    dropped = {key for key, override in order.overrides.items() if override.drop}
    sections = (
        Section(title, tuple(present[one] for one in ids if one in present and one not in dropped))
        for title, ids in order.sections
    )
    return tuple(section for section in sections if section.articles)


def _dropped(article: Article) -> Outcome:
    return Outcome(
        Fate.DROPPED,
        article.title,
        article.source,
        article.id,
        article.section,
        article.url,
        article.published,
        article.published_from,
        "left out by the editor",
        article.guid,
    )


def _entry(article: Article, zone: str) -> lineup.Entry:
    when = ""
    if article.published:
        at = article.published.at
        when = (
            f"{at:%Y-%m-%d}"
            if article.published.day_only
            else f"{article.published.instant(ZoneInfo(zone)).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        )
    parts = [" ".join(part.split()) for part in (when, article.title, article.site or "")]
    return lineup.Entry(article.id, article.section, " · ".join(part for part in parts if part))


def named(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes that the page "Not in this issue" names."""
    return tuple(outcome for outcome in outcomes if outcome.fate in NAMED)
