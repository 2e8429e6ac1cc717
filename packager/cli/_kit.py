"""The real outside: the web, the clock, the local runner, the terminal."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

from packager import kinds
from packager.cli import _compiled
from packager.errors import ConfigError
from packager.events import Emit, Failed
from packager.kinds import RunnerKind
from packager.pipeline.kit import Door, Kit, Terms, alone
from packager.ports import Apart, Fetch

KEPT = dt.timedelta(days=30)
"""How long the user's cache keeps what is not asked for again."""
SWEEP_SECONDS = 86_400
"""How often the user's cache is looked through: reading its index takes longer than using it."""


def kit(emit: Emit, *, offline: bool = False) -> Kit:
    """Build the kit that a command works with. Raises ConfigError for a bad SOURCE_DATE_EPOCH."""
    # What was imported before the workers are forked, none of them imports again.
    kinds.usual_source()
    found = runner()
    _compiled.settle()
    found.start()
    return Kit(
        door=door(emit, offline=offline),
        map=found.map,
        call=found.call,
        emit=emit,
        now=dt.datetime.now(dt.UTC),
        cache=cache_folder(),
        stamp=_source_date(os.environ.get("SOURCE_DATE_EPOCH")),
    )


def apart(*, soon: bool = False) -> Apart:
    """Where single tasks are done; ``soon``: by when they are, there will be threads."""
    found = runner()
    if soon:
        found.start()
    return alone(found.map)


def runner() -> RunnerKind:
    """Who does the tasks of this machine, or of others."""
    found: RunnerKind = kinds.find("runners", os.environ.get("PACKAGER_RUNNER") or "local")
    return found


def door(emit: Emit, *, offline: bool) -> Door:
    """The door to the web: opened on the terms that it is given.

    The user's cache forgets what was not asked for in :data:`KEPT`; a newsletter's store forgets nothing.
    """

    @contextlib.asynccontextmanager
    async def opened(terms: Terms) -> AsyncIterator[Fetch]:
        from packager.fetch import BlobStore, WebFetch

        blobs = BlobStore((terms.store or cache_folder()) / "web")
        async with WebFetch(
            allow_hosts=terms.hosts,
            limits=terms.limits,
            contact=terms.contact,
            blobs=blobs,
            offline=offline,
            apart=apart(),
        ) as fetch:
            yield fetch
        for problem in fetch.problems:
            emit(Failed(problem))
        if terms.store is None and _due(cache_folder() / "swept"):
            blobs.sweep(dt.datetime.now(dt.UTC) - KEPT)

    return opened


def _due(mark: Path) -> bool:
    """Whether a day has passed since the mark was last set; sets it."""
    try:
        fresh = mark.is_file() and time.time() - mark.stat().st_mtime < SWEEP_SECONDS
        if not fresh:
            mark.touch()
    except OSError:
        return False  # a cache that cannot be written does not grow
    return not fresh


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
