"""Captions without a name: the words beside the one picture of a box that is called one."""

import pytest
from bs4 import BeautifulSoup
from calls import counted

from packager.text.parts.captions import LINE_LENGTH, settle_figures
from packager.text.soup import QuickSoup

PICTURE = '<img src="a.jpg"/>'


def settled(fragment: str) -> str:
    soup = BeautifulSoup(fragment, "html.parser")
    settle_figures(soup, lambda tag: tag.name == "figcaption")
    return str(soup)


@pytest.mark.parametrize("fragment", [
    f'<div class="image_wrapper">{PICTURE}<p>The ferry at noon</p></div>',
    f'<div class="articlePhoto"><a href="a.jpg">{PICTURE}</a><em>The ferry at noon</em></div>',
    f'<div class="bild links"><div><span>{PICTURE}</span></div><div>The ferry at noon</div></div>',
])  # fmt: skip
def test_the_line_in_a_box_of_a_picture_is_its_caption(fragment: str) -> None:
    assert settled(fragment).count("<figcaption>The ferry at noon</figcaption></figure>") == 1


@pytest.mark.parametrize("fragment", [
    f"<div>{PICTURE}<p>The ferry at noon</p></div>",
    f'<div class="image-and-text">{PICTURE}<p>The ferry at noon</p></div>',
    f'<div class="image">{PICTURE}<p>The ferry at noon</p><p>It was late again.</p></div>',
    f'<div class="image">{PICTURE}The ferry at noon</div>',
    f'<div class="image">{PICTURE}{PICTURE}<p>The ferry at noon</p></div>',
    f'<div class="image">{PICTURE}<div><h3>The ferry</h3>at noon</div></div>',
    f'<div class="image">{PICTURE}<p>{"The ferry. " * (LINE_LENGTH // 8)}</p></div>',
    f'<div class="image">{PICTURE}</div>',
])  # fmt: skip
def test_other_words_beside_a_picture_stay_text(fragment: str) -> None:
    assert "<figcaption" not in settled(fragment)


@pytest.mark.parametrize(("fragment", "said"), [
    (f"<p><a href='a.png'>{PICTURE}</a>Zum Vergrößern bitte anklicken</p>", ""),
    (f"<figure>{PICTURE}<figcaption>The ferry at noon. (Click image to enlarge)</figcaption></figure>",
     "The ferry at noon."),
    (f"<figure>{PICTURE}<figcaption>Le bac. Cliquez pour agrandir. Photo : A. Lee</figcaption></figure>",
     "Le bac. Photo : A. Lee"),
    (f"<figure>{PICTURE}<figcaption>Readers click to enlarge the ferry.</figcaption></figure>",
     "Readers click to enlarge the ferry."),
])  # fmt: skip
def test_nobody_is_asked_to_click_on_paper(fragment: str, said: str) -> None:
    assert " ".join(BeautifulSoup(settled(fragment), "html.parser").get_text().split()) == said


WORDS = "The ferry at noon, seen from the old bridge"


@pytest.mark.parametrize(("alt", "line"), [
    (WORDS, f"<p>{WORDS}</p>"), (WORDS, f"<div>{WORDS}. Photo: A. Lee</div>"),
    (f"{WORDS}. Photo: A. Lee", f"<p>{WORDS}</p>"), ("The ferry, noon", "<p>The ferry, noon.</p>"),
])  # fmt: skip
def test_a_line_that_says_what_the_picture_before_it_says_is_its_caption(alt: str, line: str) -> None:
    for shown in (f'<img alt="{alt}" src="a.jpg"/>', f'<p><a href="a.jpg"><img alt="{alt}" src="a.jpg"/></a></p>'):
        written = BeautifulSoup(settled(f"<div>{shown} {line}<p>Text.</p></div>"), "html.parser")
        assert written.figure is not None
        assert written.figure.figcaption is not None
        assert written.get_text(" ", strip=True).endswith("Text.")


@pytest.mark.parametrize(("alt", "line"), [
    ("The ferry", "<p>The ferry</p>"), ("The ferry, noon", "<p>The ferry, noon or night, waits for nobody.</p>"),
    (WORDS, f"<p><b>{WORDS}</b></p>"), (WORDS, f"<p><a href='/x'>{WORDS}</a></p>"), (WORDS, f"<h2>{WORDS}</h2>"),
])  # fmt: skip
def test_a_heading_a_link_and_a_sentence_are_none(alt: str, line: str) -> None:
    assert "figcaption" not in settled(f'<div><p><img alt="{alt}" src="a.jpg"/></p>{line}<p>Text.</p></div>')


def test_a_box_is_looked_through_once_however_many_pictures_it_holds() -> None:
    def calls(pictures: int) -> int:
        shown = "".join(f'<img alt="{WORDS} {n}" src="{n}.jpg"/>' for n in range(pictures))
        soup = QuickSoup(f"<p>{WORDS}</p><div><div>{shown}</div></div>")
        return counted(lambda: settle_figures(soup, lambda tag: tag.name == "figcaption"))

    assert calls(800) < 6 * calls(200)


CREDITED = [
    "The ferry (Photo: A. Lee)", "The ferry. Photograph courtesy of the town.", "File photo of the ferry.", "© A. Lee",
    "The ferry, Photo A. L.", "Quelle: Stadt", "渡船离岸。王磊 摄", "写真：渡し船",
]  # fmt: skip


@pytest.mark.parametrize("said", CREDITED)
def test_a_line_that_says_whose_the_picture_before_it_is_is_its_caption(said: str) -> None:
    for line in (f"<p>{said}</p>", f"<div><div><p><em>{said}</em></p></div></div>"):
        written = BeautifulSoup(settled(f"<div><div>{PICTURE}</div>{line}</div><p>Text.</p>"), "html.parser")
        assert written.figure is not None
        assert written.figure.get_text(strip=True) == said


@pytest.mark.parametrize(
    "line",
    ["<p>© 2024 The Estuary</p>", "<p>A photo is all that is left.</p>", "<p>The source was dry.</p>",
     "<h2>Photo: A. Lee</h2>", "<div><p>Photo: A. Lee</p><p>Text.</p></div>"],
)  # fmt: skip
def test_other_lines_behind_a_picture_stay_text(line: str) -> None:
    assert "figcaption" not in settled(f"<div><div>{PICTURE}</div>{line}</div>")


def test_a_figure_round_a_quotation_is_the_quotation() -> None:
    assert settled("<figure><blockquote>The river takes its time.</blockquote></figure>").startswith("<blockquote>")


def test_no_break_stands_between_a_picture_and_its_caption() -> None:
    assert "<br" not in settled(f"<figure>{PICTURE}<br/><br/><figcaption>The ferry</figcaption></figure>")


@pytest.mark.parametrize("sentence", [
    "Ein anderes Bild von der Lage zeichnet der Bericht",
    "She was struck by a photo by Dorothea Lange that hung there.",
    "The archive photo was found in a drawer.",
    "The source: a spring at the foot of the hill",
])  # fmt: skip
def test_a_sentence_that_speaks_of_a_picture_is_no_caption(sentence: str) -> None:
    assert "<figcaption" not in settled(f"<p>{PICTURE}</p><p>{sentence}</p>")


@pytest.mark.parametrize("tag", ["p", "div", "small"])
def test_a_caption_of_another_name_right_behind_a_picture_is_its_own(tag: str) -> None:
    caption = f'<{tag} class="caption">The ferry at noon</{tag}>'
    soup = BeautifulSoup(f'<p>It came.</p><p><a href="b.jpg">{PICTURE}</a></p>{caption}{PICTURE}', "html.parser")
    settle_figures(soup, lambda tag: tag.get("class") == ["caption"])
    assert "<figcaption" in str(soup)
    assert str(soup).endswith(f"The ferry at noon</figcaption></figure>{PICTURE}")


def test_what_a_caption_says_twice_or_cut_short_stands_there_once() -> None:
    whole = "The ferry at noon, before the tide turned on Monday."
    fragment = (
        f"<figure>{PICTURE}<figcaption><p>{whole} <a>less</a></p><p>{whole[:40]}... <a>more</a></p>"
        f"<p>Photo: A. Roe</p><p>Photo: A. Roe</p></figcaption></figure>"
    )
    caption = BeautifulSoup(settled(fragment), "html.parser").figcaption
    assert caption is not None
    assert " ".join(caption.get_text().split()) == f"{whole} Photo: A. Roe"


def test_parts_of_a_caption_that_begin_alike_stay() -> None:
    fragment = f"<figure>{PICTURE}<figcaption><p>A: the ferry</p><p>A</p><p>B: the weir</p></figcaption></figure>"
    caption = BeautifulSoup(settled(fragment), "html.parser").figcaption
    assert caption is not None
    assert caption.get_text().split() == ["A:", "the", "ferry", "A", "B:", "the", "weir"]


def test_a_heading_over_a_figure_stands_before_it() -> None:
    table = "<table><tr><td>1</td></tr></table>"
    assert settled(f"<figure><h2>Prices</h2>{table}</figure>") == f"<h2>Prices</h2><figure>{table}</figure>"
    assert settled(f"<figure><div><h3>The ferry</h3></div>{PICTURE}<figcaption>At noon</figcaption></figure>") == (
        f"<h3>The ferry</h3><figure>{PICTURE}<figcaption>At noon</figcaption></figure>"
    )


def test_a_heading_alone_under_a_picture_is_its_caption() -> None:
    assert settled(f"<figure><p>{PICTURE}</p><h2>The ferry at noon</h2></figure>") == (
        f"<figure>{PICTURE}<figcaption>The ferry at noon</figcaption></figure>"
    )
    with_text = f"<figure>{PICTURE}<h3>The ferry</h3><p>It was late again.</p></figure>"
    assert settled(with_text) == with_text
