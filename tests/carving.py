"""Prose for pages, and what is cut out of them."""

from __future__ import annotations

from packager.text.article.carve import carve
from packager.text.article.story import find_story
from packager.text.html import Element, parse_page

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def cut(body: str) -> Element:
    """What is cut out of a page with a headline and a body."""
    page = parse_page(f"<html><body><main><h1>A bridge</h1>{body}</main></body></html>")
    return carve(find_story(page, None))[1]


def asides(body: str) -> list[str]:
    """The text of every aside in what is cut out of a page."""
    return ["".join(each.itertext()) for each in cut(body).iter("aside")]
