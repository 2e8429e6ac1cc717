"""Pictures as they come, pictures as they are printed."""

import io
import os
import resource
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from packager import apart
from packager.errors import ImageError, LostError
from packager.formats import _fonts
from packager.images import MAX_PIXELS, Profile, glance, inspect, pixels, prepare, prepare_apart
from packager.ports import Bounds


def picture(kind="JPEG", mode="RGB", size=(60, 40), color=(200, 30, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, color).save(out, kind, **options)
    return out.getvalue()


def noise(size=(300, 200), kind="WEBP") -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, kind)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def rotated(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return picture(exif=exif)


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">
<rect width="120" height="80" fill="red"/></svg>"""


@pytest.mark.parametrize(("kind", "media_type"), [
    ("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("WEBP", "image/webp"), ("AVIF", "image/avif"),
])  # fmt: skip
def test_a_picture_says_what_it_is_and_how_large(kind, media_type):
    assert inspect(picture(kind)) == (media_type, 60, 40)


def undecoded(task, value):
    raise AssertionError(f"{task.__name__} was asked of a picture whose header says enough")


@pytest.mark.parametrize("data", [
    picture(), picture(progressive=True), picture("JPEG", "L", color=9), picture("PNG"), picture("PNG", "P", color=1),
    picture("PNG", "RGBA", color=(1, 2, 3, 4)), picture("WEBP"), picture("WEBP", lossless=True),
    picture("WEBP", "RGBA", color=(1, 2, 3, 4)), rotated(1),
])  # fmt: skip
def test_an_ordinary_picture_is_known_by_its_header_as_a_decoder_knows_it(data):
    with opened(data) as image:
        assert glance(data) == (image.get_format_mimetype(), image.width, image.height)


@pytest.mark.parametrize("data", [picture(), picture("PNG"), rotated(1)])
def test_an_ordinary_picture_goes_into_an_edition_without_a_decoder(data):
    assert prepare_apart(data, Profile(), undecoded).data == data


@pytest.mark.parametrize("data", [
    rotated(6), picture()[:-2] + b"junk", picture("JPEG", "CMYK", color=(0, 90, 90, 10)), picture("GIF", "P", color=1),
    picture("PNG", "RGBA", color=(1, 2, 3, 4))[:-20], b"\xff\xd8\xff" * 9,
])  # fmt: skip
def test_what_is_out_of_the_ordinary_is_left_to_a_decoder(data):
    assert glance(data) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "AVIF"])
def test_the_header_of_every_format_tells_how_many_pixels_there_are(kind):
    assert pixels(picture(kind, size=(123, 45))) == 123 * 45
    assert pixels(picture(kind, size=(123, 45))[:9]) in {None, 0}


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": Image.Exif()}, {"save_all": True}])
def test_a_webp_of_every_kind_tells_how_many_pixels_it_has(options):
    assert pixels(picture("WEBP", size=(123, 45), **options)) == 123 * 45


def test_a_turned_jpeg_tells_its_pixels_and_a_tiff_is_taken_for_large():
    assert pixels(rotated(6)) == 60 * 40
    assert pixels(picture("TIFF")) == MAX_PIXELS
    assert pixels(b"<svg/>") is None


def test_a_drawing_says_its_own_size():
    assert inspect(SVG) == ("image/svg+xml", 120, 80)


def test_a_picture_taken_upright_says_the_size_that_is_seen():
    assert inspect(rotated(6)) == ("image/jpeg", 40, 60)


@pytest.mark.parametrize("data", [
    b"", b"<html>404</html>", b"\xff\xd8\xff\xe0 no", picture()[:300], picture("PNG")[:-30], noise()[:2000],
])  # fmt: skip
def test_what_is_broken_or_no_picture_is_an_error(data):
    with pytest.raises(ImageError):
        inspect(data)


def test_a_decompression_bomb_is_an_error_before_it_is_opened():
    header = struct.pack(">II5B", MAX_PIXELS, 2, 8, 2, 0, 0, 0)
    bomb = bytearray(picture("PNG"))
    bomb[16:29] = header
    with pytest.raises(ImageError):
        inspect(bytes(bomb))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"<svg "]),
)
def test_no_bytes_raise_anything_but_an_image_error(tail, head):
    for act in (inspect, lambda data: prepare(data, Profile())):
        with suppress(ImageError):
            act(head + tail)


@pytest.mark.parametrize("data", [picture(), picture("PNG"), picture("JPEG", "L", color=9)])
def test_what_fits_already_passes_byte_for_byte_and_keeps_its_size(data):
    prepared = prepare(data, Profile())
    assert (prepared.data, prepared.width, prepared.height) == (data, 60, 40)


@pytest.mark.parametrize("data", [
    picture("WEBP"), picture("GIF", "P", color=1), picture("JPEG", "CMYK", color=(0, 90, 90, 10)),
    picture("PNG", "I;16", color=40_000), picture("TIFF"), noise(), SVG, rotated(6),
])  # fmt: skip
def test_everything_else_becomes_a_jpeg_or_png_in_rgb_or_gray(data):
    prepared = prepare(data, Profile())
    image = opened(prepared.data)
    assert prepared.media_type in {"image/jpeg", "image/png"}
    assert image.mode in {"RGB", "L"}
    assert image.size == (prepared.width, prepared.height)
    assert not image.getexif()


def test_a_photograph_becomes_a_jpeg_and_a_drawing_stays_a_png():
    assert prepare(noise(), Profile()).suffix == ".jpg"
    assert prepare(picture("GIF", "P", color=1), Profile()).suffix == ".png"


def test_deep_gray_is_scaled_not_clipped():
    image = opened(prepare(picture("PNG", "I;16", color=32_768), Profile()).data)
    assert abs(image.convert("L").getpixel((0, 0)) - 128) < 3


def test_a_turned_picture_is_set_upright():
    prepared = prepare(rotated(6), Profile())
    assert (prepared.width, prepared.height) == (40, 60)


def test_the_long_side_is_bounded_and_the_shape_kept():
    prepared = prepare(picture(size=(4000, 2000)), Profile(max_edge=1000))
    assert (prepared.width, prepared.height) == (1000, 500)


@pytest.mark.parametrize(
    ("width", "edge", "given"), [(1200, 650, 600), (1200, 800, 800), (2000, 660, 660), (2000, 690, 667)]
)
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_is_a_little_smaller_where_whole_squares_of_pixels_make_one(kind, width, edge, given):
    made = prepare(noise((width, width // 2), kind), Profile(edge, 10**7))
    assert (made.width, made.height) == (given, round(given / 2 + 0.01))


def test_the_bytes_are_bounded_by_quality_then_by_size():
    prepared = prepare(noise((900, 900), "PNG"), Profile(max_bytes=30_000))
    assert len(prepared.data) <= 30_000


def test_the_gray_profile_is_gray():
    assert opened(prepare(picture(), Profile(gray=True)).data).mode == "L"


def saved(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def written(ink, ground=(0, 0, 0, 0)):
    image = Image.new("RGBA", (300, 100), ground)
    ImageDraw.Draw(image).text((20, 20), "Votes 42", fill=ink, font_size=50)
    return image


@pytest.mark.parametrize("profile", [Profile(), Profile(gray=True)])
def test_light_writing_on_nothing_gets_a_dark_ground(profile):
    data = saved(written((255, 255, 255, 255)))
    shades = on_white(prepare(data, profile).data).histogram()
    assert sum(shades[:60]) > 20_000
    assert sum(shades[220:]) > 1_000
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='100'><circle r='40' fill='#fff'/></svg>"
    assert sum(on_white(prepare(drawing.encode(), profile).data).histogram()[:60]) > 20_000


@pytest.mark.parametrize("image", [
    written((0, 0, 0, 255)), written((200, 30, 30, 255)), written((255, 255, 255, 255), (20, 80, 20, 255)),
])  # fmt: skip
def test_writing_that_is_seen_on_white_is_laid_on_it_and_stays_as_it_is(image):
    prepared = prepare(saved(image), Profile())
    assert (prepared.suffix, opened(prepared.data).mode) == (".png", "RGB")
    white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    assert ImageChops.difference(opened(prepared.data), white.convert("RGB")).getbbox() is None


def half_clear(mode):
    """A picture whose right half is dark and left half is not there."""
    image = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    image.paste((40, 20, 10, 255), (40, 0, 80, 40))
    return image.quantize(4) if mode == "P" else image.convert(mode)


def keyed(mode, clear, ink, **options):
    """A PNG of a mode without alpha, one of whose colours is told to be transparent."""
    image = Image.new(mode, (80, 40), clear)
    image.paste(ink, (40, 0, 80, 40))
    return saved(image, transparency=clear, **options)


def of_deep_channels():
    rows = b"".join(b"\0" + struct.pack(">4H", 0, 0, 0, 0) * 40 + struct.pack(">4H", 9000, 4000, 999, 65535) * 40
                    for _ in range(40))  # fmt: skip
    chunks = ((b"IHDR", struct.pack(">II5B", 80, 40, 16, 6, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def turned_around():
    exif = Image.Exif()
    exif[0x0112] = 2  # left for right
    return saved(half_clear("RGBA").transpose(Image.Transpose.FLIP_LEFT_RIGHT), "WEBP", exif=exif)


@pytest.mark.parametrize("profile", [Profile(), Profile(gray=True), Profile(max_edge=40)])
@pytest.mark.parametrize("data", [
    saved(half_clear("RGBA")), saved(half_clear("LA")), saved(half_clear("P")), saved(half_clear("RGBA"), "GIF"),
    saved(half_clear("RGBA"), "WEBP"), saved(half_clear("RGBA"), "WEBP", lossless=True),
    saved(half_clear("RGBA"), "AVIF"), saved(half_clear("RGBA"), "TIFF"), saved(half_clear("RGBA"), "ICO"),
    keyed("L", 5, 30), keyed("RGB", (9, 9, 9), (40, 20, 10)), keyed("1", 1, 0), of_deep_channels(), turned_around(),
    b"<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><path d='M40 0H80V40H40z' fill='#28140a'/></svg>",
])  # fmt: skip
def test_a_picture_that_is_transparent_is_laid_on_white(data, profile):
    prepared = prepare(data, profile)
    image = opened(prepared.data)
    assert image.mode in ({"L"} if profile.gray else {"L", "RGB"})
    assert "transparency" not in image.info
    assert image.size == (prepared.width, prepared.height)
    shades = image.convert("L")
    assert shades.getpixel((image.width // 4, image.height // 2)) > 245
    assert shades.getpixel((3 * image.width // 4, image.height // 2)) < 60


def test_what_is_drawn_on_nothing_stays_sharp_and_what_is_cut_out_of_a_photograph_becomes_a_jpeg():
    chart = Image.new("RGBA", (400, 300))
    pen = ImageDraw.Draw(chart)
    for step in range(300):  # more colours than a palette has
        pen.rectangle((step, 299 - step, step + 3, 299), fill=(step % 256, 255 - step % 256, step // 2, 255))
    grain = [Image.effect_noise(chart.size, 80) for _ in "RGB"]
    cut_out = Image.merge("RGBA", (*grain, Image.linear_gradient("L").resize(chart.size)))
    assert prepare(saved(chart), Profile()).suffix == ".png"
    assert prepare(saved(cut_out), Profile()).suffix == ".jpg"


def on_white(data):
    image = opened(data).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("L")


def test_the_same_picture_gives_the_same_bytes():
    data = noise()
    assert prepare(data, Profile(max_edge=100)) == prepare(data, Profile(max_edge=100))


@pytest.mark.parametrize(
    "face", ["", "font-family='Helvetica'", "font-family='Arial, sans-serif'", "font-family='monospace'"]
)
def test_the_text_of_a_drawing_is_set_in_our_faces_whatever_it_asks_for(face):
    drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text x="9" y="40" font-size="30"
        {face}>Votes 42</text></svg>"""
    drawn = opened(prepare(drawing.encode(), Profile(faces=_fonts.for_drawings())).data).convert("L")
    assert sum(drawn.histogram()[:128]) > 200


@pytest.mark.parametrize(("asked", "generic"), [
    ("font-family='Helvetica'", "sans-serif"),
    ("font-family='Arial, Sans Serif'", "sans-serif"),
    ("style='font-family: \"Open Sans\", Arial; fill: black'", "sans-serif"),
    ("style='font: bold 30px Roboto'", "sans-serif"),
    ("font-family='Times New Roman'", "serif"),
    ("font-family='Georgia, serif'", "serif"),
    ("font-family='Courier New'", "monospace"),
    ("class='styled'", "sans-serif"),
])  # fmt: skip
def test_a_face_that_is_not_there_gives_way_to_one_of_its_kind(asked, generic):
    def drawn(face):
        drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">
            <style>.styled {{ font-family: Lato }}</style>
            <text x="9" y="40" font-size="30" {face}>Votes 42</text></svg>"""
        return prepare(drawing.encode(), Profile(faces=_fonts.for_drawings())).data

    weight = "font-weight='bold' " if "bold" in asked else ""
    assert drawn(asked) == drawn(f"{weight}font-family='{generic}'")


def test_a_drawing_reads_no_file(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture("PNG", color=(0, 0, 255)))
    drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
        width="40" height="40">
        <image width="40" height="40" xlink:href="{secret}"/><image width="40" height="40" href="file://{secret}"/></svg>"""
    image = opened(prepare(drawing.encode(), Profile()).data).convert("RGB")
    assert image.getpixel((20, 20)) == (255, 255, 255)


def copies_of_copies() -> bytes:
    """A drawing in which each of ten groups shows the one before ten times."""
    groups = "".join(f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, 11))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">
        <defs><rect id="g0" width="9" height="9"/>{groups}</defs><use href="#g10"/></svg>""".encode()


def endless_blurs() -> bytes:
    blur = '<filter id="f" filterUnits="userSpaceOnUse" x="-9999" y="-9999" width="20000" height="20000">'
    blur += '<feGaussianBlur stdDeviation="500"/></filter>'
    blurred = blur + '<rect width="99" height="99" filter="url(#f)"/>' * 2000
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">{blurred}</svg>'.encode()


def test_a_drawing_of_copies_of_copies_is_given_up():
    with pytest.raises((ImageError, LostError)):
        inspect(copies_of_copies())


def drawn_by(bomb: bytes) -> int:
    """The process that an ordinary drawing leaves as it was, and that a bomb ends."""
    before = [resource.getrlimit(which) for which in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
    inspect(SVG)
    assert before == [resource.getrlimit(which) for which in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
    inspect(bomb)
    return os.getpid()


def test_a_worker_draws_with_less_than_it_has_and_has_all_of_it_afterwards():
    plenty = Bounds(seconds=600, memory=4_000_000_000)
    assert apart.call(drawn_by, SVG, plenty)
    with pytest.raises(LostError):
        apart.call(drawn_by, endless_blurs(), plenty)


def test_a_drawing_with_entities_does_not_explode():
    bomb = b"""<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&b;</text></svg>"""
    assert len(prepare(bomb, Profile()).data) < 5000


@pytest.mark.slow
def test_a_drawing_without_end_is_given_up_in_any_process():
    with pytest.raises(LostError):
        prepare(endless_blurs(), Profile())
