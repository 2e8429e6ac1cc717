"""What one service may ask of another, as protocols, so that no service imports another."""

from __future__ import annotations

from typing import Literal, Protocol

from packager.model import Document

Wanted = Literal["feed", "page", "image", "text"]


class Fetch(Protocol):
    """The door to the web: every byte from outside comes through it."""

    async def get(self, url: str, wanted: Wanted, *, referer: str | None = None) -> Document:
        """Fetch ``url`` (http or https) whole.

        ``wanted`` chooses the Accept header and the byte limit. Conditional requests, retries,
        per-host limits and address checks happen inside; one address is fetched once a run.
        Raises FetchError, whose message says what happened in words ("404 Not Found", "no answer
        in 30 s") and whose ``code`` is stable.
        """
        ...


class Blobs(Protocol):
    """Bytes kept by address between runs: what conditional requests and ``--offline`` need."""

    def load(self, url: str) -> tuple[Document, dict[str, str]] | None:
        """Return what was last kept for ``url`` and its validators (ETag, Last-Modified), if anything."""
        ...

    def save(self, url: str, document: Document, validators: dict[str, str]) -> None:
        """Keep ``document`` as the latest state of ``url``."""
        ...
