"""Cleaning, watched: which words of a page were kept, and at which step each of the others went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from difflib import SequenceMatcher
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from lxml import etree

from packager.errors import PackagerError
from packager.frozen import frozen
from packager.model import Article, Item
from packager.stages.clean import PAGE
from packager.stages.clean.assemble import assemble
from packager.stages.clean.draft import Draft, Step
from packager.text.facts.candidates import Candidate, candidates
from packager.text.html import BREAKING, SILENT, Element, element_text, parse_fragment, words

MANY_WORDS = 30_000
"""Words of a page from which common ones are passed over when texts are compared: the time grows with the square
of how often a word stands in both."""

PICTURES = words("img amp-img video audio iframe svg math")
"""Elements that a line of the trace stands for by their addresses."""
_ADDRESSES = ("src", "data-src", "srcset", "data-srcset", "poster", "alt")


@frozen
class Run:
    """Words in a row that met one fate."""

    text: str
    step: int | None = None
    """Number of the step at which they went, counted from 1; None: they were kept."""


@frozen
class Line:
    """A line of the page as it came."""

    tag: str
    """The element that it stands in."""
    runs: tuple[Run, ...]

    @property
    def kept(self) -> bool:
        return any(run.step is None for run in self.runs)


@frozen
class Trace:
    """What became of a page."""

    steps: tuple[str, ...]
    """What each step does, in order."""
    lines: tuple[Line, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    article: Article | None = None
    error: PackagerError | None = None
    """Why there is no article."""
    dropped: tuple[int, ...] = ()
    """Words that went, by step."""

    @property
    def passages(self) -> list[tuple[bool, list[Line]]]:
        """The lines in groups of which all were kept, at least in part, or none."""
        return [(kept, list(lines)) for kept, lines in groupby(self.lines, key=lambda line: line.kept)]


@dataclass(slots=True)
class _Watch:
    """What is seen while the steps run."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    """Element and text of each line of the page."""
    texts: list[list[str]] = field(default_factory=list)
    """The words that are left after each step."""
    markups: list[str] = field(default_factory=list)
    """What is left after each step as markup, once the article is found."""
    draft: Draft | None = None


def trace(item: Item, *, zone: tzinfo | None, language: str | None) -> Trace:
    """Clean the page of ``item`` as :func:`packager.stages.clean.clean` does, and tell what each step did."""
    draft = Draft(item, zone, language)
    watch, article, error = _tried(draft)
    if error and item.rule:
        watch, article, error = _tried(draft.without_rule(item.rule))
    fates = _fates(watch)
    lines = tuple(_told(watch, fates))
    dropped = tuple(sum(fate == number for fate in fates) for number in range(1, len(PAGE) + 1))
    return Trace(tuple(map(_purpose, PAGE)), lines, _candidates(watch.draft), article, error, dropped)


def _tried(draft: Draft) -> tuple[_Watch, Article | None, PackagerError | None]:
    """What was seen, and the article or why there is none."""
    watch = _Watch()
    try:
        return watch, assemble(_watched(draft, watch)), None
    except PackagerError as caught:
        return watch, None, caught


def _watched(draft: Draft, watch: _Watch) -> Draft:
    for step in PAGE:
        draft = step(draft)
        watch.draft = draft
        if not watch.lines and draft.page is not None:
            watch.lines = list(_lines(draft.page))
        watch.texts.append(_words_left(draft))
        watch.markups.append(draft.html or (str(draft.soup) if draft.located is not None else ""))
    return draft


def _purpose(step: Step) -> str:
    return (step.__doc__ or "").strip().partition("\n")[0].rstrip(".")


def _words_left(draft: Draft) -> list[str]:
    if draft.html:
        return element_text(parse_fragment(draft.html)).split()
    if draft.located is None and draft.page is not None:
        return element_text(draft.page).split()
    return _soup_text(draft.soup).split()


def _soup_text(soup: BeautifulSoup) -> str:
    """The text of a soup, parted where a new line begins."""

    def spelt(node: PageElement) -> Iterator[str]:
        for child in getattr(node, "children", ()):
            if isinstance(child, NavigableString):
                yield str(child)
            elif isinstance(child, Tag) and child.name not in SILENT:
                edge = "\n" if child.name in BREAKING else ""
                yield edge + "".join(spelt(child)) + edge

    return "".join(spelt(soup))


def _lines(page: Element) -> Iterator[tuple[str, str]]:
    """The lines of a page as a reader without style sheets would see them, pictures between them."""
    said: list[str] = []
    tag, silent = "body", 0

    def ended() -> Iterator[tuple[str, str]]:
        line = " ".join("".join(said).split())
        said.clear()
        if line:
            yield tag, line

    for event, element in etree.iterwalk(page, events=("start", "end")):
        begins = event == "start"
        if element.tag in BREAKING and not silent:
            yield from ended()
            tag = element.tag if begins else "text"
        if begins and element.tag in PICTURES and not silent:
            yield from ended()
            said_of_it = " ".join(element.get(name) or "" for name in _ADDRESSES)
            yield element.tag, " ".join(said_of_it.split())[:500]
        silent += (1 if begins else -1) * (element.tag in SILENT)
        text = element.text if begins else element.tail
        if text and not silent:
            said.append(text)
    yield from ended()


def _fates(watch: _Watch) -> list[int | None]:
    """For each word of the page's lines, the step at which it went, or None."""
    alive = [(number, word) for number, word in enumerate(_all_words(watch))]
    fates: list[int | None] = [None] * len(alive)
    for step, left in enumerate(watch.texts, 1):
        before = [word for _, word in alive]
        if before == left:
            continue
        matcher = SequenceMatcher(None, before, left, autojunk=len(before) > MANY_WORDS)
        survivors = {at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}
        for at, (number, _) in enumerate(alive):
            if at not in survivors:
                fates[number] = step
        alive = [each for at, each in enumerate(alive) if at in survivors]
    if len(watch.texts) < len(PAGE):
        for number, _ in alive:
            fates[number] = len(watch.texts) + 1
    return fates


def _all_words(watch: _Watch) -> list[str]:
    return [word for tag, text in watch.lines if tag not in PICTURES for word in text.split()]


def _told(watch: _Watch, fates: list[int | None]) -> Iterator[Line]:
    """The page's lines, each parted where the fate of its words changes."""
    at = 0
    for tag, text in watch.lines:
        if tag in PICTURES:
            yield Line(tag, (Run(text, _lost(text, watch.markups)),))
            continue
        own = list(zip(text.split(), fates[at:], strict=False))
        at += len(own)
        runs = groupby(own, key=lambda pair: pair[1])
        yield Line(tag, tuple(Run(" ".join(word for word, _ in pairs), step) for step, pairs in runs))


def _lost(addresses: str, markups: list[str]) -> int | None:
    """The step after which a picture or embed is there no more, told by the last part of its address."""
    parts = (word.partition("?")[0].rstrip("/").rpartition("/")[2] for word in addresses.split() if "/" in word)
    names = [name for name in parts if len(name) > 3]
    found = [bool(not markup or any(name in markup for name in names)) for markup in markups]
    gone = next((number for number, there in enumerate(found, 1) if not there), None)
    return gone if markups and markups[-1] else gone or len(markups) + 1


def _candidates(draft: Draft | None) -> tuple[Candidate, ...]:
    if draft is None or draft.page is None:
        return ()
    item = draft.item
    return candidates(
        draft.page,
        draft.facts,
        url=item.url,
        located=draft.located,
        language=item.language or draft.language,
        fetched=draft.fetched,
    )
