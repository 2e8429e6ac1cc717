"""What a run takes from outside: every limit can be set in newsletter.toml, and is told when it is hit."""

import io
import random

import pytest
from daily import Paper, fates, prose
from PIL import Image
from web import Page

DAY, HOUR = "2024-11-20T08:00", "2024-11-20T03:27:00+01:00"


def picture(seed):
    """A picture of some kilobytes: noise."""
    out = io.BytesIO()
    Image.frombytes("L", (60, 60), random.Random(seed).randbytes(3600)).save(out, "PNG")
    return out.getvalue()


def paper_with(tmp_path, web, limits, *, pictures=0, stories=1):
    paper = Paper(tmp_path, web, more=f"[limits]\n{limits}\n")
    for number in range(pictures):
        web.page(f"/{number}.png", picture(number), kind="image/png")
    body = "".join(
        f"<figure><img src='/{number}.png' alt='{number}'></figure><p>{prose(str(number))[0]}</p>"
        for number in range(pictures)
    )
    for number in range(stories):
        paper.story(f"s{number}", HOUR, body=body)
    return paper


def told(paper):
    report = paper.build(DAY)
    return {(one.code, one.message) for one in report.problems}, report


@pytest.mark.parametrize(
    ("limits", "pictures", "code", "words"),
    [
        ("page_mb = 0.002", 0, "page-failed", "larger than 0.002 MB"),
        ("picture_mb = 0.002", 1, "too-large", "larger than 0.002 MB"),
        ("article_mb = 0.006", 2, "pictures-cut", "it shows 1 of its 2 pictures"),
        ("pictures = 1", 2, "pictures-cut", "it shows 1 of its 2 pictures"),
    ],
)
def test_what_is_too_much_is_told(tmp_path, web, limits, pictures, code, words):
    found, _ = told(paper_with(tmp_path, web, limits, pictures=pictures, stories=2 if code == "page-failed" else 1))
    assert found
    assert {one for one, _ in found} == {code}
    assert all(words in message for _, message in found)


def test_a_page_that_takes_too_long_is_told(tmp_path, web):
    paper = paper_with(tmp_path, web, "resource_seconds = 1", stories=2)
    web.page("/s0.html", "late", delay=60)
    ((code, message),), report = told(paper)
    assert code == "page-failed"
    assert "took too long" in message or "in time" in message
    assert fates(report) == {"Le récit de s0": "failed", "Le récit de s1": "printed"}


def test_a_run_that_takes_too_long_is_told_and_makes_the_issue_of_what_it_has(tmp_path, web):
    """The first page comes when the run is over, and the second, which waits for it, is not asked for."""
    paper = paper_with(tmp_path, web, "run_minutes = 0.05\nper_host = 1", stories=3)
    web.page("/s1.html", "late", delay=60)
    found, report = told(paper)
    assert {code for code, _ in found} == {"page-failed"}
    assert any("the 0.05 minutes that a run may take were over" in message for _, message in found)
    assert fates(report)["Le récit de s0"] == "printed"
    assert web.count("/s2.html") == 0


def test_a_busy_server_is_waited_for_no_longer_than_is_said(tmp_path, web):
    paper = paper_with(tmp_path, web, "wait_seconds = 1", stories=2)
    web.answer("/s0.html", Page(b"", 503, {"Retry-After": "5"}))
    ((code, message),), _ = told(paper)
    assert (code, message) == ("page-failed", "503 Service Unavailable")
    assert web.count("/s0.html") == 1


def test_a_feed_of_too_many_articles_gives_no_more_when_the_same_day_is_built_again(tmp_path, web):
    paper = paper_with(tmp_path, web, "items = 1", stories=3)
    first = paper.build(DAY)
    files = paper.files()
    again = paper.build(DAY)
    assert (fates(again), paper.files()) == (fates(first), files)


def test_a_feed_of_too_many_articles_gives_its_newest_and_the_rest_is_told(tmp_path, web):
    found, report = told(paper_with(tmp_path, web, "items = 1", stories=2))
    assert found == set()
    assert sorted(fates(report).values()) == ["over-cap", "printed"]
    (reason,) = (one.reason for one in report.articles if one.fate.value == "over-cap")
    assert "items in [limits]" in reason
