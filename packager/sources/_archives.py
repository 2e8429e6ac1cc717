"""Pages kept in one file with all that they show: MHTML, WARC, and zip archives of pages.

Each reader yields what the file holds, one part at a time and within bounds; nothing is unpacked to disk,
so that no name in an archive can lead anywhere. :func:`survey` and :func:`taken` are tasks for a worker: what an
archive lists, and some of it, never all at once.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import email
import email.policy
import gzip
import mimetypes
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import IO, cast

from packager.errors import FetchError, SourceError
from packager.fetch.coding import Body
from packager.frozen import frozen
from packager.sources import _files

PART_MOST = 15_000_000
"""Bytes of one part: as much as a page may have that comes from the web."""
ALL_MOST = 1_000_000_000
"""Bytes that are read of one archive, unpacked: a crawl of a large site, which a worker gets through in ten of its
twenty seconds; what follows is told and left."""
PARTS_MOST = 50_000
HEAD_MOST = 65_536
"""Bytes of the head of one record."""

ZIP = b"PK\x03\x04"
_WARC = re.compile(rb"WARC/\d+\.\d+\r?\n")


@frozen
class Part:
    """One thing that an archive holds."""

    url: str
    """Where it came from; in a zip its path."""
    media_type: str
    data: bytes
    charset: str | None = None
    fetched: dt.datetime | None = None
    identity: str | None = None
    """``cid:`` address, in MHTML."""


class Cut(Exception):  # noqa: N818 — it says what happened, and is no failure of the rest
    """The archive is damaged or too large from here on; what came before is good."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def sort_of(head: bytes, name: str) -> str | None:
    """Tell by its beginning what an archive is: ``mhtml``, ``warc``, ``zip``; None for anything else."""
    suffix = name.lower()
    if _WARC.match(head):
        return "warc"
    if head.startswith(b"\x1f\x8b") and (suffix.endswith(".warc.gz") or _WARC.match(_unpacked(head))):
        return "warc"
    if head.startswith(ZIP):
        return "zip"
    mails = re.search(rb"^content-type:\s*multipart/related", head[:HEAD_MOST], re.IGNORECASE | re.MULTILINE)
    if mails and (suffix.endswith((".mht", ".mhtml")) or b"Snapshot-Content-Location" in head):
        return "mhtml"
    return "mhtml" if suffix.endswith((".mht", ".mhtml")) and mails is None and b"MIME-Version" in head else None


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 1024)
    except zlib.error:
        return b""


@frozen
class Entry:
    """A part of an archive without its bytes."""

    number: int
    """Its place among the parts of the archive."""
    url: str
    media_type: str
    size: int
    blank: bool
    """Whether it holds nothing but white space."""


@frozen
class Survey:
    """What an archive holds, up to where it breaks off."""

    entries: tuple[Entry, ...]
    cut: tuple[str, str] | None = None
    """Code and message, where it breaks off."""


def survey(path: Path, sort: str) -> Survey:
    """List what the WARC file or zip archive at ``path`` holds. Raises SourceError where it is none or unreadable."""
    entries: list[Entry] = []
    try:
        for number, part in enumerate(_parts(path, sort)):
            entries.append(Entry(number, part.url, part.media_type, len(part.data), not part.data.strip()))
    except Cut as cut:
        return Survey(tuple(entries), (cut.code, cut.message))
    except OSError as error:
        raise _files.unreadable(path, error) from error
    return Survey(tuple(entries))


def taken(path: Path, sort: str, numbers: Sequence[int], most: int) -> list[Part]:
    """Return the first of the parts named by ascending ``numbers``: one, and as many more as ``most`` bytes hold."""
    wanted = iter(numbers)
    following = next(wanted, None)
    found: list[Part] = []
    room = most
    with contextlib.suppress(Cut):  # the survey has told it
        for number, part in enumerate(_parts(path, sort)):
            if number != following:
                continue
            room -= len(part.data)
            if found and room < 0:
                break
            found.append(part)
            if (following := next(wanted, None)) is None:
                break
    return found


def _parts(path: Path, sort: str) -> Iterator[Part]:
    return warc(path) if sort == "warc" else zipped(path)


# --- MHTML (RFC 2557) --------------------------------------------------------------------------------


def mhtml(data: bytes) -> Iterator[Part]:
    """The parts of a page saved as MHTML, the page itself first. Raises SourceError where it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    leaves = [part for _, part in zip(range(PARTS_MOST), message.walk(), strict=False) if not part.is_multipart()]
    start = str(message.get_param("start") or "")
    pages = [part for part in leaves if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    main = next((part for part in pages if start and str(part.get("Content-ID") or "").strip() == start), None)
    main = main or (pages[0] if pages else None)
    if main is None:
        raise SourceError("it holds no page", "save the page again", code="archive-broken")
    snapshot = str(message.get("Snapshot-Content-Location") or main.get("Content-Location") or "")
    yield _leaf(main, snapshot.strip())
    for part in leaves:
        if part is not main:
            yield _leaf(part, str(part.get("Content-Location") or "").strip())


def _leaf(part: Message, url: str) -> Part:
    data = part.get_payload(decode=True)
    identity = str(part.get("Content-ID") or "").strip().strip("<>")
    return Part(
        re.sub(r"\s", "", url),
        part.get_content_type(),
        data[:PART_MOST] if isinstance(data, bytes) else b"",
        part.get_content_charset(),
        identity=f"cid:{identity}" if identity else None,
    )


# --- zip ---------------------------------------------------------------------------------------------


def zipped(path: Path) -> Iterator[Part]:
    """The files of a zip archive, by their names. Raises SourceError for what is none, Cut for what breaks off."""
    spent = 0
    try:
        with zipfile.ZipFile(path) as archive:
            entries = sorted((one for one in archive.infolist() if not one.is_dir()), key=lambda one: one.filename)
            for entry in entries[:PARTS_MOST]:
                if entry.flag_bits & 1:
                    raise Cut("archive-broken", f"{entry.filename} is encrypted")
                with archive.open(entry) as file:
                    # What the directory says of sizes is not believed.
                    data = file.read(PART_MOST + 1)
                spent += len(data)
                if spent > ALL_MOST:
                    raise Cut("archive-cut", f"it holds more than {ALL_MOST // 1_000_000:,} MB: the rest is left")
                if len(data) <= PART_MOST:
                    kind = mimetypes.guess_type(entry.filename)[0] or ""
                    yield Part(entry.filename.replace("\\", "/"), kind, data)
    except zipfile.BadZipFile as error:
        if spent:
            raise Cut("archive-broken", "a file in it is damaged") from error
        raise SourceError("it is not a zip archive, or damaged", "pack it again", code="archive-broken") from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Cut("archive-broken", "a file in it is damaged, or packed in a way that is not known") from error


# --- WARC (ISO 28500) --------------------------------------------------------------------------------


def warc(path: Path) -> Iterator[Part]:
    """The answers that a WARC file recorded, in its order, HTTP's own codings undone. Raises SourceError and Cut."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        file = cast("IO[bytes]", gzip.GzipFile(fileobj=raw) if packed else raw)
        count = spent = 0
        try:
            while (record := _record(file)) is not None:
                headers, data, size = record
                count, spent = count + 1, spent + size
                if count > PARTS_MOST or spent > ALL_MOST:
                    raise Cut("archive-cut", "it holds more than is taken: the rest is left")
                if part := _answer(headers, data):
                    yield part
        except (OSError, EOFError, zlib.error, ValueError) as error:
            if count:
                raise Cut("archive-broken", "it is damaged: what stands after that is lost") from error
            raise SourceError("it is not a WARC file, or damaged", "record it again", code="archive-broken") from error


def _record(file: IO[bytes]) -> tuple[Message, bytes, int] | None:
    """Read one record: its head, its block (nothing where it is too large), and the block's size; None at the end."""
    line = file.readline(HEAD_MOST)
    while line in {b"\r\n", b"\n"}:
        line = file.readline(HEAD_MOST)
    if not line:
        return None
    if not _WARC.match(line):
        raise ValueError("no record begins here")
    head = b""
    while (line := file.readline(HEAD_MOST)) not in {b"\r\n", b"\n", b""} and len(head) < HEAD_MOST:
        head += line
    headers = BytesHeaderParser().parsebytes(head)
    size = int(str(headers.get("Content-Length") or ""))
    if size < 0 or size > ALL_MOST:
        raise ValueError("a record that is larger than the whole")
    data = file.read(min(size, PART_MOST))
    left = size - len(data)
    while left > 0 and (piece := file.read(min(left, 1 << 20))):
        left -= len(piece)
    if left > 0:
        raise EOFError
    return headers, data if size <= PART_MOST else b"", size


def _answer(headers: Message, data: bytes) -> Part | None:
    """The page or picture that a record holds; None for requests, failures and what was seen before."""
    sort, url = headers.get("WARC-Type"), str(headers.get("WARC-Target-URI") or "").strip().strip("<>")
    when = _time(str(headers.get("WARC-Date") or ""))
    if sort == "resource" and data:
        kind = str(headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return Part(url, kind, data, fetched=when)
    if sort != "response" or not data.startswith(b"HTTP/"):
        return None
    head, _, body = data.partition(b"\r\n\r\n")
    status, _, lines = head.partition(b"\r\n")
    if status.split(b" ")[1:2] != [b"200"]:
        return None
    http = BytesHeaderParser().parsebytes(lines)
    if "chunked" in str(http.get("Transfer-Encoding") or "").lower():
        body = _dechunked(body)
    whole = _decoded(body, str(http.get("Content-Encoding") or ""))
    return Part(url, http.get_content_type(), whole, http.get_content_charset(), when) if whole else None


def _decoded(body: bytes, coding: str) -> bytes:
    try:
        undone = Body(coding, PART_MOST)
        undone.add(body)
    except FetchError:
        return b""  # such as a bomb: it costs this answer alone
    return undone.whole()


def _dechunked(body: bytes) -> bytes:
    """Undo the chunks (RFC 9112, 7.1). Some recorders undid them already and left the header."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        try:
            size = int(body[at:end].partition(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size <= 0:
            return b"".join(pieces) if size == 0 or pieces else body
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _time(text: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text or "")
    except ValueError:
        return None
