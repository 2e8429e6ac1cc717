"""Mails in files: an mbox, a Maildir, or files of one mail each (.eml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from packager.errors import SourceError
from packager.frozen import frozen
from packager.sources import _files, _mail

_FROM = re.compile(rb"From .*\d{4}$")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"(?:From \S[^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_NAMES = re.compile(
    rb"^(?:from|subject|message-id|date|received|return-path|mime-version):", re.IGNORECASE | re.MULTILINE
)

HEAD_BYTES = 65_536
"""Bytes by which a mail is recognised: one header with signatures or a list of receivers may have tens of kB."""


@frozen
class Filed:
    """A mail as it lies on disk."""

    data: bytes
    mark: str | None = None
    """Name of its file in a Maildir."""
    large: bool = False
    """True where it is larger than is taken; then there is no data."""


def is_mail(head: bytes) -> bool:
    """Say whether a file begins as a mail, or a file of mails, does."""
    start = head.replace(b"\r\n", b"\n").lstrip(b"\n")
    found = _HEADER.match(start)
    return bool(found and len({name.lower() for name in _MAIL_NAMES.findall(found[0])}) >= 2)


def is_maildir(path: Path) -> bool:
    """Say whether a folder is a Maildir."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def mails(place: Path, *, seen: bool) -> Iterator[Filed]:
    """The mails at a place, in the order in which they lie there; ``seen``: those that were read as well.

    Raises SourceError where the place cannot be read.
    """
    try:
        if is_maildir(place):
            yield from _maildir(place, seen=seen)
        elif place.is_dir():
            for path in sorted(place.glob("*.eml")):
                if path.is_file() and _files.within(place, path):
                    yield _one(path)
        elif _files.beginning(place, 5) == b"From ":
            yield from _mbox(place)
        else:
            place.stat()
            yield _one(place)
    except OSError as error:
        raise _files.unreadable(place, error) from error


def _one(path: Path, mark: str | None = None) -> Filed:
    if path.stat().st_size > _mail.MOST_BYTES:
        return Filed(b"", mark, large=True)
    return Filed(path.read_bytes(), mark)


def _maildir(place: Path, *, seen: bool) -> Iterator[Filed]:
    found = [path for folder in ("cur", "new") for path in (place / folder).iterdir() if path.name[0] != "."]
    for path in sorted(found, key=lambda path: path.name):
        read = path.parent.name == "cur" and "S" in path.name.partition(":2,")[2]
        if path.is_file() and not path.is_symlink() and (seen or not read):
            yield _one(path, path.name)


def _mbox(path: Path) -> Iterator[Filed]:
    """Mails between "From " lines that follow an empty one, read line by line: a file may hold years."""
    lines: list[bytes] = []
    size, blank = 0, True
    with path.open("rb") as file:
        while line := file.readline(_mail.MOST_BYTES):
            if blank and line.startswith(b"From ") and _FROM.match(line.strip()):
                if size:
                    yield _gathered(lines, size)
                lines, size, blank = [], 0, False
                continue
            size += len(line)
            if size <= _mail.MOST_BYTES:
                lines.append(line)
            blank = line in {b"\n", b"\r\n"}
    if size:
        yield _gathered(lines, size)


def _gathered(lines: list[bytes], size: int) -> Filed:
    if size > _mail.MOST_BYTES:
        return Filed(b"", large=True)
    return Filed(_ESCAPED.sub(rb"\1", b"".join(lines)))


def mark_seen(place: Path, marks: list[str]) -> None:
    """Mark mails of a Maildir as read, as mail programs do: by their names. Raises SourceError."""
    try:
        for name in marks:
            base, _, flags = name.partition(":2,")
            target = place / "cur" / f"{base}:2,{''.join(sorted({*flags, 'S'}))}"
            for folder in ("new", "cur"):
                # A mail that was moved or marked meanwhile is somebody else's by now.
                if (source := place / folder / name).is_file() and source != target:
                    source.rename(target)
    except OSError as error:
        message = f"a mail in {place} could not be marked as read"
        raise SourceError(message, "make the Maildir writable for this user", code="mail-failed") from error
