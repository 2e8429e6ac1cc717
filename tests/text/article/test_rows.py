"""Lines that each box of a row has in words of its own, and those that a system writes into each."""

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = f"<p>{SENTENCE * 3}</p>" * 2


def cleaned(inside: str) -> str:
    """The text of an article of which ``inside`` is a part."""
    page = f"<html><body><article><h1>Locks</h1>{inside}</article></body></html>"
    document = Document(page.encode(), "https://gazette.example/a", "text/html; charset=utf-8")
    item = Item("s", "", "g", url="https://gazette.example/a", document=document, wants_page=True)
    return clean(item, zone=None, language=None).html


def row(head: str, boxes: int = 4) -> str:
    """A text with a row of boxes, each of which begins with ``head``, in which {n} is its number."""
    made = "".join(f"<div class=event>{head.format(n=n)}<p>{n}. {SENTENCE * 2}</p></div>" for n in range(boxes))
    return f"{PROSE}{made}{PROSE}"


@pytest.mark.parametrize(
    "head",
    [
        "<div class=when>March 190{n}</div>",
        "<div class=head><span>Lever {n}</span></div>",
        "<div>Lever {n}</div>",
    ],
)
def test_what_tells_a_box_from_the_next_stays(head):
    assert cleaned(row(head)).count("190" if "March" in head else "Lever ") == 4


@pytest.mark.parametrize(
    ("head", "boxes"),
    [
        ("<div class=when>Copy the lever</div>", 4),
        ('<div class=when><a href="/levers/{n}">Lever {n} of oak</a></div>', 4),
        ("<div class=share>Lever {n}</div>", 4),
        ("<div class=when>Lever {n}</div>", 2),
    ],
)
def test_what_all_say_or_what_leads_away_does_not(head, boxes):
    html = cleaned(row(head, boxes))
    assert "Lever" not in html
    assert "Copy the lever" not in html


@pytest.mark.parametrize("picture", ["", '<img src="/bread.jpg" width="800" height="600">'])
def test_a_card_of_lists_closes_a_text(picture):
    card = (
        f"<div class=recipe-card>{picture}<h2>Bread</h2><div class=rating>4.9 of 12</div>"
        "<h3>Needs</h3><ul><li>2 cups of flour</li><li>1 cup of lukewarm water from the tap</li></ul>"
        "<h3>Steps</h3><ol><li>Mix them in a bowl until they are smooth.</li><li>Bake it.</li></ol></div>"
    )
    html = cleaned(PROSE * 2 + card)
    assert all(each in html for each in ("2 cups of flour", "Bake it.", "Needs"))
    assert "4.9" not in html
