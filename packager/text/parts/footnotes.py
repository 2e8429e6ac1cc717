"""Footnotes in one form, whatever the page made of them: numbered marks, a list of notes, links both ways.

A *mark* is a short link in the text that leads to a *note* after it; a note may also stand in the line itself, as
margin notes do. What comes out is what EPUB reading systems and WAI-ARIA (DPUB-ARIA 1.1) expect to find::

    <sup><a href="#fn-1" id="fnref-1">1</a></sup>
    <section class="footnotes"><ol><li id="fn-1">… <a href="#fnref-1">↩</a></li></ol></section>
"""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.html import BLOCK, LISTS, words
from packager.text.parts.foundnotes import (
    ARROWS,
    MARK,
    Note,
    drop_repeated,
    find_notes,
    inline_notes,
    is_bare_mark,
    is_inside,
    label_end,
    link_to,
    raised,
)
from packager.text.parts.numbernotes import link_numbers
from packager.text.parts.signnotes import link_signs
from packager.text.soup import every, gone, has_text, standing

REST_OF_BACKLINK = 14
"""Characters that may stand beside a link back and say no more than it, such as "^ Jump up to:"."""
CITED_SHARE = 0.5
"""Share of a list's items to which marks must lead for the list to be one of notes."""

_BRACKETS = words("[ ] [] ( ) ()")
_MARKERS = words("sup label span a")


def settle_notes(soup: BeautifulSoup) -> None:
    """Write the footnotes of ``soup`` in the one form, in place.

    Links that stay on the page must be written ``#place`` already (:func:`packager.text.parts.links.settle_links`).
    Doing it twice changes nothing.
    """
    link_signs(soup)
    link_numbers(soup)
    order = {id(element): at for at, element in enumerate(every(soup))}
    places = {str(element["id"]): element for element in every(soup) if element.get("id")}
    notes = find_notes(soup, places, order)
    drop_repeated(soup, notes)
    inline = inline_notes(soup)
    if not notes and not inline:
        return
    groups = _groups(notes)
    numbered = [note for group in groups for note in group]
    for number, note in enumerate(numbered, 1):
        note.number = number
    _follow(soup, places, order, numbered)
    for group in groups:
        _write_group(soup, group)
    inline = [element for element in inline if not gone(element)]
    extra = [_lift(soup, element, number) for number, element in enumerate(inline, len(numbered) + 1)]
    if extra:
        soup.append(_section(soup, extra, len(numbered) + 1))
    _forget(soup)


# --- putting them in order


def _groups(notes: dict[int, Note]) -> list[list[Note]]:
    """Notes that stand together, each group in the order of the page; a list of notes brings its uncited ones."""
    groups: list[list[Note]] = []
    done: set[int] = set()
    for note in notes.values():
        parent = note.block.parent
        if id(note.block) in done or parent is None:
            continue
        siblings = [each for each in parent.children if isinstance(each, Tag) and each.name == note.block.name]
        cited = [each for each in siblings if id(each) in notes]
        whole = note.block.name == "li"
        if whole and len(cited) < CITED_SHARE * len(siblings):
            continue
        groups.append([notes.get(id(each)) or Note(each) for each in (siblings if whole else cited)])
        done |= {id(each) for each in siblings}
    return groups


def _follow(soup: BeautifulSoup, places: dict[str, Tag], order: dict[int, int], notes: list[Note]) -> None:
    """Give notes and marks their new names, let every link follow, and take the old links back away."""
    owner = {id(each): note.number for note in notes for each in (note.block, *every(note.block))}
    renamed = {name: f"fn-{owner[id(element)]}" for name, element in places.items() if id(element) in owner}
    marks = {id(mark) for note in notes for mark in note.marks}
    for note in notes:
        _drop_backlinks(note.block, places, order, marks)
        for at, link in enumerate(note.marks):
            _write_mark(soup, link, note.number, at)
    for link in every(soup, ("a",)):
        name = str(link.get("href") or "")
        if name.startswith("#") and name[1:] in renamed:
            link["href"] = f"#{renamed[name[1:]]}"
    for element in every(soup):
        if element.get("id") in renamed:
            del element["id"]


def _forget(soup: BeautifulSoup) -> None:
    """Take away the names to which no link leads any more, and the anchors that only bore them."""
    wanted = {str(link.get("href") or "")[1:] for link in every(soup, ("a",))}
    for element in [each for each in every(soup) if each.get("id") and each["id"] not in wanted]:
        del element["id"]
        if element.name == "span" and not element.attrs:
            element.unwrap()


def _drop_backlinks(block: Tag, places: dict[str, Tag], order: dict[int, int], marks: set[int]) -> None:
    """Take the links out of a note that lead back to its marks, and the arrows and carets round them.

    One that leads on, as from "King 2003" to the book in a list below, is a word of the note.
    """
    for link in standing(block, ("a",)):
        href = str(link.get("href") or "")
        target = places.get(href[1:]) if href.startswith("#") else None
        if target is None or id(link) in marks or len(link.get_text().strip()) > REST_OF_BACKLINK:
            continue
        if target is not link and (order[id(target)] > order[id(block)] or is_inside(target, block)):
            continue
        outer: Tag = link
        while (parent := outer.parent) is not None and parent is not block and parent.name not in BLOCK:
            if not _only_leads_back(parent, link):
                break
            outer = parent
        outer.decompose()


def _only_leads_back(holder: Tag, link: Tag) -> bool:
    """Whether an element says nothing beside its link back, but perhaps a caret or "Jump up to:"."""
    rest = holder.get_text().replace(link.get_text(), "", 1).strip()
    alone = all(each is link or link in each.descendants or each in link.descendants for each in every(holder))
    return alone and len(rest) <= REST_OF_BACKLINK and (rest.startswith("^") or rest.endswith(":") or len(rest) <= 3)


def _mark(soup: BeautifulSoup, number: int, at: int = 0) -> Tag:
    return raised(soup, link_to(soup, str(number), f"fn-{number}", _name_of_mark(number, at)))


def _name_of_mark(number: int, at: int) -> str:
    """The place of a note's mark, of which it may have several."""
    return f"fnref-{number}-{at + 1}" if at else f"fnref-{number}"


def _write_mark(soup: BeautifulSoup, link: Tag, number: int, at: int) -> None:
    """Write a mark in the one form; what stood round it, such as brackets in a ``sup``, goes."""
    outer = link
    while (parent := outer.parent) is not None and parent.name in _MARKERS and parent.find_parent() is not None:
        if len(every(parent, ("a",))) > 1 or not is_bare_mark(parent):
            break
        outer = parent
    before = outer.previous_sibling
    if isinstance(before, Tag) and before.name == "sup":
        outer.insert_before(" ")  # 1 and 2 in a row are not 12
    outer.replace_with(_mark(soup, number, at))


# --- writing them


def _write_group(soup: BeautifulSoup, group: list[Note]) -> None:
    """Put the section of a group in the place of its first note, or of its list."""
    first = group[0].block
    place = first.find_parent("table") if first.name == "tr" else first.find_parent(True)
    if place is None or (first.name != "tr" and place.name not in LISTS):
        place = first
    mark = soup.new_tag("hr")
    place.insert_before(mark)
    items = [_item(soup, note.block.extract(), note.number, len(note.marks)) for note in group]
    mark.replace_with(section := _section(soup, items, group[0].number))
    if place is not first and not has_text(place):
        place.decompose()
    _drop_rule_before(section)


def _drop_rule_before(section: Tag) -> None:
    before = section.find_previous_sibling()
    if before is not None and before.name == "hr":
        before.decompose()
    outer = section.parent
    lone = outer is not None and outer.name == "section" and len(outer.find_all(True, recursive=False)) == 1
    if outer is not None and lone and outer.get("class") == ["footnotes"]:
        outer.unwrap()


def _section(soup: BeautifulSoup, items: Iterable[Tag], start: int) -> Tag:
    section = soup.new_tag("section", attrs={"class": "footnotes", "class_kept": "1"})
    notes = soup.new_tag("ol", attrs={"start": str(start)} if start > 1 else {})
    notes.extend(list(items))
    section.append(notes)
    return section


def _item(soup: BeautifulSoup, block: Tag, number: int, marks: int) -> Tag:
    """Make the list's item of a note: its words without the label, and a link back to each mark."""
    item = soup.new_tag("li", attrs={"id": f"fn-{number}"})
    _strip_label(block)
    if block.name == "tr":
        for cell in block.find_all(["td", "th"], recursive=False):
            cell.unwrap()
    for node in list(block.contents):
        item.append(node.extract())
    for box in every(item, ("aside", "hr")):
        box.unwrap()
    _strip_arrows(item)
    holder = next(reversed(every(item, ("p",))), item)
    for at in range(marks):
        holder.append(" ")
        holder.append(link_to(soup, "↩", _name_of_mark(number, at)))
    return item


def _strip_label(block: Tag) -> None:
    """Take the number off the front of a note: its list counts."""
    for node in list(block.descendants):
        if not isinstance(node, NavigableString) or not node.strip():
            continue
        if node.strip() in _BRACKETS:  # of a label that was a link back
            node.extract()
            continue
        rest = str(node)[label_end(str(node)) :]
        bare = MARK.fullmatch(str(node).strip()) is not None
        if bare and isinstance(node.parent, Tag) and node.parent.name in {"sup", "strong", "b", "span", "th"}:
            node.extract()
            continue
        if rest != str(node):
            node.replace_with(rest)
        if rest.strip():
            return


def _strip_arrows(item: Tag) -> None:
    for node in reversed([each for each in item.descendants if isinstance(each, NavigableString)]):
        rest = ARROWS.sub("", node)
        if rest != node:
            node.replace_with(rest)
        if rest.strip():
            return


def _lift(soup: BeautifulSoup, element: Tag, number: int) -> Tag:
    """Move a note out of its line, and leave its mark."""
    before = element.find_previous_sibling()
    if before is not None and before.name in _MARKERS and before.find("a", href=True) is None and is_bare_mark(before):
        between = "".join(str(node) for node in before.next_siblings if node is not element)[:1]
        if not between.strip() or element.previous_sibling is before:
            before.decompose()
    element.replace_with(_mark(soup, number))
    return _item(soup, element, number, 1)
