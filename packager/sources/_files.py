"""Local files as sources read them: bounded, and with errors in words."""

from __future__ import annotations

from pathlib import Path

from packager.errors import SourceError
from packager.model import Document

MOST_BYTES = 15_000_000
"""Bytes of one file: as much as a page may have that comes from the web."""

BEGINNING = 8192
"""Bytes by which a file is recognised."""

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}


def placed(folder: Path, path: str) -> Path:
    """Return the place that ``path`` names, which may begin with ``~`` and is else read from ``folder``."""
    return folder / Path(path).expanduser()


def document(path: Path) -> Document:
    """Read a file whole. Raises SourceError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > MOST_BYTES:
        raise SourceError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB", code="too-large")
    return Document(data, path.absolute().as_uri(), MEDIA_TYPES.get(path.suffix.lower(), ""))


def unreadable(path: Path, error: OSError) -> SourceError:
    """Make the error for a file or folder that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{path} does not exist", "is the path spelled right?", code="file-missing")
    reason = (error.strerror or str(error)).lower()
    return SourceError(f"{path} cannot be read: {reason}", "make it readable for this user", code="file-unreadable")


def within(root: Path, path: Path) -> bool:
    """Say whether ``path``, links followed, lies inside ``root``."""
    return path.resolve().is_relative_to(root.resolve())


def beginning(path: Path, size: int = BEGINNING) -> bytes:
    """Return the first ``size`` bytes of a file, or none where it cannot be read: then nothing is recognised in it."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""
