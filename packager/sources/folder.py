"""Articles from a folder of files, or from one file: saved pages, Markdown, plain text."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from packager.errors import ParseError, SourceError
from packager.kinds import Listing, SourceContext, SourceKind, SourceOptions
from packager.model import Document, Item, Problem
from packager.sources import _files, _manuscript

HIDDEN = re.compile(r"[._~#]|.*~$")
"""Names that editors and systems give to what is not meant to be read."""
MOST_FILES = 5_000
"""Files of one folder that are read: five newspapers. What is beyond is told."""

OTHERS = {".mhtml": "saved", ".mht": "saved", ".warc": "saved", ".eml": "mailbox", ".mbox": "mailbox"}
"""Files that are articles to another kind of source, by the ends of their names."""


class FolderOptions(SourceOptions):
    """Keys of a folder."""

    path: str = Field(min_length=1, description="the folder, or a single file in it (HTML, Markdown or text)")
    pattern: str = Field("*", min_length=1, description="which of its files, by name: *.html, 2024-11-20-*")
    recursive: bool = Field(False, description="also the files of its subfolders")
    dates: Literal["none", "file"] = Field(
        "none", description="when a file does not say when it was published: nothing, or the time it was changed (file)"
    )


async def read(options: FolderOptions, context: SourceContext) -> Listing:
    """List the files, by name. Raises SourceError where the folder cannot be read."""
    return await asyncio.to_thread(_read, options, context)


def _read(options: FolderOptions, context: SourceContext) -> Listing:
    place = _files.placed(context.folder, options.path)
    root = place if place.is_dir() else place.parent
    paths = list(_paths(place, options))
    items: list[Item] = []
    problems: list[Problem] = []
    if len(paths) > MOST_FILES:
        problems.append(Problem("gather", "", "folder-cut", f"it has more than {MOST_FILES:,} files: the rest is left"))
    for path in paths[:MOST_FILES]:
        try:
            items.append(_item(path, root, options, context))
        except SourceError as error:
            where = path.relative_to(root).as_posix()
            problems.append(Problem("gather", where, error.code, error.message, error.hint))
    if not paths:
        message = "the folder holds no pages, Markdown or text"
        problems.append(Problem("gather", "", "folder-empty", message, _whose(place)))
    return Listing(tuple(items), tuple(problems))


def _whose(place: Path) -> str | None:
    """Say which kinds read what a folder without pages holds, where there are any."""
    found = {kind for path in place.iterdir() if (kind := OTHERS.get(path.suffix.lower()))}
    read = " and ".join(f'kind = "{kind}"' for kind in sorted(found))
    return f"a newsletter reads its files with {read}; packager make takes them one by one" if found else None


def _paths(place: Path, options: FolderOptions) -> Iterator[Path]:
    """The files that are meant, in the order of their names: numbers by their value."""
    try:
        if not place.is_dir():
            place.stat()
            yield place
            return
        found = place.rglob(options.pattern) if options.recursive else place.glob(options.pattern)
        kept = [path for path in found if _is_meant(path, place)]
        next(place.iterdir(), None)  # glob finds nothing in a folder that may not be read, without a word
    except OSError as error:
        raise _files.unreadable(place, error) from error
    except ValueError as error:
        raise SourceError(f"“{options.pattern}” is not a pattern: {error}", code="bad-pattern") from error
    yield from sorted(kept, key=lambda path: _natural(path.relative_to(place).as_posix()))


def _is_meant(path: Path, root: Path) -> bool:
    if path.suffix.lower() not in _files.MEDIA_TYPES or not path.is_file():
        return False
    parts = path.relative_to(root).parts
    # Browsers keep a saved page's pictures and frames beside it in a folder NAME_files.
    saved = any(part.endswith("_files") for part in parts[:-1])
    return not saved and not any(HIDDEN.match(part) for part in parts) and _files.within(root, path)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d+)", name)]


def _item(path: Path, root: Path, options: FolderOptions, context: SourceContext) -> Item:
    document = _files.document(path)
    if not document.data.strip():
        raise ParseError("it is empty", code="file-empty")
    item = Item(context.key, context.section, guid=_identity(path, root, context.folder), root=str(root.absolute()))
    changed = options.dates == "file"
    fill = partial(_manuscript.fill, changed=changed)
    if _manuscript.is_read_later(document, changed=changed):
        return fill(item, document, path, context)
    return context.parsed(fill, item, document, path, context)


def _identity(path: Path, root: Path, base: Path) -> str:
    """What tells a file from others, on every machine: its path from the newsletter's folder, else from its own."""
    place = path.absolute()
    home = base.absolute()
    return place.relative_to(home if place.is_relative_to(home) else root.absolute().parent).as_posix()


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take a folder, and a file that has the name of a page, of Markdown or of text."""
    if isinstance(found, Path) and (found.is_dir() or found.suffix.lower() in _files.MEDIA_TYPES):
        return {"kind": "folder", "path": argument}
    return None


KIND = SourceKind(
    name="folder",
    summary="a folder of HTML pages, Markdown and text, or one such file",
    options=FolderOptions,
    read=read,
    recognise=recognise,
    precedence=30,
)
