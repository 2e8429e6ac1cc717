"""What the header of an ordinary picture says, read without a decoder: most pictures need no more.

Formats: JPEG (ITU-T T.81), its Exif (CIPA DC-008), PNG (W3C), WebP (RFC 9649). Whatever is out of the ordinary,
or not quite in order, is left to a decoder.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator

from packager.frozen import frozen

MAX_PIXELS = 60_000_000
"""Largest picture that is decoded, in pixels: above the 50 megapixels of a press camera, and at
four bytes a pixel 240 MB, which a small server still has."""

EXIF_ORIENTATION = 0x0112
UPRIGHT = 1

JPEG_END = b"\xff\xd9"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_COLOURS = frozenset({0, 2, 3, 4, 6})
_DCT_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Markers of the frames that every decoder knows: baseline, extended and progressive."""
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xCC}
_SCAN, _APP1, _APP2 = 0xDA, 0xE1, 0xE2
_TIFF_STARTS = (b"II*\0", b"MM\0*")
_AVIF_HEAD = 4096
"""Bytes of an AVIF in which its pictures are described."""
_ORIENTED = b"tiff:Orientation"
"""What XMP calls a rotation, which may stand there and not in Exif."""
_HAS_EXIF, _MOVES = 0x08, 0x02
"""Flags of an extended WebP."""


@frozen
class Header:
    """A picture that is shown upright, as its header describes it."""

    media_type: str
    width: int
    height: int
    printable: bool
    """Whether it may stand in an edition as it is: a still JPEG or PNG of 8 bits, gray or RGB."""
    gray: bool = False
    """Whether it has no colour; of a PNG this is not asked."""
    clear: bool = False
    """Whether parts of it may be transparent."""
    whole: bool = True
    """Whether nothing is missing: it ends as its format does, and what has checksums agrees with them."""


def read(data: bytes) -> Header | None:
    """Read the header of a JPEG, PNG or WebP; None for every other picture, and for what only a decoder can tell."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            header = _jpeg(data)
        elif data.startswith(_PNG_START):
            header = _png(data)
        elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            header = _webp(data)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return header if header and 0 < header.width * header.height <= MAX_PIXELS else None


def pixels(data: bytes) -> int | None:
    """How many pixels the header of a picture speaks of, be it in order or not; None where it is of no known format.

    Formats as in :func:`read`, and GIF89a, BMP and AVIF; a TIFF, made for printers, is taken for as large as can be.
    """
    try:
        if data.startswith(b"\xff\xd8\xff"):
            frames = (at for marker, at, _ in _segments(data) if marker in _DCT_FRAMES | _OTHER_FRAMES)
            height, width = struct.unpack_from(">HH", data, next(frames, len(data)) + 1)
        elif data.startswith(_PNG_START):
            width, height = struct.unpack_from(">II", data, 16)
        elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            width, height = _webp_sides(data)
        elif data.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", data, 6)
        elif data.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", data, 18)
        elif data[4:8] == b"ftyp":
            width, height = max(_extents(data), key=math.prod, default=(0, 0))
        else:
            return MAX_PIXELS if data[:4] in _TIFF_STARTS else None
    except (struct.error, IndexError):
        return None
    return abs(int(width) * int(height))


def _extents(data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height of each picture that the head of an AVIF describes (ISO/IEC 23008-12, 6.5.3)."""
    at = data.find(b"ispe", 0, _AVIF_HEAD)
    while at >= 0:
        yield struct.unpack_from(">II", data, at + 8)
        at = data.find(b"ispe", at + 4, _AVIF_HEAD)


def _jpeg(data: bytes) -> Header | None:
    found: Header | None = None
    for marker, begin, end in _segments(data):
        if marker in _DCT_FRAMES:
            bits, height, width, channels = struct.unpack_from(">BHHB", data, begin)
            if bits != 8 or channels not in {1, 3}:
                return None
            found = Header("image/jpeg", width, height, True, channels == 1, whole=data.endswith(JPEG_END))
        elif marker in _OTHER_FRAMES or not _is_plain(marker, data[begin:end]):
            return None
    return found


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, beginning and end of every segment before the first scan; raise IndexError where there is none."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise IndexError
        while data[at] == 0xFF:  # any number of them may fill the space before a marker
            at += 1
        marker = data[at]
        if marker == _SCAN:
            return
        end = at + 1 + struct.unpack_from(">H", data, at + 1)[0]
        yield marker, at + 3, end
        at = end


def _is_plain(marker: int, segment: bytes) -> bool:
    """Whether a segment surely asks for no rotation, and speaks of no further picture (CIPA DC-007)."""
    if marker == _APP2:
        return not segment.startswith(b"MPF\0")
    if marker != _APP1:
        return True
    if not segment.startswith(b"Exif\0\0"):
        return _ORIENTED not in segment
    tiff = segment[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return False
    (first,) = struct.unpack_from(f"{order}4xI", tiff)
    (entries,) = struct.unpack_from(f"{order}H", tiff, first)
    for number in range(entries):
        tag, value = struct.unpack_from(f"{order}H6xH", tiff, first + 2 + 12 * number)
        if tag == EXIF_ORIENTATION and value != UPRIGHT:
            return False
    return True


def _png(data: bytes) -> Header | None:
    """Read a still PNG whose every chunk agrees with its checksum."""
    width, height, bits, colours = struct.unpack_from(">IIBB", data, 16)
    if data[12:16] != b"IHDR" or colours not in _PNG_COLOURS:
        return None
    seen: set[bytes] = set()
    at, view = len(_PNG_START), memoryview(data)
    while b"IEND" not in seen:
        size, kind = struct.unpack_from(">I4s", data, at)
        (checksum,) = struct.unpack_from(">I", data, at + 8 + size)
        if zlib.crc32(view[at + 4 : at + 8 + size]) != checksum or kind == b"acTL":
            return None
        seen.add(kind)
        at += 12 + size
    clear = colours in {4, 6} or b"tRNS" in seen
    return Header("image/png", width, height, bits <= 8, clear=clear) if b"IDAT" in seen else None


def _webp(data: bytes) -> Header | None:
    """Read a still WebP, which is whole if it is as long as it says."""
    if int.from_bytes(data[4:8], "little") + 8 > len(data) or _ORIENTED in data:
        return None
    if data[12:16] == b"VP8X" and data[20] & (_HAS_EXIF | _MOVES):
        return None
    width, height = _webp_sides(data)
    return Header("image/webp", width, height, printable=False)


def _webp_sides(data: bytes) -> tuple[int, int]:
    """Width and height of a WebP; raise IndexError for a kind that is not known."""
    kind, payload = data[12:16], data[20:30]
    if kind == b"VP8X":
        return int.from_bytes(payload[4:7], "little") + 1, int.from_bytes(payload[7:10], "little") + 1
    if kind == b"VP8 " and payload[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", payload, 6)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and payload[0] == 0x2F:
        sides = int.from_bytes(payload[1:5], "little")
        return (sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1
    raise IndexError
