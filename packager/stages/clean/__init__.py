"""Items into articles: the one place where a page becomes something to read.

The order is data: :data:`PAGE` and :data:`FEED_TEXT` are tuples of steps, each a function from a
:class:`Draft` to a Draft. Sanitising is last.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from packager.errors import ExtractError, ParseError
from packager.model import Article, Item, Problem
from packager.stages.clean import steps
from packager.stages.clean.assemble import assemble
from packager.stages.clean.draft import Draft, Step
from packager.stages.clean.further import join_pages
from packager.text.html import plain_text
from packager.text.sanitize import sanitize
from packager.text.words import count

SUBSTANTIAL = 200
"""Words of a feed's own text from which it can stand in for a page that gave no article."""

_TEXT: tuple[Step, ...] = (
    steps.settle_images,
    steps.settle_addresses,
    steps.settle_notes,
    steps.drop_headlines,
    steps.drop_furniture,
    steps.split_dateline,
    steps.settle_headings,
    steps.tell_languages,
    steps.sanitise,
)

PAGE: tuple[Step, ...] = (steps.open_page, steps.locate, steps.understand, join_pages, *_TEXT)
"""What is done to a page, in this order."""

FEED_TEXT: tuple[Step, ...] = (steps.open_feed_text, *_TEXT)
"""What is done to a text that came with a feed: it needs no locating."""


def clean(item: Item, *, zone: tzinfo | None, language: str | None) -> Article:
    """Turn an item into an article.

    ``zone`` is the zone in which hours without an offset are read (None: they stay as they are);
    ``language`` is that of the source or newsletter, for items that do not say theirs.
    Raises ParseError for what is no page, ExtractError for a page without an article, unless the
    item's own text can stand in for it.
    """
    draft = Draft(item, zone, language)
    if item.document is None:
        return _from_feed(draft)
    own = item.content or item.summary or ""
    try:
        article = _from_page(draft)
    except (ParseError, ExtractError) as error:
        if count(plain_text(sanitize(own))) < SUBSTANTIAL and not (own and item.wants_page):
            raise
        return _from_feed(replace(draft, problems=(_stand_in(item, error.message),)))
    if article.excerpt and count(plain_text(sanitize(own))) > max(SUBSTANTIAL, article.words):
        return _from_feed(replace(draft, problems=(_stand_in(item, "it has only the beginning of the article"),)))
    return article


def _from_page(draft: Draft) -> Article:
    """Make the article of a page as the rule of its site has it; the general way takes over where that leaves none."""
    rule = draft.item.rule
    try:
        return assemble(_run(PAGE, draft))
    except (ParseError, ExtractError):
        if rule is None:
            raise
    return assemble(_run(PAGE, draft.without_rule(rule)))


def _from_feed(draft: Draft) -> Article:
    """Make the article of what the feed itself says; without a full text it is an excerpt."""
    opened = _run(FEED_TEXT, draft)
    if not opened.html:
        raise ExtractError("it came without text", code="no-text")
    return assemble(opened, excerpt=not draft.item.content or opened.broken)


def _run(steps: tuple[Step, ...], draft: Draft) -> Draft:
    for step in steps:
        draft = step(draft)
    return draft


def _stand_in(item: Item, reason: str) -> Problem:
    return Problem(
        "clean", item.url or item.guid, "feed-text-used", f"the feed's text stands in for the page: {reason}"
    )
