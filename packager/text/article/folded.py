"""What stands folded away at the end of a text: short answers, which a witness passes over, under their questions."""

from __future__ import annotations

from packager.text.html import Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, Survey

IN_A_ROW = 60
"""Boxes behind one another that are looked back over to the text: a page of questions has some dozens."""
SHORTEST = 20
"""Characters of what is folded away."""
_OVER = words("h1 h2 h3 h4 h5 h6 p summary")
_BOXES = words("details div section amp-accordion dl")


def closes_folded(view: Survey, element: Element, in_a_row: int = IN_A_ROW) -> bool:
    """Whether an element behind the text is made of ``details`` and the lines over them, and follows the last of it."""
    if view.number[element] < view.last or element.tag not in _BOXES or not _is_folded(view, element):
        return False
    before = view.before(element)
    if before is not None and before.tag in _OVER and not view.of(before).kept:
        before = view.before(before)
    if before is None:
        return False
    return view.of(before).kept > 0 or (in_a_row > 1 and closes_folded(view, before, in_a_row - 1))


def _is_folded(view: Survey, box: Element) -> bool:
    facts = view.of(box)
    if facts.text < SHORTEST or facts.linked > LINK_DENSITY * facts.text or furniture.is_furniture(box):
        return False
    if box.tag == "details":
        return True
    folded = list(box.iter("details"))
    told = sum(view.of(each).text for each in folded)
    over = (each for each in box.iter(*_OVER) if next(each.iterancestors("details"), None) is None)
    return bool(folded) and told + sum(view.of(each).text for each in over) >= facts.text
