"""What every reading service has: an address with a login, entries, and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal, Protocol
from urllib.parse import urlencode

from packager.errors import FetchError, SourceError
from packager.frozen import frozen
from packager.ports import Fetch
from packager.sources._values import text
from packager.text.calendar.dates import read_machine
from packager.times import Moment

Which = Literal["unread", "starred"]
PAGE = 100
"""Entries asked for at once: what all four services allow."""

Json = Any


@frozen
class Entry:
    """An entry as a service gives it."""

    id: str
    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    content: str | None = None
    language: str | None = None
    site: str | None = None
    image: str | None = None


@frozen
class Account:
    """Where a service is and who asks."""

    fetch: Fetch
    url: str
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    client: tuple[str, str] = field(default=("", ""), repr=False)
    """wallabag's client id and secret."""

    async def ask(
        self, method: str, path: str, query: Mapping[str, object] | None = None, *, headers: Mapping[str, str],
        form: Sequence[tuple[str, str]] | None = None, data: Json = None,
    ) -> bytes:  # fmt: skip
        """Make one request; ``form`` or ``data`` (JSON) is its body. Raises SourceError."""
        url = f"{self.url.rstrip('/')}{path}" + (f"?{urlencode(query)}" if query else "")
        body, kind = None, {}
        if form is not None:
            body, kind = urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
        elif data is not None:
            body, kind = json.dumps(data).encode(), {"Content-Type": "application/json"}
        try:
            return (await self.fetch.send(method, url, headers={**headers, **kind}, body=body)).data
        except FetchError as error:
            if error.code == "forbidden":
                hint = "are the token, or user and password, still right?"
                raise SourceError(
                    f"the service did not take the login ({error.message})", hint, code="login-failed"
                ) from error
            raise

    async def read(self, path: str, query: Mapping[str, object] | None = None, *, headers: Mapping[str, str]) -> Json:
        """Get JSON. Raises SourceError where something else comes."""
        return parsed(await self.ask("GET", path, query, headers={"Accept": "application/json", **headers}))


def parsed(data: bytes) -> Json:
    """Read JSON. Raises SourceError, without what came: it may repeat a secret."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        hint = "is url the address of the service's interface, as its documentation gives it?"
        raise SourceError("the service answered with something else than JSON", hint, code="reader-failed") from None


class Service(Protocol):
    """What packager asks of a reading service."""

    async def entries(self, which: Which, tag: str | None, most: int) -> list[Entry]:
        """The newest entries, at most ``most``. Raises SourceError."""
        ...

    async def read(self, ids: Sequence[str]) -> None:
        """Mark entries as read. Safe to repeat. Raises SourceError."""
        ...


def moment(value: Json) -> Moment | None:
    """The time that a date in JSON tells."""
    return read_machine(text(value))
