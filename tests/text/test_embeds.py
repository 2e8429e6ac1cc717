"""Films, sounds and frames as links."""

import pytest
from bs4 import BeautifulSoup

from packager.text.embeds import settle_embeds
from packager.text.urls import absolute


def settled(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    settle_embeds(soup, lambda address: absolute("https://example.org/a/", address))
    return soup.decode()


@pytest.mark.parametrize(
    ("html", "link"),
    [
        (
            '<iframe src="https://films.example/7" title="How the bridge turns"></iframe>',
            '<a href="https://films.example/7">How the bridge turns</a>',
        ),
        ('<video src="turn.mp4"></video>', '<a href="https://example.org/a/turn.mp4">example.org</a>'),
        (
            '<audio aria-label="The bell"><source src="/bell.ogg"></audio>',
            '<a href="https://example.org/bell.ogg">The bell</a>',
        ),
    ],
)
def test_what_can_be_seen_elsewhere_is_linked(html, link):
    assert settled(html) == link


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://ads.example/"></iframe>',  # nothing says what it is
        '<iframe src="about:blank" title="A film"></iframe>',
        '<video src="blob:https://example.org/1"></video>',
        "<audio></audio>",
    ],
)
def test_what_cannot_goes(html):
    assert settled(html) == ""
