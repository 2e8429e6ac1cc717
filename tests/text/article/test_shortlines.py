"""Short lines of a text that a witness passes over: lead-ins, code, addresses, headings deep in boxes."""

import pytest

from packager.text.article.carve import carve
from packager.text.article.endings import without_stories_behind
from packager.text.article.story import find_story
from packager.text.html import parse_page
from packager.text.page.extract import Kept
from packager.text.page.survey import keep, with_all

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def stays(piece: str, behind: str = PROSE) -> bool:
    """Whether ``piece`` stays behind paragraphs of which the witness kept all, and of it nothing."""
    page = parse_page(f"<html><body><article>{PROSE}{piece}{behind}</article></body></html>")
    view = find_story(page, "https://www.locks.example/tide")
    mine = {view.number[each] for each in page.iter() if each.get("id") in {"a", "l"}}
    missed = mine | {view.number[each] for i in mine for each in view.order[i].iterdescendants()}
    keep(view, Kept(view.kept.texts - missed, view.kept.tails - missed))
    found = {each.get("id") for each in carve(view)[1].iter() if each.get("id") in {"a", "l"}}
    return len(found) == len(mine)


LIST = f"<ul id=l><li>{SENTENCE}</li><li>{SENTENCE}</li></ul>"


@pytest.mark.parametrize(
    "piece",
    [
        "<p id=a>It has these parts:</p><ul><li>Two doors of oak, and a lever.</li></ul>",
        "<p id=a>ここに示す：</p><pre>lever --up</pre>",
        "<div><p id=a><code>lever --up --slowly</code></p></div>",
        '<div id=a>→ <a href="https://www.levers.example/oak">https://www.levers.example/oak</a></div>',
        "<p id=a>So it was done, they say.</p>",
        "<div><div><div><h3 id=a>The lever</h3></div></div></div>",
        "<div id=a><strong>The lever</strong></div>",
        '<p id=a><a href="https://www.levers.example/oak"><strong>The lever of oak</strong></a></p>'
        f'<p>{SENTENCE}</p><p id=l><a href="https://www.ash.example/"><strong>The lever of ash</strong></a></p>'
        f'<p>{SENTENCE}</p><p><a href="https://www.elm.example/"><strong>The lever of elm</strong></a></p>',
        "<p id=a><strong>Goals:</strong> 1-0 Oak (12), 1-1 Ash (44)</p>",
        "<p id=a><b>Keeper</b>: Ann Lee</p>",
        "<p id=a>(b) the lever of oak; and</p>",
        "<p id=a><b>Table 3. Levers</b></p><div><table><tr><th>Lever</th></tr><tr><td>Oak</td></tr></table></div>",
        f"<table><tr><td><p>{SENTENCE * 5}</p></td></tr><tr id=a><td><h3>The lever</h3></td></tr>"
        f"<tr><td><p>{SENTENCE * 5}</p></td></tr></table>",
        '<div class="notebox" id=a>Some set the lever <a href="/hand">by hand</a> where they can.</div>',
    ],
)
def test_a_short_line_of_the_text_stays(piece):
    assert stays(piece)


@pytest.mark.parametrize(
    "piece",
    [
        '<p id=a>Read on:</p><ul><li><a href="/doors">Two doors of oak that hold</a></li></ul>',
        '<p id=a><a href="/doors">https://www.locks.example/doors</a></p>',
        '<p id=a><a href="https://www.levers.example/oak">More about levers of oak</a></p>',
        "<p id=a>Print</p>",
        '<p id=a><strong>Tags:</strong> <a href="/oak">Levers of oak</a></p>',
        '<p id=a><a href="/levers"><strong>A lever of oak is stolen</strong></a></p>',
        '<p id=a><a href="https://www.levers.example/"><strong>Need a lever? Compare ours »</strong></a></p>',
        "<div>Share<p id=a>So it was done, they say.</p>Print</div>",
    ],
)
def test_other_short_lines_go(piece):
    assert not stays(piece)


def test_a_list_behind_the_text_stays_where_a_line_of_it_leads_there():
    lead = "<p id=a>These are its parts:</p>"
    assert stays(lead + LIST, behind="")
    assert not stays(LIST, behind="")
    linked = "".join(f'<li>{SENTENCE}<a href="/{n}">Another story of the lock</a></li>' for n in range(3))
    assert not stays(f"{lead}<ul id=l>{linked}</ul>", behind="")


def test_of_a_definition_list_of_which_a_term_is_kept_the_definitions_stay():
    assert stays(f"<dl><dt>Lever</dt><dd id=a>{SENTENCE * 3}</dd></dl>")
    assert not stays(f'<dl><dt>Lever</dt><dd id=a><a href="/l">{SENTENCE}</a></dd></dl>')


def test_a_list_of_books_with_their_addresses_closes_a_text_as_any_list_of_sources():
    book = '<dt><a name="b{0}">[{0}]</a></dt><dd>A. Holm, The {0}th lever. <a href="https://e{0}.example/">Its page</a>'
    books = "".join(book.format(n) for n in range(3))
    assert stays(f"<h2>Books</h2><dl id=l>{books}</dl>", behind="")


def test_links_to_pages_of_a_manual_behind_a_line_that_leads_to_an_example_end_no_text():
    see = "".join(f'<p>Notation: <a href="/n{n}">The many kinds of levers</a></p>' for n in range(4))
    example = (
        '<p>Here is all of it:</p><blockquote><pre>lever --up</pre><a href="/l.ly"><img src="l.png"></a></blockquote>'
    )
    page = parse_page(f"<html><body><article>{PROSE}{see}{example}</article></body></html>")
    view = find_story(page, "https://www.locks.example/tide")
    keep(view, with_all(view, [view.number[next(page.iter("article"))]]))
    assert without_stories_behind(view) is None


@pytest.mark.parametrize("names", ["", 'class="nav_table"'])
def test_a_table_of_links_is_data_unless_it_is_called_the_way_through_a_manual(names):
    cells = "".join(f'<td>[<a href="/{n}">Chapter {n}</a>]</td>' for n in range(3))
    page = parse_page(
        f"<html><body><article>{PROSE}<table {names}><tr>{cells}</tr></table>{PROSE}</article></body></html>"
    )
    view = find_story(page, "https://www.locks.example/tide")
    keep(view, with_all(view, [view.number[next(page.iter("article"))]]))
    assert ("Chapter 2" in "".join(carve(view)[1].itertext())) is (not names)
