"""Illustrations: boxes with pictures that belong to the text, by their place, their links and what they say."""

from __future__ import annotations

from packager.text import furniture
from packager.text.html import Element, words
from packager.text.subheads import holds_heading_alone
from packager.text.survey import LINK_DENSITY, Survey

CAPTION_LENGTH = 600
"""Longest text, in characters, that may hang on a picture. Of 1,224 captions on 1,101 pages, 99 in 100 had
under 340, one had over 600 (696)."""
CREDIT_LENGTH = 30
"""Characters inside links that a figure may hold and no more: whom the picture is by, or "enlarge"."""
MOST_OUTSIDE = 6
"""Pictures in one box that may stand before or after the text; more are a gallery of something else."""

_BOXES = words("div section span article main header center font")


def may_illustrate(view: Survey, element: Element) -> bool:
    """Whether a box with pictures, by its place and its links, can belong to the text."""
    i = view.number[element]
    facts = view.facts[i]
    if facts.linked > max(LINK_DENSITY * facts.text, CREDIT_LENGTH if element.tag == "figure" else 0):
        return False
    if view.first < i < view.last:
        return True
    return facts.text <= CAPTION_LENGTH * facts.media and facts.media <= MOST_OUTSIDE


def is_captioned_picture(view: Survey, element: Element) -> bool:
    """Whether a box holds one picture with its caption and next to nothing else: whatever its name, it is a figure."""
    facts = view.of(element)
    if element.tag not in _BOXES or not 0 < facts.text <= CAPTION_LENGTH or facts.linked > CREDIT_LENGTH:
        return False
    figures = list(element.iter("figure"))
    return (
        len(figures) == 1
        and next(figures[0].iter("img"), None) is not None
        and next(figures[0].iter("figcaption"), None) is not None
        and view.of(figures[0]).text == facts.text
        and may_illustrate(view, element)
        and not furniture.is_hidden(element)
    )


def is_piece_here(view: Survey, element: Element) -> bool:
    """Whether a piece of a page made with a builder is a heading over the text, or a picture that leads nowhere."""
    if not furniture.is_piece(element) or furniture.is_hidden(element) or next(element.iter("a"), None) is not None:
        return False
    if next(element.iter("img"), None) is None:
        return view.first < view.number[element] < view.last and holds_heading_alone(view, element)
    return view.of(element).text <= CAPTION_LENGTH and may_illustrate(view, element)
