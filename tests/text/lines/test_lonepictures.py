"""Portraits of the author, and what leads elsewhere behind the last words, go; pictures of the story stay."""

import pytest
from calls import counted

from packager.text.lines.notices import drop_notices
from packager.text.soup import QuickSoup, every

TEXT = "<p>The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever.</p>"
OWN = "https://example.org/ferry"


def left(html, authors=("Mara Linde",)):
    soup = QuickSoup(html)
    drop_notices(soup, [], authors, (OWN, None))
    return [str(each["src"]) for each in every(soup, ("img",))]


@pytest.mark.parametrize("said", ["Mara Linde", "Headshot of Mara Linde", "Mara Linde's avatar", "Photo of Mara Linde"])
def test_a_portrait_of_the_author_goes_wherever_it_stands(said):
    portrait = f'<p><a href="https://example.org/@mara"><img src="m.jpg" alt="{said}"></a></p>'
    assert left(f"{portrait}{TEXT}{TEXT}") == []


@pytest.mark.parametrize("said", ["The ferry by Mara Linde", "Mara", ""])
def test_a_picture_that_says_more_than_the_name_stays(said):
    assert left(f'<p><img src="m.jpg" alt="{said}"></p>{TEXT}') == ["m.jpg"]


@pytest.mark.parametrize("sign", ["/images/icons/loupe-w.svg", "/img/the-paper-logo.svg", "/gfx/zoom/icon.png"])
def test_a_sign_beside_the_picture_of_a_figure_goes(sign):
    caption = "<figcaption>The ferry.</figcaption></figure>"
    assert left(f'<figure><img src="ferry.jpg"><a href="f.jpg"><img src="{sign}"></a>{caption}{TEXT}') == ["ferry.jpg"]
    assert left(f'<figure><img src="{sign}">{caption}{TEXT}') == [sign]  # what it is about


def test_a_portrait_with_a_caption_stays():
    figure = '<figure><img src="m.jpg" alt="Mara Linde"><figcaption>Mara Linde rows.</figcaption></figure>'
    assert left(f"{figure}{TEXT}") == ["m.jpg"]


@pytest.mark.parametrize(
    "picture",
    [
        '<p><a href="https://example.org/shop"><img src="spring.jpg"></a></p>',
        '<p><a href="https://example.com/"><img src="a.jpg"></a><a href="/b"><img src="b.jpg"></a></p>',
        '<figure><img src="https://example.org/files/logo-trust.png"></figure>',
        '<p><img src="/img/buttons/print.gif"></p><p><img src="banner_2021.jpg"></p>',
    ],
)
def test_what_closes_a_page_and_leads_elsewhere_goes(picture):
    assert left(TEXT + picture) == []


@pytest.mark.parametrize(
    "picture",
    [
        '<p><img src="last.jpg"></p>',
        '<p><a href="https://example.org/last-large.jpg"><img src="last.jpg"></a></p>',
        f'<p><a href="{OWN}/last"><img src="last.jpg"></a></p>',
        '<p class="embed"><a href="https://example.com/film"><img src="last.jpg"></a></p>',
        '<figure><a href="/b"><img src="last.jpg"></a><figcaption>The ferry at its last crossing</figcaption></figure>',
    ],
)
def test_what_closes_a_text_and_may_be_of_the_story_stays(picture):
    assert left(TEXT + picture) == ["last.jpg"]


def test_pictures_among_the_text_stay():
    assert left(f'{TEXT}<p><a href="/b"><img src="logo.jpg"></a></p>{TEXT}') == ["logo.jpg"]


def test_a_text_that_is_one_picture_stays():
    assert left('<p><a href="https://example.org/strip/9"><img src="strip.jpg"></a></p>') == ["strip.jpg"]


@pytest.mark.parametrize(
    "pictures",
    [
        '<p><a href="https://photos.example/u/1"><img src="a.jpg"></a></p>' * 3,
        '<p><a href="https://example.org/photo/1/"><img src="a.jpg"></a></p>',
        '<p><img src="banner-of-the-march.jpg"></p>',
        '<p>It looks like this:</p><p><img src="new-logo.png"></p>',
    ],
)
def test_pictures_with_which_a_story_ends_stay(pictures):
    assert left(TEXT + pictures) != []


def test_many_pictures_in_one_box_take_their_number_of_steps():
    few, many = (TEXT + "<div>" + '<a href="/x"><img src="a.jpg"></a>' * n + "</div>" for n in (200, 800))
    assert counted(lambda: left(many)) < 5 * counted(lambda: left(few))
