"""Which texts of a page are its story: notes it points to, cells of a page laid out as a table."""

import pytest

from packager.text.article import endings
from packager.text.article.endings import without_stories_behind
from packager.text.article.posts import text_of
from packager.text.article.story import alike, continued, find_story
from packager.text.html import parse_page
from packager.text.page.extract import Kept
from packager.text.page.survey import keep, survey, with_all
from packager.text.parts.links import without_campaign

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def story(body: str) -> str:
    """The kept texts of a page, joined."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    texts = [(i, view.order[i].text) for i in view.kept.texts] + [(i, view.order[i].tail) for i in view.kept.tails]
    return " ".join(" ".join((text or "").split()) for _, text in sorted(texts, key=lambda piece: piece[0]))


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
    text = f"{SENTENCE * 12}<br>"
    assert "Part one" in story(f"<table><tr><td>Part one. {text}</td></tr><tr><td>{PROSE * 3}</td></tr></table>")


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


def test_of_stories_that_follow_as_a_reader_scrolls_the_page_keeps_its_own():
    def read_on(headline: str, number: int) -> str:
        text = "".join(f"<p>{headline} {n}. {SENTENCE * 2}</p>" for n in range(number))
        return f"<div class=scroll><article><header><h1>{headline}</h1></header>{text}</article></div>"

    stories = [read_on("The lock", 3), *(read_on(f"Story {n}", 4) for n in range(6))]
    body = f'<article class=post><section class="main-content entry-content">{"".join(stories)}</section></article>'
    page = parse_page(f"<html><head><title>The lock | News</title></head><body>{body}</body></html>")
    view = find_story(page, None)
    kept = " ".join(view.order[i].text or "" for i in sorted(view.kept.texts))
    assert "The lock 2." in kept
    assert "Story" not in kept


def test_parts_of_a_text_may_each_stand_under_the_highest_heading():
    part = "<div class=section><h1>{0}</h1>{1}</div>"
    kept = story(part.format("What it is", PROSE) + part.format("What it costs", PROSE.replace("keeper", "cashier")))
    assert "The cashier looked up" in kept


def test_the_posts_of_a_thread_are_one_text_and_teasers_made_like_articles_are_not():
    post = '<article class="message"><div class=user><h4>{0}</h4></div><div class=words>{1}</div></article>'
    thread = post.format("Mara", SENTENCE * 5) + post.format("Otto", f"So it was. {SENTENCE * 2}")
    teaser = '<article class="message"><h2><a href="/x">A ferry</a></h2><div class=words>{0}</div></article>'
    view = survey(parse_page(f"<html><body><div>{thread}{teaser.format(SENTENCE * 2)}</div></body></html>"))
    first = next(i for i, each in enumerate(view.order) if each.get("class") == "words")
    keep(view, Kept(frozenset([first]), frozenset()))
    more = continued(view)
    assert more is not None
    added = [view.order[i].text for i in sorted(more.texts - {first}) if view.order[i].text]
    assert added == [f"So it was. {SENTENCE * 2}"]


LIVE = {
    "in the page's article": "<article><h1>Live</h1>{intro}{posts}</article>",
    "beside its opening": "<main><h1>Live</h1>{intro}{posts}</main>",
    "as items of a list": "<article><h1>Live</h1>{intro}<ol>{items}</ol></article>",
}
POST = "<article class=post><h2>Post {n}</h2><time datetime=2026-11-28T1{n}:05Z>1{n}:05</time><p>{text}</p></article>"


def posts(post: str = POST, long: int = 4) -> list[str]:
    return [post.format(n=n, text=f"Said {n}. {SENTENCE * long}") for n in range(6)]


@pytest.mark.parametrize("form", LIVE.values(), ids=LIVE)
def test_the_posts_of_a_live_blog_are_one_text_though_each_is_called_an_article(form: str):
    items = "".join(f"<li>{post}</li>" for post in posts())
    kept = story(form.format(intro=PROSE, posts="".join(posts()), items=items))
    assert [f"Said {n}." in kept for n in range(6)] == [True] * 6


@pytest.mark.parametrize(
    ("post", "long"),
    [
        (POST.replace("<h2>Post {n}</h2>", "<h2><a href=/{n}>Post {n}</a></h2>"), 4),
        (POST.replace("<h2>Post {n}</h2>", "<b>Reader {n}</b>"), 4),
        (POST.replace("<time datetime=2026-11-28T1{n}:05Z>1{n}:05</time>", ""), 4),
        (POST, 20),
    ],
    ids=["lead to other stories", "are comments", "have no time", "are articles below one another"],
)
def test_articles_in_a_row_are_no_live_blog_where_they(post: str, long: int):
    page = parse_page(f"<html><body><main><h1>A bridge</h1>{PROSE}{''.join(posts(post, long))}</main></body></html>")
    view = survey(page)
    assert {text_of(view, each.find("p")) for each in page.iter("article")} == set(page.iter("article"))


def test_a_text_in_two_articles_without_a_class_goes_on_in_boxes_of_one_class():
    part = (
        "<div class=text><article>{0}</article></div><div class=beside><h2><a href=/x>A ferry is painted</a></h2></div>"
    )
    view = survey(
        parse_page(f"<html><body>{part.format(PROSE)}{part.format(f'<p>So it was. {SENTENCE}</p>')}</body></html>")
    )
    first = next(i for i, each in enumerate(view.order) if each.tag == "article")
    keep(view, with_all(view, [first]))
    more = continued(view)
    assert more is not None
    assert any("So it was" in (view.order[i].text or "") for i in more.texts)


def test_other_stories_made_like_the_page_s_own_are_no_parts_of_it():
    other = (
        f"<article class=entry><div class=text><p>In other news, a ferry was painted. {SENTENCE}</p></div></article>"
    )
    own = f"<article class=entry><h1>The lock</h1><div class=text>{PROSE}</div></article>"
    assert "In other news" not in story(f"<main>{own}<section>{other * 4}</section></main>")


def test_what_stands_where_the_text_of_boxes_beside_it_stands_is_text():
    """A witness passes over an answer that only quotes; what is made otherwise, and what has no such place, is none."""
    answer = '<div class="answer a{0}"><img src=u.png><div class=votes>{0}</div><div class=prose>{1}</div></div>'
    quote = f"<blockquote>So it was. {SENTENCE}</blockquote><p>No.</p>"
    advert = f'<div class="answer a9"><div class=offer>Buy a lever. {SENTENCE}</div></div>'
    page = "".join(answer.format(n, text) for n, text in enumerate([PROSE, quote, PROSE])) + advert
    view = survey(parse_page(f"<html><body><div>{page}<div class=about>{SENTENCE}</div></div></body></html>"))
    keep(view, with_all(view, [i for i, each in enumerate(view.order) if each.tag == "p" and view.facts[i].text > 80]))
    more = alike(view)
    assert more is not None
    added = [view.order[i].text for i in sorted(more.texts - view.kept.texts) if (view.order[i].text or "").strip()]
    assert added == [f"So it was. {SENTENCE}", "No."]


def test_prose_that_stands_bare_between_boxes_is_found():
    latest = "".join(f'<li><a href="/{n}"><h2>The {n}th bridge opens</h2><p>11:0{n}</p></a></li>' for n in range(9))
    info = '<div class="info"><h1>Locks of the river</h1><p>11/17/2023 05:40 PM</p></div>'
    text = f'<div class="primary">{info}{SENTENCE * 9}<div class="ad">Buy levers</div></div>'
    kept = story(
        f'<div class="article"><div class="wrap">{text}<div class="second"><ul>{latest}</ul></div></div></div>'
    )
    assert kept.count("pushed the lever") == 9
    assert "bridge opens" not in kept
    assert "Buy levers" not in kept


def test_lines_of_links_that_stand_bare_are_no_prose():
    menu = "".join(
        f'<a href="/{n}">The {n}th of all the bridges over the river that were ever built</a> | ' for n in range(30)
    )
    kept = story(f"<div><div class=logo>Bridges</div>{menu}</div><div class=text><p>{SENTENCE}</p></div>")
    assert "pushed the lever" in kept


CJK = "守桥人先看了看河的上游，再看了看下游，就像人们过马路之前那样，然后推动了操纵杆，桥慢慢地打开了。"


def ended(behind: str) -> str | None:
    """What is kept of a page of which a witness kept all, with this behind its text; None where nothing is cut."""
    text = "".join(f"<p>{n}。{CJK}</p>" for n in range(3))
    page = f"<html><body><div>{text}{behind}</div></body></html>"
    view = survey(parse_page(page))
    view.site = "bridges.example"
    keep(view, with_all(view, [0]))
    kept = without_stories_behind(view)
    return None if kept is None else "".join(view.order[i].text or "" for i in sorted(kept.texts))


STORIES = "".join(
    f'<li>0{n} <a href="/2019/{n}.html">第{n}座桥今天重新开放通车，市民前往参观</a></li>' for n in range(5)
)


def test_headlines_of_other_stories_behind_the_text_are_not_kept():
    kept = ended(f"<h2>热点新闻</h2><ul>{STORIES}</ul><p>举报电话：010-62675637</p>")
    assert kept is not None
    assert kept.count("操纵杆") == 3
    assert "热点" not in kept
    assert "开放" not in kept
    assert "举报" not in kept


def test_headlines_on_another_host_of_the_site_are_other_stories():
    kept = ended(f"<ul>{STORIES.replace('/2019', 'https://sport.bridges.example')}</ul>")
    assert kept is not None
    assert "开放" not in kept


@pytest.mark.parametrize(
    "behind",
    [
        f"<p>本系列的其他文章：</p><ul>{STORIES}</ul>",
        f"<ul>{STORIES.replace('/2019', 'https://other.example')}</ul>",
        f"<ul>{STORIES.replace('/2019', '#')}</ul>",
        "".join(
            f"<p>注{n}：见<a href=/{n}>桥志</a>第{n}卷，城中藏书楼所藏，今已不存，后人据抄本补。</p>" for n in range(5)
        ),
        f"<ul>{STORIES}</ul><p>{CJK}</p>",
    ],
)
def test_other_lists_and_lines_behind_the_text_are_kept(behind):
    assert ended(behind) is None


def test_a_list_of_stories_is_asked_once_whether_the_writer_made_it(monkeypatch):
    asked = []
    monkeypatch.setattr(endings, "is_writers_list", lambda view, element: asked.append(element) or False)
    assert ended(f"<ul>{STORIES * 9}</ul>") is not None
    assert len(asked) == 1


def test_paragraphs_before_the_first_that_the_witness_kept_are_found_in_the_boxes_round_it():
    make = "<div class=para>{0}. " + SENTENCE + "</div>"
    part = f"<div class=section><h3>The lever</h3>{make.format('At the lever')}{make.format('Later')}</div>"
    text = f"<div class=section><h2>The lock</h2>{make.format('At first')}{part}</div>"
    page = f"<div class=section>{make.format('Of another page')}</div>"
    view = survey(parse_page(f"<html><body><div>{page}</div><div>{text}</div></body></html>"))
    inner = [i for i, each in enumerate(view.order) if each.get("class") == "para"][2:]
    keep(view, Kept(frozenset(inner), frozenset()))
    more = continued(view)
    added = "".join(view.order[i].text or "" for i in more.texts - view.kept.texts)
    assert "At first" in added
    assert "Of another page" not in added
