"""What a page says of its own text: its description finds the standfirst, its articleBody the blocks."""

import json
from operator import itemgetter

import pytest

from packager.text.article.story import find_story
from packager.text.article.testimony import heard
from packager.text.facts import declared
from packager.text.html import parse_page

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))
LEAD = "It has wheels where we have software, and last winter it was taken apart for cleaning."


def story(body: str, head: str = "") -> str:
    page = parse_page(f"<html><head><title>The tide</title>{head}</head><body>{body}</body></html>")
    view = find_story(page, None, heard(declared.read(page)))
    texts = [(i, view.order[i].text) for i in view.kept.texts] + [(i, view.order[i].tail) for i in view.kept.tails]
    return " ".join(" ".join((text or "").split()) for _, text in sorted(texts, key=itemgetter(0)))


def described(text: str) -> str:
    return f'<meta name="description" content="{text}">'


def body_said(*lines: str) -> str:
    node = {"@type": "NewsArticle", "headline": "The tide", "articleBody": "<p>" + "</p><p>".join(lines)}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_standfirst_between_headline_and_text_is_kept():
    page = f'<article><h1>The tide</h1><header><p>{LEAD}</p></header><div class="article-body">{PROSE}</div></article>'
    assert LEAD in story(page)


@pytest.mark.parametrize(
    "box", ["teaser-text", "article__intro", "chapo", "entry-excerpt", "vorspann", "entradilla", "article__perex"]
)
def test_a_box_may_say_that_it_stands_first(box):
    assert LEAD in story(f"<div><h1>The tide</h1><div class={box}>{LEAD}</div><div>{PROSE}</div></div>")


def test_the_description_finds_the_standfirst_in_a_box_that_says_nothing():
    page = f'<main><div class="sidebar"><h1>The tide</h1><span>{LEAD}</span></div><div>{PROSE}</div></main>'
    assert LEAD in story(page, described(LEAD))


@pytest.mark.parametrize(
    "line",
    [
        f"<figure><img src=a.jpg><figcaption class=lead>{LEAD}</figcaption></figure>",
        f"<div class=lead hidden><p>{LEAD}</p></div>",
        f"<aside><p class=teaser>{LEAD}</p></aside>",
    ],
)
def test_captions_hidden_lines_and_what_stands_aside_are_no_standfirst(line):
    page = f'<article><h1>The tide</h1><header>{line}</header><div class="article-body">{PROSE}</div></article>'
    assert LEAD not in story(page)


def test_a_heading_is_no_caption_though_its_letters_are_as_small():
    page = '<h1>The tide</h1><h2 class="lead caption-s5">{0}</h2><div class="article-body">{1}</div>'
    assert LEAD in story(f"<article>{page.format(LEAD, PROSE)}</article>")


def test_a_standfirst_is_not_kept_twice():
    text = f"<p>{LEAD} {SENTENCE}</p>{PROSE}"
    page = f'<article><h1>The tide</h1><p class=lead>{LEAD}</p><div class="article-body">{text}</div></article>'
    assert story(page, described(LEAD)).count(LEAD) == 1


def test_what_the_article_body_says_is_kept_wherever_it_stands():
    said = [f"{number}. The lock has {number} gates, and each is opened by hand, slowly." for number in range(20)]
    lines = "".join(f'<div class="x"><span>{each}</span></div>' for each in said)
    others = "".join(f"<a href=/{n}><p>{SENTENCE}</p></a>" for n in range(4))
    kept = story(f"<div><h1>The tide</h1>{lines}<section>{others}</section></div>", body_said(*said))
    assert all(each in kept for each in said)


def test_a_short_article_body_takes_nothing_away():
    assert "4. The keeper" in story(f"<article>{PROSE}</article>", body_said("0. The keeper looked up the river."))


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("<h2 class=b-subheadline>Walkers may go on using it</h2>", True),
        ("<p class=article-subtitle>Nothing here is for sale.</p>", True),
        ("<p class=x7>Walkers may go on using it</p>", False),
        ("<p class=subheadline>Exeter: walkers may go on</p>", False),
        ("<p class=image-subtitle>The bridge in the evening</p>", False),
        ("<p class=subtitle-2>Engineer of the old bridge</p>", False),
        ("<div class=subhead-date>Nov. 20, 2019 at 1:35 a.m.</div>", False),
        ("<p class=subhead>2019/11/20 - 10/20/30 11:35</p>", False),
    ],
)
def test_a_phrase_is_a_standfirst_where_it_is_called_one(line, stays):
    said = line[line.index(">") + 1 : line.rindex("<")]
    page = f'<article><h1>The tide</h1><header>{line}</header><div class="article-body">{PROSE}</div></article>'
    assert (said in story(page)) is stays


def test_a_phrase_is_a_standfirst_where_the_page_describes_it():
    line = "<p class=x7>Walkers may go on using it for now</p>"
    page = f'<article><h1>The tide</h1>{line}<div class="article-body">{PROSE}</div></article>'
    assert "Walkers may" in story(page, described("Walkers may go on using it for now"))
