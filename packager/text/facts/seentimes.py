"""Times that a reader sees: near the headline, in its lines and ``<time>`` elements, and at the article's end.

An invented time is the worst fault, so a time needs a label, a name or a place that makes it the
article's; comments, related stories, menus and sentences have times of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from packager.model import Provenance
from packager.text.calendar.ago import read_relative
from packager.text.calendar.clocks import clocks_in
from packager.text.calendar.days import MAYBE_DAY, ascii_digits, days_in, on
from packager.text.calendar.labels import LABELS, Label, Span, labels_in, tells_event
from packager.text.calendar.stamps import Stamp, stamps
from packager.text.facts.declared import Declared
from packager.text.facts.machinetimes import bare_midnight_as_day
from packager.text.facts.nearby import UNSEEN, Block, Place, heads_comments, hidden, place_of
from packager.text.facts.storytimes import LONGEST_LINE, is_of_the_story, is_sentence, names_time
from packager.text.facts.weighing import UNSURE, Evidence
from packager.text.html import BREAKING, HEADINGS
from packager.text.urls import absolute, canonical
from packager.text.words import primary
from packager.times import Moment

Told = tuple[list[Evidence], list[Evidence], list[Evidence]]
"""What lines far from the headline tell: days of publication, days alone, days of a change."""
_NEAREST_UNMARKED = 1500
"""Characters after the headline within which a time that nothing labels is taken for the article's."""
_NEAREST_BESIDE = 600
"""The same for one that may stand beside the article."""
_FARTHEST_BEFORE = -400
_MOST_OUTSIDE = 40
"""Characters that an unlabelled line may hold beside its stamps: a name or a place, not a sentence."""
_BEFORE_HEADLINE = 3
"""By how much a time before the headline is trusted less: today's date stands there too."""
_MASTHEAD_STEP = 50
"""Characters before the headline that make it one less sure again: today's date stands in the masthead."""
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
_TRUST_RELATIVE = 130
_TRUST_FAR = 150
"""Lower is better; the distance in steps of _STEP is added to those of lines."""
_STEP = 300
"""Characters from the headline that make a time one less sure."""
_PENALTY_BESIDE = 6
_SHORT_LINE = 30
"""Characters of a line that holds a clock alone."""
_MOST_BESIDE_LABEL = 12
"""Characters beside the label in a line of its own: "Date de", " on", a colon."""
_BAR_BEFORE, _BAR_BEHIND = re.compile(r"(?:^|[|•·])\s*$"), re.compile(r"\s*(?:$|[|•·])")
_INSTANT = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d")
_MOST_MARKED_DATES = 40
_TOLD_FIRST = 120
"""Characters of a text in which it may say when it was published, before it says other things."""
_MONTHS = 12
_FEWEST_TOLD = 16
"""Characters beside its times from which a line may be a sentence: "Sunday, at … p.m." is none."""
_HAS_WORD = re.compile(r"[^\W\d_]{3}|[年月日년월일]")
"""What a day has that does not leave open which of its numbers is the month."""
_MARKS = 3
"""Characters of a line that is a day and nothing else: brackets, a point."""
_SHORTEST_DAY = 6
"""Characters of the shortest day with its year: "1.1.20"."""
_LONGEST_TEASER = 400
"""Characters of a story in a list, with its day and what it is about."""
_MOST_BOXES = 4
"""Elements round a link that are searched for a day."""
_MOST_LINKS = 3000
"""Links of a page that are looked at."""
_LONGEST_MARKED = 80
"""Characters of an element that the page marks as a date."""


def near_headline(
    blocks: list[Block],
    language: str | None,
    year: int | None,
    told: frozenset[dt.date] = frozenset(),
    fetched: dt.datetime | None = None,
) -> Iterator[Evidence]:
    """Yield the times of the lines around the headline. ``year`` is that of days shown without theirs, and ``told``
    the days that the page declares; relative times ("3 hours ago") count back from ``fetched``, and are left out
    without it.
    """
    for before, block, after in zip_longest([None, *blocks[:-1]], blocks, blocks[1:]):
        if block is None or block.place is Place.ELSEWHERE:
            continue
        yield from _time_elements(block, language)
        if fetched is not None:
            yield from _told_from_now(block, language, fetched)
        found = _line_stamps(block, after, language, year)
        if before is not None and found and (called := _label_alone(before.text)):
            found = [replace(each, label=each.label or called) for each in found]
        outside = len(block.text) - sum(stamp.end - stamp.start for stamp in found)
        for stamp in found:
            if trust := _trust(block, stamp, outside):
                moment = _in_told_order(stamp, block.text, told) if primary(language) in {"en", ""} else stamp.moment
                yield Evidence(moment, stamp.label or "published", Provenance.TEXT, trust)


def _label_alone(line: str) -> Label | None:
    """What a line that is a label and little else says of the time in the next line: "Updated on"."""
    labels = labels_in(line) if len(line) <= _SHORT_LINE else ()
    beside = len(line) - sum(end - start for start, end, _ in labels)
    kinds = {kind for _, _, kind in labels}
    return labels[0][2] if len(kinds) == 1 and beside <= _MOST_BESIDE_LABEL else None


def _in_told_order(stamp: Stamp, line: str, told: frozenset[dt.date]) -> Moment:
    """The moment of a stamp; of "11.03.17" the other reading, where only that is a day that the page declares:
    English is written in both orders, and a page in a language of one order may rather declare it wrongly.
    """
    at = stamp.moment.at
    if at.day > _MONTHS or at.date() in told or _HAS_WORD.search(line, stamp.start, stamp.end):
        return stamp.moment
    turned = at.replace(month=at.day, day=at.month)
    return replace(stamp.moment, at=turned) if turned.date() in told else stamp.moment


def farther(page: Declared, told: Told, language: str | None) -> list[Evidence]:
    """Return the day told far from the headline, where all that tell one agree on it: what the page marks as
    dates, else its lines that say of a day that something was published on it, else its lines that are a day.
    """
    agreed = map(_agreed, (_marked_days(page, language), *told[:2]))
    return next(filter(None, agreed), [])


def _agreed(found: list[Evidence]) -> list[Evidence]:
    """The first of what all tells the same day, or nothing."""
    return found[:1] if len({one.moment for one in found}) == 1 else []


def _marked_days(page: Declared, language: str | None) -> list[Evidence]:
    """The days of publication in the elements that the page marks as dates."""
    found = []
    for element in page.marks.dates[:_MOST_MARKED_DATES]:
        text = " ".join(element.text_content()[:LONGEST_LINE].split())
        stamp = next(iter(stamps(text, language)), None) if len(text) <= _LONGEST_MARKED else None
        if not stamp or stamp.label == "updated" or _farthest(element) is not Place.ARTICLE:
            continue
        if stamp.label or not is_of_the_story(element):
            found.append(_far(stamp, Provenance.TIME if element.tag == "time" else Provenance.TEXT))
    return found


def at_own_link(page: Declared, url: str | None, language: str | None) -> list[Evidence]:
    """Return the day beside the page's links to itself, as in a list of the latest stories, where all tell the same."""
    own = {canonical(each) for each in (url, absolute(url, page.canonical)) if each and urlsplit(each).path.strip("/")}
    links = islice(page.marks.root.iter("a"), _MOST_LINKS) if own else ()
    addresses = {link: absolute(url, link.get("href")) for link in links}
    mine = {link for link, address in addresses.items() if address and "#" not in address and canonical(address) in own}
    found = [_far(stamp, Provenance.TEXT) for link in mine if (stamp := _beside_link(link, mine, language))]
    return _agreed(found)


def _beside_link(link: HtmlElement, mine: set[HtmlElement], language: str | None) -> Stamp | None:
    """The only day in the box round a link that holds no other link."""
    for box in (link, *islice(link.iterancestors(), _MOST_BOXES)):
        text = " ".join(box.text_content()[: 2 * _LONGEST_TEASER].split())
        if len(text) > _LONGEST_TEASER or not mine.issuperset(box.iter("a")):
            return None
        if found := stamps(text, language):
            return found[0] if len(found) == 1 and found[0].label != "updated" else None
    return None


def last_change(told: Told) -> list[Evidence]:
    """Return the day of the last change, of a page that tells no other: since then its text is what it is."""
    return _agreed(told[2])


def told_days(page: Declared, language: str | None) -> Told:
    """Return the days that lines anywhere say to be of publication, those that make up a line of the text, and those
    that lines say to be of a change."""
    labelled, alone, changed = [], [], []
    for element in islice(_dated(page.marks.root), _MOST_MARKED_DATES):
        line, place = " ".join(element.text_content()[: 4 * LONGEST_LINE].split()), _farthest(element)
        if place is Place.ELSEWHERE:
            continue
        # Of a longer text, what it begins with: "This entry was posted on … and is filed under …".
        for stamp in stamps(line if len(line) <= LONGEST_LINE else line[:_TOLD_FIRST], language):
            whole = len(line) - (stamp.end - stamp.start) <= _MARKS
            label = stamp.label or (_called(element) if whole else None)
            if label == "published":
                labelled.append(_far(stamp, Provenance.TEXT))
            elif label is None and place is Place.ARTICLE and whole and not is_of_the_story(element):
                alone.append(_far(stamp, Provenance.TEXT))
            elif label == "updated":
                changed.append(_far(stamp, Provenance.TEXT))
    return labelled, alone, changed


def _called(element: HtmlElement) -> Label | None:
    """What the line before an element says of the time in it: "Mise en ligne", "23 mai 2019"."""
    before = element.getprevious()
    return None if before is None else _label_alone(" ".join(before.text_content()[:_LONGEST_MARKED].split()))


def _dated(root: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks, or parts of long ones, in whose own text something like a day stands."""
    seen: set[HtmlElement] = set()
    long: dict[HtmlElement, bool] = {}
    for text in root.xpath("body//text()"):
        if heads_comments(text.getparent(), text):
            return
        if len(text) < _SHORTEST_DAY or not MAYBE_DAY.search(ascii_digits(text[:LONGEST_LINE])):
            continue
        holder = text.getparent()
        holder = holder.getparent() if text.is_tail else holder
        block = next((each for each in (holder, *holder.iterancestors()) if each.tag in BREAKING), holder)
        # Asked once a block: one of code may be cut into as many texts as it has words.
        if block not in long:
            long[block] = len(block.text_content()) > LONGEST_LINE
        block = holder if long[block] else block
        if block not in seen and holder.tag not in UNSEEN:
            seen.add(block)
            yield block


def _farthest(element: HtmlElement) -> Place:
    """How far from the article's own an element stands, by itself and what holds it."""
    around = [element, *islice(element.iterancestors(), 6)]
    return Place.ELSEWHERE if any(map(hidden, around)) else max(map(place_of, around))


def _far(stamp: Stamp, source: Provenance) -> Evidence:
    """The day of a stamp that stands far from the headline; an hour there is too unsure to be told."""
    return Evidence(on(stamp.moment.at.date()), "published", source, _TRUST_FAR)


def _told_from_now(block: Block, language: str | None, fetched: dt.datetime) -> Iterator[Evidence]:
    """The times of a short line that counts back from now, where nothing else tells one."""
    near = 0 <= block.distance <= (_NEAREST_BESIDE if block.place is Place.BESIDE else _NEAREST_UNMARKED)
    if not near or len(block.text) > _LONGEST_MARKED or stamps(block.text, language):
        return
    labels = labels_in(block.text)
    if not (labels or _is_time(block) or len(block.text) <= _SHORT_LINE):
        return
    trust = _TRUST_RELATIVE + block.distance // _STEP
    for part, label in _labelled_parts(block.text, labels):
        if moment := read_relative(part, language, fetched):
            yield Evidence(moment, label, Provenance.TEXT, trust, from_now=True)


def _labelled_parts(line: str, labels: Sequence[Span]) -> Iterator[tuple[str, Label]]:
    """A line, with its label if it has any; in parts where one says when it was published, and another when updated."""
    if len({kind for _, _, kind in labels}) < len(LABELS):
        yield line, labels[0][2] if labels else "published"
        return
    starts = [0, *(start for start, _, _ in labels[1:]), len(line)]
    for (_, _, kind), start, end in zip(labels, starts, starts[1:], strict=False):
        yield line[start:end], kind


def _time_elements(block: Block, language: str | None) -> Iterator[Evidence]:
    for element in _with_times_round(block.elements):
        given = element.get("datetime") or (element.get("content") if element.tag == "time" else _stated(element))
        moment = bare_midnight_as_day(given, language)
        said = _time_label(element, block, language) if moment else None
        if moment and (said or not is_of_the_story(element, block.text)):
            label = said or "published"
            # Before the headline a site also shows what time it is.
            sure = block.distance >= 0 or label == "updated"
            trust = _TRUST_TIME_ELEMENT if sure else UNSURE + 4 + abs(block.distance) // _MASTHEAD_STEP
            yield Evidence(moment, label, Provenance.TIME, trust)


def _with_times_round(elements: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements of a line, and each ``time`` of which they are parts: a day may be styled in pieces."""
    yield from elements
    above = (element.getparent() for element in elements)
    times = [each for each in above if each is not None and each.tag == "time"]
    if times:
        own = set(elements)
        yield from (each for each in dict.fromkeys(times) if each not in own)


def _stated(element: HtmlElement) -> str | None:
    """The time in the title of an element that shows it in other words: "1 hour ago"."""
    title = element.get("title") or ""
    return title if _INSTANT.match(title) else None


def _time_label(element: HtmlElement, block: Block, language: str | None) -> Label | None:
    if re.search("updat|modif", element.get("class") or "", re.IGNORECASE):
        return "updated"
    before, above = element.getprevious(), element.getparent()
    said = before.tail if before is not None else above.text if above is not None else None
    if labels := labels_in((said or "")[-_SHORT_LINE:]):
        return labels[-1][2]
    stamp = next(iter(stamps(block.text, language)), None)
    return stamp.label if stamp else None


def _line_stamps(block: Block, after: Block | None, language: str | None, year: int | None) -> list[Stamp]:
    """The stamps of a line. A day alone takes the clock alone in the next line; of prose, the day it begins with."""
    if len(block.text) > LONGEST_LINE:
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


def _trust(block: Block, stamp: Stamp, outside: int) -> int | None:
    """How far a visible stamp is to be trusted, by its label, its class and its distance; None: not at all.

    ``outside`` is how many characters of its line stand outside all its stamps.
    """
    beside = block.place is Place.BESIDE
    near = _FARTHEST_BEFORE <= block.distance <= (_NEAREST_BESIDE if beside else _NEAREST_UNMARKED)
    if beside and not near:
        return None
    before = _BEFORE_HEADLINE + abs(block.distance) // _MASTHEAD_STEP if block.distance < 0 else 0
    penalty = abs(block.distance) // _STEP + before + (_PENALTY_BESIDE if beside else 0)
    penalty += _NO_CLOCK if stamp.moment.day_only else 0
    base = _TRUST_LABELLED if stamp.label else _unlabelled_trust(block, stamp, outside) if near else None
    return None if base is None else base + penalty


def _unlabelled_trust(block: Block, stamp: Stamp, outside: int) -> int | None:
    """The trust of a stamp that only its place and shape speak for."""
    if tells_event(block.text[: stamp.start]):
        return None
    if _is_named(block):
        return _TRUST_NAMED
    short = len(block.text) <= LONGEST_LINE
    if short and stamp.start and outside >= _FEWEST_TOLD and is_sentence(block.text) and not labels_in(block.text):
        return None
    if _is_time(block):
        return _TRUST_NAMED
    if block.place is Place.BESIDE:
        return _TRUST_BESIDE if stamp.moment.day_only and outside <= _MOST_OUTSIDE // 3 else None
    line = block.text
    barred = short and _BAR_BEFORE.search(line[: stamp.start]) and _BAR_BEHIND.match(line[stamp.end :])
    if outside <= _MOST_OUTSIDE or barred:
        # Right behind the headline nothing need mark a clock; what marks a time far below may be another story's.
        behind = block.distance == 0 and block.element.tag not in HEADINGS and not stamp.moment.day_only
        return _TRUST_NAMED if behind else _TRUST_BARE
    return _TRUST_PROSE if len(block.text) > LONGEST_LINE else None


def _is_time(block: Block) -> bool:
    """Whether the page names the block as one that tells a time or who wrote."""
    return _is_named(block) or any(element.tag == "time" for element in _around(block))


def _is_named(block: Block) -> bool:
    return any(names_time(element) for element in _around(block))


def _around(block: Block) -> Iterator[HtmlElement]:
    yield from block.elements
    yield from islice(block.element.iterancestors(), 2)
