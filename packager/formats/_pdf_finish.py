"""What WeasyPrint leaves out of a tagged PDF, added before the file is closed.

Structure elements carry no trace of the markup they came from. They are made, however, in the order
in which the boxes stand on the pages, so those of one kind can be told by counting; where the
counts differ, as another version of WeasyPrint might have it, nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LIST_PARTS = ("/Lbl", "/LBody")
"""What a list item may hold (ISO 32000-1, table 336)."""

SCOPES = {"row": "/Row", "col": "/Column", "rowgroup": "/Row", "colgroup": "/Column"}


def finish(document: Any, pdf: Any) -> None:
    """Complete ``pdf``, a pydyf.PDF: page labels, languages, scopes of header cells, list items."""
    elements: list[Any] = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"]
    by_reference: dict[Any, Any] = {element.reference: element for element in elements}
    boxes = [box for page in document.pages for box in _walk(getattr(page, "_page_box", None))]
    _label_pages(pdf)
    _say_languages(elements, boxes)
    _say_scopes(boxes)
    for element in elements:
        if element.get("S") == "/LI":
            _mend_item(element, by_reference, pdf)


def _walk(box: Any) -> Iterator[Any]:
    """Yield a box and everything in it, in the order in which structure elements are made."""
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "children", ()):
        yield from _walk(child)


def _label_pages(pdf: Any) -> None:
    """Have viewers show the printed page numbers."""
    import pydyf

    style = pydyf.Dictionary({"S": "/D", "St": 1})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, style])})


def _say_languages(elements: list[Any], boxes: list[Any]) -> None:
    """Say the language of each article."""
    import pydyf

    made = [element for element in elements if element.get("S") == "/Art"]
    laid = [box for box in boxes if box.element is not None and box.element_tag == "article"]
    if len(made) != len(laid):
        return
    for element, box in zip(made, laid, strict=True):
        language = box.element.get("lang")
        if language:
            element["Lang"] = pydyf.String(language)


def _say_scopes(boxes: list[Any]) -> None:
    """Say of header cells what they head. WeasyPrint leaves a cell's element on its box."""
    for box in boxes:
        made = getattr(box, "mark", None)
        if isinstance(made, dict) and made.get("S") == "/TH":
            made["A"]["Scope"] = SCOPES.get(box.element.get("scope") or "col", "/Column")


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


def _kind(kid: Any, by_reference: dict[Any, Any]) -> str | None:
    element = by_reference.get(kid)
    return element.get("S") if element else None
