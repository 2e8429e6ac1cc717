"""Boxes that an article sets apart beside its text: facts and remarks, and no other story, list of links or offer.

Some are called so; the rest are an ``aside`` under a heading of its own. A witness passes over most of them.
"""

from __future__ import annotations

from packager.text.html import HEADINGS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import PROSE_LENGTH, Survey
from packager.text.parts.captions import CAPTION_LENGTH

MOST_LINKED_REMARK = 0.2
"""Share of a box with facts or a remark that may stand in links: a word of it; what points elsewhere is one link."""
REMARK_LENGTH = 12
"""Characters of a remark in a box of its own; what is shorter is a sign."""
FACTS_LENGTH = 4000
"""Characters of a box of facts; what is longer and called so is a part of the text."""
MOST_LINKED_ASIDE = 0.1
"""The same of an ``aside`` that nothing is called. Of 94 among the texts of 1,101 pages 12 have so few and no picture:
pull quotes, sign-up forms, credits. None has a heading and nothing to press."""
_TO_PRESS = words("form button input select textarea iframe")


def is_fact_box(view: Survey, box: Element) -> bool:
    """Whether an element without a witness is a box of facts of the article."""
    facts = view.of(box)
    if not 0 < facts.text <= FACTS_LENGTH or box.tag not in furniture.BOXES:
        return False
    sidebar = box.tag == "div" and furniture.is_sidebar(box)
    if furniture.is_furniture(box) and not sidebar:
        return False
    if furniture.is_facts(box):
        return facts.linked <= MOST_LINKED_REMARK * facts.text and view.of(box.getparent()).kept > 0
    if not (sidebar or box.tag == "aside") or not view.is_among(box) or facts.media or facts.text < PROSE_LENGTH:
        return False
    return facts.linked <= MOST_LINKED_ASIDE * facts.text and _tells_facts(box)


def is_info_box(view: Survey, box: Element) -> bool:
    """Whether a box of which a witness kept some tells, under its own heading, what is behind the story."""
    if not 0 < view.of(box).text <= FACTS_LENGTH or not view.is_among(box) or not furniture.is_info(box):
        return False
    return view.of(box).linked <= MOST_LINKED_REMARK * view.of(box).text and _tells_facts(box)


def is_remark(view: Survey, element: Element) -> bool:
    """Whether an element is a remark that the writer set apart in a box: text of a few words, hardly a link.

    An ``aside`` of one line without any name is one: so editors write it, and what pages are built of has names.
    """
    facts = view.of(element)
    plain = element.tag == "aside" and not element.keys() and not facts.blocks
    if not (plain or furniture.is_callout(element)) or not view.is_among(element):
        return False
    hardly_linked = facts.linked <= MOST_LINKED_REMARK * facts.text
    return REMARK_LENGTH <= facts.text <= CAPTION_LENGTH and hardly_linked and not furniture.is_hidden(element)


def is_pull_quote(view: Survey, box: Element) -> bool:
    """Whether a box among the text is called a quotation, and is one of few words without a link."""
    facts = view.of(box)
    if box.tag not in furniture.BOXES or not view.is_among(box) or not furniture.is_quotation(box):
        return False
    return REMARK_LENGTH <= facts.text <= CAPTION_LENGTH and not facts.linked and not facts.media


def set_apart(view: Survey, box: Element) -> None:
    """Note that a box is to be an aside, without furniture in it."""
    view.boxes.add(view.number[box])
    drop_furniture_in(view, box)


def drop_furniture_in(view: Survey, box: Element) -> None:
    """Mark to go what in a box that stays is to be pressed, or furniture by its names."""
    view.drop.update(view.number[each] for each in box.iterdescendants("*") if furniture.is_furniture(each))


def _tells_facts(box: Element) -> bool:
    """Whether a box has a heading of its own and words under it, and offers nothing."""
    if next(box.iter(*_TO_PRESS), None) is not None:
        return False
    return next(box.iter(*HEADINGS), None) is not None and next(box.iter("p", "li"), None) is not None
