"""A process ends once all that waits for its end is done, and takes nothing apart."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

PROGRAM = """
    import atexit
    from packager.cli import _memory

    class Left:
        def __del__(self):
            print("taken apart")

    ended, left = [], Left()
    atexit.register(_memory.leave, ended)
    atexit.register(print, "handled")
    {ending}
"""


@pytest.mark.parametrize(
    ("ending", "status", "said"),
    [
        ("ended.append(3)", 3, ["handled"]),  # what was printed is not lost in a buffer
        ("raise SystemExit(4)", 4, ["handled", "taken apart"]),  # by another way, as Python does
    ],
)
def test_what_waits_for_the_end_is_done_and_the_rest_is_left(ending: str, status: int, said: list[str]) -> None:
    program = textwrap.dedent(PROGRAM).format(ending=ending)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.splitlines(), ran.stderr) == (status, said, "")


def test_a_reader_that_has_gone_changes_no_status() -> None:
    program = "import os; from packager.cli import _memory; print('lost'); os.close(1); _memory.leave([3])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (3, "")
