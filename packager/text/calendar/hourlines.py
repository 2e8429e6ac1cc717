"""Lines that tell a time of day and little else, as they stand over the posts of a live blog."""

from __future__ import annotations

import re

from packager.text.calendar.labels import labels_in, tells_event
from packager.text.calendar.stamps import stamps

TIME_LENGTH = 40
"""Characters of such a line."""

MOST_LETTERS = 14
"""Letters beside the clock: "Uhr", "GMT", a month."""

FEWEST_POSTS = 3
"""Posts with a time each that make a live blog."""

CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:.hH時]\s?|\s[hH]\s)[0-5]\d(?!\d)")
_MOST_BESIDE, _MOST_BEHIND = 20, 8
"""Letters beside the times of a line that tells when and what its label is, and characters behind its last: "h."."""
_LONGEST_WHEN = 110
"""Characters of a line that tells when something was published and changed."""
_BEFORE_NUMBERS = re.compile(r"\D*")
_PRICE = re.compile(r"[$€£¥₹%]")


def tells_clock(text: str) -> bool:
    """Whether a line tells a time of day and little else."""
    plain = len(text) <= TIME_LENGTH and sum(map(str.isalpha, text)) <= MOST_LETTERS and not _PRICE.search(text)
    return plain and CLOCK.search(text) is not None


def tells_when(text: str, language: str | None) -> bool:
    """Whether a line tells days with or without their clocks, what those are of, and nothing else."""
    found = stamps(text, language) if len(text) <= _LONGEST_WHEN else []
    if not found or (len(text[: found[0].start].split()) > 1 and text.endswith((".", "!", "?"))):
        return False
    told = [*((stamp.start, stamp.end) for stamp in found), *((start, end) for start, end, _ in labels_in(text))]
    beside = sum(sign.isalpha() and not any(a <= at < b for a, b in told) for at, sign in enumerate(text))
    return beside <= _MOST_BESIDE and len(text) - max(end for _, end in told) <= _MOST_BEHIND


def announces(text: str) -> bool:
    """Whether a line tells of something else than a text when it takes place: "Anmeldeschluss: 12. Mai"."""
    before = _BEFORE_NUMBERS.match(text)
    return before is not None and tells_event(before[0]) and not labels_in(text)
