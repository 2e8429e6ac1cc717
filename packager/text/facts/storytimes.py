"""Times that are the story's and not the page's: in a sentence of its text, or behind a word for an event."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from packager.text.calendar.labels import tells_event
from packager.text.facts.namelines import SENTENCE
from packager.text.html import BREAKING

LONGEST_LINE = 240
"""Characters; a longer block is text, and a time in it is the story's, not the article's."""
_SPACED_STOPS = (".", "!", "?")
_STOPS = (*_SPACED_STOPS, "。", "！", "？", "।", "۔", "؟")
"""Signs with which sentences end; those of scripts that part words by spaces, first."""
_TIME_NAMES = re.compile(
    r"date|time|publi|posted|stamp|meta|byline|author|credit|info(?!box|graf|graph)|dateline|datum|fecha|horario|submitted|created",
    re.IGNORECASE,
)


def names_time(element: HtmlElement) -> bool:
    """Whether an element is named as one that tells a time or who wrote."""
    return _TIME_NAMES.search(" ".join(element.get(each) or "" for each in ("class", "id", "itemprop"))) is not None


def is_sentence(line: str) -> bool:
    """Whether a line is text: a long one, or one of several words that ends in a full stop."""
    if len(line) > LONGEST_LINE:
        return True
    return line.endswith(_STOPS) and (len(line.split()) >= SENTENCE or not line.endswith(_SPACED_STOPS))


def is_of_the_story(element: HtmlElement, line: str | None = None) -> bool:
    """Whether a time that nothing names the article's stands in a sentence of its text, or behind a word for what
    begins then; not one with which a line begins. ``line`` is that of the element, where it is known.
    """
    shown, line = " ".join(element.text_content().split()), line or _line_round(element)
    if names_time(element) or line.startswith(shown):
        return False
    return is_sentence(line) or tells_event(line[: max(0, line.find(shown))])


def _line_round(element: HtmlElement) -> str:
    """The beginning of the block in which an element stands."""
    block = next((each for each in (element, *element.iterancestors()) if each.tag in BREAKING), element)
    return " ".join(block.text_content()[: 4 * LONGEST_LINE].split())
