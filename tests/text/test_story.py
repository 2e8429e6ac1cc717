"""Which texts of a page are its story: notes it points to, cells of a page laid out as a table."""

from packager.text.extract import Kept
from packager.text.html import parse_page
from packager.text.links import without_campaign
from packager.text.story import continued, find_story
from packager.text.survey import keep, survey

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def story(body: str) -> str:
    """The kept texts of a page, joined."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    texts = [(i, view.order[i].text) for i in view.kept.texts] + [(i, view.order[i].tail) for i in view.kept.tails]
    return " ".join(" ".join((text or "").split()) for _, text in sorted(texts))


def test_notes_are_kept_wherever_they_stand():
    text = '<p>It closes in a minute<a href="#n1">1</a>, and has done so since the war. ' + SENTENCE * 2 + "</p>"
    notes = '<section><ol><li id="n1">Harbour Office, tables of 1951.</li><li id="n2">Unused.</li></ol></section>'
    kept = story(f"<article>{PROSE}{text}</article>{notes}")
    assert "tables of 1951" in kept
    assert "Unused" not in kept


def test_a_link_of_several_words_is_no_mark_of_a_note():
    contents = f'<p><a href="#all">Go to all the comments</a> {SENTENCE * 2}</p>'
    assert "First!" not in story(f'<article>{PROSE}{contents}</article><div id="all">First!</div>')


def test_the_cell_with_the_story_is_kept_alone():
    menu = "Front page<br>Birds<br>Sign my guestbook, visitor, before you leave this page about the birds of the bay"
    page = f"<table><tr><td>{menu}</td><td>{PROSE}</td></tr></table>"
    kept = story(page)
    assert "pushed the lever" in kept
    assert "guestbook" not in kept


def test_parameters_that_count_readers_are_dropped_and_others_kept_in_order():
    assert without_campaign("https://e.org/a?id=3&utm_source=rss&p=2#x") == "https://e.org/a?id=3&p=2#x"
    assert without_campaign("https://e.org/a?utm_medium=feed") == "https://e.org/a"
    assert without_campaign("https://e.org/a?ref=3") == "https://e.org/a?ref=3"


def test_the_text_in_a_box_called_teaser_or_paywall_is_the_text():
    comments = "".join(f"<p>Well said, number {n}! {SENTENCE}</p>" for n in range(9))
    kept = story(f'<div class="teaser_text paywall">{PROSE * 2}</div><div class="comments content">{comments}</div>')
    assert "4. The keeper" in kept
    assert "Well said" not in kept


def test_a_post_about_something_popular_is_no_list_of_popular_posts():
    kept = story(f'<article class="post type-post category-popular tag-newsletter">{PROSE * 2}</article>')
    assert "4. The keeper" in kept


def test_text_in_boxes_without_paragraphs_is_found():
    boxes = "".join(f"<div class=line>{number}. {SENTENCE * 4}</div>" for number in range(8))
    teaser = f"<div class=start><p>{SENTENCE * 2}</p></div>"
    assert "7. The keeper" in story(f"<div class=page>{teaser}<div class=text>{boxes}</div></div>")


def test_paragraphs_written_as_boxes_go_on_behind_a_heading_where_the_witness_stopped():
    make = "<div class=x7><span>{}</span></div>"
    first = "".join(make.format(f"{n}. {SENTENCE * 3}") for n in range(4))
    page = f"<div><blockquote>{SENTENCE * 3}</blockquote>{first}<blockquote>{SENTENCE * 2}</blockquote>"
    view = survey(
        parse_page(f"<html><body>{page}<h2>At last</h2>{make.format('9. ' + SENTENCE * 3)}</div></body></html>")
    )
    quotations = [i for i, each in enumerate(view.order) if each.tag == "blockquote"]
    keep(view, Kept(frozenset(quotations), frozenset()))
    kept = continued(view)
    texts = [view.order[i].text or "" for i in kept.texts] if kept else []
    assert any(each.startswith("9.") for each in texts)
