"""Boxes in which a site asks its readers for something go by their headings, whatever they are called."""

from __future__ import annotations

import pytest
from carving import PROSE, SENTENCE, cut

WORDS = (
    "Every morning, the news of both banks of the river, and what became of the ferry, from as little as two pounds."
)


def kept(box: str) -> bool:
    """Whether the words of a box among paragraphs are in what is cut out of a page."""
    return WORDS in "".join(cut(f"<article>{PROSE}{box}{PROSE}</article>").itertext())


@pytest.mark.parametrize("name", ["aside", "div", "section"])
@pytest.mark.parametrize("heading", [
    "Sign up for The Estuary’s newsletter", "Support our journalism", "Before you go…", "Donate today",
    "Get the Estuary app",
    "Listen to our podcast", "About the author", "What do you think?", "Follow the Estuary on WhatsApp", "Newsletter",
    "Unterstützen Sie uns", "Fluss-Newsletter abonnieren", "Über die Autorin", "Abonnez-vous à La Rive",
    "À propos de l’auteur", "Suscríbete a nuestro boletín", "Assine a nossa newsletter", "Iscriviti alla newsletter",
    "Steun ons", "Prenumerera på vårt nyhetsbrev", "Подпишитесь на рассылку", "订阅我们的通讯",
])  # fmt: skip
def test_a_box_goes_whose_heading_asks_for_something(name: str, heading: str) -> None:
    assert not kept(f"<{name} class=x7><h3>{heading}</h3><p>{WORDS}</p></{name}>")


def test_its_heading_may_be_a_line_like_others() -> None:
    assert not kept(f"<div class=x7><div><div><span>Support</span> our journalism</div><div>{WORDS}</div></div></div>")


@pytest.mark.parametrize("heading", [
    "What is a load test?", "The bridge in numbers", "Upcoming events", "Support for the bridge grows",
    "The newsletter war", "Joining the two banks", "Getting there",
    "Following the river", "About the authorities", "Folgen für die Fähre",
    "Donate blood this week",
])  # fmt: skip
def test_a_box_stays_whose_heading_tells_of_something(heading: str) -> None:
    assert kept(f"<div class=x7><h3>{heading}</h3><p>{WORDS}</p></div>")


def test_a_part_of_a_manual_stays_whatever_its_heading_tells_the_reader_to_do() -> None:
    parts = "".join(f"<section><h2>Part {number}</h2><p>{SENTENCE * 4}</p></section>" for number in range(3))
    assert kept(f"{parts}<section><h2>Subscribe to the bell</h2><p>{WORDS}</p></section>{parts}")


def test_what_is_longer_than_an_offer_stays() -> None:
    assert kept(f"<div class=x7><h3>Support our journalism</h3><p>{WORDS}</p><p>{SENTENCE * 8}</p></div>")


FORM = '<form><input type="email" placeholder="E-mail"><button>Go</button></form>'


@pytest.mark.parametrize("heading", ["The Friday letter", "Föstudagsbréfið", "Barua ya Ijumaa"])
def test_a_box_with_a_form_for_an_address_goes_whatever_its_heading_says(heading: str) -> None:
    assert not kept(f"<div class=x7><h3>{heading}</h3><p>{WORDS}</p>{FORM}</div>")
    assert not kept(f"<div class=x7><h3>{heading}</h3><div><p>{WORDS}</p>{FORM}</div></div>")
    assert kept(f"<div class=x7><h3>{heading}</h3><p>{WORDS}</p><form><input type=range></form></div>")


def test_a_short_text_in_one_box_with_such_a_form_stays() -> None:
    text = f"<div class=x7><p>{WORDS}</p><p>{SENTENCE}</p>{FORM}</div>"
    assert WORDS in "".join(cut(f"<main><h1>The ferry</h1>{text}</main>").itertext())
