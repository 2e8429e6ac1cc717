"""Emphasis is for what stands out."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.emphasis import drop_blanket_emphasis

LONG = "The ferry that takes the place of the bridge runs every ten minutes from seven in the morning. " * 4


def settled(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    drop_blanket_emphasis(soup)
    return str(soup)


@pytest.mark.parametrize(("html", "plain"), [
    (f'<p><b>{LONG}</b></p><p><b>{LONG}<a href="/x">More</a></b></p>',
     f'<p>{LONG}</p><p>{LONG}<a href="/x">More</a></p>'),
    (f"<h2><b>Part</b></h2><p><i>{LONG}</i></p><p><em>{LONG}<b>now</b></em></p>",
     f"<h2><b>Part</b></h2><p>{LONG}</p><p>{LONG}<b>now</b></p>"),
])  # fmt: skip
def test_a_text_all_of_which_is_emphasised_is_plain(html: str, plain: str) -> None:
    assert settled(html) == plain


@pytest.mark.parametrize("html", [
    f"<p><b>{LONG}</b></p><p>{LONG}</p><p><b>{LONG}</b></p>",
    f"<p><i>{LONG}</i></p><p><b>{LONG}</b></p>",
    f"<p><b>{LONG}</b></p>",
    f"<h2><b>Part</b></h2><p>{LONG * 2}</p>",
])  # fmt: skip
def test_what_is_set_off_from_something_stays(html: str) -> None:
    assert settled(html) == html
