"""Gather: every source read, and every page that will be needed, all at once and each at its own cost."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any

from packager.errors import LostError, SourceError
from packager.events import Advanced, Emit, Failed, Grew
from packager.frozen import frozen
from packager.kinds import Listing, SourceContext, SourceKind
from packager.model import Document, Fate, Item, Outcome, Problem, SiteRule
from packager.ports import Apart, Fetch, here
from packager.text.article import paging, siterules
from packager.text.urls import canonical, shown
from packager.text.words import cut
from packager.times import Moment

STAGE = "gather"
LONGEST_TITLE = 500
"""Letters of the title of what does not go on, as reports and the page "Not in this issue" name it."""
PAGES_SECONDS = 120
"""How long the further pages of one article may take together: twenty pages of a slow site."""

Wanted = Callable[[Item], Outcome | None]
Kept = Callable[[str], Sequence[Item]]
"""Key of a source in; what it listed before and may have let fall since, out."""


def _none(_: str) -> Sequence[Item]:
    return ()


def _as_it_is(page: Document) -> Document:
    return page


def _never(_: Item) -> bool:
    return False


def _nothing(_: str) -> int:
    return 0


Rules = Callable[[str], SiteRule | None]
"""An address in, what the user wrote for its site out."""


def no_rules(url: str) -> SiteRule | None:
    """Know no rule for any site."""
    return None


@frozen
class Planned:
    """A source that is to be read."""

    kind: SourceKind
    options: Any
    """Of the kind's own options model."""
    context: SourceContext

    @property
    def name(self) -> str:
        """What reports call it: its own name, else its address or path."""
        said = (getattr(self.options, key, None) for key in ("name", "url", "path", "file", "host"))
        several = getattr(self.options, "urls", None) or ()
        return next((shown(str(one)) for one in (*said, *several) if one), self.context.key)


@frozen
class SourceFacts:
    """What is known of a source after it was read."""

    key: str
    name: str
    kind: str
    reached: bool
    """False where the source as a whole failed."""
    listed: int = 0
    newest: Moment | None = None
    seconds: float = 0
    """From the first request to the last page."""
    title: str | None = None
    """What it calls itself."""
    moved: str | None = None
    """Where it says that it has moved for good."""
    failure: Problem | None = None
    """Why it could not be read."""


@frozen
class Gathered:
    """What came in. Everything is in the order of the sources, and within them of their listings."""

    items: tuple[Item, ...] = ()
    """What goes on to be cleaned, with pages where they were wanted."""
    listed: tuple[Item, ...] = ()
    """Everything that the sources listed, as listed."""
    outcomes: tuple[Outcome, ...] = ()
    """What became of listed items that do not go on."""
    problems: tuple[Problem, ...] = ()
    enclosed: tuple[Document, ...] = ()
    """Pictures that came with the items."""
    sources: tuple[SourceFacts, ...] = ()
    """One for each source."""

    def and_then(self, more: Gathered) -> Gathered:
        """This and more."""
        return Gathered(**{one.name: (*getattr(self, one.name), *getattr(more, one.name)) for one in fields(self)})

    def bare(self) -> Gathered:
        """The same with no more of what was listed than its name, its time and its mark: the rest takes memory."""
        listed = (
            Item(one.source, one.section, one.guid, published=one.published, mark=one.mark) for one in self.listed
        )
        return replace(self, items=(), listed=tuple(listed))


@dataclass(slots=True)
class _Haul:
    """What one source brought, while it is being brought."""

    facts: SourceFacts
    items: list[Item] = field(default_factory=list)
    listed: tuple[Item, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    enclosed: tuple[Document, ...] = ()


async def gather(
    sources: Sequence[Planned],
    *,
    wanted: Wanted,
    emit: Emit,
    kept: Kept = _none,
    revisit: Callable[[Item], bool] = _never,
    most: int | None = None,
    standing: Callable[[str], int] = _nothing,
    rules: Rules = no_rules,
    apart: Apart = here,
    lay: Callable[[Document], Document] = _as_it_is,
) -> Gathered:
    """Read all sources and fetch the pages that their items need.

    ``wanted`` is asked of every item before anything is fetched for it: an outcome means that the
    item is not needed, and is put on record. It is asked in no fixed order across sources. A source
    that fails costs itself, and so does a page: an item that has a text of its feed goes on with that.
    ``kept`` gives what a streaming source listed before: it goes on as if it were listed still, also where the source
    cannot be read. Of what is not wanted, ``revisit`` says whose page is looked at again; one that changed goes on.
    ``most`` bounds the items taken of one streaming source, with those ``standing`` in the issue; None lifts it.
    Pages are fetched through the door of their source's context; what users' rules search in them is searched
    ``apart``. ``lay`` may lay a page aside until it is cleaned. Emits one Advanced for each source and page, how many
    pages there are once a source has told, and each problem as it happens; begins and ends no stage.
    """
    job = _Job(wanted, emit, kept, revisit, most, standing, rules, apart, lay)
    hauls = await asyncio.gather(*(_haul(one, job) for one in sources))
    return Gathered(
        items=tuple(item for haul in hauls for item in haul.items),
        listed=tuple(item for haul in hauls for item in haul.listed),
        outcomes=tuple(outcome for haul in hauls for outcome in haul.outcomes),
        problems=tuple(problem for haul in hauls for problem in haul.problems),
        enclosed=tuple(document for haul in hauls for document in haul.enclosed),
        sources=tuple(haul.facts for haul in hauls),
    )


@frozen
class _Job:
    wanted: Wanted
    emit: Emit
    kept: Kept
    revisit: Callable[[Item], bool]
    most: int | None
    standing: Callable[[str], int]
    rules: Rules
    apart: Apart
    lay: Callable[[Document], Document]
    told: set[Problem] = field(default_factory=set)
    """A source that stands in two sections is read once, and what is wrong with it is told once."""


async def _haul(source: Planned, job: _Job) -> _Haul:
    """Read one source and fetch its pages at once, without waiting for the other sources."""
    emit = job.emit
    began = time.perf_counter()
    haul = _Haul(SourceFacts(source.context.key, source.name, source.kind.name, reached=False))
    try:
        listing = await source.kind.read(source.options, source.context)
    except SourceError as error:
        problem = Problem(STAGE, source.name, error.code, error.message, error.hint)
        haul.facts = replace(haul.facts, failure=problem)
        _tell(haul, problem, job)
    else:
        _take(haul, source, listing, job)
    emit(Advanced(STAGE, source.name))
    listed = (*haul.listed, *_fallen(haul.listed, source, job)) if source.kind.streams else haul.listed
    needed, again = _needed(haul, listed, job, _room(source, job))
    changed = await _changed(again, source.context.fetch, job)
    if changed:
        going = {item.guid for item in changed}
        haul.outcomes = [one for one in haul.outcomes if one.guid not in going]
    haul.items = [*await _with_pages(haul, needed, source.context.fetch, job), *changed]
    haul.facts = replace(haul.facts, seconds=time.perf_counter() - began)
    return haul


def _room(source: Planned, job: _Job) -> int | None:
    """How many items of a source the issue takes; None where nothing bounds them."""
    if job.most is None or not source.kind.streams:
        return None
    return max(job.most - job.standing(source.context.key), 0)


def _take(haul: _Haul, source: Planned, listing: Listing, job: _Job) -> None:
    """Put a listing on record. Problems of the source as a whole come without a place, and get its name."""
    haul.listed, haul.enclosed = listing.items, listing.enclosed
    times = [item.published for item in listing.items if item.published]
    newest = max(times, key=lambda moment: moment.instant(source.context.zone), default=None)
    haul.facts = replace(
        haul.facts,
        reached=True,
        listed=len(listing.items),
        newest=newest,
        title=listing.title,
        moved=listing.moved,
    )
    for problem in listing.problems:
        _tell(haul, problem if problem.where else replace(problem, where=source.name), job)


def _tell(haul: _Haul, problem: Problem, job: _Job) -> None:
    if problem not in job.told:
        job.told.add(problem)
        haul.problems.append(problem)
        job.emit(Failed(problem))


def _fallen(listed: Sequence[Item], source: Planned, job: _Job) -> list[Item]:
    """What is wanted of what the source listed before and does no more."""
    here = {item.guid for item in listed}
    kept = (item for item in job.kept(source.context.key) if item.guid not in here)
    return [item for item in kept if job.wanted(item) is None]


async def _changed(items: Sequence[Item], fetch: Fetch, job: _Job) -> list[Item]:
    """Those of the printed ``items`` whose page is another than the one kept. A failure costs nothing here."""

    async def one(item: Item) -> Item | None:
        try:
            document = await fetch.revisit(item.url or "")
        except SourceError:
            return None  # it was printed: nobody misses what cannot be looked at again
        return (await follow(item, document, fetch, job.rules, job.apart))[0] if document else None

    return [item for item in await asyncio.gather(*map(one, items)) if item]


def _needed(haul: _Haul, listed: Sequence[Item], job: _Job, most: int | None) -> tuple[list[Item], list[Item]]:
    """The items that go on, as ``wanted`` and the bound on their number decide, and those to be looked at again."""
    verdicts = [(item, job.wanted(item)) for item in listed]
    going = [item for item, outcome in verdicts if outcome is None]
    beyond = {id(item) for item in sorted(going, key=_age)[most:]} if most is not None else set()
    reason = f"no more than {job.most} articles of one feed are taken for an issue (items in [limits])"
    kept: list[Item] = []
    again: list[Item] = []
    for item, outcome in verdicts:
        if outcome is not None and item.wants_page and item.url and job.revisit(item):
            again.append(item)
        if outcome is not None:
            haul.outcomes.append(outcome)
        elif id(item) in beyond:
            haul.outcomes.append(_outcome(Fate.OVER_CAP, item, reason))
        else:
            kept.append(item)
    return kept, again


def _age(item: Item) -> float:
    """Sorts the newest first, and what has no time last."""
    return -item.published.instant(dt.UTC).timestamp() if item.published else 0.0


async def _with_pages(haul: _Haul, items: Sequence[Item], fetch: Fetch, job: _Job) -> list[Item]:
    """Fetch what is to be fetched; an item that comes to nothing is left out and on record."""
    job.emit(Grew(STAGE, sum(map(_is_fetched, items))))

    async def one(item: Item) -> Item | None:
        reason, code = "its source gives no text for it", "no-text"
        if item.url and _is_fetched(item):
            try:
                whole, problems = await follow(item, await fetch.get(item.url, "page"), fetch, job.rules, job.apart)
                for problem in problems:
                    _tell(haul, problem, job)
                return _laid(whole, job)
            except SourceError as error:
                _tell(haul, Problem(STAGE, item.url, "page-failed", error.message, error.hint), job)
                reason, code = error.message, error.code
            finally:
                job.emit(Advanced(STAGE, item.title or item.url))
        if item.document or item.content or item.summary:
            return replace(item, rule=job.rules(item.url)) if item.url else item
        haul.outcomes.append(_outcome(Fate.FAILED, item, reason, code))
        return None

    return [item for item in await asyncio.gather(*map(one, items)) if item is not None]


def _laid(item: Item, job: _Job) -> Item:
    page = item.document and job.lay(item.document)
    return replace(item, document=page, pages=tuple(map(job.lay, item.pages)))


def _is_fetched(item: Item) -> bool:
    return bool(item.wants_page and item.url and item.document is None)


async def follow(
    item: Item, document: Document, fetch: Fetch, rules: Rules, apart: Apart = here
) -> tuple[Item, list[Problem]]:
    """Complete an item whose page came: with the rule of its site, and the further pages of its article.

    A further page that cannot be had ends the article there, and is told. What a rule searches is searched ``apart``:
    nothing else ends a search that takes too long.
    """
    rule = rules(document.url)
    problems: list[Problem] = []
    try:
        if rule and rule.single_page:
            whole = await asyncio.to_thread(apart, partial(siterules.single_page, rule), document)
            document = await fetch.get(whole, "page", referer=document.url) if whole else document
            rule = rules(document.url)
    except (SourceError, LostError) as error:
        problems.append(Problem(STAGE, document.url, "part-failed", error.message, error.hint))
    pages: list[Document] = []
    try:
        async with asyncio.timeout(PAGES_SECONDS):
            await _further(document, rules, fetch, pages, apart)
    except (SourceError, LostError) as error:
        message = f"page {len(pages) + 2} of the article is missing: {error.message}"
        problems.append(Problem(STAGE, document.url, "part-failed", message, error.hint))
    except TimeoutError:
        message = f"page {len(pages) + 2} of the article did not come within {PAGES_SECONDS} s for all of them"
        problems.append(Problem(STAGE, document.url, "part-failed", message))
    return replace(item, document=document, pages=tuple(pages), rule=rule), problems


async def _further(document: Document, rules: Rules, fetch: Fetch, pages: list[Document], apart: Apart) -> None:
    """Fetch the pages behind ``document`` in order into ``pages``, each once."""
    seen = {canonical(document.url)}
    current = document
    while True:
        rule = rules(current.url)
        ask = partial(siterules.next_page, rule, current, document.url)
        address = await asyncio.to_thread(apart if rule and rule.next_page else here, ask, len(pages) + 2)
        if address is None or canonical(address) in seen:
            return
        if len(pages) + 1 >= paging.MOST_PAGES:
            raise SourceError(f"no more than {paging.MOST_PAGES} pages of one article are read")
        current = await fetch.get(address, "page", referer=current.url)
        if canonical(current.url) in seen:
            return
        if paging.strayed(address, current.url, document.url):
            raise SourceError("its address leads to another page")
        seen |= {canonical(address), canonical(current.url)}
        pages.append(current)


def _outcome(fate: Fate, item: Item, reason: str, code: str | None = None) -> Outcome:
    return Outcome(
        fate=fate,
        title=cut(item.title or item.url or item.guid, LONGEST_TITLE),
        source=item.source,
        section=item.section,
        url=item.url,
        published=item.published,
        published_from=item.published_from,
        reason=reason,
        guid=item.guid,
        code=code,
    )
