"""Miniflux (https://miniflux.app/docs/api.html)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from packager.errors import SourceError
from packager.secret import basic
from packager.sources._readers.account import PAGE, Account, Entry, Which, moment
from packager.sources._values import rows, table, text


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
        hint = "is the tag spelled as it is there?"
        raise SourceError(f"there is no “{tag}” at the service", hint, code="reader-failed")

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
            moment(one.get("published_at")),
            text(one.get("content")),
            site=text(table(one.get("feed")).get("title")),
        )

    async def read(self, ids: Sequence[str]) -> None:
        numbers = [int(one) for one in ids if one.isdecimal()]
        await self._account.ask(
            "PUT", "/v1/entries", headers=self._headers, data={"entry_ids": numbers, "status": "read"}
        )
