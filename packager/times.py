"""Times as their sources give them, and the spans of time that issues are of.

An offset and a precision are kept, compared is the instant, a day is never given an hour, and nothing here asks a
clock.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from packager.frozen import frozen


class Precision(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@frozen
class Moment:
    """A time as its source gave it: with that source's offset, and no finer than it said.

    ``at`` is aware, save in two cases: a day alone (midnight, never shifted by a zone), and an
    hour whose zone nobody has said yet, which :meth:`settle` reads in an assumed zone.
    """

    at: dt.datetime
    precision: Precision = Precision.MINUTE
    assumed: bool = False
    """True where the zone was not in the source but taken from the configuration."""

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read what :meth:`isoformat` writes (ISO 8601 / RFC 3339, or a bare date).

        Raises ValueError for anything else.
        """
        at = dt.datetime.fromisoformat(text)
        if len(text) == len("2024-11-20"):
            return cls(at, Precision.DAY)
        return cls(at.replace(microsecond=0), Precision.SECOND if at.second else Precision.MINUTE)

    @property
    def day_only(self) -> bool:
        return self.precision is Precision.DAY

    @property
    def zoned(self) -> bool:
        return self.at.tzinfo is not None

    def settle(self, zone: dt.tzinfo) -> Moment:
        """Return this time with an offset: its own, else the one of ``zone``, marked as assumed."""
        if self.day_only or self.zoned:
            return self
        aware = self.at.replace(tzinfo=zone)
        # A fixed offset survives JSON; a named zone would not.
        return Moment(aware.astimezone(dt.timezone(aware.utcoffset() or dt.timedelta())), self.precision, True)

    def instant(self, zone: dt.tzinfo) -> dt.datetime:
        """The aware instant at which this time begins; ``zone`` serves where it has no offset."""
        return self.at if self.zoned else self.at.replace(tzinfo=zone)

    def isoformat(self) -> str:
        """``2024-11-20T11:27:00+01:00``, or ``2024-11-20`` where only the day is known."""
        return self.at.date().isoformat() if self.day_only else self.at.isoformat(timespec="seconds")


LONGEST = dt.timedelta(hours=72)
"""How far back a window reaches after missed issues: a long weekend, not a summer."""


@frozen
class Window:
    """The span of time of an issue: ``opens <= instant < closes``, both aware."""

    opens: dt.datetime
    closes: dt.datetime
    zone: str

    def holds(self, moment: Moment, zone: dt.tzinfo) -> bool:
        """Whether ``moment`` lies in the window; a day alone does when any hour of it might.

        A day can touch two neighbouring windows; the ledger then sees to it that the first issue
        that saw the article is the only one that prints it.
        """
        begins = moment.instant(zone)
        if not moment.day_only:
            return self.opens <= begins < self.closes
        ends = (moment.at + dt.timedelta(days=1)).replace(tzinfo=zone)
        return begins < self.closes and self.opens < ends
