"""Google Reader's interface, as FreshRSS and others have it
(https://freshrss.github.io/FreshRSS/en/developers/06_GoogleReader_API.html)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from packager.errors import SourceError
from packager.sources._readers.account import PAGE, Account, Entry, Json, Which
from packager.sources._values import rows, table, text
from packager.times import Moment, Precision

BATCH = 50
"""Entries marked at once: an address of fifty ids has 4 kB."""


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


def _instant(value: Json) -> Moment | None:
    """Seconds since 1970, as Google Reader's interface has them."""
    try:
        at = dt.datetime.fromtimestamp(int(value), dt.UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return Moment(at, Precision.SECOND) if 1971 < at.year < 2100 else None
