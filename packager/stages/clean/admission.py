"""What is taken for a page: nothing made for programs, and nothing that would take minutes to read."""

from __future__ import annotations

import re

from packager.errors import ParseError
from packager.text.bounds import MOST_TAGS, has_too_many_tags

MOST_TEXT = 5_000_000
"""Letters of the text of a page that is taken: one and a half times "War and Peace". They cost cleaning 6 s and 0.25
GB, twice as many more memory than a worker has."""
_SCRIPT = re.compile(r"<(script|style)\b[^>]*+>?.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_SPOKEN = re.compile(r"(?:\A|>)[^<]++")
_CONTROLS = bytes({*range(0x01, 0x20)} - set(b"\t\n\v\f\r\x1b"))
NOISE_SAMPLE, MOST_CONTROLS = 50_000, 0.01
"""Characters looked at, and share of control characters from which it is no text: of random bytes a tenth are."""
_BINARY = {
    b"%PDF-": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"PK\x03\x04": "a zip file", b"\x1f\x8b": "a compressed file",
}  # fmt: skip
"""What a file is that begins so."""
_PROLOG = re.compile(r"<!--.*?-->|<[?!][^>]*>", re.DOTALL)
_DATA = re.compile(r"[\s\ufeff]*<(?:rss|feed|rdf:rdf|opml)[\s>]", re.IGNORECASE)
"""How feeds and lists of them begin, which are markup as well."""
_JSON = re.compile(r"[\s\ufeff]*[\[{]\s*(?:\{\s*)?\"[^\"<>]{0,200}\"\s*[:,\]]")
"""How an answer for programs begins."""
_HEADER = re.compile(r"\s*+[A-Za-z][\w-]*+:")
_MIME = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
"""How mails begin, and pages that a browser saves as one (MHTML, RFC 2557)."""
LONGEST_PROLOG = 5_000
"""Characters in which a feed says that it is one; licences and greetings stand before it."""


def refuse_others(data: bytes, text: str, *, known: bool) -> None:
    """Raise ParseError for what is no page, saying what it is; ``known``: that it is said to be one."""
    for beginning, name in _BINARY.items():
        if data.startswith(beginning):
            raise ParseError(f"it is {name}, and no page", code="not-html")
    if _DATA.match(_PROLOG.sub("", text[:LONGEST_PROLOG])):
        raise ParseError("it is a feed or a list of feeds, and no page", "packager make takes feeds", code="not-html")
    if _HEADER.match(text) and _MIME.search(text[:LONGEST_PROLOG]):
        raise ParseError("it is a page saved as a mail (MHTML), or a mail", "packager make takes both", code="not-html")
    if _JSON.match(text):
        raise ParseError("it is data for programs (JSON), and no page", code="not-html")
    if not known or _is_noise(text):
        raise ParseError("what it holds is no text, and so no page", code="not-html")


def _is_noise(text: str) -> bool:
    """Whether a text is full of control characters, as what was made for machines is."""
    sample = text[:NOISE_SAMPLE].encode("utf-8", "surrogatepass")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * min(len(text), NOISE_SAMPLE)


def weigh(text: str) -> None:
    """Refuse what would take minutes and gigabytes, before it is parsed."""
    if has_too_many_tags(text):
        raise ParseError(f"it is made of more than {MOST_TAGS:,} elements", code="too-large")
    if len(text) > MOST_TEXT and sum(map(len, _SPOKEN.findall(_SCRIPT.sub("", text)))) > MOST_TEXT:
        raise ParseError(f"it holds more than {MOST_TEXT:,} letters of text", code="too-large")
