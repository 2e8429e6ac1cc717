"""The texts of an issue while it is put together: on disk, so that memory holds of an article what is decided by.

A thousand feeds bring twenty thousand articles of 5 to 50 kB each. What chooses and orders them asks for a text now and
then; nothing asks for all of them at once.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from packager.model import Article
from packager.store import disk


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
        text = article.html.encode("utf-8", "surrogatepass")
        place = (self._end, len(text))
        with disk.told(self._folder, "write in"):
            self._file.seek(self._end)
            rest = memoryview(text)
            while rest:
                rest = rest[self._file.write(rest) :]
        self._end += len(text)
        return replace(article, html="", laid=place)

    def text(self, article: Article) -> str:
        """The text of an article, wherever it is."""
        if article.laid is None:
            return article.html
        start, size = article.laid
        with disk.told(self._folder, "read in"):
            self._file.seek(start)
            return self._file.read(size).decode("utf-8", "surrogatepass")

    def whole(self, article: Article) -> Article:
        """The article with its text."""
        return replace(article, html=self.text(article), laid=None)
