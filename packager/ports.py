"""What one service may ask of another, as protocols, so that no service imports another; and within which bounds."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from packager.frozen import frozen
from packager.model import Article, Document

Wanted = Literal["feed", "page", "image", "text", "data"]


MEGABYTE = 1_000_000
DELAY = 0.1
"""Seconds between two requests to a public host: ten a second are what one reader's browser asks of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one run: how much may come from outside, and for how long.

    Times are seconds by the wall clock, sizes are bytes after decompression. A newsletter sets its own in
    ``[limits]``.
    """

    resource_seconds: float = 30
    """One address, its redirects and its tries together; the wait before a try is not counted here."""
    impatient_seconds: float = 5
    """The same for a host of which one address has used its whole time up already, or three were silent at once: a
    site that stalls must not stall the issue. It is halved for each four addresses more that come to nothing."""
    silence_seconds: float = 15
    """Longest silence within a try: half of a resource's time, so that a server that slept once gets a second try."""
    connect_seconds: float = 10
    lull_seconds: float = 10
    lull_bytes: int = 500
    """A body of which not even so many bytes come in :attr:`lull_seconds` is given up, and not tried again in this run:
    a telephone line brings a hundred times as much, and it would not come whole in time."""
    wait_seconds: float = 30
    """All waits between the tries of one address together; a server that asks for more is left for the next run."""
    run_seconds: float = 15 * 60
    page_bytes: int = 15 * MEGABYTE
    image_bytes: int = 10 * MEGABYTE
    host_bytes: int = 150 * MEGABYTE
    """All pages of one host in one run: they are held in memory until they are cleaned. 100 pages have 10 MB."""
    delay_seconds: float | None = None
    """Between the beginnings of two requests to one host; None is :data:`DELAY` for a public host and nothing for
    one that was allowed by name, for that is one's own."""
    per_host: int = 4
    """Requests at once to one host: what browsers allowed themselves in the days of small servers is six."""
    in_all: int = 16
    tries: int = 3
    redirects: int = 5
    items: int = 100
    """Articles taken of one streaming source for one issue, the newest: what no reader gets through in a day."""
    pictures: int = 200
    """Of one article: the longest photo essays have about a hundred."""
    article_bytes: int = 50 * MEGABYTE
    """Of the pictures of one article: what Send-to-Kindle takes for a whole issue."""
    kept_bytes: int = 32 * MEGABYTE
    """What was fetched in this run and is held in memory, in case that a second article asks for it."""

    def bytes_of(self, wanted: Wanted) -> int:
        """Return the most bytes that a resource of this sort may have."""
        return self.image_bytes if wanted == "image" else self.page_bytes


@frozen
class Cookie:
    """A cookie and where it belongs (RFC 6265)."""

    name: str
    value: str = field(repr=False)
    domain: str
    path: str = "/"
    subdomains: bool = False
    secure: bool = False
    expires: int | None = None
    """Seconds since 1970."""


@frozen
class Form:
    """A form that logs in."""

    url: str
    """The page that holds it, or where it is sent."""
    user: str = field(repr=False)
    password: str = field(repr=False)
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@frozen
class Login:
    """What tells a site who asks. It is sent to its hosts and to no other."""

    hosts: tuple[str, ...]
    """``HOST`` or ``HOST:PORT``."""
    who: str = ""
    """What may be known of whose login it is; two of one site are told apart by it."""
    plain: bool = False
    """Whether it may go out unencrypted."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    cookies: tuple[Cookie, ...] = field(default=(), repr=False)
    """Each goes where it belongs, whatever the hosts."""
    form: Form | None = field(default=None, repr=False)
    query: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Parameters of an address: sent with ``addresses``, and where the site itself puts one of them into a link."""
    addresses: tuple[str, ...] = ()
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """What may appear nowhere, not even where a site repeats it."""


@frozen
class Bounds:
    """What one task may use before it is given up."""

    seconds: int
    """Of CPU."""
    memory: int
    """Bytes of address space beyond those that the process has when the task begins."""


class Apart(Protocol):
    """One task done where it can do no harm, as :func:`here` does it where it can."""

    def __call__(self, task: Callable[[Any], Any], value: Any, /) -> Any:
        """Return ``task(value)``; the task is module-level, value and result pickle.

        Raises what the task raised, and LostError where it did not live to say.
        """
        ...


def here(task: Callable[[Any], Any], value: Any, bounds: Bounds | None = None, /) -> Any:
    """Do a task in this process, unbounded: the :class:`Apart` of debuggers."""
    return task(value)


Text = Callable[[Article], str]
"""An article in, its fragment out: it need not be in memory."""


def own_text(article: Article) -> str:
    """Return the fragment that an article holds itself: the :data:`Text` of articles that are whole."""
    return article.html


class Fetch(Protocol):
    """The door to the web: every byte from outside comes through it."""

    async def get(self, url: str, wanted: Wanted, *, referer: str | None = None) -> Document:
        """Fetch ``url`` (http or https) whole.

        ``wanted`` chooses the Accept header, the byte limit and what is refused ("data" may be anything).
        Conditional requests, retries, per-host limits and address checks happen inside; one address is
        fetched once a run.
        Raises FetchError, whose message says what happened in words ("404 Not Found", "no answer
        in 30 s") and whose ``code`` is stable.
        """
        ...

    async def revisit(self, url: str) -> Document | None:
        """Return the page at ``url`` if it is another than the one kept, None where it is the same.

        Asked is only where a conditional request can be made, so that an unchanged page costs a few bytes.
        Raises FetchError.
        """
        ...

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Document:
        """Make one request of a site's own interface (API), once, and return the answer, which may be empty.

        Nothing of it is kept, nothing tried again, and no redirect followed, for ``headers`` may log in.
        Raises FetchError.
        """
        ...

    async def dial(self, host: str, port: int) -> socket.socket:
        """Connect to a server that speaks something else than HTTP, within the same wall. Raises FetchError."""
        ...

    def logged_in(self, login: Callable[[], Login | None]) -> Fetch:
        """Return a door that logs in where the login belongs, and is this one everywhere else.

        ``login`` is called when something is first asked for, and may raise SourceError.
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

    def apart(self, name: str) -> Blobs:
        """Return a place of its own for what is private to ``name``."""
        ...
