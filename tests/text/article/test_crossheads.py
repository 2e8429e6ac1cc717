"""Lines between paragraphs that a page calls sub-headlines are headings; what else is called so is not."""

from __future__ import annotations

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean

ADDRESS = "https://news.example/2024/11/20/bridge.html"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"
LINE = "What the keeper saw"


def cleaned(body: str) -> str:
    """The fragment of a page with this under its headline, § for a paragraph."""
    page = (
        "<html lang=en><head><title>A bridge</title></head><body><article><h1>A bridge</h1>"
        f"<div class=text>{body.replace('§', PROSE)}</div></article></body>"
    )
    item = Item("s", "", "g", ADDRESS, document=Document(page.encode(), ADDRESS, "text/html"))
    return clean(item, zone=None, language=None).html.replace(PROSE, "§")


@pytest.mark.parametrize(
    "line",
    [
        "<div class='pf_subheadline'>{}</div>",
        "<p class='text zwischentitel'>{}</p>",
        "<p class=article__sub-head>{}</p>",
        "<p><span class=crossHead>{}</span></p>",
        "<div class=block><div class=inter-titre><p>{}</p></div></div>",
        "<p class=ladillo><strong>{}</strong></p>",
        "<p id=mellomtittel>{}</p>",
        "<div class=väliotsikko>{}</div>",
        "<h3 class=tussenkop>{}</h3>",
    ],
)
def test_a_line_between_paragraphs_that_is_called_a_sub_headline_is_a_heading(line: str) -> None:
    found = cleaned(f"§§§{line.format(LINE)}§§§").replace("<strong>", "").replace("</strong>", "")
    assert found == f"§§§<h2>{LINE}</h2>§§§"


def test_words_on_several_lines_of_it_stay_apart() -> None:
    line = "<div class=subhead><p>The first flood</p><p>and<br>the second</p></div>"
    assert cleaned(f"§§§{line}§§§") == "§§§<h2>The first flood and the second</h2>§§§"


def test_it_stands_one_level_below_the_headings_of_its_page() -> None:
    found = cleaned(f"§<h2>Upstream</h2>§§<p class=subhead>{LINE}</p>§§<h2>Downstream</h2>§§")
    assert found == f"§<h2>Upstream</h2>§§<h3>{LINE}</h3>§§<h2>Downstream</h2>§§"


def test_advertisements_and_pictures_may_stand_beside_it() -> None:
    advert = "<div class=ad>Advertisement</div>"
    figure = "<figure><img src=/a.jpg><figcaption>The keeper at the lever.</figcaption></figure>"
    found = cleaned(f"§§§{advert}<p class=crosshead>{LINE}</p>{figure}§§§")
    assert f"§§§<h2>{LINE}</h2><figure>" in found


@pytest.mark.parametrize(
    "line",
    [
        "<p class=subhead>{}</p>",
        "<p class=text>§</p><p class=subtitle-1>{}</p>§",
        "§<p class=image-subtitle>{}</p>§",
        "§<h3>Upstream</h3><p class=subtitle>{}</p>§",
        f"§<p class=subhead>{{}}, and what {'he and ' * 20}she said of it</p>§",
        "§<p class=subhead><a href=/x>{}</a></p>§",
        "§<div class=subhead><h3>A list</h3>{}</div>§",
        "§<p class=subheadings>{}</p>§",
    ],
)
def test_a_standfirst_or_what_else_is_called_so_is_none(line: str) -> None:
    found = cleaned(f"{line.format(LINE)}§§§§")
    assert f"<h2>{LINE}" not in found
    assert f"<h3>{LINE}" not in found


def test_a_line_of_a_box_of_related_stories_goes_with_it() -> None:
    story = f"<div class=teaser-box><h3>The lake</h3><div class=subheadline>{LINE}</div><p>It rose.</p></div>"
    assert cleaned(f"§§§<aside class=related>{story * 3}</aside>§§") == "§§§§§"
