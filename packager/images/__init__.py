"""Pictures: what they are, and how they go into an edition.

Bytes in, bytes out: no disk, no network. Whatever comes from outside may be broken or built to
exhaust memory, so every picture is opened under :data:`MAX_PIXELS` and every error of a decoder
becomes an ImageError.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from packager.errors import ImageError
from packager.frozen import frozen
from packager.images._drawings import FACELESS, SVG_EDGE, is_svg, rasterised, size_of
from packager.images._drawings import Faces as Faces
from packager.images._header import EXIF_ORIENTATION, JPEG_END, MAX_PIXELS, Header, read
from packager.images._header import pixels as pixels
from packager.ports import Apart

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 82
"""JPEG quality: above it files grow by half and nobody sees why."""

NEARLY = 0.9
"""Share of the size asked for at which a picture is good enough: 180 dots per inch instead of 200."""

FEW_COLOURS = 256
"""A picture with at most so many colours is drawn, not photographed, and stays a PNG."""

LOSSLESS = 0.5
"""Bytes a pixel up to which a transparent picture of many colours stays a PNG: charts and logos take a tenth to a
third, photographs that were cut out one and more."""

HALF, LIGHT = 110, 190
"""Of 255: shades that stand out from a white page, and those that hardly do; also the opacity from which ink is ink."""
MOST_INK, FEW_DARK = 0.8, 0.05
"""Most of a picture's area that writing covers, and the share of dark ink from which it can be read on white."""
GROUND = "#222"
"""What light writing is laid on."""

_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
    "ICO": "image/x-icon",
}
_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
    "image/x-icon": ".ico",
    "image/svg+xml": ".svg",
}
_PNG_END = b"IEND\xaeB`\x82"
_ISO_MEDIA = b"ftyp"
"""Behind four bytes, the beginning of an AVIF (ISO/IEC 14496-12, 4.3)."""


@frozen
class Profile:
    """What an edition takes."""

    max_edge: int = 1680
    """Longest side in pixels: what large e-readers show."""
    max_bytes: int = 5_000_000
    gray: bool = False
    quality: int = QUALITY
    faces: Faces = FACELESS
    """What text in drawings is set in; without them it is left out."""


@frozen
class Prepared:
    """A picture ready for an edition: JPEG or PNG, RGB or gray."""

    data: bytes
    media_type: str
    suffix: str
    width: int
    height: int


def suffix_of(media_type: str) -> str:
    """Return the file suffix, with its dot, under which a picture of this media type is kept."""
    return _SUFFIXES.get(media_type, ".bin")


def inspect(data: bytes) -> tuple[str, int, int]:
    """Return media type, width and height in pixels as shown (an EXIF rotation applied).

    A picture that ends as its format ends is believed whole, once its checksums agree where it has
    some; any other is decoded as cheaply as its format allows, so that a truncated one is found.
    Raises ImageError for what is no picture, is damaged, or is larger than MAX_PIXELS.
    """
    if (seen := glance(data)) is not None:
        return seen
    if is_svg(data):
        # As large as editions show it: a drawing that is too much for that is found out once, not in each of them.
        prepared = _rasterise(data, Profile())
        width, height = size_of(data) or (prepared.width, prepared.height)
        return "image/svg+xml", width, height
    with _opened(data) as image:
        kind = image.format or ""
        if kind not in _MEDIA_TYPES:
            raise ImageError(f"a picture in the format {kind or 'unknown'} cannot be printed")
        width, height = _shown_size(image)
        _test(image, data)
        return _MEDIA_TYPES[kind], width, height


def glance(data: bytes) -> tuple[str, int, int] | None:
    """What :func:`inspect` returns, where the header of the picture tells it; None where it takes a decoder."""
    header = read(data)
    return (header.media_type, header.width, header.height) if header and header.whole else None


def prepare(data: bytes, profile: Profile) -> Prepared:
    """Return the picture as an edition of this profile takes it.

    What fits already is passed on byte for byte; everything else is decoded once, turned upright, scaled, laid on white
    where it is transparent (black writing would be lost on a reader's dark page), and written without metadata.
    Raises ImageError.
    """
    header = read(data)
    if header and _passes(header, data, profile):
        if not header.whole:
            inspect(data)
        return _as_it_is(header, data)
    if is_svg(data):
        drawn = _rasterise(data, profile)
        return drawn if _fits_bytes(drawn, profile) else prepare(drawn.data, profile)
    with _opened(data) as image:
        drawn_by_hand = image.format in {"PNG", "GIF", "BMP", "ICO"}
        clear = drawn_by_hand and image.has_transparency_data
        return _encode(_upright(image, profile), profile, drawn=drawn_by_hand, clear=clear)


def prepare_asked(asked: tuple[bytes, Profile]) -> Prepared:
    """:func:`prepare`, as a task for another process: what passes as it is comes without its bytes."""
    data, profile = asked
    prepared = prepare(data, profile)
    return replace(prepared, data=b"") if prepared.data is data else prepared


def prepare_apart(data: bytes, profile: Profile, apart: Apart) -> Prepared:
    """:func:`prepare`, with ``apart`` what needs a decoder. Raises ImageError, and LostError where that crashed."""
    header = read(data)
    if header and header.whole and _passes(header, data, profile):
        return _as_it_is(header, data)
    prepared: Prepared = apart(prepare_asked, (data, profile))
    return prepared if prepared.data else replace(prepared, data=data)


def load() -> None:
    """Import what every picture needs, as a process does that others are forked from; let no half picture pass."""
    # Pillow knows the last only once it has loaded its every format, for a twentieth of a second.
    from PIL import Image, ImageFile, ImageOps, WebPImagePlugin  # noqa: F401

    Image.preinit()
    # WeasyPrint switches this on for the whole process, and half a picture would pass for one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False


# --- opening -----------------------------------------------------------------------------------


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    """Open a raster picture; turn whatever goes wrong with it, now or later, into ImageError."""
    from PIL import Image, UnidentifiedImageError

    load()
    if data[4:8] == _ISO_MEDIA:  # few pictures are, and its libraries are the largest of all
        from PIL import AvifImagePlugin  # noqa: F401
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageError(f"a picture of {image.width} × {image.height} pixels is too large")
                yield image
    except UnidentifiedImageError:
        raise ImageError("this is no picture, or one of an unknown format") from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise ImageError("the picture is too large to be opened") from None
    except ImageError:
        raise
    # Decoders raise whatever their format's author thought of: struct.error, KeyError, EOFError …
    except Exception as error:
        raise ImageError(f"the picture is damaged ({error or type(error).__name__})") from error


def _test(image: Image, data: bytes) -> None:
    """Raise where the data is damaged or ends early, for a fraction of the price of decoding it."""
    if image.format == "WEBP":
        if int.from_bytes(data[4:8], "little") + 8 > len(data):
            raise ImageError("the picture is cut off")
    elif image.format == "PNG" and data.endswith(_PNG_END):
        # The checksum of every chunk: nothing is unpacked.
        image.verify()
    elif not (image.format in {"JPEG", "MPO"} and data.endswith(JPEG_END)):
        image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()


def _shown_size(image: Image) -> tuple[int, int]:
    if _turned(image) >= 5:
        return image.height, image.width
    return image.width, image.height


def _turned(image: Image) -> int:
    """Return the EXIF orientation: 1 is upright, 5 to 8 swap the sides."""
    # A PNG is read to its end to find one, and hardly any camera writes PNG.
    if image.format not in {"JPEG", "MPO", "WEBP", "TIFF", "AVIF"}:
        return 1
    value = image.getexif().get(EXIF_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


# --- raster ------------------------------------------------------------------------------------


def _passes(header: Header, data: bytes, profile: Profile) -> bool:
    """Whether the picture may go into an edition as it is."""
    if not header.printable or max(header.width, header.height) > profile.max_edge or len(data) > profile.max_bytes:
        return False
    return not header.clear and (header.gray or not profile.gray)


def _as_it_is(header: Header, data: bytes) -> Prepared:
    return Prepared(data, header.media_type, _SUFFIXES[header.media_type], header.width, header.height)


def _upright(image: Image, profile: Profile) -> Image:
    """Decode: upright, 8 bits a channel, at most ``max_edge`` long, RGB or gray."""
    from PIL import ImageOps

    size = _bounded(image.size, profile.max_edge)
    if image.format in {"JPEG", "MPO"}:
        # A decoder halves for next to nothing: a little below the size asked for is taken as it comes.
        image.draft("L" if profile.gray else None, (round(size[0] * NEARLY), round(size[1] * NEARLY)))
    turned = _turned(image)
    image = _eight_bits(image)
    if image.width > size[0]:
        image = _scaled(image, size)
    if image.mode == "RGBA":
        image = _opaque(image)
    if turned != 1:
        image.getexif()[EXIF_ORIENTATION] = turned
        image = ImageOps.exif_transpose(image)
    if profile.gray and image.mode == "RGB":
        image = image.convert("L")
    return image


def _scaled(image: Image, size: tuple[int, int]) -> Image:
    """Return a picture at that size, or a little below where the mean of whole squares of its pixels comes to that.

    Such a mean costs a tenth of what a filter of any ratio costs.
    """
    from PIL import Image

    square = math.ceil(image.width / size[0])
    if image.width / square >= size[0] * NEARLY:
        return image.reduce(square)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _eight_bits(image: Image) -> Image:
    """Return the picture as L, RGB or RGBA; transparency that hides nothing is dropped."""
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        return _gray_of_deep(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return image if image.getchannel("A").getextrema()[0] != 255 else image.convert("RGB")
    if image.mode in {"L", "RGB"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _gray_of_deep(image: Image) -> Image:
    """Scale 16 or 32 bits of gray down to 8; a bare convert() would clip instead."""
    _, high = image.getextrema()
    top = max(float(high), 1.0)  # type: ignore[arg-type]
    scale = 255.0 / (65535.0 if top > 255 else 255.0)
    return image.convert("F").point(lambda value: value * scale).convert("L")


def _bounded(size: tuple[int, int], edge: int) -> tuple[int, int]:
    width, height = size
    longest = max(width, height)
    if longest <= edge:
        return size
    return max(1, round(width * edge / longest)), max(1, round(height * edge / longest))


def _encode(image: Image, profile: Profile, *, drawn: bool, clear: bool) -> Prepared:
    """Write a decoded picture: PNG for what is drawn, JPEG for what is photographed, as a ``clear`` one may be, too."""
    few = drawn and image.getcolors(FEW_COLOURS) is not None
    if few or clear:
        written = _written(image, "PNG", compress_level=6)
        if _fits_bytes(written, profile) and (few or len(written.data) <= LOSSLESS * image.width * image.height):
            return written
    return _jpeg_within(image, profile)


def _opaque(image: Image) -> Image:
    """Lay a transparent picture on white, or on a dark ground where it would hardly be seen on that."""
    from PIL import Image

    page = Image.new("RGB", image.size, GROUND if _is_light(image) else "white")
    page.paste(image, mask=image.getchannel("A"))
    return page


def _is_light(image: Image) -> bool:
    """Whether a transparent picture is light writing on nothing, made for a dark page: a logo, labels of a chart."""
    inked = image.getchannel("A").point(lambda value: 255 * (value > HALF))
    shades = image.convert("L").histogram(inked)
    ink = sum(shades)
    if not ink or ink > MOST_INK * image.width * image.height:
        return False
    return sum(shades[LIGHT:]) > ink / 2 and sum(shades[:HALF]) < FEW_DARK * ink


def _jpeg_within(image: Image, profile: Profile) -> Prepared:
    """Write a JPEG; where it is over budget, lower its quality in steps, then its size."""
    if profile.gray and image.mode != "L":
        image = image.convert("L")
    for quality in (profile.quality, 70, 55, 40):
        written = _written(image, "JPEG", quality=min(quality, profile.quality), optimize=False)
        if _fits_bytes(written, profile):
            return written
    if max(image.size) <= 64:
        return written
    smaller = image.resize(_bounded(image.size, max(image.size) * 3 // 4))
    return _jpeg_within(smaller, profile)


def _written(image: Image, kind: str, **options: Any) -> Prepared:
    media_type = _MEDIA_TYPES[kind]
    out = io.BytesIO()
    # Decoded first, then without info: EXIF, ICC profiles and comments would otherwise travel along.
    image.load()
    image.info = {}
    image.save(out, kind, **options)
    return Prepared(out.getvalue(), media_type, _SUFFIXES[media_type], image.width, image.height)


def _fits_bytes(picture: Prepared, profile: Profile) -> bool:
    return len(picture.data) <= profile.max_bytes


# --- drawings ----------------------------------------------------------------------------------


def _rasterise(data: bytes, profile: Profile) -> Prepared:
    """Draw an SVG, on white."""
    size = _bounded(size_of(data) or (SVG_EDGE, SVG_EDGE), profile.max_edge)
    drawn = rasterised(data, size, faces=profile.faces)
    with _opened(drawn) as image:
        return _encode(_upright(image, profile), profile, drawn=True, clear=True)
