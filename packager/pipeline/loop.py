"""Runs what is asynchronous from where nothing is."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def finish(work: Coroutine[Any, Any, Result]) -> Result:
    """Run ``work`` to its end in an event loop of its own, and return what it returns.

    ``asyncio.run`` puts the signal handlers back by way of a message that spells out the task and its result.
    A result of ours holds every article of an issue, so it leaves by another door.
    """
    results: list[Result] = []

    async def kept() -> None:
        results.append(await work)

    asyncio.run(kept())
    return results[0]
