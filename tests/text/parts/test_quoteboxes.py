"""The posts of a thread are no quotations though a forum writes them so; quotations stay what they are."""

import pytest

from packager.text.html import parse_page
from packager.text.parts.quoteboxes import unquote_posts

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
POST = "<li><b>Mara, 10:11</b><div class=a><div class=b><blockquote class=post>{0}</blockquote></div></div></li>"


def quotes(body: str) -> int:
    page = parse_page(f"<html><body>{body}</body></html>")
    unquote_posts(page)
    return len(page.findall(".//blockquote"))


def test_the_posts_of_a_thread_are_no_quotations():
    assert quotes(f"<ol>{POST.format(SENTENCE) * 3}</ol>") == 0


def test_what_a_post_quotes_stays_a_quotation():
    assert quotes(f"<ol>{POST.format(f'<blockquote>Was it?</blockquote>{SENTENCE}') * 3}</ol>") == 3


@pytest.mark.parametrize(
    "body",
    [
        f"<blockquote class=q>{SENTENCE}</blockquote>" * 3,  # a collection
        POST.format(SENTENCE) * 2,
        POST.format(SENTENCE) * 3 + f"<p>{SENTENCE * 9}</p>",  # a text that quotes
    ],
)
def test_quotations_stay(body):
    assert quotes(body) == body.count("<blockquote")
