"""One host in one run: how often it is asked, and how long its answers are waited for."""

from __future__ import annotations

import asyncio

from packager.errors import FetchError
from packager.fetch.address import Address
from packager.ports import Limits

SILENCES = 3
"""Silent tries after which a host stalls: one address may hang, of a site that is up; three are the site."""
LEAST = 1.0
"""Seconds that an address may take of a host of which many have stalled: a sound page takes a tenth of that."""


SPARED = 4
"""Hosts that may hang before the others are held to less: a morning's dead sites. Those that answer make up for some:
see :class:`Others`."""
LEAST_OF_MANY = 2.0
"""Seconds that a host may take of which nothing is known but that most of the others hang."""


class Others:
    """How all hosts of a run fare: where most hang, as with a broken network or a feed of traps, one that has not
    answered yet is given less time, or a hundred of them would take the whole run."""

    def __init__(self) -> None:
        self.answering = self.silent = 0

    @property
    def share(self) -> float:
        """What such a host may take of its time: a half for each two that hang, beyond a few and a quarter of those
        that answer."""
        beyond = self.silent - self.answering // 4 - SPARED
        return 0.5 ** (max(beyond, 0) // 2)


class Host:
    """What is known of one host in this run."""

    __slots__ = ("_answered", "_delay", "_limits", "_lost", "_next", "_others", "_silences", "_silent", "busy",
                 "failures", "good", "room", "slots", "stalls")  # fmt: skip

    def __init__(self, limits: Limits, delay: float, others: Others) -> None:
        self._others = others
        self._silent = self._answered = False
        self.slots = asyncio.Semaphore(limits.per_host)
        self._limits = limits
        self._silences = self._lost = 0
        self._delay = delay if limits.delay_seconds is None else limits.delay_seconds
        self._next = 0.0
        self.busy: Address | None = None
        """Which of its addresses asked to be left alone for longer than a run waits."""
        self.good = False
        """Whether it has answered with what was asked for."""
        self.failures = 0
        self.stalls = False
        """Whether one of its addresses has used up all its time, or several at once were silent."""
        self.room = limits.host_bytes

    @property
    def patience(self) -> float:
        """Seconds that the next address may take. A host that stalls has less and less, until one answers again."""
        whole = self._limits.resource_seconds
        if not self._answered:
            whole = min(whole, max(LEAST_OF_MANY, whole * self._others.share))
        if not self.stalls:
            return whole
        least = min(LEAST, self._limits.impatient_seconds)
        return min(whole, max(least, self._limits.impatient_seconds * 0.5 ** (self._lost // self._limits.per_host)))

    @property
    def answered(self) -> bool:
        """Whether it has answered anything."""
        return self._answered

    def answers(self) -> None:
        """Count an answer, whatever it says."""
        if not self._answered:
            self._answered = True
            self._others.answering += 1
            self._others.silent -= self._silent

    def failed(self, spent: float, limit: float) -> None:
        """Count a try that failed after so many seconds, of all those that its address may take."""
        hangs = spent >= 0.9 * min(limit, self._limits.connect_seconds)
        if hangs and not (self._silent or self._answered):
            self._silent = True
            self._others.silent += 1
        self._silences += spent >= 0.9 * self._limits.silence_seconds
        # Two silences make a whole time, less the ticks of a clock.
        self.stalls = self.stalls or spent > 0.9 * limit or self._silences >= SILENCES

    def lost(self) -> None:
        """Count an address that was given up."""
        self.failures += 1
        self._lost += self.stalls

    def gave(self) -> None:
        """Count an address that answered with what was asked for."""
        self.good, self._lost = True, 0

    async def turn(self) -> None:
        """Wait until the host may be asked again."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        self._next = at + self._delay
        await asyncio.sleep(at - now)

    def take(self, size: int) -> None:
        """Count a page in. Raises FetchError where the host has sent too much in this run."""
        self.room -= size
        if self.room < 0:
            raise FetchError("its site has sent more in this run than is taken of one site", code="host-too-large")
