"""Prose that stands bare in a box among other boxes: no paragraph of its own holds it."""

from __future__ import annotations

from collections.abc import Iterator

from packager.text.html import BLOCK, Element, words
from packager.text.page.extract import Kept
from packager.text.page.survey import PROSE_LENGTH, Survey, is_prose, length, shut_away

_HOLDERS = words("div td section article main center font span blockquote dd li")
"""Elements that hold the text of a page which knows no paragraphs."""
MOST_LINKED_BARE = 0.25
"""Share of what stands in lines between boxes that may be inside links: in menus without lists it is nearly all."""


def said(text: str | None) -> int:
    """Characters of a text, and none of a script's: what its page lost the tag of is no prose."""
    return 0 if text is None or "{" in text else length(text)


def runs(view: Survey, element: Element) -> Iterator[tuple[int, int]]:
    """The runs of bare text in an element, between its blocks: characters outside links, and inside them."""
    run, linked = said(element.text), 0
    for child in element:
        facts = view.of(child)
        if child.tag in BLOCK or facts.blocks:
            yield run, linked
            run = linked = 0
        else:
            run += facts.text - facts.linked
            linked += facts.linked
        run += said(child.tail)
    yield run, linked


def fullest(view: Survey) -> tuple[Element | None, int]:
    """The box with most bare prose beside blocks of its own, and how many characters that has."""
    best, most = None, 0
    for element in view.order:
        if element.tag not in _HOLDERS or not view.of(element).blocks:
            continue
        long = [run for run in runs(view, element) if run[0] >= PROSE_LENGTH]
        size = sum(run for run, _ in long)
        linked = sum(inside for _, inside in long)
        if size > most and linked <= MOST_LINKED_BARE * size and not shut_away(view, element):
            best, most = element, size
    return best, most


def bare_text(view: Survey, element: Element) -> Kept:
    """What is kept of a box whose text stands bare in it: its lines, with the small words in them, and paragraphs."""
    texts, tails = {view.number[element]}, set()
    for child in element:
        tails.add(view.number[child])
        if (child.tag not in BLOCK and not view.of(child).blocks) or is_prose(view, child):
            inside = view.inside(child)
            texts.update(inside)
            tails.update(inside[1:])
    return Kept(frozenset(texts), frozenset(tails))
