"""The article cut out of the page: what the witness passes over and the text needs stays, furniture goes."""

import pytest

from packager.text.article.carve import carve
from packager.text.article.story import find_story
from packager.text.html import parse_page
from packager.text.page.extract import Kept
from packager.text.page.survey import keep, survey, with_all

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def carved(body: str) -> str:
    """The text of what is cut out of a page, on one line."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    _, part = carve(view)
    return " ".join("".join(part.itertext()).split())


def test_a_name_in_a_sentence_stays_whatever_its_link_is_called():
    named = f'<p>The mayor, <a class="tag" id="auto-tag_mara-linde" href="/t/mara">Mara Linde</a>, {SENTENCE}</p>'
    assert "The mayor, Mara Linde, The keeper" in carved(f"<article>{PROSE}{named}{PROSE}</article>")


def test_a_caption_in_a_box_of_its_own_stays_beside_its_picture():
    said = "The lever in June, before it was oiled."
    box = f'<div class="bild"><img src="a.jpg"><div class="text"><div class="{{0}}">{said}</div></div></div>'
    assert said in carved(f"<article>{PROSE}{box.format('unterschrift')}{PROSE}</article>")
    short = '<div><img src="a.jpg"><span class="img_descr">The lever.</span></div>'
    assert "The lever." in carved(f"<article>{PROSE}{short}{PROSE}</article>")
    assert said not in carved(f"<article>{PROSE}{box.format('buy')}{PROSE}</article>")


def test_a_whole_paragraph_stays_whatever_the_small_element_round_it_is_called():
    wrapped = f'<p><span class="eventDetailsContentTag">The mayor spoke. {SENTENCE}</span></p>'
    assert "The mayor spoke." in vouched(wrapped)
    assert "Rivers" not in vouched('<p><span class="tag">Rivers</span></p>')
    word = f'<span class="word">inter<span class="tooltip">So one says of whom. {SENTENCE}</span></span>'
    assert "So one says" not in vouched(f"<p>{word} {SENTENCE}</p>")


def test_what_no_sentence_holds_goes_from_the_middle_of_one():
    shared = f'<p>{SENTENCE}<span role="button">Copy</span><span class="sr-only">opens anew</span> {SENTENCE}</p>'
    text = carved(f"<article>{PROSE}{shared}{PROSE}</article>")
    assert "Copy" not in text
    assert "opens anew" not in text


def test_a_paragraph_of_links_that_says_enough_between_them_stays():
    said = "The council, the water board and the ferry company said in three letters that they would not pay for it"
    linked = "".join(f'<a href="/{n}">letter number {n} of the ferry company</a>, ' for n in range(4))
    text = carved(f"<article>{PROSE}<p>{said}: {linked}.</p>{PROSE}</article>")
    assert "letter number 3" in text


def images(body: str) -> list[str]:
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    return [image.get("src") for image in carve(view)[1].iter("img")]


def figure(inside: str) -> str:
    return f"<article>{PROSE}<figure>{inside}</figure>{PROSE}</article>"


def test_a_picture_in_a_box_that_lets_it_grow_is_a_picture():
    assert images(figure('<div class="modal zoom-share"><img src="a.jpg"></div>')) == ["a.jpg"]
    assert images(figure('<button><img src="b.jpg"></button>')) == ["b.jpg"]
    zoom = '<div role="button" class="lg:hidden"><figure><img src="c.jpg"></figure></div>'
    assert images(f"<article>{PROSE}{zoom}{PROSE}</article>") == ["c.jpg"]


def test_a_linked_credit_does_not_make_a_figure_a_pointer_but_a_linked_headline_does():
    assert images(figure('<img src="a.jpg"><a href="/p">Mara Linde</a>')) == ["a.jpg"]
    card = '<a href="/s"><img src="b.jpg">The other bridge will be closed in spring as well</a>'
    assert images(figure(card)) == []


CREDIT = 'Foto: <a href="https://commons.example/File:7">Bundesarchiv, Bild 183, by Ann Lee, CC BY-SA 3.0</a>'


@pytest.mark.parametrize("box", [
    f'<figure><img src="a.jpg"><figcaption>{CREDIT}</figcaption></figure>',
    f'<div class="wp-caption"><a href="/large.jpg"><img src="a.jpg"></a><p class="wp-caption-text">{CREDIT}</p></div>',
    '<p><img src="a.jpg"><br>Learn more at <a href="https://ferry.example/">The Ferry</a></p>',
    '<div class="picBox"><a class="overlayLink" href="#"><img src="a.jpg"></a></div>',
    '<div class="field--label-hidden"><div class="field--label-hidden"><img src="a.jpg"></div></div>',
])  # fmt: skip
def test_a_picture_whose_source_is_linked_or_that_grows_stays(box):
    assert images(f"<article>{PROSE}{box}{PROSE}</article>") == ["a.jpg"]


@pytest.mark.parametrize("box", [
    '<div><a href="https://shop.example/7"><img src="a.jpg"></a><a href="https://shop.example/7">A lever</a></div>',
    '<div><img src="a.jpg"><a href="/x">What the keeper said of the lever</a></div>',
    '<div class="product"><img src="a.jpg"><a href="https://shop.example/7">The best lever</a></div>',
    '<div><img src="a.jpg"><h3><a href="https://other.example/7">What the keeper said</a></h3></div>',
])  # fmt: skip
def test_a_picture_of_what_its_box_leads_to_goes(box):
    assert images(f"<article>{PROSE}{box}{PROSE}</article>") == []


def tables(body: str) -> list[list[str]]:
    """The cells of the tables of what is cut out, row by row."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    return [["".join(cell.itertext()) for cell in row.iter("th", "td")] for row in carve(view)[1].iter("tr")]


def test_empty_cells_stay_so_that_the_columns_do_not_shift():
    head = "<tr><th></th><th>2021</th><th>2022</th></tr>"
    rows = "<tr><td>Height of the river</td><td></td><td>3</td></tr><tr><td>Width of it</td><td>40</td><td></td></tr>"
    assert tables(f"<article>{PROSE}<table>{head}{rows}</table>{PROSE}</article>") == [
        ["", "2021", "2022"],
        ["Height of the river", "", "3"],
        ["Width of it", "40", ""],
    ]


def kept_part(body: str, number: str, tag: str) -> bool:
    """Whether ``#number`` stays in a page of which the witness kept all else in the ``tag``."""
    page = parse_page(f"<html><body><article>{PROSE}{body}{PROSE}</article></body></html>")
    view = find_story(page, None)
    missed = {view.number[each] for each in page.get_element_by_id(number).iter()}
    keep(view, Kept(view.kept.texts - missed, view.kept.tails - missed))
    assert view.of(next(page.iter(tag))).kept
    return any(each.get("id") == number for each in carve(view)[1].iter())


def test_what_the_witness_passed_over_in_a_table_or_list_that_it_kept_stays():
    rows = "".join(f"<tr><td>Bridge {n}</td><td>{n} metres</td></tr>" for n in range(5))
    head = '<thead><tr id="h"><th><a href="/b">Bridge</a></th><th><a href="/h">Height</a></th></tr></thead>'
    assert kept_part(f"<table>{head}{rows}</table>", "h", "table")
    items = "".join(f"<li>Bridge {n} is {n} metres high.</li>" for n in range(5))
    assert kept_part(f'<ul>{items}<li id="i">The mill bridge is lower.</li></ul>', "i", "ul")
    assert not kept_part(f'<ul>{items}<li id="i">Tweet</li></ul>', "i", "ul")
    assert not kept_part(f'<ul>{items}<li id="i"><a href="/x">More of our bridges</a></li></ul>', "i", "ul")


def test_what_surrounds_the_text_in_a_table_that_lays_out_the_page_goes():
    menu = '<td id="m"><a href="/1">Home</a> <a href="/2">Rivers</a></td>'
    assert not kept_part(f"<table><tr>{menu}<td>{PROSE}</td></tr></table>", "m", "table")


def unvouched(inside: str) -> list[str]:
    """What stays, by tag, of a box in the text that no witness vouches for."""
    page = parse_page(f'<html><body><article>{PROSE}<div id="s">{inside}</div>{PROSE}</article></body></html>')
    view = find_story(page, None)
    missed = {view.number[each] for each in page.get_element_by_id("s").iter()}
    keep(view, Kept(view.kept.texts - missed, view.kept.tails - missed))
    return [each.tag for each in carve(view)[1].get_element_by_id("s")]


def test_a_box_with_pictures_is_a_part_of_the_text_where_paragraphs_stand_in_it():
    assert unvouched(f'<img src="a.jpg"><h2>The lever</h2>{PROSE}') == ["img", "h2", *["p"] * 5]
    assert unvouched(f'<img src="a.jpg"><h2>The lever</h2><p>{SENTENCE}</p>') == ["img"]


def test_a_paragraph_written_as_a_box_stays_between_others():
    boxed = f'<div class="a1x"><span>The ferry takes up its service. {SENTENCE * 2}</span></div>'
    caption = f'<div class="caption">A caption of something else. {SENTENCE}</div>'
    text = carved(f"<article>{PROSE}{boxed}{caption}{PROSE}</article>")
    assert "The ferry takes up" in text
    assert "A caption" not in text


def test_prose_that_stands_bare_beside_paragraphs_stays():
    bare = (
        "The harbour office announced that the ferry, which <a href='/x'>sank in May</a>, sails again on Sunday at six."
    )
    text = carved(f"<article><div class=meat>{bare}{PROSE}</div></article>")
    assert "announced that the ferry, which sank in May, sails again" in text
    assert "Print" not in carved(f"<article><div class=meat>Print{PROSE}</div></article>")


def test_so_does_prose_that_stands_bare_in_a_box_among_the_text():
    bare = f"<div id=b><div class=ad></div>{SENTENCE}<div class=ad></div></div>"
    page = parse_page(f"<html><body><article>{PROSE}{bare}{PROSE}</article></body></html>")
    view = find_story(page, None)
    box = view.number[page.get_element_by_id("b")]
    missed = {box, *(view.number[each] for each in page.get_element_by_id("b"))}
    keep(view, Kept(view.kept.texts - missed, view.kept.tails - missed))
    assert SENTENCE.strip() in " ".join("".join(carve(view)[1].get_element_by_id("b").itertext()).split())


def vouched(box: str) -> str:
    """The text that is left where the witness kept all of a page: an article with ``box`` among its paragraphs."""
    page = parse_page(f"<html><body><article>{PROSE}{box}{PROSE}</article></body></html>")
    view = find_story(page, None)
    keep(view, Kept(frozenset(range(len(view.order))), frozenset(range(len(view.order)))))
    return " ".join("".join(carve(view)[1].itertext()).split())


@pytest.mark.parametrize(
    "names",
    [
        "author-bio",
        "newsletter-cta",
        "related_stories",
        "promo promo-small",
        "site-footer",
        "docnav top",
        "contentSub",
        "nextStory",
        "c-flyout js-flyout",
        "saboxplugin-wrap",
        "tp-container-inner",
    ],
)
def test_no_witness_saves_a_small_box_that_says_it_is_furniture(names):
    assert "Mara Linde" not in vouched(f'<div class="{names}"><p>Mara Linde writes about rivers.</p></div>')


@pytest.mark.parametrize(
    "names", ["paywall", "elementor-widget", "field--label-hidden", "article-teaser", "caption copyright"]
)
def test_a_witness_is_believed_about_names_that_the_text_has_as_often(names):
    assert "Mara Linde" in vouched(f'<div class="{names}"><p>Mara Linde writes about rivers.</p></div>')


def test_a_large_part_of_the_text_is_no_furniture_whatever_it_is_called():
    assert vouched(f'<div class="promo">{PROSE}</div>').count("4. The keeper") == 3


def test_what_opens_over_a_line_goes_and_the_word_that_opens_it_stays():
    card = '<span class="tooltip-box"><a href="/p">Her profile</a> <a href="/q">The river has risen again</a></span>'
    text = vouched(f'<p>The mayor, <span class="tooltip"><a href="/p">Mara Linde</a>{card}</span>, {SENTENCE}</p>')
    assert "The mayor, Mara Linde, The keeper" in text


def test_beside_the_text_facts_in_short_stay_and_links_to_other_things_go():
    facts = "<p>The lock was built in 1878 and is nine metres deep.</p>"
    assert "nine metres" in vouched(f'<div class="sidebar">{facts}</div>')
    assert "nine metres" not in vouched(
        f'<div class="sidebar">{facts}<p><a href="/s">Other locks of the river</a></p></div>'
    )
    assert "nine metres" not in vouched(f'<div id="rightWrap">{facts}<p><a href="/s">Other locks</a>, more</p></div>')


def test_a_sidebar_goes_though_the_post_beside_it_is_short():
    links = "".join(
        f'<li><a href="/{n}">Another post about the river, number {n}</a> It rose again.</li>' for n in range(9)
    )
    body = f"<div class=post>{SENTENCE * 5}</div><div id=sidebar><p>{SENTENCE * 4}</p><ul>{links}</ul></div>"
    view = survey(parse_page(f"<html><body>{body}</body></html>"))
    keep(view, with_all(view, [i for i, each in enumerate(view.order) if each.get("class") or each.get("id")]))
    assert "Another post" not in "".join(carve(view)[1].itertext())


TALK = "".join(f"<li><b>Reader {n}</b> 28.10.2012 | 11:{n}<p>Not so. {SENTENCE}</p></li>" for n in range(10, 20))


@pytest.mark.parametrize("names", ["visitors_comment_block", "comentarios", "comments-area", "Kommentare"])
def test_what_readers_say_behind_a_story_goes_though_a_witness_took_it_for_text(names):
    assert "Not so" not in vouched(f'<div class="{names}"><ol>{TALK}</ol></div>')


@pytest.mark.parametrize(
    "thread",
    [
        f'<div class="forum"><div class="comments"><ol>{TALK}</ol></div></div>',
        f'<div class="comment"><ol>{TALK}</ol></div><div class="comment"><ol>{TALK}</ol></div>',
    ],
    ids=["in a forum", "one comment beside the other"],
)
def test_comments_stay_where_they_are_what_the_page_is_about(thread):
    assert "Not so" in vouched(thread)


def test_comments_are_the_text_of_a_page_with_hardly_any_other():
    view = survey(parse_page(f"<html><body><p>{SENTENCE}</p><div class=comments><ol>{TALK}</ol></div></body></html>"))
    keep(view, with_all(view, [0]))
    assert "Not so" in "".join(carve(view)[1].itertext())


def test_a_question_in_bold_over_its_answer_stays():
    faq = "<div class=card><div class=head><p><strong>Who pays for it?</strong></p></div><div>{0}</div></div>"
    view = survey(parse_page(f"<html><body>{PROSE}{faq.format(PROSE)}{PROSE}</body></html>"))
    keep(view, with_all(view, [i for i, e in enumerate(view.order) if e.tag == "p" and not len(e)]))
    assert "Who pays for it?" in "".join(carve(view)[1].itertext())


def test_a_box_that_sums_a_review_up_in_lists_keeps_them_beside_its_picture():
    points = "".join(f"<li>Lever number {n} moves without a sound</li>" for n in range(3))
    box = (
        '<div><img src="a.jpg"><span>$40</span>'
        f"<div><h4>Good</h4><ul>{points}</ul></div><div><h4>Bad</h4><ul>{points}</ul></div><p>{SENTENCE}</p></div>"
    )
    view = find_story(parse_page(f"<html><body><div>{PROSE}{box}{PROSE}</div></body></html>"), None)
    told = [i for i, each in enumerate(view.order) if each.tag == "p" and each.text[0].isdecimal()]
    keep(view, Kept(frozenset(told), frozenset()))
    text = "".join(carve(view)[1].itertext())
    assert "GoodLever number 0" in text
    assert text.count("Lever number 2") == 2
    assert "$40" not in text


def test_the_heading_over_the_first_paragraph_stays_where_others_are_made_like_it():
    parts = f"<h2 class=sub>The lever</h2>{PROSE}<h2 class=sub>The lock</h2>{PROSE}"
    view = find_story(parse_page(f"<html><body><div>{parts}</div></body></html>"), None)
    paragraphs = [i for i, each in enumerate(view.order) if each.tag == "p"]
    keep(view, Kept(frozenset(paragraphs), frozenset()))
    text = "".join(carve(view)[1].itertext())
    assert text.startswith("The lever0.")


@pytest.mark.parametrize(("make", "stays"), [("col", True), ("wide col", True), ("beside", False)])
def test_so_does_the_heading_of_the_first_of_several_sections(make, stays):
    part = "<section><div class=row><div class='{0}'><h2>{1}</h2>{2}</div></div></section>"
    parts = part.format("col", "The lever", PROSE) + part.format(make, "The lock", PROSE)
    view = find_story(parse_page(f"<html><body><div>{parts}</div></body></html>"), None)
    paragraphs = [i for i, each in enumerate(view.order) if each.tag == "p"]
    keep(view, Kept(frozenset(paragraphs), frozenset()))
    assert "".join(carve(view)[1].itertext()).startswith("The lever") == stays


def test_a_short_sentence_among_paragraphs_of_its_make_stays_and_a_label_goes():
    paragraphs = "".join(f'<div class="x7"><span>{n}. {SENTENCE * 3}</span></div>' for n in range(4))
    short = '<div class="x7"><span>So said the keeper of the lock.</span></div>'
    label = '<div class="x8"><span>Harbour stories in your region</span></div>'
    view = find_story(
        parse_page(f"<html><body><main>{paragraphs}{short}{label}{paragraphs}</main></body></html>"), None
    )
    long = [i for i, each in enumerate(view.order) if each.tag == "span" and len(each.text) > 100]
    keep(view, Kept(frozenset(long), frozenset()))
    text = "".join(carve(view)[1].itertext())
    assert "So said the keeper" in text
    assert "in your region" not in text


def test_a_remark_in_a_box_stays_and_a_form_to_sign_up_in_one_goes():
    remark = '<div class="kg-callout-card"><div class="kg-callout-text">Bring a torch.</div></div>'
    form = f'<div class="kg-signup-card"><h2>The Estuary by mail</h2><p>{SENTENCE}</p></div>'
    text = carved(f'<div class="x7">{PROSE}{remark}{form}{PROSE}</div>')
    assert "Bring a torch." in text
    assert "by mail" not in text


@pytest.mark.parametrize("name", ["note", "warning", "alert alert-info", "markdown-alert markdown-alert-tip"])
def test_a_short_note_of_a_manual_stays(name):
    assert "Bring a torch." in carved(
        f'<div class="x7">{PROSE}<div class="{name}"><p>Bring a torch.</p></div>{PROSE}</div>'
    )


def test_a_name_that_only_colours_a_box_makes_no_note_of_it():
    assert "a torch" not in carved(f'<div class="x7">{PROSE}<div class="alert-info">Bring a torch</div>{PROSE}</div>')


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ('<p>The bill <a href="/b">turned out to be a prank</a>.</p>', True),
        ('<p><span>That evening, </span><a href="/c">the council met again</a><span>.</span></p>', True),
        ('<p>He <a href="/f"></a>said so to <a href="/g">the paper</a> then.</p>', True),
        ("<p><a name=asked>Asked about the bridge, the mayor gave no reply at all.</a></p>", True),
        ('<p>Earlier this week, <a href="/h">the council closed the old bridge.</a></p>', True),
        ('<p>In this issue <a href="/i">the council closed the old bridge.</a></p>', False),
        ('<p>Elsewhere: <a href="/d">the dam has held out for now</a>.</p>', False),
        ('<p><a href="/e">The dam has held out for now.</a></p>', False),
    ],
)
def test_a_short_sentence_that_goes_round_its_link_stays_and_a_pointer_goes(line, stays):
    view = survey(parse_page(f"<body><article>{PROSE}{line}{PROSE}</article></body>"))
    keep(view, with_all(view, [i for i, e in enumerate(view.order) if e.tag == "p" and SENTENCE in (e.text or "")]))
    _, part = carve(view)
    assert ("".join(parse_page(line).itertext()) in "".join(part.itertext())) is stays


TOWNS = "".join(
    f"<tr><td>{rank}</td><td><a href='/t/{rank}'>Town of the {rank}th ferry</a></td><td>{58 - rank},700</td></tr>"
    for rank in range(1, 9)
)


def test_a_table_of_figures_among_the_text_stays_whatever_it_is_called():
    text = carved(f"<article>{PROSE}<table class='navbox'>{TOWNS}</table>{PROSE}</article>")
    assert "Town of the 8th ferry" in text
    assert "Town" not in carved(f"<article>{PROSE}</article><table class='navbox'>{TOWNS}</table>")


def test_what_browsers_hide_in_the_cells_of_a_table_goes():
    hidden = "<span style='display: none'>00099</span>"
    rows = "".join(f"<tr><td>{hidden}Ferry {n}</td><td>{SENTENCE}</td></tr>" for n in range(5))
    text = carved(f"<article>{PROSE}<table>{rows}</table>{PROSE}</article>")
    assert "Ferry 4" in text
    assert "00099" not in text


def test_links_to_edit_a_table_go_from_its_cells():
    links = "<div class='navbar plainlinks'><ul><li><a href=/t>v</a></li><li><a href=/e>edit it</a></li></ul></div>"
    rows = "".join(f"<tr><td>Ferry {n}</td><td>{SENTENCE}</td></tr>" for n in range(5))
    text = carved(f"<article>{PROSE}<table><tr><th>{links}Ferries</th></tr>{rows}</table>{PROSE}</article>")
    assert "Ferries" in text
    assert "edit it" not in text


def test_what_is_moved_out_of_the_screen_is_hidden():
    away = "<p style='position: absolute; left: -9999px'>Share this picture with all whom you know, please do.</p>"
    assert "Share" not in carved(f"<article>{PROSE}{away}{PROSE}</article>")


def piece(kind: str, inside: str) -> str:
    """A piece of a page as builders write it."""
    return (
        f"<div class='bld-element bld-widget bld-widget-{kind}'><div class='bld-widget-container'>{inside}</div></div>"
    )


def test_headings_and_pictures_in_pieces_of_a_builder_stay_and_what_leads_away_goes():
    view = find_story(
        parse_page(
            f"<html><body>{piece('text', PROSE)}{piece('heading', '<h2>Where we go next</h2>')}{piece('text', PROSE)}"
            f"{piece('image', '<img src=a.jpg>')}{piece('image', '<a href=/shop><img src=b.jpg></a>')}"
            f"{piece('text', PROSE)}</body></html>"
        ),
        None,
    )
    _, part = carve(view)
    assert [each.text for each in part.iter("h2")] == ["Where we go next"]
    assert [each.get("src") for each in part.iter("img")] == ["a.jpg"]


def captions(body: str) -> list[str]:
    """The text of every caption of what is cut out of a page."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), "https://news.example/a")
    return ["".join(each.itertext()) for each in carve(view)[1].iter("figcaption")]


CAPTION = "The keeper at the lever in June, before it was oiled."


@pytest.mark.parametrize(
    "box",
    [
        '<div class="photobox"><img src="a.jpg"><div class="txt">§</div></div>',
        '<div class="right"><div><a href="#">[+] Enlarge<img src="a.jpg"></a><div><cite>Ada</cite> §</div></div></div>',
        '<div class="in"><a href="/large/a.jpg"><img src="a.jpg"></a><br><br><i>§</i></div>',
    ],
)
def test_a_line_that_stands_alone_with_a_picture_is_its_caption(box: str) -> None:
    found = captions(f"<article>{PROSE}{box.replace('§', CAPTION)}{PROSE}</article>")
    assert [each.removeprefix("Ada ") for each in found] == [CAPTION]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="card"><a href="/story"><img src="a.jpg"></a><div class="txt">§</div></div>',
        '<div class="card"><img src="a.jpg"><h3>A lever</h3><div class="txt">§</div></div>',
        '<div class="card"><img src="a.jpg"><div class="txt">§ $9</div></div>',
        '<div class="product-box"><img src="a.jpg"><div class="txt">§</div></div>',
        '<div class="who"><img src="a.jpg" width="60"><div class="txt">§</div></div>',
        '<div class="row"><img src="a.jpg"><img src="b.jpg"><div class="txt">§</div></div>',
        '<div class="film"><img src="a.jpg"><p>Please turn on JavaScript to play it.</p></div>',
    ],
)
def test_a_line_in_a_card_is_no_caption(box: str) -> None:
    assert captions(f"<article>{PROSE}{box.replace('§', CAPTION)}{PROSE}</article>") == []


@pytest.mark.parametrize("heading", ["<h2>The bridge</h2>{prose}", "{prose}<h2>The lever</h2>"])
def test_what_stands_behind_the_end_of_a_page_is_no_part_of_it(heading):
    whole = f"<html><body><main>{heading.format(prose=PROSE)}</main></body></html>"
    page = parse_page(f"{whole}late<main><h2>The gate</h2><p>{SENTENCE * 2}</p></main>")
    assert page.getnext() is not None
    view = survey(page)
    paragraphs = frozenset(view.number[paragraph] for paragraph in page.iter("p"))
    keep(view, Kept(paragraphs, frozenset()))
    assert "0. The keeper" in "".join(carve(view)[1].itertext())


TABLE = "<table>{}<tr><th>Year<th>Shift</tr><tr><td>2021<td>3 mm</tr><tr><td>2022<td>4 mm</tr></table>"


@pytest.mark.parametrize(
    "table",
    [
        TABLE.format("<caption><span>How far it moved</span></caption>"),
        f"<section><div class=caption><p>How far it moved</p></div><div>{TABLE.format('')}</div></section>",
        f"<section><div>{TABLE.format('')}</div><div class=tw-foot>How far it moved</div></section>",
    ],
)
def test_what_is_said_of_a_table_stays_beside_it(table):
    assert "How far it moved" in carved(f"<article>{PROSE}{table}{PROSE}</article>")


def test_a_list_of_references_behind_the_text_stays_by_its_name():
    books = "<ul><li>J. Smith, Bridges, 1999</li><li>A. Lee, Piers, 2004</li></ul>"
    page = "<article>{0}<section class={1}><h2>References</h2>{2}</section></article>"
    assert "Bridges, 1999" in carved(page.format(PROSE, "ref-list", books))
    assert "Bridges, 1999" not in carved(page.format(PROSE, "x7", books))
    links = '<ul><li><a href="/a">The bridge is open</a></li><li><a href="/b">The ferry stays</a></li></ul>'
    assert "ferry" not in carved(page.format(PROSE, "references", links))


def where_kept(body: str, *tags: str) -> str:
    """The text that is left where the witness kept the elements of these tags."""
    view = survey(parse_page(f"<html><body><main>{body}</main></body></html>"))
    keep(view, with_all(view, [i for i, each in enumerate(view.order) if each.tag in tags]))
    return " ".join("".join(carve(view)[1].itertext()).split())


@pytest.mark.parametrize(
    ("line", "stays"), [("It keeps for two days, dry.", True), ("Keep it for later, please", False)]
)
def test_a_sentence_under_a_heading_that_is_kept_stays(line, stays):
    assert (line in where_kept(f"{PROSE}<h3>Notes</h3><div>{line}</div>{PROSE}", "p", "h3")) is stays


def test_furniture_goes_from_the_items_of_a_list_of_posts():
    def item(words: str) -> str:
        return f"<li><div class=userinfo>Senior Member since 2010</div><div class=said>{words}</div></li>"

    text = where_kept(f"<ol>{item(PROSE)}{item('I doubt it, said the keeper.')}{item(PROSE)}</ol>", "p")
    assert "I doubt it" in text
    assert "Senior" not in text


def test_a_list_stays_in_a_piece_of_a_builder_s_page():
    def piece(kind: str, inside: str) -> str:
        return f'<div class="elementor-element elementor-widget elementor-widget-{kind}">{inside}</div>'

    items = "<ul><li>First the road is closed</li><li>Then the pier is drilled</li></ul>"
    words = piece("text", PROSE)
    assert "the pier is drilled" in carved(f"<main>{words}{piece('icon-list', items)}{words}</main>")
    linked = '<ul><li><a href="/a">First the road is closed</a></li></ul>'
    assert "the road" not in carved(f"<main>{words}{piece('posts', linked)}{words}</main>")


def test_a_button_alone_between_blocks_goes_whatever_the_length_of_the_text():
    assert "Edit" not in vouched("<div><a class=md-content__button href=/edit>Edit it</a><h2>Setup</h2></div>")


def test_verses_stay_in_boxes_called_so():
    lines = "<span>The river goes below the stone<br></span><span>and nobody goes home alone;<br></span>"
    for name, stays in (("stanza", True), ("x7", False)):
        verses = f"<div class={name}>{lines}</div>"
        assert ("home alone" in where_kept(f"{PROSE}<div>{verses}</div>{PROSE}", "p")) is stays


def test_a_note_that_opens_over_the_text_stays():
    note = '<span class="footnote-tooltip-box">So says the report.</span>'
    assert "So says the report." in vouched(f"<p>{SENTENCE}{note} {SENTENCE}</p>")
    assert "So says" not in vouched(f"<p>{SENTENCE}{note.replace('footnote', 'word')} {SENTENCE}</p>")


def test_a_list_of_captioned_pictures_behind_the_text_stays():
    def pictures(caption: str) -> str:
        items = "".join(f"<li><figure><img src={n}.jpg><figcaption>{caption}</figcaption></figure></li>" for n in "abc")
        return f"<div>{PROSE}<ol class=slides>{items}</ol></div><div>{SENTENCE}</div>"

    assert "in June" in where_kept(pictures("The lever in June."), "p")
    assert "in June" not in where_kept(pictures("<a href=/b>The lever in June.</a>"), "p")


def test_a_heading_beside_a_sign_that_links_to_it_stays():
    signed = '<div class="x-heading"><h2>The lever</h2><a href="#lever"><svg></svg></a></div>'
    assert "The lever" in carved(f"<article>{PROSE}{signed}{PROSE}</article>")
    assert "The lever" in carved(f"<p>{SENTENCE * 2}</p>{signed}<p>{SENTENCE * 2}</p>")
    assert "The lever" not in carved(f"<article>{PROSE}{signed}<ul><li><a href=/b>{SENTENCE}</a></li></ul></article>")


def test_a_heading_over_a_list_alone_in_a_box_stays():
    listed = "<ul><li>A lamp</li><li>A rope</li></ul>"
    words = f"<p>{SENTENCE * 2}</p>"
    page = "<body><nav><a href=/a>Home</a></nav><div>{0}<h2>To take along</h2><div>{1}</div>{0}</div></body>"
    assert "To take along" in carved(page.format(words, listed))
    assert "To take along" not in carved(page.format(words, "<a href=/b>More of it</a>"))


def test_code_right_behind_the_text_stays():
    assert "lever --up" in carved(f"<article>{PROSE}<pre><code>lever --up</code></pre></article>")
    assert "lever.up" in carved(f"<article>{PROSE}<pre><a href=/api/lever.up>lever.up</a></pre></article>")
    assert "lever --up" not in carved(f"<article>{PROSE}</article><div><pre>lever --up</pre></div>")


def test_a_formula_that_was_kept_stays_whole():
    formula = '<math><mi>h</mi><mspace width="1em"></mspace><mo class="tooltip">=</mo><mn>9</mn></math>'
    page = parse_page(f"<html><body><nav>Home</nav><article>{PROSE}<p>{SENTENCE}{formula}</p></article></body></html>")
    _, part = carve(find_story(page, None))
    assert [each.tag for each in part.find(".//math")] == ["mi", "mspace", "mo", "mn"]


def test_a_recording_stays_among_links_to_the_services_that_have_it():
    player = (
        '<div><audio src="a.mp3" controls></audio><div><a href="https://pods.example/">Hear it at Pods</a></div></div>'
    )
    view = find_story(parse_page(f"<html><body><article><h1>A lever</h1>{player}{PROSE}</article></body></html>"), None)
    part = carve(view)[1]
    assert [each.get("src") for each in part.iter("audio")] == ["a.mp3"]
    assert "Hear it" not in "".join(part.itertext())


def test_a_link_to_another_site_behind_the_text_stays_where_a_line_leads_to_it() -> None:
    led = f"<p>{SENTENCE} The paper with what was found in those years can be read here:</p>"
    link = "<p><a href='https://school.example/paper.pdf'>The paper of the keepers</a></p>"
    assert carved(f"<div>{PROSE}{led}{link}</div>").endswith("here:The paper of the keepers")
    assert carved(f"<div>{PROSE}{led}{link.replace('https://school.example', '')}</div>").endswith("here:")


def test_a_gallery_in_one_figure_behind_the_text_stays_however_many_pictures_it_has():
    shown = "<figure><img src=a.jpg><figcaption>The lever in June.</figcaption></figure>" * 9
    assert where_kept(f"{PROSE}<figure class=wp-block-gallery>{shown}</figure>", "p").count("in June") == 9


def test_a_line_of_a_few_words_below_the_picture_in_its_box_is_its_caption():
    short = "<div><div><img src=a.jpg></div><div><span>{}</span></div></div>"
    assert "Four men and a tractor" in carved(
        f"<article>{PROSE}{short.format('Four men and a tractor')}{PROSE}</article>"
    )
    assert "Enlarge" not in carved(f"<article>{PROSE}{short.format('Enlarge')}{PROSE}</article>")


@pytest.mark.parametrize(
    "caption",
    [
        '<span class="photo__author">fot. J. Maro</span>',
        '<div class="thumbcaption">A lock</div>',
        '<span class="cmp-image__title" itemprop="caption">A lock.</span>',
        '<span class="e-image__meta"><figcaption>A lock.</figcaption><cite>Ada Lund</cite></span>',
    ],
)
def test_a_caption_stays_however_systems_call_it(caption: str):
    said = carved(f'<article>{PROSE}<figure><img src="a.jpg">{caption}</figure>{PROSE}</article>')
    assert "lock" in said or "Maro" in said


def test_a_heading_with_a_sign_that_links_to_it_stays():
    sign = '<a href="#oil" aria-label="Link to this place"><svg viewBox="0 0 1 1"></svg></a>'
    heading = f'<h2 id="oil"><div>{sign}Oiling it</div></h2>'
    assert "Oiling it" in carved(f"<main><div>{PROSE}</div>{heading}<div>{PROSE}</div></main>")


def test_the_hidden_name_of_a_picture_s_file_is_no_link_that_it_goes_by():
    said = '<h2 class="element-invisible"><a href="/file/91">the-lock-in-june-0091.jpg</a></h2>'
    box = '<div class="media"><div id="file-91">{}<div class="content"><img src="a.jpg"></div></div></div>'
    assert images(f"<article>{PROSE}{box.format(said)}{PROSE}</article>") == ["a.jpg"]
    shown = said.replace("element-invisible", "title")
    assert images(f"<article>{PROSE}{box.format(shown)}{PROSE}</article>") == []


def test_whose_a_picture_is_stays_beside_a_caption_that_is_kept():
    parts = [f'<div class="txt">{number}. {SENTENCE * 4}</div>' for number in range(4)]
    said = '<span class="photo__desc">The lock, from the river</span><span class="photo__author">J. Maro</span>'
    photo = f'<div class="photo"><img src="a.jpg">{said}</div>'
    page = f'<main class="art">{"".join(parts[:2])}{photo}{"".join(parts[2:])}</main>'
    assert "J. Maro" in carved(page)
    box = f'<div id="captionNewsletter"><img src="close.png"><h2>Never miss a thing</h2><p>{SENTENCE}</p></div>'
    assert "Never miss" not in carved(page.replace("</main>", f"{box}</main>"))
