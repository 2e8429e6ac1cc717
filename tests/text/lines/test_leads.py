"""How a text begins and ends: its dateline, and whether it breaks off."""

import pytest
from bs4 import BeautifulSoup

from packager.text.lines.leads import breaks_off, take_dateline

SENTENCE = "The river rose again on Monday night, and the old bridge was closed."


@pytest.mark.parametrize(
    ("opening", "language", "dateline"),
    [
        ("SAINT-BRAC (AFP) — ", "fr", "SAINT-BRAC (AFP)"),
        ("<strong>PARIS</strong> (Reuters) - ", "en", "PARIS (Reuters)"),
    ],
)
def test_the_dateline_is_taken_off_the_first_sentence(opening, language, dateline):
    soup = BeautifulSoup(f"<p>{opening}{SENTENCE}</p><p>{SENTENCE}</p>", "html.parser")
    assert take_dateline(soup, language) == dateline
    assert soup.p.get_text() == SENTENCE


def test_a_caption_has_no_dateline_of_the_text():
    soup = BeautifulSoup(f"<figure><p>PARIS (AFP) — Low water.</p></figure><p>{SENTENCE}</p>", "html.parser")
    assert take_dateline(soup, "fr") is None


@pytest.mark.parametrize(
    "end", ["and then…", "and then [...]", "and … Lire la suite", "Continue reading A bridge closes"]
)
def test_a_text_that_breaks_off(end):
    assert breaks_off(BeautifulSoup(f"<p>{SENTENCE}</p><p>{end}</p>", "html.parser"))


def test_a_text_that_ends():
    assert not breaks_off(BeautifulSoup(f"<p>She said … and went.</p><p>{SENTENCE}</p>", "html.parser"))
