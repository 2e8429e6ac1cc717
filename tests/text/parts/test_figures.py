"""A figure that nobody closed gives back the text that it swallowed."""

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean

LINES = [
    "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.",
    "Engineers from the county inspected the piers at dawn and found two of them badly undermined by the current.",
    "The mayor, who had asked for money for repairs since 2019, said that she was not surprised by what they found.",
    "Shops on the far bank lost most of their customers, for the detour over the motorway takes forty minutes.",
    "A ferry will carry pedestrians from Wednesday, the transport office said, and it will cost nothing until spring.",
    "School buses begin their rounds an hour earlier, which parents of the youngest children called an imposition.",
    "An independent report on the state of the county's other bridges is expected before the end of the month.",
]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
FIGURE = '<figure><img src="https://news.example/b.jpg"><figcaption>The bridge.</figcaption></figure>'


def cleaned(body: str) -> str:
    page = f"<title>A bridge</title><article><h1>A bridge</h1>{body}</article>"
    url = "https://news.example/a"
    return clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).html


@pytest.mark.parametrize(
    "opened",
    [
        "<figure><img src=/b.jpg><figcaption>The bridge.</figcaption>",
        "<figure><img src=/b.jpg><figcaption>The bridge.",
        "<figure><img src=/b.jpg><figcaption><p>The bridge.</p>",
        "<figure><img src=/b.jpg><div class=caption>The bridge.</div><div class=body>",
    ],
)
def test_the_text_stands_behind_the_figure(opened: str) -> None:
    assert cleaned(f"{opened}{TEXT}") == f"{FIGURE}{TEXT}"


def test_each_of_several_gives_back_its_own() -> None:
    first, second = TEXT.replace("Monday", "Sunday"), TEXT.replace(LINES[1], "").replace(LINES[2], "")
    opened = "<figure><img src=/b.jpg><figcaption>The bridge.</figcaption>"
    html = cleaned(f"{opened}{first}{opened.replace('/b', '/c')}{second}")
    assert html.startswith(f"{FIGURE}{first}{FIGURE.replace('/b', '/c')}<p>")


@pytest.mark.parametrize(
    "inside",
    [
        f"<blockquote>{TEXT}</blockquote>",
        f"<img src=/b.jpg><figcaption><p>{LINES[0]}</p><p>{LINES[1]}</p><p>A credit</p></figcaption>",
    ],
)
def test_a_figure_keeps_what_is_its_own(inside: str) -> None:
    html = cleaned(f"{TEXT.replace('Monday', 'Sunday')}<figure>{inside}</figure><p>{LINES[3]} It was so.</p>")
    assert html.count(LINES[1]) == 2 or "<figcaption>" in html[: html.rindex(LINES[1])]
