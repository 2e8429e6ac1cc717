"""Headings that belong to a text because of what they head, and lists of sources under its end.

A witness passes over headings as often as not. One stays where the text that it heads stays.
"""

from __future__ import annotations

from itertools import chain, islice, takewhile

from packager.text.article.folded import closes_folded
from packager.text.article.lists import closes_text
from packager.text.html import BOLD, HEADINGS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, PROSE_LENGTH, Survey

WHOLE = words("table pre blockquote ul ol dl details math")
"""Structures that stay or go as one."""
HEADING_WITHIN = 4
"""Boxes round a heading, itself among them, at whose end the text that it heads may begin: DocBook lays three."""
_LINES = words("p div center")
SECTION_WITHIN = 5
"""Boxes round a heading that lay out one section of a page: section, container, row and column are usual."""
LINE_LENGTH = 120
"""Characters of a line that may head a text."""
BESIDE, FEWEST_BEST = 12, 3
"""Elements on either side of a linked line in bold, among which so many with it are made like it: what a list of the
best names. An advertisement between paragraphs stands alone."""
IN_A_ROW = 8
"""Headings that may stand above each other over one text: a kicker, a title and two below are usual, and more is an
index. Without it, twenty thousand headings are each asked about all that follow."""


def leads_to_text(view: Survey, heading: Element, in_a_row: int = IN_A_ROW) -> bool:
    """Whether what follows a heading, or the box that it heads, stays."""
    current = heading
    for _ in range(HEADING_WITHIN):
        following = _next_shown(view, current)
        if following is not None:
            return _stays(view, following, in_a_row)
        current = current.getparent()
        if current is None or current is view.order[0]:
            return False
    return False


def is_bold_line(view: Survey, element: Element) -> bool:
    """Whether an element is a short line in bold and nothing else: a heading that is not called one.

    One that is a link names one of several things on other sites; the site's own stories are not of the text.
    """
    facts = view.of(element)
    if element.tag not in _LINES or facts.blocks or not 0 < facts.text < LINE_LENGTH:
        return False
    if not any(view.of(child).text == facts.text for child in element.iterdescendants(*BOLD)):
        return False
    return not facts.linked or _is_one_of_the_best(view, element)


def _is_one_of_the_best(view: Survey, line: Element) -> bool:
    """Whether lines near a linked one are made like it, and all lead to other sites."""
    beside = chain(islice(line.itersiblings(), BESIDE), islice(line.itersiblings(preceding=True), BESIDE))
    alike = [
        line,
        *(each for each in beside if each.tag == line.tag and view.of(each).linked == view.of(each).text > 0),
    ]
    return len(alike) >= FEWEST_BEST and all(
        view.is_away(link.get("href")) for each in alike for link in each.iter("a")
    )


def holds_heading_alone(view: Survey, box: Element) -> bool:
    """Whether a box holds a heading, nothing beside it, and leads to text that stays."""
    heading = next(box.iter(*HEADINGS), None)
    return heading is not None and view.of(heading).text == view.of(box).text and leads_to_text(view, heading)


def opens_text(view: Survey, heading: Element) -> bool:
    """Whether a heading stands over the very first paragraph of the text and is made like one further down.

    That one stands beside it, or as it does in a box that follows one of those round it.
    """
    if heading.tag not in HEADINGS or view.number[heading] > view.first:
        return False
    following = _next_shown(view, heading)
    if following is None or not view.of(following).kept:
        return False
    if any(_is_like(other, heading) and leads_to_text(view, other) for other in following.itersiblings(heading.tag)):
        return True
    within = takewhile(lambda box: box is not view.order[0], heading.iterancestors())
    for box in islice(within, SECTION_WITHIN):
        firsts = (next(beside.iter(heading.tag), None) for beside in box.itersiblings())
        if any(each is not None and _is_like(each, heading) and leads_to_text(view, each) for each in firsts):
            return True
    return False


def _is_like(other: Element, heading: Element) -> bool:
    """Whether two headings are of one make, and stand in boxes of one make."""
    inside, outside = other.getparent(), heading.getparent()
    alike: bool = inside.tag == outside.tag and _share_name(inside, outside)
    return alike and bool(other.get("class") == heading.get("class"))


def _share_name(one: Element, other: Element) -> bool:
    """Whether two boxes have the same class, or one of several in common."""
    ours, theirs = one.get("class"), other.get("class")
    return bool(ours == theirs) or not set((ours or "").split()).isdisjoint((theirs or "").split())


def heads_end(view: Survey, heading: Element) -> bool:
    """Whether a heading stands over a list of sources, or what is folded away, that closes the text."""
    following = _next_shown(view, heading) if heading.tag in HEADINGS else None
    return following is not None and (closes_text(view, following) or closes_folded(view, following))


def _next_shown(view: Survey, element: Element) -> Element | None:
    """The next sibling that holds text or a picture."""
    following = element.getnext()
    while following is not None and not (view.of(following).text or view.of(following).media):
        following = following.getnext()
    return following


def _is_round_whole(view: Survey, box: Element) -> bool:
    """Whether a box holds a table, a list or code, and nothing beside it."""
    return box.tag == "div" and len(box) == 1 and box[0].tag in WHOLE and view.of(box[0]).text == view.of(box).text > 0


def _stays(view: Survey, element: Element, in_a_row: int) -> bool:
    facts = view.of(element)
    if facts.kept:
        return True
    if element.tag in HEADINGS:
        return in_a_row > 1 and leads_to_text(view, element, in_a_row - 1)
    if furniture.is_furniture(element) or facts.linked > LINK_DENSITY * facts.text:
        return False
    return (
        bool(facts.media)
        or element.tag in WHOLE
        or _is_round_whole(view, element)
        or (element.tag == "p" and facts.text >= PROSE_LENGTH)
    )
