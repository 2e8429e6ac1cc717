"""Making a PDF of an issue: what the formats share that are one."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import gc
import hashlib
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from packager.errors import RenderError
from packager.formats import _fonts, _headlines
from packager.formats._pdf.fit import fitting
from packager.formats._pdf.press import Gallery, Links, Press
from packager.formats._pdf.sheet import Sheet, sheet
from packager.formats._view import front
from packager.kinds import Options, Rendered, RenderJob
from packager.locale import Words
from packager.model import Problem
from packager.text.html import MAX_DEPTH

COLLECTED_AFTER = (5_000_000, 50, 1000)
"""Thresholds of the garbage collector while laying out: 50 articles are three million objects, nearly all of which
stay. Not to go through them takes a tenth more memory and three hundredths less CPU."""


CALLS = MAX_DEPTH * 25
"""Calls within each other: an element in an element takes the layout engine up to twenty."""

HEADLINES = {"end_of": _headlines.end_of, "whole_end": _headlines.whole_end}
"""Filters of templates."""

LIBRARIES = (("libpango-1.0.so.0", "pango_version_string"), ("libharfbuzz.so.0", "hb_version_string"))
"""Libraries of the system that decide where a line breaks and what is embedded, and what tells their versions."""


class PrintOptions(Options):
    """Keys of every format that is laid out in pages."""

    sections: Literal["continuous", "page"] = Field(
        "continuous", description="“page” to begin each section on a page of its own"
    )
    links: Links | None = Field(
        None,
        description="addresses of links: “notes” below each article, “qr” for one code an article, or “none”; "
        "by default notes on paper and none on the pages of devices",
    )
    pictures: Literal["colour", "gray"] = Field("colour", description="“gray” for a printer without colours")


def write(job: RenderJob, page: str, columns: int | None = None) -> Rendered:
    """Write the issue to ``job.target`` on pages of that name or size. Raises RenderError or TemplateFailed."""
    if not any(section.articles for section in job.issue.sections):
        raise RenderError("the issue has no article", "an edition needs at least one")
    from packager.formats._pdf import compose, finish, fonts, hardspaces, instances, thrift
    from packager.formats._pdf.press import VARIANT

    issue, cut = fitting(job.issue)
    job = replace(job, issue=issue)
    own = [font.file for font in _fonts.named(job.design)]
    press = _press(job, sheet(page, columns), fonts.font_configuration(own))
    with (
        _patient_collector(),
        _deep(),
        thrift.thrifty(),
        hardspaces.settled(),
        instances.cut_by_harfbuzz(),
        fonts.dated(job.stamp),
        finish.deflated(),
    ):
        document, page_of = compose.compose(press)
        finisher = finish.finisher(
            press.templates.source("pdf/identification.xml"),
            press.words.text("Picture without a description"),
            backwards=press.view.direction == "rtl",
        )
        document.write_pdf(
            str(job.target), finisher=finisher, pdf_variant=VARIANT, pdf_identifier=_identifier(job, page)
        )
    problems = (*cut, *press.gallery.problems, *press.unset())
    return Rendered(pages=len(document.pages), page_of=page_of, problems=problems)


def _press(job: RenderJob, size: Sheet, fonts: object) -> Press:
    options = job.options
    words = Words(job.issue.masthead.language, job.issue.masthead.timezone)
    return Press(
        job=job,
        view=front(job.issue, words),
        words=words,
        templates=job.templates.speaking({**words.filters(), **HEADLINES}, words.names()),
        sheet=size,
        gallery=Gallery(job, gray=options.pictures == "gray"),
        fonts=fonts,
        links=options.links or ("notes" if size.paper else "none"),
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


@contextlib.contextmanager
def _deep() -> Iterator[None]:
    """Let Python call as deep as lists in lists are laid out."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _identifier(job: RenderJob, page: str) -> bytes:
    """Return the file's identifier: the same for the same issue, so that a rebuild has the same bytes."""
    masthead = job.issue.masthead
    text = f"packager:{masthead.name}:{masthead.title}:{job.issue.date}:{page}:{job.stamp.isoformat()}"
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()


def rests_on() -> tuple[Path | str, ...] | None:
    """Return the fonts, and the versions of the libraries that set them; None where those have other names here."""
    try:
        versions = tuple(_version(library, asked) for library, asked in LIBRARIES)
    except (OSError, AttributeError):
        return None
    return (*(_fonts.rests_on() or ()), *versions)


def _version(library: str, asked: str) -> str:
    function = getattr(ctypes.CDLL(library), asked)
    function.restype = ctypes.c_char_p
    return f"{library} {function().decode()}"


@contextlib.contextmanager
def _by_names_alone() -> Iterator[None]:
    """Have libraries of Linux opened by their names, and not searched for meanwhile.

    WeasyPrint tries other systems' names first. For each, Python starts ldconfig and the C compiler: a third of a
    second of CPU, and programs where none should run.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@cache
def missing() -> Problem | None:
    """Say what to install where WeasyPrint cannot load Pango, or HarfBuzz's subsetter.

    WeasyPrint can do without the subsetter, but embeds other bytes then: the same issue would
    differ from host to host.
    """
    try:
        # Standard output is for results; WeasyPrint prints a page of advice there when Pango is missing.
        with contextlib.redirect_stdout(io.StringIO()), _by_names_alone():
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
