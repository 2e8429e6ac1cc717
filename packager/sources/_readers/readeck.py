"""Readeck (its own /docs/api)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from packager.errors import FetchError
from packager.sources._readers.account import PAGE, Account, Entry, Which, moment
from packager.sources._values import rows, text


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
            moment(one.get("published")),
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
