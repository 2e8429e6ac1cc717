"""Compose: which articles are of this issue, and in which order.

Two questions, asked at two moments. :func:`packager.stages.compose.verdict.verdict` is asked of an item before its
page is fetched; :func:`compose` is asked of the cleaned articles, in visible steps: window, repeats, the same story
twice, order, caps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace

from packager.frozen import frozen
from packager.ledger import Ledger, Printed
from packager.model import Article, Fate, Outcome
from packager.ports import Text, own_text
from packager.stages.compose.plan import Plan, earlier, later, ordered, outcome, outside, printed, printed_in
from packager.stages.compose.stories import told_once
from packager.text.html import plain_text
from packager.text.words import article_id, changed_share, settled

UNDATED = 10
"""Most undated articles of one feed in a newsletter's first issue: they stand in no window."""
CHANGED = 0.1
"""Share of the words that must differ before an article counts as changed."""


@frozen
class Composition:
    """What compose decided: the new articles in order, and what came of every one."""

    articles: tuple[Article, ...]
    outcomes: tuple[Outcome, ...]
    twins: Mapping[str, str] = field(default_factory=dict)
    """Key of what was left out as the same story, to the id of the article that tells it."""


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
    kept = told_once(kept, plan, standing, outcomes, twins, text)
    kept = ordered(kept, plan)
    kept = _capped(kept, "source", plan.source_caps, standing, lambda one: one.source, outcomes)
    kept = _capped(kept, "section", plan.section_caps, standing, lambda one: one.section, outcomes)
    if plan.limit:
        kept = _capped(kept, "issue", {"": plan.limit}, standing, lambda _: "", outcomes)
    kept = _distinct(kept, {one.id for one in standing})
    return Composition(tuple(kept), (*outcomes, *(printed(article) for article in kept)), twins)


def _in_window(
    articles: Iterable[Article], plan: Plan, ledger: Ledger | None, outcomes: list[Outcome]
) -> list[Article]:
    kept = []
    undated: Counter[str] = Counter()
    for article in articles:
        left = None if earlier(article, plan, ledger) else outside(article, article.published, plan, ledger)
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


def _not_repeated(
    articles: Iterable[Article], plan: Plan, ledger: Ledger | None, outcomes: list[Outcome], text: Text
) -> list[Article]:
    kept = []
    for article in articles:
        before = earlier(article, plan, ledger)
        if before is None:
            kept.append(article)
        elif (
            article.source not in plan.final
            and later(article.updated, before, plan.zone)
            and _changed(article, before, text)
        ):
            # The earlier id, so that highlights and positions last.
            kept.append(
                replace(article, id=before.id, fate=Fate.UPDATED, published=article.published or before.published)
            )
        else:
            outcomes.append(outcome(Fate.DUPLICATE, article, printed_in(before)))
    return kept


def _changed(article: Article, before: Printed, text: Text) -> bool:
    if article.title.split() != before.title.split():
        return True
    return changed_share(*settled(before.text, plain_text(text(article)))) >= CHANGED


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
