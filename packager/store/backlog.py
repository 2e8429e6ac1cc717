"""The backlog: everything that the feeds of a newsletter ever listed (SQLite, WAL), until nobody needs it.

A feed that shows ten articles and publishes thirty a day is read several times a day (``packager collect``), and what
fell off it in between is taken from here. It also lets an old issue be made again without network.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from packager.errors import StoreError
from packager.model import Item

VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS item (
    source TEXT NOT NULL, guid TEXT NOT NULL, first TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (source, guid)
) WITHOUT ROWID
"""


@cache
def _adapter() -> TypeAdapter[Item]:
    return TypeAdapter(Item)


class Backlog:
    """The backlog of one newsletter. Use it as a context manager, under the newsletter's lock. Raises StoreError."""

    def __init__(self, path: Path) -> None:
        """Open the backlog at ``path``; one that is damaged is begun anew, for it only holds what came from the web."""
        self._path = path
        with self._told("open"):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = _opened(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                for part in ("", "-wal", "-shm"):
                    path.with_name(path.name + part).unlink(missing_ok=True)
                self._db = _opened(path)

    def __enter__(self) -> Backlog:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextlib.contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            hint = "see that the disk has room, and that packager may write there"
            raise StoreError(f"cannot {doing} {self._path}: {error}", hint) from error

    def note(self, items: Iterable[Item], now: dt.datetime) -> int:
        """Keep what was listed, as listed last; return how much of it is new. Documents are kept elsewhere."""
        rows = [(item.source, item.guid, _instant(now), _packed(item)) for item in items if item.document is None]
        with self._told("write"):
            before = self._count()
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(
                    "INSERT INTO item VALUES (?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
                    rows,
                )
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
            return self._count() - before

    def _count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM item").fetchone()[0])

    def knows(self, item: Item) -> bool:
        """Whether the item was noted before."""
        with self._told("read"):
            found = self._db.execute("SELECT 1 FROM item WHERE source = ? AND guid = ?", (item.source, item.guid))
            return found.fetchone() is not None

    def of(self, source: str, since: dt.datetime, until: dt.datetime) -> list[Item]:
        """What a source first listed in that span, the newest first. What cannot be read any more is left out."""
        asked = "SELECT body FROM item WHERE source = ? AND first >= ? AND first <= ? ORDER BY first DESC, guid"
        with self._told("read"):
            rows = self._db.execute(asked, (source, _instant(since), _instant(until))).fetchall()
        found = (_unpacked(row[0]) for row in rows)
        return [item for item in found if item]

    def rename_source(self, old: str, new: str) -> None:
        """Let what a source listed go on under another key, without and within."""
        with self._told("read"):
            rows = self._db.execute("SELECT guid, first, body FROM item WHERE source = ?", (old,)).fetchall()
        found = ((guid, first, _unpacked(body)) for guid, first, body in rows)
        renamed = [(new, guid, first, _packed(replace(item, source=new))) for guid, first, item in found if item]
        with self._told("write"):
            self._db.executemany("INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?)", renamed)
            self._db.execute("DELETE FROM item WHERE source = ?", (old,))

    def sweep(self, before: dt.datetime) -> None:
        """Forget what was first listed before an instant."""
        with self._told("write"):
            self._db.execute("DELETE FROM item WHERE first < ?", (_instant(before),))


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_TABLE)
        if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            database.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        database.close()
        raise
    return database


def _instant(at: dt.datetime) -> str:
    """One spelling for an instant, so that they compare as texts."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _packed(item: Item) -> bytes:
    return zlib.compress(_adapter().dump_json(item, exclude_defaults=True), 6)


def _unpacked(body: bytes) -> Item | None:
    try:
        return _adapter().validate_json(zlib.decompress(body))
    except (zlib.error, ValidationError):
        return None
