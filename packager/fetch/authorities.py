"""The authorities whose certificates are believed: read once, when something is first asked for by https."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Iterator
from functools import cache


@cache
def trusted() -> ssl.SSLContext:
    """Return what every https connection is made with: it believes the system's authorities, or ``SSL_CERT_FILE``'s."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


@contextlib.contextmanager
def unread() -> Iterator[None]:
    """Let TLS contexts that this thread makes believe nobody, for an import.

    aiohttp makes two as it is imported, which nothing of ours uses. Where all authorities stand in one file, which
    ``SSL_CERT_FILE`` or the system names, reading it takes 30 ms of CPU each time.
    """
    read, importing = ssl.SSLContext.set_default_verify_paths, threading.get_ident()

    def skip(context: ssl.SSLContext) -> None:
        if threading.get_ident() != importing:  # a mailbox is opened in a thread of its own
            read(context)

    ssl.SSLContext.set_default_verify_paths = skip  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        ssl.SSLContext.set_default_verify_paths = read  # type: ignore[method-assign]
