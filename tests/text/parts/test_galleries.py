"""Galleries that are lists become figures with captions; steps with pictures and cards of other stories do not."""

import pytest

from packager.text.html import parse_page, serialise
from packager.text.parts.galleries import open_galleries

PICTURE = '<img src="/p/{n}.jpg">'
FORMS = {
    "boxes in items": "<ol class=slides>{items}</ol>|<li><div class=image>§</div><div>Pier {n}, <i>1911</i></div></li>",
    "bare words": "<ul class=photos>{items}</ul>|<li>§Pier {n}, <i>1911</i></li>",
    "linked pictures": "<ul class=gallery>{items}</ul>|<li><a href=/{n}>§</a><p>Pier {n}, <i>1911</i></p></li>",
    "terms": "<div class=gallery>{items}</div>|<dl><dt class=icon>§</dt><dd>Pier {n}, <i>1911</i></dd></dl>",
}


def opened(form: str, items: int = 3) -> str:
    outer, item = form.split("|")
    rows = "".join(item.replace("§", PICTURE).replace("{n}", str(n)) for n in range(items))
    page = parse_page(f"<html><body><p>Words.</p>{outer.format(items=rows)}<p>More.</p></body></html>")
    open_galleries(page)
    return serialise(page.find("body"))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_words_beside_the_pictures_of_a_list_become_captions(form: str):
    html = opened(form)
    assert html.count("<figure>") == 3
    assert [f"/p/{n}.jpg" in html.split("<figcaption>")[n] for n in range(3)] == [True] * 3
    assert "Pier 1, <i>1911</i>" in html.split("<figcaption>")[2].split("</figcaption>")[0]
    assert html.count("Pier 1") == 1
    assert "<dt" not in html


@pytest.mark.parametrize(
    "form",
    [
        "<ol class=steps>{items}</ol>|<li>§Cut the onions into {n} parts.</li>",
        "<ul class=gallery>{items}</ul>|<li>§<a href=/s/{n}>A ferry is painted</a></li>",
        "<ul class=gallery>{items}</ul>|<li>§<h3>A ferry is painted</h3></li>",
        "<ul class=gallery>{items}</ul>|<li>§<p>" + "It was so. " * 40 + "</p></li>",
    ],
    ids=["steps", "links to other stories", "cards with a heading", "long texts"],
)
def test_what_is_no_gallery_stays_as_it_is(form: str):
    assert "figcaption" not in opened(form)


def test_two_pictures_in_a_list_are_no_gallery_and_one_without_words_is_no_hindrance():
    assert "figcaption" not in opened(FORMS["bare words"], items=2)
    outer, item = FORMS["bare words"].split("|")
    page = parse_page(
        f"<html><body>{outer.format(items=3 * item.replace('§', PICTURE) + f'<li>{PICTURE}</li>')}</body></html>"
    )
    open_galleries(page)
    assert serialise(page).count("<figcaption>") == 3
