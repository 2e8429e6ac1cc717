"""EPUBCheck, where it and Java are installed, asked by ``packager check``."""

import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from printing import Press

from packager import kinds
from packager.formats import _epubcheck

EXPERT = kinds.find("formats", "epub").expert
installed = pytest.mark.skipif(not EXPERT.present(), reason="EPUBCheck or Java is not installed")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Return the files of a sound EPUB."""
    path, _ = Press(tmp_path_factory.mktemp("press")).make("epub")
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def written(files, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return path


BRIDGE = "EPUB/bridge-0a1b2c3d.xhtml"


@pytest.mark.slow
@installed
def test_it_finds_nothing_in_ours(sound, tmp_path):
    assert EXPERT.ask(written(sound, tmp_path / "--x.epub"), []) == []


@pytest.mark.slow
@installed
def test_what_our_check_cannot_know_is_told_with_its_place_and_its_meaning(sound, tmp_path):
    many = b"".join(b'<p odd%d="1">x</p>' % number for number in range(9))
    files = {
        **sound,
        BRIDGE: sound[BRIDGE].replace(b"</body>", many + b'<p><a href="contents.xhtml#gone">x</a></p></body>'),
    }
    path = written(files, tmp_path / "x.epub")
    ours = kinds.find("formats", "epub").check(path)
    assert [problem.code for problem in ours] == ["epub-link"]
    found = EXPERT.ask(path, ours)
    assert {problem.code for problem in found} == {"epubcheck"}
    first, *_, rest = found
    assert first.message.startswith('RSC-005: attribute "odd')
    assert f"({BRIDGE}, line " in first.message
    assert first.hint == _epubcheck.MEANINGS["RSC-005"]
    assert len(found) == _epubcheck.TOLD + 1
    assert rest.message == "RSC-005: 5 more messages of this kind, at 5 places"
    assert not [problem for problem in found if problem.message.startswith("RSC-012")], "our own check told it"


def program(folder: Path, script: str) -> Path:
    """Write an ``epubcheck`` command that does as the script says."""
    path = folder / "epubcheck"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize(("script", "told"), [
    ("echo no memory >&2; exit 3", "no memory"),
    ("exit 3", "status 3"),
    ("sleep 60", "no answer"),
])  # fmt: skip
def test_one_that_does_not_answer_is_told_and_is_no_word_on_the_book(tmp_path, monkeypatch, script, told):
    monkeypatch.setattr(_epubcheck, "command", lambda: [str(program(tmp_path, script))])
    monkeypatch.setattr(_epubcheck, "SECONDS", 1)
    (problem,) = EXPERT.ask(tmp_path / "x.epub", [])
    assert (problem.code, told in problem.message) == ("epubcheck-failed", True)


@pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed")
def test_the_jar_that_the_environment_names_goes_first(monkeypatch):
    monkeypatch.setenv(_epubcheck.NAMED_BY, "/opt/epubcheck.jar")
    assert _epubcheck.command()[-1] == "/opt/epubcheck.jar"


def test_without_java_it_is_not_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not EXPERT.present()
    assert EXPERT.ask(tmp_path / "x.epub", []) == []
