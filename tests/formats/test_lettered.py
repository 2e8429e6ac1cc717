"""Covers of type and rules are drawn by Pillow: as resvg would draw them, and nothing that only resvg can."""

import io

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageStat, features

from packager.formats import _fonts, _lettered

PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1200" viewBox="0 0 800 1200">'
    '<rect width="800" height="1200" fill="#fff"/><g fill="#111">{}</g></svg>'
)
MASTHEAD = """
<rect x="60" y="75" width="680" height="7"/>
<text x="400" y="220" text-anchor="middle" font-family="'Source Serif 4', 'Noto Serif'" font-weight="700" \
font-size="120">Le Courrier</text>
<text x="740" y="300" text-anchor="end" font-family="'Source Sans 3'" font-size="30">Αθήνα · Київ</text>
<text x="60" y="400" font-family="'Source Sans 3'" font-weight="600" font-size="32" letter-spacing="4" \
fill="#444">AVANT TOUT</text>
"""


def by_resvg(svg, height):
    files = [str(_fonts.file_of(family)) for family in (_fonts.SERIF, _fonts.SANS)]
    drawn = resvg_py.svg_to_bytes(svg_string=svg, height=height, skip_system_fonts=True, font_files=files)
    return Image.open(io.BytesIO(bytes(drawn))).convert("L")


def ink(image):
    return ImageChops.invert(image.convert("L")).point(lambda value: 255 * (value > 100)).getbbox()


shaping = pytest.mark.skipif(
    not features.check("raqm"), reason="FriBiDi, without which Pillow does not kern, is not installed"
)


@shaping
@pytest.mark.parametrize("height", [1200, 724, 2000])
def test_it_looks_as_resvg_draws_it(height):
    svg = PAGE.format(MASTHEAD)
    ours, theirs = _lettered.drawn(svg, height), by_resvg(svg, height)
    assert ours.size == theirs.size
    assert all(abs(one - other) <= 1 for one, other in zip(ink(ours), ink(theirs), strict=True))
    apart = ImageStat.Stat(ImageChops.difference(ours, theirs)).mean[0]
    nothing = ImageStat.Stat(ImageChops.difference(Image.new("L", theirs.size, "white"), theirs)).mean[0]
    assert apart < nothing / 5, "letters stand where resvg puts them"


@shaping
@pytest.mark.parametrize(("more", "mode"), [("", "L"), ('<rect x="0" y="0" width="9" height="9" fill="#c00"/>', "RGB")])
def test_it_is_gray_unless_something_on_it_is_not(more, mode):
    assert _lettered.drawn(PAGE.format(MASTHEAD + more), 600).mode == mode


@pytest.mark.parametrize(
    "beyond",
    [
        '<image href="data:image/png;base64," width="9" height="9"/>',
        '<text x="9" y="99" font-family="Source Serif 4" font-size="9">نص</text>',
        '<text x="9" y="99" font-family="Source Serif 4" font-size="9" transform="rotate(9)">turned</text>',
        '<text x="9" y="99" font-family="Source Serif 4" font-size="9">one <tspan>part</tspan></text>',
        '<text x="9" y="99" font-family="A Face of One\'s Own" font-size="9">text</text>',
        '<text x="9" y="99" font-family="Source Serif 4" font-size="9" text-anchor="inherit">text</text>',
        '<text x="9" y="99" font-size="9">text</text>',
        '<text x="9" y="99" font-family="Source Serif 4" font-size="9px">text</text>',
        '<rect width="50%" height="9"/>',
        '<rect width="9" height="9" fill="url(#gradient)"/>',
        "<path d='M0 0'/>",
        "<style>text { fill: red }</style>",
        "<rect",
    ],
)
def test_what_takes_a_whole_renderer_is_left_to_it(beyond):
    assert _lettered.drawn(PAGE.format(beyond), 600) is None
