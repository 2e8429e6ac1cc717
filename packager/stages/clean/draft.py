"""What is known of an article between one step and the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import field, replace
from datetime import tzinfo
from functools import cache

from bs4 import BeautifulSoup

from packager.frozen import frozen
from packager.model import Item, Problem, SiteRule
from packager.text.article.siterules import Told
from packager.text.facts.declared import Declared
from packager.text.facts.metadata import Facts
from packager.text.html import Element
from packager.text.parts.links import without_campaign
from packager.text.urls import absolute, canonical


@cache
def _nothing() -> BeautifulSoup:
    """The soup of what is not located yet: one for all, for it takes as long to make as a page to find."""
    return BeautifulSoup("", "html.parser")


@frozen
class Draft:
    """An article in the making: what is known after each step."""

    item: Item
    zone: tzinfo | None
    language: str | None
    page: Element | None = None
    """The whole page, never changed."""
    told: Told = Told()
    """What the site's rule finds on it of the facts."""
    declared: Declared | None = None
    """What the page declares in its head and in JSON-LD."""
    base: str | None = None
    """Address against which relative pictures are read."""
    located: Element | None = None
    """The part of ``page`` that holds the article."""
    linked: float = 0.0
    """Share of what was found that leads to other pages of the site, links round whole blocks included."""
    teased: float = 0.0
    """Share of it that stands in rows of boxes with other stories, where the page does not call itself an article."""
    soup: BeautifulSoup = field(default_factory=_nothing)
    """A copy of that part, changed by every step from where there is one."""
    facts: Facts = field(default_factory=Facts)
    headline: str | None = None
    """What the page's own ``h1`` says."""
    dateline: str | None = None
    broken: bool = False
    """True where the text plainly breaks off."""
    html: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def fetched(self) -> dt.datetime | None:
        """When the page was fetched, in the source's zone, whose days "yesterday" counts, where it is known."""
        at = self.item.document.fetched if self.item.document else None
        return at.astimezone(self.zone) if at is not None and at.tzinfo is not None and self.zone else at

    @property
    def url(self) -> str | None:
        """The public address of the article: its source's, as the page itself writes it if it is the same."""
        given, own = absolute(None, self.item.url), self.facts.canonical
        if given is None or (own and canonical(own) == canonical(given)):
            return own
        return without_campaign(given)

    def without_rule(self, rule: SiteRule) -> Draft:
        """The same without the rule of its site, which left no article, and with word of that."""
        message = f"the rule {rule.name} found no text on the page, which was read without it"
        missed = Problem("clean", self.item.url or self.item.guid, "rule-missed", message, "see the rule's body")
        return replace(self, item=replace(self.item, rule=None), problems=(*self.problems, missed))


Step = Callable[[Draft], Draft]
