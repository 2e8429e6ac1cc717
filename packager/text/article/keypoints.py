"""Key points, and what else is the story's in boxes of what a page says of itself: its picture with the caption."""

from __future__ import annotations

from itertools import islice

from packager.text.article.illustrations import CREDIT_LENGTH, holds_one_picture
from packager.text.html import Element
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, Survey

MOST_ROUND = 100
"""Elements of a box of furniture among which what is the story's is looked for: one with dates, share bar, picture and
key points has some forty."""
MOST_WITHIN = 40
"""Elements of a box with one picture and its caption."""


def sums_up(view: Survey, element: Element) -> bool:
    """Whether an element without a witness is a box of key points, and no list of links called so."""
    facts = view.of(element)
    return furniture.is_key_points(element) and facts.text > 0 and facts.linked <= LINK_DENSITY * facts.text


def spare_own(view: Survey, box: Element) -> bool:
    """Mark all of a box to go but the key points and the captioned picture in it; whether there are any.

    Only where the names of the box say that it is about the story, or say little: not what names other stories.
    """
    if furniture.is_certain_furniture(box) or furniture.is_control(box) or furniture.is_overruled(box):
        return False
    inside = list(islice(box.iterdescendants("div", "section", "aside", "figure", "ul", "ol"), MOST_ROUND))
    named = (each for each in inside if not furniture.is_furniture(each))
    points = next((each for each in named if sums_up(view, each)), None)
    picture = next((each for each in inside if _is_captioned(view, each)), None)
    if points is not None:
        view.points.add(view.number[points])
    if picture is not None:
        view.drop.update(view.number[each] for each in picture.iterdescendants() if furniture.is_control(each))
    own = [each for each in (points, picture) if each is not None]
    _drop_beside(view, box, own)
    return bool(own)


def _is_captioned(view: Survey, element: Element) -> bool:
    """Whether an element holds one picture, a caption that is called one, and no other words."""
    facts = view.of(element)
    if not facts.media or not facts.text > CREDIT_LENGTH or facts.linked or furniture.is_furniture(element):
        return False
    inside = list(islice(element.iterdescendants(), MOST_WITHIN + 1))
    return (
        len(inside) <= MOST_WITHIN
        and holds_one_picture(inside)
        and any(view.of(each).text == facts.text and furniture.is_caption(each) for each in inside)
    )


def _drop_beside(view: Survey, box: Element, own: list[Element]) -> None:
    """Mark to go what a box holds beside some elements, and round them."""
    round_them = {box}
    for each in own:
        above = each.getparent()
        while above not in round_them:
            round_them.add(above)
            above = above.getparent()
    for above in round_them:
        view.mute.add((view.number[above], "text"))
        view.mute.update((view.number[each], "tail") for each in above)
        view.drop.update(view.number[each] for each in above if each not in round_them and each not in own)
