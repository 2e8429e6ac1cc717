"""Booklet: the issue on sheets to print on both sides, fold and staple."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from packager.formats._pdf import check, edition, impose
from packager.kinds import FormatKind, Rendered, RenderJob
from packager.text.words import direction_of

SHEETS = {"a4": ((297.0, 210.0), "a5"), "letter": ((279.4, 215.9), "139.7 x 215.9 mm"), "a3": ((420.0, 297.0), "a4")}
"""Sheets by name: their size in millimetres, lying, and the page that is half of one."""


class BookletOptions(edition.PrintOptions):
    """Keys of ``[booklet]``."""

    sheet: Literal["a4", "letter", "a3"] = Field("a4", description="paper in the printer: a page is half of it")


def _write(job: RenderJob) -> Rendered:
    """Write the issue as a booklet to ``job.target``. Raises what the PDF raises."""
    size, page = SHEETS[job.options.sheet]
    with tempfile.TemporaryDirectory(prefix="packager-booklet-") as folder:
        single = Path(folder) / "pages.pdf"
        rendered = edition.write(replace(job, target=single), page)
        backwards = direction_of(job.issue.masthead.language) == "rtl"
        sides = impose.impose(single, job.target, size, backwards=backwards)
    return Rendered(pages=sides, problems=rendered.problems)


KIND = FormatKind(
    name="booklet",
    suffix=".booklet.pdf",
    media_type="application/pdf",
    summary="PDF to print on both sides of the paper (flipped on the short edge), fold and staple",
    options=BookletOptions,
    order=30,
    missing=edition.missing,
    write=_write,
    profile="sheet",
    check=check.check_print,
    rests_on=edition.rests_on,
)
