"""One round of gathering: what it works with, and what it brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from packager.frozen import frozen
from packager.ledger import Ledger
from packager.model import Article, Asset, Outcome
from packager.pipeline.kit import Kit
from packager.pipeline.report import Report
from packager.ports import Limits
from packager.rules import Rules
from packager.stages.compose.plan import Plan, keys
from packager.stages.gather import Gathered
from packager.store.backlog import Backlog
from packager.store.shelf import Shelf


@frozen
class Memory:
    """What a newsletter remembers: what it printed, and what its feeds listed."""

    ledger: Ledger
    backlog: Backlog


@frozen
class Stock:
    """What the issue has already: articles with their texts on the shelf, pictures, and what was left out as told."""

    articles: tuple[Article, ...] = ()
    assets: tuple[Asset, ...] = ()
    twins: Mapping[str, str] = field(default_factory=dict)

    def by_key(self) -> dict[str, Article]:
        """Each article by what tells it again."""
        return {key: article for article in self.articles for key in keys(article)}


@frozen
class Round:
    """What a round works with: what is wanted, what is there already, and on which terms."""

    plan: Plan
    kit: Kit
    report: Report
    """Where what goes wrong is told."""
    shelf: Shelf
    """Where the texts lie."""
    memory: Memory | None = None
    """None where nothing is remembered."""
    stock: Stock = field(default_factory=Stock)
    limits: Limits = field(default_factory=Limits)
    rules: Rules = field(default_factory=Rules)

    @property
    def ledger(self) -> Ledger | None:
        """What was printed before, where it is remembered."""
        return self.memory.ledger if self.memory else None


@frozen
class Intake:
    """What came in: the new articles, their pictures stored and their texts on the shelf, and what came of the rest."""

    articles: tuple[Article, ...]
    assets: tuple[Asset, ...]
    outcomes: tuple[Outcome, ...]
    twins: Mapping[str, str]
    gathered: Gathered
