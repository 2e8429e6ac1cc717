"""Notes that a number alone ties to the text: "[1]" or a raised 1 behind a word, and at the end a line that begins so.

Nothing links the two, so they are linked here, as the marks and notes that :mod:`packager.text.parts.footnotes`
knows. They are such only where every line has its mark, and both count up from one: an exponent or a year in brackets
does not.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.html import BLOCK
from packager.text.parts.foundnotes import link_to, raised, replace_found
from packager.text.soup import every, holds, inside

LONGEST_NOTE = 1500
"""Characters of a line that a number makes a note; what is longer is a part of the text."""
MOST_NOTES = 300

_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_RAISED = re.compile(r"\s*\[?(\d{1,3})\]?\s*")
_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s*(?=\S)")
_APART = frozenset({"a", "pre", "code", "math"})

Place = Tag | NavigableString
"""A raised number, or a text with numbers in brackets."""


def link_numbers(soup: BeautifulSoup) -> None:
    """Link each number in the text to the line at the end that begins with it, in place."""
    raised = [sup for sup in every(soup, ("sup",)) if not holds(sup, ("a",)) and _RAISED.fullmatch(sup.get_text())]
    bracketed = "[1]" in soup.get_text()
    if not raised and not bracketed:
        return
    _part_lines(soup)
    notes = _notes(soup)
    if not notes or any(soup.find(id=f"number-{number}") for number in (1, len(notes))):
        return
    numbers, places = _marks(soup, raised, notes)
    if numbers != list(range(1, len(notes) + 1)):
        return
    for number, note in enumerate(notes, 1):
        note["id"] = f"number-{number}"
    for place in places:
        _link(soup, place)


def _part_lines(soup: BeautifulSoup) -> None:
    """Write each of several notes in one paragraph, parted by line breaks, as a paragraph."""
    for block in every(soup, ("p",)):
        breaks = [each for each in block.find_all("br", recursive=False) if _label(_following(each)) is not None]
        if not breaks or (_label(block.get_text()) is None and _raised_label(block) is None):
            continue
        place = block
        for line_break in breaks:
            more = soup.new_tag("p")
            at = line_break.next_sibling
            while at is not None and at not in breaks:
                following = at.next_sibling
                more.append(at.extract())
                at = following
            place.insert_after(more)
            place = more
        for line_break in breaks:
            line_break.decompose()


def _following(line_break: Tag) -> str:
    """The text right behind a line break; a raised number in brackets, as other labels are."""
    node = next((each for each in line_break.next_siblings if each.get_text().strip()), None)
    if node is None:
        return ""
    raised = isinstance(node, Tag) and node.name == "sup"
    return f"[{node.get_text().strip()}] …" if raised else node.get_text()


def _label(text: str) -> int | None:
    found = _LABEL.match(text)
    return int(found[1] or found[2]) if found else None


def _raised_label(block: Tag) -> int | None:
    """The raised number with which a block begins."""
    first = next((each for each in block.contents if each.get_text().strip()), None)
    found = _RAISED.fullmatch(first.get_text()) if isinstance(first, Tag) and first.name == "sup" else None
    return int(found[1]) if found else None


def _notes(soup: BeautifulSoup) -> list[Tag]:
    """The last lines that stand together and begin with 1, 2, 3 …; a lone one only where its number is raised."""
    run: list[Tag] = []
    found: list[Tag] = []
    for block in every(soup, ("p", "div")):
        if holds(block, BLOCK):
            continue
        text, raised = block.get_text(), _raised_label(block)
        number = _label(text) if raised is None else raised
        if number == len(run) + 1 and len(text) <= LONGEST_NOTE and (not run or run[-1].parent is block.parent):
            run.append(block)
        elif number == 1 and len(text) <= LONGEST_NOTE:
            run = [block]
        else:
            run = []
        if len(run) > 1 or (run and raised is not None):
            found = run
    return found if len(found) <= MOST_NOTES else []


def _marks(soup: BeautifulSoup, raised: list[Tag], notes: list[Tag]) -> tuple[list[int], list[Place]]:
    """The numbers of the marks before the first note, each once, as they follow in the text; and where they stand."""
    numbers: dict[int, None] = {}
    places: list[Place] = []
    apart = inside(soup, _APART | {"sup"})
    sups = {id(sup) for sup in raised}
    plain = _BRACKETED.match(notes[0].get_text().strip()) is not None
    for node in soup.descendants:
        if node is notes[0]:
            break
        if isinstance(node, Tag):
            found = [node.get_text().strip(" []\n")] if id(node) in sups else []
        elif isinstance(node, NavigableString) and plain and id(node) not in apart:
            found = _BRACKETED.findall(node)
        else:
            continue
        if found:
            numbers |= dict.fromkeys(map(int, found))
            places.append(node)
    return list(numbers), places


def _link(soup: BeautifulSoup, place: Place) -> None:
    """Make the marks in one place links to their notes."""
    if isinstance(place, Tag):
        number = place.get_text().strip(" []\n")
        place.clear()
        place.append(_linked(soup, number))
    else:
        replace_found(place, _BRACKETED, lambda found: raised(soup, _linked(soup, found[1])))


def _linked(soup: BeautifulSoup, number: str) -> Tag:
    return link_to(soup, number, f"number-{int(number)}")
