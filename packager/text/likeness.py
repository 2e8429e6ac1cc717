"""Which of many texts may tell the same story, without comparing each with each.

Of a text's shingles (:func:`packager.text.words.shingles`) the smallest are kept, as a sample: two texts that share
most of their shingles share some of those (bottom-k sketches; Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator

SKETCH = 16
"""Smallest shingles by which candidates are found: of two texts with a resemblance of .6, ten of them on average."""
HOUSE_PHRASE = 20
"""Texts after which a row of words that they share is a phrase of their house: it finds no more candidates, for each
of thousands would be compared with each."""
LIKELY = 5
"""Candidates that are named of a text, those with the most in common."""
WITHIN = 0.9
"""Share of a text's shingles that lie in another, up to :data:`MOST_LONGER` times as long, from which it is that text,
broken off: papers cut an agency's from the bottom."""
MOST_LONGER = 3
"""What holds a text and far more besides is a digest, or a page of many posts: another text."""

_TAG = re.compile(r"<[^<>\"]*(?:\"[^<\"]*\"[^<>\"]*)*>")


def untagged(fragment: str) -> str:
    """Return the words of a fragment that we wrote, to be compared and not to be read: references stay as they are.

    Twenty times quicker than :func:`packager.text.html.plain_text`.
    """
    return _TAG.sub(" ", fragment)


def is_within(part: frozenset[int], whole: frozenset[int]) -> bool:
    """Say whether a text, given its shingles, is another one that was broken off."""
    return len(part) > 0 and len(whole) <= MOST_LONGER * len(part) and len(part & whole) >= WITHIN * len(part)


class Likenesses:
    """The sketches of many texts, each under a number of its own."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._others: dict[int, list[int]] = {}
        """Further texts with a shingle that an earlier one has: few shingles have any, and a list each is dear."""

    def add(self, number: int, whole: frozenset[int]) -> None:
        """Note the text of that number, given its shingles."""
        for shingle in heapq.nsmallest(SKETCH, whole):
            if self._first.setdefault(shingle, number) != number:
                others = self._others.setdefault(shingle, [])
                if len(others) < HOUSE_PHRASE:
                    others.append(number)

    def of(self, whole: frozenset[int]) -> list[int]:
        """The numbers of the texts that may be much like this one, the likeliest first."""
        found = Counter(number for one in heapq.nsmallest(SKETCH, whole) for number in self._with(one))
        return [number for number, _ in found.most_common(LIKELY)]

    def _with(self, shingle: int) -> Iterator[int]:
        first = self._first.get(shingle)
        if first is not None:
            yield first
            yield from self._others.get(shingle, ())
