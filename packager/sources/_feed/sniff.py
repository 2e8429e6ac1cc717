"""What some bytes are: an XML feed, a JSON feed, a web page, or nothing of the kind."""

from __future__ import annotations

import re
from typing import Literal

HEAD = 8192
"""Bytes looked at: prologue, comments and document type of the odd feeds at hand end before."""
LONG = 1_000_000
"""Bytes looked at where a comment or a document type, which may declare entities, does not end in the first ones."""

_PROLOGUE = re.compile(
    r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)
_ATOM_ENTRY = re.compile(r"<(?:[\w.-]+:)?entry\b[^>]*(?:purl\.org/atom|w3\.org/2005/atom)", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JSON_FEED = re.compile(r"jsonfeed\.org|\"items\"\s*:\s*\[")

Sort = Literal["xml", "json", "page", "unknown"]


def sort_of(data: bytes) -> Sort:
    """Tell by its beginning what ``data`` is."""
    head = _head(data, HEAD)
    start = _after_prologue(head)
    if len(data) > HEAD and (start == len(head) or head.startswith(("<!", "<?"), start)):
        head = _head(data, LONG)
        start = _after_prologue(head)
    if _ROOT.match(head, start) or _ATOM_ENTRY.match(head, start):
        return "xml"
    if head.startswith("{", start) and _JSON_FEED.search(head):
        return "json"
    if _PAGE.search(head[:2048]):
        return "page"
    return "unknown"


def is_feed(data: bytes) -> bool:
    """Say whether ``data`` begins as a feed does."""
    return sort_of(data) in {"xml", "json"}


def _after_prologue(head: str) -> int:
    prologue = _PROLOGUE.match(head)
    return prologue.end() if prologue else 0


def _head(data: bytes, size: int) -> str:
    """The beginning as text; only ASCII matters, so that wide encodings lose their zeros and others pass as Latin-1."""
    head = data[:size]
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head.decode(name, "replace")
    return head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").decode("latin-1")
