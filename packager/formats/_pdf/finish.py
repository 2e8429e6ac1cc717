"""What WeasyPrint leaves out of a tagged PDF, added before the file is closed.

Structure elements carry no trace of the markup they came from. They are made, however, in the order
in which the boxes stand on the pages, so that each finds its box by walking the pages in the same
way; where the walk does not end with the last element, as with another version of WeasyPrint it might
not, nothing is added.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace
from typing import Any

from packager.formats._pdf import grids, ornaments
from packager.formats._pdf.standins import replaced

LIST_PARTS = ("/Lbl", "/LBody")
"""What a list item may hold (ISO 32000-1, table 336)."""

SCOPES = {"row": "/Row", "col": "/Column", "rowgroup": "/Row", "colgroup": "/Column"}

TEXT = "text"
"""Stands in a walk for an element that a run of text gets for itself."""

_TRANSPARENT = ("html", "body")
"""Elements that get no structure element; nor does a page."""

PACKET_END = b"</rdf:RDF>"


def finisher(identification: str, unsaid: str, *, backwards: bool = False) -> Callable[[Any, Any], None]:
    """Return what completes a pydyf.PDF.

    ``identification`` is XMP that says to what the file conforms, ``unsaid`` what is said of a figure of which nothing
    is; ``backwards`` is for an issue that is leafed through from right to left.
    """
    import pydyf

    def finish(document: Any, pdf: Any) -> None:
        elements: list[Any] = [
            each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"
        ]
        _identify(pdf, identification)
        _label_pages(pdf)
        if backwards:
            pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
        boxes = list(_walk(document))
        _describe(elements, boxes)
        ornaments.release(pdf, ornaments.outside(elements), ornaments.MARGINS)
        ornaments.release(pdf, _ornaments(elements, boxes))
        by_reference: dict[Any, Any] = {element.reference: element for element in elements}
        for element in elements:
            if element.get("S") == "/LI":
                if _kind(element["P"], by_reference) == "/L":
                    _mend_item(element, by_reference, pdf)
                else:
                    _dissolve_item(element, by_reference)
            elif element.get("S") == "/Table":
                grids.even(element, by_reference, pdf)
            elif element.get("S") == "/Figure":
                element.setdefault("Alt", pydyf.String(unsaid))

    return finish


def _identify(pdf: Any, identification: str) -> None:
    """Say in the file's metadata that it conforms to PDF/UA too; WeasyPrint declares one standard a file."""
    reference = pdf.catalog["Metadata"]
    packet = next(each for each in pdf.objects if each.reference == reference)
    packet.stream = [
        part.replace(PACKET_END, identification.encode() + PACKET_END) if isinstance(part, bytes) else part
        for part in packet.stream
    ]


def _label_pages(pdf: Any) -> None:
    """Have viewers show the printed page numbers."""
    import pydyf

    style = pydyf.Dictionary({"S": "/D", "St": 1})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, style])})


@contextmanager
def deflated() -> Iterator[None]:
    """Have files deflated meanwhile as zlib does if nothing is asked of it, and not as hard as pydyf asks it to.

    The tags of fifty articles take five times as long otherwise, a fortieth of all their PDF costs; without, it has
    half a percent more bytes.
    """
    import pydyf

    usual = {**vars(zlib), "compressobj": lambda **hardest: zlib.compressobj()}
    with replaced(pydyf, "zlib", SimpleNamespace(**usual)) if "zlib" in vars(pydyf) else nullcontext():
        yield


# --- which box an element was made for -------------------------------------------------------------


def _walk(document: Any) -> Iterator[Any]:
    """Yield for every structure element after the document's own its box, or TEXT for a run of text."""
    for page in document.pages:
        yield from _walk_box(page._page_box, None)  # noqa: SLF001 - there is no public way to the boxes


def _walk_box(box: Any, above: str | None) -> Iterator[Any]:
    """Yield what is made for a box in an element of the kind ``above``, where that is a part of a list's item."""
    box = getattr(box, "_box", box)
    kind = type(box).__name__
    if kind in {"PageBox", "MarginBox"} or (box.element is not None and box.element_tag in _TRANSPARENT):
        for child in box.children:
            yield from _walk_box(child, None)
        return
    made = _part_of_item(box, above)
    if made == "LI" and _is_wrapped(box):
        yield TEXT
        made = "LBody"
    yield box
    for child in _parts(box):
        for each in child.children if type(child).__name__ == "LineBox" else (child,):
            if type(each).__name__ != "TextBox":
                yield from _walk_box(each, made)
            elif not _is_link(box):
                yield TEXT


def _is_link(box: Any) -> bool:
    return box.element is not None and box.element_tag.split(":")[0] == "a"


def _part_of_item(box: Any, above: str | None) -> str | None:
    """What is made for a box of a list's item: the item, its body, or nothing by name where lines stand in boxes."""
    if box.element is None or box.element_tag not in {"li", "dt", "dd"}:
        return None
    return {"LI": "LBody", "LBody": None}.get(above or "", "LI")


def _is_wrapped(box: Any) -> bool:
    """Whether an item without a bullet gets an element of its own round its body."""
    style = box.style
    bare = "list-item" not in style["display"] or style["list_style_type"] == "none"
    return box.element_tag != "li" or bare


def _parts(box: Any) -> Iterator[Any]:
    """Yield a box's children; those of a table stand in the box of the table and its caption together."""
    wraps = getattr(box, "is_table_wrapper", False) and box.element is not None and box.element_tag == "table"
    wrapped: Any = box.get_wrapped_table() if wraps else None
    for child in getattr(box, "children", ()):
        if child is wrapped:
            yield from wrapped.children
        else:
            yield child


def _describe(elements: list[Any], boxes: list[Any]) -> None:
    """Say of elements what the markup says: the language of a passage, what a cell heads."""
    import pydyf

    made = elements[1:]
    if len(made) != len(boxes):
        return
    for element, box in zip(made, boxes, strict=True):
        source = None if box is TEXT else box.element
        if source is None or box.element_tag != source.tag:
            continue
        if source.get("lang"):
            element["Lang"] = pydyf.String(source.get("lang"))
        if element["S"] == "/TH":
            element["A"]["Scope"] = SCOPES.get(source.get("scope") or "col", "/Column")


def _ornaments(elements: list[Any], boxes: list[Any]) -> list[Any]:
    """Return the elements of pictures whose text is empty: the page says that they only decorate."""
    made = elements[1:]
    if len(made) != len(boxes):
        return []
    return [
        element
        for element, box in zip(made, boxes, strict=True)
        if element["S"] == "/Figure" and box is not TEXT and box.element_tag == "img" and not box.element.get("alt")
    ]


# --- lists ---------------------------------------------------------------------------------------


def _mend_item(item: Any, by_reference: dict[Any, Any], pdf: Any) -> None:
    """Put what a list item may not hold itself, such as a paragraph, into its body."""
    import pydyf

    label = [kid for kid in item["K"] if _kind(kid, by_reference) == "/Lbl"]
    rest = [kid for kid in item["K"] if _kind(kid, by_reference) != "/Lbl"]
    if all(_kind(kid, by_reference) in LIST_PARTS for kid in item["K"]):
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(rest), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in rest:
        if kid in by_reference:
            by_reference[kid]["P"] = body.reference
            if by_reference[kid]["S"] == "/LBody":
                by_reference[kid]["S"] = "/Div"
    item["K"] = pydyf.Array([*label, body.reference])


def _dissolve_item(item: Any, by_reference: dict[Any, Any]) -> None:
    """Take an item that stands in no list, as lines beside a picture do in one, for the plain boxes that it is."""
    for element in (item, *(by_reference[kid] for kid in item["K"] if kid in by_reference)):
        if element["S"] in {"/LI", *LIST_PARTS}:
            element["S"] = "/NonStruct"


def _kind(kid: Any, by_reference: dict[Any, Any]) -> str | None:
    element = by_reference.get(kid)
    return element.get("S") if element else None
