"""Lists of links that are the text's own, and lists of other stories."""

import pytest

from packager.text.article.carve import carve
from packager.text.article.story import find_story
from packager.text.html import parse_page
from packager.text.page.extract import Kept
from packager.text.page.survey import keep

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))
AWAY = "".join(f'<li><a href="https://shop.example/{n}">Brass lever number {n}, 40 pounds</a></li>' for n in range(4))
HERE = "".join(f'<li><a href="/story/{n}">Brass lever number {n} breaks</a></li>' for n in range(4))
NETWORKS = "".join(f'<li><a href="https://net{n}.example/locks">Network {n}</a></li>' for n in range(4))
PARTS = "".join(f"<h2><a id=part{n}></a>Part {n}</h2><p>{SENTENCE * 4}</p>" for n in range(4))
CONTENTS = "".join(f'<li><a href="#part{n}">Part {n} of the tour</a></li>' for n in range(4))


def carved(body: str) -> str:
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), "https://www.locks.example/tide")
    return " ".join("".join(carve(view)[1].itertext()).split())


@pytest.mark.parametrize("box", ["article", 'div class="x7"'])
def test_a_bare_list_of_links_to_other_sites_among_the_paragraphs_is_kept(box):
    assert "lever number 3" in carved(f"<{box}>{PROSE}<ul>{AWAY}</ul>{PROSE}</{box.split()[0]}>")


@pytest.mark.parametrize(
    "links",
    [
        f'<ul class="x7">{AWAY}{HERE}</ul>',
        f'<ul class="x7">{NETWORKS}</ul>',
        f"<ul>{HERE}</ul>",
        f"<div><ul>{HERE}</ul></div>",
    ],
)
def test_a_list_of_other_stories_goes(links):
    text = carved(f"<article>{PROSE}{links}{PROSE}</article>")
    assert "lever number 3" not in text
    assert "Network 3" not in text


def test_a_list_with_a_name_that_only_leads_to_other_sites_is_kept():
    assert "lever number 3" in carved(f'<article>{PROSE}<ul class="bullets" id="U7">{AWAY}</ul>{PROSE}</article>')


def test_a_list_of_stories_that_a_sentence_announces_is_kept():
    assert "lever number 3" in carved(f"<article>{PROSE}<p>We wrote of it before:</p><ul>{HERE}</ul>{PROSE}</article>")


@pytest.mark.parametrize("tag", ["div class=toc", "nav", "section"])
def test_the_contents_of_the_article_are_kept(tag):
    contents = f"<{tag}><ul>{CONTENTS}</ul></{tag.split()[0]}>"
    assert "Part 3 of the tour" in carved(f"<article>{PROSE}{contents}{PARTS}</article>")


def test_contents_that_lead_to_the_comments_go():
    links = '<nav><a href="#part1">Part 1 of the tour</a> <a href="#talk">All comments</a></nav>'
    assert "comments" not in carved(f"<article>{PROSE}{links}{PARTS}</article><div id=talk>First!</div>")


def test_contents_may_name_the_article_itself():
    first = '<li><a href="#all">The lock</a></li>'
    page = f'<article id="all"><div class=toc><ul>{first}{CONTENTS}</ul></div>{PROSE}{PARTS}</article>'
    assert "Part 3 of the tour" in carved(page)


def test_a_list_of_one_link_to_a_shop_is_kept_among_the_text_itself():
    offer = '<ul class="bullets"><li><a href="https://shop.example/7">A brass lever, 40 pounds</a></li></ul>'
    assert "A brass lever" in carved(f"<article>{PROSE}And so on:<br>{offer}{PROSE}</article>")
    assert "A brass lever" not in carved(f"<article>{PROSE}<div>{offer}</div>{PROSE}</article>")


def table(cells: str) -> str:
    rows = "".join(f"<tr>{cells.format(n=n)}</tr>" for n in range(5))
    return carved(f"<article>{PROSE}<table>{rows}</table>{PROSE}</article>")


def test_a_table_that_gives_figures_beside_its_links_is_kept():
    town = '<td><a href="/town/{n}">The town of the lock {n}</a></td>'
    assert "lock 3" in table(f"{town}<td>40{{n}},200</td>")
    assert "lock 3" not in table(town * 2)


def test_a_calendar_is_no_table_of_figures():
    assert "27" not in table('<td><a href="/day">27</a></td>' * 7)


@pytest.mark.parametrize("heading", ["", "<h2>Sources</h2>"])
def test_a_list_of_sources_under_the_end_of_the_text_is_kept(heading):
    assert "lever number 3" in carved(f'<article class="x7">{PROSE}{heading}<ul>{AWAY}</ul></article>')


@pytest.mark.parametrize("links", [f"<ul>{HERE}</ul>", f"<ul>{NETWORKS}</ul>", f"<div><ul>{AWAY}</ul></div>"])
def test_a_list_of_other_stories_or_networks_under_the_end_goes(links):
    text = carved(f'<article class="x7"><div>{PROSE}</div><h2>More</h2>{links}</article>')
    assert "number 3" not in text
    assert "Network 3" not in text


def test_a_list_of_linked_headlines_after_a_colon_lists_other_stories():
    cards = "".join(f'<li><h4><a href="/story/{n}">Brass lever number {n} breaks</a></h4></li>' for n in range(2))
    page = f'<article class="x7">{PROSE}<p>More:</p><ul>{cards}</ul>{PROSE}</article>'
    view = find_story(parse_page(f"<html><body>{page}</body></html>"), "https://www.locks.example/tide")
    paragraphs = [i for i, each in enumerate(view.order) if each.tag == "p"]
    keep(view, Kept(frozenset(paragraphs), frozenset()))
    assert "breaks" not in "".join(carve(view)[1].itertext())
