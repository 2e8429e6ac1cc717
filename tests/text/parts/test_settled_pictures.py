"""The one good address of a picture, and what hangs on it."""

import pytest
from bs4 import BeautifulSoup

from packager.text.parts.captions import settle_figures
from packager.text.parts.pictures import settle_pictures

WORDS = "The keeper looked up the river and down, as one looks before crossing a street. " * 4


def settled(fragment: str) -> BeautifulSoup:
    soup = BeautifulSoup(fragment, "html.parser")
    settle_pictures(soup, lambda source: source)
    settle_figures(soup, lambda tag: tag.name == "figcaption")
    return soup


def addresses(fragment: str) -> list[str]:
    return [str(image["src"]) for image in settled(fragment).find_all("img")]


@pytest.mark.parametrize(
    ("fragment", "address"),
    [
        ('<img src="small.jpg" width="200" srcset="mid.jpg 800w, wide.jpg 1700w, huge.jpg 4000w">', "wide.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="late.jpg">', "late.jpg"),
        ('<img src="/img/placeholder.png" data-anything="https://e.org/real.webp">', "https://e.org/real.webp"),
        ('<picture><source srcset="a.webp 1800w"><img src="/blank.gif"></picture>', "a.webp"),
        ('<img src="/lazy.gif"><noscript><img src="true.jpg"></noscript>', "true.jpg"),
        (
            '<img src="dot.gif" data-src=\'{"default":{"w":"73","src":"//e.org/late.img?h=9"}}\'>',
            "//e.org/late.img?h=9",
        ),
        ('<img src="plain.jpg" data-lazy="{}">', "plain.jpg"),
    ],
)
def test_the_best_address_is_taken(fragment, address):
    assert addresses(fragment) == [address]


@pytest.mark.parametrize("side", ['height="16"', 'width="24"', 'height="20px"'])
def test_a_picture_of_the_height_of_type_is_a_sign(side):
    assert addresses(f'<p>No. 1 <img src="/up.png" {side}></p>') == []


@pytest.mark.parametrize("file", ["icons/weir.svg", "icon_touch@2x.png", "play-button.png", "logos/shops/weir.png",
                                  "the-paper-logo.svg", "smilies/wink.gif", "up-icon-32.png", "badge.png"])  # fmt: skip
def test_a_sign_by_the_name_of_its_file_goes_where_it_stands_alone(file):
    assert addresses(f'<div><p><a href="/x"><img src="/i/{file}"></a></p><h3>Levers</h3></div>') == []
    assert addresses(f'<p>Press <img src="/i/{file}"> twice.</p>') == [f"/i/{file}"]
    assert addresses(f'<table><tr><td><img src="/i/{file}"></td></tr></table>') == [f"/i/{file}"]
    assert addresses(f'<figure><img src="/i/{file}"><figcaption>Ours.</figcaption></figure>') == [f"/i/{file}"]
    assert addresses(f'<p><img src="/i/{file}" width="640"></p>') == [f"/i/{file}"]


@pytest.mark.parametrize("file", ["style-icon.jpg", "police-badge.jpeg", "icon-of-the-seas.webp", "icons/mara.jpg",
                                  "new-logo.png", "lexicon.png", "iconic.png", "buttons-of-brass.png"])  # fmt: skip
def test_a_photograph_of_an_icon_is_a_picture(file):
    assert addresses(f'<p><img src="/i/{file}"></p>') == [f"/i/{file}"]


@pytest.mark.parametrize("code", [
    'src="/i/qrcode01.png"', 'src="/i/erweima.jpg"', 'src="/mp/qrcode"', 'src="/i/wx_code_2.jpg" width="260"',
    'src="/i/1.jpg" alt="河口新闻客户端"', 'src="/i/1.jpg" alt="官方微信二维码"',
    'src="/i/1.jpg" alt="Scan the QR code"',
])  # fmt: skip
def test_a_code_to_scan_goes_where_it_stands_alone(code):
    assert addresses(f"<p><img {code}></p>") == []
    assert addresses(f"<figure><img {code}><figcaption>The code.</figcaption></figure>") != []
    assert addresses(f'<p><img {code.partition(" width")[0]} width="640"></p>') != []


@pytest.mark.parametrize("picture", [
    'src="/qrcode/mara.jpg"', 'src="/i/weixin_2024.jpg"', 'src="/i/1.jpg" alt="A rider scans a QR code on the tram"',
    'src="/i/1.jpg" alt="守桥人用手机扫描二维码，打开了大桥，市民们在河边鼓掌"',
])  # fmt: skip
def test_a_picture_that_shows_somebody_with_a_code_is_one(picture):
    assert addresses(f"<p><img {picture}></p>") != []


@pytest.mark.parametrize("side", ['height="60"', 'width="80"', 'height="40px"'])
def test_a_low_picture_is_none_by_one_side_alone(side):
    assert addresses(f'<img src="/wave.png" {side}>') == ["/wave.png"]


@pytest.mark.parametrize(
    "name",
    ["gray-wolf.jpg", "grayson-hall.png", "empty-streets-2020.jpg", "blank-space-tour.jpg", "clear_sky.jpg",
     "loading-dock.jpg", "pixel-9-review.png", "lazy-sunday.png", "Greyhounds.gif"],
)  # fmt: skip
def test_a_picture_of_something_gray_or_empty_is_one(name):
    assert addresses(f'<img src="/i/{name}" data-share="other.jpg">') == [f"/i/{name}"]


@pytest.mark.parametrize(
    "name",
    ["blank.gif", "gray.png", "grey_512.png", "1x1.gif", "blank-16x9.png", "transparent.1a2b3c4d5e.png", "empty.svg",
     "lazy-loading.gif", "loading-icon.gif", "pixel.gif", "spacer_of_ours.gif", "grey-bg@2x.png", "lazyload.gif"],
)  # fmt: skip
def test_a_picture_of_nothing_gives_way_to_the_one_that_a_script_would_show(name):
    assert addresses(f'<img src="/i/{name}" data-share="other.jpg">') == ["other.jpg"]
    assert addresses(f'<img src="/i/{name}">') == []


@pytest.mark.parametrize("inner", ['<img src="spare.jpg">', '<noscript><img src="spare.jpg"></noscript>'])
def test_a_picture_in_a_picture_is_its_spare(inner):
    assert addresses(f'<amp-img src="good.jpg">{inner}</amp-img>') == ["good.jpg"]
    assert addresses(f'<amp-img class="icon" src="i.png">{inner}</amp-img>') == []
    assert addresses(f"<amp-img>{inner}</amp-img>") == ["spare.jpg"]


def test_what_follows_a_picture_by_its_old_name_is_not_in_it():
    soup = settled('<image class="icon" src="i.png">It rose. <img src="a.jpg"><p>It fell.</p></image>')
    assert soup.get_text() == "It rose. It fell."
    assert addresses('<image src="b.jpg">It rose.<img src="a.jpg"></image>') == ["b.jpg", "a.jpg"]


@pytest.mark.parametrize(("said", "kept"), [
    ('alt="A bridge"', "A bridge"), ('alt=" "', ""), ("", None), ('alt="" title="A bridge"', "A bridge"),
])  # fmt: skip
def test_a_picture_that_says_nothing_is_told_from_one_that_only_decorates(said, kept):
    assert settled(f'<img src="a.jpg" {said}>').img.get("alt") == kept


def test_icons_go_and_an_emoji_becomes_its_character():
    soup = settled('<p>Fine <img src="e.png" class="emoji" alt="🌊"> <img src="i.png" class="icon" alt="i"></p>')
    assert soup.find("img") is None
    assert "🌊" in soup.get_text()


def test_a_lead_picture_repeated_under_the_byline_is_dropped():
    assert addresses('<figure><img src="a.jpg"></figure><p>By Mara Linde</p><p><img src="a.jpg"></p>') == ["a.jpg"]


def test_a_picture_that_comes_again_much_later_or_in_a_list_stays():
    assert addresses(f'<img src="a.jpg"><p>{WORDS}</p><img src="a.jpg">') == ["a.jpg", "a.jpg"]
    assert len(addresses('<ul><li><img src="a.jpg"></li><li><img src="a.jpg"></li></ul>')) == 2


def test_captions_of_a_figure_are_joined_at_its_end():
    soup = settled("<figure><figcaption>Low water.</figcaption><img src=a.jpg><figcaption>AFP</figcaption></figure>")
    assert str(soup.figure.find_all(True)[-1].name) == "figcaption"
    assert soup.figcaption.get_text(" ", strip=True) == "Low water. AFP"


def test_a_credit_that_names_nobody_is_none():
    soup = settled("<figure><img src=a.jpg><figcaption>The weir. <cite>Credit: </cite></figcaption></figure>")
    assert soup.figcaption.get_text(" ", strip=True) == "The weir."
    assert settled("<figure><img src=a.jpg><figcaption><cite>图：</cite></figcaption></figure>").figcaption is None
    soup = settled("<figure><img src=a.jpg><figcaption><cite>Credit: Mara Linde</cite></figcaption></figure>")
    assert soup.figcaption.get_text() == "Credit: Mara Linde"


def test_a_figure_of_text_alone_is_no_figure():
    assert settled("<figure><p>Said the keeper.</p></figure>").find("figure") is None


def test_the_name_of_the_site_drawn_is_no_picture_of_the_text():
    assert addresses('<img src="/img/print-header-logo.png"><img src="/photos/logo-of-the-ferry.jpg">') == [
        "/photos/logo-of-the-ferry.jpg"
    ]


def test_a_picture_that_gave_way_takes_along_what_was_to_replace_its_parts():
    twice = "<img src=a.gif><noscript><img src=a.jpg></noscript><img src=b.gif><noscript><img src=b.jpg></noscript>"
    assert addresses(f"<picture>{twice}</picture>") == ["a.jpg"]


@pytest.mark.parametrize(
    "fragment",
    [
        '<div><img src="a.jpg"><figcaption>The weir. Photo: Mara Linde</figcaption></div>',
        '<div><figure><img src="a.jpg"></figure><figcaption>The weir. Photo: Mara Linde</figcaption></div>',
        f'<article><p>{WORDS}</p><p><img src="a.jpg"></p> <figcaption>The weir. Photo: Mara Linde</figcaption>'
        f'<p>{WORDS}</p><img src="b.jpg"></article>',
        f'<article><p>{WORDS}</p><figure><img src="a.jpg"></figure>'
        f'<figcaption>The weir. Photo: Mara Linde</figcaption><img src="b.jpg"></article>',
    ],
)
def test_a_caption_beside_its_picture_hangs_on_it(fragment):
    soup = settled(fragment)
    figures = soup.find_all("figure")
    assert [each.img["src"] for each in figures] == ["a.jpg"]
    assert figures[0].figcaption.get_text() == "The weir. Photo: Mara Linde"


def test_a_caption_behind_text_or_two_pictures_hangs_on_none_of_them():
    assert settled(f"<article><img src=a.jpg><p>{WORDS}</p><figcaption>The weir</figcaption></article>").figure is None
    both = "<p><img src=a.jpg><img src=b.jpg></p><figcaption>Both</figcaption>"
    assert settled(f"<article>{both}</article>").figure is None


def test_the_small_picture_that_stood_in_for_the_large_one_goes():
    name = "1*kbPh7V97eyRodSOw2.png"
    assert addresses(f'<div><img src="/44/{name}?q=20"></div><img src="/796/{name}">') == [f"/796/{name}"]
    assert len(addresses(f'<img src="/44/{name}"><p>It rose.</p><img src="/796/{name}">')) == 2
    assert len(addresses('<img src="/7/image-1.jpg"><img src="/8/image-1.jpg">')) == 2
    assert len(addresses('<img src="/Qj1/spy-photo-of-2022.jpg"><img src="/qA2/spy-photo-of-2022.jpg">')) == 2


def test_a_sign_that_recurs_in_a_text_goes_and_a_picture_and_a_table_s_marks_stay():
    line = f'<p><img src="/i/arrow.png" alt="{{}}"> {WORDS}</p>'
    assert addresses(line.format("up") * 5) == []
    assert settled(line.format("▲") * 5).get_text() == f"▲ {WORDS}" * 5
    assert len(addresses(line.format("up") * 4)) == 4
    assert len(addresses(f"<p><img src=/i/the-bridge-P1U7-2024.jpg> {WORDS}</p>" * 5)) == 5
    assert len(addresses("<table><tr><td><img src=/i/yes.png></td></tr></table>" * 5)) == 5


def test_an_aside_round_a_picture_and_its_caption_is_a_figure() -> None:
    soup = BeautifulSoup('<aside><p><img src="/a.jpg"/></p><p class="cutline">The lever.</p></aside>', "html.parser")
    settle_figures(soup, lambda tag: "cutline" in (tag.get("class") or ()))
    assert str(soup) == '<figure><img src="/a.jpg"/><figcaption class="cutline">The lever.</figcaption></figure>'


@pytest.mark.parametrize(("first", "second", "shown"), [
    ("/a/weir-100~_t-1571483849663__medium.jpg", "/a/weir-100~_t-1571483849663__retina.jpg", ["retina"]),
    ("/a/weir-at-noon-20261130-300x200.jpg", "/a/weir-at-noon-20261130.jpg", ["20261130."]),
    ("/a/weir-at-noon-20261130.jpg", "/a/weir-at-noon-20261131.jpg", ["20261130.", "20261131."]),
    ("/a/weir-small.jpg", "/a/weir-large.jpg", ["small", "large"]),
])  # fmt: skip
def test_of_two_sizes_of_one_picture_the_second_is_shown(first, second, shown):
    found = addresses(f'<figure><img src="{first}"><img src="{second}"></figure>')
    assert len(found) == len(shown)
    assert all(part in address for part, address in zip(shown, found, strict=True))


@pytest.mark.parametrize(("first", "second"), [
    ("/made/csm_weir_at_noon_eeb4520e30.jpg", "/made/csm_weir_at_noon_40e3b6147c.jpg"),
    ("/made/csm_weir_at_noon_eeb4520e30.jpg", "/whole/weir_at_noon.jpg"),
])  # fmt: skip
def test_of_two_files_made_of_one_the_second_is_shown_in_a_figure(first, second):
    pair = f'<img src="{first}"><img src="{second}">'
    assert addresses(f"<figure>{pair}<figcaption>The weir.</figcaption></figure>") == [second]
    assert addresses(f"<p>{pair}</p>") == [first, second]


def test_a_figure_in_a_list_has_no_picture_twice():
    twice = '<img src="/weir.jpg"> <img src="/weir.jpg">'
    assert addresses(f"<ul><li><figure>{twice}</figure></li></ul>") == ["/weir.jpg"]
    assert len(addresses(f"<ul><li>{twice}</li></ul>")) == 2  # as stars of a rating are


@pytest.mark.parametrize("behind", [
    '<img src="data:image/gif;base64,R0" data-src="/weir.jpg">',
    '<img src="data:image/gif;base64,R0" data-srcset="/weir.jpg 320w, /wide.jpg 1400w">',
    '<picture><source data-srcset="/weir.jpg 1x, /wide.jpg 2x"><img src="/blank.gif"></picture>',
])  # fmt: skip
def test_a_picture_for_readers_without_scripts_goes_where_its_own_stands_behind_it(behind):
    assert len(addresses(f'<div><noscript><img src="/weir.jpg"></noscript>{behind}</div>')) == 1
    assert len(addresses(f'<div><noscript><img src="/gate.jpg"></noscript>{behind}</div>')) == 2


@pytest.mark.parametrize(("image", "address"), [
    ('<img src="one.jpg" srcset="one.jpg 1x, two.jpg 2x">', "two.jpg"),
    ('<img src="/blank.gif" data-src="one.jpg" data-srcset="one.jpg 1x, two.jpg 2x">', "two.jpg"),
    ('<img src="one.jpg" srcset="one.jpg 900w, two.jpg 1800w">', "one.jpg"),
])  # fmt: skip
def test_a_picture_for_plain_screens_gives_way_to_the_one_for_fine_ones(image, address):
    assert addresses(image) == [address]


@pytest.mark.parametrize(
    "counter",
    [
        '<img src="https://e.org/p.png" style="height:0px; width:0px;overflow:hidden">',
        '<img src="https://e.org/p.png" style="visibility: hidden; position: absolute; left: -999px">',
        '<noscript><img src="https://count.e.org/piwik.php?idsite=18" style="border:0;" alt=""></noscript>',
    ],
)
def test_a_picture_that_counts_readers_goes(counter):
    assert addresses(f"<p>{WORDS}</p>{counter}<p>{WORDS}</p>") == []


@pytest.mark.parametrize(
    "shown",
    [
        '<img src="https://e.org/p.png" style="max-width:100px; height:auto">',
        '<noscript><img src="https://e.org/p?id=18" alt="The weir"></noscript>',
        '<img src="dot.gif" width="40"><noscript><img src="https://e.org/p?id=18"></noscript>',
        '<noscript><img src="https://e.org/p.png?width=18"></noscript>',
    ],
)
def test_a_picture_that_shows_something_stays(shown):
    assert len(addresses(f"<p>{WORDS}</p>{shown}<p>{WORDS}</p>")) == 1


@pytest.mark.parametrize("folder", ["wp-content/themes/plain/img", "fileadmin/templates/images", "skins/plain/icons"])
def test_what_belongs_to_the_look_of_a_site_goes(folder):
    assert addresses(f'<p>{WORDS}</p><p><img src="https://e.org/{folder}/star.png" alt="Star"></p>') == []


@pytest.mark.parametrize("folder", ["photos/themes/nature", "skins", "templates/2024"])
def test_pictures_of_a_theme_stay(folder):
    assert len(addresses(f'<p>{WORDS}</p><p><img src="https://e.org/{folder}/star.jpg" alt="Star"></p>')) == 1


def test_what_a_site_has_in_a_folder_of_looks_until_the_picture_comes_hides_none():
    late = '<img src="https://e.org/themes/plain/wait.png" data-src="https://e.org/weir.jpg">'
    assert addresses(f"<p>{WORDS}</p>{late}") == ["https://e.org/weir.jpg"]


def test_sides_that_only_tell_how_wide_a_picture_is_for_its_height_make_it_no_dot():
    picture = '<amp-img src="/a.jpg" width="4" height="3" layout="{}"></amp-img>'
    assert addresses(picture.format("responsive")) == addresses(picture.format("fill")) != []
    assert addresses(picture.format("fixed")) == []
    assert not settled(picture.format("responsive")).img.has_attr("width")
    assert settled(picture.replace('"4"', '"400"').replace('"3"', '"300"').format("responsive")).img["width"] == "400"


def test_a_credit_beside_the_caption_is_a_part_of_it():
    picture = (
        '<figure><span><img src="/a.jpg"></span><span><figcaption>The lock.</figcaption><cite>Ada Lund</cite></span>'
    )
    figure = settled(f"{picture}</figure>").figure
    assert figure.figcaption.get_text() == "The lock. Ada Lund"
    assert figure.cite is None
