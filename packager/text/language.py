"""The language and direction of a text: what its page declares, weighed against its letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from bs4 import Tag

from packager.text.function_words import confirmed
from packager.text.words import direction_of, primary

SIGNIFICANT_LENGTH = 200
"""Characters from which the language of a text is told reliably."""
LANGUAGE_SAMPLE = 3000
"""Characters from which it is told; more changes nothing but the time."""
SURE = 0.999
"""Probability from which the text is believed rather than the declaration: templates declare the
language of their maker on every page."""
_SCRIPTS = {
    "ARABIC": "ar fa ur ps ckb ku ug sd ks pa az bal uz",
    "HEBREW": "he iw yi ji lad",
    "CJK": "zh ja ko yue wuu",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "GREEK": "el grc",
    "DEVANAGARI": "hi mr ne sa kok bho mai",
    "BENGALI": "bn as",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "CYRILLIC": "ru uk be bg sr mk kk ky tg mn tt uz ba ce cv os av sah tyv rue bs hr sh az ro mo",
}
"""Scripts that few languages are written in, each with them, the one that has most readers first."""
BEYOND_LATIN = "\u0370"
"""First letter of those scripts: most texts have none from it on, and are told at once."""
FEWEST_LETTERS = 20
"""Letters from which their script tells that a language is none of a text's."""
MOSTLY = 0.6
"""Share of a text's letters that make its script: names and terms stand there in others."""


def settle(text: str, declared: str | None, usual: str | None = None) -> str | None:
    """Return the language of ``text`` (BCP 47): the declared one, unless the text is plainly in another.

    ``usual`` is the language of its source, for texts too short to tell.
    """
    ours = _languages_of_script(text)
    if ours and primary(declared) not in ours:
        told, _ = _told(text)
        return usual if primary(usual) in ours else told if told in ours else ours[0]
    if len(text) < SIGNIFICANT_LENGTH:
        return declared or usual
    for known in (declared, usual if not declared else None):
        if known and confirmed(text, primary(known)):
            return known
    told, sure = _told(text)
    if declared and (primary(declared) == told or not sure):
        return declared
    if sure:
        return usual if primary(usual) == told else told
    return usual or told


def mark_foreign(passages: Iterable[Tag], language: str | None) -> None:
    """Write on each quotation that says nothing of its language which it plainly is in, where that is another than
    the article's, and in which direction it is read; in place.
    """
    for passage in passages:
        text = " ".join(passage.get_text().split())
        if passage.get("lang") or len(text) < SIGNIFICANT_LENGTH or confirmed(text, primary(language)):
            continue
        told, sure = _told(text)
        if sure and told != primary(language):
            passage["lang"] = told
        if passage.get("dir") is None and _letters_run(text) != direction_of(language):
            passage["dir"] = _letters_run(text)


def _letters_run(text: str) -> str:
    """The direction of most of a text's letters."""
    letters = [unicodedata.bidirectional(each) for each in text[:LANGUAGE_SAMPLE] if each.isalpha()]
    return "rtl" if sum(each in {"R", "AL"} for each in letters) > len(letters) / 2 else "ltr"


def _languages_of_script(text: str) -> list[str]:
    """The languages that are written in the script of most letters of a text; none where it is one of many languages,
    or too few letters tell."""
    sample = text[:LANGUAGE_SAMPLE:4]
    letters = 0 if sample.isascii() else sum(map(str.isalpha, sample))
    beyond = (
        Counter(filter(str.isalpha, filter(BEYOND_LATIN.__le__, sample))) if letters >= FEWEST_LETTERS // 4 else None
    )
    if not beyond or beyond.total() <= letters / 10:
        return []
    scripts: Counter[str] = Counter()
    for each, times in beyond.items():
        scripts[unicodedata.name(each, "").partition(" ")[0]] += times
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > letters / 10:
        return ["ja"]
    script, found = scripts.most_common(1)[0]
    return _SCRIPTS.get(script, "").split() if found >= MOSTLY * letters else []


def _told(text: str) -> tuple[str, bool]:
    """The language of a text as its letters tell it, and whether that is sure."""
    language, probability = _identifier().classify(text[:LANGUAGE_SAMPLE])
    return language, probability > SURE


@cache
def _identifier() -> Any:
    """Load the language model once: it costs more than a page."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
