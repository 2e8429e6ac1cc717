"""The language and direction of a text: what its page declares, weighed against its letters."""

from __future__ import annotations

from functools import cache
from typing import Any

from packager.text.function_words import confirmed
from packager.text.words import primary

SIGNIFICANT_LENGTH = 200
"""Characters from which the language of a text is told reliably."""
LANGUAGE_SAMPLE = 3000
"""Characters from which it is told; more changes nothing but the time."""
SURE = 0.999
"""Probability from which the text is believed rather than the declaration: templates declare the
language of their maker on every page."""

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def settle(text: str, declared: str | None, usual: str | None = None) -> str | None:
    """Return the language of ``text`` (BCP 47): the declared one, unless the text is plainly in another.

    ``usual`` is the language of its source, for texts too short to tell.
    """
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


def direction(language: str | None) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"


def _told(text: str) -> tuple[str, bool]:
    """The language of a text as its letters tell it, and whether that is sure."""
    language, probability = _identifier().classify(text[:LANGUAGE_SAMPLE])
    return language, probability > SURE


@cache
def _identifier() -> Any:
    """Load the language model once: it costs more than a page."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
