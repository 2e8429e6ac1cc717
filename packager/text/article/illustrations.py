"""Illustrations: boxes with pictures that belong to the text, by their place, their links and what they say."""

from __future__ import annotations

import re
from itertools import islice

from packager.text.article.subheads import holds_heading_alone
from packager.text.html import LISTS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, PLAIN_BOXES, Survey
from packager.text.parts.captions import CAPTION_LENGTH
from packager.text.rare import rare
from packager.text.urls import is_picture

CREDIT_LENGTH = 30
"""Characters inside links that a figure may hold and no more: whom the picture is by, or "enlarge"."""
LEAST_SAID = 12
"""Characters of a caption that only its place tells; a shorter line is as often a number or a button."""
MOST_OUTSIDE = 6
"""Pictures in one box that may stand before or after the text; more are a gallery of something else, but in a figure,
as WordPress writes its galleries."""

FEWEST_PICTURES = 3
"""Captioned pictures of a list that closes a text."""
MOST_IN_BOX = 40
"""Elements of a box with one picture among which the line below it is looked for."""
NARROWEST = 100
"""Pixels: what is declared narrower is the portrait of an author or a sign, whatever stands beside it."""

_NO_CAPTION = rare(r"javascript|flash player|(?<![\d:])\d{1,2}:\d\d(?!\d)|[$£€]\s?\d", re.IGNORECASE)
"""What stands in the place of a film that a browser cannot play; how long a film is, when a page is from, a price."""
_OFFERS = re.compile(r"(?:^|[ -])(?:buy|shop|products?|prices?|offers?|deals?|cta)(?=[ -]|$)")
_LINES = words("p div span em i small cite font center strong b dd figcaption")
_ROUND_PICTURE = PLAIN_BOXES | {"p", "figure"}
_NO_CAPTIONS = words("h1 h2 h3 h4 h5 h6 ul ol dl table form button input select textarea label blockquote pre")


def may_illustrate(view: Survey, element: Element) -> bool:
    """Whether a box with pictures, by its place and its links, can belong to the text."""
    i = view.number[element]
    facts = view.facts[i]
    few = max(LINK_DENSITY * facts.text, CREDIT_LENGTH if element.tag == "figure" else 0)
    linked = facts.linked > few and _linked_in_sight(view, element) > few
    if linked and not _plays(element) and not _tells_source(view, element):
        return False
    if view.is_among(element):
        return True
    if view.last < view.ends <= i:
        return False
    is_few = facts.media <= MOST_OUTSIDE or element.tag == "figure"
    return is_few and facts.text <= CAPTION_LENGTH * facts.media


def _linked_in_sight(view: Survey, element: Element) -> int:
    """Characters of the links of a box that no heading hides which names the file of its picture."""
    links = list(islice(element.iter("a"), MOST_IN_BOX + 1))
    if len(links) > MOST_IN_BOX:
        return view.of(element).linked
    return sum(view.of(link).linked for link in links if not any(map(furniture.is_control, link.iterancestors("h2"))))


def is_heading_with_sign(view: Survey, box: Element) -> bool:
    """Whether a box among the text holds a heading over what stays, and beside it a sign, such as the link to it."""
    facts = view.of(box)
    if not facts.media or facts.linked or box.tag not in PLAIN_BOXES or not view.is_among(box):
        return False
    signs = sum(1 for _ in islice(box.iter("svg"), facts.media))
    return signs == facts.media and not furniture.is_furniture(box) and holds_heading_alone(view, box)


def _plays(element: Element) -> bool:
    """Whether a box holds a recording, beside which stand links to the services that have it as well."""
    return element.tag in PLAIN_BOXES and len(list(islice(element.iter("audio"), 2))) == 1


def _tells_source(view: Survey, element: Element) -> bool:
    """Whether the words linked in a box with one picture all lead to other sites: whose it is, and by what licence.

    The picture is no link, or leads to itself, larger: where it leads to a page, that is what the box is about.
    """
    inside = list(islice(element.iterdescendants(), MOST_IN_BOX + 1))
    if len(inside) > MOST_IN_BOX or not holds_one_picture(inside) or view.of(element).text > CAPTION_LENGTH:
        return False
    links = [each for each in inside if each.tag == "a" and each.get("href")]
    shown = [each for each in links if view.of(each).media]
    said = [each for each in links if not view.of(each).media]
    if any(each.tag in _NO_CAPTIONS or _OFFERS.search(furniture.names(each)) for each in (element, *inside)):
        return False
    return all(map(enlarges, shown)) and all(view.is_away(each.get("href")) for each in said)


def enlarges(element: Element) -> bool:
    """Whether an element is a link to a picture, or one that a program answers."""
    href = (element.get("href") or "#").strip().lower() if element.tag == "a" else ""
    return href.startswith(("#", "javascript:")) or is_picture(href)


def is_captioned_picture(view: Survey, element: Element) -> bool:
    """Whether a box holds one picture with its caption and next to nothing else: whatever its name, it is a figure."""
    facts = view.of(element)
    if element.tag not in PLAIN_BOXES or not 0 < facts.text <= CAPTION_LENGTH or facts.linked > CREDIT_LENGTH:
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


def closes_with_pictures(view: Survey, element: Element) -> bool:
    """Whether an element is a list of captioned pictures, none of which leads anywhere, right behind the text."""
    before, facts = element.getprevious(), view.of(element)
    if element.tag not in LISTS or facts.linked or facts.media < FEWEST_PICTURES or before is None:
        return False
    if view.number[element] < view.last or not view.of(before).kept or furniture.is_hidden(element):
        return False
    captions = sum(1 for _ in element.iterdescendants("figcaption"))
    return captions >= FEWEST_PICTURES and captions == len(element)


def is_piece_here(view: Survey, element: Element) -> bool:
    """Whether a piece of a page made with a builder is a heading over the text, a list among it, or a picture; none
    leads anywhere."""
    if not furniture.is_piece(element) or furniture.is_hidden(element) or next(element.iter("a"), None) is not None:
        return False
    if next(element.iter("img"), None) is None:
        among = view.is_among(element)
        return among and (holds_heading_alone(view, element) or next(element.iter("li"), None) is not None)
    return view.of(element).text <= CAPTION_LENGTH and may_illustrate(view, element)


def line_at_picture(view: Survey, box: Element) -> Element | None:
    """The line of words that stands with the one picture of a box and leads nowhere: a caption that has no name.

    None where the box holds anything else, or where no box says which words they are.
    """
    facts = view.of(box)
    said = facts.text - facts.linked
    if box.tag not in _ROUND_PICTURE or not LEAST_SAID <= said <= CAPTION_LENGTH or facts.linked > CREDIT_LENGTH:
        return None
    inside = list(islice(box.iterdescendants(), MOST_IN_BOX + 1))
    if len(inside) > MOST_IN_BOX or not holds_one_picture(inside):
        return None
    if any(each.tag in _NO_CAPTIONS or _leads_on(view, each) for each in inside):
        return None
    line = box
    while view.of(line).media:
        below = (each for each in line if view.of(each).text - view.of(each).linked == said)
        line = next(below, None)
        if line is None:
            return None
    offers = any(_OFFERS.search(furniture.names(each)) for each in (box, *inside))
    named = offers or furniture.is_furniture(line) or furniture.is_caption(line)
    return None if named or line.tag not in _LINES or _NO_CAPTION.search("".join(line.itertext())) else line


def holds_caption(view: Survey, element: Element) -> bool:
    """Whether an element of a box with pictures is a caption, or a box round one that says more than whose it is."""
    facts = view.of(element)
    if view.number[element] in view.captions:
        return True
    if furniture.is_caption(element) or facts.media or not 0 < facts.text <= CAPTION_LENGTH:
        return furniture.is_caption(element)
    if any(_is_of_picture(each) for each in element.iterdescendants("figcaption")):
        return True
    return facts.text > CREDIT_LENGTH and any(
        view.of(each).text == facts.text and furniture.is_caption(each) for each in element.iterdescendants("*")
    )


def _is_of_picture(caption: Element) -> bool:
    """Whether the figure of a caption holds a picture, and not a recording alone."""
    figure = next(caption.iterancestors("figure"), None)
    return figure is not None and next(figure.iter("img", "amp-img"), None) is not None


def _leads_on(view: Survey, element: Element) -> bool:
    """Whether an element is a link round a picture to another page of the same site, as those of other stories are."""
    if element.tag != "a" or not view.of(element).media:
        return False
    return not enlarges(element) and not view.is_away(element.get("href"))


def holds_one_picture(inside: list[Element]) -> bool:
    """Whether there is one picture, not declared small, among elements."""
    pictures = [each for each in inside if each.tag in {"img", "amp-img"}]
    if len(pictures) != 1:
        return False
    width = (pictures[0].get("width") or "").removesuffix("px")
    return not width.isdecimal() or int(width) >= NARROWEST
