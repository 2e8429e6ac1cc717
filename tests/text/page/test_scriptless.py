"""A text that only those see whose browser runs no scripts is shown; requests to allow scripts are not."""

import pytest

from packager.text.html import parse_page
from packager.text.page.scriptless import open_scriptless

PROSE = "<p>The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever.</p>"


def shown(body: str) -> bool:
    page = parse_page(f"<html><body>{body}</body></html>")
    open_scriptless(page)
    return page.find(".//noscript") is None


def test_the_whole_text_is_shown():
    assert shown(f"<p>Latest news</p><ul><noscript><li>{PROSE * 3}</li></noscript></ul>")


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript>{PROSE * 2}</noscript>",  # a request
        f"{PROSE * 4}<noscript>{PROSE * 3}</noscript>",  # a spare of a part
        f"{PROSE}<noscript><img src=a.gif></noscript>",
    ],
)
def test_anything_less_is_not(body):
    assert not shown(body)
