"""Files whole or not at all, one lock at a time, and nothing left by those who were killed."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from packager.errors import LockedError, StoreError
from packager.store import disk


def test_a_file_is_written_whole_and_an_unchanged_one_is_not_touched(tmp_path):
    path = tmp_path / "deep" / "a.txt"
    assert disk.write(path, "été") is True
    before = path.stat().st_mtime_ns
    assert disk.write(path, "été".encode()) is False
    assert path.stat().st_mtime_ns == before
    assert disk.read_text(path) == "été"
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]


def test_a_new_file_has_the_rights_that_the_user_wants(tmp_path):
    mask = os.umask(0o027)
    disk.write(tmp_path / "a", b"")
    os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_what_was_left_unfinished_is_swept(tmp_path):
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / f"{disk.WORKING}x").write_text("half")
    (tmp_path / "issue" / "whole").write_text("whole")
    disk.sweep(tmp_path)
    assert [path.name for path in (tmp_path / "issue").iterdir()] == ["whole"]


@pytest.mark.parametrize(("name", "said"), [("missing/a", "no such file"), (".", "it is a folder")])
def test_what_cannot_be_read_is_told_in_words(tmp_path, name, said):
    with pytest.raises(StoreError, match=said) as error:
        disk.read(tmp_path / name)
    assert error.value.hint


def test_bytes_that_are_not_utf8_are_told_with_their_place(tmp_path):
    (tmp_path / "a").write_bytes(b"ab\xff")
    with pytest.raises(StoreError, match="byte 2"):
        disk.read_text(tmp_path / "a")


def test_a_lock_is_held_once_and_free_again(tmp_path):
    path = tmp_path / "lock"
    with disk.lock(path, "“a”"), pytest.raises(LockedError, match="another build of “a”"), disk.lock(path, "“a”"):
        pass
    with disk.lock(tmp_path / "lock", "“a”"):
        pass


HOLD = """
import sys, time
from pathlib import Path
from packager.store import disk
with disk.scratch(Path(sys.argv[1])) as folder:
    (folder / "work").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_killed_run_leaves_no_lock_and_its_scratch_folder_is_removed_by_the_next(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    with disk.scratch(tmp_path):
        assert len(list(tmp_path.glob("*/work"))) == 1
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(0.05)
    with disk.scratch(tmp_path) as mine:
        assert [path for path in tmp_path.iterdir() if path.is_dir()] == [mine]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spare", [True, False])
def test_a_copy_outlives_its_source_and_leaves_nothing_beside_it(tmp_path, spare):
    source, final = tmp_path / "work" / "a", tmp_path / "out" / "b"
    for folder in (source.parent, final.parent):
        folder.mkdir()
    source.write_bytes(b"edition")
    assert disk.copy(source, final, spare=spare)
    assert final.samefile(source) == spare
    assert not disk.copy(source, final, spare=spare)
    source.unlink()
    assert final.read_bytes() == b"edition"
    assert list(final.parent.iterdir()) == [final]


def test_a_spare_source_is_copied_where_it_cannot_become_the_copy(tmp_path, monkeypatch):
    def elsewhere(*_):
        raise OSError(errno.EXDEV, "another file system")

    monkeypatch.setattr(Path, "hardlink_to", elsewhere)
    (tmp_path / "a").write_bytes(b"edition")
    assert disk.copy(tmp_path / "a", tmp_path / "b", spare=True)
    assert (tmp_path / "b").read_bytes() == b"edition"
