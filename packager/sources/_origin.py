"""Where a saved page came from, as whatever saved it wrote into its head."""

from __future__ import annotations

import re

from packager.text.urls import absolute

HEAD = 8192
"""Bytes looked at: both marks stand before the page's own head ends."""

# SingleFile: a comment "Page saved with SingleFile / url: … / saved date: …". Browsers: "saved from url=(0029)…".
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile[^>]*?\n\s*url:\s*(\S+)", re.IGNORECASE)
_BROWSER = re.compile(rb"<!--\s*saved from url=\(\d{1,8}\)(\S+?)\s*-->", re.IGNORECASE)


def of(data: bytes) -> str | None:
    """Return the public address that a saved page says it has."""
    head = data[:HEAD]
    found = _SINGLE_FILE.search(head) or _BROWSER.search(head)
    url = absolute(None, found[1].decode("utf-8", "replace")) if found else None
    return None if url is None or url.startswith("mailto:") else url
