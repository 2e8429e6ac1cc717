"""Lists of contents go with their labels; lists that lead elsewhere, or say more than headings, stay."""

import pytest

from packager.text.lines.contentslists import drop_contents
from packager.text.lines.notices import drop_notices
from packager.text.soup import QuickSoup

TEXT = "<p>The keeper looked up the river and down, as one looks before crossing a street.</p>"
PARTS = f'<h2 id="a">What it costs</h2>{TEXT}<h2 id="b">Who may cross</h2>{TEXT}'
LIST = '<li><a href="#a">{}What it costs</a></li><li><a href="#b">{}Who may cross</a></li>'


def left(html):
    soup = QuickSoup(html)
    drop_contents(soup)
    drop_notices(soup, [])
    return soup.get_text(" ")


@pytest.mark.parametrize("numbers", [("", ""), ("1 ", "2 "), ("1. ", "2.1. ")])
@pytest.mark.parametrize("label", ["<h2>Contents</h2>", "<p>In this article:</p>", "<p>Spis treści</p>", ""])
def test_a_list_of_the_headings_goes_with_its_label(label, numbers):
    assert left(f"{TEXT}{label}<ul>{LIST.format(*numbers)}</ul>{PARTS}") == left(TEXT + PARTS)


def test_the_label_of_a_list_that_is_gone_goes():
    assert left(f"{TEXT}<h2>Inhaltsverzeichnis</h2>{PARTS}") == left(TEXT + PARTS)


@pytest.mark.parametrize(
    "kept",
    [
        '<ul><li><a href="https://e.org/a">What it costs</a></li><li><a href="/b">Who may cross</a></li></ul>',
        '<ul><li><a href="#x">The fare in winter</a></li><li><a href="#y">The fare in summer</a></li></ul>',
        '<ol><li><a href="#a">What it costs</a>: four crowns for each crossing, and six of them on the day of the '
        'fair</li><li><a href="#b">Who may cross</a>: whoever pays, with a horse or without</li></ol>',
        "<h2>Contents</h2><ul><li>Twelve maps</li><li>One chart</li></ul>",
    ],
)  # fmt: skip
def test_a_list_that_says_more_stays(kept):
    assert QuickSoup(kept).get_text(" ") in left(TEXT + kept + PARTS)
