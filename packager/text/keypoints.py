"""Key points: boxes that sum a story up, some of which stand in boxes of what a page says about itself."""

from __future__ import annotations

from itertools import islice

from packager.text import furniture
from packager.text.html import Element
from packager.text.survey import LINK_DENSITY, Survey

MOST_ROUND = 100
"""Elements of a box of furniture among which key points are looked for: one with dates, share bar and picture beside
them has some thirty."""


def sums_up(view: Survey, element: Element) -> bool:
    """Whether an element without a witness is a box of key points, and no list of links called so."""
    facts = view.of(element)
    return furniture.is_key_points(element) and facts.text > 0 and facts.linked <= LINK_DENSITY * facts.text


def spare_points(view: Survey, box: Element) -> bool:
    """Mark all of a box to go but the key points in it; whether there are any.

    Only where the names of the box say that it is about the story, or say little: not what names other stories.
    """
    if furniture.is_certain_furniture(box) or furniture.is_control(box) or furniture.is_overruled(box):
        return False
    inside = islice(box.iterdescendants("div", "section", "aside", "ul", "ol"), MOST_ROUND)
    found = next((each for each in inside if sums_up(view, each) and not furniture.is_furniture(each)), None)
    if found is None:
        return False
    view.points.add(view.number[found])
    while found is not box:
        above = found.getparent()
        view.mute.add((view.number[above], "text"))
        view.mute.update((view.number[each], "tail") for each in above)
        view.drop.update(view.number[each] for each in above if each is not found)
        found = above
    return True
