"""The same story from several sources: told once, in its best copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from packager.model import Article, Fate, Outcome
from packager.ports import Text
from packager.stages.compose.plan import Plan, keys, ordered, outcome
from packager.text.likeness import Likenesses, is_within, untagged
from packager.text.urls import canonical
from packager.text.words import resemblance, shingles

SAME = 0.6
"""Resemblance of shingles from which two texts are one story: an agency's text cut or retouched by two
papers keeps .6 to .9 of its shingles, two reports of one event share under .2."""
SHORTEST = 40
"""Words below which a text is too short to be told apart by its shingles."""
LONGER = 1.2
"""A copy of a story that has so many times the words of another tells more; less is a paragraph that one paper cut."""


def told_once(
    articles: Iterable[Article],
    plan: Plan,
    standing: Sequence[Article],
    outcomes: list[Outcome],
    twins: dict[str, str],
    text: Text,
) -> list[Article]:
    """Print each story once, in its best copy, and name the others under it; what stands in the issue stays."""
    index = _Stories(text, len(standing))
    for article in standing:
        index.add(article, index.shingles(article))
    for article in ordered(articles, plan, by_time=False):
        whole = index.shingles(article)
        place = index.place_of(article, whole)
        if place is None:
            index.add(article, whole)
        else:
            index.copies[place].append(article)
    told = []
    for place, copies in enumerate(index.copies):
        best = copies[0] if place < len(standing) else _best(copies, text)
        others = [one for one in copies if one is not best]
        outcomes += [outcome(Fate.DUPLICATE, one, f"the same story as {best.id}") for one in others]
        twins |= {key: best.id for one in others for key in keys(one)}
        if place >= len(standing):
            told.append(replace(best, also=tuple(dict.fromkeys((*best.also, *_elsewhere(best, others))))))
    return told


def _best(copies: Sequence[Article], text: Text) -> Article:
    """The copy that tells most: not an excerpt, longer by a fifth, with pictures; among equals the first in order."""
    best = copies[0]
    for one in copies[1:]:
        if best.excerpt != one.excerpt:
            best = best if one.excerpt else one
        elif one.words >= LONGER * best.words or (
            one.words >= best.words and _pictured(one, text) > _pictured(best, text)
        ):
            best = one
    return best


def _pictured(article: Article, text: Text) -> bool:
    return bool(article.image) or "<img" in text(article)


def _elsewhere(best: Article, others: Iterable[Article]) -> list[str]:
    """Where other sources tell the same story, under addresses of their own."""
    own = canonical(best.url) if best.url else None
    return [one.url for one in others if one.url and one.source != best.source and canonical(one.url) != own]


class _Stories:
    """The stories of an issue, found again by guid, address, or resemblance of the text.

    ``standing`` are those that are in print: what holds the text of one and more besides would be lost as its copy.
    """

    def __init__(self, text: Text, standing: int) -> None:
        self._text = text
        self._standing = standing
        self.copies: list[list[Article]] = []
        """Of each story, in order."""
        self._by_key: dict[str, int] = {}
        self._likenesses = Likenesses()

    def add(self, article: Article, whole: frozenset[int]) -> None:
        for key in keys(article):
            self._by_key.setdefault(key, len(self.copies))
        self._likenesses.add(len(self.copies), whole)
        self.copies.append([article])

    def place_of(self, article: Article, whole: frozenset[int]) -> int | None:
        """The place of the story that an article tells, if it is there."""
        for key in keys(article):
            if key in self._by_key:
                return self._by_key[key]
        for place in self._likenesses.of(whole):
            # Counted again for the few that are alike: kept for all, they would take more memory than the texts.
            other = self.shingles(self.copies[place][0])
            if resemblance(whole, other) >= SAME or is_within(whole, other):
                return place
            if place >= self._standing and is_within(other, whole):
                return place
        return None

    def shingles(self, article: Article) -> frozenset[int]:
        """The shingles of an article's text; none where it is too short to be told apart by them."""
        return shingles(untagged(self._text(article))) if article.words >= SHORTEST else frozenset()
