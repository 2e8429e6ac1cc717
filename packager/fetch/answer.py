"""An HTTP answer, and what its status means for who asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from packager.errors import FetchError
from packager.frozen import frozen

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
GONE = frozenset({404, 410})
FORBIDDEN = frozenset({401, 402, 403, 451})
BUSY = frozenset({429, 503})
TEMPORARY = BUSY | {408, 425, 500, 502, 504, *range(520, 531)}
"""Statuses that may be otherwise in a moment; 520 to 530 are what a large proxy says of the server behind it."""


LATER = "the next run tries again"


class TemporaryError(FetchError):
    """A failure that another try may overcome."""

    wait: float | None = None
    """Seconds after which the server asks to be tried again, where it says so."""
    hopeless = False
    """Whether another try in this run would be the same."""
    everything = False
    """Whether it asks that of all its addresses."""


@frozen
class Answer:
    """Status, headers and decoded body."""

    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes = b""


def require_success(answer: Answer, *, conditional: bool, now: dt.datetime) -> None:
    """Raise FetchError unless the answer brings what was asked for.

    ``conditional`` says that "304 Not Modified" is among the good answers; ``now`` is what a date in
    Retry-After is compared with.
    """
    status = answer.status
    if status in {200, 203} or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return
    message = _in_words(status)
    if status in TEMPORARY:
        failure = TemporaryError(message, LATER, code="try-later" if status in BUSY else "http-error")
        failure.wait = retry_after(answer.headers.get("Retry-After", ""), now)
        failure.everything = status == HTTPStatus.TOO_MANY_REQUESTS
        raise failure
    if status in {204, 205}:
        raise FetchError(f"the answer is empty ({message})", code="empty-answer")
    if status < 400:
        raise FetchError(f"an answer that was not asked for ({message})", code="bad-answer")
    if status in GONE:
        raise FetchError(message, "is the address still the right one?", code="not-found")
    if status in FORBIDDEN:
        raise FetchError(
            message, "open it in a browser: it may ask for a login, or keep programs out", code="forbidden"
        )
    raise FetchError(message, code="http-error")


def _in_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def retry_after(header: str, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110, 10.2.3) asks to wait, or None where it says nothing."""
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (at - now).total_seconds()) if at.tzinfo else None
