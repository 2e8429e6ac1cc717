"""Articles from pages that were saved with all that they show: MHTML, SingleFile, WARC, zip archives."""

from __future__ import annotations

import asyncio
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urldefrag, urlsplit

from pydantic import Field

from packager.errors import SourceError
from packager.kinds import Listing, SourceContext, SourceKind, SourceOptions
from packager.model import Document, Item, Problem
from packager.sources import _addresses, _archives, _files, _manuscript, _origin
from packager.sources._enclosed import Enclosures
from packager.text.decode import decode
from packager.text.html import parse_page
from packager.text.urls import absolute

MOST_PAGES = 1_000
"""Pages of one archive: as many as ``make`` takes in all."""
PAGES_BYTES = 150_000_000
"""Bytes of the pages of one archive: they are held in memory, as those of one site are."""
AT_ONCE_BYTES = 32_000_000
"""Bytes that come from a worker at one time: twice the largest part, and several times less than a worker may use."""
SUFFIXES = (".mht", ".mhtml", ".warc", ".warc.gz", ".zip", ".html", ".htm", ".xhtml")
_HIDDEN = re.compile(r"\.[^./]|__MACOSX|.*_files$")
Result = TypeVar("Result")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


class SavedOptions(SourceOptions):
    """Keys of saved pages."""

    path: str = Field(min_length=1, description="the file (MHTML, SingleFile, WARC, zip), or a folder of such files")
    include: tuple[str, ...] = Field(
        (), description="which pages of an archive: patterns of their path, * for anything"
    )
    exclude: tuple[str, ...] = Field((), description="which pages not: patterns as in include")


async def read(options: SavedOptions, context: SourceContext) -> Listing:
    """List the saved pages. Raises SourceError where nothing can be read."""
    return await asyncio.to_thread(_read, options, context)


def _read(options: SavedOptions, context: SourceContext) -> Listing:
    place = _files.placed(context.folder, options.path)
    shelf = _Shelf(options, context)
    if not place.is_dir():
        shelf.take(place)
    else:
        for path in sorted(one for one in place.iterdir() if one.name.lower().endswith(SUFFIXES)):
            try:
                shelf.take(path)
            except SourceError as error:
                shelf.problems.append(Problem("gather", path.name, error.code, error.message, error.hint))
    if not shelf.items and not shelf.problems:
        shelf.problems.append(Problem("gather", "", "list-empty", "no page was found there"))
    if shelf.enclosures.full:
        message = "its pictures are more than are held at one time: the rest is fetched, or left"
        shelf.problems.append(Problem("gather", "", "archive-cut", message))
    return Listing(tuple(shelf.items.values()), tuple(shelf.problems), enclosed=shelf.enclosures.documents())


class _Shelf:
    """The pages found so far, and their pictures."""

    def __init__(self, options: SavedOptions, context: SourceContext) -> None:
        self._options = options
        self._context = context
        self.items: dict[str, Item] = {}
        self.problems: list[Problem] = []
        self.enclosures = Enclosures()

    def take(self, path: Path) -> None:
        """Read one file. Raises SourceError."""
        try:
            path.stat()
            sort = _archives.sort_of(_files.beginning(path, _archives.HEAD_MOST), path.name)
            if sort == "mhtml":
                self._mhtml(path)
            elif sort is not None:
                self._archive(path, sort)
            else:
                self._page(path)
        except OSError as error:
            raise _files.unreadable(path, error) from error

    def _mhtml(self, path: Path) -> None:
        first, *others = self._context.parsed(_parts_of_mhtml, path)
        beside = {name: (one.data, one.media_type) for one in others for name in (one.url, one.identity) if name}
        self._add(first, path.name, first.url, partial(_named, beside))

    def _archive(self, path: Path, sort: str) -> None:
        """Read an archive in workers: its pages, then the pictures that they show. Raises SourceError."""
        survey = self._context.parsed(_archives.survey, path, sort)
        if survey.cut:
            self._tell(path.name, *survey.cut)
        pages = list(self._taken(path, sort, self._chosen(path, survey.entries)))
        shown = [(page, self._tried(f"{path.name}/{page.url}", _shown, page) or ()) for page in pages]
        every = {name for _, found in shown for name in found} - {_plain(page.url) for page in pages}
        wanted = [one for one in survey.entries if one.media_type.startswith("image/") and _plain(one.url) in every]
        fitting = _within(wanted, self.enclosures.room)
        self.enclosures.full = self.enclosures.full or len(fitting) < len(wanted)
        pictures = {_plain(one.url): (one.data, one.media_type) for one in self._taken(path, sort, fitting)}
        for page, found in shown:
            own = {name: pictures[name] for name in found if name in pictures}
            self._add(page, f"{path.name}/{page.url}", page.url, partial(_among, own))

    def _chosen(self, path: Path, entries: Sequence[_archives.Entry]) -> list[_archives.Entry]:
        """The pages of an archive that are read: of those that are meant, the first that are not too many."""
        pages = [one for one in entries if self._is_page(one)]
        chosen = _within(pages[:MOST_PAGES], PAGES_BYTES)
        if len(chosen) < len(pages):
            message = (
                f"it holds {len(pages):,} pages, more than are read at one time: the first {len(chosen):,} are taken"
            )
            self._tell(path.name, "archive-cut", message, "include would name fewer")
        return chosen

    def _taken(self, path: Path, sort: str, wanted: Sequence[_archives.Entry]) -> Iterator[_archives.Part]:
        """Yield the parts of an archive that were wanted, fetched some at a time. Raises SourceError."""
        numbers = [one.number for one in wanted]
        while numbers:
            some = self._context.parsed(_archives.taken, path, sort, numbers, AT_ONCE_BYTES)
            yield from some
            numbers = numbers[len(some) :] if some else []

    def _tell(self, where: str, code: str, message: str, hint: str | None = None) -> None:
        problem = Problem("gather", where, code, message, hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def _is_page(self, part: _archives.Entry) -> bool:
        named = part.media_type in _PAGES or part.url.lower().endswith((".md", ".markdown", ".txt"))
        hidden = any(_HIDDEN.match(step) for step in part.url.split("/"))
        meant = _addresses.meant(part.url, self._options.include, self._options.exclude)
        return named and meant and not (hidden and "://" not in part.url) and not part.blank

    def _page(self, path: Path) -> None:
        """A page in a file of its own, as SingleFile and browsers save it: its pictures are within it or beside it."""
        document = _files.document(path)
        url = _origin.of(document.data)
        part = _archives.Part(url or document.url, "text/html", document.data, document.charset)
        root = None if url else str(path.absolute().parent)
        self._add(part, path.name, document.url, partial(_beside, path), root=root)

    def _add(
        self,
        part: _archives.Part,
        where: str,
        base: str,
        beside: Callable[[str], tuple[bytes, str] | None],
        root: str | None = None,
    ) -> None:
        url = absolute(None, part.url) if "://" in part.url else None
        guid = url or where
        item = Item(self._context.key, self._context.section, guid=guid, url=url, root=root)
        document = Document(part.data, url or base, part.media_type, part.charset, part.fetched)
        if part.media_type in _PAGES:
            if (settled := self._tried(where, _settled, document, base, beside)) is not None:
                self.items.setdefault(guid, replace(item, document=settled[0]))
                self.enclosures.take(settled[1])
            return
        document = replace(document, media_type=_files.MEDIA_TYPES.get(Path(part.url).suffix.lower(), "text/plain"))
        filled = self._tried(
            where, partial(_manuscript.fill, changed=False), item, document, Path(part.url), self._context
        )
        if filled is not None:
            self.items.setdefault(guid, filled)

    def _tried(self, where: str, task: Callable[..., Result], *values: Any) -> Result | None:
        """Parse one page; one that cannot be parsed is told, and costs itself."""
        try:
            return self._context.parsed(task, *values)
        except SourceError as error:
            self._tell(where, error.code, error.message, error.hint)
            return None


def _within(entries: Sequence[_archives.Entry], most: int) -> list[_archives.Entry]:
    """The first of the entries, as many as ``most`` bytes hold."""
    sums = accumulate(one.size for one in entries)
    return [one for one, size in zip(entries, sums, strict=True) if size <= most]


def _parts_of_mhtml(path: Path) -> list[_archives.Part]:
    return list(_archives.mhtml(_files.document(path).data))


def _settled(
    document: Document, base: str, beside: Callable[[str], tuple[bytes, str] | None]
) -> tuple[Document, Enclosures]:
    """A page that names its pictures by addresses at which they are found, and the pictures."""
    from lxml import html as lxml_html

    enclosures = Enclosures()
    page = parse_page(decode(document.data, document.charset))
    if page is None:
        return document, enclosures
    enclosures.settle(page, base, beside)
    data = lxml_html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
    return replace(document, data=data, charset="utf-8"), enclosures


def _shown(page: _archives.Part) -> list[str]:
    """The addresses of the pictures that a page names."""
    root = parse_page(decode(page.data, page.charset))
    found: dict[str, None] = {}
    for image in root.iter("img", "source") if root is not None else ():
        for name in ("src", "data-src", "srcset"):
            written = (image.get(name) or "").strip()
            if written and not written.startswith("data:"):
                address = _plain(_joined(page.url, written.split()[0] if name == "srcset" else written))
                found |= dict.fromkeys((address, posixpath.normpath(unquote(address))))
    return list(found)


def _joined(base: str, address: str) -> str:
    if "://" in base or "://" in address:
        return absolute(base, address) or address
    # In a zip there is no address, but a path; one that leads out of it leads nowhere.
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(urlsplit(address).path)))


def _named(parts: Mapping[str, tuple[bytes, str]], address: str) -> tuple[bytes, str] | None:
    return parts.get(_plain(address))


def _among(pictures: Mapping[str, tuple[bytes, str]], address: str) -> tuple[bytes, str] | None:
    return pictures.get(_plain(address)) or pictures.get(posixpath.normpath(unquote(_plain(address))))


def _plain(url: str) -> str:
    return urldefrag(url)[0]


def _beside(page: Path, address: str) -> tuple[bytes, str] | None:
    """A picture that a browser saved beside a page, if it lies in the page's folder."""
    if not address.startswith("file:"):
        return None
    from urllib.request import url2pathname

    try:
        place = Path(url2pathname(urlsplit(address).path))
        if not _files.within(page.parent, place) or not place.is_file():
            return None
        return _files.document(place).data, "image/*"
    except (SourceError, OSError, ValueError):
        return None  # illustrating says why, of the address itself


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take an archive by its beginning, and a page that says where it was saved from."""
    if not isinstance(found, Path) or not found.is_file():
        return None
    head = _files.beginning(found, _archives.HEAD_MOST)
    archive = _archives.sort_of(head, found.name)
    saved = found.suffix.lower() in {".html", ".htm", ".xhtml"} and _origin.of(head)
    return {"kind": "saved", "path": argument} if archive or saved else None


KIND = SourceKind(
    name="saved",
    summary="pages saved with all that they show: MHTML, SingleFile, WARC, zip archives of pages",
    options=SavedOptions,
    read=read,
    recognise=recognise,
    precedence=13,
)
