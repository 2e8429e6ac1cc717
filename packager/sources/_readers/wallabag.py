"""wallabag (https://doc.wallabag.org/developer/api/readme/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from packager.errors import FetchError, SourceError
from packager.sources._readers.account import PAGE, Account, Entry, Which, moment, parsed
from packager.sources._values import rows, table, text


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
            moment(one.get("published_at")),
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
