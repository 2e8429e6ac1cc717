"""Where a page says itself which part is its text, and its letters agree: no other witness is needed then.

Two independent voices: what the page calls its text (an element, a property, a name), and where
its prose stands. Only where both name one container, which holds little else, are they believed.
"""

from __future__ import annotations

import re
from collections import Counter

from packager.text.article.posts import text_of
from packager.text.html import SETS, Element, words
from packager.text.page import furniture
from packager.text.page.extract import Kept
from packager.text.page.survey import (
    LINK_DENSITY,
    Survey,
    is_boxed_prose,
    is_prose,
    shut_away,
    with_all,
)

FEWEST_PARAGRAPHS = 4
"""Paragraphs of prose from which the letters have a voice."""
FEWEST_LETTERS = 1200
"""Characters of that prose."""
IN_ONE_PLACE = 0.9
"""Share of the page's prose that must stand in one container."""
MOSTLY_PROSE = 0.6
"""Share of the container's characters that must be prose: the rest is short lines, lists and tables."""
MOST_LINKED = 0.25
"""Share of the container's characters that may stand inside links."""

_BODY_NAME = re.compile(
    r"(?:^|[ -])(?:(?:article|story|post|entry|news|single|main|body|page|content)[ -]?"
    r"(?:body|content|contents|text|copy|inner|texte|contenu|corps|inhalt|cuerpo|contenido|texto|corpo|testo|tekst)"
    r"|article|story|h-?entry|e-content|body-?(?:text|copy)|rich-?text|artikel|articulo|articolo|artigo)(?=[ -]|$)"
)
MOST_LINKED_AMONG = 0.7
"""Share of a heading, list or table between paragraphs that may stand inside links."""
DATA_LENGTH = 200
"""Characters of a list or table that closes the text in a box of its own; menus and tags are shorter."""
MOST_LINKED_DATA = 0.1
"""Share of its characters that may stand inside links; lists of other stories are made of them."""
_NAMED = words("article main")
_RUNNING = words("p ul ol dl pre table blockquote h2 h3 h4 h5 h6")
"""Children of the container that are text, whatever their length."""


def agreed_text(view: Survey) -> Kept | None:
    """Return the text on which the page's names and its letters agree, or None where they do not."""
    paragraphs = view.order[0].iter("p")
    prose = [view.number[each] for each in paragraphs if is_prose(view, each) and not shut_away(view, each)]
    whole = sum(view.facts[i].text for i in prose)
    if len(prose) < FEWEST_PARAGRAPHS or whole < FEWEST_LETTERS:
        return None
    container = _common_place(view, prose, IN_ONE_PLACE * whole)
    facts = view.of(container)
    mine = [i for i in prose if container in view.order[i].iterancestors()]
    inside = sum(view.facts[i].text for i in mine)
    if (
        inside < MOSTLY_PROSE * facts.text
        or facts.linked > MOST_LINKED * facts.text
        or not _is_called_text(container)
        or len({text_of(view, view.order[i]) for i in prose}) > 1
        or _boxed_elsewhere(view, container) > inside
    ):
        return None
    return with_all(view, {*mine, *_running(view, container, mine)})


def _boxed_elsewhere(view: Survey, container: Element) -> int:
    """Characters of the prose that most stands in one place outside the container, in boxes and not in paragraphs."""
    inside = set(container.iter("div"))
    places: Counter[Element] = Counter()
    for element in view.order[0].iter("div"):
        if element not in inside and is_boxed_prose(view, element) and not shut_away(view, element):
            places[element.getparent()] += view.of(element).text
    return max(places.values(), default=0)


def _common_place(view: Survey, prose: list[int], enough: float) -> Element:
    """The smallest element with ``enough`` characters of the prose."""
    held: Counter[Element] = Counter()
    for i in prose:
        for box in view.order[i].iterancestors():
            held[box] += view.facts[i].text
    return max((box for box, size in held.items() if size >= enough), key=lambda box: view.number[box])


def _is_called_text(container: Element) -> bool:
    """Whether the page says of a container that it is the text, or all the text stands in it."""
    for element in (container, *container.iterancestors()):
        if element.tag == "body":
            return False
        if (
            element.tag in _NAMED
            or "articleBody" in (element.get("itemprop") or "")
            or _BODY_NAME.search(furniture.names(element))
        ):
            return True
    return False


def _running(view: Survey, container: Element, prose: list[int]) -> list[int]:
    """The numbers of what is text as well: short lines beside the prose, headings, lists and tables among it."""
    boxes = {view.order[i].getparent() for i in prose} | {container}
    makes = {(box.tag, box.get("class")) for box in boxes if box.get("class")}
    apart: dict[Element, bool] = {container: False}
    found = []
    for element in container.iterdescendants(*_RUNNING):
        i, parent = view.number[element], element.getparent()
        among = prose[0] < i < prose[-1] and element.tag != "p"
        facts = view.of(element)
        reads = facts.text > 0 and facts.linked <= (MOST_LINKED_AMONG if among else LINK_DENSITY) * facts.text
        # Some systems lay every paragraph in a box of its own.
        beside = parent in boxes or (prose[0] < i < prose[-1] and (parent.tag, parent.get("class")) in makes)
        if reads and (among or beside or _is_data(view, element)) and not _is_furniture_here(element, apart):
            found.append(i)
    return found


def _is_data(view: Survey, element: Element) -> bool:
    """Whether an element is a list or table with hardly a link: it may close the text in a box of its own.

    A table that says what stands in its columns, and has no link at all, is of no menu, however small.
    """
    facts = view.of(element)
    if element.tag not in SETS or facts.linked > MOST_LINKED_DATA * facts.text:
        return False
    headed = element.tag == "table" and not facts.linked and next(element.iter("th", "caption"), None) is not None
    return facts.text >= DATA_LENGTH or headed


def _is_furniture_here(element: Element, apart: dict[Element, bool]) -> bool:
    return furniture.is_furniture(element) or _stands_apart(element.getparent(), apart)


def _stands_apart(box: Element, known: dict[Element, bool]) -> bool:
    """Whether a box inside the container, or one round it there, is furniture; ``known`` remembers."""
    if box not in known:
        known[box] = furniture.is_furniture(box) or box.tag == "aside" or _stands_apart(box.getparent(), known)
    return known[box]
