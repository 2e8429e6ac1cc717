"""The texts of an issue while it is put together: on disk, so that memory holds of an article what is decided by.

A thousand feeds bring twenty thousand articles of 5 to 50 kB each. What chooses and orders them asks for a text now and
then; nothing asks for all of them at once. The pictures of an issue that gets no folder, but for the first, lie there
too.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import TracebackType

from packager.model import Article, Document
from packager.store import disk
from packager.store.issue import asset_name

LARGE_PAGE = 200_000
"""Bytes from which a page that waits to be cleaned is laid aside: a hundred smaller ones are no more than a worker."""

ASSETS_HELD = 32_000_000
"""Bytes of loose pictures that are held in memory: those of seventy articles. An edition holds them all in the end, and
to write them to a disk and read them again costs a hundredth of a run."""


class LaidPage(Document):
    """A page whose bytes lie on a shelf. It goes to another process as what it was."""

    __slots__ = ("_read",)
    _read: Callable[[], bytes]

    def __init__(self, page: Document, read: Callable[[], bytes]) -> None:
        for one in fields(page):
            if one.name != "data":
                object.__setattr__(self, one.name, getattr(page, one.name))
        object.__setattr__(self, "_read", read)

    @property
    def data(self) -> bytes:
        return self._read()

    def __reduce__(self) -> tuple[object, ...]:
        return Document, tuple(getattr(self, one.name) for one in fields(Document))


class Shelf:
    """Texts laid aside, each until the shelf is closed. Use it as a context manager. Raises StoreError.

    They lie in one file that has no name: whatever ends this process gives its room back.
    """

    def __init__(self, folder: Path) -> None:
        """Make a shelf on the disk of ``folder``."""
        self._folder = folder
        self._end = 0
        with disk.told(folder, "write in"):
            folder.mkdir(parents=True, exist_ok=True)
            # The name is for systems that know no file without one: a run killed just then leaves it to be swept.
            # Without a buffer, which a disk that is full would refuse a second time when the shelf is closed.
            self._file = tempfile.TemporaryFile(buffering=0, prefix=disk.WORKING, dir=folder)  # noqa: SIM115

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def lay(self, article: Article) -> Article:
        """Lay the text of an article aside and return the article without it."""
        if article.laid is not None:
            return article
        return replace(article, html="", laid=self.put(article.html.encode("utf-8", "surrogatepass")))

    def page(self, page: Document) -> Document:
        """Lay the bytes of a page aside, if it is a large one: a hundred of fifteen megabytes each fit in no memory."""
        if isinstance(page, LaidPage) or len(page.data) < LARGE_PAGE:
            return page
        return LaidPage(page, partial(self.get, self.put(page.data)))

    def put(self, data: bytes) -> tuple[int, int]:
        """Lay bytes aside and return their place."""
        place = (self._end, len(data))
        with disk.told(self._folder, "write in"):
            self._file.seek(self._end)
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
        self._end += len(data)
        return place

    def get(self, place: tuple[int, int]) -> bytes:
        """Return what lies at a place. Raises OSError. A forked process may ask as well."""
        start, size = place
        return os.pread(self._file.fileno(), size, start)

    def text(self, article: Article) -> str:
        """The text of an article, wherever it is."""
        if article.laid is None:
            return article.html
        with disk.told(self._folder, "read in"):
            return self.get(article.laid).decode("utf-8", "surrogatepass")

    def whole(self, article: Article) -> Article:
        """The article with its text."""
        return replace(article, html=self.text(article), laid=None)


class LooseAssets:
    """The pictures of an issue that gets no folder: the first in memory, where editions want them, others on a shelf.

    Files of their own take longer to make than to fill.
    """

    def __init__(self, shelf: Shelf, room: int = ASSETS_HELD) -> None:
        """Make a place for pictures, of which ``room`` bytes are held in memory."""
        self._shelf = shelf
        self._room = room
        self._held: dict[str, bytes] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, data: bytes, suffix: str) -> str:
        """Keep a picture under the name of its content; return the name. Raises StoreError."""
        name = asset_name(data, suffix)
        if name not in self._held and name not in self._places:
            if len(data) <= self._room:
                self._held[name] = data
                self._room -= len(data)
            else:
                self._places[name] = self._shelf.put(data)
        return name

    def read(self, name: str) -> bytes:
        """Read a picture. Raises OSError."""
        if name in self._held:
            return self._held[name]
        if name not in self._places:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return self._shelf.get(self._places[name])
