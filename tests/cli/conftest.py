"""The command line, run as a user runs it, in a folder of one's own."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from packager.cli import _main
from packager.formats import _epubcheck


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def packager(tmp_path, monkeypatch, capsys) -> Callable[..., Ran]:
    """Run ``packager`` with arguments, in a fresh folder and with a fresh home."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    # It takes seconds, and not every machine has it: tests/formats/test_expert.py asks it.
    monkeypatch.setattr(_epubcheck, "command", lambda: None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PACKAGER_HOME", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["packager", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capsys.readouterr()
        status = _main._run()
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run
