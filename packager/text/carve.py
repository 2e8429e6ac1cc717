"""Cuts the article out of the original page: what the witness kept, in the structure the page gave it.

The witness sees running text. Pictures with their captions, tables, code, lists and the small
words inside a paragraph that it passes over are kept where they stand among that text and
nothing marks them as furniture.
"""

from __future__ import annotations

from copy import deepcopy

from packager.text import furniture
from packager.text.html import BLOCK, Element, remove, words
from packager.text.story import LINK_DENSITY, PROSE_LENGTH, Survey, region

HEADINGS = words("h1 h2 h3 h4 h5 h6")
_WHOLE = words("table pre blockquote ul ol dl details math")
"""Structures that stay or go as one."""
_PICTURES = words("img picture amp-img svg math source video audio iframe amp-video object embed")

CAPTION_LENGTH = 600
"""Longest text, in characters, that may hang on a picture: 99 of 100 real captions with credit are shorter."""
MOST_OUTSIDE = 6
"""Pictures in one box that may stand before or after the text; more are a gallery of something else."""


def carve(view: Survey) -> tuple[Element, Element]:
    """Return the located element of the page, and a copy of it that holds the article alone."""
    root = _with_headline(view, region(view))
    stack = [(root, False)]
    while stack:
        element, picture_box = stack.pop()
        judge = _judge_picture_box if picture_box else _judge_children
        stack.extend(judge(view, element))
    return root, _copied(view, root)


def _copied(view: Survey, root: Element) -> Element:
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


def _with_headline(view: Survey, root: Element) -> Element:
    """Widen the region to the headline above the text, so that pictures between both are seen."""
    headline = next((e for e in view.order[: view.first] if e.tag == "h1" and view.facts[view.number[e]].text), None)
    if headline is None:
        return root
    above = set(headline.iterancestors())
    for element in (root, *root.iterancestors()):
        if element in above:
            return element
    return root


Inner = list[tuple[Element, bool]]
"""Elements to look into; True where only pictures and captions are looked for."""


def _judge_children(view: Survey, element: Element) -> Inner:
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


def _judge_picture_box(view: Survey, element: Element) -> Inner:
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


def _has_running_text(view: Survey, element: Element) -> bool:
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


def _rescued(view: Survey, element: Element) -> bool:
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


def _may_illustrate(view: Survey, element: Element) -> bool:
    """Whether a box with pictures, by its place and its links, can belong to the text."""
    i = view.number[element]
    facts = view.facts[i]
    if facts.linked > LINK_DENSITY * facts.text:
        return False
    if view.first < i < view.last:
        return True
    return facts.text <= CAPTION_LENGTH * facts.media and facts.media <= MOST_OUTSIDE


def _leads_to_text(view: Survey, heading: Element) -> bool:
    following = heading.getnext()
    return following is not None and view.facts[view.number[following]].kept > 0
