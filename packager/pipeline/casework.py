"""A page that came out wrong: explained on one page, or kept as a case for the tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from packager.errors import ConfigError, StoreError
from packager.model import Article, Document, Item
from packager.pipeline.cleaning import Request, asked_for
from packager.pipeline.kit import Door
from packager.ports import Apart, here
from packager.rules import Rules
from packager.stages.clean import clean
from packager.stages.clean.trace import PICTURES, Trace, trace
from packager.store import disk
from packager.templating import Templates
from packager.text.facts.candidates import Candidate
from packager.text.html import to_xhtml

Fact = tuple[str, str | None, list[Candidate]]
"""A fact of an article, what the article has, and what the page offers."""


def explain(
    request: Request, door: Door, allow_hosts: Sequence[str], rules: Rules, apart: Apart = here
) -> tuple[str, bool]:
    """Return a page that shows the page asked for with what was kept, what went at which step, and its facts; and
    whether it gave an article.

    Nothing of the page but its words is on it. Raises PackagerError where the page cannot be had, or was not survived
    ``apart``, where it is read.
    """
    item = asked_for(request, door, allow_hosts, rules, apart)
    told: Trace = apart(_traced, item)
    title = told.article.title if told.article else "No article"
    where = item.url or str(request.get("file") or "")
    page = Templates([]).render(
        "web/explain.xhtml", title=title, where=where, trace=told, facts=_facts(told), pictures=PICTURES
    )
    return page, told.article is not None


def _traced(item: Item) -> Trace:
    return trace(item, zone=None, language=None)


def _facts(told: Trace) -> list[Fact]:
    has = _shown(told.article) if told.article else {}
    offered = {fact: list(found) for fact, found in groupby(told.candidates, key=lambda one: one.fact)}
    return [(fact, has.get(fact), offered.get(fact, [])) for fact in dict.fromkeys((*has, *offered))]


def _shown(article: Article) -> dict[str, str | None]:
    """The facts of an article by the names of ``clean --json``, in words."""
    times = {
        name: f"{moment.isoformat()} ({origin})" if moment else None
        for name, moment, origin in (
            ("published", article.published, article.published_from),
            ("updated", article.updated, article.updated_from),
        )
    }
    return {
        "title": article.title,
        "authors": ", ".join(article.authors) or None,
        "byline": article.byline,
        **times,
        "dateline": article.dateline,
        "site": article.site,
        "section": article.rubric,
        "language": article.language,
        "url": article.url,
        "image": article.image,
        "excerpt": article.standfirst,
    }


def save_case(
    folder: Path, request: Request, door: Door, allow_hosts: Sequence[str], rules: Rules, apart: Apart = here
) -> list[Path]:
    """Write the page asked for, its fragment and its facts into ``folder``, as ``tests/pages`` has them.

    The page is cleaned ``apart``. Returns the paths written. Raises PackagerError where the page cannot be had or holds
    no article, and where something else stands there: what is expected is mended by hand.
    """
    item = asked_for(request, door, allow_hosts, rules, apart)
    if item.document is None:
        raise StoreError("there is no page to keep", code="empty-page")
    article: Article = apart(_cleaned, item)
    html, facts = case_files(article)
    origin = json.dumps({"url": item.url}, ensure_ascii=False) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "page.html": item.document.data,
        "case.json": origin.encode(),
        "expected.html": html.encode(),
        "expected.json": facts.encode(),
    }
    for path in (folder / name for name in files):
        if path.exists() and disk.read(path) != files[path.name]:
            raise ConfigError(f"{path} is there already, and other than what would be written", "choose another folder")
    for name, data in files.items():
        disk.write(folder / name, data)
    return [folder / name for name in files]


def _cleaned(item: Item) -> Article:
    return clean(item, zone=None, language=None)


def case_item(folder: Path, url: str) -> Item:
    """Open a kept case; ``url`` is the address of those that say none."""
    origin = folder / "case.json"
    said: dict[str, Any] = json.loads(origin.read_text("utf-8")) if origin.exists() else {"url": url}
    address = said["url"]
    where = address or (folder / "page.html").absolute().as_uri()
    return Item("clean", "", where, address, document=Document(disk.read(folder / "page.html"), where, "text/html"))


def case_files(article: Article) -> tuple[str, str]:
    """The fragment and the facts of an article as a case keeps them: an element a line, for a difference to be read."""
    facts = {
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "direction": article.direction,
        "dateline": article.dateline,
    }
    html = to_xhtml(article.html).replace("><", ">\n<") + "\n"
    return html, json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
