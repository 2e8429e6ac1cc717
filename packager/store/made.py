"""What editions were made from, kept beside them: an edition that would come out the same is not made again.

Laying out fifty articles takes half a minute; telling that nothing has changed takes reading the files.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from packager import __version__
from packager.errors import StoreError
from packager.frozen import frozen
from packager.model import Problem
from packager.store import disk

FILE = ".made.json"
"""Name of the record, in the folder of the editions."""

CODE = (".py", ".po", ".mo")
"""Suffixes of the files that make packager what it is."""


@frozen
class Made:
    """One edition, and the key of what it was made from."""

    key: str
    size: int
    sha256: str
    pages: int | None = None
    page_of: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What there was to tell when it was made, and is each time that it stands."""


@cache
def _adapter() -> TypeAdapter[dict[str, Made]]:
    return TypeAdapter(dict[str, Made])


class Memory:
    """The record of one folder of editions, by format."""

    def __init__(self, folder: Path) -> None:
        """Remember what was made in ``folder``; a record that is missing or damaged holds nothing."""
        self._path = folder / FILE
        try:
            self._made = _adapter().validate_json(disk.read(self._path)) if self._path.is_file() else {}
        except (StoreError, ValidationError):
            self._made = {}  # at worst, what stands is made once more

    def standing(self, name: str, key: str, final: Path) -> Made | None:
        """Return the edition of that format where ``final`` is the file once made from just this, byte for byte.

        Raises StoreError where the file cannot be read.
        """
        made = self._made.get(name)
        if made is None or made.key != key or not final.is_file():
            return None
        return made if disk.fingerprint(final) == (made.size, made.sha256) else None

    def keep(self, name: str, made: Made) -> None:
        """Note what an edition was made from, once it stands. Raises StoreError."""
        if self._made.get(name) != made:
            self._made[name] = made
            disk.write(self._path, _adapter().dump_json(dict(sorted(self._made.items())), indent=1) + b"\n")


def key(parts: Iterable[str]) -> str:
    """Return one hash of texts, in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()


def held(name: str, read: Callable[[], bytes]) -> str:
    """Return what stands for a file by its name and what it holds, wherever it lies."""
    try:
        return f"{name} {hashlib.sha256(read()).hexdigest()}"
    except OSError:
        return f"{name} cannot be read"


@cache
def program() -> str:
    """Return what tells this packager, its Python and the libraries in it from any other.

    Files count by size and time of change, so that a checkout at work is another program after each edit;
    libraries by the names of their metadata folders, which hold their versions.
    """
    package = Path(__file__).parent.parent
    code = sorted(_stamps(path for path in package.rglob("*") if path.suffix in CODE))
    libraries = sorted({each.name for place in sys.path for each in Path(place or ".").glob("*.dist-info")})
    return key([__version__, sys.version, *code, *libraries])


def _stamps(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with disk.told(file, "read"):
            about = file.stat()
        yield f"{file}:{about.st_size}:{about.st_mtime_ns}"


def stamped(file: Path) -> str:
    """Return what stands for a large file that nobody edits, such as a font. Raises StoreError."""
    return next(_stamps([file]))
