"""Pictures that only decorate, taken out of what a tagged PDF reads aloud: ISO 14289-1, 7.1, wants them as artifacts.

WeasyPrint makes a figure of every ``img``. One whose text is empty is drawn the same and marked as an
artifact, before the file is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def release(pdf: Any, figures: Iterable[Any]) -> None:
    """Make artifacts of the content of structure elements, and take these out of a pydyf.PDF's tree."""
    by_reference = {each.reference: each for each in pdf.objects}
    for figure in figures:
        marks = _marks(figure, by_reference)
        if len(marks) != len(figure["K"]):
            continue  # a link to follow, or drawn where this does not look: it stays a figure
        for stream, index in marks:
            stream[index] = b"/Artifact"
            stream[index + 1 : index + 3] = [b"BMC"]
        parent = by_reference[figure["P"]]
        parent["K"].remove(figure.reference)
        _disown(pdf, by_reference, figure.reference)


def _marks(figure: Any, by_reference: dict[Any, Any]) -> list[tuple[list[Any], int]]:
    """Return the streams in which the content of a figure is marked, and where in each."""
    contents = by_reference[by_reference[figure["Pg"]]["Contents"]].stream
    return [
        (contents, index)
        for mark in figure["K"]
        for index, part in enumerate(contents)
        if part == "/Figure" and contents[index + 1].get("MCID") == mark
    ]


def _disown(pdf: Any, by_reference: dict[Any, Any], reference: Any) -> None:
    """Take an element out of the tree that leads from content to elements (ISO 32000-1, 14.7.4.4)."""
    import pydyf

    tree = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for owners in tree[1::2]:
        if isinstance(owners, pydyf.Array):
            owners[:] = [b"null" if each == reference else each for each in owners]
