"""The texts that feeds bring: they hold the forms of pages, and what their systems write round them."""

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.article import carve
from packager.text.html import plain_text

ADDRESS = "https://gull.example/2026/harbour"
TITLE = "The harbour is to be dredged"
OPENS = "<p>The council met on Tuesday to discuss the harbour, and after four hours its members agreed to do so.</p>"
CLOSES = "<p>The ferry will be mended before the winter, said the mayor, who had been asked about it several times.</p>"


def cleaned(content: str, *, as_written: bool = False) -> str:
    item = Item("s", "", "g", ADDRESS, TITLE, content=content, site="Gull", as_written=as_written)
    return clean(item, zone=None, language="en").html


@pytest.mark.parametrize(("written", "settled"), [
    ('<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre>import os\n'
     "print(os)</pre></td></tr></table>", "<pre>import os\nprint(os)</pre>"),
    ('<div role="table"><div role="row"><span role="columnheader">Year</span><span role="columnheader">Ships</span>'
     '</div><div role="row"><span role="cell">2020</span><span role="cell">12</span></div></div>',
     '<td>2020</td><td>12</td>'),
    ('<p>Of it <img class="latex" alt="x^2" src="https://s0.wp.com/latex.php?latex=x%5E2"> is known.</p>', "<msup>"),
    ('<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://www.youtube.com/watch?v=abc12345678'
     "</div></figure>",
     '<p class="embed"><a href="https://www.youtube.com/watch?v=abc12345678"'),
    ("<details><summary>Who pays?</summary><p>The town pays for all of it, and the port for the rest.</p></details>",
     "Who pays?"),
])  # fmt: skip
def test_a_text_is_opened_as_a_page_is(written: str, settled: str) -> None:
    assert settled in cleaned(OPENS + written + CLOSES)


@pytest.mark.parametrize("written", [
    '<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta-caption">Thanks for reading '
    'Gull! Subscribe to receive new posts.</p><form><input type="submit" value="Subscribe"></form></div></div>',
    '<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="https://x.example/s">Click to share '
    "on X (Opens in new window)</a></li></ul></div>",
    '<div class="yarpp-related"><h3>Related posts:</h3><ol><li><a href="/1">One other thing</a></li></ol></div>',
    '<div class="kg-card kg-signup-card"><h3>Sign up for Gull</h3><p>No spam. Unsubscribe anytime.</p></div>',
    f'<p>The post <a href="{ADDRESS}">{TITLE}</a> appeared first on <a href="https://gull.example/">Gull</a>.</p>',
    f'<p>Der Beitrag <a href="{ADDRESS}?utm=rss">{TITLE}</a> erschien zuerst auf <a href="/">Gull</a>.</p>',
    f'<hr><p><a href="https://gull.example/p/harbour?source=rss">{TITLE}</a> was originally published in '
    '<a href="https://medium.example/gull">Gull</a> on Medium, where people are continuing the conversation.</p>',
])  # fmt: skip
def test_what_a_system_writes_under_each_entry_goes(written: str) -> None:
    assert cleaned(OPENS + CLOSES + written).replace("<hr>", "") == OPENS + CLOSES
    assert cleaned(OPENS + CLOSES + written, as_written=True) != OPENS + CLOSES


def test_a_text_that_stands_in_for_a_page_keeps_its_last_links_too() -> None:
    page = Document(b"<html><body><nav>Menu</nav></body></html>", ADDRESS, "text/html")
    listed = "".join(f'<p><a href="https://{name}.example/">The tale of {name}</a></p>' for name in ("weir", "pier"))
    item = Item("s", "", "g", ADDRESS, TITLE, content=OPENS * 12 + listed, document=page, wants_page=True)
    assert clean(item, zone=None, language="en").html.endswith(listed)


@pytest.mark.parametrize("written", [
    f'<p>Her book <a href="https://books.example/7">{TITLE}</a> is out on Monday, at the price of a lunch.</p>',
    f'<p><a href="/1">{TITLE}</a>, we wrote. {"What was said of it then still holds for the town. " * 7}</p>',
    '<p><a href="https://gull.example/other">Another story of the harbour</a> told of the mud last year.</p>',
    f'<p>The film “<a href="https://other.example/film">{TITLE[:11]}</a>” is shown on Sunday in the old mill.</p>',
])  # fmt: skip
def test_other_links_at_the_end_stay(written: str) -> None:
    assert cleaned(OPENS + CLOSES + written).endswith("</p>")
    assert "</a>" in cleaned(OPENS + CLOSES + written)


@pytest.mark.parametrize("listed", [
    '<ul><li>00:00 How it began</li><li>02:13 Weirs</li><li>10:45 <a href="https://ferry.example/">Ferries</a></li></ul>',
    '<ul><li><a href="https://weir.example/1">The weir</a></li><li><a href="https://ferry.example/2">Ferry</a></li></ul>',
    "".join(f'<p><a href="https://{name}.example/">The tale of {name}</a></p>' for name in ("weir", "ferry", "pier")),
    '<p><strong>Place:</strong> Gull</p><p><a href="https://jobs.example/9">Apply here</a></p>',
])  # fmt: skip
def test_chapters_and_links_to_other_sites_at_the_end_are_the_writer_s(listed: str) -> None:
    assert cleaned(f"<p>We talk of weirs.</p>{listed}").endswith(listed)
    assert cleaned(OPENS + CLOSES + listed).endswith(listed)


@pytest.mark.parametrize("shown", [
    '<iframe src="https://www.youtube.com/embed/abc12345678" title="The weir"></iframe>',
    '<audio controls src="https://gull.example/weir.mp3"></audio>',
])  # fmt: skip
def test_an_entry_that_is_a_film_or_a_sound_is_its_link(shown: str) -> None:
    assert cleaned(shown).startswith('<p class="embed"><a href=')
    assert cleaned(f"<p>Listen.</p>{shown}").count("<a ") == 1


def test_a_last_line_that_leads_to_the_feed_s_own_site_goes() -> None:
    assert cleaned(f'{OPENS}{CLOSES}<p><a href="https://gull.example/all">All of the story</a></p>') == OPENS + CLOSES


def test_pictures_before_and_behind_the_words_stay() -> None:
    shown = "".join(f'<p><img alt="" src="https://gull.example/{number}.jpg"></p>' for number in range(8))
    assert cleaned(shown + OPENS + shown).count("<img") == 16
    assert cleaned(f'<img alt="" src="https://gull.example/1.jpg">{OPENS}').count("<img") == 1


def test_what_is_left_out_of_a_text_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carve, "MOST_ELEMENTS", 20)
    article = clean(Item("s", "", "g", ADDRESS, TITLE, content=OPENS * 30), zone=None, language="en")
    assert article.html.count("<p>") < 30
    assert "article-cut" in {problem.code for problem in article.problems}


@pytest.mark.parametrize("written", [
    "<p>Friday, 12 June 2026, 7 pm</p><p>Old Mill</p>",
    "<p>Wann: Freitag, 12. Juni 2026, 19 Uhr</p><p>Wo: Alte Mühle</p>",
    "<p>Prep: 10 min</p><p>Cook: 30 min</p>",
    "<p>00:00 The gates<br>02:10 The paddles<br>05:45 The water</p>",
    "<p>By Ann Lee</p>",
    "<p>March 3, 2026</p><p>Rain. Mended the net.</p><p>March 4, 2026</p><p>Sun. Sold the net.</p>",
])  # fmt: skip
def test_days_hours_and_names_above_a_text_are_the_writer_s(written: str) -> None:
    assert cleaned(written + CLOSES) == written + CLOSES


def test_when_an_entry_was_published_is_not_said_above_it_too() -> None:
    assert cleaned(f"<p>Published 3 March 2026</p>{OPENS}") == OPENS
    assert cleaned(f"<p>Gull</p>{OPENS}") == OPENS


@pytest.mark.parametrize("written", [
    "<h2>Read</h2><p>A book.</p><h2>Listen</h2><p>A song.</p><h2>Related</h2><p>Of this I wrote in May.</p>",
    "<ul><li>Fixed the boat.</li><li>Read.</li><li>Print more</li></ul>",
    "<p>share</p><p>what you have</p>",
    "<p>🎉</p>",
    '<h2>Top stories</h2><ul><li><a href="https://weir.example/1">Lamp lit again</a></li>'
    '<li><a href="https://ferry.example/2">Ferry late</a></li></ul>',
    "<p>Lue myös Waltaria, hän neuvoo.</p>",
    "<p>Contact: Press Office, 020 7946 0000, press@gull.example</p>",
])  # fmt: skip
def test_words_of_buttons_and_labels_without_links_are_the_writer_s(written: str) -> None:
    assert cleaned(OPENS + written) == OPENS + written
    assert cleaned(OPENS + written + CLOSES) == OPENS + written + CLOSES


@pytest.mark.parametrize("written", [
    '<p><a href="/comments">Comments</a></p>',
    '<h2>Related stories</h2><ul><li><a href="/1">Lamp lit again</a></li><li><a href="/2">Ferry late</a></li></ul>',
    '<p>Read also: <a href="/1">Lamp lit again</a></p>',
])  # fmt: skip
def test_buttons_and_pointers_to_the_feed_s_own_site_go(written: str) -> None:
    assert cleaned(OPENS + written + CLOSES) == OPENS + CLOSES


@pytest.mark.parametrize("written", [
    '<p><a href="https://gull.example/long">The count of 2026 is out</a></p>',
    "<p>What we published in March, while you were away at sea:</p>"
    '<ul><li><a href="https://gull.example/1">Lamp lit again</a></li><li><a href="/2">Ferry late</a></li></ul>',
    "".join(f'<p><b><a href="https://weir.example/{n}">Weirs</a></b><br>Why (in {n} minutes)</p>' for n in "345"),
])  # fmt: skip
def test_an_entry_of_links_alone_keeps_them(written: str) -> None:
    assert cleaned(written).count("<a ") == written.count("<a ")
    assert plain_text(cleaned(written)).split() == plain_text(written).split()
