"""What is folded away behind the last of a text closes it."""

from carving import PROSE

from packager.text.article.folded import closes_folded
from packager.text.html import parse_page
from packager.text.page.extract import NOTHING
from packager.text.page.survey import keep, survey, with_all


def closing(behind: str) -> list[bool]:
    """Whether each ``details`` behind a text closes it, where the witness kept the paragraphs alone."""
    page = parse_page(f"<html><body><article>{PROSE}{behind}</article></body></html>")
    view = survey(page)
    keep(view, NOTHING)
    keep(view, with_all(view, [view.number[each] for each in page.iterfind(".//article/p")]))
    return [closes_folded(view, each) for each in page.iter("details")]


def test_dozens_of_answers_close_a_text_each_behind_the_other() -> None:
    answers = "<h4>When will the gate open?</h4><details><div>Not before the spring, it says.</div></details>" * 40
    assert closing(answers) == [True] * 40


def test_what_stands_behind_something_else_closes_nothing() -> None:
    folded = "<details><div>Not before the spring, it says.</div></details>"
    assert closing(f"<ul><li>Other stories</li></ul>{folded}") == [False]
    assert closing("<details><a href=/b>The ferry takes up its service again</a></details>") == [False]
