"""Code whose lines are boxes becomes code."""

import pytest

from packager.text.html import parse_page, serialise
from packager.text.parts.listings import open_listings


def opened(inside: str) -> str:
    page = parse_page(f"<html><body>{inside}</body></html>")
    open_listings(page)
    return serialise(page.find("body"))


LINES = "<div class=ltx_listingline>import bridge</div><div class=ltx_listingline>x = 1</div>"


@pytest.mark.parametrize("copy", ["", '<div class=data><a href="data:text/plain;base64,eA==">⬇</a></div>'])
def test_a_box_of_lines_of_code_is_code(copy):
    html = opened(f"<div class=ltx_listing>{copy}{LINES}</div>")
    assert '<pre class="ltx_listing"><div' in html
    assert "⬇" not in html


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=ltx_listing><p>It begins so:</p>{LINES}</div>",
        f"<div class=ltx_listing>It begins so:{LINES}</div>",
        "<div><div class=line>A line of verse</div></div>",
    ],
)
def test_lines_among_others_are_not(box):
    assert "<pre" not in opened(box)
