"""PDF for print and large screens: a front page, columns, running heads, tags for screen readers.

Laid out by WeasyPrint from ``templates/pdf/``: first the text, in pages as narrow as a column; then,
when the page of each article is known, the front page and the sheets on which the columns are set.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from packager.errors import ConfigError
from packager.formats._pdf import check, edition
from packager.formats._pdf.sheet import sheet
from packager.kinds import FormatKind, Rendered, RenderJob


class PdfOptions(edition.PrintOptions):
    """Keys of ``[pdf]``."""

    page: str = Field(
        "a4", description="a4, letter, a5, remarkable, kindle-scribe, kobo, or a size such as “170 x 240 mm”"
    )
    columns: Literal[1, 2] | None = Field(None, description="columns of text; by default as the page has room for")

    @field_validator("page")
    @classmethod
    def _known_page(cls, page: str) -> str:
        try:
            sheet(page)
        except ConfigError as error:
            raise ValueError(f"{error.message}; {error.hint}") from None
        return page


def _write(job: RenderJob) -> Rendered:
    return edition.write(job, job.options.page, job.options.columns)


KIND = FormatKind(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    summary="PDF for print and large tablets, in columns, tagged for screen readers",
    options=PdfOptions,
    order=10,
    risky=True,
    missing=edition.missing,
    write=_write,
    profile="page",
    check=check.check,
    rests_on=edition.rests_on,
)
