"""``packager clean``: one page in, one article out, without newsletter, issue or edition."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packager.errors import PackagerError, StoreError
from packager.model import Article, Document, Item, Problem
from packager.pipeline.kit import Door, Terms
from packager.pipeline.loop import finish
from packager.pipeline.report import problem_json
from packager.ports import Apart, Fetch, here
from packager.rules import Rules
from packager.stages.clean import clean
from packager.stages.gather import follow
from packager.store import disk
from packager.templating import Templates
from packager.text.html import plain_text, to_xhtml
from packager.text.typography import typeset
from packager.text.urls import shown
from packager.times import Moment

Request = Mapping[str, Any]
"""``file`` (path, or ``-`` with ``data``) or ``url`` with ``fetch``; ``url`` beside a file is where it came from;
``fetched`` is the time of fetching, ISO 8601, against which relative times are read."""


NO_RULES = Rules()


def answer(
    request: Request, *, as_printed: bool = False, rules: Rules = NO_RULES, apart: Apart = here
) -> dict[str, Any]:
    """Clean one page from disk ``apart`` and return the object that ``--json`` prints; ``html`` is None where it
    holds no article."""
    try:
        document = _opened(request)
    except PackagerError as error:
        return _refused(request, error)
    return _replied(request, _item(request, document, rules), apart, as_printed=as_printed)


def answers(
    requests: Sequence[Request],
    door: Door,
    allow_hosts: Sequence[str],
    *,
    as_printed: bool = False,
    rules: Rules = NO_RULES,
    apart: Apart = here,
) -> list[dict[str, Any]]:
    """Clean pages from disk and from the web ``apart``; return an object for each, in their order."""
    if not any(request.get("fetch") for request in requests):
        return [answer(request, as_printed=as_printed, rules=rules, apart=apart) for request in requests]

    async def run() -> list[dict[str, Any]]:
        async with door(Terms(allow_hosts)) as fetch:
            asked = (_fetched(request, fetch, as_printed=as_printed, rules=rules, apart=apart) for request in requests)
            return list(await asyncio.gather(*asked))

    return finish(run())


def asked_for(
    request: Request, door: Door, allow_hosts: Sequence[str], rules: Rules = NO_RULES, apart: Apart = here
) -> Item:
    """Open the page that is asked for, from disk or from the web; what a rule searches in it is searched ``apart``.

    Raises PackagerError where it cannot be had.
    """
    if not request.get("fetch"):
        return _item(request, _opened(request), rules)

    async def run() -> Item:
        async with door(Terms(allow_hosts)) as fetch:
            document = await fetch.get(request["url"], "page")
            return (await follow(_item(request, document, rules), document, fetch, rules.find, apart))[0]

    return finish(run())


def as_page(reply: Mapping[str, Any]) -> str:
    """A complete XHTML page of an answered article."""
    return Templates([]).render("web/article.xhtml", article={**reply, "html": to_xhtml(reply["html"])})


async def _fetched(
    request: Request,
    fetch: Fetch,
    *,
    as_printed: bool,
    rules: Rules,
    apart: Apart,
) -> dict[str, Any]:
    if not request.get("fetch"):
        return await asyncio.to_thread(answer, request, as_printed=as_printed, rules=rules, apart=apart)
    try:
        document = await fetch.get(request["url"], "page")
    except PackagerError as error:
        return _refused(request, error)
    item, problems = await follow(_item(request, document, rules), document, fetch, rules.find, apart)
    reply = await asyncio.to_thread(_replied, request, item, apart, as_printed=as_printed)
    return reply | {"problems": [*map(problem_json, problems), *reply["problems"]]}


def _opened(request: Request) -> Document:
    if request.get("problem"):
        raise StoreError(request["problem"], code="bad-request")
    name = request["file"]
    path = Path("stdin.html" if name == "-" else name)
    data = request["data"] if "data" in request else disk.read(path)
    return Document(data, request.get("url") or path.absolute().as_uri(), fetched=_instant(request.get("fetched")))


def _instant(text: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError as error:
        raise StoreError(f"“fetched” is “{text}”, which is no ISO 8601 time", code="bad-request") from error


def _item(request: Request, document: Document, rules: Rules) -> Item:
    local = document.url.startswith("file:")
    return Item(
        source="clean",
        section="",
        guid=document.url,
        url=None if local else document.url,
        document=document,
        rule=rules.find(document.url),
        wants_page=True,
        root=str(Path(request["file"]).absolute().parent) if local and request.get("file") else None,
    )


def _replied(request: Request, item: Item, apart: Apart, *, as_printed: bool) -> dict[str, Any]:
    known = {key: request[key] for key in ("file", "url") if key in request}
    try:
        reply: dict[str, Any] = apart(_cleaned, (known, item, as_printed))
    except PackagerError as error:
        return _refused(request, error)
    except Exception as error:  # noqa: BLE001 — a fault of ours in one page must not cost the others: it is told
        message = f"cleaning it failed: {type(error).__name__}: {error}"
        return _refused(request, PackagerError(message, "please report it", code="clean-failed"))
    return reply


def _cleaned(task: tuple[Request, Item, bool]) -> dict[str, Any]:
    request, item, as_printed = task
    return _object(request, clean(item, zone=None, language=None), as_printed=as_printed)


def _object(request: Request, article: Article, *, as_printed: bool) -> dict[str, Any]:
    html = typeset(article.html, article.language or "en") if as_printed else article.html
    return _empty(request) | {
        "url": article.url or _empty(request)["url"],
        "title": article.title,
        "authors": list(article.authors),
        "byline": article.byline,
        "published": _time(article.published),
        "published_from": article.published_from,
        "updated": _time(article.updated),
        "updated_from": article.updated_from,
        "language": article.language,
        "direction": article.direction,
        "site": article.site,
        "section": article.rubric,
        "dateline": article.dateline,
        "image": article.image,
        "excerpt": article.standfirst,
        "html": html,
        "text": plain_text(html),
        "words": article.words,
        "problems": [problem_json(problem) for problem in article.problems],
    }


def _refused(request: Request, error: PackagerError) -> dict[str, Any]:
    where = shown(str(request.get("url") or request.get("file") or ""))
    problem = Problem("clean", where, error.code, error.message, error.hint)
    return _empty(request) | {"problems": [problem_json(problem)]}


def _empty(request: Request) -> dict[str, Any]:
    """The object of an input of which nothing is known: absent facts are null."""
    facts = (
        "title", "authors", "byline", "published", "published_from", "updated", "updated_from", "language", "direction",
        "site", "section", "dateline", "image", "excerpt", "html", "text", "words",
    )  # fmt: skip
    url = request.get("url")
    head = {"file": request.get("file"), "url": shown(url) if isinstance(url, str) else url}
    return head | dict.fromkeys(facts) | {"authors": [], "problems": []}


def _time(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None
