"""What the outside provides, and what was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import field
from pathlib import Path
from typing import Any

from packager.errors import LostError
from packager.events import Emit
from packager.frozen import frozen
from packager.ports import Apart, Bounds, Fetch, Limits

Mapping = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""How many tasks are done: the ``map`` of a runner kind."""


def alone(many: Mapping) -> Apart:
    """Return what does one task as ``many`` are done."""

    def one(task: Callable[[Any], Any], value: Any, /) -> Any:
        (outcome,) = many(task, [value])
        if isinstance(outcome, LostError):
            raise outcome
        return outcome

    return one


@frozen
class Terms:
    """On which terms a run goes to the web."""

    hosts: Sequence[str] = ()
    """Private hosts that are allowed."""
    store: Path | None = None
    """Folder of what was fetched before; None is the user's cache folder."""
    limits: Limits = field(default_factory=Limits)
    contact: str | None = None
    """What servers are told of who asks."""


Door = Callable[[Terms], AbstractAsyncContextManager[Fetch]]
"""Terms in, the door to the web out."""


@frozen
class Kit:
    """What the outside provides. Nothing is global; tests build a kit of their own with a fixed clock."""

    door: Door
    map: Mapping
    call: Callable[[Callable[[Any], Any], Any, Bounds], Any]
    """How one large task is done: another function of a runner kind."""
    emit: Emit
    now: dt.datetime
    """Aware."""
    cache: Path
    """The user's cache folder, for work that belongs to no newsletter."""
    stamp: dt.datetime | None = None
    """``SOURCE_DATE_EPOCH``, which overrides the dates inside editions."""

    def apart(self, task: Callable[[Any], Any], value: Any, /) -> Any:
        """Do one small task where it can do no harm (:class:`packager.ports.Apart`)."""
        return alone(self.map)(task, value)


@frozen
class Request:
    """What the command line asks for, over what the newsletter says."""

    date: dt.date | None = None
    """None: today in the newsletter's zone."""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    """One issue over this span instead of the newsletter's window; aware."""
    formats: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    reissue: bool = False
    """No gathering: the issue as it stands."""
    strict: bool = False
    deliver: bool = True
    render: bool = True
