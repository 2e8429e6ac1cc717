"""EPUB 3: one file an article, a designed contents page, a cover, navigation of every kind.

The package is EbookLib's, through :mod:`packager.formats._epub_package`, which goes round its
faults; every page, the navigation and the style come from ``templates/epub/``.
"""

from __future__ import annotations

from packager.formats import _epub_book, _epub_check, _epubcheck, _lettered
from packager.formats._devices import DeviceOptions
from packager.kinds import FormatKind


class EpubOptions(DeviceOptions):
    """Keys of ``[epub]``."""


KIND = FormatKind(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    summary="EPUB 3 for e-readers, phones and Kindle",
    options=EpubOptions,
    order=20,
    write=_epub_book.write,
    check=_epub_check.check,
    expert=_epubcheck.EXPERT,
    profile="profile",
    rests_on=_lettered.rests_on,
)
