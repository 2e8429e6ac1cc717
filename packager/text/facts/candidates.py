"""Every place that names a fact of an article, for an editor who asks why it is wrong (``clean --explain``).

Nothing here decides: :mod:`packager.text.facts.metadata` does, and these are the places it chose from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lxml.html import HtmlElement

from packager.frozen import frozen
from packager.text.facts import bylines, jsonld, pagetimes
from packager.text.facts.metadata import Facts, Look, declared_languages, look
from packager.text.facts.titles import stated_titles


@frozen
class Candidate:
    """One place that names one fact."""

    fact: str
    """As ``clean --json`` names it: ``title``, ``authors``, ``published``, ``updated``, ``site``, ``section``,
    ``language``, ``url``, ``image``, ``excerpt``."""
    value: str
    place: str
    """``json-ld headline``, ``meta og:title``, ``h1``, ``text`` …"""
    chosen: bool = False
    """Whether it is what the article has."""


def candidates(
    root: HtmlElement,
    facts: Facts,
    *,
    url: str | None = None,
    located: HtmlElement | None = None,
    language: str | None = None,
    fetched: dt.datetime | None = None,
) -> tuple[Candidate, ...]:
    """Return every candidate of every fact, the most trusted of each fact first.

    ``facts`` is what was read from the same page with the same arguments.
    """
    seen = look(root, url=url, located=located, language=language)
    made: list[Candidate] = []
    for fact, chosen, found in (
        ("title", facts.title, _titles(seen)),
        ("authors", None, _authors(seen)),
        ("site", facts.site, [("declared", name) for name in seen.site_names]),
        ("section", facts.rubric, _declared(seen, "articleSection", "article:section", "parsely-section", "section")),
        ("language", facts.language, declared_languages(root, seen.page)),
        ("url", facts.canonical, [("link canonical", seen.page.canonical), seen.page.named("og:url")]),
        ("image", facts.image, _declared(seen, "image", "og:image", "twitter:image")),
        ("excerpt", facts.description, _declared(seen, "description", "og:description", "description")),
    ):
        made += [Candidate(fact, value, place, value == chosen) for place, value in found if value]
    return (*(_with_authors(made, facts)), *_times(seen, facts, url, fetched))


def _titles(seen: Look) -> list[tuple[str, str]]:
    shown = [] if seen.headline is None else [(seen.headline.tag, jsonld.clean(seen.headline.text_content()))]
    return [*shown, *stated_titles(seen.page)]


def _authors(seen: Look) -> list[tuple[str, str]]:
    ways = bylines.ways(
        seen.page, seen.blocks, bylines.shown_byline(seen.blocks, seen.language), seen.headline, seen.language
    )
    return [(place, name) for place, names in ways for name in names]


def _with_authors(made: list[Candidate], facts: Facts) -> Iterator[Candidate]:
    """The candidates, those marked that name an author of the article."""
    for one in made:
        named = one.fact == "authors" and any(name in one.value for name in facts.authors)
        yield Candidate(one.fact, one.value, one.place, one.chosen or named)


def _declared(seen: Look, name: str, *metas: str) -> list[tuple[str, str | None]]:
    """What JSON-LD says under a name, and what each of ``metas`` does."""
    return [(f"json-ld {name}", jsonld.text(seen.page.node.get(name))), *(seen.page.named(meta) for meta in metas)]


def _times(seen: Look, facts: Facts, url: str | None, fetched: dt.datetime | None) -> list[Candidate]:
    """Times, by trust, each with its place."""
    found = pagetimes.gather(seen.page, seen.times, seen.blocks, url=url, language=seen.local, fetched=fetched)
    chosen = {"published": facts.published, "updated": facts.updated}
    return [
        Candidate(one.label, one.moment.isoformat(), one.source, one.moment == chosen[one.label])
        for one in sorted(found, key=lambda one: (one.label, one.trust))
    ]
