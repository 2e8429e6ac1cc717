"""Cuts the article out of the original page: what the witness kept, in the structure the page gave it.

The witness sees running text. Pictures with their captions, tables, code, lists and the small
words inside a paragraph that it passes over are kept where they stand among that text and
nothing marks them as furniture.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field

from packager.text import furniture
from packager.text.extract import Kept
from packager.text.html import BLOCK, Element, remove, words

MEDIA = words("img picture figure video audio iframe object embed amp-img amp-video svg math")
HEADINGS = words("h1 h2 h3 h4 h5 h6")
_WHOLE = words("table pre blockquote ul ol dl details math")
"""Structures that stay or go as one."""
_PICTURES = words("img picture amp-img svg math source video audio iframe amp-video object embed")
_OTHER_TEXTS = words("aside nav footer form blockquote figure figcaption")
"""Elements whose paragraphs are not the running text."""

CAPTION_LENGTH = 600
"""Longest text, in characters, that may hang on a picture: 99 of 100 real captions with credit are shorter."""
LINK_DENSITY = 0.4
"""Share of a block's text inside links above which it is a list of links, not prose."""
USUAL_SHARE = 0.3
"""Share of the kept text that paragraphs of one make must hold to stand for the text's own."""
MOST_OUTSIDE = 6
"""Pictures in one box that may stand before or after the text; more are a gallery of something else."""
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
    if _continue_story(view):
        view = survey(page, view.kept)
    root = _with_headline(view, region(view))
    stack = [(root, False)]
    while stack:
        element, picture_box = stack.pop()
        judge = _judge_picture_box if picture_box else _judge_children
        stack.extend(judge(view, element))
    return root, _copied(view, root)


def _copied(view: _Survey, root: Element) -> Element:
    """Copy ``root`` without what was marked to go."""
    copy = deepcopy(root)
    copy.tail = None
    start = view.number[root]
    twins = list(copy.iter())
    for i, where in view.mute:
        setattr(twins[i - start], where, None)
    for i in sorted(view.drop, reverse=True):
        remove(twins[i - start])
    return copy


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


Signature = tuple[str, str, str, str]


def _signature(element: Element) -> Signature:
    """What paragraphs of one text have in common: tag and class, their own and their parent's."""
    parent = element.getparent()
    return element.tag, element.get("class") or "", parent.tag, parent.get("class") or ""


def _continue_story(view: _Survey) -> bool:
    """Keep paragraphs that are made like those kept but stand in a part the witness never saw.

    A text is often laid in several boxes, with advertisements between them. True if any was added.
    """
    weights: Counter[Signature] = Counter()
    for i, element in enumerate(view.order):
        if element.tag == "p" and view.facts[i].kept:
            weights[_signature(element)] += view.facts[i].kept
    whole = view.facts[0].kept
    usual = {key for key, weight in weights.items() if weight > USUAL_SHARE * whole and (key[1] or key[3])}
    if not usual:
        return False
    texts = set(view.kept.texts)
    tails = set(view.kept.tails)
    before = len(texts)
    for i in range(view.first, len(view.order)):
        element, facts = view.order[i], view.facts[i]
        if element.tag != "p" or facts.kept or facts.text < PROSE_LENGTH or facts.linked > LINK_DENSITY * facts.text:
            continue
        if _signature(element) in usual and not any(_shut(each) for each in (element, *element.iterancestors())):
            texts |= {view.number[each] for each in element.iter()}
            tails |= {view.number[each] for each in element.iterdescendants()}
    view.kept = Kept(frozenset(texts), frozenset(tails))
    return len(texts) > before


def _shut(element: Element) -> bool:
    """Whether what is inside an element is surely another text."""
    return element.tag in _OTHER_TEXTS or furniture.is_certain_furniture(element) or furniture.is_hidden(element)


Inner = list[tuple[Element, bool]]
"""Elements to look into; True where only pictures and captions are looked for."""


def _judge_children(view: _Survey, element: Element) -> Inner:
    """Mark what to drop among the children of an element that stays."""
    inner: Inner = []
    runs = _has_running_text(view, element)
    own = view.number[element]
    if own not in view.kept.texts and not runs:
        view.mute.add((own, "text"))
    for child in element:
        i = view.number[child]
        if i not in view.kept.tails and not runs:
            view.mute.add((i, "tail"))
        inline = not view.facts[i].blocks and child.tag not in BLOCK
        if view.facts[i].kept:
            if inline and furniture.is_furniture(child):
                view.drop.add(i)
            else:
                inner.append((child, False))
        elif runs and inline and (child.tag == "br" or not furniture.is_furniture(child)):
            continue
        elif view.facts[i].media and child.tag not in _WHOLE and not furniture.is_furniture(child):
            if _may_illustrate(view, child):
                inner.append((child, True))
            else:
                view.drop.add(i)
        elif not _rescued(view, child):
            view.drop.add(i)
    return inner


def _judge_picture_box(view: _Survey, element: Element) -> Inner:
    """Of a box with pictures that the witness passed over, keep the pictures and their captions."""
    inner: Inner = []
    figure = element.tag == "figure"
    if not figure and element.tag != "picture" and not furniture.is_caption(element):
        view.mute.add((view.number[element], "text"))
    for child in element:
        i = view.number[child]
        if not figure:
            view.mute.add((i, "tail"))
        if child.tag in _PICTURES:
            continue
        if furniture.is_furniture(child) and child.tag != "noscript":
            view.drop.add(i)
        elif furniture.is_caption(child):
            continue
        elif view.facts[i].media:
            inner.append((child, True))
        elif not (figure and view.facts[i].text <= CAPTION_LENGTH and not view.facts[i].linked):
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


def _rescued(view: _Survey, element: Element) -> bool:
    """Whether an element without a witness stays."""
    i = view.number[element]
    facts = view.facts[i]
    if not view.first < i < view.last:
        return element.tag in _PICTURES and _may_illustrate(view, element)
    if element.tag in {"hr", "br"}:
        return True
    if furniture.is_furniture(element) and element.tag not in {"noscript"}:
        return False
    if facts.media and facts.text == 0:
        return _may_illustrate(view, element)
    if facts.text == 0 or facts.linked > LINK_DENSITY * facts.text:
        return False
    if element.tag in HEADINGS:
        return _leads_to_text(view, element)
    return element.tag in _WHOLE or (element.tag == "p" and facts.text >= PROSE_LENGTH)


def _may_illustrate(view: _Survey, element: Element) -> bool:
    """Whether a box with pictures, by its place and its links, can belong to the text."""
    i = view.number[element]
    facts = view.facts[i]
    if facts.linked > LINK_DENSITY * facts.text:
        return False
    if view.first < i < view.last:
        return True
    return facts.text <= CAPTION_LENGTH * facts.media and facts.media <= MOST_OUTSIDE


def _leads_to_text(view: _Survey, heading: Element) -> bool:
    following = heading.getnext()
    return following is not None and view.facts[view.number[following]].kept > 0
