"""Documents kept between runs, on disk: what conditional requests and ``--offline`` need.

``pages/<x>/<hash of address>`` holds one document: a line of JSON that says what is known of it, and its bytes. One
file and few folders, for a file costs more to make than to fill. It is written in ``work/`` and renamed, so that a
process killed at any instant, or a second one at work, leaves nothing half-written under a name that is read; the
next process takes away what a killed one left in ``work/``. Nothing is synced: what a power cut damages fails its
checksum and counts as not kept.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from packager.errors import StoreError
from packager.model import Document

SCHEMA = 3


class BlobStore:
    """The :class:`packager.ports.Blobs` of one folder, which is made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._work = folder / "work"
        self._made: set[Path] = set()
        """Folders that this process has made, or found."""
        self._cleared = False

    def load(self, url: str) -> tuple[Document, dict[str, str]] | None:
        """Return what was last kept for ``url`` and its validators; None where nothing sound is."""
        self._clear()
        try:
            line, _, data = self._page(url).read_bytes().partition(b"\n")
            record = json.loads(line)
            if record["schema"] != SCHEMA or record["asked"] != url or crc32(data) != record["crc32"]:
                return None
            return _document(record, data), dict(record["validators"])
        except (OSError, ValueError, KeyError, TypeError):
            # Absent, unreadable or damaged: it is fetched again, and then kept anew.
            return None

    def save(self, url: str, document: Document, validators: dict[str, str]) -> None:
        """Keep ``document`` as the latest state of ``url``. Raises StoreError where the disk refuses."""
        record = {
            "schema": SCHEMA,
            "asked": url,
            "url": document.url,
            "media_type": document.media_type,
            "charset": document.charset,
            "fetched": document.fetched.isoformat() if document.fetched else None,
            "moved": document.moved,
            "crc32": crc32(document.data),
            "validators": validators,
        }
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._clear()
        try:
            self._write(self._page(url), b"%b\n%b" % (line, document.data))
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreError(
                f"what was fetched cannot be kept in {self._folder}: {reason}",
                "make room there or make it writable; until then every run fetches anew",
                code="cache-unwritable",
            ) from error

    def apart(self, name: str) -> BlobStore:
        """Return the store of what is private to ``name``: a folder of its own, which nobody else may open."""
        private = self._folder / "private"
        with suppress(OSError):  # where it cannot be made, saving will say so
            private.mkdir(mode=0o700, parents=True, exist_ok=True)
        return BlobStore(private / sha256(name.encode()).hexdigest()[:16])

    def sweep(self, unused_since: dt.datetime) -> None:
        """Forget what was not fetched anew since then."""
        for page in self._folder.glob("pages/*/*"):
            with suppress(OSError):
                if page.stat().st_mtime < unused_since.timestamp():
                    page.unlink()
        for private in self._folder.glob("private/*"):
            BlobStore(private).sweep(unused_since)

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. The work file is this process's own: it writes one at a time."""
        aside = self._work / f"{os.getpid()}-{threading.get_ident()}"
        try:
            self._make(self._work, path.parent)
            try:
                _put(aside, path, data)
            except FileNotFoundError:
                # A folder has gone, or another machine that shares this one took the work file for a leftover.
                self._made.clear()
                self._make(self._work, path.parent)
                _put(aside, path, data)
        except OSError:
            with suppress(OSError):
                aside.unlink()
            raise

    def _make(self, *folders: Path) -> None:
        """Make folders, each asked for once: finding out by writing in vain would write twice."""
        for folder in folders:
            if folder not in self._made:
                folder.mkdir(parents=True, exist_ok=True)
                self._made.add(folder)

    def _clear(self) -> None:
        """Once: take away the work files of processes that were killed."""
        if self._cleared:
            return
        self._cleared = True
        with suppress(OSError):
            for left in self._work.iterdir():
                if not _runs(left.name.partition("-")[0]):
                    left.unlink()

    def _page(self, url: str) -> Path:
        name = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return Path(self._folder, "pages", name[0], name)


def _document(record: dict[str, Any], data: bytes) -> Document:
    fetched = dt.datetime.fromisoformat(record["fetched"]) if record["fetched"] else None
    return Document(data, record["url"], record["media_type"], record["charset"], fetched, record.get("moved"))


def _put(aside: Path, final: Path, data: bytes) -> None:
    # Hundreds of files are written a run: without a buffer of Python's, and without asking what each is.
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)
    os.replace(aside, final)  # noqa: PTH105 — Path.replace() makes a path of its answer


def _runs(process: str) -> bool:
    """Say whether a process of this number is at work: this one does not count, for it has just begun."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return int(process) != os.getpid()
