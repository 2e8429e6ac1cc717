"""Films, sounds, posts, maps and other frames as links, with their captions and pictures."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from lxml import html as lxml_html

from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.parts.embeds import ELSEWHERE, Announced, announced, settle_embeds
from packager.text.parts.players import open_embeds
from packager.text.urls import absolute, canonical

PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"
FILM = "https://films.example/7"


def settled(html: str, known: dict[str, Announced] | None = None) -> str:
    soup = BeautifulSoup(html, "html.parser")
    settle_embeds(soup, lambda address: absolute("https://example.org/a/", address), lambda: known or {})
    return soup.decode()


def cleaned(body: str, head: str = "") -> str:
    page = f"<head><title>A bridge</title>{head}</head><article><h1>A bridge</h1>{PROSE * 4}{body}{PROSE * 3}</article>"
    url = "https://news.example/a"
    return clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).html


@pytest.mark.parametrize(
    ("html", "link"),
    [
        (f'<iframe src="{FILM}" title="How the bridge turns"></iframe>', f'<a href="{FILM}">How the bridge turns</a>'),
        ('<video src="turn.mp4"></video>', '<a href="https://example.org/a/turn.mp4" title="example.org">▶</a>'),
        (
            '<audio aria-label="The bell"><source src="/bell.ogg"></audio>',
            '<a href="https://example.org/bell.ogg">The bell</a>',
        ),
        (
            f'<iframe data-src="{FILM}" src="about:blank" title="A film"></iframe>',
            f'<a href="{FILM}">A film</a>',
        ),
        (
            f'<div class="video-wrap"><iframe src="{FILM}"></iframe></div>',
            f'<a href="{FILM}" title="films.example">▶</a>',
        ),
        (
            f'<iframe src="{FILM}" title="YouTube video player"></iframe>',
            f'<a href="{FILM}" title="films.example">▶</a>',
        ),
        (
            '<iframe src="https://notes.example/7" title="Eingebetteter Beitrag"></iframe>',
            f'<a href="https://notes.example/7" title="notes.example">{ELSEWHERE}</a>',
        ),
        (
            f'<iframe src="{FILM}" title="Spotify Embed: Songs of the river"></iframe>',
            f'<a href="{FILM}">Songs of the river</a>',
        ),
        (
            f'<figure><iframe src="{FILM}" title="It turns"></iframe>'
            "<figcaption>It turns <b>twice</b>.</figcaption></figure>",
            f'<a href="{FILM}">It turns <b>twice</b>.</a>',
        ),
        (f'<object data="{FILM}" title="A map"></object>', f'<a href="{FILM}">A map</a>'),
        (
            f'<object title="Film"><param name="movie" value="{FILM}"><embed src="/old.swf"></object>',
            f'<a href="{FILM}">Film</a>',
        ),
    ],
)
def test_what_can_be_seen_elsewhere_is_linked(html, link):
    assert f'<p class="embed">{link}</p>' in settled(html)


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://ads.example/"></iframe>',  # nothing says what it is
        '<iframe src="https://ads.example/" title="3rd party ad content"></iframe>',
        '<iframe src="https://count.example/" width="1" height="1" title="Tag manager"></iframe>',
        '<iframe src="https://count.example/" style="display: none" title="A film"></iframe>',
        '<iframe src="about:blank" title="A film"></iframe>',
        '<video src="blob:https://example.org/1"></video>',
        '<embed src="/player.swf" title="A film">',
        "<audio></audio>",
    ],
)
def test_what_cannot_goes(html):
    assert settled(html) == ""


def test_a_poster_becomes_the_picture_of_the_link():
    assert settled('<video src="/t.mp4" poster="/t.jpg" title="It turns"></video>') == (
        '<figure class="embed"><a href="https://example.org/t.mp4"><img alt="It turns" src="https://example.org/t.jpg"/></a>'
        '<figcaption><a href="https://example.org/t.mp4">It turns</a></figcaption></figure>'
    )


def test_the_poster_of_a_page_that_was_saved_is_the_file_beside_it():
    page = f'<title>A</title><h1>A</h1>{PROSE * 5}<video src="https://f.example/t.mp4" poster="A_files/t.jpg"></video>'
    address = "file:///saved/A.html"
    item = Item("s", "", "g", None, root="/saved", document=Document(f"{page}{PROSE}".encode(), address))
    assert 'src="file:///saved/A_files/t.jpg"' in clean(item, zone=None, language=None).html
    above = replace(item, document=Document(page.replace("A_files", "../B_files").encode(), address))
    assert "t.jpg" not in clean(above, zone=None, language=None).html


def test_a_player_that_loads_on_a_click_gives_its_picture_and_keeps_its_caption():
    html = settled(
        f'<figure><div class="player"><img src="/still.jpg"><iframe data-src="{FILM}"></iframe></div>'
        "<figcaption>The bridge turns.</figcaption></figure>"
    )
    assert html == (
        f'<figure class="embed"><a href="{FILM}"><img alt="The bridge turns." src="https://example.org/still.jpg"/></a>'
        "<figcaption>The bridge turns.</figcaption></figure>"
    )


def test_players_that_share_a_box_are_linked_each():
    """Replacing the box for the first took the second out of the page, and ended cleaning."""
    html = settled(
        f'<div><object title="Film"><param name="movie" value="{FILM}"></object>'
        '<iframe src="/live" title="Live from the bridge"></iframe></div>'
    )
    assert f'<a href="{FILM}">Film</a>' in html
    assert '<a href="https://example.org/live">Live from the bridge</a>' in html


def test_a_frame_without_words_beside_a_player_goes():
    player = f'<object width="320" height="285"><param name="movie" value="{FILM}"></object>'
    frame = '<iframe src="/id/7" width="340" height="105"></iframe>'
    alone = settled(f'<div class="video-wrap">{player}</div>')
    assert FILM in alone
    assert FILM in (beside := settled(f'<div class="video-wrap">{player}{frame}</div>'))
    assert "/id/7" not in beside


def test_a_title_is_said_once():
    html = settled(f'<h3>It turns</h3><div><iframe src="{FILM}" title="It turns" allowfullscreen></iframe></div>')
    assert html == f'<h3>It turns</h3><p class="embed"><a href="{FILM}" title="films.example">▶</a></p>'


def test_a_picture_without_words_stands_alone():
    assert settled('<video src="/t.mp4" poster="/t.jpg"></video>') == (
        '<figure class="embed"><a href="https://example.org/t.mp4"><img alt="example.org" src="https://example.org/t.jpg"/></a>'
        "</figure>"
    )


def test_the_metadata_name_a_film_and_its_picture():
    script = (
        '{"@type": "NewsArticle", "video": {"@type": "VideoObject", "name": "It turns", "embedUrl": '
        f'"{FILM}?autoplay=0", "thumbnailUrl": ["/still.jpg"]}}}}'
    )
    page = lxml_html.document_fromstring(f'<html><script type="application/ld+json">{script}</script><p>x</p></html>')
    known = announced(page)
    assert known == {canonical(f"{FILM}?autoplay=0"): Announced("It turns", "/still.jpg")}
    html = settled(f'<iframe src="{FILM}?autoplay=0" allowfullscreen></iframe>', known)
    assert 'alt="It turns" src="https://example.org/still.jpg"' in html


def test_a_box_that_a_script_fills_is_opened():
    page = lxml_html.document_fromstring(
        f'<div data-oembed-url="{FILM}" title="It turns"></div><div data-permalink="/menu"></div>'
        f'<blockquote data-embed-url="{FILM}">It says something already.</blockquote>'
    )
    open_embeds(page)
    assert [(frame.get("src"), frame.get("title")) for frame in page.iter("iframe")] == [(FILM, "It turns")]


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="https://talk.example/embed/comments/"></iframe>',
        '<iframe src="https://adserv.example/video/7"></iframe>',
        '<iframe src="https://films.example/pixel"></iframe>',
        '<amp-youtube data-videoid=""></amp-youtube>',
        '<div class="link-card"><a href="https://news.example/b"><h3>Another story of ours</h3></a></div>',
    ],
)
def test_frames_and_cards_that_are_no_part_of_the_text_go(body):
    assert cleaned(body) == PROSE * 7


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            f'<p><iframe src="{FILM}" title="How it turns"></iframe></p>',
            f'<p class="embed"><a href="{FILM}">How it turns',
        ),
        (f'<div data-oembed-url="{FILM}"></div>', f'<p class="embed"><a href="{FILM}" title="films.example">'),
        (
            f'<figure class="wp-block-embed"><div><iframe src="{FILM}" title="Film" allowfullscreen></iframe></div>'
            "<figcaption>It turns at noon.</figcaption></figure>",
            f'<p class="embed"><a href="{FILM}">Film</a><br>It turns at noon.</p>',
        ),
        (
            f'<noscript><iframe src="{FILM}" title="How it turns"></iframe></noscript>',
            f'<p class="embed"><a href="{FILM}">How it turns</a></p>',
        ),
        ('<lite-youtube videoid="a-b_7" playlabel="Play: It turns"></lite-youtube>', ">It turns</a></p>"),
        (
            '<lite-youtube videoid="a-b_7"><a href="/watch"><span>Play Video: It turns</span></a></lite-youtube>',
            '<a href="https://www.youtube.com/watch?v=a-b_7">It turns</a></p>',
        ),
        ('<amp-youtube data-videoid="a-b_7"></amp-youtube>', 'href="https://www.youtube.com/watch?v=a-b_7"'),
        ('<amp-twitter data-tweetid="77"></amp-twitter>', '<a href="https://twitter.com/i/status/77"'),
        (f'<div class="fb-post" data-href="{FILM}"></div>', f'<p class="embed"><a href="{FILM}"'),
        (f'<iframe class="lazyload" data-src="{FILM}/embed/1"></iframe>', f'<p class="embed"><a href="{FILM}/embed/1"'),
        (
            '<iframe src="https://w.sounds.example/player/?url=x"></iframe>',
            '<a href="https://w.sounds.example/player/?url=x" title="w.sounds.example">▶</a>',
        ),
        (
            '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://other.example/s">'
            '<div><div class="kg-bookmark-title">Another bridge</div><div>What it says of itself.</div></div>'
            '<div><img src="https://other.example/t.jpg"></div></a></figure>',
            '<p class="embed"><a href="https://other.example/s">Another bridge</a></p>',
        ),
        (
            '<div><video poster="/t.jpg" controls><source src="/t.mp4"></video></div>',
            '<img alt="news.example" src="https://news.example/t.jpg">',
        ),
    ],
)
def test_an_embed_between_paragraphs_stays_in_its_place(body, found):
    html = cleaned(body)
    assert found in html
    assert html.startswith("<p>The river")
    assert html.endswith("until the evening.</p>")
    assert cleaned(html.removeprefix(PROSE * 4).removesuffix(PROSE * 3)) == html


def test_a_player_that_names_account_and_film_alone_is_linked() -> None:
    player = '<video-js data-account="12" data-video-id="34" data-player="p5"></video-js>'
    figure = f"<figure>{player}<figcaption>The flood from the tower</figcaption></figure>"
    assert 'https://players.brightcove.net/12/p5_default/index.html?videoId=34">The flood from' in cleaned(figure)


@pytest.mark.parametrize("key", ["", "a b", "x' onload='y", "../.."])
def test_a_player_without_a_key_is_none(key: str) -> None:
    player = f'<video data-account="12" data-video-id="{key}"></video>'
    assert "brightcove" not in cleaned(f"<figure>{player}<figcaption>The flood</figcaption></figure>")


def test_a_player_with_its_film_at_hand_keeps_it() -> None:
    player = f'<video data-account="12" data-video-id="34"><source src="{FILM}"></video>'
    assert f'href="{FILM}"' in cleaned(player)


def test_a_snippet_that_a_script_writes_is_linked() -> None:
    script = "<script src='https://gist.github.com/octo/0123abcd.js?file=a.py'></script>"
    assert 'href="https://gist.github.com/octo/0123abcd"' in cleaned(script)


@pytest.mark.parametrize(
    ("box", "link"),
    [
        (
            '<figure class="block-embed"><div class="block-embed__wrapper">\nhttps://films.example/7\n</div>'
            "<figcaption>The bridge turns</figcaption></figure>",
            '<a href="https://films.example/7">The bridge turns</a>',
        ),
        ("<p>https://films.example/7</p>", '<a href="https://films.example/7">https://films.example/7</a>'),
        (
            '<div class="infogram-embed" data-id="a-b" data-title="Ships in a year"></div>',
            '<a href="https://infogram.com/a-b">Ships in a year</a>',
        ),
        (
            '<div class="file-card"><a download href="/plan.pdf"><div class="file-card-title">The plan</div>'
            '<div class="file-card-size">2 MB</div></a></div>',
            '<a href="https://news.example/plan.pdf">The plan</a>',
        ),
        (
            '<blockquote class="mastodon-embed"><a href="https://posts.example/1"><svg></svg><div>Post by @gull</div>'
            "<div>View on Mastodon</div></a></blockquote>",
            '<a href="https://posts.example/1">Post by @gull</a>',
        ),
    ],
)
def test_what_a_script_would_have_shown_is_a_link(box: str, link: str) -> None:
    assert link in cleaned(box)


def test_a_chart_that_a_script_draws_is_its_picture_and_leads_to_it() -> None:
    box = (
        '<div class="flourish-embed" data-src="visualisation/7"><script src="https://charts.example/e.js"></script>'
        '<noscript><img src="https://charts.example/7.png" alt="Ships"></noscript></div>'
    )
    assert '<a href="https://public.flourish.studio/visualisation/7"><img' in cleaned(box)


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        ("embed/abcDEF_-123?rel=0&amp;feature=oembed", "watch?v=abcDEF_-123"),
        ("embed/abcDEF_-123?start=75", "watch?v=abcDEF_-123&amp;t=75s"),
        ("embed/videoseries?list=PL7", "playlist?list=PL7"),
        ("embed/videoseries", "embed/videoseries"),
        ("embed/live_stream?channel=UC7", "embed/live_stream?channel=UC7"),
        ("embed/abcDEF_-123?start=" + "9" * 4000, "watch?v=abcDEF_-123"),
    ],
)
def test_a_film_leads_to_where_it_is_seen_by_itself(frame: str, page: str) -> None:
    html = settled(f'<iframe src="https://www.youtube.com/{frame}" title="The bridge turns"></iframe>')
    assert html.startswith(f'<p class="embed"><a href="https://www.youtube.com/{page}">')


def test_a_post_names_no_author() -> None:
    page = f"<title>A bridge</title><article><h1>A bridge</h1><p>Post by @gull@posts.example</p>{PROSE * 4}</article>"
    url = "https://news.example/a"
    assert clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).authors == ()
