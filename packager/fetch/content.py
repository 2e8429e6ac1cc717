"""What an answer holds: told by its first bytes, since servers often say otherwise."""

from __future__ import annotations

import re

from packager.errors import FetchError
from packager.ports import Wanted

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9][A-Za-z0-9._:+-]*)", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")

_HEAD = 2048
"""Bytes looked at: what the WHATWG's sniffing standard reads (1,445), rounded up."""

_IMAGE_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"\xff\x0a")
_OTHER_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a compressed file",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"ID3": "sound",
    b"OggS": "sound",
    b"\x1aE\xdf\xa3": "a film",
}
_BYTE_ORDER_MARKS = (b"\xfe\xff", b"\xff\xfe", b"\0\0\xfe\xff")


def read_content_type(header: str) -> tuple[str, str | None]:
    """Split a Content-Type header into media type (empty where it says none) and charset."""
    found = _MEDIA_TYPE.match(header.strip().lower())
    charset = _CHARSET.search(header)
    return (found[0] if found else ""), (charset[1] if charset else None)


def is_image(data: bytes) -> bool:
    """Say whether ``data`` begins as a picture does."""
    head = data[:_HEAD]
    if head.startswith(_IMAGE_MAGIC):
        return True
    container = head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
    return container or head[4:8] == b"JXL " or (b"<svg" in head and not is_html(head))


def is_html(data: bytes) -> bool:
    """Say whether ``data`` begins as a web page does."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head[:512]


def require(wanted: Wanted, media_type: str, data: bytes) -> None:
    """Raise FetchError where ``data`` cannot be what was asked for, whatever the header says."""
    if not data.strip():
        raise FetchError("the answer is empty", code="empty-answer")
    if wanted == "image":
        _require_image(media_type, data)
    elif wanted != "data":
        _require_text(data)


def _require_image(media_type: str, data: bytes) -> None:
    if is_image(data):
        return
    if is_html(data) or media_type.startswith(("text/", "application/json", "application/xhtml")):
        raise FetchError("a web page came instead of a picture", code="not-an-image")


def _require_text(data: bytes) -> None:
    head = data[:_HEAD]
    for magic, name in _OTHER_MAGIC.items():
        if head.startswith(magic):
            raise FetchError(f"it is {name}, not a page", code="not-a-page")
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")):
        raise FetchError("it is a picture or a film, not a page", code="not-a-page")
    if head.startswith(_BYTE_ORDER_MARKS) or _is_wide(head):
        return
    if head.count(0) > len(head) // 16:
        raise FetchError("it is not text", code="not-a-page")


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a byte order mark: every second byte of an ASCII passage is zero."""
    return head[:2] in {b"<\0", b"\0<"}


def is_whole(data: bytes) -> bool:
    """Say whether a document reached its own end although the connection did not (a wrong Content-Length)."""
    tail = data[-_HEAD:].rstrip().lower()
    return tail.endswith((b"</html>", b"</rss>", b"</feed>", b"</rdf:rdf>"))
