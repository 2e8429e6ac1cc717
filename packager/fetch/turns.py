"""Turns of large bodies: few grow at once, and the wait for a turn is no time of the address that waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self


class Allowance:
    """The time that one try may take, to be entered with ``async with``; raises TimeoutError when it is over.

    It has ``seconds``, without the waits for a turn, and ends with the run, at ``ends`` by the loop's clock.
    """

    def __init__(self, seconds: float, ends: float) -> None:
        self._now = asyncio.get_running_loop().time
        self._ends = ends
        self._timeout = asyncio.timeout_at(min(self._now() + seconds, ends))
        self.waited = 0.0
        """Seconds spent on waits for a turn."""

    async def __aenter__(self) -> Self:
        await self._timeout.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._timeout.__aexit__(kind, error, trace)

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """Stand still for as long as the context is open."""
        began, when = self._now(), self._timeout.when() or self._ends
        self._timeout.reschedule(self._ends)
        try:
            yield
        finally:
            waited = self._now() - began
            self.waited += waited
            if not self._timeout.expired():
                self._timeout.reschedule(min(when + waited, self._ends))


class Turns:
    """Places for large bodies, ``most`` at once, in the order in which they are asked for."""

    def __init__(self, most: int) -> None:
        self._places = asyncio.Semaphore(most)
        self.awaited = 0
        """How many wait for a place."""

    @asynccontextmanager
    async def turn(self, allowance: Allowance) -> AsyncIterator[None]:
        """Wait for a place and hold it."""
        self.awaited += 1
        try:
            async with allowance.waiting():
                await self._places.acquire()
        finally:
            self.awaited -= 1
        try:
            yield
        finally:
            self._places.release()
