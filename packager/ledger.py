"""The ledger: which article was printed in which issue (SQLite, WAL).

It answers four questions: when did the last issue close, what number has this one, was this
article printed before, and when was it first seen. ``commit`` is called only after the
editions of an issue stand.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from packager.errors import StoreError
from packager.frozen import frozen
from packager.model import Article, Issue, Item, Problem
from packager.text.html import plain_text
from packager.text.urls import canonical
from packager.times import Moment, Window

VERSION = 2
"""``user_version`` of the database; each migration raises it by one."""

_TABLES = """
CREATE TABLE issue (
    date TEXT PRIMARY KEY, number INTEGER NOT NULL, opens TEXT NOT NULL, closes TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE printed (
    date TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, guid TEXT NOT NULL, url TEXT, title TEXT NOT NULL,
    published TEXT, updated TEXT, text BLOB NOT NULL, PRIMARY KEY (date, id)
) WITHOUT ROWID;
CREATE INDEX printed_guid ON printed (source, guid);
CREATE INDEX printed_url ON printed (url);
CREATE TABLE seen (
    source TEXT NOT NULL, guid TEXT NOT NULL, date TEXT NOT NULL, published TEXT, PRIMARY KEY (source, guid)
) WITHOUT ROWID;
"""
_SOURCES = """
CREATE TABLE source (
    key TEXT PRIMARY KEY, since TEXT, failed TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL
) WITHOUT ROWID;
"""
_MIGRATIONS = (_TABLES, _SOURCES)
"""What leads to each version from the one before."""


@frozen
class Printed:
    """An article as an earlier issue printed it."""

    date: dt.date
    id: str
    title: str
    published: Moment | None
    updated: Moment | None
    text: str


@frozen
class Seen:
    """When a source first listed an article, and the time that it was found to have."""

    date: dt.date
    published: Moment | None


@frozen
class Record:
    """How a source fared until now: its last failure, if there ever was one."""

    since: dt.datetime | None = None
    """Since when it has failed, without an answer in between; None while it answers."""
    failed: dt.datetime | None = None
    """When it last failed, to the day."""
    code: str | None = None
    message: str | None = None
    """Of that failure."""


class Ledger:
    """The ledger of one newsletter. Use it as a context manager. Raises StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told("open"):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=10, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if self._db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("its structure is damaged")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StoreError(f"{self.path} was written by a newer packager (version {version})", "upgrade packager")
        if version < VERSION:
            with self._transaction():
                for statement in "".join(_MIGRATIONS[version:]).split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {VERSION}")

    @contextlib.contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            hint = "see that the disk has room, and that packager may write there"
            code = "ledger-damaged" if _is_damage(error) else "store-failed"
            raise StoreError(f"cannot {doing} the ledger {self.path}: {error}", hint, code=code) from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # --- questions ---------------------------------------------------------------------------

    def last_close(self, before: dt.date) -> dt.datetime | None:
        """The close of the newest issue of a date before ``before``."""
        row = self._one("SELECT closes FROM issue WHERE date < ? ORDER BY date DESC LIMIT 1", before.isoformat())
        return dt.datetime.fromisoformat(row[0]) if row else None

    def newest(self) -> dt.date | None:
        """The date of the newest issue."""
        row = self._one("SELECT max(date) FROM issue")
        return dt.date.fromisoformat(row[0]) if row and row[0] else None

    def window(self, date: dt.date, zone: str) -> Window | None:
        """The window of the issue of ``date``, where there was one."""
        row = self._one("SELECT opens, closes FROM issue WHERE date = ?", date.isoformat())
        return Window(dt.datetime.fromisoformat(row[0]), dt.datetime.fromisoformat(row[1]), zone) if row else None

    def number(self, date: dt.date) -> int:
        """The number of the issue of ``date``: its own if it stands, else one more than the highest."""
        row = self._one("SELECT number FROM issue WHERE date = ?", date.isoformat())
        return int(row[0] if row else self._one("SELECT coalesce(max(number), 0) + 1 FROM issue")[0])

    def committed(self, date: dt.date) -> bool:
        """Whether the editions of ``date`` stood once."""
        return self._one("SELECT 1 FROM issue WHERE date = ?", date.isoformat()) is not None

    def printed(self, source: str, guid: str, url: str | None, apart: dt.date) -> Printed | None:
        """The last printing of an article in an issue other than that of ``apart``, by its guid, else its address.

        Later issues count too: a day that was missed and is built afterwards repeats none of what they took. They do
        not where the issue of ``apart`` had the article itself, and is made again.
        """
        asked = "SELECT date, id, title, published, updated, text FROM printed WHERE"
        day = apart.isoformat()
        row = _last(self._all(f"{asked} source = ? AND guid = ? ORDER BY date DESC", source, guid), day)
        if not row and url:
            row = _last(self._all(f"{asked} url = ? ORDER BY date DESC", canonical(url)), day)
        if not row:
            return None
        text = zlib.decompress(row[5]).decode()
        return Printed(dt.date.fromisoformat(row[0]), row[1], row[2], _moment(row[3]), _moment(row[4]), text)

    def seen(self, source: str, guid: str) -> Seen | None:
        """When ``source`` first listed the article."""
        row = self._one("SELECT date, published FROM seen WHERE source = ? AND guid = ?", source, guid)
        return Seen(dt.date.fromisoformat(row[0]), _moment(row[1])) if row else None

    def knows(self, source: str, before: dt.date) -> bool:
        """Whether ``source`` was read for an issue before ``before``."""
        return (
            self._one("SELECT 1 FROM seen WHERE source = ? AND date < ? LIMIT 1", source, before.isoformat())
            is not None
        )

    def _one(self, statement: str, *values: object) -> Any:
        with self._told("read"):
            return self._db.execute(statement, values).fetchone()

    def _all(self, statement: str, *values: object) -> list[Any]:
        with self._told("read"):
            return self._db.execute(statement, values).fetchall()

    def record(self, source: str) -> Record:
        """How ``source`` fared until now; an empty record for one that never failed."""
        row = self._one("SELECT since, failed, code, message FROM source WHERE key = ?", source)
        if row is None:
            return Record()
        since, failed = (dt.datetime.fromisoformat(one) if one else None for one in row[:2])
        return Record(since, failed, row[2], row[3])

    # --- facts -------------------------------------------------------------------------------

    def note_seen(self, listed: Iterable[tuple[Item, Moment | None]], date: dt.date) -> None:
        """Note what the sources listed, with the time that each was found to have; first sight counts."""
        rows = [(item.source, item.guid, date.isoformat(), _text(published)) for item, published in listed]
        with self._told("write"), self._transaction():
            self._db.executemany(
                "INSERT INTO seen VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET published = excluded.published"
                " WHERE published IS NULL AND excluded.published IS NOT NULL",
                rows,
            )

    def note_sources(self, asked: Iterable[tuple[str, Problem | None]], now: dt.datetime) -> None:
        """Note how sources fared: the key of each, and why it failed if it did. What is as it was is not written."""
        at = now.isoformat()
        asked = list(asked)
        failures = [(key, at, at, problem.code, problem.message) for key, problem in asked if problem]
        with self._told("write"), self._transaction():
            self._db.executemany(
                "UPDATE source SET since = NULL WHERE key = ? AND since IS NOT NULL",
                [(key,) for key, problem in asked if problem is None],
            )
            self._db.executemany(
                "INSERT INTO source VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " since = coalesce(since, excluded.since), failed = excluded.failed, code = excluded.code,"
                " message = excluded.message WHERE since IS NULL OR message <> excluded.message"
                " OR substr(failed, 1, 10) <> substr(excluded.failed, 1, 10)",
                failures,
            )

    def rename_source(self, old: str, new: str) -> None:
        """Let what is remembered of a source go on under another key."""
        with self._told("write"), self._transaction():
            self._db.execute("UPDATE printed SET source = ? WHERE source = ?", (new, old))
            self._db.execute("UPDATE OR IGNORE seen SET source = ? WHERE source = ?", (new, old))
            self._db.execute("UPDATE OR IGNORE source SET key = ? WHERE key = ?", (new, old))

    def commit(self, issue: Issue) -> None:
        """Record that ``issue`` was printed as it stands; a second time replaces the first."""
        if issue.date is None:
            return
        date = issue.date.isoformat()
        rows = [(date, *_row(article)) for article in issue.articles()]
        window = (issue.window.opens.isoformat(), issue.window.closes.isoformat())
        with self._told("write"), self._transaction():
            if not self._differs(date, (issue.number, *window), rows):
                return
            self._db.execute("INSERT OR REPLACE INTO issue VALUES (?, ?, ?, ?)", (date, issue.number, *window))
            self._db.execute("DELETE FROM printed WHERE date = ?", (date,))
            self._db.executemany("INSERT INTO printed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _differs(self, date: str, head: tuple[object, ...], rows: list[tuple[object, ...]]) -> bool:
        standing = self._db.execute("SELECT number, opens, closes FROM issue WHERE date = ?", (date,)).fetchone()
        old = self._db.execute("SELECT * FROM printed WHERE date = ? ORDER BY id", (date,)).fetchall()
        return standing != head or old != sorted(rows, key=lambda row: str(row[1]))


def _last(rows: Sequence[Any], day: str) -> Any:
    """Of what was printed, newest first, the last that counts for the issue of ``day``."""
    had = any(row[0] == day for row in rows)
    return next((row for row in rows if row[0] < day or (row[0] > day and not had)), None)


def _is_damage(error: Exception) -> bool:
    """Whether a ledger is broken for good, and not only out of reach: locked, unwritable, without room."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _row(article: Article) -> tuple[object, ...]:
    text = zlib.compress(plain_text(article.html).encode(), 9)
    return (
        article.id,
        article.source,
        article.guid,
        canonical(article.url) if article.url else None,
        article.title,
        _text(article.published),
        _text(article.updated),
        text,
    )


def _text(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: object) -> Moment | None:
    return Moment.parse(text) if isinstance(text, str) else None
