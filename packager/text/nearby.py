"""The text that a reader sees around the headline, in blocks: where bylines and times stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset("script style noscript template svg iframe select option head title object textarea math video audio canvas".split())
BEFORE = 600
"""Characters before the headline that are read."""
AFTER = 3000
"""Characters after the headline that are read: a standfirst and the beginning of the text stand before some times."""
_MOST_ELEMENTS = 1500
"""Elements that are looked at in each direction, so that a page of empty ones costs no more."""

_HIDDEN_CLASS = re.compile(r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|hidden|d-none)(?:$|\s)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASIDE = re.compile(
    r"comment|disqus|related|recommend|popular|trending|most-?(?:read|viewed)|mostread|sidebar|(?<!elementor-)widget|teaser|newsletter|promo|"
    r"latest|ticker|onward|\bmore-|also-|footer|breaking|read-?next|outbrain|taboola|carousel|relacionad|live-?feed|instagram|twitter-tweet|"
    r"\bembed|event-|match|score|weather|clock|countdown|poll|schedule|calendar|playlist|up-?next|copyright|ad-(?:slot|wrap|unit)|advert",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset({"aside", "nav", "footer", "blockquote", "figure", "figcaption", "table", "form", "button", "q", "cite"})


@dataclass(slots=True)
class Block:
    """A line that a reader sees. ``distance`` is its place in characters from the end of the headline."""

    text: str
    distance: int
    element: HtmlElement
    """Element in which the line begins."""
    aside: bool
    """True inside something beside the article: related stories, comments, a table, a caption."""
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
        self._aside = False

    def text(self, text: str | None, element: HtmlElement, aside: bool) -> None:
        """Take a run of text that belongs to ``element``."""
        if not text or not text.strip():
            if text and self._parts:
                self._parts.append(" ")
            return
        if not self._elements:
            self._aside = aside
        elif self._parts and self._parts[-1][-1:].isdigit() and text[:1].isdigit():
            self._parts.append(" ")  # two elements side by side: their numbers are two
        self._parts.append(text)
        self._elements.append(element)

    def line(self) -> None:
        """End the block."""
        if self._elements:
            text = re.sub(r"[\s\u00a0\u202f\u2009\u200b]+", " ", "".join(self._parts)).strip()
            self.blocks.append(Block(text, self.length, self._elements[0], self._aside, self._elements))
            self.length += len(text) + 1
        self._parts, self._elements = [], []

    def walk(self, element: HtmlElement, most: int, aside: bool = False) -> None:
        """Take an element and everything in it, until ``most`` characters are there."""
        stack: list[tuple[str, HtmlElement, bool]] = [("open", element, aside)]
        while stack and self.length < most and self.seen < _MOST_ELEMENTS:
            step, node, beside = stack.pop()
            if step == "close":
                if node.tag in BLOCKS:
                    self.line()
                continue
            if step == "tail":
                self.text(node.tail, node.getparent(), beside)
                continue
            self.seen += 1
            if not isinstance(node.tag, str) or node.tag in UNSEEN or hidden(node):
                continue
            inside = beside or (node not in self._spare and is_aside(node))
            if node.tag in BLOCKS:
                self.line()
            self.text(node.text, node, inside)
            stack.append(("close", node, beside))
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
        reader.text(node.tail, parent, False)
        for sibling in node.itersiblings():
            reader.walk(sibling, AFTER)
            reader.text(sibling.tail, parent, False)
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
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" and element.tag == "div":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = attributes.get("class")
    return bool(names and _HIDDEN_CLASS.search(names))


def is_aside(element: HtmlElement) -> bool:
    """Whether an element is something beside the article by its tag, class or id."""
    if element.tag in _ASIDE_TAGS:
        return True
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if len(names) < 3 or not (found := _ASIDE.search(names)):
        return False
    if element.tag == "time":
        return "comment" in found[0].lower()
    return True
