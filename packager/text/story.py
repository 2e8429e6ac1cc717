"""Which text nodes of a page are its story: what the witness kept, weighed against the page itself.

Four numbered stages. 1. The witness. 2. A second opinion by density, where the witness kept
little of a page that holds much prose. 3. Did it end early? Paragraphs made like those kept, in
boxes that the witness never saw, are added. 4. Does another story follow? What stands under
another headline of the same rank is taken away.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from packager.text import furniture
from packager.text.extract import Kept, ask_witness
from packager.text.headings import fold
from packager.text.html import BLOCK, SILENT, Element, words

MEDIA = words("img picture figure video audio iframe object embed amp-img amp-video svg math")

LINK_DENSITY = 0.4
"""Share of a block's text inside links above which it is a list of links, not prose."""
PROSE_LENGTH = 80
"""Shortest paragraph, in characters, that is kept without a witness."""
USUAL_SHARE = 0.3
"""Share of the kept text that paragraphs of one make must hold to stand for the text's own."""
DOUBTED_LENGTH = 2000
"""Characters below which what the witness kept may be only a teaser of the story."""
OVERRULED = 3.0
"""How many times more prose than kept one container must hold for the witness to be overruled."""
STORY_SHARE = 0.2
"""Share of the kept text under one headline from which it is a story of its own."""

_OTHER_TEXTS = words("aside nav footer form blockquote figure figcaption")
"""Elements whose paragraphs are not the running text."""


@dataclass(slots=True)
class Facts:
    """What is inside an element, counted in characters."""

    kept: int = 0
    text: int = 0
    linked: int = 0
    blocks: bool = False
    media: int = 0


@dataclass(slots=True)
class Survey:
    """A page with the facts of every element, by document order."""

    order: list[Element]
    number: dict[Element, int]
    facts: list[Facts]
    kept: Kept
    first: int = 0
    """Number of the first element with kept text, and of the last."""
    last: int = 0
    drop: set[int] = field(default_factory=set)
    mute: set[tuple[int, str]] = field(default_factory=set)
    """Texts to leave out: (element number, "text" or "tail")."""
    cut: bool = False
    """True where the article was too long to be kept whole."""
    points: set[int] = field(default_factory=set)
    """Boxes that sum the story up in points."""

    def of(self, element: Element) -> Facts:
        """The facts of an element of the page."""
        return self.facts[self.number[element]]


def find_story(page: Element, url: str | None) -> Survey:
    """Say which text nodes of ``page`` are its story. Nothing kept means that none was found."""
    view = survey(page, ask_witness(page, url))
    for stage in (_second_opinion, _continued, _one_story):
        kept = stage(view)
        if kept is not None:
            view = survey(page, kept)
    return view


def survey(page: Element, kept: Kept) -> Survey:
    """Count, bottom up, what every element of the page holds."""
    order = list(page.iter())
    number = {element: i for i, element in enumerate(order)}
    facts = [Facts() for _ in order]
    for i in range(len(order) - 1, -1, -1):
        element, own = order[i], facts[i]
        size = len(element.text.strip()) if element.text and element.tag not in SILENT else 0
        own.text += size
        own.kept += size if i in kept.texts else 0
        own.media += element.tag in MEDIA
        if element.tag == "a":
            own.linked = own.text
        parent = element.getparent()
        if parent is None:
            continue
        above = facts[number[parent]]
        tail = len(element.tail.strip()) if element.tail else 0
        above.text += own.text + tail
        above.kept += own.kept + (tail if i in kept.tails else 0)
        above.linked += own.linked
        above.media += own.media
        above.blocks = above.blocks or own.blocks or element.tag in BLOCK
    touched = kept.texts | kept.tails
    return Survey(order, number, facts, kept, min(touched, default=0), max(touched, default=0))


def region(view: Survey) -> Element:
    """Return the smallest element that holds everything kept."""
    whole = view.facts[0].kept
    current = view.order[0]
    while True:
        inside = next((child for child in current if view.facts[view.number[child]].kept == whole), None)
        if inside is None or whole == 0:
            return current
        current = inside


def _second_opinion(view: Survey) -> Kept | None:
    """Where the witness kept little, keep the container with most prose, if it holds far more."""
    whole = view.facts[0].kept
    if whole >= DOUBTED_LENGTH:
        return None
    prose = [i for i, element in enumerate(view.order) if _is_prose(view, element) and not _shut_away(element)]
    votes: Counter[int] = Counter()
    for i in prose:
        parent = view.order[i].getparent()
        for weight in (1.0, 0.9, 0.8):
            if parent is None or parent.tag in {"body", "html"}:
                break
            votes[view.number[parent]] += int(weight * view.facts[i].text)
            parent = parent.getparent()
    if not votes:
        return None
    best, weight = votes.most_common(1)[0]
    if weight < OVERRULED * whole:
        return None
    inside = {view.number[each] for each in view.order[best].iter()}
    mine = [i for i in prose if i in inside]
    if len({_article_of(view.order[i]) for i in mine}) > 1:
        return None
    return _with_all(view, mine)


def _article_of(element: Element) -> Element | None:
    """The innermost ``article`` round an element."""
    return next(element.iterancestors("article"), None)


def _is_prose(view: Survey, element: Element) -> bool:
    facts = view.of(element)
    return element.tag == "p" and facts.text >= PROSE_LENGTH and facts.linked <= LINK_DENSITY * facts.text


def _with_all(view: Survey, numbers: list[int]) -> Kept:
    """What is kept, and all the text inside the elements of these numbers."""
    texts, tails = set(view.kept.texts), set(view.kept.tails)
    for i in numbers:
        texts |= {view.number[each] for each in view.order[i].iter()}
        tails |= {view.number[each] for each in view.order[i].iterdescendants()}
    return Kept(frozenset(texts), frozenset(tails))


Signature = tuple[str, str, str]


def _signature(element: Element) -> Signature:
    """What paragraphs of one text have in common: the make of the box they stand in.

    Where that has no class, their own.
    """
    parent = element.getparent()
    box = parent.get("class") or ""
    return "" if box else element.get("class") or "", parent.tag, box


def _continued(view: Survey) -> Kept | None:
    """Keep paragraphs that are made like those kept but stand in a part the witness never saw.

    A text is often laid in several boxes, with advertisements between them.
    """
    weights: Counter[Signature] = Counter()
    for i, element in enumerate(view.order):
        if element.tag == "p" and view.facts[i].kept:
            weights[_signature(element)] += view.facts[i].kept
    whole = view.facts[0].kept
    usual = {key for key, weight in weights.items() if weight > USUAL_SHARE * whole and (key[0] or key[2])}
    if not usual:
        return None
    mine = {_article_of(view.order[i]) for i in view.kept.texts}
    more = [
        i
        for i in range(view.first, len(view.order))
        if not view.facts[i].kept
        and _is_prose(view, view.order[i])
        and _signature(view.order[i]) in usual
        and _article_of(view.order[i]) in mine
        and not _shut_away(view.order[i])
    ]
    return _with_all(view, more) if more else None


def _shut_away(element: Element) -> bool:
    """Whether an element stands in what is surely another text."""
    return any(
        each.tag in _OTHER_TEXTS
        or furniture.is_hidden(each)
        or (each.tag != "body" and furniture.is_certain_furniture(each))
        for each in (element, *element.iterancestors())
    )


def _one_story(view: Survey) -> Kept | None:
    """Where several stories follow one another, each under its own h1, keep the page's own."""
    headlines = [e for e in view.order if e.tag == "h1" and view.of(e).text]
    if len(headlines) < 2:
        return None
    common = _common(headlines)
    whole = view.facts[0].kept
    stories = [
        child
        for child in common
        if view.of(child).kept > STORY_SHARE * whole and next(child.iter("h1"), None) is not None
    ]
    if len(stories) < 2:
        return None
    title = fold(view.order[0].findtext(".//title") or "")
    own = next((each for each in stories if _headline(each) and _headline(each) in title), stories[0])
    inside = {view.number[each] for each in own.iter()}
    return Kept(view.kept.texts & inside, view.kept.tails & inside - {view.number[own]})


def _headline(story: Element) -> str:
    return fold("".join(next(story.iter("h1")).itertext()))


def _common(elements: list[Element]) -> Element:
    """The deepest element that holds all of them."""
    lines = [[*reversed(list(each.iterancestors()))] for each in elements]
    together = None
    for level in zip(*lines, strict=False):
        if any(each is not level[0] for each in level):
            break
        together = level[0]
    return together
