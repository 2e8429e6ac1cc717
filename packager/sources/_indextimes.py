"""Times on a section page: which lines tell one, and which of them stands by each link."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from packager.frozen import frozen
from packager.model import Provenance
from packager.text.calendar.ago import read_ago
from packager.text.calendar.clocks import clocks_in
from packager.text.calendar.dates import read_machine, sane
from packager.text.calendar.stamps import stamps
from packager.text.html import HEADINGS, element_text
from packager.times import Moment, Precision

LONGEST_LINE = 80
"""Characters of a line that tells a time: date, hour, place and a name."""

_CLOCK_ALONE = re.compile(r"\D{0,4}\d{1,2}\s?[:.hH]\s?\d\d\D{0,12}")


@frozen
class Seen:
    """A time and the element that tells it."""

    element: Any
    moment: Moment
    provenance: Provenance


@frozen
class Reading:
    """What times are read with."""

    language: str | None
    fetched: dt.datetime | None
    """Against which "3 hours ago" is read."""


def line_of(element: Any) -> str:
    return " ".join(element_text(element).split())


def times_in(root: Any, links: set[Any], reading: Reading) -> list[Seen]:
    """The lines of a page that tell a time, headlines left out; an hour alone is of the day said last before it."""
    holders = {above for link in links for above in link.iterancestors()}
    found: list[Seen] = []
    day: Moment | None = None
    told: Any = None
    for element in root.iter():
        if not isinstance(element.tag, str) or element in links or _of_headline(element, links):
            continue
        if told is not None and told in element.iterancestors():
            continue
        text = _own(element) if element in holders else _short(element)
        seen = time_of(element, text, reading) or _clock_of(element, text, day)
        if seen is not None:
            # What holds links may hold other times, of theirs.
            told, day = None if element in holders else element, seen.moment
            found.append(seen)
    return found


def _of_headline(element: Any, links: set[Any]) -> bool:
    """Whether a line is of a headline. A teaser that is one link holds its time too, in an element of its own."""
    line = [element, *element.iterancestors()]
    return any(one.tag in HEADINGS for one in line) and any(one in links for one in line)


def time_of(element: Any, text: str, reading: Reading) -> Seen | None:
    """The time that a ``time`` element or a line tells; never one of a change alone."""
    if element.tag == "time" and (moment := sane(read_machine(element.get("datetime"), reading.language))):
        return Seen(element, moment, Provenance.TIME)
    if not re.search(r"\d", text):
        return None
    for stamp in stamps(text, reading.language):
        if stamp.label != "updated" and sane(stamp.moment):
            return Seen(element, stamp.moment, Provenance.TEXT)
    if reading.fetched is None or len(text) > LONGEST_LINE // 2:
        return None
    ago = read_ago(text, reading.language, reading.fetched)
    return Seen(element, ago, Provenance.TEXT) if ago else None


def _short(element: Any) -> str:
    """The text of an element, or nothing where it is longer than a line: told without reading all of it."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
        if total > LONGEST_LINE:
            return ""
    return line_of(element)


def _own(element: Any) -> str:
    """The text that stands in an element itself, beside its links and blocks."""
    text = " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    return text if len(text) <= LONGEST_LINE else ""


def _clock_of(element: Any, text: str, day: Moment | None) -> Seen | None:
    if day is None or not _CLOCK_ALONE.fullmatch(text) or not (clocks := clocks_in(text)):
        return None
    hour, minute = clocks[0].hour, clocks[0].minute
    at = dt.datetime.combine(day.at.date(), dt.time(hour, minute), day.at.tzinfo)
    return Seen(element, Moment(at, Precision.MINUTE), Provenance.TEXT)


def times_by_link(root: Any, links: Mapping[Any, str], reading: Reading) -> dict[str, Seen]:
    """The time of each address: the one in the block of its link, else the one that stands by it in a flat list.

    ``links`` are the addresses by their elements.
    """
    times = times_in(root, set(links), reading)
    first: dict[Any, Seen] = {}
    for seen in times:
        for above in (seen.element, *seen.element.iterancestors()):
            known = first.setdefault(above, seen)
            if known.moment.day_only and seen.moment.at.date() == known.moment.at.date():
                first[above] = seen
    owner: dict[Any, str | None] = {}
    for element, url in links.items():
        for above in (element, *element.iterancestors()):
            if owner.setdefault(above, url) != url:
                owner[above] = None
    own: dict[str, Seen] = {}
    for element, url in links.items():
        if in_block := first.get(_block(element, url, owner)):
            own.setdefault(url, in_block)
    return own or _beside(root, links, times)


def _block(element: Any, url: str, owner: dict[Any, str | None]) -> Any:
    """The largest element that holds no other article's link."""
    block = element
    for above in element.iterancestors():
        if owner[above] != url or above.tag == "body":
            break
        block = above
    return block


def _beside(root: Any, links: Mapping[Any, str], times: Sequence[Seen]) -> dict[str, Seen]:
    """The times of a flat list: each before its headline, or each after it, as most of the list has it.

    A single time is the page's own, not an article's. A day before several headlines is the day of all.
    """
    if len(times) < 2:
        return {}
    marks: dict[Any, str | Seen] = {**links, **{seen.element: seen for seen in times}}
    row: list[str | Seen] = []
    for element in root.iter():
        mark = marks.get(element)
        if mark is not None and (not row or row[-1] != mark):
            row.append(mark)
    pairs = list(itertools.pairwise(row))
    before = [(two, one) for one, two in pairs if isinstance(one, Seen) and isinstance(two, str)]
    after = [(one, two) for one, two in pairs if isinstance(one, str) and isinstance(two, Seen)]
    if len(after) > len(before) or (len(after) == len(before) and isinstance(row[0], str)):
        return dict(reversed(after))
    return dict(before) | _days(row)


def _days(row: Sequence[str | Seen]) -> dict[str, Seen]:
    day: Seen | None = None
    found: dict[str, Seen] = {}
    for mark in row:
        if isinstance(mark, Seen):
            day = mark if mark.moment.day_only else None
        elif day:
            found.setdefault(mark, day)
    return found
