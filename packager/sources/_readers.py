"""The interfaces (APIs) of reading services: what is unread there, and that it has been read.

Miniflux (https://miniflux.app/docs/api.html), Google Reader's as FreshRSS and others have it
(https://freshrss.github.io/FreshRSS/en/developers/06_GoogleReader_API.html), wallabag
(https://doc.wallabag.org/developer/api/readme/) and Readeck (its own /docs/api).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal, Protocol
from urllib.parse import quote, urlencode

from packager.errors import FetchError, SourceError
from packager.frozen import frozen
from packager.ports import Fetch
from packager.text.calendar.dates import read_machine
from packager.times import Moment, Precision

Which = Literal["unread", "starred", "tagged"]
PAGE = 100
"""Entries asked for at once: what all four services allow."""
BATCH = 50
"""Entries marked at once, where a service takes several: an address of fifty ids has 4 kB."""

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


# --- what JSON may hold ------------------------------------------------------------------------------


def text(value: Json) -> str | None:
    """A string or a number as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def table(value: Json) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def rows(value: Json) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _moment(value: Json) -> Moment | None:
    return read_machine(text(value))


def _instant(value: Json) -> Moment | None:
    """Seconds since 1970, as Google Reader's interface has them."""
    try:
        at = dt.datetime.fromtimestamp(int(value), dt.UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return Moment(at, Precision.SECOND) if 1971 < at.year < 2100 else None


# --- Miniflux ----------------------------------------------------------------------------------------


class Miniflux:
    """Miniflux; a tag is one of its categories."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._headers = {"X-Auth-Token": account.token} if account.token else basic(account.user, account.password)

    async def entries(self, which: Which, tag: str | None, most: int) -> list[Entry]:
        place = f"/v1/categories/{await self._category(tag)}/entries" if tag else "/v1/entries"
        query: dict[str, object] = {"order": "published_at", "direction": "desc", "limit": min(PAGE, most)}
        query |= {"starred": "true"} if which == "starred" else {"status": "unread"}
        found: list[Entry] = []
        while len(found) < most:
            answer = table(await self._account.read(place, query | {"offset": len(found)}, headers=self._headers))
            page = [entry for one in rows(answer.get("entries")) if (entry := self._entry(one))]
            found += page
            if len(page) < PAGE:
                break
        return found[:most]

    async def _category(self, tag: str | None) -> int:
        for one in rows(await self._account.read("/v1/categories", headers=self._headers)):
            if text(one.get("title")) == tag and isinstance(one.get("id"), int):
                return int(one["id"])
        raise no_tag(tag)

    @staticmethod
    def _entry(one: Mapping[str, Any]) -> Entry | None:
        if (identity := text(one.get("id"))) is None:
            return None
        author = text(one.get("author"))
        return Entry(
            identity,
            text(one.get("title")),
            text(one.get("url")),
            (author,) if author else (),
            _moment(one.get("published_at")),
            text(one.get("content")),
            site=text(table(one.get("feed")).get("title")),
        )

    async def read(self, ids: Sequence[str]) -> None:
        numbers = [int(one) for one in ids if one.isdecimal()]
        await self._account.ask(
            "PUT", "/v1/entries", headers=self._headers, data={"entry_ids": numbers, "status": "read"}
        )


# --- Google Reader's ---------------------------------------------------------------------------------


class GoogleReader:
    """Whatever speaks Google Reader's interface: FreshRSS, The Old Reader, BazQux, Inoreader, Miniflux too."""

    READ = "user/-/state/com.google/read"

    def __init__(self, account: Account) -> None:
        self._account = account
        self._auth = account.token

    async def _headers(self) -> dict[str, str]:
        if not self._auth:
            form = [("Email", self._account.user), ("Passwd", self._account.password)]
            answer = await self._account.ask("POST", "/accounts/ClientLogin", headers={}, form=form)
            lines = answer.decode("utf-8", "replace").splitlines()
            self._auth = next((line[5:].strip() for line in lines if line.startswith("Auth=")), "")
            if not self._auth:
                raise SourceError(
                    "the service did not take the login", "is its password for programs (API) set?", code="login-failed"
                )
        return {"Authorization": f"GoogleLogin auth={self._auth}"}

    async def entries(self, which: Which, tag: str | None, most: int) -> list[Entry]:
        state = "starred" if which == "starred" else "reading-list"
        stream = f"user/-/label/{tag}" if tag else f"user/-/state/com.google/{state}"
        query: dict[str, object] = {"output": "json", "n": min(PAGE, most)}
        query |= {} if which == "starred" else {"xt": self.READ}
        found: list[Entry] = []
        headers = await self._headers()
        path = f"/reader/api/0/stream/contents/{quote(stream, safe='/')}"
        while len(found) < most:
            answer = table(await self._account.read(path, query, headers=headers))
            page = [entry for one in rows(answer.get("items")) if (entry := self._entry(one))]
            found += page
            more = text(answer.get("continuation"))
            if not page or not more or more == query.get("c"):
                break
            query["c"] = more
        return found[:most]

    @staticmethod
    def _entry(one: Mapping[str, Any]) -> Entry | None:
        if (identity := text(one.get("id"))) is None:
            return None
        links = [*rows(one.get("canonical")), *rows(one.get("alternate"))]
        author = text(one.get("author"))
        return Entry(
            identity,
            text(one.get("title")),
            next(filter(None, (text(link.get("href")) for link in links)), None),
            (author,) if author else (),
            _instant(one.get("published")),
            text(table(one.get("content")).get("content")) or text(table(one.get("summary")).get("content")),
            site=text(table(one.get("origin")).get("title")),
        )

    async def read(self, ids: Sequence[str]) -> None:
        headers = await self._headers()
        token = (
            (await self._account.ask("GET", "/reader/api/0/token", headers=headers)).decode("utf-8", "replace").strip()
        )
        for at in range(0, len(ids), BATCH):
            form = [("a", self.READ), ("T", token), *(("i", one) for one in ids[at : at + BATCH])]
            await self._account.ask("POST", "/reader/api/0/edit-tag", headers=headers, form=form)


# --- wallabag ----------------------------------------------------------------------------------------


class Wallabag:
    """wallabag: what is read is archived there."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._token = account.token

    async def _headers(self) -> dict[str, str]:
        if not self._token:
            identity, secret = self._account.client
            form = [
                ("grant_type", "password"), ("client_id", identity), ("client_secret", secret),
                ("username", self._account.user), ("password", self._account.password),
            ]  # fmt: skip
            try:
                answer = await self._account.ask("POST", "/oauth/v2/token", headers={}, form=form)
            except FetchError as error:
                hint = "are user, password, client_id and client_secret right?"
                raise SourceError("the service did not take the login", hint, code="login-failed") from error
            self._token = text(table(parsed(answer)).get("access_token")) or ""
        return {"Authorization": f"Bearer {self._token}"}

    async def entries(self, which: Which, tag: str | None, most: int) -> list[Entry]:
        headers = await self._headers()
        query: dict[str, object] = {"perPage": min(PAGE, most), "sort": "created", "order": "desc", "detail": "full"}
        query |= {"starred": 1} if which == "starred" else {"archive": 0}
        query |= {"tags": tag} if tag else {}
        found: list[Entry] = []
        page = 1
        while len(found) < most:
            answer = table(await self._account.read("/api/entries.json", query | {"page": page}, headers=headers))
            items = rows(table(answer.get("_embedded")).get("items"))
            found += [entry for one in items if (entry := self._entry(one))]
            pages = answer.get("pages")
            if not items or not isinstance(pages, int) or page >= pages:
                break
            page += 1
        return found[:most]

    @staticmethod
    def _entry(one: Mapping[str, Any]) -> Entry | None:
        if (identity := text(one.get("id"))) is None:
            return None
        names = one.get("published_by")
        return Entry(
            identity,
            text(one.get("title")),
            text(one.get("url")) or text(one.get("given_url")),
            tuple(name for each in (names if isinstance(names, list) else []) if (name := text(each))),
            _moment(one.get("published_at")),
            text(one.get("content")),
            (text(one.get("language")) or "").replace("_", "-") or None,
            text(one.get("domain_name")),
            text(one.get("preview_picture")),
        )

    async def read(self, ids: Sequence[str]) -> None:
        headers = await self._headers()
        for one in ids:
            await self._account.ask(
                "PATCH", f"/api/entries/{quote(one)}.json", headers=headers, form=[("archive", "1")]
            )


# --- Readeck -----------------------------------------------------------------------------------------


class Readeck:
    """Readeck: a tag is a label, what is read is archived there."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._headers = {"Authorization": f"Bearer {account.token}"}

    async def entries(self, which: Which, tag: str | None, most: int) -> list[Entry]:
        query: dict[str, object] = {"type": "article", "sort": "-created", "limit": min(PAGE, most)}
        query |= {"is_marked": "true"} if which == "starred" else {"is_archived": "false"}
        query |= {"labels": json.dumps(tag, ensure_ascii=False)} if tag else {}
        found: list[Entry] = []
        listed = 0
        while listed < most:
            page = rows(await self._account.read("/api/bookmarks", query | {"offset": listed}, headers=self._headers))
            found += [entry for one in page[: most - listed] if (entry := await self._entry(one))]
            listed += len(page)
            if len(page) < PAGE:
                break
        return found

    async def _entry(self, one: Mapping[str, Any]) -> Entry | None:
        identity = text(one.get("id"))
        if identity is None:
            return None
        names = one.get("authors")
        return Entry(
            identity,
            text(one.get("title")),
            text(one.get("url")),
            tuple(name for each in (names if isinstance(names, list) else []) if (name := text(each))),
            _moment(one.get("published")),
            await self._article(identity) if one.get("has_article", True) else None,
            text(one.get("lang")),
            text(one.get("site_name")) or text(one.get("site")),
        )

    async def _article(self, identity: str) -> str | None:
        path = f"/api/bookmarks/{quote(identity, safe='')}/article"
        try:
            return (await self._account.ask("GET", path, headers=self._headers)).decode("utf-8", "replace")
        except FetchError as error:
            if error.code == "not-found":
                return None  # it has none: the page itself is asked
            raise

    async def read(self, ids: Sequence[str]) -> None:
        for one in ids:
            path = f"/api/bookmarks/{quote(one, safe='')}"
            await self._account.ask("PATCH", path, headers=self._headers, data={"is_archived": True})


SERVICES: Mapping[str, type[Miniflux | GoogleReader | Wallabag | Readeck]] = {
    "miniflux": Miniflux,
    "google-reader": GoogleReader,
    "wallabag": Wallabag,
    "readeck": Readeck,
}


def basic(user: str, password: str) -> dict[str, str]:
    """The header that logs in (Basic, RFC 7617)."""
    from base64 import b64encode

    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}


def no_tag(tag: str | None) -> SourceError:
    return SourceError(
        f"there is no “{tag}” at the service", "is the tag spelled as it is there?", code="reader-failed"
    )
