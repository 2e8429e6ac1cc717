"""The stage render: only sound editions get a final name, and only when they changed."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from packager.errors import RenderError, StoreError
from packager.events import Advanced, Failed
from packager.kinds import FormatKind, Options, Rendered
from packager.model import Issue, Masthead, Problem
from packager.stages.render import render
from packager.templating import Templates
from packager.times import Window

NOON = dt.datetime(2024, 11, 21, 12, tzinfo=dt.UTC)
ISSUE = Issue(Masthead("m", "M", "en", "UTC"), NOON.date(), 1, Window(NOON, NOON, "UTC"))


def kind(name, *, order=1, data=b"data", pages=None, faults=(), error=None, missing=None, seen=None):
    """A format whose edition is ``data``."""

    def write(job):
        if seen is not None:
            seen.append((name, dict(job.pages)))
        if error:
            job.target.write_bytes(b"half")
            raise error
        job.target.write_bytes(data)
        return Rendered(len(pages or ()) or None, pages or {})

    return FormatKind(name, f".{name}", "x/x", "", Options, order, write, lambda path: list(faults), lambda: missing)


@pytest.fixture
def press(tmp_path):
    def run(*formats, folder=tmp_path / "editions", templates=None):
        events = []
        rendering = render(ISSUE, [(each, Options()) for each in formats], templates=templates or Templates(),
                           asset=lambda name: b"", folder=folder, stem="m-2024-11-21", stamp=NOON,
                           emit=events.append)  # fmt: skip
        return SimpleNamespace(made=rendering.editions, problems=rendering.problems, events=events, folder=folder)

    return run


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_edition_stands_under_its_final_name(press):
    done = press(kind("one"))
    assert names(done.folder) == ["m-2024-11-21.one"]
    assert (done.made[0].size, done.made[0].changed) == (4, True)
    assert done.made[0].sha256 is None  # nothing remembers it


def test_the_same_bytes_are_not_written_again(press):
    first = press(kind("one"))
    stamp = (first.folder / "m-2024-11-21.one").stat().st_mtime_ns
    again = press(kind("one"))
    assert again.made[0].changed is False
    assert (again.folder / "m-2024-11-21.one").stat().st_mtime_ns == stamp


def test_formats_run_in_their_order_and_a_later_one_sees_the_pages(press):
    seen = []
    press(kind("late", order=20, seen=seen), kind("early", order=10, pages={"a-1": 2}, seen=seen))
    assert seen == [("early", {}), ("late", {"a-1": 2})]


@pytest.mark.parametrize("bad", [
    {"faults": [Problem("check", "x", "broken", "it is broken")]},
    {"error": RenderError("it failed")},
    {"missing": Problem("render", "bad", "needs", "it needs something")},
])  # fmt: skip
def test_a_format_that_fails_costs_only_itself_and_leaves_nothing(press, bad):
    done = press(kind("bad", **bad), kind("good", order=2))
    assert names(done.folder) == ["m-2024-11-21.good"]
    assert len(done.problems) == 1
    assert done.problems[0].message


def test_an_unsound_edition_does_not_replace_a_sound_one(press):
    press(kind("one"))
    done = press(kind("one", data=b"new", faults=[Problem("check", "x", "broken", "it is broken")]))
    assert (done.folder / "m-2024-11-21.one").read_bytes() == b"data"
    assert done.problems[0].hint.startswith("report it")


def test_an_unsound_edition_of_own_templates_may_be_theirs(press, tmp_path):
    done = press(kind("one", faults=[Problem("check", "x", "broken", "it is broken")]), templates=Templates([tmp_path]))
    assert done.problems[0].hint.startswith("look into the newsletter's own templates")


def test_a_folder_that_cannot_be_made_is_an_error_of_the_store(press, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        press(kind("one"), folder=tmp_path / "file" / "editions")


def test_what_goes_on_is_told(press):
    events = press(kind("one"), kind("bad", error=RenderError("no"))).events
    assert [type(event) for event in events] == [Advanced, Advanced, Failed]


def test_an_issue_is_not_changed_by_rendering(press):
    before = replace(ISSUE)
    press(kind("one"))
    assert before == ISSUE
