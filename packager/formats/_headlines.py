"""Headlines where they are larger than the page has room for: on a cover, and over an article on a small screen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

import pyphen
from markupsafe import Markup, escape

from packager.formats._pdf import hyphens
from packager.frozen import frozen
from packager.text.rare import rare

SHARES = (1, 5 / 6, 2 / 3)
"""Sizes that are tried, as shares of the one that is wished for, before words are divided or left out."""

SHORT = 8
"""Letters up to which a word stays whole in scripts that write no spaces."""

DENSEST = 200
"""Letters that no line of a cover can hold: what of an endless word is measured for one line."""

LAST_LINE = 8, 14
"""Letters that the last line of a headline has at the least, where its last words have no more than these.

No headline is so narrow that a line holds fewer: the first of a section in a column of A4 has room for seventeen.
"""

LAST_SIGNS = 4
"""The same of a script that writes no spaces, in signs."""

SOFT_HYPHEN = "\u00ad"

PART = 4
"""Letters that at least stand on either side of a hyphen in a headline."""

_MANY_LETTERS = re.compile(r"[^\W\d_]{19,60}")
"""A word that the line of a headline on a small e-reader may not hold: at 1.6 em there is room for about twenty."""

_OPENING, _CLOSING = "「『（《〈【［“‘", "、。，．：；！？）」』》〉】］”’ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_HAN = "\u2e80-\u2fff\u3003-\u3007\u3040-\u312f\u3190-\u9fff\uf900-\ufaff\uff10-\uff9f\U00020000-\U0003ffff"
_IDEOGRAPH = rare(f"[{_HAN}]")
_FEW = rare(rf"[{_OPENING}]*(?:[{_HAN}]{{1,4}}|[^{_HAN}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*")
"""Characters that stand together: no line begins with a sign that closes, or ends with one that opens (JLReq 3.1.7).

Korean is written with spaces, and its words stay whole.
"""

_SYLLABLE = re.compile("(?<=[\u0e01-\u0e4e\u0e81-\u0ecd])(?=[\u0e40-\u0e44\u0ec0-\u0ec4])")
"""Before a vowel that Thai and Lao write first a syllable begins: the one sign of it that takes no dictionary."""

_CLUSTER = rare("[\\W\\w](?:[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d\ufe0f]|(?<=\u200d).)*")
"""A letter with the signs that belong to it."""


_SPACE = rare("[^\\S\u00a0\u202f]+")
"""Between words, where a line may end; what typography put before a French sign holds it to its word."""

_JOINT = rare("[-‐–—/_?&=]")
"""Behind which an address or a compound is broken without another sign."""


@frozen
class Lines:
    """Lines of a headline, and the size at which they fit."""

    lines: tuple[str, ...]
    size: int


@frozen
class Measure:
    """What a line holds: its width in pixels, and how wide a text is at a size."""

    room: float
    length: Callable[[str, float], float]
    language: str = ""

    def fits(self, text: str, size: float) -> bool:
        return self.length(text.rstrip(), size) <= self.room


def wrapped(text: str, size: int, measure: Measure, *, most: int) -> Lines:
    """Break a text into at most ``most`` lines: in smaller type, then with words divided, last before an ellipsis."""
    attempt = size
    for share in SHARES:
        attempt = int(size * share)
        lines = list(islice(_lines(_with_end(text, attempt, measure), attempt, measure), most + 1))
        if len(lines) <= most and all(measure.fits(line, attempt) for line in lines):
            return Lines(tuple(lines), attempt)
    lines = list(islice(_lines(_narrow(text, attempt, measure), attempt, measure), most + 1))
    if len(lines) > most:
        lines[most - 1 :] = [_ended(lines[most - 1], attempt, measure)]
    return Lines(tuple(lines), attempt)


def _lines(pieces: Iterator[str], size: int, measure: Measure) -> Iterator[str]:
    """Yield lines as they fill; a piece that is wider than the page is a line of its own."""
    line = next(pieces, "")
    for piece in pieces:
        if measure.fits(line + piece, size):
            line += piece
        else:
            yield line.rstrip()
            line = piece
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what stays together: words with the space behind them, a few characters where none is written."""
    for word in filter(None, _SPACE.split(text)):
        parts = [word]
        if len(word) > SHORT:
            parts = list(filter(None, _FEW.findall(word))) if _is_ideographic(word) else _SYLLABLE.split(word)
        yield from parts[:-1]
        yield f"{parts[-1]} "


def _with_end(text: str, size: int, measure: Measure) -> Iterator[str]:
    """Yield the pieces of a text, its last words as one."""
    end = end_of(text)
    if " " not in end or not measure.fits(end, size):
        yield from _pieces(text)
        return
    yield from _pieces(text.removesuffix(end))
    yield end


def _is_ideographic(word: str) -> bool:
    """Whether a word holds a Chinese or Japanese sign: none comes before the first."""
    return max(word) >= _HAN[0] and _IDEOGRAPH.search(word) is not None


def _narrow(text: str, size: int, measure: Measure) -> Iterator[str]:
    """Yield the pieces of a text, those divided that no line holds."""
    for piece in _pieces(text):
        rest = piece
        while not measure.fits(rest[:DENSEST], size) or len(rest) > DENSEST:
            part, rest = _divided(rest, size, measure)
            yield part
        yield rest


def _divided(word: str, size: int, measure: Measure) -> tuple[str, str]:
    """Return the part of a word that fills a line, and the rest: hyphenated where its language has a way."""
    start = word[:DENSEST].rstrip()
    ends = [found.end() for found in _CLUSTER.finditer(start)]
    most = ends[max(bisect_left(ends, True, key=lambda end: not measure.fits(word[:end], size)) - 1, 0)]
    place = max((found.end() for found in _JOINT.finditer(start, 0, most)), default=0)
    if place or not start.isalpha():
        return word[: place or most], word[place or most :]
    places = (place for place in _places(start, measure.language) if measure.fits(f"{word[:place]}-", size))
    place = max(places, default=0)
    return (f"{word[:place]}-", word[place:]) if place else (word[:most], word[most:])


def _places(word: str, language: str) -> Sequence[int]:
    """Return where a word may be hyphenated; nowhere in a language of which nothing is known."""
    known = pyphen.language_fallback(language) if language else None
    if known is None:
        return ()
    hyphens.prepare([known])
    return [int(place) for place in pyphen.Pyphen(lang=known).positions(word)]


def end_of(text: str) -> str:
    """Return the last words of a headline that stay together, so that no short one is alone in a line; or nothing."""
    *words, end = text.split(" ")
    if len(end) > SHORT and _is_ideographic(end):
        return end[-LAST_SIGNS:]
    while end and len(words) > 1 and _wide(end) < LAST_LINE[0] and _wide(f"{words[-1]} {end}") <= LAST_LINE[1]:
        end = f"{words.pop()} {end}"
    return end if " " in end else ""


def _wide(text: str) -> int:
    """Return how many letters wide a text is; one that is as wide as it is high counts twice."""
    return sum(2 if letter >= _HAN[0] else 1 for letter in text)


def whole_end(text: str) -> Markup:
    """Return a headline as markup whose end stays in one line."""
    end = end_of(text)
    return Markup('{}<span class="end">{}</span>').format(text.removesuffix(end), end) if end else escape(text)


def divisible(text: str, language: str) -> str:
    """Return a headline whose words of many letters say where they may be divided (SOFT HYPHEN), and no others."""
    return _MANY_LETTERS.sub(lambda word: _softened(word[0], language), text)


def _softened(word: str, language: str) -> str:
    places = [place for place in _places(word, language) if PART <= place <= len(word) - PART]
    ends = [0, *places, len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(ends))


def _ended(line: str, size: int, measure: Measure) -> str:
    """Return the last line that there is room for, with the sign that more follows."""
    shorter = line.rstrip(" ,;:.")
    while shorter and not measure.fits(f"{shorter}…", size):
        shorter = shorter.rpartition(" ")[0].rstrip(" ,;:.") if " " in shorter else shorter[:-1]
    return f"{shorter}…"
