"""An issue that can be laid out in a reasonable time: of texts without end, the beginning is printed.

Laying out takes some 75 µs a letter, whatever the machine does at the same time: a text of 6 MB would take minutes, and
two thousand pages that nobody prints. What an issue may weigh grows with its articles, so that only texts which are
many times longer than the usual are cut, the longest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from packager.model import Article, Issue, Problem
from packager.text.beginning import beginning, weight
from packager.text.words import cut

ROOM = 250_000
"""Letters that are laid out of any issue, be it of one article: some 40,000 words, more than the longest report of a
magazine."""
ROOM_AN_ARTICLE = 20_000
"""Letters more for each article: fifty usual ones weigh a half to a whole million."""

NAMED = 80
"""Letters of a title that tell which article is meant."""


def fitting(issue: Issue) -> tuple[Issue, tuple[Problem, ...]]:
    """Return the issue as it can be laid out, and what is told of the articles of which not all is printed."""
    weights = [weight(article.html) for article in issue.articles()]
    most = _level(weights, ROOM + ROOM_AN_ARTICLE * len(weights))
    if most is None:
        return issue, ()
    told: list[Problem] = []

    def fitted(article: Article) -> Article:
        if weight(article.html) <= most:
            return article
        told.append(_told(article))
        return replace(article, html=beginning(article.html, most), excerpt=True)

    sections = tuple(replace(section, articles=tuple(map(fitted, section.articles))) for section in issue.sections)
    return replace(issue, sections=sections), tuple(told)


def _level(weights: Sequence[int], room: int) -> int | None:
    """Return the weight to which the heaviest are cut so that all have room; None where all have it as they are."""
    if sum(weights) <= room:
        return None
    ordered = sorted(weights)
    for place, one in enumerate(ordered):
        share = room // (len(ordered) - place)
        if one > share:
            return share
        room -= one
    return ordered[-1]


def _told(article: Article) -> Problem:
    message = f"“{cut(article.title, NAMED)}” is too long to be laid out: its beginning is printed"
    return Problem("render", "pdf", "text-cut", message, "the EPUB has it whole")
