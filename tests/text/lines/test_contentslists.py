"""The label of a list of contents goes where the list is gone, and stays over one."""

import pytest

from packager.text.lines.notices import drop_notices
from packager.text.soup import QuickSoup

TEXT = "<p>The keeper looked up the river and down, as one looks before crossing a street.</p>"


def left(html):
    soup = QuickSoup(html)
    drop_notices(soup, [])
    return soup.get_text(" ")


@pytest.mark.parametrize(
    "label", ["<h2>Table of contents</h2>", "<p>In this article:</p>", "<p>Spis treści</p>", "<h4>目次</h4>"]
)
@pytest.mark.parametrize("after", [TEXT, "<h2>What it costs</h2>" + TEXT])
def test_the_label_of_a_list_that_is_gone_goes(label, after):
    assert left(TEXT + label + after) == left(TEXT + after)


@pytest.mark.parametrize(
    "after",
    [
        "<ul><li>Twelve maps</li><li>One chart</li></ul>",
        "<p><a href='#a'>The fare</a><br><a href='#b'>The ferry</a></p>",
    ],
)
def test_the_label_of_a_list_stays(after):
    assert "Contents" in left(f"{TEXT}<h2>Contents</h2>{after}{TEXT}")


def test_a_word_that_also_heads_a_paragraph_goes_before_a_heading_alone():
    assert "Inhalt" in left(f"{TEXT}<h2>Inhalt</h2>{TEXT}")
    assert "Inhalt" not in left(f"{TEXT}<h2>Inhalt</h2><h2>What it costs</h2>{TEXT}")


def test_a_sentence_about_contents_stays():
    assert "Contents of the ship" in left(f"{TEXT}<p>Contents of the ship</p>{TEXT}")


@pytest.mark.parametrize("heading", ["Sumário", "Índice", "In this guide"])
def test_a_heading_that_also_says_summary_stays_over_a_paragraph(heading):
    assert heading in left(f"{TEXT}<h2>{heading}</h2>{TEXT}")
