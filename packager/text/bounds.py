"""How much markup is read: bounds on a page's tags and their attributes, told before the parser sees any of it."""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag that are read. libxml2 compares each with all before it: 1,000 take it some milliseconds,
60,000 a quarter of a minute. The most on 1,101 real pages is 70."""

MOST_TAGS = 150_000
"""Elements of a page that is taken. Each costs cleaning some 40 µs and 2 kB, this many 6 s and 0.4 GB. The largest of
1,101 real pages has 10,000, a book of 500 pages 15,000."""

MOST_SIGNS = 10 * MOST_TAGS
"""Signs ``<``, and ``&``, of a page, whatever they stand for: as text, a million take 3 s."""

# An attribute, told from the next as browsers do (HTML, 13.2.5.32-39).
_ONE = r"(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+)"
# Comments, tags, and what only looks like them because it stands in a script: read if a page may have such a tag.
_MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*+>?"
    r"|(<(?:(script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])|[a-z][^\s/>]*+)"
    rf"{_ONE}{{0,{MOST_ATTRIBUTES}}}+)({_ONE}*+)[\s/]*+>?(?(2).*?(?:</\2|\Z))",
    re.IGNORECASE | re.DOTALL,
)


_LONG = re.compile(rf"<([^<]{{{2 * MOST_ATTRIBUTES + 1},}})")
"""What is as long, up to the next sign ``<``, as a tag of too many attributes is at least."""
_VALUED = re.compile(r"(?<=[\s/\"'])[^\s/>=\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""An attribute whose value, a text or a drawing, may be as long as many attributes."""


def relieved(text: str) -> str:
    """Return a page or fragment without the attributes beyond :data:`MOST_ATTRIBUTES` of a tag."""
    return _MARKUP.sub(_relieved, text) if _may_be_overloaded(text) else text


def has_too_many_tags(text: str) -> bool:
    """Whether a page or fragment is made of more elements than :data:`MOST_TAGS`, or of endless signs."""
    if text.count("&") > MOST_SIGNS:
        return True
    signs = text.count("<")
    if signs <= MOST_TAGS or signs > MOST_SIGNS:
        return signs > MOST_SIGNS
    return sum(1 for tag in _MARKUP.finditer(text) if tag[1]) > MOST_TAGS


def _may_be_overloaded(text: str) -> bool:
    """Whether a tag is long enough for too many attributes and holds many, or values hide it.

    To read the attributes of each tag takes longest. What still slips through is bounded by the time that a page's own
    process may take.
    """
    long: list[str] = _LONG.findall(text)
    if any(map(_holds_many, long)):
        return True
    ends = sum(piece.count('">"') + piece.count("'>'") for piece in long)
    return ends + text.count('"<') + text.count("'<") > MOST_ATTRIBUTES


def _holds_many(piece: str) -> bool:
    """Whether a piece of markup may be the beginning of a tag of too many attributes."""
    if len(piece.partition(">")[0]) <= 2 * MOST_ATTRIBUTES or _partings(piece) < MOST_ATTRIBUTES:
        return False
    # The next sign ``<`` may stand in a value, and more attributes behind it: a quarter of them is many.
    bare = _VALUED.sub(" valued ", piece).partition(">")[0]
    return len(bare.replace("/", " ").split()) > MOST_ATTRIBUTES / 4


def _partings(piece: str) -> int:
    """Return how many signs there are in a piece of markup behind which an attribute may begin, at least."""
    return len(piece.split()) + piece.count("/") + piece.count('"') + piece.count("'")


def _relieved(tag: re.Match[str]) -> str:
    """Write a tag without the attributes that are too many."""
    return tag[1] + tag[0][tag.end(3) - tag.start() :] if tag[3] else tag[0]
