"""Straight quotation marks, written as those of a language: in pairs, within one another, and where none are spaces."""

from __future__ import annotations

import re

from packager.frozen import frozen
from packager.text.calendar.zones import region
from packager.text.words import primary

HARD = "\u00a0"
"""No-break space: in French before a colon and inside « » (Lexique de l'Imprimerie nationale)."""

_QUOTES = {
    "en": "“”", "de": "„“", "fr": "«»", "it": "“”", "es": "“”", "pt": "“”", "nl": "“”", "pl": "„”", "ro": "„”",
    "hu": "„”", "cs": "„“", "sk": "„“", "sl": "„“", "hr": "„”", "bg": "„“", "lt": "„“", "et": "„”", "is": "„“",
    "ru": "«»", "uk": "«»", "be": "«»", "el": "«»", "nb": "«»", "nn": "«»", "no": "«»", "ca": "«»", "sv": "””",
    "fi": "””", "da": "””", "tr": "“”", "id": "“”", "ms": "“”", "gl": "“”", "eu": "“”", "cy": "“”", "ga": "“”",
    "vi": "“”", "lb": "„“", "sq": "„”", "sr": "„”", "mk": "„“", "af": "“”", "lv": "„”",
}  # fmt: skip
"""Opening and closing marks that replace the typewriter's."""
_SWISS = "«»"
_INNER = {
    "de": "‚‘", "cs": "‚‘", "sk": "‚‘", "sl": "‚‘", "bg": "‚‘", "lb": "‚‘", "fr": "“”", "el": "“”", "ca": "“”",
    "es": "‘’", "it": "‘’", "pt": "‘’", "hr": "‘’", "tr": "‘’", "nb": "‘’", "nn": "‘’", "no": "‘’", "gl": "‘’",
    "sv": "’’", "fi": "’’", "da": "’’", "ru": "„“", "uk": "„“", "be": "„“", "pl": "«»", "ro": "«»", "hu": "»«",
}  # fmt: skip
"""Marks of a quotation within one (CLDR, alternateQuotation). Dutch, whose words begin and end with such a mark, is
left out, and English has rules of its own."""
_SWISS_INNER = "‹›"
_NESTED = {"en": "‘’", "nl": "‘’"}
"""The same where single marks are told by rules of their own, for a quotation in double marks within one."""
_DENSE = frozenset({"zh", "ja", "ko"})
_OLD_FORMS = frozenset({"hant", "tw", "hk", "mo"})
"""Scripts and regions in which Chinese is quoted in corners."""
_DEEPEST = 2
"""Quotations within one another."""
SINGLE = re.compile(
    r"(?P<opens>(?<![^\s([{—–/“\"-])'(?=[^\W_]))|(?P<letter>(?<=[^\W\d_])'(?![^\W_]))|(?<=[^\s'])'(?![^\W_])"
)
"""A single straight mark where a quotation may begin, and where it, or a word, may end."""
SPACES = frozenset(" \t\n\r\u00a0\u202f\u2009")


def set_quotes(text: str, language: str, changes: dict[int, str]) -> None:
    """Straight double quotes that pair up in the run; others may be inches, and stay.

    The last may be left open: a quotation of several paragraphs opens in each, and what is cut ends nowhere.
    """
    if primary(language) in _DENSE and ('"' in text or "'" in text):
        _dense_quotes(text, language, changes)
    if '"' not in text:
        return
    swiss = region(language) in {"CH", "LI"} and primary(language) in {"de", "fr", "it"}
    marks = _SWISS if swiss else _QUOTES.get(primary(language))
    pairs = _paired(text) if marks else []
    inner = _SWISS_INNER if swiss else _INNER.get(primary(language))
    nested = any(pair.inner for pair in pairs)
    if marks is None or (nested and not (inner or _NESTED.get(primary(language)))):
        return
    space = HARD if primary(language) == "fr" and region(language) != "CH" else ""
    for pair in pairs:
        own = (inner or _NESTED[primary(language)]) if pair.inner else marks
        spaced = space if own == marks else ""
        changes[pair.begins] = own[0] + spaced
        if pair.ends is not None:
            changes[pair.ends] = spaced + own[1]
            if inner and not nested and "'" in text:
                _inner_quotes(text, pair.begins, pair.ends, inner, changes)


def _dense_quotes(text: str, language: str, changes: dict[int, str]) -> None:
    """Straight marks of a language that writes no space beside them: the first opens, the next closes."""
    corners = primary(language) == "zh" and not _OLD_FORMS.isdisjoint(language.lower().split("-"))
    for mark, pair in (('"', "「」" if corners else "“”"), ("'", "『』" if corners else "‘’")):
        places = [found.start() for found in re.finditer(rf"(?<![A-Za-z]){mark}|{mark}(?![A-Za-z])", text)]
        opens, closes = places[::2], places[1::2]
        if len(opens) != len(closes) or any(text[i - 1 : i].isdigit() or text[i + 1] in SPACES for i in opens):
            continue
        if not any(text[i - 1] in SPACES for i in closes):
            changes.update((place, pair[n % 2]) for n, place in enumerate(places))


@frozen
class _Pair:
    """Where a quotation begins and ends, and whether it stands in another."""

    begins: int
    ends: int | None
    inner: bool


def _paired(text: str) -> list[_Pair]:
    """The quotations in straight double marks; none where the marks do not pair up, or lie three deep."""
    opened: list[int] = []
    pairs: list[_Pair] = []
    for found in re.finditer('"', text):
        place = found.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        may_open = not before.isalnum() and after not in SPACES and after != ""
        may_close = bool(before) and before not in SPACES and not after.isalnum()
        if opened and may_close:
            pairs.append(_Pair(opened.pop(), place, bool(opened)))
        elif may_open and len(opened) < _DEEPEST:
            opened.append(place)
        else:
            return []
    if not opened:
        return pairs
    whole = len(opened) == 1 and not any(pair.begins > opened[0] for pair in pairs)
    return [*pairs, _Pair(opened[0], None, inner=False)] if whole else []


def _inner_quotes(text: str, begin: int, end: int, marks: str, changes: dict[int, str]) -> None:
    """Quotations in single marks within one in double marks, where all of them pair up; a lone one may be elision."""
    singles = list(SINGLE.finditer(text, begin, end))
    kinds = [bool(single["opens"]) for single in singles]
    if singles and kinds == [True, False] * (len(singles) // 2):
        for single in singles:
            changes[single.start()] = marks[0 if single["opens"] else 1]
