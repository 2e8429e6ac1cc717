"""Lines that tell a time of day and little else, as they stand over the posts of a live blog."""

from __future__ import annotations

import re

TIME_LENGTH = 40
"""Characters of such a line."""

MOST_LETTERS = 14
"""Letters beside the clock: "Uhr", "GMT", a month."""

FEWEST_POSTS = 3
"""Posts with a time each that make a live blog."""

CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:.hH時]\s?|\s[hH]\s)[0-5]\d(?!\d)")
_PRICE = re.compile(r"[$€£¥₹%]")


def tells_clock(text: str) -> bool:
    """Whether a line tells a time of day and little else."""
    plain = len(text) <= TIME_LENGTH and sum(map(str.isalpha, text)) <= MOST_LETTERS and not _PRICE.search(text)
    return plain and CLOCK.search(text) is not None
