"""Bytes into text: the character encoding of a page, as browsers find it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)

META_WITHIN = 262_144
"""Bytes in which a page may declare its encoding. A browser looks at 1,024 and begins anew at a later declaration;
scripts and styles of 100 kB stand before some."""

MOST_DAMAGE = 0.02
"""Share of characters that may be unreadable before a declared encoding is taken to be wrong.
A page cut in the middle or with a pasted passage stays far under it; a wrong table goes far over."""
STRAY = 2
"""Unreadable characters that UTF-8 may have beside as many readable ones as there are: a page cut in the middle, a
pasted sign. More unreadable than readable ones are another table: of German text in Latin-1 they are 1 in 100."""

GUESS_FROM = 100_000
"""Bytes from which an encoding is guessed."""
FEWEST_TO_GUESS = 64
"""Bytes outside ASCII under which the statistics are no better than the usual case."""

_ASCII = bytes(range(0x80))

_READ_AS = {
    "cp1252": "iso-8859-1 latin1 latin-1 ascii us-ascii ansi",
    "cp1254": "iso-8859-9",
    "cp874": "iso-8859-11 tis-620",
    "gb18030": "gb2312 gbk gb_2312-80 x-gbk",
    "big5hkscs": "big5",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 windows-949",
    "euc_jp": "x-euc-jp",
    "mac_roman": "x-mac-roman macintosh",
    # A page whose declaration could be read byte by byte is not in UTF-16.
    "utf-8": "utf8mb4 unicode utf-16 utf-16le utf-16be",
}
"""Encodings and the labels for which browsers read them: the superset that people write while they declare a subset."""
_WIDER = {label: codec for codec, labels in _READ_AS.items() for label in labels.split()}


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of a page; never fails.

    In order: byte order mark, UTF-8 where the bytes are valid UTF-8 (other tables almost never
    are by accident), ``declared`` (the charset of the Content-Type header), ``meta`` or XML
    declaration, then a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _two_bytes(data)
    if wide is not None:
        return data.decode(wide, "replace")
    if not _seven_bits(declared):
        with suppress(UnicodeDecodeError):  # not UTF-8: what the page declares is asked next
            return data.decode("utf-8")
    return _by_declaration(data, declared) or _by_guess(data)


def _seven_bits(declared: str | None) -> bool:
    """Whether the header names an encoding whose escape sequences are plain ASCII."""
    return (declared or "").lower().startswith(("iso-2022", "hz-", "utf-7"))


def _two_bytes(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes."""
    start = data[:512]
    if len(start) < 8 or b"\0" not in start:
        return None
    if start[1::2].count(0) > len(start) // 3 and start[::2].count(0) < len(start) // 20:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 3 and start[1::2].count(0) < len(start) // 20:
        return "utf-16-be"
    return None


def _by_declaration(data: bytes, declared: str | None) -> str | None:
    """Decode by the first declared encoding that fits."""
    start = data[:META_WITHIN]
    found = [declared or ""] + [
        each[1].decode("ascii", "replace") for each in (_META.search(start), _XML.match(start)) if each
    ]
    for label in found:
        encoding = _codec(label)
        if encoding is None:
            continue
        text = data.decode(encoding, "replace")
        if not _is_damaged(text, data, encoding):
            return text
    return None


def _is_damaged(text: str, data: bytes, encoding: str) -> bool:
    """Whether bytes that were read by ``encoding`` are in another table."""
    lost = text.count("\ufffd")
    if lost > MOST_DAMAGE * len(text):
        return True
    # In UTF-8 each sign beyond ASCII takes two bytes or more, and one that cannot be read one to three.
    return encoding == "utf-8" and 2 * (lost - STRAY) > len(data.translate(None, _ASCII)) - lost


def _codec(label: str) -> str | None:
    """Return the name of the codec for a declared label, or None for one that does not exist or is no text."""
    key = label.strip().strip("\"'").lower()
    name = _WIDER.get(key, key)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return (
        info.name
        if getattr(info, "_is_text_encoding", True) and info.name not in {"idna", "punycode", "utf-7"}
        else None
    )


def _by_guess(data: bytes) -> str:
    """Decode without a declaration: mostly UTF-8, else what the byte statistics say, else Western European."""
    lenient = data.decode("utf-8", "replace")
    if not _is_damaged(lenient, data, "utf-8"):
        return lenient
    if sum(byte > 0x7F for byte in data[:GUESS_FROM]) < FEWEST_TO_GUESS:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_FROM], threshold=0.3).best()
    return data.decode(best.encoding if best else "cp1252", "replace")
