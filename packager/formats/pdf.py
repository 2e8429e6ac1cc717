"""PDF for print and large screens: a front page, columns, running heads, tags for screen readers.

Laid out by WeasyPrint from ``templates/pdf/``: first the text, in pages as narrow as a column; then,
when the page of each article is known, the front page and the sheets on which the columns are set.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pydantic import Field, field_validator

from packager.errors import ConfigError, RenderError
from packager.formats import _pdf_check
from packager.formats._pdf_press import Gallery, Links, Press
from packager.formats._pdf_sheet import SCREENS, sheet
from packager.formats._view import front
from packager.kinds import FormatKind, Options, Rendered, RenderJob
from packager.locale import Words
from packager.model import Problem

COLLECTED_AFTER = (100_000, 50, 1000)
"""Thresholds of the garbage collector while laying out: measured on 50 articles, a fifth of the CPU for 60 MB."""


class PdfOptions(Options):
    """Keys of ``[pdf]``."""

    page: str = Field(
        "a4", description="a4, letter, a5, remarkable, kindle-scribe, kobo, or a size such as “170 x 240 mm”"
    )
    columns: Literal[1, 2] | None = Field(None, description="columns of text; by default as the page has room for")
    sections: Literal["continuous", "page"] = Field(
        "continuous", description="“page” to begin each section on a page of its own"
    )
    links: Links | None = Field(
        None,
        description="addresses of links: “notes” below each article, “qr” for one code an article, or “none”; "
        "by default notes on paper and none on the pages of devices",
    )
    pictures: Literal["colour", "gray"] = Field("colour", description="“gray” for a printer without colours")

    @field_validator("page")
    @classmethod
    def _known_page(cls, page: str) -> str:
        try:
            sheet(page)
        except ConfigError as error:
            raise ValueError(f"{error.message}; {error.hint}") from None
        return page


def write(job: RenderJob) -> Rendered:
    """Write the issue as a PDF to ``job.target``. Raises RenderError or TemplateFailed."""
    if not any(section.articles for section in job.issue.sections):
        raise RenderError("the issue has no article", "an edition needs at least one")
    from packager.formats import _pdf_compose, _pdf_finish, _pdf_fonts
    from packager.formats._pdf_press import VARIANT

    press = _press(job, _pdf_fonts.font_configuration())
    with _patient_collector(), _pdf_fonts.dated(job.stamp):
        document, page_of = _pdf_compose.compose(press)
        finisher = _pdf_finish.finisher(
            press.templates.source("pdf/identification.xml"), backwards=press.view.direction == "rtl"
        )
        document.write_pdf(str(job.target), finisher=finisher, pdf_variant=VARIANT, pdf_identifier=_identifier(job))
    problems = (*press.gallery.problems, *press.unset())
    return Rendered(pages=len(document.pages), page_of=page_of, problems=problems)


def _press(job: RenderJob, fonts: object) -> Press:
    options = job.options
    words = Words(job.issue.masthead.language, job.issue.masthead.timezone)
    return Press(
        job=job,
        view=front(job.issue, words),
        templates=job.templates.speaking(words.filters(), words.names()),
        sheet=sheet(options.page, options.columns),
        gallery=Gallery(job, gray=options.pictures == "gray"),
        fonts=fonts,
        links=options.links or ("none" if options.page.lower() in SCREENS else "notes"),
        apart=options.sections == "page",
    )


@contextlib.contextmanager
def _patient_collector() -> Iterator[None]:
    """Let Python look for garbage less often: a layout is millions of objects, and nearly all of them stay."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _identifier(job: RenderJob) -> bytes:
    """Return the file's identifier: the same for the same issue, so that a rebuild has the same bytes."""
    masthead = job.issue.masthead
    text = f"packager:{masthead.name}:{masthead.title}:{job.issue.date}:{job.options.page}:{job.stamp.isoformat()}"
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()


@cache
def _missing() -> Problem | None:
    """Say what to install where WeasyPrint cannot load Pango, or HarfBuzz's subsetter.

    WeasyPrint can do without the subsetter, but embeds other bytes then: the same issue would
    differ from host to host.
    """
    try:
        # Standard output is for results; WeasyPrint prints a page of advice there when Pango is missing.
        with contextlib.redirect_stdout(io.StringIO()):
            from weasyprint.text.ffi import harfbuzz_subset
        lacking = None if harfbuzz_subset else "HarfBuzz's subsetter"
    except OSError:
        lacking = "Pango"
    if lacking is None:
        return None
    return Problem(
        "render",
        "pdf",
        "pdf-needs-pango",
        f"the PDF was not made: {lacking} is not installed",
        "install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)",
    )


KIND = FormatKind(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    summary="PDF for print and large tablets, in columns, tagged for screen readers",
    options=PdfOptions,
    order=10,
    missing=_missing,
    write=write,
    profile="page",
    check=_pdf_check.check,
)
