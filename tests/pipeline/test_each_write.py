"""A build killed at each of its own writes: before every file that it opens, names, removes or syncs, and every
statement that it gives to a database. What stands is old or new and never half of either, and the same build completes.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import zipfile
from dataclasses import replace

import pytest
from daily import Paper

from packager import kinds
from packager.pipeline import Request, publish
from packager.store.disk import WORKING

NOW = "2024-11-21T05:30"
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate"}
"""What Python announces (audit events) that changes something on disk; ``os.replace`` is a rename there."""

pytestmark = pytest.mark.slow


class Writes:
    """Counts the writes of this process, and kills it before one of them."""

    def __init__(self, fatal):
        self.count = 0
        self._fatal = fatal
        self._process = os.getpid()

    def watch(self):
        """Begin; there is no way to end, so it is for a process of its own."""
        sync, connect = os.fsync, sqlite3.connect

        def watched_sync(handle):
            self.note()
            sync(handle)

        def watched_connect(*values, **named):
            database = connect(*values, **named)
            database.set_trace_callback(lambda statement: self.note())
            return database

        os.fsync, sqlite3.connect = watched_sync, watched_connect
        sys.addaudithook(self._heard)

    def note(self):
        if os.getpid() == self._process:
            self.count += 1
            if self.count == self._fatal:
                os.kill(self._process, signal.SIGKILL)

    def _heard(self, event, values):
        if event in WRITES or (event == "open" and values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            self.note()


def built(paper):
    """Build the issue in this process, without workers: a build has to be killed some hundred times."""
    inline = kinds.find("runners", "inline")
    return publish(paper.configured(), Request(), replace(paper.kit(NOW), map=inline.map, call=inline.call))


def writes_of(paper, fatal=0):
    """Build in a process of its own, killed before its write number ``fatal``; return how many it made, if it lived."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        writes = Writes(fatal)
        writes.watch()
        try:
            built(paper)
            os.write(tell, str(writes.count).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return int(said or 0)


def edition(paper):
    path = paper.folder / "2024-11-21" / "editions" / "le-matin-2024-11-21.epub"
    return path.read_bytes() if path.exists() else None


def check_what_stands(paper, sound):
    """Every issue can be read, every edition is one of the ``sound`` ones, and every database is whole."""
    for path in paper.folder.rglob("issue.json"):
        json.loads(path.read_text("utf-8"))
    assert edition(paper) in sound
    for path in paper.folder.rglob("*.epub"):
        assert zipfile.ZipFile(path).testzip() is None
    for path in paper.folder.rglob("*.sqlite3"):
        database = sqlite3.connect(path)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()


@pytest.mark.parametrize("standing", ["nothing", "an issue to which a story comes"])
def test_a_build_killed_at_any_of_its_writes_leaves_old_or_new_and_completes(tmp_path, web, standing):
    paper = Paper(tmp_path, web)
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    if standing != "nothing":
        built(paper)
        paper.story("quai", "2024-11-20T12:27:00+01:00")
    before, old = tmp_path / "before", edition(paper)
    shutil.copytree(paper.folder, before)
    number = writes_of(paper)
    new = edition(paper)
    assert new not in {None, old}
    assert number > 50
    # Not each in every run of the tests: that takes minutes.
    for fatal in range(1, number + 1, int(os.environ.get("PACKAGER_EACH_WRITE", "5"))):
        shutil.rmtree(paper.folder)
        shutil.copytree(before, paper.folder)
        if (made := writes_of(paper, fatal)) != 0:
            assert made > number - 10  # it lived: a write or two depend on what is at work beside it
            continue
        check_what_stands(paper, {old, new})
        built(paper)
        check_what_stands(paper, {new})
        assert [path for path in paper.folder.rglob("*") if path.name.startswith(WORKING)] == []
