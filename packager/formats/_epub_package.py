"""EbookLib's writer with its known faults mended.

EbookLib keeps the records: metadata, manifest, spine. What it writes wrongly is written here: the
package element's language, the navigation, the NCX and the container, whose bytes depend on
nothing but what goes in.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

from ebooklib import epub
from lxml import etree

from packager.text.html import XML_LANG

FOLDER = "EPUB"
STORED = (".jpg", ".jpeg", ".png")
"""Compressed already: deflating them costs a third of a second an issue and gains 0.3 % (bench/speed)."""

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Earliest date that a zip can hold: members carry none of their own, so that bytes do not depend on it."""


class Page(epub.EpubHtml):  # type: ignore[misc]
    """A finished page: EbookLib would parse it, and lose the attributes of its head and body."""

    def __init__(self, name: str, text: str, *, uid: str, title: str, properties: tuple[str, ...] = ()) -> None:
        super().__init__(uid=uid, file_name=name, media_type="application/xhtml+xml", title=title)
        self._finished = text.encode()
        self.properties = list(properties)

    def get_content(self, default: Any = None) -> bytes:
        return self._finished

    def get_body_content(self) -> bytes:
        return self._finished


class Nav(epub.EpubNav):  # type: ignore[misc]
    """The navigation document, finished."""

    def __init__(self, text: str) -> None:
        super().__init__(uid="nav", file_name="nav.xhtml")
        self.finished = text.encode()


class Ncx(epub.EpubNcx):  # type: ignore[misc]
    """The contents for readers of EPUB 2, finished."""

    def __init__(self, text: str) -> None:
        super().__init__(uid="ncx", file_name="toc.ncx")
        self.finished = text.encode()


class Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes a book so that the same book is the same bytes."""

    def __init__(self, target: Path, book: Any, *, language: str, direction: str, stamp: dt.datetime) -> None:
        modified = stamp.astimezone(dt.UTC)
        super().__init__(str(target), book, {"mtime": modified, "raise_exceptions": True, "epub3_pages": False})
        self._language = language
        self._direction = direction

    def write(self) -> None:
        with zipfile.ZipFile(self.file_name, "w", zipfile.ZIP_DEFLATED) as archive:
            self.out = _Steady(archive)
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        root.set(XML_LANG, self._language)
        root.set("dir", self._direction)
        for reference in root.iter("{*}itemref"):
            # Places in a book (EPUB CFI) count the pages before theirs, and are put right by an id where some came.
            reference.set("id", f"at-{reference.get('idref')}")
        text = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
        self.out.writestr(f"{FOLDER}/content.opf", text)

    def _get_nav(self, item: Nav) -> bytes:
        return item.finished

    def _get_ncx(self) -> bytes:
        return next(item.finished for item in self.book.get_items() if isinstance(item, Ncx))


class _Steady:
    """A zip file whose members have one date and one set of rights."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def writestr(self, name: str, data: bytes | str, method: int | None = None) -> None:
        entry = zipfile.ZipInfo(name, ZIP_DATE)
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        entry.compress_type = method if method is not None else self._method(name)
        self._archive.writestr(entry, data, compresslevel=6)

    def _method(self, name: str) -> int:
        return zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
