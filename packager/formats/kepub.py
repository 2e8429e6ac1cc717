"""KEPUB: the EPUB as Kobo's own reader opens it, which is faster and keeps highlights and statistics."""

from __future__ import annotations

from pydantic import Field

from packager.formats import _epub_book, _epub_check, _epubcheck, _kobo, _lettered
from packager.formats._devices import DeviceOptions
from packager.kinds import FormatKind, Rendered, RenderJob


class KepubOptions(DeviceOptions):
    """Keys of ``[kepub]``."""

    profile: str = Field("kobo", description="device to make it for, as in `[epub]`")


def _write(job: RenderJob) -> Rendered:
    return _epub_book.write(job, finish=_kobo.spanned)


KIND = FormatKind(
    name="kepub",
    suffix=".kepub.epub",
    media_type="application/kepub+zip",
    summary="EPUB for Kobo's own reader: faster, with highlights and statistics that last",
    options=KepubOptions,
    order=21,
    write=_write,
    check=_epub_check.check,
    expert=_epubcheck.EXPERT,
    profile="profile",
    rests_on=_lettered.rests_on,
)
