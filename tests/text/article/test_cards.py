"""Cards of other stories among the paragraphs go; linked pictures, headings and what the page is about stay."""

import pytest

from packager.text.article.carve import carve
from packager.text.article.story import find_story
from packager.text.html import parse_page
from packager.text.page.extract import Kept
from packager.text.page.survey import keep, with_all

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))
CARD = (
    '<a href="/s/{n}"><img src="{n}.jpg"><h3>The other bridge {n}</h3><p>It will be closed in spring as well.</p></a>'
)


def carved(inside: str, prose: str = PROSE) -> str:
    """The text of what is cut out of a page whose witness kept all of it."""
    page = parse_page(f'<html><body><article id="a">{prose}<div>{inside}</div>{prose}</article></body></html>')
    view = find_story(page, None)
    keep(view, Kept(frozenset(), frozenset()))
    keep(view, with_all(view, [view.number[page.get_element_by_id("a")]]))
    return " ".join("".join(carve(view)[1].itertext()).split())


def test_cards_of_other_stories_go():
    text = carved(CARD.format(n=1) + CARD.format(n=2))
    assert "other bridge" not in text
    assert "closed in spring" not in text
    assert text.count("pushed the lever") == 40


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/s"><h3>The other bridge</h3></a>',
        '<a href="/s"><figure><img src="a.jpg"><figcaption>The other bridge</figcaption></figure></a>',
        '<a href="/a.jpg"><img src="a.jpg"><div>The other bridge</div></a>',
        '<a href="/s"><img src="a.jpg"><div class="caption">The other bridge</div></a>',
        '<a href="#b"><div>The other</div> <div>bridge</div></a>',
        '<a href="/s">The other bridge</a>',
    ],
)
def test_linked_headings_pictures_and_words_stay(link):
    assert "The other bridge" in carved(link)


def test_cards_stay_where_they_are_what_the_page_is_about():
    assert "other bridge 9" in carved("".join(CARD.format(n=n) for n in range(10)), f"<p>{SENTENCE}</p>")


def row(href: str, make: str = "views-row views-row-{n}") -> str:
    box = (
        '<div class="{make}"><h3><a href="{href}{n}">The other bridge is closed</a></h3><p>In spring as well.</p></div>'
    )
    return "".join(box.format(n=n, make=make.format(n=n), href=href) for n in range(3))


def test_boxes_in_a_row_under_linked_headlines_are_cards():
    assert "other bridge" not in carved(row("/s/"))


def test_all_items_of_a_list_under_linked_headlines_are_cards_whatever_their_make():
    first = '<li class="first"><h3><a href="/s/0">The other bridge is closed</a></h3><p>In spring as well.</p></li>'
    others = "".join(
        f'<li class="column-{side}"><h3><a href="/s/{side}">The weir is mended</a></h3></li>' for side in "ab"
    )
    assert "spring" not in carved(f"<ul>{first}{others}</ul>")
    assert "spring" in carved(f"<ul>{first}<li class=b><h3>The weir is mended</h3></li></ul>")


TEASER = '<div class="beside"><h2><a href="{href}">The other bridge is closed</a></h2><p>{blurb}</p></div>'


def passed_over(inside: str) -> str:
    """The text of what is cut out of a page whose witness kept all but ``inside``."""
    page = parse_page(f"<html><body><main>{PROSE}{inside}<i id=z></i>{PROSE}</main></body></html>")
    view = find_story(page, None)
    keep(view, Kept(frozenset(), frozenset()))
    keep(view, with_all(view, [view.number[each] for each in page.findall(".//main/p")]))
    return " ".join("".join(carve(view)[1].itertext()).split())


def test_a_lone_card_that_no_witness_kept_goes():
    assert "beacon" not in passed_over(TEASER.format(href="/s/1", blurb=f"The beacon is out. {SENTENCE}"))


@pytest.mark.parametrize("href", ["#part-1", "https://shop.example/1", "/long#part-1"])
def test_a_part_whose_heading_leads_to_itself_or_to_another_site_stays(href):
    assert "beacon" in passed_over(TEASER.format(href=href, blurb=f"The beacon is out. {SENTENCE}"))


@pytest.mark.parametrize(
    "inside",
    [
        row("https://shop.example/"),  # offers that the text is about
        row("#part-"),  # parts of the text
        row("/s/").replace("<a href", "<b title").replace("</a>", "</b>"),  # headings of the text
    ],
)
def test_boxes_that_lead_elsewhere_or_nowhere_are_no_cards(inside):
    assert "other bridge" in carved(inside)


def test_what_the_page_is_about_is_no_row_of_cards():
    assert "other bridge" in carved(row("/s/") * 6, prose=f"<p>{SENTENCE * 4}</p>")
