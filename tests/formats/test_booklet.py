"""The booklet: folded and stapled, its pages follow each other."""

from dataclasses import replace

import newspaper
import pikepdf
import pytest

from packager import kinds
from packager.formats._pdf import impose
from packager.kinds import RenderJob
from packager.model import Section
from packager.templating import Templates


def leafed_through(sides):
    """The page numbers in the order in which a reader of the folded pile meets them."""
    sheets = [(sides[index], sides[index + 1]) for index in range(0, len(sides), 2)]
    first = [page for (_, right), (left, _) in sheets for page in (right, left)]
    last = [page for (left, _), (_, right) in reversed(sheets) for page in (right, left)]
    return first + last


@pytest.mark.parametrize("pages", [1, 4, 5, 8, 30])
def test_the_folded_pile_reads_in_order(pages):
    sides = list(impose.sides(pages))
    assert leafed_through(sides) == list(range(1, len(sides) * 2 + 1))
    assert len(sides) * 2 - pages < 4


def test_a_booklet_with_its_spine_on_the_right_is_the_mirror_image():
    there, back = list(impose.sides(8)), list(impose.sides(8, backwards=True))
    assert back == [(right, left) for left, right in there]


@pytest.mark.slow
def test_a_booklet_has_two_pages_a_side_and_the_same_bytes_each_time(tmp_path):
    kind = kinds.find("formats", "booklet")
    if lacking := kind.missing():
        pytest.skip(lacking.message)
    newspaper.draw(tmp_path / "assets")
    whole = newspaper.issue()
    issue = replace(whole, sections=(Section("News", whole.sections[2].articles),), lead=None, left_out=(), problems=())
    made = []
    for name in ("one.pdf", "two.pdf"):
        job = RenderJob(
            issue,
            kind.options(),
            Templates(),
            newspaper.drawn_in(tmp_path / "assets"),
            tmp_path / name,
            newspaper.CLOSES,
        )
        rendered = kind.write(job)
        made.append(job.target.read_bytes())
    assert made[0] == made[1]
    assert kind.check(job.target) == []
    with pikepdf.open(job.target) as opened:
        assert len(opened.pages) == rendered.pages
        assert rendered.pages % 2 == 0
        assert [round(float(edge) / 72 * 25.4) for edge in opened.pages[0].mediabox] == [0, 0, 297, 210]
        drawn = [str(operands[0]) for operands, operator in pikepdf.parse_content_stream(opened.pages[0], "Do")]
        assert 1 <= len(drawn) <= 2
