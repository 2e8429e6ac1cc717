"""Korean words stay whole: between their syllables a line could end anywhere, and Korean ends it between words.

Browsers do it where CSS asks (``word-break: keep-all``); a layout engine that knows no such thing needs the words' own
letters held together.
"""

from __future__ import annotations

import re

JOINER = "\u2060"
"""Where no line may end, and nothing is seen (word joiner)."""

MOST = 20
"""Letters of the longest word that is held together: as many as a column holds. Words have two to eight."""

_SYLLABLE = "\uac00-\ud7a3"
_WORD = re.compile(rf"(?<!\S)[^\s{_SYLLABLE}]{{0,{MOST}}}[{_SYLLABLE}]\S{{0,{MOST}}}(?!\S)")
_WITHIN = re.compile(rf"(?<=[{_SYLLABLE}])(?=[\w(\[])|(?<=[\w)\]])(?=[{_SYLLABLE}])")
_ANY = re.compile(rf"[{_SYLLABLE}]")


def has_hangul(text: str) -> bool:
    """Say whether a text has Korean words."""
    return _ANY.search(text) is not None


def joined(text: str) -> str:
    """Return a text whose Korean words are held together, with the numbers and brackets that belong to them."""
    return _WORD.sub(lambda word: word[0] if len(word[0]) > MOST else _WITHIN.sub(JOINER, word[0]), text)


def parted(text: str) -> str:
    """Return the text without what holds its words together."""
    return text.replace(JOINER, "")
