"""The real outside: the web, the clock, the local runner, the terminal."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from packager import kinds
from packager.errors import ConfigError
from packager.events import Emit
from packager.pipeline.kit import Kit
from packager.ports import Fetch


def kit(emit: Emit, *, offline: bool = False) -> Kit:
    """Build the kit that a command works with. Raises ConfigError for a bad SOURCE_DATE_EPOCH."""
    return Kit(
        door=door(offline=offline),
        map=kinds.find("runners", "local").map,
        emit=emit,
        now=dt.datetime.now(dt.UTC),
        stamp=_source_date(os.environ.get("SOURCE_DATE_EPOCH")),
    )


def door(*, offline: bool) -> Callable[[Sequence[str], Path | None], AbstractAsyncContextManager[Fetch]]:
    """The door to the web: opened for the hosts and with the memory that it is given."""

    @contextlib.asynccontextmanager
    async def opened(hosts: Sequence[str], store: Path | None) -> AsyncIterator[Fetch]:
        from packager.fetch import BlobStore, WebFetch

        async with WebFetch(
            allow_hosts=hosts, blobs=BlobStore((store or cache_folder()) / "web"), offline=offline
        ) as fetch:
            yield fetch

    return opened


def cache_folder() -> Path:
    """The user's cache folder for packager (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "packager"


def _source_date(value: str | None) -> dt.datetime | None:
    if not value:
        return None
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ConfigError(f"SOURCE_DATE_EPOCH is “{value}”", "it must be a number of seconds since 1970") from None
