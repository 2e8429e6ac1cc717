"""Footnotes: e-readers show them as pop-ups where the markup says what they are."""

from __future__ import annotations

from typing import Any

from lxml import etree

from packager.text.rare import rare

OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"

_MARK = rare(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§¶]{1,3}|[ivx]{1,5})\s*[\])]?")
"""What a reference shows: a number, a letter or a sign, perhaps in brackets."""

_HOLDERS = ("li", "p", "div", "aside")
"""Elements that hold one note."""

SECTION = "footnotes"
"""Class of the notes of a text, in the one form that cleaning gives them."""

etree.register_namespace("epub", OPS)


def settle(root: Any) -> None:
    """Give references to notes, the notes, and the links back the types and roles that EPUB has for them."""
    order = {element: index for index, element in enumerate(root.iter())}
    by_id = {element.get("id"): element for element in order if element.get("id")}
    notes: list[Any] = []
    for link in list(root.iter("a")):
        note = by_id.get((link.get("href") or "").removeprefix("#"))
        if note is None or note.tag not in _HOLDERS or order[note] <= order[link]:
            continue
        if _MARK.fullmatch("".join(link.itertext()).strip()) and next(note.iterancestors("table"), None) is None:
            link.set(TYPE, "noteref")
            link.set("role", "doc-noteref")
            _raise(link)
            notes.append(note)
    for note in dict.fromkeys(notes):
        _settle_back(note)
    for note in dict.fromkeys(notes):
        _settle_note(note, set(notes))


def _raise(link: Any) -> None:
    """Name what lifts the mark: of two elements, MuPDF heeds only the one that holds the words."""
    holder = link.getparent()
    if holder.tag == "sup" and len(holder) == 1 and not (holder.text or "").strip():
        holder.set("class", "mark")


def _settle_back(note: Any) -> None:
    for link in note.iter("a"):
        if (link.get("href") or "").startswith("#") and link.get(TYPE) is None:
            link.set("role", "doc-backlink")


def _settle_note(note: Any, notes: set[Any]) -> None:
    """Make an aside of a note. One in a list takes its number along, if its whole list is notes."""
    if note.tag == "li":
        parent = note.getparent()
        if parent.tag in {"ol", "ul"} and _is_of_notes(parent, notes):
            _settle_list(parent, notes)
        return
    if note.tag == "p" and note.getparent().tag not in {"div", "section", "aside", "blockquote"}:
        return
    if note.tag in {"p", "div"}:
        _become_aside(note, "")


def _is_of_notes(parent: Any, notes: set[Any]) -> bool:
    """Whether a list holds notes and nothing else; in that of a text, some may be noted nowhere."""
    items = all(item.tag == "li" for item in parent)
    return items and (parent.getparent().get("class") == SECTION or all(item in notes for item in parent))


def _settle_list(parent: Any, notes: set[Any]) -> None:
    """Make an aside of each note of a list, and a box of each to which no mark leads: readers may hide asides."""
    numbered, start = parent.tag == "ol", int(parent.get("start") or 1)
    parent.tag = "div"
    parent.attrib.clear()
    for number, item in enumerate(parent, start):
        label = f"{number}. " if numbered else ""
        if item in notes:
            _become_aside(item, label)
        else:
            item.tag = "div"
            _entitle(item, label)


def _become_aside(note: Any, label: str) -> None:
    note.tag = "aside"
    note.set(TYPE, "footnote")
    note.set("role", "doc-footnote")
    _entitle(note, label)


def _entitle(note: Any, label: str) -> None:
    """Name a note, and write its number before its words."""
    note.attrib.pop("value", None)
    note.set("class", "note-text")
    first = next((child for child in note if child.tag == "p"), None)
    holder = note if first is None or (note.text or "").strip() else first
    holder.text = label + (holder.text or "")
