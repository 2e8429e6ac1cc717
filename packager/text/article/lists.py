"""Lists and tables of links that belong to the text: its contents, lists that its writer made, tables of figures.

Most lists of links on a page lead to other stories. These do not: one leads to places in the
article itself, one stands bare between the paragraphs, as a writer's list of offers, sources or
letters does (what a system puts there has a box or at least a class of its own), and one gives
figures beside what it links, as tables of clubs, towns or films do.
"""

from __future__ import annotations

import re

from packager.text.html import HEADINGS, LISTS, Element, words
from packager.text.page import furniture
from packager.text.page.survey import CELL_LENGTH, LINK_DENSITY, Survey, ends_in
from packager.text.parts.links import TITLE_LENGTH
from packager.text.words import COLONS

ITEM_LENGTH = 10
"""Characters of an item of a list without a witness; a shorter one is as often a button."""
FEWEST_ENTRIES = 2
"""Links of a list of contents."""
LABEL_LENGTH = 60
"""Characters of a list of contents besides its links: its title, the numbers of its entries."""
NUMBER_LENGTH = 8
"""Characters of a note's number, brackets and arrows included."""
MOST_CONTENTS = 6000
"""Characters of a list of contents; what is longer is an index of something else."""

MOST_OF_TEXT = 0.5
"""Share of the kept text in a box from which what stands in it stands among the text."""
LINKS_ALONE = 0.9
"""Share of a list's text in links from which it says nothing beside them."""
MOST_AWAY = 0.6
"""Share of the links of a list of sources that lead to other sites: a writer also names what his own has."""
MOSTLY_KEPT = 0.5
"""Share of a list's or table's text kept by the witness from which the rest of it belongs to that."""
FEWEST_ROWS = 3
"""Rows of a table of figures."""
FIGURES, MOST_FIGURES = 0.25, 0.9
"""Shares of its cells that hold figures; in a calendar nearly all do."""

_FIGURE = re.compile(r"\W*\d[\d\s.,:%/+-]*\W*\w{0,3}\W*")
_SOURCES = words("ul ol dl")
_PARTS = words("li dt dd caption")
_CLOSING = _SOURCES | words("div section")
_BESIDE = words("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table details")
"""What stands before a list in a text."""
_BOXES = words("ul ol div nav section aside details p")


def is_contents(view: Survey, element: Element) -> bool:
    """Whether an element is the article's list of contents: all its links lead to places in what is kept."""
    facts = view.of(element)
    if element.tag not in _BOXES or not 0 < facts.linked <= facts.text <= min(
        facts.linked + LABEL_LENGTH, MOST_CONTENTS
    ):
        return False
    entries = 0
    for link in element.iter("a"):
        if view.of(link).text:
            place = view.place((link.get("href") or "").partition("#")[2])
            if not (view.first <= place <= view.last or (place >= 0 and view.facts[place].kept)):
                return False
            entries += 1
    return entries >= FEWEST_ENTRIES and not furniture.is_hidden(element)


def is_ticker(view: Survey, element: Element) -> bool:
    """Whether an element is a list of other stories each with its hour, or a box with such a list under its title."""
    facts = view.of(element)
    if element.tag not in _BOXES or not facts.linked > LINK_DENSITY * facts.text:
        return False
    items = list(element.iter("li"))
    timed = sum(1 for each in items if next(each.iter("time"), None) is not None and view.of(each).linked)
    beside = facts.text - sum(view.of(each).text for each in items)
    return timed == len(items) >= FEWEST_ENTRIES and 0 <= beside <= LABEL_LENGTH


def _is_cards(view: Survey, element: Element) -> bool:
    """Whether an element is a list of nothing but headlines that lead to more of the same site."""
    facts = view.of(element)
    if element.tag not in LISTS or not facts.text or facts.linked < LINKS_ALONE * facts.text:
        return False
    if next(element.iter(*HEADINGS), None) is None:
        return False
    return not any(view.is_away(link.get("href")) for link in element.iter("a") if view.of(link).text)


def is_writers_list(view: Survey, element: Element) -> bool:
    """Whether an element is a list without a name of its own that follows a line of the text in the same box.

    One that only leads to more of the same site lists other stories, unless that line ends in a colon. A list
    with a name is the writer's where all its links, each as long as a title, lead to other sites; and so is one among
    the text itself, whatever stands before it.
    """
    if element.tag not in LISTS or view.of(element).media or _is_cards(view, element):
        return False
    if view.of(element.getparent()).kept > MOST_OF_TEXT * view.facts[0].kept and _leads_away(view, element, 1):
        return True
    if furniture.names(element).strip() and not _leads_away(view, element):
        return False
    before = _line_before(view, element)
    if before is None or furniture.is_furniture(before):
        return False
    facts = view.of(element)
    if facts.linked < LINKS_ALONE * facts.text or ends_in(before, COLONS):
        return True
    return any(view.is_away(link.get("href")) for link in element.iter("a"))


def closes_text(view: Survey, element: Element) -> bool:
    """Whether an element is the list of sources at the end of a text: it is called so and hardly made of links, or
    follows the last of it, perhaps under a heading, and most of its links lead to other sites.
    """
    if view.number[element] < view.last or element.tag not in _CLOSING:
        return False
    if furniture.is_references(element) and view.of(element).linked <= LINK_DENSITY * view.of(element).text:
        return view.of(element).text > 0 and not furniture.is_hidden(element)
    if element.tag not in _SOURCES or not _leads_away(view, element, share=MOST_AWAY):
        return False
    before = _line_before(view, element)
    if before is not None and before.tag in HEADINGS and not view.of(before).kept:
        before = _line_before(view, before)
    return before is not None and view.of(before).kept > 0


def _line_before(view: Survey, element: Element) -> Element | None:
    """The line of text, in the same box, that stands before an element."""
    before = view.before(element)
    return before if before is not None and before.tag in _BESIDE else None


def _leads_away(view: Survey, element: Element, fewest: int = FEWEST_ENTRIES, share: float = 1.0) -> bool:
    """Whether a list has links, each as long as a title, of which ``share`` lead to other sites."""
    links = [link for link in element.iter("a") if view.of(link).linked]
    if len(links) < fewest or view.of(element).text < TITLE_LENGTH * len(links):
        return False
    return sum(view.is_away(link.get("href")) for link in links) >= share * len(links)


def is_figures(view: Survey, element: Element) -> bool:
    """Whether an element is a table that gives figures beside what it links."""
    if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row.iterchildren("td", "th") if view.of(cell).text] for row in element.iter("tr")]
    cells = ["".join(cell.itertext()).strip() for row in rows if len(row) > 1 for cell in row]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    full = sum(len(row) > 1 for row in rows)
    return full >= FEWEST_ROWS and FIGURES * len(cells) <= figures < MOST_FIGURES * len(cells)


def is_data_kept(view: Survey, element: Element) -> bool:
    """Whether an element is a table of data of which the witness kept most: a row or a header alone says nothing."""
    facts = view.of(element)
    if element.tag != "table" or facts.kept < MOSTLY_KEPT * facts.text:
        return False
    if next(element.iterdescendants("table"), None) is not None:
        return False
    return all(view.of(cell).text <= CELL_LENGTH for cell in element.iter("td", "th"))


def is_part_of_kept(view: Survey, element: Element) -> bool:
    """Whether an element is an item of a list that is kept, the caption of such a table, or an empty cell, without
    which the columns shift."""
    facts = view.of(element)
    if element.tag in {"td", "th"}:
        return not facts.text and not facts.media
    least = 1 if element.tag == "caption" else ITEM_LENGTH
    if element.tag not in _PARTS or facts.text < least or facts.linked > LINK_DENSITY * facts.text:
        return False
    whole = view.of(element.getparent())
    return whole.kept > 0 and (whole.linked <= LINK_DENSITY * whole.text or whole.kept >= MOSTLY_KEPT * whole.text)


def is_label_of_note(view: Survey, element: Element) -> bool:
    """Whether an element is the number of a note whose words are kept: a link back to its mark, to which that leads."""
    place, href = element.get("id") or element.get("name"), element.get("href") or ""
    if element.tag != "a" or not place or not href.startswith("#") or href in {"#", f"#{place}"}:
        return False
    return 0 < view.of(element).text <= NUMBER_LENGTH and view.of(element.getparent()).kept > 0


def stands_at_table(view: Survey, element: Element) -> bool:
    """Whether a table of which much is kept, or a box with nothing else, stands right before or behind an element."""
    for box in (element.getprevious(), element.getnext()):
        table = next(box.iter("table"), None) if box is not None else None
        if table is not None and view.of(table).text == view.of(box).text:
            return view.of(table).kept >= MOSTLY_KEPT * view.of(table).text
    return False


def hidden_in_cells(view: Survey, table: Element) -> set[int]:
    """What is no word of a table in its parts: what browsers hide, keys to sort by, the same again for machines; and
    the links to edit it.
    """
    parts = [part for cell in table.iter("td", "th", "caption") for part in cell.iterdescendants()]
    handles = {view.number[part] for part in parts if furniture.is_handle(part)}
    return handles | {view.number[part] for part in parts if not view.of(part).media and furniture.is_hidden(part)}
