"""A line in bold between paragraphs heads what follows; a question, a label or a link in bold does not."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.boldlines import name_bold_lines

LONG = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def headed(fragment: str) -> list[str]:
    soup = BeautifulSoup(fragment, "html.parser")
    name_bold_lines(soup)
    return [each.get_text() for each in soup.find_all("h6")]


@pytest.mark.parametrize(
    "line", ["<b>What it cost</b>", "<strong><em>What it cost</em></strong>", "<i><b>What it cost</b></i>"]
)
def test_a_line_in_bold_between_paragraphs_is_a_heading(line):
    assert headed(f"{LONG}<p>{line}</p>{LONG}") == ["What it cost"]


def test_a_list_is_headed_as_paragraphs_are():
    assert headed(f"{LONG}<p><b>What you need</b></p><ul><li>Flour</li></ul>") == ["What you need"]


@pytest.mark.parametrize(
    "line",
    [
        "<b>What did it cost?</b>",
        "<b>The mayor:</b>",
        "<b>It was closed at once.</b>",
        "<b>您还记得那天晚上吗？</b>",
        "<b><a href='/ferry'>The ferry runs again</a></b>",
        "<b>What it cost</b> so far",
        "<b>7.</b>",
        f"<b>{'a word ' * 20}</b>",
    ],
)
def test_questions_labels_sentences_links_and_long_lines_are_none(line):
    assert headed(f"{LONG}<p>{line}</p>{LONG}") == []


def test_who_speaks_more_than_once_is_no_heading():
    assert headed(f"{LONG}<p><b>Lea Dupont</b></p>{LONG}<p><b>Lea Dupont</b></p>{LONG}") == []


@pytest.mark.parametrize(
    "fragment",
    [
        f"<p><b>From our reporter</b></p>{LONG}",
        f"<h2>The flood</h2><p><b>What it cost</b></p>{LONG}",
        f"{LONG}<p><b>What it cost</b></p><p>Much.</p>",
        f"{LONG}<p><b>What it cost</b></p><figure><img src='a.jpg'></figure>",
        f"{LONG}<p><b>What it cost</b></p>",
        f"<aside>{LONG}<p><b>What it cost</b></p>{LONG}</aside>",
    ],
)
def test_one_that_heads_no_text_of_the_article_is_none(fragment):
    assert headed(fragment) == []
