"""Pictures that only decorate, taken out of what a tagged PDF reads aloud: ISO 14289-1, 7.1, wants them as artifacts.

WeasyPrint makes a figure of every ``img``. One whose text is empty is drawn the same and marked as an
artifact, before the file is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def release(pdf: Any, figures: Iterable[Any]) -> None:
    """Make artifacts of the content of structure elements, and take these out of a pydyf.PDF's tree."""
    import pydyf

    by_reference = {each.reference: each for each in pdf.objects}
    released = {}
    marks: dict[Any, dict[Any, int]] = {}
    for figure in figures:
        page = figure["Pg"]
        stream = by_reference[by_reference[page]["Contents"]].stream
        if page not in marks:
            marks[page] = _marks(stream)
        if not marks[page].keys() >= set(figure["K"]):
            continue  # a link to follow, or drawn where this does not look: it stays a figure
        for mark in figure["K"]:
            place = marks[page][mark]
            stream[place : place + 2] = [b"/Artifact", pydyf.Dictionary()]
        released[figure.reference] = figure["P"]
    for parent in set(released.values()):
        kids = by_reference[parent]["K"]
        kids[:] = [kid for kid in kids if kid not in released]
    _disown(pdf, by_reference, released)


def _marks(stream: list[Any]) -> dict[Any, int]:
    """Return where in what draws a page the content of each of its figures begins, by its mark."""
    return {stream[index + 1].get("MCID"): index for index, part in enumerate(stream) if part == "/Figure"}


def _disown(pdf: Any, by_reference: dict[Any, Any], released: Iterable[Any]) -> None:
    """Take elements out of the tree that leads from content to elements (ISO 32000-1, 14.7.4.4)."""
    import pydyf

    tree = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for owners in tree[1::2] if released else ():
        if isinstance(owners, pydyf.Array):
            owners[:] = [b"null" if each in released else each for each in owners]
