"""A page, or a feed's own text, becomes an article."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packager.errors import ExtractError, PackagerError, ParseError
from packager.model import Article, Document, Item, Provenance
from packager.pipeline.casework import case_files, case_item
from packager.stages.clean import clean
from packager.text.html import plain_text
from packager.times import Moment

PAGES = Path(__file__).parent.parent / "pages"
CASES = sorted(path.name for path in PAGES.iterdir() if (path / "page.html").exists())
URL = "https://news.example/2024/11/story.html"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def item(page: str | bytes | None = None, **facts: Any) -> Item:
    data = page.encode() if isinstance(page, str) else page
    document = Document(data, URL, "text/html") if data is not None else None
    return Item(source="s-1", section="Monde", guid="g-1", **{"url": URL, "document": document, **facts})


def cleaned(page: str | bytes | None = None, **facts: Any) -> Article:
    return clean(item(page, **facts), zone=None, language=None)


def page_of(body: str, head: str = "") -> str:
    top = f"<html lang=en><head><title>A bridge closes</title>{head}</head><body><nav><a href=/>Home</a></nav>"
    return f"{top}<article><h1>A bridge closes</h1>{body}</article></body></html>"


@pytest.mark.parametrize("case", CASES)
def test_golden_page(case: str) -> None:
    """``PACKAGER_REFRESH=1 pytest`` writes the expected files anew; read the difference."""
    folder = PAGES / case
    found_html, found_json = case_files(clean(case_item(folder, URL), zone=None, language=None))
    if os.environ.get("PACKAGER_REFRESH"):
        (folder / "expected.html").write_text(found_html, encoding="utf-8")
        (folder / "expected.json").write_text(found_json, encoding="utf-8")
    assert found_html == (folder / "expected.html").read_text(encoding="utf-8")
    assert found_json == (folder / "expected.json").read_text(encoding="utf-8")


def test_cleaning_twice_changes_nothing() -> None:
    once = cleaned(page_of(PROSE * 5 + "<ul><li>one thing of note</li></ul>" + PROSE))
    again = cleaned(page_of(once.html))
    assert plain_text(again.html) == plain_text(once.html)


def test_words_are_whole_for_an_edition_hyphenates_by_itself() -> None:
    written = (
        "<p>Die Gam\u00adbe\u00adro-Aus&shy;zeichnung ging an den Ver&#173;natsch, wie schon im Jahr da&#xAD;vor.</p>"
    )
    whole = "Die Gambero-Auszeichnung ging an den Vernatsch, wie schon im Jahr davor."
    assert whole in plain_text(cleaned(page_of(PROSE * 5 + written + PROSE)).html)
    assert whole in plain_text(cleaned(content=written).html)


def test_a_note_without_a_title_is_called_by_how_it_begins() -> None:
    note = cleaned(content=PROSE, url=None)
    assert note.title == "The river rose again on Monday night, and the old bridge was closed to all…"
    assert cleaned(content="<p>Back on Friday.</p>", url=None).title == "Back on Friday."


def test_addresses_are_complete_and_places_survive() -> None:
    html = cleaned(
        page_of(
            '<p>See <a href="/a?x=1">this</a> and a note<a href="#n1">1</a> in the text of this long paragraph.</p>'
            + PROSE * 4
            + "<p id=n1>The note is printed at the end of the page, where it belongs, and is long enough.</p>"
            + PROSE
        )
    ).html
    assert 'href="https://news.example/a?x=1"' in html
    assert 'href="#n1"' in html
    assert 'id="n1"' in html


def test_a_lazy_picture_gets_its_real_address() -> None:
    picture = '<img src="data:image/gif;base64,R0lGOD" data-src="/p/bridge.jpg" alt="The bridge">'
    figure = f"<figure>{picture}<figcaption>The bridge, closed.</figcaption></figure>"
    html = cleaned(page_of(PROSE * 3 + figure + PROSE * 3)).html
    assert (
        '<img alt="The bridge" src="https://news.example/p/bridge.jpg">' in html
        or 'src="https://news.example/p/bridge.jpg"' in html
    )
    assert "<figcaption>The bridge, closed.</figcaption>" in html


def test_a_figure_that_is_only_called_a_caption_is_that_of_the_picture_before_it() -> None:
    picture = '<div class="thumbnail"><span><img src="/bridge.jpg" width="900"></span>'
    caption = '<figure class="wp-caption-text">The bridge, closed.</figure></div>'
    html = cleaned(page_of(PROSE * 3 + picture + caption + PROSE * 3)).html
    assert "<figcaption>The bridge, closed.</figcaption>" in html


def test_a_day_of_the_feed_takes_the_hour_of_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-11-20T11:27:00+01:00">'
    day = Moment.parse("2024-11-20")
    article = cleaned(page_of(PROSE * 5, head), published=day, published_from=Provenance.FEED)
    assert article.published is not None
    assert article.published.isoformat() == "2024-11-20T11:27:00+01:00"
    other = cleaned(page_of(PROSE * 5, head), published=Moment.parse("2024-11-19"), published_from=Provenance.FEED)
    assert other.published is not None
    assert other.published.isoformat() == "2024-11-19"


def test_an_hour_without_zone_is_read_in_the_zone_and_says_so() -> None:
    naive = Moment.parse("2024-11-20T11:27:00")
    article = clean(item(page_of(PROSE * 5), published=naive), zone=dt.timezone(dt.timedelta(hours=1)), language=None)
    assert article.published is not None
    assert article.published.assumed
    assert article.published.isoformat() == "2024-11-20T11:27:00+01:00"


def test_a_summary_makes_an_excerpt_and_a_full_text_does_not() -> None:
    assert cleaned(title="T", summary="<p>Only a line.</p>").excerpt
    assert not cleaned(title="T", content=PROSE * 3).excerpt
    assert cleaned(title="T", content=PROSE + "<p>And then […]</p>").excerpt


def test_what_an_editor_wrote_is_kept_to_the_word() -> None:
    """Short first lines that on a web page would be credits and labels."""
    for line in ("Photo albums", "Text first", "by noon the square was empty"):
        assert cleaned(title="T", content=f"<p>{line}</p>{PROSE}", as_written=True).html.startswith(f"<p>{line}</p>")


def test_a_text_of_which_nothing_stays_is_no_article() -> None:
    with pytest.raises(ExtractError) as caught:
        cleaned(title="T", content="<script>only()</script>")
    assert caught.value.code == "no-text"


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed.xml">', "https://news.example/feed.xml"),
        ("", 'kind = "index"'),
    ],
)
def test_a_front_page_says_how_to_have_what_it_lists(head: str, hint: str) -> None:
    links = "".join(f'<p><a href="/news/{n}">The council decides on bridge number {n}</a></p>' for n in range(12))
    with pytest.raises(ExtractError) as caught:
        cleaned(f"<html><head><title>News</title>{head}</head><body><main><h1>News</h1>{links}</main></body></html>")
    assert caught.value.code == "link-list"
    assert hint in (caught.value.hint or "")


def test_a_title_may_speak_of_markup() -> None:
    page = "<title>Why &lt;dialog&gt; matters</title><h1>Why &lt;dialog&gt; matters</h1>" + PROSE * 5
    assert cleaned(page).title == "Why <dialog> matters"


def test_the_feed_stands_in_for_a_page_that_failed_and_says_so() -> None:
    article = cleaned("<html><body><nav>Menu</nav></body></html>", title="T", content=PROSE * 30, wants_page=True)
    assert [problem.code for problem in article.problems] == ["feed-text-used"]
    assert "old bridge" in article.html


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", ParseError),
        (b"%PDF-1.7 ...", ParseError),
        (bytes(range(256)) * 400, ParseError),
        (
            b'{"error": {"status": 404, "message": "' + b"There is no such thing on this server. " * 9 + b'"}}',
            ParseError,
        ),
        (
            b"From: <Saved by a browser>\r\nSubject: A\r\n folded line\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n" + PROSE.encode() * 9,
            ParseError,
        ),
        (b"<html><body><p>Please accept cookies.</p></body></html>", ExtractError),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(data: bytes, error: type[PackagerError]) -> None:
    with pytest.raises(error) as caught:
        cleaned(data)
    assert caught.value.code in {"empty-page", "not-html", "no-article"}


def test_a_post_of_few_words_is_one_where_the_page_describes_itself_by_them() -> None:
    said = "“I am drunk and should not say it.” – “Then do not.” – “Fine.”"
    kind = '<meta property="og:type" content="article">'
    told = f'<meta property="og:description" content="{said}">'
    assert "Then do not." in cleaned(page_of(f"<p>{said}</p>", kind + told)).html
    with pytest.raises(ExtractError):
        cleaned(page_of(f"<p>{said}</p>", kind))
    with pytest.raises(ExtractError):
        cleaned(page_of("<p>Please wait while the page is loading in your browser.</p>", kind + told))


def test_a_saved_page_reads_pictures_inside_its_folder_alone(tmp_path: Path) -> None:
    body = PROSE * 3 + '<p><img src="in.jpg"></p>' + PROSE + '<p><img src="../out.jpg"></p>' + PROSE * 3
    saved = Document(page_of(body).encode(), (tmp_path / "page.html").as_uri())
    html = clean(replace(item(), document=saved, url=None, root=str(tmp_path)), zone=None, language=None).html
    assert (tmp_path / "in.jpg").as_uri() in html
    assert "out.jpg" not in html
    assert "file:" not in clean(replace(item(), document=saved, url=None), zone=None, language=None).html


def test_an_article_pickles() -> None:
    article = cleaned(page_of(PROSE * 5))
    assert pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize(
    "tail",
    [
        "<div>" * 10_000,
        "<b>" * 10_000,
        "<table><tr><td>" * 1000,
        "<",
        "&" * 9999,
        "\0" * 99,
        "<!--" * 999,
        '<a b="' * 999,
        "<p>" + "<a href=/x>l</a> " * 4000,
    ],
    ids=["divs", "bolds", "tables", "tag", "ampersands", "nuls", "comments", "quotes", "links"],
)
def test_a_broken_page_still_gives_its_article(tail: str) -> None:
    assert "old bridge" in cleaned(page_of(PROSE * 6).removesuffix("</article></body></html>") + tail).html


GERMAN = (
    "Wir haben die Brücke neun Monate lang gebaut, und am Ende waren alle müde, aber auch sehr stolz auf das Werk. "
)
HEBREW = "הגשר הישן נפתח מחדש ביום שני אחרי תשעה חודשים של עבודה קשה, וכל תושבי העיר באו לראות אותו ולשמוח יחד. "


def test_a_long_quotation_in_another_language_says_which() -> None:
    body = f"{PROSE * 3}<blockquote><p>{GERMAN * 3}</p></blockquote>{PROSE * 3}"
    assert '<blockquote lang="de">' in cleaned(page_of(body)).html
    body = f"{PROSE * 3}<blockquote><p>{HEBREW * 3}</p></blockquote>{PROSE * 3}"
    assert '<blockquote dir="rtl" lang="he">' in cleaned(page_of(body)).html


def test_an_own_or_a_short_quotation_says_nothing_and_what_is_said_stays() -> None:
    own = "<p>We built it for nine months, and in the end all of us were tired, but proud too, said the mason.</p>"
    for quoted in (own * 3, "<p>Wir sind müde.</p>"):
        assert "<blockquote>" in cleaned(page_of(f"{PROSE * 3}<blockquote>{quoted}</blockquote>{PROSE * 3}")).html
    body = f'{PROSE * 3}<blockquote lang="de-AT"><p>{GERMAN * 3}</p></blockquote>{PROSE * 3}'
    assert '<blockquote lang="de-AT">' in cleaned(page_of(body)).html


def test_a_box_that_is_called_a_caption_and_holds_the_picture_is_none() -> None:
    shown = '<div class="photo"><p class="withoutCaption"><img src="/bridge.jpg" width="900" height="500"></p>'
    box = f'{shown}<span class="newsCaption">The bridge, closed. <span class="caption">(A. Lee)</span></span></div>'
    html = cleaned(page_of(PROSE * 3 + box + PROSE * 3)).html
    assert 'src="https://news.example/bridge.jpg"' in html
    assert "<figcaption>The bridge, closed. (A. Lee)</figcaption>" in html
