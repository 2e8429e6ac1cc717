"""Markup as the large publishing systems write it: what is the text's stays, what is the site's goes."""

from __future__ import annotations

import json

import pytest

from packager.errors import ExtractError
from packager.model import Document, Item
from packager.stages.clean import clean

ADDRESS = "https://news.example/2024/11/20/bridge.html"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def cleaned(body: str, language: str = "en") -> str:
    """The fragment of a page with this between its paragraphs, without these."""
    page = (
        f"<html lang={language}><head><title>A bridge</title></head><body><header><a href=/>The Ledger</a></header>"
        f"<article class=post><h1>A bridge</h1><div class=text>{body.replace('§', PROSE)}</div></article></body>"
    )
    item = Item("s", "", "g", ADDRESS, document=Document(page.encode(), ADDRESS, "text/html"))
    return clean(item, zone=None, language=None).html.replace(PROSE, "§")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<p>À lire aussi <a href=/y>Le lac monte</a></p>", "fr"),
        ("<p><strong>Lire aussi :</strong> <a href=/x>La digue tient</a></p>", "fr"),
        ("<p><strong>Lesen Sie auch: <a href=/x>Der Damm</a></strong></p>", "de"),
        ("<p><em>Te puede interesar: <a href=/y>El lago</a></em></p>", "es"),
        ("<p><strong>اقرأ أيضا: <a href=/x>السد</a></strong></p>", "ar"),
        ("<p>あわせて読みたい：<a href=/z>湖</a></p>", "ja"),
    ],
)
def test_a_line_that_only_leads_to_another_story_goes(line: str, language: str) -> None:
    assert cleaned(f"§§§{line}§§", language) == "§§§§§"


def test_a_sentence_that_begins_as_such_a_line_stays() -> None:
    line = '<p>See also how <a href="https://a.example/">the weir</a> was mended in the year after the flood.</p>'
    assert line in cleaned(f"§§§{line}§§")


def test_a_list_of_headlines_with_their_hours_goes_with_its_title() -> None:
    items = "".join(f"<li><time>14:0{n}</time> <a href=/{n}>Markets fall {n}</a></li>" for n in range(3))
    assert cleaned(f"§§<div class=stream><h3>Live ticker</h3><ul>{items}</ul></div>§§§") == "§§§§§"


def test_a_list_of_what_happened_when_stays() -> None:
    items = "".join(f"<li><time>14:0{n}</time> The water stood at {n} metres.</li>" for n in range(3))
    assert cleaned(f"§§<ul>{items}</ul>§§§").count("<li>") == 3


def test_the_posts_of_a_live_blog_keep_their_times_beside_names() -> None:
    posts = "".join(
        f"<div class=liveblog-post><div class=meta><time datetime=2024-11-20T{9 + n:02}:10+01:00>{9 + n}:10</time> "
        f"<span class=author>Ada</span></div><h3>Post {n}</h3>{PROSE.replace('Monday', f'day {n} of the')}</div>"
        for n in range(4)
    )
    found = cleaned(f"§{posts}")
    assert [f"{9 + n}:10</time>" in found for n in range(4)] == [True] * 4


@pytest.mark.parametrize(
    ("notice", "language"),
    [
        ("This article is for subscribers only. Subscribe for 1 € a month to read on.", "en"),
        ("Cet article est réservé aux abonnés.", "fr"),
        ("Dieser Artikel ist nur für Abonnenten.", "de"),
    ],
)
def test_a_notice_for_those_who_do_not_pay_goes_from_the_end(notice: str, language: str) -> None:
    assert cleaned(f"§§§§<div class=gate><p>{notice}</p></div>", language) == "§§§§"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('<div class="ticker-time">1{n}:05 Uhr</div>', "<p>1{n}:05 Uhr</p>"),
        ('<span class="heure">1{n}h05</span>', "<p>1{n}h05</p>"),
        ('<div><span class="auto-meta">1{n}:05 28 November</span></div>', "<p>1{n}:05 28 November</p>"),
        (
            '<p class="block-time"><a href="https://news.example/#{n}"><time datetime="2024-11-28T1{n}:05:00Z">{n}h ago'
            "</time></a></p>",
            '<a href="https://news.example/#{n}"><time datetime="2024-11-28T1{n}:05:00Z">1{n}:05</time></a>',
        ),
        (
            '<p class="block-time"><time datetime="2024-11-28T1{n}:05:00Z">{n}h ago</time><span>1{n}:05 GMT</span></p>',
            "<p>1{n}:05 GMT</p>",
        ),
    ],
)
def test_the_clock_over_each_post_stays_however_it_is_written(line: str, found: str) -> None:
    posts = "".join(
        f"<section class=entry>{line.format(n=n)}{PROSE.replace('Monday', f'day {n} of May')}</section>"
        for n in range(1, 5)
    )
    html = cleaned(f"<div class=stream>{posts}</div>")
    assert [found.format(n=n) in html for n in range(1, 5)] == [True] * 4
    assert "ago" not in html


def test_the_clock_in_the_head_of_a_post_that_is_an_item_of_a_list_stays() -> None:
    head = "<header><span><time>1{n}:05 GMT</time></span><h3>Post {n}</h3></header>"
    post = f"<li><article>{head}<div>{{text}}</div></article>"
    posts = "".join(post.format(n=n, text=PROSE.replace("Monday", f"day {n} of May")) for n in range(1, 5))
    assert [f"<time>1{n}:05 GMT</time>" in cleaned(f"<ol>{posts}</ol>") for n in range(1, 5)] == [True] * 4


def test_prices_are_no_clocks() -> None:
    things = "".join(
        f"<section class=thing><span>$12.5{n}</span>{PROSE.replace('Monday', f'day {n} of the')}</section>"
        for n in range(4)
    )
    assert "$12" not in cleaned(f"<div>{things}</div>")


def test_an_encyclopaedia_s_links_to_edit_and_to_other_articles_go() -> None:
    edit = '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>'
    end = '<div class="navbox"><table><tr><td><a href="/b">Bridges</a> of the valley</td></tr></table></div>'
    found = cleaned(
        f"§<h2>History{edit}</h2>§§<div class=mw-heading><h2>Traffic</h2>{edit}</div>§§{end}"
        '<div id="catlinks">Categories: <a href="/c">Bridges</a></div>'
    )
    assert found == "§<h2>History</h2>§§<h2>Traffic</h2>§§"


def test_the_count_of_a_page_goes_where_the_others_are_missing() -> None:
    assert cleaned("§§§<p>Page 1 of 3</p>§") == "§§§§"


def test_a_box_with_the_role_of_a_heading_is_one_and_the_contents_lead_to_its_place() -> None:
    contents = "<ul><li><a href='#one'>The piers of the bridge</a><li><a href='#two'>The ferry to the town</a></ul>"
    heading = "<div style='outline:none' id={0} tabindex=-1><div role=heading aria-level=3>{1}</div></div>"
    parts = f"{heading.format('one', 'The piers')}§§{heading.format('two', 'The ferry')}§§"
    found = cleaned(f"§§{contents}{parts}")
    assert '<a href="#one">The piers of the bridge</a>' in found
    assert '<h2 id="one">The piers</h2>§§<h2 id="two">The ferry</h2>' in found


def test_a_table_of_a_picture_over_its_caption_is_a_figure() -> None:
    picture = "<tr><td><a href=/ferry-large.jpg><img src=/ferry.jpg></a></td></tr>"
    table = f"<table class=tr-caption-container>{picture}<tr><td class=tr-caption>The ferry at noon</td></tr></table>"
    found = cleaned(f"§§{table}§§")
    assert "<figcaption>The ferry at noon</figcaption></figure>§§" in found
    assert "<table" not in found


def test_a_place_to_which_only_what_goes_leads_is_none() -> None:
    contents = "<nav><ul><li><a href='#one'>The piers</a><li><a href='#two'>The ferry</a></ul></nav>"
    assert "id=" not in cleaned(f"§§{contents}<div id=one>§§</div><div id=two>§</div>")


SAID = "Nobody asked the ferrymen whether they could swim in June."


@pytest.mark.parametrize(
    "quotation",
    [
        f"<blockquote class=quote><p>{SAID}</p><p class=quote-author>Ada Brook, keeper</p></blockquote>",
        f"<blockquote><p>{SAID}</p><footer>Ada Brook, keeper</footer></blockquote>",
        f"<div class=box><blockquote><p>{SAID}</p></blockquote><p class=quote-credit>Ada Brook, keeper</p></div>",
        f"<div class=quote><blockquote>{SAID}</blockquote><span class=author>Ada Brook, keeper</span></div>",
    ],
)
def test_who_is_quoted_stays_with_what_was_said(quotation: str) -> None:
    found = cleaned(f"§§{quotation}§§")
    assert SAID in found
    assert found.endswith("<p><cite>Ada Brook, keeper</cite></p></blockquote>§§")


def test_who_is_quoted_goes_with_a_pull_quote_that_says_the_text_again() -> None:
    quotation = f"<blockquote><p>{SAID}</p><p class=quote-author>Ada Brook, keeper</p></blockquote>"
    assert (
        cleaned(f"§§<p>He said: {SAID} And so it was.</p>{quotation}§§") == f"§§<p>He said: {SAID} And so it was.</p>§§"
    )


@pytest.mark.parametrize(
    "credit",
    [
        "<p class=author>By Ada Brook</p>",
        "<div class=author-box><p>Ada Brook</p><p>She writes about rivers.</p></div>",
        "<p class=source><a href=/all>More of the same</a></p>",
    ],
)
def test_a_byline_below_a_quotation_among_the_text_is_not_its_credit(credit: str) -> None:
    assert "Ada" not in cleaned(f"§§<blockquote><p>{SAID}</p></blockquote>{credit}§§")


def test_signs_that_link_to_terms_and_captions_go_with_those_of_headings() -> None:
    sign = '<a class=hash-link href="#{0}">{1}</a>'
    terms = f"<dl><dt id=shift>shift(x){sign.format('shift', '¶')}</dt><dd>Move the pier by x millimetres.</dd></dl>"
    heading = f"<h2 class=anchorWithStickyNavbar id=req>Requirements{sign.format('req', '&#8203;')}</h2>"
    assert cleaned(f"§§{heading}§{terms}§").endswith(
        "<h2>Requirements</h2>§<dl><dt>shift(x)</dt><dd>Move the pier by x millimetres.</dd></dl>§"
    )


def test_addresses_written_out_at_the_end_stay() -> None:
    sources = "<h2>Sources</h2><p>https://a.example/one</p><p>https://b.example/two</p>"
    assert cleaned(f"§§§§{sources}").count("<a href=") == 2


def shell(**facts: str) -> bytes:
    node = json.dumps({"@type": "NewsArticle", "headline": "A bridge", **facts})
    shown = '<div id="app"><noscript>You need to enable JavaScript to run this app.</noscript></div>'
    return f'<title>A bridge</title><script type="application/ld+json">{node}</script><body>{shown}</body>'.encode()


@pytest.mark.parametrize("form", ["{}\n\n{}", "<p>{}</p><p>{}</p>"])
def test_a_page_that_a_program_would_fill_is_read_from_what_it_declares(form: str) -> None:
    said = ["The river rose again on Monday night. " * 8, "The old bridge was closed. " * 9]
    item = Item("s", "", "g", ADDRESS, document=Document(shell(articleBody=form.format(*said)), ADDRESS, "text/html"))
    assert clean(item, zone=None, language=None).html == "".join(f"<p>{each.strip()}</p>" for each in said)


def test_a_page_that_declares_nothing_but_a_summary_is_an_empty_shell() -> None:
    page = Document(shell(articleBody="The river rose again on Monday night."), ADDRESS, "text/html")
    with pytest.raises(ExtractError):
        clean(Item("s", "", "g", ADDRESS, document=page), zone=None, language=None)
