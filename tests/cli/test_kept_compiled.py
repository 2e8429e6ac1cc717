"""What was compiled before is what compiling it again comes to."""

from __future__ import annotations

import collections
import dataclasses
import importlib
import marshal
import pkgutil
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

import packager
from packager.cli import _compiled
from packager.cli._compiled import _WRITERS, COMPARED, Memory

ORDINARY = _compiled._ORDINARY
OTHERS = [
    ("", 0), (r"(?P<a>x)(?P<b>y)?(z)", 0), (rb"(?P<a>[\x80-\xff])+", re.IGNORECASE), (r"(?i)straße|ſ|ı", 0),
    (r" a # no", re.VERBOSE), (r"(?x) a b", 0), (r"^\w{2,}+$", re.ASCII | re.MULTILINE), ("[\ud800-\udfff]", 0),
    (r"(a)?(?<!a|b)(?(1)c|d)()", 0), (rb"\w", re.LOCALE), (".", re.DOTALL),
]  # fmt: skip


def written() -> Iterator[tuple[str | bytes, int]]:
    """Every pattern that stands in a module of ours, and some of other kinds."""
    for found in pkgutil.walk_packages(packager.__path__, "packager."):
        if not found.name.endswith("__main__"):
            for value in vars(importlib.import_module(found.name)).values():
                if isinstance(value, re.Pattern):
                    yield value.pattern, value.flags


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "cache" / "kept"


def test_a_pattern_kept_is_the_pattern_compiled(file: Path) -> None:
    """Text, flags and code are compared by Python, the names of groups here; the memory is that of another run."""
    patterns = [*written(), *OTHERS]
    assert len(patterns) > 200
    first = Memory(file)
    for pattern, flags in patterns:
        first.compile(pattern, flags)
    first.save()
    second = Memory(file)
    for pattern, flags in patterns:
        kept, again = second.compile(pattern, flags), ORDINARY(pattern, flags)
        assert kept == again, pattern
        assert (kept.groups, kept.groupindex) == (again.groups, again.groupindex), pattern
    assert not second._more


def test_what_is_kept_is_compiled_no_more(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Memory(file)
    first.compile("(a)|b", re.IGNORECASE)
    first.save()
    monkeypatch.setattr(_compiled, "_taken_apart", lambda *_: pytest.fail("compiled again"))
    assert Memory(file).compile("(a)|b", re.IGNORECASE).fullmatch("A")


def records() -> tuple[object, ...]:
    """What Python writes code for: a dataclass, a named tuple and an annotation, each made and used."""

    @dataclasses.dataclass(frozen=True, order=True)
    class Point:
        x: int
        y: list[int] = dataclasses.field(default_factory=list)

    pair = collections.namedtuple("pair", "first second", defaults=[2])
    hint = typing.get_type_hints(type("Hinted", (), {"__annotations__": {"a": typing.ForwardRef("int | None")}}))
    return repr(Point(1)), Point(1) < Point(2), hash(Point(1, ())), pair(1), pair.__new__.__code__, hint  # type: ignore[arg-type]


@pytest.mark.parametrize("version", [0, 1], ids=["as it is made", "as it was kept"])
def test_code_kept_is_the_code_compiled(file: Path, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    ordinary = records()
    for _ in range(version + 1):
        memory = Memory(file)
        for module, name in _WRITERS:
            monkeypatch.setattr(module, name, _compiled._instead(name, memory), raising=False)
        assert records() == ordinary
        memory.save()
    assert memory._more == (version == 0)
    assert len(memory._known) >= 3  # Python 3.13 writes the methods of a dataclass at once


def test_a_text_run_and_a_text_reckoned_are_two(file: Path) -> None:
    memory = Memory(file)
    assert eval(memory.code("1 + 1", "eval")) == 2
    assert eval(memory.code("1 + 1", "exec")) is None


def test_a_mistake_in_a_text_is_told_as_ever(file: Path) -> None:
    memory = Memory(file)
    with pytest.raises(SyntaxError):
        memory.code("1 +", "eval")
    memory.save()
    assert not file.exists()


def test_letters_and_bytes_are_two_compiled(file: Path) -> None:
    memory = Memory(file)
    assert memory.compile("a").fullmatch("a")
    assert memory.compile(b"a").fullmatch(b"a")


def test_a_mistake_in_a_pattern_is_told_as_ever(file: Path) -> None:
    memory = Memory(file)
    with pytest.raises(re.error, match="unterminated"):
        memory.compile("(")
    memory.save()
    assert not file.exists()


@pytest.mark.parametrize("damage", [b"", b"\xff", marshal.dumps(1), marshal.dumps(("another packager", {}))])
def test_a_file_of_another_python_or_none_counts_as_empty(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    memory = Memory(file)
    assert memory.compile("a+").fullmatch("aa")
    memory.save()
    assert file.read_bytes() != damage


def test_a_damaged_file_counts_as_empty(file: Path) -> None:
    first = Memory(file)
    first.compile("(a)|bcde", re.IGNORECASE)
    first.save()
    written = file.read_bytes()
    for place in range(len(written) - 60, len(written)):
        file.write_bytes(written[:place] + bytes((written[place] ^ 1,)) + written[place + 1 :])
        assert Memory(file).compile("(a)|bcde", re.IGNORECASE).fullmatch("BCDE")


def test_where_nothing_can_be_written_compiled_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    memory = Memory(tmp_path / "taken" / "kept")
    assert memory.compile("a+").fullmatch("aa")
    memory.save()


def test_nothing_is_written_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    memory = Memory(file)
    memory.compile("a+")
    memory.save()
    assert not file.exists()


def test_python_compiles_by_itself_before_and_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    _compiled.settle()
    assert _compiler.compile is ORDINARY
    _compiled.recall()
    assert _compiler.compile is not ORDINARY
    assert all(name in vars(module) for module, name in _WRITERS)
    _compiled.settle()
    assert _compiler.compile is ORDINARY
    assert not any(name in vars(module) for module, name in _WRITERS)


def test_another_python_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    _compiled.settle()
    monkeypatch.setattr(_compiled, "COMPARED", tuple(each for each in COMPARED if each[0] > 3))
    _compiled.recall()
    assert _compiler.compile is ORDINARY
