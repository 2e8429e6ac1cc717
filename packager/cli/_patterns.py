"""Regular expressions as they came out when they were compiled before: hundreds stand in the modules of every run.

Python keeps modules compiled, and compiles the patterns in them anew in each process: a twentieth of what a digest of
fifty articles takes. So they are kept as well, among the compiled modules, for as long as this process imports.
It leans on private names of ``re``: a Python that was not compared compiles them as ever.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any
from zlib import crc32

from packager import __version__

COMPARED = ((3, 11), (3, 12), (3, 13))
"""Versions of Python whose ``re._compiler.compile`` does what :func:`_taken_apart` and :func:`_put_together` do."""

_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, and their names: of a pattern all that it is made of but its text."""
_Known = dict[tuple[bool, str | bytes, int], _Parts]
"""The parts of patterns by their text, with whether it is one of letters, and flags."""


class Memory:
    """Compiles patterns, and knows those that stand in a file."""

    def __init__(self, file: Path) -> None:
        import _sre  # type: ignore[import-not-found]

        self._file = file
        self._made_by = (__version__, sys.version, _sre.MAGIC, _sre.CODESIZE)
        self._known = self._read()
        self._more = False

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """Do what ``re._compiler.compile`` does."""
        if not isinstance(pattern, str | bytes) or flags & re.DEBUG:
            ordinary: re.Pattern[Any] = _ORDINARY(pattern, flags)
            return ordinary
        key = (isinstance(pattern, str), pattern, int(flags))
        if key not in self._known:
            self._known[key] = _taken_apart(pattern, flags)
            self._more = True
        return _put_together(pattern, self._known[key])

    def save(self) -> None:
        """Write down what was compiled and is not in the file, if it can be."""
        if not self._more or sys.dont_write_bytecode:
            return
        aside = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            written = marshal.dumps(self._known)
            aside.write_bytes(marshal.dumps((self._made_by, crc32(written), written)))
            aside.replace(self._file)

    def _read(self) -> _Known:
        """What stands in the file: nothing where another packager or Python wrote it, or where it is damaged."""
        try:
            made_by, check, written = marshal.loads(self._file.read_bytes())  # noqa: S302 — trusted as the code is
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        if made_by != self._made_by or check != crc32(written):
            return {}
        known: _Known = marshal.loads(written)  # noqa: S302 — as it was written here
        return known


def _taken_apart(pattern: str | bytes, flags: int) -> _Parts:
    """Compile a pattern into its parts. Raises re.error."""
    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    written = b"".join(int(each).to_bytes(4, sys.byteorder) for each in code)
    return int(flags | state.flags), written, state.groups - 1, state.groupdict, tuple(names)


def _put_together(pattern: str | bytes, parts: _Parts) -> re.Pattern[Any]:
    """Make a pattern of its parts. Python looks through its code once more."""
    import _sre

    flags, code, *groups = parts
    made: re.Pattern[Any] = _sre.compile(pattern, flags, memoryview(code).cast("I").tolist(), *groups)
    return made


_ORDINARY = _compiler.compile
_in_use: list[Memory] = []


def recall() -> None:
    """From now on, take patterns as they were compiled before."""
    if sys.version_info[:2] in COMPARED and sys.implementation.name == "cpython" and not _in_use:
        _in_use.append(Memory(Path(cache_from_source(__file__)).with_suffix(".patterns")))
        _compiler.compile = _in_use[0].compile


def settle() -> None:
    """Compile patterns as ever again; keep those that were new. From here on some may be made of what a user reads."""
    while _in_use:
        _compiler.compile = _ORDINARY
        _in_use.pop().save()
