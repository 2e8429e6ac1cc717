"""Files written whole or not at all, and one lock a newsletter.

A file is written aside under a name that :func:`sweep` knows, synced, and renamed: killed at any
instant, nothing half-written stands under a final name.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import filecmp
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from packager.errors import LockedError, StoreError

WORKING = ".packager-working-"
"""Prefix of everything that is not finished yet; no reader looks at such names."""

_SAID = {
    errno.ENOSPC: ("the disk is full", "free some space and run the same command again"),
    errno.EDQUOT: ("the disk quota is used up", "free some space and run the same command again"),
    errno.EROFS: (
        "the file system is read-only",
        "name one that can be written: -C DIR, XDG_CACHE_HOME for the cache",
    ),
    errno.EACCES: ("permission denied", "check who owns the folder and its rights"),
    errno.EPERM: ("permission denied", "check who owns the folder and its rights"),
    errno.ENOENT: ("no such file or folder", "check the path"),
    errno.EISDIR: ("it is a folder", "name a file"),
    errno.ENOTDIR: ("a part of the path is not a folder", "check the path"),
}


@contextlib.contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError inside into a StoreError that says what could not be done with ``path``."""
    try:
        yield
    except OSError as error:
        what, hint = _SAID.get(error.errno or 0, (error.strerror or str(error), "check the path and the disk"))
        raise StoreError(f"cannot {doing} {path}: {what}", hint) from error


def read(path: Path) -> bytes:
    """Read a file whole. Raises StoreError."""
    with told(path, "read"):
        return path.read_bytes()


def read_text(path: Path) -> str:
    """Read a UTF-8 file whole. Raises StoreError, also for bytes that are not UTF-8."""
    try:
        return read(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise StoreError(f"{path} is not UTF-8 text (byte {error.start})", "save it as UTF-8") from error


def write(path: Path, data: bytes | str) -> bool:
    """Write a file whole, atomically; return False where it already held just these bytes.

    An unchanged file is not touched, so that its time stays and nothing is synced twice. Raises StoreError.
    """
    data = data.encode() if isinstance(data, str) else data
    with told(path, "write"):
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        working = working_file(path.parent)
        try:
            working.write_bytes(data)
            promote(working, path)
        except BaseException:
            working.unlink(missing_ok=True)
            raise
    return True


def write_all(files: Iterable[tuple[Path, str]]) -> bool:
    """Write many files as :func:`write` does, and wait for the disk once: all are written before the first is synced.

    Return whether any changed. Raises StoreError; files that have their final name by then are whole.
    """
    working: dict[Path, Path] = {}
    try:
        for path, text in files:
            data = text.encode()
            with told(path, "write"):
                if not (path.is_file() and path.read_bytes() == data):
                    working[path] = working_file(path.parent)
                    working[path].write_bytes(data)
        for path, aside in working.items():
            with told(path, "write"):
                _settled(aside, path)
        for folder in {path.parent for path in working}:
            with told(folder, "write in"):
                _sync(folder)
    finally:
        for aside in working.values():
            aside.unlink(missing_ok=True)
    return bool(working)


def working_file(folder: Path) -> Path:
    """Make an empty file in ``folder`` under a name that :func:`sweep` knows. Raises StoreError."""
    with told(folder, "write in"):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=WORKING, dir=folder)
        os.close(handle)
    return Path(name)


def settle(working: Path, final: Path) -> bool:
    """Give a finished working file its final name; return False where the same bytes stand there already.

    The working file is gone afterwards, however it ends. Raises StoreError.
    """
    with told(final, "write"):
        try:
            if final.is_file() and filecmp.cmp(working, final, shallow=False):
                return False
            promote(working, final)
        finally:
            working.unlink(missing_ok=True)
    return True


def copy(source: Path, final: Path, *, spare: bool = False) -> bool:
    """Copy a file atomically; return False where ``final`` already held the same bytes.

    A ``spare`` source is changed by nobody and soon gone: where it can be, it becomes the copy. Raises StoreError.
    """
    with told(final, "write"):
        if final.is_file() and filecmp.cmp(source, final, shallow=False):
            return False
    working = working_file(final.parent)
    try:
        with told(final, "write"):
            if not (spare and _linked(source, working)):
                shutil.copyfile(source, working)
        return settle(working, final)
    finally:
        working.unlink(missing_ok=True)


def _linked(source: Path, working: Path) -> bool:
    """Make a working file another name of ``source``; False where that cannot be, as on another file system."""
    other = working.with_name(f"{working.name}-link")
    try:
        other.hardlink_to(source)
    except OSError:
        return False
    other.replace(working)
    return True


def fingerprint(path: Path) -> tuple[int, str]:
    """Return size in bytes and SHA-256, in hexadecimal, of a file. Raises StoreError."""
    with told(path, "read"), path.open("rb") as file:
        return os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest()


def promote(working: Path, final: Path) -> None:
    """Give a finished working file its final name, durably. Raises OSError."""
    _settled(working, final)
    _sync(final.parent)


def _settled(working: Path, final: Path) -> None:
    with working.open("rb+") as file:
        os.fsync(file.fileno())
    working.chmod(0o666 & ~_umask())
    working.replace(final)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


Held = contextlib.AbstractContextManager[None]


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished below ``folder``; call it only under the lock."""
    with told(folder, "clean up"):
        for path in list(folder.rglob(f"{WORKING}*")):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def discard(folder: Path, aside: Path) -> None:
    """Remove a folder whole, or leave it whole: it leaves its name in one step, for a working name in ``aside``.

    Raises StoreError.
    """
    with told(folder, "remove"):
        aside.mkdir(parents=True, exist_ok=True)
        working = Path(tempfile.mkdtemp(prefix=WORKING, dir=aside)) / folder.name
        folder.rename(working)
        shutil.rmtree(working.parent, ignore_errors=True)


@contextlib.contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """Give an empty folder below ``parent`` for as long as the block runs, and remove those of killed runs.

    Each folder has a lock beside it, which the kernel releases when its process ends: a folder whose lock
    is free belongs to nobody. Raises StoreError.
    """
    with told(parent, "make"):
        parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{WORKING}*.lock"):
        with contextlib.suppress(LockedError, StoreError), lock(left, str(left)):
            shutil.rmtree(left.with_suffix(""), ignore_errors=True)
            left.unlink(missing_ok=True)
    with told(parent, "make a folder in"):
        folder = Path(tempfile.mkdtemp(prefix=WORKING, dir=parent))
    held = folder.with_name(f"{folder.name}.lock")
    with lock(held, str(folder)):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            held.unlink(missing_ok=True)


@contextlib.contextmanager
def lock(path: Path, what: str) -> Iterator[None]:
    """Hold the one lock at ``path`` while the block runs; the kernel releases it however we end.

    Raises LockedError where another process holds it, StoreError where it cannot be made.
    """
    with told(path, "lock"):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        with told(path, "lock"):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LockedError(
                    f"another build of {what} is at work", "wait until it has ended, then run the command again"
                ) from None
        yield
    finally:
        # A child may have the same file open: closing ours alone would leave the lock to it.
        fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)
