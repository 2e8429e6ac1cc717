"""What importing compiles, as it came out before: regular expressions, and functions that are written as text.

Python keeps modules compiled, but compiles anew in each process the hundreds of patterns that stand in them, and the
methods of records and the annotations that its library writes as text: a fifteenth of what a digest of fifty articles
takes. So they are kept as well, among the compiled modules, for as long as this process imports. It leans on private
names of ``re``, and on how three modules of Python compile: a Python that was not compared does it all as ever.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import marshal
import os
import re
import sys
import typing
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import CodeType
from typing import Any
from zlib import crc32

from packager import __version__

COMPARED = ((3, 11), (3, 12), (3, 13))
"""Versions of Python whose ``re._compiler.compile`` does what :func:`_taken_apart` and :func:`_put_together` do, and
whose :data:`_WRITERS` compile texts by those names, with no flags."""

_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, and their names: of a pattern all that it is made of but its text."""
_Known = dict[tuple[object, ...], Any]
"""The :data:`_Parts` of patterns by their text, with whether it is one of letters, and flags; code by its mode and
text."""


class Memory:
    """Compiles patterns and code, and knows those that stand in a file."""

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

    def code(self, text: str, mode: str) -> CodeType:
        """Do what ``compile`` does for a text that nothing else is known of. Raises SyntaxError."""
        key = (mode, text)
        if key not in self._known:
            self._known[key] = compile(text, "<string>", mode, dont_inherit=True)
            self._more = True
        known: CodeType = self._known[key]
        return known

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
_WRITERS: tuple[tuple[Any, str], ...] = ((dataclasses, "exec"), (collections, "eval"), (typing, "compile"))
"""Modules that write code, and the builtin by which each compiles it: the methods of dataclasses, ``__new__`` of
named tuples, and annotations that are text. A name in the module goes before the builtin."""
_in_use: list[Memory] = []


def recall() -> None:
    """From now on, take what was compiled before."""
    if sys.version_info[:2] in COMPARED and sys.implementation.name == "cpython" and not _in_use:
        memory = Memory(Path(cache_from_source(__file__)).with_suffix(".kept"))
        _in_use.append(memory)
        _compiler.compile = memory.compile
        for module, name in _WRITERS:
            setattr(module, name, _instead(name, memory))


def settle() -> None:
    """Compile as ever again; keep what was new. From here on some may be made of what a user reads."""
    while _in_use:
        _compiler.compile = _ORDINARY
        for module, name in _WRITERS:
            delattr(module, name)
        _in_use.pop().save()


def _instead(name: str, memory: Memory) -> typing.Callable[..., Any]:
    """What does a builtin's work for the module that calls it, and knows the code of a text."""
    if name == "compile":
        return lambda text, _, mode: memory.code(text, mode)
    run = {"exec": exec, "eval": eval}[name]
    return lambda text, *scopes: run(memory.code(text, name), *scopes)
