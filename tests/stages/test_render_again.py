"""Rendering again: what would come out the same is left standing, and whatever changed is made anew."""

import datetime as dt
import hashlib
from dataclasses import replace
from types import SimpleNamespace

import pytest

from packager.kinds import FormatKind, Options, Rendered
from packager.model import Article, Asset, Design, Issue, Masthead, Problem, Section
from packager.stages.render import render
from packager.store.made import FILE
from packager.templating import Templates
from packager.times import Window

NOON = dt.datetime(2024, 11, 21, 12, tzinfo=dt.UTC)
TOLD = Problem("render", "a.png", "image-failed", "it is broken")


class Size(Options):
    """Options of the format of these tests."""

    size: str = "large"


@pytest.fixture
def desk(tmp_path):
    """An issue of one article with a picture, a font, a template, and a format that counts how often it writes."""
    assets, own = tmp_path / "assets", tmp_path / "templates"
    for folder in (assets, own):
        folder.mkdir()
    (assets / "a.png").write_bytes(b"a")
    (assets / "added-by-hand.png").write_bytes(b"b")
    (own / "x.html").write_text("x")
    font = tmp_path / "font.ttf"
    font.write_bytes(b"font")
    html = '<p>Text</p><figure><img src="../assets/added-by-hand.png" alt=""></figure>'
    article = Article(id="one-1", source="s", guid="one", section="News", title="One", html=html)
    asset = Asset("a.png", "image/png", 1, 1, 1, "https://x.test/a")
    masthead, window = Masthead("m", "M", "en", "UTC"), Window(NOON, NOON, "UTC")
    issue = Issue(masthead, NOON.date(), 1, window, (Section("News", (article,)),), assets=(asset,))
    return SimpleNamespace(
        issue=issue, assets=assets, own=own, font=font, written=[], options=Size(), design=Design(), stamp=NOON,
        folder=tmp_path / "editions", rests=True,
    )  # fmt: skip


def press(desk):
    """Render the desk's issue; return the one edition and what was told."""

    def write(job):
        desk.written.append(job.target)
        job.target.write_bytes(b"edition")
        return Rendered(3, {"one-1": 2}, (TOLD,))

    kind = FormatKind("one", ".one", "x/x", "", Size, 1, write, lambda path: [],
                      rests_on=lambda: (desk.font, "library 1") if desk.rests else None)  # fmt: skip
    done = render(
        desk.issue, [(kind, desk.options)], templates=Templates([desk.own]),
        asset=lambda name: (desk.assets / name).read_bytes(), folder=desk.folder, stem="m",
        stamp=desk.stamp, emit=lambda event: None, design=desk.design, remembers=True,
    )  # fmt: skip
    return done.editions[0], done.problems


def test_an_unchanged_issue_is_not_made_again_and_all_is_told_as_before(desk):
    first, told = press(desk)
    again, told_again = press(desk)
    assert len(desk.written) == 1
    assert again == replace(first, changed=False)
    assert told == told_again == (TOLD,)
    assert first.sha256 == hashlib.sha256(b"edition").hexdigest()


CHANGES = {
    "text": lambda d: setattr(d, "issue", replace(d.issue, note="A note")),
    "picture": lambda d: (d.assets / "a.png").write_bytes(b"c"),
    "picture that only a fragment names": lambda d: (d.assets / "added-by-hand.png").write_bytes(b"c"),
    "picture gone": lambda d: (d.assets / "a.png").unlink(),
    "template": lambda d: (d.own / "x.html").write_text("y"),
    "new template": lambda d: (d.own / "y.html").write_text("y"),
    "font": lambda d: d.font.write_bytes(b"another"),
    "options": lambda d: setattr(d, "options", Size(size="small")),
    "design": lambda d: setattr(d, "design", Design(accent="#aa0000")),
    "instant": lambda d: setattr(d, "stamp", NOON + dt.timedelta(days=1)),
    "edition edited": lambda d: (d.folder / "m.one").write_bytes(b"edited."),
    "edition gone": lambda d: (d.folder / "m.one").unlink(),
    "record damaged": lambda d: (d.folder / FILE).write_bytes(b"{"),
    "record gone": lambda d: (d.folder / FILE).unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_has_it_made_anew(desk, change):
    press(desk)
    change(desk)
    press(desk)
    assert len(desk.written) == 2
    assert (desk.folder / "m.one").read_bytes() == b"edition"
    press(desk)
    assert len(desk.written) == 2


def test_a_format_that_cannot_tell_what_it_rests_on_is_made_each_time(desk):
    desk.rests = False
    press(desk)
    press(desk)
    assert len(desk.written) == 2
    assert not (desk.folder / FILE).exists()
