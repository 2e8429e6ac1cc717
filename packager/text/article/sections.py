"""Boxes that are parts of a text by what they are made of: sections with pictures, and cards of lists."""

from __future__ import annotations

from itertools import islice

from packager.text.article.lists import FEWEST_ENTRIES, MOST_OF_TEXT
from packager.text.html import HEADINGS, LISTS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, PLAIN_BOXES, PROSE_LENGTH, Survey, is_prose

FEWEST_IN_SECTION = 3
"""Paragraphs of prose, or lists, from which a box with pictures is a part of the text and no captioned gallery or
teaser."""
CARD_LENGTH, FEWEST_LISTS, MOST_IN_CARD = 80, 2, 400
"""Characters of a box of lists beside the text, its lists and its headings at least, and how many elements of it are
looked at."""
LISTED = 0.4
"""Share of its characters that those lists hold; in offers of a thing prose and prices stand beside them."""
MOST_LINKED_CARD = 0.1
"""Share of it that may stand in links: lists of other stories, tags and services are made of them."""
_CARDS = words("div section article")


def is_section(view: Survey, element: Element) -> bool:
    """Whether a box with pictures, between what is kept, is a part of the text: it holds paragraphs or lists."""
    facts = view.of(element)
    if not view.is_among(element) or facts.linked > LINK_DENSITY * facts.text:
        return False
    if element.tag not in PLAIN_BOXES or facts.text < FEWEST_IN_SECTION * PROSE_LENGTH:
        return False
    prose = (each for each in element.iter("p", *LISTS) if _reads_as_section(view, each))
    return next(islice(prose, FEWEST_IN_SECTION - 1, None), None) is not None


def _reads_as_section(view: Survey, element: Element) -> bool:
    """Whether an element is a paragraph of prose beside no picture, or a list of points: of what speaks for a thing."""
    if element.tag == "p":
        return is_prose(view, element) and element.getparent().tag != "figcaption"
    facts = view.of(element)
    return facts.text >= PROSE_LENGTH and not facts.linked and not facts.media


def is_card_of_lists(view: Survey, box: Element) -> bool:
    """Whether a box before or behind the text is made of lists under headings of their own, and of hardly a link: a
    recipe's ingredients and steps, what speaks for a thing and against it."""
    facts = view.of(box)
    if view.is_among(box) or box.tag not in _CARDS or facts.kept or furniture.is_furniture(box):
        return False
    if facts.text < CARD_LENGTH or facts.linked > MOST_LINKED_CARD * facts.text:
        return False
    if view.of(box.getparent()).kept <= MOST_OF_TEXT * view.facts[0].kept:
        return False
    inside = list(islice(box.iterdescendants(), MOST_IN_CARD))
    lists = [each for each in inside if each.tag in LISTS and len(each) >= FEWEST_ENTRIES and not view.of(each).linked]
    headings = sum(each.tag in HEADINGS for each in inside)
    listed = sum(view.of(each).text for each in lists)
    return min(len(lists), headings) >= FEWEST_LISTS and listed >= LISTED * facts.text
