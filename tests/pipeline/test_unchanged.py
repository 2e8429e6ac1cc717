"""Rendering an issue on which nobody worked costs little, and gives what rendering it would."""

import pytest
from daily import Paper

from packager import kinds
from packager.store.made import FILE

pytestmark = pytest.mark.slow


@pytest.fixture
def both(paper):
    """A newsletter of two stories in two formats, built once."""
    if lacking := kinds.find("formats", "pdf").missing():
        pytest.skip(lacking.message)
    paper.write((paper.folder / "newsletter.toml").read_text("utf-8").replace('["epub"]', '["epub", "pdf"]'))
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T18:00:00+00:00")
    paper.build("2024-11-21T05:30")
    return paper


def editions(paper: Paper) -> dict[str, bytes]:
    folder = paper.folder / "2024-11-21" / "editions"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != FILE}


def test_made_or_left_standing_the_editions_are_the_same(both):
    built = editions(both)
    left = both.render("2024-11-21")
    record = both.folder / "2024-11-21" / "editions" / FILE
    record.unlink()
    made = both.render("2024-11-21")
    assert editions(both) == built
    assert [(one.format, one.pages, one.page_of) for one in left.editions] == [
        (one.format, one.pages, one.page_of) for one in made.editions
    ]
    assert left.problems == made.problems


def test_an_edited_fragment_reaches_both_editions(both):
    before = editions(both)
    fragment = next((both.folder / "2024-11-21" / "content").glob("le-recit-de-pont*.html"))
    fragment.write_text("<p>Coupé par la rédaction.</p>", "utf-8")
    both.render("2024-11-21")
    after = editions(both)
    assert all(after[name] != before[name] for name in before)
