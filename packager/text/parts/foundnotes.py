"""The notes of a page: blocks to which marks lead, and those that stand in a line of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from packager.text.html import BLOCK, words
from packager.text.rare import rare
from packager.text.soup import every, gone, holds, names, standing

NOTE_LENGTH = 4000
"""Characters of a note. What is longer is a part of the text that is linked from its contents."""
MARK_LENGTH = 8
"""Characters of a mark, brackets included, such as "[note 3]"."""
SHORTEST_INLINE = 12
"""Characters of a note that stands in the line; what is shorter is only its mark."""

MARK = rare(
    r"[\[({]?\s*(?:(?:note|nb|fn|n)\.?\s*)?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§¶‖#]{1,4})\s*[\])}]?", re.IGNORECASE
)
_HINT = rare(r"(?:^|[\s_:.-])(?:fn|ftn|foot-?notes?|end-?notes?|notes?|cite|citations?|references?|ref|bib\w*)")
_INLINE = re.compile(r"(?:^|[\s_-])(?:side-?notes?|margin-?notes?|foot-?notes?)(?=[\s_-]|$)")
_LABEL = rare(
    r"[\s^↑]*(?:[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§¶‖]{1,4})\s*(?:[\])][.:]?|[.:](?=\s|$)))?[\s^↑]*", re.IGNORECASE
)
ARROWS = rare(r"(?<![\s↩↵↑⤴⏎^\ufe0e\ufe0f])[\s↩↵↑⤴⏎^\ufe0e\ufe0f]++\Z")
_HOLDERS = words("li p div aside dd section tr")
_WIDER = words("li div aside dd")
_INLINE_HOLDERS = words("span small")
_NOT_IN_MARKS = BLOCK | {"a"}


@dataclass(slots=True)
class Note:
    """One note: the block that holds it, and the marks that lead to it."""

    block: Tag
    marks: list[Tag] = field(default_factory=list)
    number: int = 0


def find_notes(soup: BeautifulSoup, places: dict[str, Tag], order: dict[int, int]) -> dict[int, Note]:
    """The notes to which marks lead, by the identity of their blocks."""
    pairs = [
        (link, places[name])
        for link in every(soup, ("a",))
        if (name := str(link.get("href") or "")[1:]) in places
        and str(link["href"]).startswith("#")
        and _is_mark(link)
        and order[id(places[name])] > order[id(link)]
    ]
    targets = {id(target) for _, target in pairs}
    found: dict[int, Note] = {}
    for link, target in pairs:
        block = _block(target, targets)
        if block is not None and not is_inside(link, block) and _is_hinted(link, target, block):
            found.setdefault(id(block), Note(block)).marks.append(link)
    return {key: note for key, note in found.items() if _is_apart(note.block, found)}


def _is_mark(link: Tag) -> bool:
    return is_bare_mark(link) and not holds(link, _NOT_IN_MARKS)


def _is_apart(block: Tag, notes: dict[int, Note]) -> bool:
    """Whether a block can be moved to a list of notes: it stands in no link, and neither in nor round another note."""
    outer = any(id(parent) in notes or parent.name == "a" for parent in block.parents)
    return not outer and not any(id(inner) in notes for inner in every(block))


def _block(target: Tag, targets: set[int]) -> Tag | None:
    """The block that holds the note which begins at ``target``."""
    block: Tag | None = target
    while block is not None and block.name not in _HOLDERS:
        if block.name in BLOCK and block.name not in {"td", "th"}:
            return None
        block = block.parent if block.parent is not None and _begins(block.parent, block) else None
    if block is None or len(block.get_text()) > NOTE_LENGTH:
        return None
    while (wider := block.parent) is not None and wider.name in _WIDER and block.name not in {"li", "dd", "tr"}:
        others = any(id(each) in targets and not is_inside(each, block) for each in every(wider))
        if others or not _begins(wider, block) or len(wider.get_text()) > NOTE_LENGTH:
            break
        block = wider
    return block


def _begins(holder: Tag, part: Tag) -> bool:
    """Whether nothing but white space stands in ``holder`` before ``part``."""
    for node in part.previous_siblings:
        if node.get_text().strip() if isinstance(node, Tag) else str(node).strip():
            return False
    return part.parent is holder


def _is_hinted(link: Tag, target: Tag, block: Tag) -> bool:
    """Whether anything but the shape of the link says that it leads to a note."""
    text = link.get_text().strip()
    if not text:
        return False
    if (link.parent is not None and link.parent.name == "sup") or link.find("sup") or text[0] in "[(*†‡§¶":
        return True
    around = [each for each in (link, link.parent, target, block, block.parent) if each is not None]
    said = " ".join(f"{names(each)} {each.get('role') or ''}" for each in around)
    return _HINT.search(said.lower()) is not None


def inline_notes(soup: BeautifulSoup) -> list[Tag]:
    """List the notes that stand in lines of the text."""
    return [element for element in every(soup, _INLINE_HOLDERS) if _is_inline_note(element)]


def _is_inline_note(element: Tag) -> bool:
    """Whether an element in a line of text is a note that a page shows in its margin, or on a click."""
    if not _INLINE.search(names(element).lower()) or element.find_parent(["sup", "section"]) is not None:
        return False
    length = len(element.get_text().strip())
    outer = any(_INLINE.search(names(each).lower()) for each in element.parents if each.name in _INLINE_HOLDERS)
    return (
        SHORTEST_INLINE <= length <= NOTE_LENGTH and not outer and element.find_parent(["p", "li", "div"]) is not None
    )


def drop_repeated(soup: BeautifulSoup, notes: dict[int, Note]) -> None:
    """Drop the notes in the line that say what a note at the end says."""
    said = {_folded(note.block.get_text()) for note in notes.values()}
    noted = {id(each) for note in notes.values() for each in every(note.block)}
    for element in standing(soup, _INLINE_HOLDERS) if said else ():
        if _is_inline_note(element) and id(element) not in noted:
            words_here = _folded(element.get_text())
            if any(words_here in each or each in words_here for each in said if each):
                element.decompose()
    for note in notes.values():  # a mark may have stood in what is dropped
        note.marks = [mark for mark in note.marks if not gone(mark)]


def _folded(text: str) -> str:
    return " ".join(ARROWS.sub("", text[label_end(text) :]).split())


def label_end(text: str) -> int:
    """Return where the label that begins a note ends, such as "[3] " or "^ "; 0 for none."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def link_to(soup: BeautifulSoup, label: str, place: str, name: str | None = None) -> Tag:
    """A link with a label to a place of the page; ``name`` is that of its own place, for the way back."""
    link = soup.new_tag("a", attrs={"href": f"#{place}", **({"id": name} if name else {})})
    link.string = label
    return link


def raised(soup: BeautifulSoup, link: Tag) -> Tag:
    """A link as marks are written."""
    sup = soup.new_tag("sup")
    sup.append(link)
    return sup


def replace_found(text: NavigableString, pattern: re.Pattern[str], made: Callable[[re.Match[str]], Tag | None]) -> None:
    """Put an element, if one is ``made``, in the place of each thing that a pattern finds in a text."""
    parts: list[PageElement] = []
    done = 0
    for found in pattern.finditer(text):
        if (mark := made(found)) is not None:
            parts += [NavigableString(text[done : found.start()]), mark]
            done = found.end()
    text.replace_with(*parts, NavigableString(text[done:]))


def is_inside(element: Tag, holder: Tag) -> bool:
    """Whether an element stands in another, or is it."""
    return element is holder or any(parent is holder for parent in element.parents)


def is_bare_mark(element: Tag) -> bool:
    """Whether an element says what a mark says, or nothing."""
    text = element.get_text().strip()
    return len(text) <= MARK_LENGTH and (not text or MARK.fullmatch(text) is not None)
