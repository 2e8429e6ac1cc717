"""Short lines that are of a text whatever their length: what leads to a list, a line of code, a bare address.

A witness weighs by length, and passes over them.
"""

from __future__ import annotations

import re

from packager.text.html import BOLD, HEADINGS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import ENDS, LINK_DENSITY, PROSE_LENGTH, SENTENCE_LENGTH, Survey, ends_in
from packager.text.words import COLONS

_LINES = words("p div")
_CODE = words("code kbd samp tt")
_STRUCTURES = words("ul ol dl pre table blockquote")
"""What a line that ends in a colon leads to."""
_NUMBER = re.compile(
    r"\((?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2})\)\s*\w.*[;,.](?: and| or| und| oder| et| ou| y| o| e)?$", re.DOTALL
)
MOST_LINKED_LIST = 0.1
"""Share of a list behind the text that may stand inside links: those of other stories, tags and services are links."""


def is_short_line(view: Survey, element: Element) -> bool:
    """Whether an element among the text is a line of one of these kinds."""
    if element.tag not in _LINES or view.of(element).blocks:
        return False
    if leads_to_list(view, element) or _is_code(view, element) or _is_address(view, element):
        return True
    return _is_headed(view, element) or _is_labelled(view, element) or _is_numbered(view, element)


def _is_labelled(view: Survey, line: Element) -> bool:
    """Whether a line says something behind a label in bold that ends in a colon: "Goals: 1–0 Vega (12)"."""
    bold, facts = next(iter(line), None), view.of(line)
    if bold is None or bold.tag not in BOLD or facts.linked or facts.media or (line.text or "").strip():
        return False
    label = "".join(bold.itertext()).strip()
    colon = label.endswith(COLONS) or (bold.tail or "").lstrip().startswith(COLONS)
    return colon and 1 < view.of(bold).text < facts.text and not furniture.is_furniture(line)


def _is_numbered(view: Survey, line: Element) -> bool:
    """Whether a line begins with its number in brackets, as points of laws and judgments do, and leads nowhere."""
    return not view.of(line).linked and _NUMBER.match("".join(line.itertext()).strip()) is not None


def _is_headed(view: Survey, line: Element) -> bool:
    """Whether a line is a sentence without a link right under a heading that is kept, which would head nothing."""
    heading, facts = line.getprevious(), view.of(line)
    if heading is None or heading.tag not in HEADINGS or not view.of(heading).kept or facts.linked or facts.media:
        return False
    return facts.text >= SENTENCE_LENGTH and ends_in(line, ENDS)


def leads_to_list(view: Survey, line: Element) -> bool:
    """Whether a line beside text that is kept ends in a colon, and a list, a table or code with few links follows."""
    facts = view.of(line)
    if line.tag != "p" or facts.linked > LINK_DENSITY * facts.text or view.of(line.getparent()).kept < PROSE_LENGTH:
        return False
    following = view.behind(line)
    if following is None or following.tag not in _STRUCTURES or not _hardly_linked(view, following):
        return False
    return ends_in(line, COLONS)


def is_announced(view: Survey, element: Element) -> bool:
    """Whether an element is a list, a table, code or a link to another site behind the text to which a line of that
    leads; code needs none."""
    facts = view.of(element)
    if element.tag == "p":
        return _is_link_away(view, element) and _ends_in_colon(view.before(element), view)
    if element.tag == "pre" and facts.text and not furniture.is_hidden(element):
        before = view.before(element)
        return before is not None and view.of(before).kept > 0
    if element.tag not in _STRUCTURES or facts.text < PROSE_LENGTH or facts.media or not _hardly_linked(view, element):
        return False
    before = view.before(element)
    return before is not None and leads_to_list(view, before)


def _is_link_away(view: Survey, line: Element) -> bool:
    """Whether a line is one link to another site and nothing else."""
    facts, links = view.of(line), list(line.iter("a"))
    return 0 < facts.text == facts.linked and not facts.media and len(links) == 1 and view.is_away(links[0].get("href"))


def _ends_in_colon(line: Element | None, view: Survey) -> bool:
    """Whether a line that is kept leads to what follows it."""
    return line is not None and bool(view.of(line).kept) and ends_in(line, COLONS)


def _hardly_linked(view: Survey, element: Element) -> bool:
    facts = view.of(element)
    return facts.linked <= (LINK_DENSITY if facts.kept else MOST_LINKED_LIST) * facts.text


def _is_code(view: Survey, line: Element) -> bool:
    """Whether a line is written for a machine as a whole."""
    facts = view.of(line)
    return not facts.linked and any(view.of(each).text == facts.text > 0 for each in line.iterchildren(*_CODE))


def _is_address(view: Survey, line: Element) -> bool:
    """Whether a line is an address of another site, written out: a reader of paper needs it."""
    links = list(line.iterchildren("a"))
    if len(links) != 1 or not view.is_away(links[0].get("href")):
        return False
    said = "".join(links[0].itertext()).strip()
    return said.startswith(("http", "www.")) and not any(map(str.isalnum, "".join(line.itertext()).replace(said, "")))
