"""``packager sources``: how each source of a newsletter fares today, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from packager import recipe
from packager.config import FILE, Configured
from packager.errors import LockedError, PackagerError
from packager.frozen import frozen
from packager.ledger import Record
from packager.model import Article, Fate, Item, Outcome, Problem
from packager.pipeline.intake import clean_one
from packager.pipeline.kit import Kit
from packager.pipeline.loop import finish
from packager.pipeline.memory import backlog, held, remembered
from packager.pipeline.planning import plan_sources, source_key, sources_of, terms_of
from packager.stages.compose.plan import outcome
from packager.stages.gather import Gathered, Planned, gather
from packager.store import disk
from packager.text.html import plain_text
from packager.text.words import tokens
from packager.times import Moment

FULL = 2000
"""Characters from which a feed's text counts as the whole article (as ``text = "auto"`` does)."""
SAMPLE = 5
"""Articles of a source that are read to judge it: an odd one out of five does not move the median."""
TELLING = 4
"""Letters from which a word says something about an article."""
ENOUGH = 8
"""Telling words below which a source's own text says too little to judge by."""
THIN = 100
"""Words below which the text of an article is no article, where nothing else is known of it."""


@frozen
class Health:
    """What is known of a source after asking it once."""

    key: str
    section: str
    source: str
    url: str | None
    reachable: bool
    items: int
    newest: Moment | None
    text: str
    """``full``, ``summary``, ``page`` (fetched one by one) or ``none``."""
    words: int | None
    """Median length of the articles that were tried; None where none was."""
    quality: float | None
    """Median over them of the share of the source's own words on an article that the text taken holds: from 0, where
    no article came of it, to 1."""
    moved: str | None
    """Where it says that it has moved for good."""
    past: Record
    """Its last failure, this one included, and since when."""
    problems: tuple[Problem, ...]


def examine(configured: Configured, hosts: Sequence[str], kit: Kit) -> list[Health]:
    """Ask every source what it lists, try its newest articles, and say how it fares. Raises StoreError."""
    tried: Counter[str] = Counter()

    def sampled(item: Item) -> Outcome | None:
        tried[item.source] += 1
        return None if tried[item.source] <= SAMPLE else outcome(Fate.OUTSIDE_WINDOW, item)

    async def run() -> tuple[list[Planned], Gathered]:
        async with kit.door(terms_of(configured, hosts)) as fetch:
            planned = plan_sources(sources_of(configured), configured.folder, fetch, kit)
            return planned, await gather(planned, wanted=sampled, emit=kit.emit)

    planned, gathered = finish(run())
    grades = _grades(planned, gathered, kit)
    past = _past(configured, gathered, kit)
    return [_health(place, one, gathered, grades.get(one.context.key, ()), past) for place, one in enumerate(planned)]


def _past(configured: Configured, gathered: Gathered, kit: Kit) -> dict[str, Record]:
    """Note how the sources fared, and return how they did until now: nothing, while a build has the memory."""
    try:
        with held(configured), remembered(configured, kit.emit) as ledger:
            ledger.note_sources([(one.key, one.failure) for one in gathered.sources], kit.now)
            return {one.key: ledger.record(one.key) for one in gathered.sources}
    except LockedError:
        return {}


def _health(
    place: int, plan: Planned, gathered: Gathered, grades: Sequence[tuple[int, float]], past: Mapping[str, Record]
) -> Health:
    facts = gathered.sources[place]
    items = [item for item in gathered.listed if item.source == facts.key]
    url = getattr(plan.options, "url", None)
    return Health(
        key=facts.key,
        section=plan.context.section,
        source=facts.name,
        url=url,
        reachable=facts.reached,
        items=facts.listed,
        newest=facts.newest,
        text=_text(items),
        words=round(median(words for words, _ in grades)) if grades else None,
        quality=round(median(grade for _, grade in grades), 2) if grades else None,
        moved=facts.moved if facts.moved != url else None,
        past=past.get(facts.key, Record()),
        problems=tuple(one for one in gathered.problems if one.where == facts.name),
    )


def _text(items: Sequence[Item]) -> str:
    if not items:
        return "none"
    lengths = sorted(len(item.content or item.summary or "") for item in items)
    if lengths[len(lengths) // 2] >= FULL or any(item.document for item in items):
        return "full"
    return "page" if any(item.wants_page for item in items) else "summary"


# --- how good -------------------------------------------------------------------------------


def _grades(planned: Sequence[Planned], gathered: Gathered, kit: Kit) -> dict[str, list[tuple[int, float]]]:
    """Words and quality of each article that was tried, by source; what could not be had counts as nothing."""
    context = {one.context.key: one.context for one in planned}
    tasks = [(item, context[item.source].zone.key, context[item.source].language) for item in gathered.items]
    grades: dict[str, list[tuple[int, float]]] = {}
    for item, result in zip(gathered.items, kit.map(clean_one, tasks), strict=True):
        grades.setdefault(item.source, []).append(_grade(item, result))
    for lost in gathered.outcomes:
        if lost.fate is Fate.FAILED:
            grades.setdefault(lost.source, []).append((0, 0.0))
    return grades


def _grade(item: Item, result: Article | PackagerError) -> tuple[int, float]:
    if not isinstance(result, Article):
        return 0, 0.0
    if item.wants_page and (item.document is None or any(one.code == "feed-text-used" for one in result.problems)):
        return result.words, 0.0  # the text is the source's own: its page gave none
    announced = _telling(f"{item.title or ''} {plain_text(item.content or item.summary or '')}")
    if len(announced) < ENOUGH:
        return result.words, min(1.0, result.words / THIN)
    taken = _telling(f"{result.title} {result.standfirst or ''} {plain_text(result.html)}")
    return result.words, len(announced & taken) / len(announced)


def _telling(text: str) -> set[str]:
    return {word.casefold() for word in tokens(text) if len(word) >= TELLING}


# --- mending --------------------------------------------------------------------------------


def follow(configured: Configured, health: Sequence[Health], kit: Kit) -> list[tuple[str, str]]:
    """Write the addresses to which sources have moved for good into ``newsletter.toml``; return old and new ones.

    Everything else in the file stays as it is, and what is remembered of a source stays with it. Raises LockedError,
    StoreError.
    """
    moves = {one.url: one.moved for one in health if one.url and one.moved}
    if not moves:
        return []
    path = configured.folder / FILE
    with held(configured), remembered(configured, kit.emit) as ledger, backlog(configured) as kept:
        text, done = recipe.moved(disk.read_text(path), moves)
        for source in sources_of(configured):
            if (new := done.get(getattr(source.options, "url", None) or "")) is not None:
                key = source_key(source.options.model_copy(update={"url": new}))
                ledger.rename_source(source.key, key)
                kept.rename_source(source.key, key)
        disk.write(path, text)
    return list(done.items())
