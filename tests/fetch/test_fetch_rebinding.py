"""DNS rebinding, from end to end: a real name server changes its answer, and nothing reaches a private address."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fetch import rebinding

NAMESPACES = ["unshare", *([] if os.geteuid() == 0 else ["-r"]), "-n", "-m"]


def _possible() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    tried = subprocess.run([*NAMESPACES, "ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.skipif(not _possible(), reason="no network and mount namespaces of one's own are to be had here")
def test_a_name_that_turns_private_between_two_answers_reaches_nothing_private(tmp_path):
    run = subprocess.run(
        [*NAMESPACES, sys.executable, rebinding.__file__, str(tmp_path)],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        env=os.environ | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        cwd=Path(rebinding.__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["fooled"] == ["127.0.0.1"]  # a client that trusts the second answer is led there
    assert [told["reached"][address] for address in rebinding.PRIVATE] == [[], [], []]
    public = told["reached"][rebinding.PUBLIC]
    assert told["status"] == [0, 0], told["said"]
    assert "flips.test/0.html" in public
    assert "both.test/0.html" in public
    assert not any(path.startswith("private.test") for path in public)
    for name, refused in (("private.test", (True, True)), ("flips.test", (False, True)), ("cloud.test", (False, True))):
        assert tuple(f"{name} is a private address" in said for said in told["said"]) == refused
