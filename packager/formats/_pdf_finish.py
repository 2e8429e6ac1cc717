"""What WeasyPrint leaves out of a tagged PDF, added before the file is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from packager.formats._view import Front


def finisher(view: Front, page_of: Mapping[str, int]) -> Callable[[Any, Any], None]:
    """Return the function that WeasyPrint calls with the document and the PDF before it writes."""

    def finish(document: Any, pdf: Any) -> None:
        _label_pages(pdf)

    return finish


def _label_pages(pdf: Any) -> None:
    """Have viewers show the printed page numbers."""
    import pydyf

    style = pydyf.Dictionary({"S": "/D", "St": 1})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, style])})
