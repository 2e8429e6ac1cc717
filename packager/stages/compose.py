"""Compose: which articles are of this issue, and in which order.

Two questions, asked at two moments. :func:`verdict` is asked of an item before its page is
fetched, so that nothing is fetched in vain; :func:`compose` is asked of the cleaned articles, in
visible steps: window, repeats, the same story twice, order, caps.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from zoneinfo import ZoneInfo

from packager.frozen import frozen
from packager.ledger import Ledger, Printed
from packager.model import Article, Fate, Item, Outcome
from packager.ports import Text, own_text
from packager.text.html import plain_text
from packager.text.likeness import Likenesses, is_within, untagged
from packager.text.urls import canonical
from packager.text.words import article_id, changed_share, resemblance, settled, shingles
from packager.times import LONGEST, Moment, Window

UNDATED = 10
"""Most undated articles of one feed in a newsletter's first issue: they stand in no window."""
CHANGED = 0.1
"""Share of the words that must differ before an article counts as changed."""
SAME = 0.6
"""Resemblance of shingles from which two texts are one story: an agency's text cut or retouched by two
papers keeps .6 to .9 of its shingles, two reports of one event share under .2."""
SHORTEST = 40
"""Words below which a text is too short to be told apart by its shingles."""
LONGER = 1.2
"""A copy of a story that has so many times the words of another tells more; less is a paragraph that one paper cut."""
WATCHED = dt.timedelta(days=7)
"""For how long the page of a printed article is looked at again while its source lists it: corrections come in days."""


@frozen
class Plan:
    """What choosing needs to know of the newsletter and its issue."""

    date: dt.date | None
    zone: ZoneInfo
    window: Window | None
    """None: everything belongs."""
    sections: tuple[str, ...] = ()
    """Titles in order."""
    sources: tuple[str, ...] = ()
    """Keys in order."""
    streams: frozenset[str] = frozenset()
    """Keys of the sources that let old items fall off."""
    source_caps: Mapping[str, int] = field(default_factory=dict)
    section_caps: Mapping[str, int] = field(default_factory=dict)
    limit: int | None = None
    """Most articles in all."""
    final: frozenset[str] = frozenset()
    """Keys of the sources whose articles are never printed again (``updates = false``)."""
    catches_up: bool = False
    """Whether an article dated before the window, but listed only now, still belongs (``since-last-issue``)."""


@frozen
class Composition:
    """What compose decided: the new articles in order, and what came of every one."""

    articles: tuple[Article, ...]
    outcomes: tuple[Outcome, ...]
    twins: Mapping[str, str] = field(default_factory=dict)
    """Key of what was left out as the same story, to the id of the article that tells it."""


def outcome(fate: Fate, article: Article | Item, reason: str | None = None) -> Outcome:
    """Say what came of an article or item."""
    return Outcome(
        fate,
        article.title or article.url or article.guid,
        article.source,
        article.id if isinstance(article, Article) else None,
        article.section,
        article.url,
        article.published,
        article.published_from,
        reason,
        article.guid,
    )


# --- before fetching -------------------------------------------------------------------------


def verdict(
    item: Item, plan: Plan, ledger: Ledger | None, standing: Mapping[str, Article], twins: Mapping[str, str]
) -> Outcome | None:
    """Return what came of an item that need not be fetched, or None where its page must be read.

    ``standing`` holds the articles that this issue has already, by :func:`keys`: they are printed, and not
    fetched again. ``twins`` holds the ids of the articles that tell the same story as an item left out before.
    """
    for key in keys(item):
        if key in standing:
            return replace(outcome(Fate.PRINTED, item, "stands in this issue already"), id=standing[key].id)
        if key in twins:
            return outcome(Fate.DUPLICATE, item, f"the same story as {twins[key]}")
    if ledger is None or plan.date is None:
        return _outside(item, item.published, plan, ledger)
    before = ledger.printed(item.source, item.guid, item.url, plan.date)
    if before is None:
        return _outside(item, item.published, plan, ledger)
    # A document that is at hand says itself whether it changed; an address is asked only where its source says so.
    if item.source not in plan.final and (item.document or _later(item.updated, before, plan.zone)):
        return None
    return outcome(Fate.DUPLICATE, item, _printed_in(before))


def may_change(item: Item, plan: Plan, ledger: Ledger | None) -> bool:
    """Whether an item was printed so lately that its page is worth another look."""
    if ledger is None or plan.date is None or item.source in plan.final:
        return False
    before = ledger.printed(item.source, item.guid, item.url, plan.date)
    return before is not None and dt.timedelta() < plan.date - before.date <= WATCHED


def keys(article: Article | Item) -> tuple[str, ...]:
    """What tells an article again: its guid within its source, and its canonical address."""
    own = f"{article.source}\n{article.guid}"
    return (own, canonical(article.url)) if article.url else (own,)


def _later(updated: Moment | None, before: Printed, zone: ZoneInfo) -> bool:
    """Whether the source says that an article changed after what was printed of it."""
    if updated is None:
        return False
    known = before.updated or before.published
    return known is None or updated.instant(zone) > known.instant(zone)


def _printed_in(before: Printed) -> str:
    return f"printed in the issue of {before.date}"


def _outside(item: Article | Item, published: Moment | None, plan: Plan, ledger: Ledger | None) -> Outcome | None:
    """Return the outcome of what is not of this window, or None for what is."""
    reason = _why_outside(item, published, plan, ledger)
    return outcome(Fate.OUTSIDE_WINDOW, item, reason) if reason else None


def _why_outside(item: Article | Item, published: Moment | None, plan: Plan, ledger: Ledger | None) -> str | None:
    if plan.window is None:
        return None
    seen = ledger.seen(item.source, item.guid) if ledger else None
    earlier = bool(seen and ledger and plan.date and seen.date < plan.date and ledger.committed(seen.date))
    published = published or (seen.published if seen else None)
    if published is None:
        other = seen and ledger and plan.date and seen.date != plan.date and ledger.committed(seen.date)
        return f"undated, and first listed for the issue of {seen.date}" if seen and other else None
    if plan.window.holds(published, plan.zone):
        return None
    if published.instant(plan.zone) >= plan.window.closes:
        return "published after the issue closed"
    recent = published.instant(plan.zone) >= plan.window.closes - LONGEST
    known = bool(ledger and plan.date and ledger.knows(item.source, plan.date))
    if plan.catches_up and recent and known and not earlier:
        return None  # listed late by a source that was read in time: without this it would be in no issue
    return "published before the window opened"


# --- after cleaning --------------------------------------------------------------------------


def compose(
    articles: Sequence[Article],
    plan: Plan,
    ledger: Ledger | None,
    standing: Sequence[Article],
    text: Text = own_text,
) -> Composition:
    """Choose and order the new articles of an issue.

    ``articles`` come in listing order; ``standing`` are those that the issue has already, which stay. The
    outcomes name every article once, the printed ones included. ``text`` is asked for few texts at a time.
    """
    outcomes: list[Outcome] = []
    twins: dict[str, str] = {}
    kept = _in_window(articles, plan, ledger, outcomes)
    kept = _not_repeated(kept, plan, ledger, outcomes, text)
    kept = _told_once(kept, plan, standing, outcomes, twins, text)
    kept = _ordered(kept, plan)
    kept = _capped(kept, "source", plan.source_caps, standing, lambda one: one.source, outcomes)
    kept = _capped(kept, "section", plan.section_caps, standing, lambda one: one.section, outcomes)
    if plan.limit:
        kept = _capped(kept, "issue", {"": plan.limit}, standing, lambda _: "", outcomes)
    kept = _distinct(kept, {one.id for one in standing})
    return Composition(tuple(kept), (*outcomes, *(printed(article) for article in kept)), twins)


def printed(article: Article) -> Outcome:
    """The outcome of an article that stands in the issue."""
    fate = Fate.EXCERPT if article.excerpt and article.fate is Fate.PRINTED else article.fate
    return outcome(fate, article, "only the beginning of it is there" if article.excerpt else None)


def _in_window(
    articles: Iterable[Article], plan: Plan, ledger: Ledger | None, outcomes: list[Outcome]
) -> list[Article]:
    kept = []
    undated: Counter[str] = Counter()
    for article in articles:
        left = None if _returns(article, plan, ledger) else _outside(article, article.published, plan, ledger)
        if left is None and article.published is None and _is_first(article.source, plan, ledger):
            undated[article.source] += 1
            if undated[article.source] > UNDATED:
                left = outcome(Fate.OUTSIDE_WINDOW, article, f"undated: a first issue takes the newest {UNDATED}")
        if left:
            outcomes.append(left)
        else:
            kept.append(article)
    return kept


def _is_first(source: str, plan: Plan, ledger: Ledger | None) -> bool:
    return bool(source in plan.streams and ledger and plan.date and not ledger.knows(source, plan.date))


def _returns(article: Article, plan: Plan, ledger: Ledger | None) -> Printed | None:
    """The earlier printing of an article, if it had one."""
    if ledger is None or plan.date is None:
        return None
    return ledger.printed(article.source, article.guid, article.url, plan.date)


def _not_repeated(
    articles: Iterable[Article], plan: Plan, ledger: Ledger | None, outcomes: list[Outcome], text: Text
) -> list[Article]:
    kept = []
    for article in articles:
        before = _returns(article, plan, ledger)
        if before is None:
            kept.append(article)
        elif (
            article.source not in plan.final
            and _later(article.updated, before, plan.zone)
            and _changed(article, before, text)
        ):
            # The earlier id, so that highlights and positions last.
            kept.append(
                replace(article, id=before.id, fate=Fate.UPDATED, published=article.published or before.published)
            )
        else:
            outcomes.append(outcome(Fate.DUPLICATE, article, _printed_in(before)))
    return kept


def _changed(article: Article, before: Printed, text: Text) -> bool:
    if article.title.split() != before.title.split():
        return True
    return changed_share(*settled(before.text, plain_text(text(article)))) >= CHANGED


def _told_once(
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
    for article in _ordered(articles, plan, by_time=False):
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


def _ordered(articles: Iterable[Article], plan: Plan, *, by_time: bool = True) -> list[Article]:
    """Section order, source order, then the newest first; what has no time stands last, as listed."""
    sections = {title: place for place, title in enumerate(plan.sections)}
    sources = {key: place for place, key in enumerate(plan.sources)}

    def place(article: Article) -> tuple[int, int, float]:
        time = -article.published.instant(plan.zone).timestamp() if by_time and article.published else float("inf")
        return sections.get(article.section, len(sections)), sources.get(article.source, len(sources)), time

    return sorted(articles, key=place)


def _capped(
    articles: Iterable[Article],
    what: str,
    caps: Mapping[str, int],
    standing: Sequence[Article],
    group: Callable[[Article], str],
    outcomes: list[Outcome],
) -> list[Article]:
    """Cut what goes over the cap of its group (source, section, issue); what stands already counts."""
    counts = Counter(map(group, standing))
    kept = []
    for article in articles:
        name = group(article)
        if counts[name] >= caps.get(name, counts[name] + 1):
            outcomes.append(outcome(Fate.OVER_CAP, article, f"its {what} is full: it takes {caps[name]}"))
            continue
        counts[name] += 1
        kept.append(article)
    return kept


def _distinct(articles: Iterable[Article], taken: set[str]) -> list[Article]:
    """Give an article another id where two sources use one guid for two stories."""
    named = []
    for article in articles:
        one = article
        if article.id in taken:
            one = replace(article, id=article_id(article.title, f"{article.source}\n{article.guid}"))
        taken.add(one.id)
        named.append(one)
    return named
