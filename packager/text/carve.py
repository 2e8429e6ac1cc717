"""Cuts the article out of the original page: what the witness kept, in the structure the page gave it.

The witness sees running text. Pictures with their captions, tables, code, lists and the small
words inside a paragraph that it passes over are kept where they stand among that text and
nothing marks them as furniture.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from packager.text import furniture
from packager.text.extract import Kept
from packager.text.html import BLOCK, Element, remove, words

MEDIA = words("img picture figure video audio iframe object embed amp-img amp-video svg math")
HEADINGS = words("h1 h2 h3 h4 h5 h6")
_STRUCTURES = words("table pre blockquote ul ol dl details")

CAPTION_LENGTH = 600
"""Longest text, in characters, that may hang on a picture: 99 of 100 real captions with credit are shorter."""
LINK_DENSITY = 0.4
"""Share of a block's text inside links above which it is a list of links, not prose."""
PROSE_LENGTH = 80
"""Shortest paragraph, in characters, that is kept without a witness."""


@dataclass(slots=True)
class _Facts:
    """What is inside an element, counted in characters."""

    kept: int = 0
    text: int = 0
    linked: int = 0
    blocks: bool = False
    media: int = 0


@dataclass(slots=True)
class _Survey:
    """An element of the page with the facts of all below it, by document order."""

    order: list[Element]
    number: dict[Element, int]
    facts: list[_Facts]
    kept: Kept
    first: int = 0
    last: int = 0
    drop: set[int] = field(default_factory=set)
    mute: set[tuple[int, str]] = field(default_factory=set)
    """Texts to leave out: (element number, "text" or "tail")."""


def survey(page: Element, kept: Kept) -> _Survey:
    """Count, bottom up, what every element of the page holds."""
    order = list(page.iter())
    number = {element: i for i, element in enumerate(order)}
    facts = [_Facts() for _ in order]
    for i in range(len(order) - 1, -1, -1):
        element, own = order[i], facts[i]
        size = len(element.text.strip()) if element.text else 0
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
    return _Survey(order, number, facts, kept, min(touched, default=0), max(touched, default=0))


def region(view: _Survey) -> Element:
    """Return the smallest element that holds everything kept."""
    whole = view.facts[0].kept
    current = view.order[0]
    while True:
        inside = next((child for child in current if view.facts[view.number[child]].kept == whole), None)
        if inside is None or whole == 0:
            return current
        current = inside


def carve(page: Element, kept: Kept) -> tuple[Element, Element]:
    """Return the located element of the page, and a copy of it that holds the article alone."""
    view = survey(page, kept)
    root = _with_headline(view, region(view))
    stack = [root]
    while stack:
        stack.extend(_judge_children(view, stack.pop()))
    copy = deepcopy(root)
    copy.tail = None
    start = view.number[root]
    twins = list(copy.iter())
    for i, where in view.mute:
        if where == "text":
            twins[i - start].text = None
        else:
            twins[i - start].tail = None
    for i in sorted(view.drop, reverse=True):
        remove(twins[i - start])
    return root, copy


def _with_headline(view: _Survey, root: Element) -> Element:
    """Widen the region to the headline above the text, so that pictures between both are seen."""
    headline = next((e for e in view.order[: view.first] if e.tag == "h1" and view.facts[view.number[e]].text), None)
    if headline is None:
        return root
    above = set(headline.iterancestors())
    for element in (root, *root.iterancestors()):
        if element in above:
            return element
    return root


def _judge_children(view: _Survey, element: Element) -> list[Element]:
    """Mark what to drop among the children of an element that stays; return those to look into."""
    facts = view.facts
    inner: list[Element] = []
    runs = _has_running_text(view, element)
    own = view.number[element]
    if element.text and element.text.strip() and own not in view.kept.texts and not runs:
        view.mute.add((own, "text"))
    for child in element:
        i = view.number[child]
        if child.tail and child.tail.strip() and i not in view.kept.tails and not runs:
            view.mute.add((i, "tail"))
        if facts[i].kept:
            if facts[i].blocks or child.tag in BLOCK:
                inner.append(child)
            elif not _stays_inline(view, child):
                view.drop.add(i)
            else:
                inner.append(child)
        elif runs and not facts[i].blocks and child.tag not in BLOCK and _stays_inline(view, child):
            continue
        elif not _rescued(view, child):
            view.drop.add(i)
    return inner


def _has_running_text(view: _Survey, element: Element) -> bool:
    """Whether the element's own line of text, not counting blocks inside it, is kept in part."""
    if view.number[element] in view.kept.texts:
        return True
    for child in element:
        i = view.number[child]
        if i in view.kept.tails:
            return True
        if view.facts[i].kept and child.tag not in BLOCK and not view.facts[i].blocks:
            return True
    return False


def _stays_inline(view: _Survey, element: Element) -> bool:
    return element.tag == "br" or not furniture.is_furniture(element)


def _rescued(view: _Survey, element: Element) -> bool:
    """Whether an element without a witness stays."""
    i = view.number[element]
    facts = view.facts[i]
    if element.tag in {"hr", "br"}:
        return view.first < i < view.last
    if any_furniture(element):
        return False
    if facts.media:
        return _is_illustration(view, element)
    if not view.first < i < view.last:
        return False
    if facts.text == 0 or facts.linked > LINK_DENSITY * facts.text:
        return False
    if element.tag in HEADINGS:
        return _leads_to_text(view, element)
    if element.tag in _STRUCTURES:
        return True
    return element.tag == "p" and facts.text >= PROSE_LENGTH


def any_furniture(element: Element) -> bool:
    return furniture.is_furniture(element)


def _is_illustration(view: _Survey, element: Element) -> bool:
    facts = view.facts[view.number[element]]
    i = view.number[element]
    if i > view.last and element.tag not in MEDIA and facts.text > CAPTION_LENGTH:
        return False
    if facts.text > CAPTION_LENGTH * facts.media:
        return False
    return not (facts.linked and facts.linked > LINK_DENSITY * facts.text)


def _leads_to_text(view: _Survey, heading: Element) -> bool:
    following = heading.getnext()
    return following is not None and view.facts[view.number[following]].kept > 0
