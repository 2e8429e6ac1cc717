"""What is no part of the text, taken out of what a tagged PDF reads aloud: ISO 14289-1, 7.1 and 7.8, wants artifacts.

WeasyPrint makes a figure of every ``img``, also of one whose text is empty, and content of running heads and page
numbers, which its tree does not lead to. They are drawn the same and marked as artifacts, before the file is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MARGINS = {"Type": "/Pagination"}
"""What is told of running heads and page numbers (ISO 32000-1, 14.8.2.2.2)."""


def outside(elements: Iterable[Any]) -> list[Any]:
    """Return the structure elements with content to which no other leads: those of the margins of pages."""
    elements = list(elements)
    led_to = {kid for element in elements for kid in element["K"]}
    known = {element.reference for element in elements}
    out: set[Any] = set()
    for element in elements:  # each behind the one that it is in
        if element["P"] in out or (element["P"] in known and element.reference not in led_to):
            out.add(element.reference)
    return [each for each in elements if each.reference in out and all(isinstance(kid, int) for kid in each["K"])]


def release(pdf: Any, elements: Iterable[Any], told: Mapping[str, str] | None = None) -> None:
    """Make artifacts of the content of structure elements, with what is ``told`` of it; no tree holds these then."""
    import pydyf

    by_reference = {each.reference: each for each in pdf.objects}
    released = {}
    marks: dict[Any, dict[Any, int]] = {}
    for element in elements:
        page = element["Pg"]
        stream = by_reference[by_reference[page]["Contents"]].stream
        if page not in marks:
            marks[page] = _marks(stream)
        if not marks[page].keys() >= set(element["K"]):
            continue  # a link to follow, or drawn where this does not look: it stays a figure
        for mark in element["K"]:
            place = marks[page][mark]
            stream[place : place + 2] = [b"/Artifact", pydyf.Dictionary(told or {})]
        released[element.reference] = element["P"]
    for parent in set(released.values()):
        kids = by_reference[parent]["K"]
        kids[:] = [kid for kid in kids if kid not in released]
    _disown(pdf, by_reference, released)


def _marks(stream: list[Any]) -> dict[Any, int]:
    """Return where in what draws a page the content of each of its elements begins, by its mark."""
    return {part["MCID"]: index for index, part in enumerate(stream, -1) if isinstance(part, dict) and "MCID" in part}


def _disown(pdf: Any, by_reference: dict[Any, Any], released: Iterable[Any]) -> None:
    """Take elements out of the tree that leads from content to elements (ISO 32000-1, 14.7.4.4)."""
    import pydyf

    tree = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for owners in tree[1::2] if released else ():
        if isinstance(owners, pydyf.Array):
            owners[:] = [b"null" if each in released else each for each in owners]
