"""Words without end: what no line can hold, and what takes a layout engine the square of its length to break."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from packager.text.rare import rare

LONG = 250
"""Letters from which a word has no end: addresses are shorter, and broken well by themselves."""
STEP = 10
"""Letters between two places to break. A line has three or more of them; with four times as many letters the time for
breaking grows with the square again."""
MOST = 5_000
"""Letters of a word that are printed: a page and more of it, such as a key or a picture written out."""
BREAK = "\u200b"
"""Where a line may end and nothing is seen (zero width space)."""

# Scripts that put no spaces between words break anywhere, or where a dictionary says.
_NO_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1b00-\u1bff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
# Spaces that hold together count as letters, and so do the signs that allow a break: of those a text may be full. The
# others are listed, so that a letter is one class: of a choice between two, each letter of a word takes a note.
_SPACES = r"\t-\r\x1c-\x20\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f"
_LETTER = rf"[^{_SPACES}{_NO_SPACES}]"
_IN_MARKUP = rf"[^<>{_SPACES}{_NO_SPACES}]"
_ENDLESS = rare(rf"{_LETTER}{{{LONG},}}")
_BEYOND = rare(rf"{_IN_MARKUP}{{{MOST + 1},}}")
_ESCAPED = 6 * MOST
"""Characters of a word in markup from which it is more than is printed, were every letter a reference."""
_TEXT = re.compile(r">[^<>]*")
_SIGNS = rare(rf"{_IN_MARKUP}{{{_ESCAPED},}}")
_WORD = rare(rf"{_LETTER}{{{2 * STEP},}}")
_SOFT_HYPHEN = "\u00ad"
_SOFT_REFERENCE = re.compile(r"&(?:shy|#(?:173|x(?:ad|AD)));")
"""To look for all of them by what they begin with takes a tenth of looking for one after the other."""


def unhyphenated(markup: str) -> str:
    """Return markup without the places where its site would have words end a line.

    An edition hyphenates by itself, in the text's language; a search for a word does not find it in parts. Signs that
    part words of scripts without spaces (U+200B) are left, for no dictionary puts them back.
    """
    return _SOFT_REFERENCE.sub("", markup.replace(_SOFT_HYPHEN, ""))


def has_endless(text: str) -> bool:
    """Say whether a text has a word without end."""
    return len(text) >= LONG and _ENDLESS.search(text) is not None


def unprinted(fragment: str) -> int:
    """Return how many letters of a fragment's words are more than are printed; tags part words."""
    return sum(len(word[0]) - MOST for word in _BEYOND.finditer(fragment))


def shortened(markup: str, cut: Callable[[int], None]) -> str:
    """Return markup whose words of far more letters than are printed are cut, before anything takes them apart.

    A parser makes an object of each reference, such as ``&amp;``. ``cut`` is told the length of each word that was cut.
    """

    def short(match: re.Match[str]) -> str:
        word = unescape(match[0])
        cut(len(word))
        return f"{escape(word[: MOST - 1])}…"

    if len(markup) < _ESCAPED:
        return markup
    return _TEXT.sub(lambda text: _SIGNS.sub(short, text[0]) if len(text[0]) > _ESCAPED else text[0], markup)


def parted(text: str, cut: Callable[[int], None]) -> str:
    """Return a text whose long words can be broken every few letters; what goes beyond reason ends in an ellipsis.

    ``cut`` is told the length of each word that was cut.
    """

    def part(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) > MOST:
            cut(len(word))
            word = word[:MOST] + "…"
        return BREAK.join(word[at : at + STEP] for at in range(0, len(word), STEP))

    return _WORD.sub(part, text)
