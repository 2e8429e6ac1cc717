"""Boxes with a line break for every line get paragraphs; others are left as they are."""

from packager.text.html import parse_page
from packager.text.page.breaks import MOST_CHILDREN, MOST_LINES, part


def parted(body: str):
    page = parse_page(f"<html><body>{body}</body></html>")
    part(page)
    return page


def test_an_empty_line_ends_a_paragraph():
    page = parted("<div>" + "<br><br>".join(f"line {n}" for n in range(MOST_CHILDREN)) + "</div>")
    assert [p.text for p in page.iter("p")][:2] == ["line 0", "line 1"]


def test_lines_without_an_empty_one_are_parted_all_the_same_and_none_is_lost():
    page = parted("<p>" + "<br>".join(f"line {n}" for n in range(MOST_CHILDREN * 2)) + "</p>")
    assert max(len(p) for p in page.iter("p")) <= MOST_LINES
    assert "".join(page.itertext()).count("line ") == MOST_CHILDREN * 2


def test_blocks_between_the_lines_keep_their_place():
    lines = "<br>".join("line" for _ in range(MOST_CHILDREN))
    page = parted(f"<div>{lines}<h2>Middle</h2>after<br>{lines}</div>")
    heading = next(page.iter("h2"))
    assert heading.getparent().tag == "div"
    assert heading.getnext().text == "after"


def test_usual_pages_are_left_alone():
    assert next(parted("<div>one<br><br>two</div>").iter("p"), None) is None
