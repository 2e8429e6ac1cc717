"""One address, one fetch a run: work that is under way or just done is shared."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from copy import copy
from typing import Any

from packager.errors import PackagerError
from packager.model import Document

Work = Callable[[], Coroutine[Any, Any, Document]]


class Once:
    """Shares one task among all who ask for the same key, and keeps recent results in ``room`` bytes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._tasks: dict[Hashable, asyncio.Task[Document]] = {}
        self._done: OrderedDict[Hashable, Document] = OrderedDict()
        self._failed: dict[Hashable, PackagerError] = {}

    async def do(self, key: Hashable, work: Work) -> Document:
        """Return the result of ``work``, run now or before. Raises what it raised."""
        if key in self._done:
            self._done.move_to_end(key)
            return self._done[key]
        if key in self._failed:
            raise copy(self._failed[key])
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._run(key, work))
            self._tasks[key].add_done_callback(_retrieve)
        # Whoever is cancelled leaves; the others still wait for the same task.
        return await asyncio.shield(self._tasks[key])

    async def _run(self, key: Hashable, work: Work) -> Document:
        try:
            document = await work()
        except PackagerError as error:
            # A copy: the error itself holds the frames in which it came up, and so all that was read of a page.
            self._failed[key] = copy(error)
            raise
        finally:
            del self._tasks[key]
        self._keep(key, document)
        return document

    def _keep(self, key: Hashable, document: Document) -> None:
        self._done[key] = document
        self._held += len(document.data)
        while self._held > self._room:
            _, oldest = self._done.popitem(last=False)
            self._held -= len(oldest.data)

    async def close(self) -> None:
        """Cancel what is still under way."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _retrieve(task: asyncio.Task[Document]) -> None:
    """Look at a failure, lest asyncio complain of one for which everyone has stopped waiting."""
    if not task.cancelled():
        task.exception()
