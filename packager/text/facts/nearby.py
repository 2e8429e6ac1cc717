"""The text that a reader sees around the headline, in blocks: where bylines and times stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import islice, takewhile

from lxml.html import HtmlElement

from packager.text.html import BREAKING, HEADINGS, SILENT, hides, words
from packager.text.rare import rare

UNSEEN = SILENT | words("option title math video audio canvas")
BEFORE = 600
"""Characters before the headline that are read."""
AFTER = 3000
"""Characters after the headline that are read: a standfirst and the beginning of the text stand before some times."""
NEAR = 1200
"""The same where the page declares both its times to the minute: bylines stand there, and times that correct those."""
AT_HEADLINE = (-200, 400)
"""Characters from the headline between which names may stand that nothing else marks."""
_MOST_ELEMENTS = 1500
"""Elements that are looked at in each direction, so that a page of empty ones costs no more."""
LONGEST_OF_PIECES, LONGEST_PIECE, MOST_PIECES = 200, 80, 8
"""Characters of a line whose pieces are told apart, of a piece, and how many there may be: a byline with its times,
and no caption or menu."""
_LONGEST_CARD = 1000
"""Characters, with those between its elements, of what shows another story in a list."""
_NEAREST = 8
"""Elements round another that are asked where it stands."""

_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:[a-z]+[:-])?(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|(?:is-)?hidden|d-none)(?:$|\s)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment(?!ar)|disqus|related|recommend|popular|trending|most-?(?:read|viewed)|outbrain|taboola|carousel|"
    r"relacionad|read-?next|up-?next|quote|instagram|twitter-tweet|\bembed|\bevents?[-_]|match|score|weather|clock|"
    r"countdown|poll|schedule|calendar|playlist|copyright|ad-(?:slot|wrap|unit)|advert"
)
_BESIDE = re.compile(
    r"sidebar|(?<!elementor-)widget|teaser|newsletter|promo(?!ted?\b)|latest|ticker|onward|\bmore-|also-|footer|breaking|"
    r"live-?feed"
)
_ELSEWHERE_PARTS = (
    "comment", "disqus", "related", "recommend", "popular", "trending", "most", "outbrain", "taboola", "carousel",
    "relacionad", "next", "quote", "instagram", "tweet", "embed", "event", "match", "score", "weather", "clock",
    "count", "poll", "schedule", "calendar", "playlist", "copyright", "ad-", "advert",
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


_COMMENTS = rare(
    r"(?:\d{1,5} |reader |all )?(?:comments?|responses|kommentare?|leserkommentare|commentaires?|comentarios?|"
    r"comentários?|commenti|reacties|kommentarer|kommentit|komentarze|komentář[eí]?|komentári?|hozzászólások|comentarii|"
    r"yorum(?:lar)?|σχόλια|комментарии|коментар[іи]|komentari?|コメント|评论|評論|댓글|תגובות|التعليقات|تعليقات|نظرات|"
    r"टिप्पणियां|bình luận|ความคิดเห็น)(?: ?\(?\d{1,5}\)?)?:?",
    re.IGNORECASE,
)
"""The heading over what readers wrote below an article."""
_LONGEST_OVER_COMMENTS = 30
"""Characters of such a heading."""
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
"""How a line begins that tells whose a page is: its year and its names are not the article's."""


class Place(IntEnum):
    """Where a block stands; the greater, the less it is the article's."""

    ARTICLE = 0
    BESIDE = 1
    """In what may be beside the article or a part of it: a footer, a teaser, a figure."""
    ELSEWHERE = 2
    """In other things, which are not read: comments, related stories, menus, matches."""


Run = tuple[str, HtmlElement, Place]
"""A run of text, the element that it belongs to, and where it stands."""


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
    runs: list[Run]

    def is_at_headline(self, behind: int = AT_HEADLINE[1]) -> bool:
        """Whether the line stands where bylines do, up to ``behind`` characters behind the headline."""
        return AT_HEADLINE[0] <= self.distance <= behind

    def pieces(self) -> list[str]:
        """The texts of elements side by side, with nothing between them, where a short line is made of such: name,
        role, place and time, which only a style sets apart."""
        if len(self.elements) == 1 or len(self.text) > LONGEST_OF_PIECES:
            return []
        return _pieces(self.runs)


class Reader:
    """Collects blocks while elements are walked, in the page's order or against it."""

    def __init__(self, spare: frozenset[HtmlElement], *, backwards: bool = False) -> None:
        self.blocks: list[Block] = []
        self.length = 0
        self._seen = 0
        self._spare = spare
        self._backwards = backwards
        self._runs: list[Run] = []

    def text(self, text: str | None, element: HtmlElement, place: Place) -> None:
        """Take a run of text that belongs to ``element``."""
        if text and (self._runs or not text.isspace()):
            self._runs.append((text, element, place))

    def line(self) -> None:
        """End the block."""
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        if self._backwards:
            runs.reverse()
        shown = [run for run in runs if not run[0].isspace()]
        text = " ".join(_joined(runs).replace("\u200b", " ").split())
        distance = -(self.length + len(text) + 1) if self._backwards else self.length
        elements = [element for _, element, _ in shown]
        place = Place.ELSEWHERE if _RIGHTS.match(text) else shown[0][2]
        self.blocks.append(Block(text, distance, shown[0][1], place, elements, runs))
        self.length += len(text) + 1

    def is_tired(self) -> bool:
        """Whether so much was looked at that nothing more is read."""
        return self._seen >= _MOST_ELEMENTS

    def walk(self, element: HtmlElement, most: int) -> None:
        """Take an element and everything in it, until ``most`` characters are there."""
        inside = self._enter(element, Place.ARTICLE)
        if inside is None:
            return
        self.text(element.text, element, inside)
        stack = [(element, iter(element), inside)]
        while stack and self.length < most and self._seen < _MOST_ELEMENTS:
            node, children, inside = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if node.tag in BREAKING:
                    self.line()
                if stack and self.length < most:
                    self.text(node.tail, stack[-1][0], stack[-1][2])
            elif (below := self._enter(child, inside)) is None:
                self.text(child.tail, node, inside)
            else:
                self.text(child.text, child, below)
                stack.append((child, iter(child), below))

    def walk_back(self, element: HtmlElement, most: int) -> None:
        """Take an element and everything in it from its end, until ``most`` characters are there."""
        inside = self._enter(element, Place.ARTICLE)
        stack = [(element, reversed(element), inside)] if inside is not None else []
        while stack and self.length < most and self._seen < _MOST_ELEMENTS:
            node, children, inside = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.text(node.text, node, inside)
                if node.tag in BREAKING:
                    self.line()
                continue
            self.text(child.tail, node, inside)
            below = self._enter(child, inside)
            if below is not None:
                stack.append((child, reversed(child), below))

    def _enter(self, node: HtmlElement, place: Place) -> Place | None:
        """Where the text of an element stands that begins in ``place``; None for what is not read."""
        self._seen += 1
        tag = node.tag
        if tag in UNSEEN or not isinstance(tag, str):
            return None
        if node not in self._spare:
            if hidden(node):
                return None
            own = place_of(node)
            place = Place.ELSEWHERE if tag == "article" and self._is_other(node) else max(place, own)
        if tag in BREAKING:
            self.line()
        return None if place is Place.ELSEWHERE else place

    def _is_other(self, article: HtmlElement) -> bool:
        """Whether an ``article`` beside the headline is the card of another story: short, its heading leads there."""
        if len(self._spare) == 1:  # no headline is known: this may be the story's
            return False
        heading = next(article.iter(*HEADINGS), None)
        if heading is None or heading.tag == "h1" or not _is_card(article):
            return False
        around = takewhile(lambda each: each is not article, heading.iterancestors())
        return any(each.tag == "a" and each.get("href") for each in (*heading.iter("a"), *around))


def _is_card(article: HtmlElement) -> bool:
    said = 0
    for text in article.itertext():
        said += len(text)
        if said > _LONGEST_CARD:
            return False
    return True


def _joined(runs: list[Run]) -> str:
    """The text of runs side by side: the numbers of two elements stay two, and a name stays apart from a date."""
    text = runs[0][0]
    for more, _, _ in runs[1:]:
        text += f" {more}" if _are_two(text[-1:], more[:1]) else more
    return text


def _pieces(runs: list[Run]) -> list[str]:
    """The texts of elements side by side; none where all is one element's, or text stands between them."""
    parts: list[list[Run]] = []
    last: HtmlElement | None = None
    for run in runs:
        shown = not run[0].isspace()
        if shown and (last is None or _is_beside(last, run[1])):
            parts.append([])
        if parts:
            parts[-1].append(run)
        last = run[1] if shown else last
    if not 1 < len(parts) <= MOST_PIECES:
        return []
    pieces = [" ".join(_joined(part).split()) for part in parts]
    return pieces if all(len(piece) <= LONGEST_PIECE for piece in pieces) else []


def _is_beside(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether of two elements of a line none is in the other."""
    if one is other or one.getparent() is other.getparent():
        return one is not other
    return one not in other.iterancestors() and other not in one.iterancestors()


def _are_two(last: str, first: str) -> bool:
    """Whether the last sign of one element and the first of the next belong to two words."""
    if not first.isdigit():
        return last.islower() and first.isupper()
    return last.isdigit() or (last.isalpha() and last.isascii() and last not in "hH")


def around(headline: HtmlElement | None, body: HtmlElement | None, after: int = AFTER) -> list[Block]:
    """Return the blocks around the headline, in the page's order; without one, those with which the body begins.

    ``after`` is how many characters behind the headline are read.
    """
    if body is None:
        return []
    if headline is None:
        reader = Reader(frozenset({body}))
        reader.walk(body, after)
        reader.line()
        return reader.blocks
    lineage = frozenset([headline, *headline.iterancestors()])
    return _before(headline, lineage) + _after(headline, lineage, after)


def _after(headline: HtmlElement, lineage: frozenset[HtmlElement], most: int) -> list[Block]:
    """The headline's own block and what follows it."""
    reader = Reader(lineage)
    reader.walk(headline, most)
    reader.line()
    at_headline, reader.length = len(reader.blocks), 0
    node = headline
    while node is not None and node.tag != "body" and reader.length < most:
        parent = node.getparent()
        reader.text(node.tail, parent, Place.ARTICLE)
        for sibling in node.itersiblings():
            if reader.is_tired():
                break
            reader.walk(sibling, most)
            reader.text(sibling.tail, parent, Place.ARTICLE)
        reader.line()
        node = parent
    for block in reader.blocks[:at_headline]:
        block.distance = 0
    comments = (at for at, block in enumerate(reader.blocks) if at and heads_comments(block.element, block.text))
    return reader.blocks[: next(comments, None)]


def _before(headline: HtmlElement, lineage: frozenset[HtmlElement]) -> list[Block]:
    """What precedes the headline, as far back as it may matter."""
    reader = Reader(lineage, backwards=True)
    node = headline
    while node is not None and node.tag != "body" and reader.length < BEFORE:
        for sibling in node.itersiblings(preceding=True):
            reader.walk_back(sibling, BEFORE)
            reader.line()
            if reader.length >= BEFORE or reader.is_tired():
                break
        node = node.getparent()
    return [block for block in reversed(reader.blocks) if block.distance >= -BEFORE]


def hidden(element: HtmlElement) -> bool:
    """Whether the page keeps an element from its readers' eyes."""
    keys = element.keys()
    if not keys:
        return False
    if "hidden" in keys or ("aria-hidden" in keys and element.tag == "div" and element.get("aria-hidden") == "true"):
        return True
    if "style" in keys and hides(element.get("style")):
        return True
    return "class" in keys and _hides(element.get("class"))


@lru_cache(maxsize=8192)
def _hides(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None


def heads_comments(element: HtmlElement, text: str) -> bool:
    """Whether a text of an element is the heading over what readers wrote."""
    told = text.strip() if element.tag in HEADINGS and len(text) <= 2 * _LONGEST_OVER_COMMENTS else ""
    return 0 < len(told) <= _LONGEST_OVER_COMMENTS and _COMMENTS.fullmatch(told) is not None


def place_of(element: HtmlElement) -> Place:
    """Where an element's own tag, class and id put it."""
    # Of what it is about, an encyclopaedia's table tells who wrote it and when it was published.
    if element.tag in _ELSEWHERE_TAGS or (element.tag == "table" and "infobox" in (element.get("class") or "")):
        return Place.ELSEWHERE
    place = Place.BESIDE if element.tag in _BESIDE_TAGS else Place.ARTICLE
    for names in (element.get("class"), element.get("id")):
        if names:
            named = _named_place(names, element.tag in _SMALL)
            place = max(place, named)
    return place


def stands_elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands among comments, related stories or the like."""
    around = (each for each in islice(element.iterancestors(), _NEAREST) if each.tag not in {"body", "html"})
    return any(place_of(each) is Place.ELSEWHERE for each in around)


@lru_cache(maxsize=8192)
def _named_place(names: str, small: bool) -> Place:  # noqa: FBT001  # a keyword makes each look-up slower
    """Where a class or an id puts an element; pages repeat them, so that most are looked up."""
    lowered = names.lower()
    # Plain words are found faster than the patterns that begin with them.
    if _holds(lowered, _ELSEWHERE_PARTS) and (found := _ELSEWHERE.search(lowered)):
        return Place.ARTICLE if small and found[0] not in {"comment", "related"} else Place.ELSEWHERE
    return Place.BESIDE if not small and _holds(lowered, _BESIDE_PARTS) and _BESIDE.search(lowered) else Place.ARTICLE


def _holds(names: str, parts: tuple[str, ...]) -> bool:
    for part in parts:  # noqa: SIM110  # any() with a generator takes twice as long
        if part in names:
            return True
    return False
