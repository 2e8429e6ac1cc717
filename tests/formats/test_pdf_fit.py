"""An issue that is too long for paper: only texts many times longer than the usual are cut, and each is told."""

import datetime as dt
from dataclasses import replace

import pytest

from packager.formats._pdf.fit import ROOM, ROOM_AN_ARTICLE, fitting
from packager.model import Article, Issue, Masthead, Section
from packager.text.beginning import weight
from packager.times import Window

DAY = dt.datetime(2024, 11, 21, tzinfo=dt.UTC)


def issue(*lengths: int) -> Issue:
    articles = tuple(
        Article(f"a-{n}", f"{n}", "s", "All", f"Article {n}", "<p>plain words</p>" * (length // 38))
        for n, length in enumerate(lengths)
    )
    return Issue(Masthead("m", "M", "en", "UTC"), DAY.date(), 1, Window(DAY, DAY, "UTC"), (Section("All", articles),))


@pytest.mark.parametrize("lengths", [(ROOM,), (10_000,) * 100, (200_000, 500, 500)])
def test_usual_issues_and_one_long_report_are_left_as_they_are(lengths):
    whole = issue(*lengths)
    assert fitting(whole) == (whole, ())


def test_the_longest_are_cut_to_one_length_so_that_the_others_stay_whole():
    whole = issue(8000, 3_000_000, 5000, 5_000_000)
    cut, told = fitting(whole)
    before, after = list(whole.articles()), list(cut.articles())
    assert [after[0], after[2]] == [before[0], before[2]]
    assert [one.excerpt for one in after] == [False, True, False, True]
    assert all(new.html.removesuffix("…</p>")[:-20] in old.html for new, old in zip(after, before, strict=True))
    assert sum(weight(one.html) for one in after) <= 1.1 * (ROOM + 4 * ROOM_AN_ARTICLE)
    assert len(after[1].html) == len(after[3].html) > 60_000
    assert [(one.code, one.message[:12]) for one in told] == [
        ("text-cut", "“Article 1” "),
        ("text-cut", "“Article 3” "),
    ]


def test_lines_of_code_weigh_what_laying_out_lines_takes():
    one = issue(100)
    article = next(one.articles())
    html = "<pre>" + "x = 1\n" * 40_000 + "</pre>"
    cut, told = fitting(replace(one, sections=(Section("All", (replace(article, html=html),)),)))
    assert 6000 < next(cut.articles()).html.count("\n") < 9000
    assert [problem.code for problem in told] == ["text-cut"]
