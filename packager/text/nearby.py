"""The text that a reader sees around the headline, in blocks: where bylines and times stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from lxml.html import HtmlElement

from packager.text.html import words

BLOCKS = words(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
UNSEEN = words(
    "script style noscript template svg iframe select option head title object textarea math video audio canvas"
)
BEFORE = 600
"""Characters before the headline that are read."""
AFTER = 3000
"""Characters after the headline that are read: a standfirst and the beginning of the text stand before some times."""
_MOST_ELEMENTS = 1500
"""Elements that are looked at in each direction, so that a page of empty ones costs no more."""

_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:[a-z]+[:-])?(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|(?:is-)?hidden|d-none)(?:$|\s)",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment(?!ar)|disqus|related|recommend|popular|trending|most-?(?:read|viewed)|outbrain|taboola|"
    r"carousel|relacionad|read-?next|up-?next|"
    r"instagram|twitter-tweet|\bembed|\bevents?[-_]|match|score|weather|clock|countdown|poll|schedule|calendar|"
    r"playlist|copyright|ad-(?:slot|wrap|unit)|advert"
)
_BESIDE = re.compile(
    r"sidebar|(?<!elementor-)widget|teaser|newsletter|promo|latest|ticker|onward|\bmore-|also-|footer|breaking|"
    r"live-?feed"
)
_ELSEWHERE_PARTS = (
    "comment", "disqus", "related", "recommend", "popular", "trending", "most", "outbrain", "taboola", "carousel",
    "relacionad", "next", "instagram", "tweet", "embed", "event", "match", "score", "weather", "clock", "count", "poll",
    "schedule", "calendar", "playlist", "copyright", "ad-", "advert",
)  # fmt: skip
_BESIDE_PARTS = (
    "sidebar", "widget", "teaser", "newsletter", "promo", "latest", "ticker", "onward", "more-", "also-", "footer",
    "breaking", "live",
)  # fmt: skip
"""What a class or an id in lower case must hold for the pattern to be tried."""
_ELSEWHERE_TAGS = frozenset({"nav", "blockquote", "form", "q"})
_BESIDE_TAGS = frozenset({"aside", "table", "footer", "figure", "figcaption", "button", "cite"})
_SMALL = frozenset({"span", "time", "p", "a", "b", "i", "small", "em", "strong", "h1", "h2"})
"""Elements too small to be a box of their own: their class alone puts them nowhere."""


class Place(IntEnum):
    """Where a block stands; the greater, the less it is the article's."""

    ARTICLE = 0
    BESIDE = 1
    """In what may be beside the article or a part of it: a footer, a teaser, a figure."""
    ELSEWHERE = 2
    """In other things, which are not read: comments, related stories, menus, matches."""


@dataclass(slots=True)
class Block:
    """A line that a reader sees. ``distance`` is its place in characters from the end of the headline."""

    text: str
    distance: int
    element: HtmlElement
    """Element in which the line begins."""
    place: Place
    elements: list[HtmlElement]
    """The elements whose text is in the line."""


class Reader:
    """Collects blocks while elements are walked in document order."""

    def __init__(self, spare: frozenset[HtmlElement]) -> None:
        self.blocks: list[Block] = []
        self.length = 0
        self.seen = 0
        self._spare = spare
        self._parts: list[str] = []
        self._elements: list[HtmlElement] = []
        self._place = Place.ARTICLE

    def text(self, text: str | None, element: HtmlElement, place: Place) -> None:
        """Take a run of text that belongs to ``element``."""
        if not text or not text.strip():
            if text and self._parts:
                self._parts.append(" ")
            return
        if not self._elements:
            self._place = place
        elif self._parts and self._parts[-1][-1:].isdigit() and text[:1].isdigit():
            self._parts.append(" ")  # two elements side by side: their numbers are two
        self._parts.append(text)
        self._elements.append(element)

    def line(self) -> None:
        """End the block."""
        if self._elements:
            text = " ".join("".join(self._parts).replace("\u200b", " ").split())
            self.blocks.append(Block(text, self.length, self._elements[0], self._place, self._elements))
            self.length += len(text) + 1
        self._parts, self._elements = [], []

    def walk(self, element: HtmlElement, most: int) -> None:
        """Take an element and everything in it, until ``most`` characters are there."""
        stack: list[tuple[str, HtmlElement, Place]] = [("open", element, Place.ARTICLE)]
        while stack and self.length < most and self.seen < _MOST_ELEMENTS:
            step, node, place = stack.pop()
            if step == "close":
                if node.tag in BLOCKS:
                    self.line()
                continue
            if step == "tail":
                self.text(node.tail, node.getparent(), place)
                continue
            self.seen += 1
            spared = node in self._spare
            if not isinstance(node.tag, str) or node.tag in UNSEEN or (not spared and hidden(node)):
                continue
            inside = place if spared else max(place, place_of(node))
            if node.tag in BLOCKS:
                self.line()
            if inside is Place.ELSEWHERE:
                continue
            self.text(node.text, node, inside)
            stack.append(("close", node, place))
            for child in reversed(node):
                stack.append(("tail", child, inside))
                stack.append(("open", child, inside))


def around(headline: HtmlElement | None, body: HtmlElement | None) -> list[Block]:
    """Return the blocks around the headline, in the page's order; without one, those with which the body begins."""
    if body is None:
        return []
    if headline is None:
        reader = Reader(frozenset({body}))
        reader.walk(body, AFTER)
        reader.line()
        return reader.blocks
    lineage = frozenset([headline, *headline.iterancestors()])
    return _before(headline, lineage) + _after(headline, lineage)


def _after(headline: HtmlElement, lineage: frozenset[HtmlElement]) -> list[Block]:
    """The headline's own block and what follows it."""
    reader = Reader(lineage)
    reader.walk(headline, AFTER)
    reader.line()
    at_headline, reader.length = len(reader.blocks), 0
    node = headline
    while node is not None and node.tag != "body" and reader.length < AFTER:
        parent = node.getparent()
        reader.text(node.tail, parent, Place.ARTICLE)
        for sibling in node.itersiblings():
            reader.walk(sibling, AFTER)
            reader.text(sibling.tail, parent, Place.ARTICLE)
        reader.line()
        node = parent
    for block in reader.blocks[:at_headline]:
        block.distance = 0
    return reader.blocks


def _before(headline: HtmlElement, lineage: frozenset[HtmlElement]) -> list[Block]:
    """What precedes the headline, as far back as it may matter."""
    found: list[Block] = []
    length, node = 0, headline
    while node is not None and node.tag != "body" and length < BEFORE:
        for sibling in node.itersiblings(preceding=True):
            reader = Reader(lineage)
            reader.walk(sibling, BEFORE * 4)
            reader.line()
            length += reader.length
            for block in reversed(reader.blocks):
                block.distance -= length
                found.append(block)
            if length >= BEFORE:
                break
        node = node.getparent()
    return [block for block in reversed(found) if block.distance >= -BEFORE]


def hidden(element: HtmlElement) -> bool:
    """Whether the page keeps an element from its readers' eyes."""
    attributes = element.attrib
    if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and element.tag == "div"):
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = attributes.get("class")
    return names is not None and _hides(names)


@lru_cache(maxsize=8192)
def _hides(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None


def place_of(element: HtmlElement) -> Place:
    """Where an element's own tag, class and id put it."""
    if element.tag in _ELSEWHERE_TAGS:
        return Place.ELSEWHERE
    called, known_as = element.get("class"), element.get("id")
    if called or known_as:
        small = element.tag in _SMALL
        named = max(_named_place(called or "", small=small), _named_place(known_as or "", small=small))
    else:
        named = Place.ARTICLE
    return max(named, Place.BESIDE) if element.tag in _BESIDE_TAGS else named


@lru_cache(maxsize=8192)
def _named_place(names: str, *, small: bool) -> Place:
    """Where a class or an id puts an element; pages repeat them, so that most are looked up."""
    lowered = names.lower()
    # Plain words are found far faster than the patterns that they are the beginnings of.
    if any(part in lowered for part in _ELSEWHERE_PARTS) and (found := _ELSEWHERE.search(lowered)):
        return Place.ARTICLE if small and found[0] not in {"comment", "related"} else Place.ELSEWHERE
    beside = not small and any(part in lowered for part in _BESIDE_PARTS) and _BESIDE.search(lowered)
    return Place.BESIDE if beside else Place.ARTICLE
