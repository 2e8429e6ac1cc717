"""What is asked of an item before its page is fetched, so that nothing is fetched in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from packager.ledger import Ledger
from packager.model import Article, Fate, Item, Outcome
from packager.stages.compose.plan import Plan, earlier, keys, later, outcome, outside, printed_in

WATCHED = dt.timedelta(days=7)
"""For how long the page of a printed article is looked at again while its source lists it: corrections come in days."""


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
    before = earlier(item, plan, ledger)
    if before is None:
        return outside(item, item.published, plan, ledger)
    # A document that is at hand says itself whether it changed; an address is asked only where its source says so.
    if item.source not in plan.final and (item.document or later(item.updated, before, plan.zone)):
        return None
    return outcome(Fate.DUPLICATE, item, printed_in(before))


def may_change(item: Item, plan: Plan, ledger: Ledger | None) -> bool:
    """Whether an item was printed so lately that its page is worth another look."""
    before = None if item.source in plan.final else earlier(item, plan, ledger)
    return before is not None and plan.date is not None and dt.timedelta() < plan.date - before.date <= WATCHED
