"""Pictures to press go: banners, ways to share a page, links to its head, rows of small signs."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.buttons import drop_buttons

WORDS = "The keeper looked up the river and down, and pushed the lever."


@pytest.mark.parametrize("home", ["https://e.org", "https://e.org/", "/"])
def test_a_picture_that_leads_to_the_front_page_of_a_site_is_its_logo_or_advertisement(home):
    soup = BeautifulSoup(
        f'<p>{WORDS}</p><p><a href="{home}"><img src="a.jpg" alt="The Bridge Herald"></a></p>', "html.parser"
    )
    drop_buttons(soup)
    assert soup.img is None


@pytest.mark.parametrize(
    "button",
    [
        '<a href="#page-header"><img src="up.gif" alt="top"></a>',
        '<a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fe.org%2Fa"><img src="f.png"></a>',
        '<a href="https://e.net/intent/tweet?url=https%3A%2F%2Fe.org%2Fa"><img src="t.png"></a>',
        '<a href="mailto:?subject=A%20bridge"><img src="m.png"></a>',
        '<a href="https://e.net/bridge-herald"><img src="n.png" width="50" height="50"></a>' * 2,
    ],
)
def test_a_picture_to_press_goes(button):
    soup = BeautifulSoup(f"<p>{WORDS}</p><p>{button}</p>", "html.parser")
    drop_buttons(soup)
    assert soup.img is None


@pytest.mark.parametrize(
    "picture",
    [
        '<a href="https://e.org/a-large.jpg"><img src="a.jpg"></a>',
        '<a href="https://e.net/ada"><img src="n.png" width="50" height="50"></a>',
        '<a href="#picture-top-3"><img src="a.jpg" width="300" height="60"></a>',
        '<a href="https://e.org/photos/share"><img src="a.jpg"></a>',
        '<a href="https://e.org/?p=12"><img src="a.jpg"></a>',
        '<a href="https://e.org/"><img src="a.jpg"> The ferry company</a>',
        '<figure><a href="https://e.org/"><img src="a.jpg"></a><figcaption>The ferry in May.</figcaption></figure>',
        '<a href="https://[e/"><img src="a.jpg"></a>',
    ],
)
def test_other_linked_pictures_stay(picture):
    soup = BeautifulSoup(f"<p>{WORDS}</p>{picture}", "html.parser")
    drop_buttons(soup)
    assert soup.img is not None
