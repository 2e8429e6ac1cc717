"""What servers asked to be left alone for longer than a run waits: remembered from one run to the next.

A server that answers ``Retry-After: 3600`` is not waited for; it is not asked by the next run either, if that comes
sooner. What it says of one address holds for that address; where it says "429 Too Many Requests", which is said to
who asks and not of what is asked for, or where nothing of it answered well in the whole run, for all of its addresses.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256

from packager.errors import FetchError, StoreError
from packager.fetch.address import Address
from packager.model import Document
from packager.ports import Blobs

LONGEST = dt.timedelta(days=1)
"""How long a server may keep a reader off: one that says a year means a mistake, and a newsletter comes daily."""
EVERYTHING = "*"


class Patience:
    """The wishes of earlier runs, kept in ``blobs``; ``clock`` returns the aware time. Those of this run wait for the
    next: requests that are under way would break them anyway, and a site's other pages may be had."""

    def __init__(self, blobs: Blobs | None, clock: Callable[[], dt.datetime]) -> None:
        self._blobs = blobs
        self._clock = clock
        self._earlier: dict[str, dict[str, dt.datetime]] = {}

    def require(self, address: Address) -> None:
        """Raise FetchError where an address may not be asked for yet."""
        place = _place(address)
        if place not in self._earlier:
            self._earlier[place] = self._read(place)
        if not (wishes := self._earlier[place]):
            return
        until = max((wishes[key] for key in (EVERYTHING, _key(address)) if key in wishes), default=None)
        if until and until > self._clock():
            raise FetchError(
                f"{address.host} asked to be left alone until {until.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC",
                "the first run after that asks again",
                code="try-later",
            )

    def note(self, address: Address, seconds: float, *, everything: bool) -> None:
        """Remember that an address, or everything of its host, is not to be asked for so many seconds."""
        if seconds > 0:
            until = self._clock() + min(dt.timedelta(seconds=seconds), LONGEST)
            self._write(_place(address), {EVERYTHING if everything else _key(address): until})

    def widen(self, address: Address) -> None:
        """Let what an address asked for hold for everything of its host."""
        place = _place(address)
        if until := self._read(place).get(_key(address)):
            self._write(place, {EVERYTHING: until})

    def _write(self, place: str, more: Mapping[str, dt.datetime]) -> None:
        if self._blobs is None:
            return
        wishes = self._read(place) | dict(more)
        written = json.dumps({key: one.isoformat() for key, one in sorted(wishes.items()) if one > self._clock()})
        with suppress(StoreError):  # a store that takes nothing says so where it is asked to take a page
            self._blobs.save(place, Document(written.encode(), place), {})

    def _read(self, place: str) -> dict[str, dt.datetime]:
        kept = self._blobs.load(place) if self._blobs else None
        try:
            return {
                key: dt.datetime.fromisoformat(text)
                for key, text in json.loads(kept[0].data if kept else b"{}").items()
            }
        except (ValueError, TypeError, AttributeError):
            return {}  # written by another version, or damaged: then nothing is known


def _place(address: Address) -> str:
    return f"retry-after:{address.host}:{address.port}"


def _key(address: Address) -> str:
    """An address, not to be read: its query may hold a secret."""
    return sha256(address.url.encode("utf-8", "surrogatepass")).hexdigest()[:32]
