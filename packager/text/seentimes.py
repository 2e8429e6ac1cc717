"""Times that a reader sees: near the headline, in its lines and ``<time>`` elements, and at the article's end.

An invented time is the worst fault, so a time needs a label, a name or a place that makes it the
article's; comments, related stories, menus and sentences have times of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from lxml.html import HtmlElement

from packager.model import Provenance
from packager.text.clocks import clocks_in
from packager.text.days import ascii_digits, days_in, on
from packager.text.declared import Declared
from packager.text.labels import Label
from packager.text.machinetimes import bare_midnight_as_day
from packager.text.nearby import Block, Place, place_of
from packager.text.stamps import Stamp, stamps
from packager.text.weighing import UNSURE, Evidence

_LONGEST_LINE = 240
"""Characters; a longer block is text, and a time in it is the story's, not the article's."""
_NEAREST_UNMARKED = 1500
"""Characters after the headline within which a time that nothing labels is taken for the article's."""
_NEAREST_BESIDE = 600
"""The same for one that may stand beside the article."""
_FARTHEST_BEFORE = -400
_MOST_OUTSIDE = 40
"""Characters that an unlabelled line may hold beside its stamps: a name or a place, not a sentence."""
_BEFORE_HEADLINE = 3
"""By how much a time before the headline is trusted less: today's date stands there too."""
_NO_CLOCK = 4
"""By how much a day alone is trusted less than a time."""
_LEAD_IN = 50
"""Characters with which a text begins and in which a day is its dateline: "Karlsruhe, (12.11.2021). …"."""
_TRUST_TIME_ELEMENT = 72
_TRUST_LABELLED = 80
_TRUST_NAMED = UNSURE
_TRUST_BARE = 90
_TRUST_PROSE = 110
_TRUST_BESIDE = 120
_TRUST_FAR = 150
"""Lower is better; the distance in steps of _STEP is added to those of lines."""
_STEP = 300
"""Characters from the headline that make a time one less sure."""
_PENALTY_BESIDE = 6
_SHORT_LINE = 30
"""Characters of a line that holds a clock alone."""
_TIME_NAMES = re.compile(
    r"date|time|publi|posted|stamp|meta|byline|author|credit|info|dateline|datum|fecha|horario|submitted|created",
    re.IGNORECASE,
)
_MOST_MARKED_DATES = 40
_LONGEST_MARKED = 80
"""Characters of an element that the page marks as a date."""


def near_headline(blocks: list[Block], language: str | None, year: int | None) -> Iterator[Evidence]:
    """Yield the times of the lines around the headline. ``year`` is that of days shown without theirs."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.place is Place.ELSEWHERE:
            continue
        yield from _time_elements(block, language)
        for stamp in _line_stamps(block, after, language, year):
            if trust := _trust(block, stamp):
                yield Evidence(stamp.moment, stamp.label or "published", Provenance.TEXT, trust)


def farther(page: Declared, language: str | None) -> list[Evidence]:
    """Return the day told far from the headline, where all that the page marks as dates agree on it."""
    found: list[Evidence] = []
    for element in page.marks.dates[:_MOST_MARKED_DATES]:
        text = " ".join(element.text_content()[:_LONGEST_LINE].split())
        stamp = next(iter(stamps(text, language)), None) if len(text) <= _LONGEST_MARKED else None
        if stamp and all(place_of(one) is Place.ARTICLE for one in islice(element.iterancestors(), 6)):
            source = Provenance.TIME if element.tag == "time" else Provenance.TEXT
            found.append(Evidence(on(stamp.moment.at.date()), stamp.label or "published", source, _TRUST_FAR))
    published = [one for one in found if one.label == "published"]
    return published[:1] if len({one.moment for one in published}) == 1 else []


def _time_elements(block: Block, language: str | None) -> Iterator[Evidence]:
    for element in block.elements:
        if element.tag != "time" and not element.get("datetime"):
            continue
        moment = bare_midnight_as_day(element.get("datetime") or element.get("content"), language)
        if moment:
            label = _time_label(element, block, language)
            # Before the headline a site also shows what time it is.
            sure = block.distance >= 0 or label == "updated"
            yield Evidence(moment, label, Provenance.TIME, _TRUST_TIME_ELEMENT if sure else UNSURE + 4)


def _time_label(element: HtmlElement, block: Block, language: str | None) -> Label:
    if re.search("updat|modif", element.get("class") or "", re.IGNORECASE):
        return "updated"
    stamp = next(iter(stamps(block.text, language)), None)
    return stamp.label if stamp and stamp.label else "published"


def _line_stamps(block: Block, after: Block | None, language: str | None, year: int | None) -> list[Stamp]:
    """The stamps of a line. A day alone takes the clock alone in the next line; of prose, the day it begins with."""
    if len(block.text) > _LONGEST_LINE:
        found = stamps(block.text[:_LEAD_IN], language)
        return [stamp for stamp in found[:1] if stamp.moment.day_only and stamp.start <= _LEAD_IN // 2]
    found = stamps(block.text, language, year)
    if len(found) == 1 and found[0].moment.day_only and after is not None and _is_clock(after, language):
        return stamps(f"{block.text} {after.text}", language) or found
    return found


def _is_clock(block: Block, language: str | None) -> bool:
    """Whether a line holds a time of day and nothing else."""
    if block.place is Place.ELSEWHERE or len(block.text) >= _SHORT_LINE:
        return False
    line = ascii_digits(block.text)
    return not days_in(line, language) and len(clocks_in(line)) == 1


def _trust(block: Block, stamp: Stamp) -> int | None:
    """How far a visible stamp is to be trusted, by its label, its class and its distance; None: not at all."""
    beside = block.place is Place.BESIDE
    near = _FARTHEST_BEFORE <= block.distance <= (_NEAREST_BESIDE if beside else _NEAREST_UNMARKED)
    if beside and not near:
        return None
    penalty = abs(block.distance) // _STEP + (_PENALTY_BESIDE if beside else 0)
    penalty += (_BEFORE_HEADLINE if block.distance < 0 else 0) + (_NO_CLOCK if stamp.moment.day_only else 0)
    base = _TRUST_LABELLED if stamp.label else _unlabelled_trust(block, stamp) if near else None
    return None if base is None else base + penalty


def _unlabelled_trust(block: Block, stamp: Stamp) -> int | None:
    """The trust of a stamp that only its place and shape speak for."""
    outside = len(block.text) - (stamp.end - stamp.start)
    if _is_time(block):
        return _TRUST_NAMED
    if block.place is Place.BESIDE:
        return _TRUST_BESIDE if stamp.moment.day_only and outside <= _MOST_OUTSIDE // 3 else None
    if outside <= _MOST_OUTSIDE:
        return _TRUST_BARE
    return _TRUST_PROSE if len(block.text) > _LONGEST_LINE else None


def _is_time(block: Block) -> bool:
    """Whether the page names the block as one that tells a time or who wrote."""
    return any(element.tag == "time" or _TIME_NAMES.search(_names(element)) for element in _around(block))


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(attribute) or "" for attribute in ("class", "id", "itemprop"))


def _around(block: Block) -> Iterator[HtmlElement]:
    yield from block.elements
    yield from islice(block.element.iterancestors(), 2)
