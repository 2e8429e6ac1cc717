"""Furniture is told by names and roles, in many languages, and a name alone is not always proof."""

import pytest
from lxml import html

from packager.text.page import furniture


def made(markup: str):
    return html.fragment_fromstring(markup)


@pytest.mark.parametrize(
    "names",
    ["share-bar", "relatedPosts", "post__newsletter", "cookie-consent", "breadcrumb", "lire-aussi", "leia-mais",
     "mehr-zum-thema", "author_bio", "tag-cloud tags", "ad-slot", "screen-reader-text", "comment-list",
     "rodape", "post-buttons", "pie-de-pagina", "hidden-lg", "hidden-sm-up", "hidden-print", "widget-wrap",
     "label hidden", "qr-code", "ewm"],
)  # fmt: skip
def test_names_of_furniture(names):
    assert furniture.is_furniture(made(f'<div class="{names}">x</div>'))


@pytest.mark.parametrize(
    "names",
    ["article-body", "storyline", "gradient", "shareholders", "hentry category-popular tag-newsletter", "lg:hidden",
     "h-[60px] md:hidden", "advance", "relation", "hidden-xs", "table hide-for-small-only",
     "image image__hide-placeholder", "anchor anchorWithStickyNavbar_x", "gallery hide-captions",
     "image-popup-vertical-fit", "popup-gallery", "field field--name-field-image field--label-hidden",
     "elementor-widget-wrap"],
)  # fmt: skip
def test_names_that_only_look_like_it(names):
    assert not furniture.is_furniture(made(f'<div class="{names}">x</div>'))


@pytest.mark.parametrize("names", ["synopsis", "strap-line", "sapo", "article-excerpt", "vorspann"])
def test_standfirsts_by_their_names(names):
    assert furniture.is_standfirst(made(f'<h2 class="{names}">x</h2>'))


def test_where_readers_are_asked_to_log_in_for_a_comment_is_furniture_whatever_a_witness_finds():
    assert furniture.is_overruled(made('<li class="comment-forbidden">x</li>'))


def test_something_to_press_is_a_control_and_a_figure_that_grows_is_not():
    assert furniture.is_control(made('<span role="button">Copy</span>'))
    assert furniture.is_control(made("<button>Copy</button>"))
    assert not furniture.is_control(made('<div role="button"><figure><img src="a.jpg"></figure></div>'))
    assert not furniture.is_control(made('<a class="tag">Mara Linde</a>'))


@pytest.mark.parametrize("style", ["display: none", "color:red;display:none", "visibility: hidden", "left: -9999px"])
def test_what_a_browser_hides(style):
    assert furniture.is_hidden(made(f'<div style="{style}">x</div>'))


@pytest.mark.parametrize(
    "label", ["Key points", "Auf einen Blick", "L’essentiel", "Puntos clave", "In sintesi", "要点"]
)
def test_key_points_by_their_label(label):
    assert furniture.is_key_points(made(f"<div><h3>{label}</h3><ul><li>One thing.</li></ul></div>"))
    assert not furniture.is_key_points(made(f"<div><h3>{label}</h3><p>No list.</p></div>"))


@pytest.mark.parametrize(
    "names",
    [
        "caption",
        "image__credit",
        "wp-caption-text",
        "bildunterschrift",
        "unterschrift strong",
        "cutline",
        "figcaption",
        "img-cap",
    ],
)
def test_captions_by_their_names(names):
    assert furniture.is_caption(made(f'<p class="{names}">x</p>'))


def test_key_points_by_their_name():
    assert furniture.is_key_points(made('<ul class="summary-list"><li>One thing.</li></ul>'))
    assert not furniture.is_key_points(made('<ul class="list"><li>One thing.</li></ul>'))


def test_the_id_of_a_heading_is_its_text_and_names_nothing():
    assert not furniture.is_furniture(made('<h3 id="nav-comments-social">Nav, comments, social</h3>'))
    assert furniture.is_furniture(made('<div id="nav-comments-social">x</div>'))


def test_what_names_mean_is_told_once_however_many_elements_have_them():
    furniture._says.cache_clear()
    elements = [made('<p class="wp-caption-text disqus">x</p>') for _ in range(50)]
    assert all(furniture.is_certain_furniture(each) and furniture.is_caption(each) for each in elements)
    assert furniture._says.cache_info().misses == 2
