"""Worker processes: what a task may do to its own process, it does to nothing else."""

from __future__ import annotations

import io
import itertools
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from runners import harm

from packager import apart
from packager.errors import LostError
from packager.ports import Bounds
from packager.runners import _pool, inline, local
from packager.runners._pool import Pool

TIGHT = Bounds(seconds=1, memory=100_000_000)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """Two workers with little time and memory, in place of the usual ones."""
    made = Pool(2, TIGHT)
    monkeypatch.setattr(local, "_pool", lambda process: made)
    yield made
    made.close()


def test_outcomes_come_in_the_order_of_the_inputs() -> None:
    assert list(local.run(harm.double, range(50))) == [2 * n for n in range(50)]
    assert list(local.run(harm.double, [])) == []
    assert list(inline.KIND.map(harm.double, range(3))) == [0, 2, 4]


def test_work_is_done_in_other_processes_and_by_several() -> None:
    done = set(local.run(harm.process, range(20)))
    assert os.getpid() not in done
    assert len(done) >= 2


def test_libraries_start_no_threads_in_a_worker() -> None:
    assert list(local.run(os.getenv, ["OPENBLAS_NUM_THREADS"])) == ["1"]


def test_a_worker_that_needs_much_gives_back_what_it_takes_beyond_and_not_the_rest_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held, given = [0], []
    monkeypatch.setattr(apart, "_pages", lambda which: held[0])
    monkeypatch.setattr(apart, "trim", lambda: given.append(held[0]))
    most = apart.ROOMY
    for held[0] in (100_000_000, 150_000_000, 155_000_000, 175_000_000, 190_000_000, 200_000_000):
        most = apart._made_room(most)
    assert given == [150_000_000, 190_000_000]


def test_what_a_task_raises_is_raised(pool: Pool) -> None:
    with pytest.raises(ValueError, match="not 7"):
        list(local.run(harm.refuse, [7, 8]))
    assert list(local.run(harm.double, [4])) == [8]


def test_a_crash_costs_the_one_task_that_crashed(pool: Pool) -> None:
    outcomes = list(local.run(harm.segfault_on_three, range(6)))
    assert [one for one in outcomes if isinstance(one, int)] == [0, 1, 2, 4, 5]
    assert isinstance(outcomes[3], LostError)
    assert outcomes[3].code == "worker-crashed"
    assert "SIGSEGV" in outcomes[3].message


def test_memory_without_end_costs_the_one_task(pool: Pool) -> None:
    lost, *rest = local.run(harm.hog, [1])
    assert not rest
    assert isinstance(lost, LostError)
    assert lost.code == "worker-memory"
    assert list(local.run(harm.double, range(4))) == [0, 2, 4, 6]


@pytest.mark.slow
def test_a_loop_without_end_costs_the_one_task(pool: Pool) -> None:
    outcomes = list(local.run(harm.loop_on_three, range(6)))
    assert [one for one in outcomes if isinstance(one, int)] == [0, 1, 2, 4, 5]
    assert isinstance(outcomes[3], LostError)
    assert outcomes[3].code == "worker-time"


@pytest.mark.slow
def test_what_sleeps_for_ever_is_given_up(pool: Pool) -> None:
    (lost,) = local.run(harm.sleep, [3600])
    assert isinstance(lost, LostError)
    assert lost.code == "worker-time"


def test_many_threads_may_share_the_workers(pool: Pool) -> None:
    with ThreadPoolExecutor(8) as threads:
        asked = list(threads.map(lambda n: next(iter(local.run(harm.segfault_on_three, [n]))), range(24)))
    assert [n for n, one in enumerate(asked) if one != n] == [3]


def test_large_tasks_are_done_one_at_a_time_whoever_asks_and_leave_no_memory_behind(pool: Pool) -> None:
    large = b"<" * local.LARGE_SIGNS
    with ThreadPoolExecutor(2) as threads:
        asked = threads.map(lambda work: list(local.run(harm.when, work)), [[large, b"", large], [large, b""]])
        (one, small, two), (three, _) = asked
    spans = sorted([one, two, three])
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert len({where for _, _, where in spans}) == 3
    assert small
    assert not pool.alone.locked()


def test_pictures_of_very_many_pixels_are_large_tasks_however_few_bytes_they_have(pool: Pool) -> None:
    out = io.BytesIO()
    Image.new("1", (8000, 4000)).save(out, "PNG")
    with ThreadPoolExecutor(3) as threads:
        work: list[object] = [out.getvalue(), (out.getvalue(), None), (str, (out.getvalue(),))]
        asked = list(threads.map(lambda one: next(iter(local.run(harm.when, [one]))), work))
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(sorted(asked)))


def test_nothing_of_the_same_work_is_done_beside_a_large_task(pool: Pool) -> None:
    large = "<" * local.LARGE_SIGNS
    told = list(local.run(harm.when, ["small", "small", large, "small", "small"]))
    began, ended, _ = told.pop(2)
    assert all(other_ended <= began or ended <= other_began for other_began, other_ended, _ in told)


def test_a_large_task_that_is_lost_or_left_lets_the_next_one_work(pool: Pool) -> None:
    large = b"<" * local.LARGE_SIGNS
    assert isinstance(next(iter(local.run(harm.hog, [large]))), LostError)
    for _ in local.run(harm.when, [b"", large, large]):
        break
    assert len(list(local.run(harm.when, [large]))) == 1


def test_leaving_early_gives_the_workers_back(pool: Pool) -> None:
    for outcome in local.run(harm.double, range(100)):
        if outcome > 4:
            break
    assert list(local.run(harm.double, range(4))) == [0, 2, 4, 6]


def test_a_call_takes_and_gives_anything_and_survives_a_crash() -> None:
    held = {"n": 20}
    assert apart.call(lambda n: held["n"] + n, 1, TIGHT) == 21
    with pytest.raises(ValueError, match="not 5"):
        apart.call(harm.refuse, 5, TIGHT)
    with pytest.raises(LostError) as crashed:
        apart.call(harm.segfault_on_three, 3, TIGHT)
    assert crashed.value.code == "worker-crashed"
    with pytest.raises(LostError) as full:
        apart.call(harm.hog, None, TIGHT)
    assert full.value.code == "worker-memory"


def test_a_large_task_has_its_small_ones_done_apart_and_survives_their_crashes(pool: Pool) -> None:
    def small(_: object) -> list[object]:
        told: list[object] = [os.getpid(), *local.run(harm.process, range(2))]
        return [*told, *(getattr(one, "code", one) for one in local.run(harm.segfault_on_three, range(2, 5)))]

    itself, *workers, before, crashed, after = local.call(small, None, Bounds(seconds=5, memory=200_000_000))
    assert itself not in {os.getpid(), *workers}
    assert os.getpid() not in workers
    assert (before, crashed, after) == (2, "worker-crashed", 4)
    assert list(local.run(harm.double, range(4))) == [0, 2, 4, 6]


def test_a_large_task_that_dies_while_it_waits_for_a_worker_leaves_the_nursery_sound(pool: Pool) -> None:
    def die_asking(_: object) -> None:
        # As though it were killed between the question and the answer.
        pool._control.send(_pool._ASKED.pack(_pool._BURY, os.getpid(), 0))
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(LostError):
        local.call(die_asking, None, TIGHT)
    assert list(local.run(harm.double, range(4))) == [0, 2, 4, 6]


@pytest.mark.slow
def test_a_call_that_never_ends_is_given_up() -> None:
    with pytest.raises(LostError) as late:
        apart.call(harm.loop_on_three, 3, TIGHT)
    assert late.value.code == "worker-time"


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    "how", ["list(local.run(harm.loop_on_three, [3] * 9))", "apart.call(harm.loop_on_three, 3, B)"]
)
def test_no_worker_outlives_its_parent(tmp_path: Path, number: signal.Signals, how: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(f"""
            from runners import harm
            from packager import apart
            from packager.ports import Bounds
            from packager.runners import local
            B = Bounds(60, 10**9)
            local.start()
            print("ready", flush=True)
            {how}
        """)
    )
    mark = f"orphans-of-{os.getpid()}-{time.monotonic_ns()}"
    paths = os.pathsep.join([str(Path(harm.__file__).parents[1]), *filter(None, sys.path)])
    environment = os.environ | {"PYTHONPATH": paths, "MARK": mark}
    parent = subprocess.Popen(
        [sys.executable, script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert parent.stdout
    assert parent.stdout.readline() == b"ready\n"
    _wait_for(lambda: len(_marked(mark)) >= 3)  # the parent, the nursery, and who is at work
    parent.send_signal(number)
    parent.wait(30)
    _wait_for(lambda: not _marked(mark))
    parent.stdout.close()


def _marked(mark: str) -> list[str]:
    """The processes that have the mark in their environment, the dead that nobody has buried left out."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"MARK={mark}".encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


def _wait_for(true: object) -> None:
    assert callable(true)
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to pass in 30 s")


def test_idle_workers_make_room_for_a_large_task_and_come_back(pool: Pool) -> None:
    before = set(local.run(harm.process, range(2)))
    alive = local.call(lambda pids: [pid for pid in pids if Path(f"/proc/{pid}").exists()], before, Bounds(10, 10**9))
    assert alive == []
    assert not before & set(local.run(harm.process, range(2)))
