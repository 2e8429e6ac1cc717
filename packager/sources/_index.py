"""A section page read: which of its links are articles, and which time stands by each.

Found by selectors where an editor gives some, else by what articles' links have in common: they stand in
headings or in blocks of their own, have addresses with dates, numbers or long names, and words enough for
a headline; menus, tags, authors and log-ins have none of it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from packager.errors import SourceError
from packager.frozen import frozen
from packager.model import Provenance
from packager.text.calendar.ago import read_ago
from packager.text.calendar.clocks import clocks_in
from packager.text.calendar.dates import read_machine, sane
from packager.text.calendar.stamps import stamps
from packager.text.html import HEADINGS, element_text
from packager.text.urls import absolute, canonical, public_site
from packager.times import Moment, Precision

ENOUGH = 4
"""Points from which a link is an article's: two signs, one of them strong (see :func:`_points`)."""
LONGEST_TITLE = 300
"""Characters; a longer text in a link is the whole teaser, of which its heading is the title."""
LONGEST_LINE = 80
"""Characters of a line that tells a time: date, hour, place and a name."""

_BESIDE = frozenset({"nav", "aside", "footer", "header", "form"})
_WITHIN = frozenset({"article", "main"})
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?\d\d?(?:[/-]|\d\d)")
_SLUG = re.compile(r"(?<![^\W_])[^\W_]++(?:[-_][^\W_]++){2}")
_NUMBER = re.compile(r"\d{4,}")
_ELSEWHERE = re.compile(
    r"/(?:tags?|topics?|categor\w*|kategorien?|author|autoren?|auteurs?|autor|people|profile|search|suche|recherche|"
    r"login|signin|sign-in|register|subscri\w*|abo\w*|account|konto|compte|newsletters?|about|contact|kontakt|privacy|"
    r"datenschutz|impressum|terms|legal|mentions-legales|cookies?|help|faq|jobs|rss|feed|page|rubriques?|"
    r"themen|themes?|archives?|share|print|comments?|cart|shop|boutique)(?:/|$|\.)",
    re.IGNORECASE,
)
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|xml|rss|css|js|ics|docx?|xlsx?)$", re.IGNORECASE)
_CLOCK_ALONE = re.compile(r"\D{0,4}\d{1,2}\s?[:.hH]\s?\d\d\D{0,12}")


@frozen
class Link:
    """An article as a section page announces it."""

    url: str
    title: str | None
    published: Moment | None = None
    published_from: Provenance | None = None


@frozen
class _Found:
    """A link and where it stands."""

    element: Any
    link: Link


@frozen
class _Seen:
    """A time and the element that tells it."""

    element: Any
    moment: Moment
    provenance: Provenance


@frozen
class Reading:
    """What times are read with."""

    language: str | None
    fetched: dt.datetime | None
    """Against which "3 hours ago" is read."""


# --- by selectors ------------------------------------------------------------------------------------


def select(root: Any, selector: str) -> list[Any]:
    """The elements that a CSS selector, or an XPath that begins with ``/`` or ``.//``, names, in document order.

    Raises SourceError for a selector that is none.
    """
    if selector.startswith(("/", "./", "(")):
        import lxml.etree

        try:
            found = root.xpath(selector)
        except lxml.etree.XPathError as error:
            raise SourceError(f"“{selector}” is not an XPath: {error}", code="bad-selector") from error
        return [one for one in found if hasattr(one, "iter")] if isinstance(found, list) else []
    import cssselect2

    try:
        matches = cssselect2.ElementWrapper.from_html_root(root).query_all(selector)
        return [match.etree_element for match in matches]
    except cssselect2.SelectorError as error:
        raise SourceError(f"“{selector}” is not a selector: {error}", code="bad-selector") from error


def by_selectors(
    root: Any, base: str, articles: str, title: str | None, time: str | None, reading: Reading
) -> list[Link]:
    """One link for each element that ``articles`` names: itself a link, or a block with one in it."""
    links = []
    for block in select(root, articles):
        anchor = block if block.tag == "a" else _anchor(block)
        url = _address(base, anchor)
        if url is None:
            continue
        said = next(iter(_inside(block, title)), None)
        link = Link(url, _line(said) if said is not None else _headline(anchor) or _heading(block))
        told = (_told(one, _line(one), reading) for one in _inside(block, time))
        seen = next(filter(None, told), None) or next(iter(_times(block, {anchor}, reading)), None)
        links.append(_timed(link, seen))
    return _distinct(links)


def _inside(block: Any, selector: str | None) -> list[Any]:
    """What ``selector`` names below ``block``: the block alone is searched."""
    if selector is None:
        return []
    held = set(block.iter())
    place = block if selector.startswith("./") else block.getroottree().getroot()
    return [one for one in select(place, selector) if one in held]


def _anchor(block: Any) -> Any:
    """The link of a teaser: the one in its heading, else the one with most words, else any."""
    anchors = [one for one in block.iter("a") if one.get("href")]
    headed = [one for one in anchors if _in_heading(one)]
    return max(headed or anchors, key=lambda one: len(element_text(one)), default=None)


# --- by themselves -----------------------------------------------------------------------------------


def by_pattern(root: Any, base: str, reading: Reading) -> list[Link]:
    """Every link of the page with its headline and time: the caller knows which addresses are meant."""
    return _with_times(root, list(_candidates(root, base, everywhere=True)), reading)


def automatic(root: Any, base: str, reading: Reading) -> list[Link]:
    """The links that are articles by all signs."""
    found = list(_candidates(root, base, everywhere=False))
    times = _times(root, {one.element for one in found}, reading)
    near = {above for seen in times for above in (seen.element, *seen.element.iterancestors())}
    good = {one.link.url for one in found if one.link.title and _points(one, near) >= ENOUGH}
    return _with_times(root, [one for one in found if one.link.url in good], reading)


def _candidates(root: Any, base: str, *, everywhere: bool) -> Iterator[_Found]:
    own, here = canonical(base), public_site(base)
    for anchor in root.iter("a"):
        url = _address(base, anchor)
        if url is None or canonical(url) == own or _FILES.search(urlsplit(url).path):
            continue
        if not everywhere and (_is_beside(anchor) or not _same_site(public_site(url), here)):
            continue
        yield _Found(anchor, Link(url, _headline(anchor)))


def _same_site(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _address(base: str, anchor: Any) -> str | None:
    url = absolute(base, anchor.get("href")) if anchor is not None else None
    if url is None or url.startswith("mailto:"):
        return None
    return url.partition("#")[0]


def _is_beside(anchor: Any) -> bool:
    for above in anchor.iterancestors():
        if above.tag in _WITHIN:
            return False
        if above.tag in _BESIDE or above.get("role") in {"navigation", "banner", "contentinfo", "complementary"}:
            return True
    return False


def _in_heading(anchor: Any) -> bool:
    return any(above.tag in HEADINGS for above in anchor.iterancestors()) or any(
        below.tag in HEADINGS for below in anchor.iter()
    )


def _headline(anchor: Any) -> str | None:
    """The words of a link: its heading's where it holds one, else its own, else what it says of itself."""
    text = _heading(anchor) or _line(anchor)
    if text and len(text) <= LONGEST_TITLE:
        return text
    return " ".join((anchor.get("title") or anchor.get("aria-label") or "").split())[:LONGEST_TITLE] or None


def _heading(block: Any) -> str | None:
    heading = next((one for one in block.iter() if one.tag in HEADINGS), None)
    return _line(heading) if heading is not None else None


def _line(element: Any) -> str:
    return " ".join(element_text(element).split())


def _points(found: _Found, near: set[Any]) -> int:
    path = urlsplit(found.link.url).path
    last = path.rstrip("/").rpartition("/")[2]
    words = (found.link.title or "").split()
    # In scripts without spaces a headline is one long word.
    wordy = len(words) >= 4 or any(len(word) >= 12 and not word.isascii() for word in words)
    signs = (
        (3, _in_heading(found.element)),
        (2, bool(_DATED.search(path))),
        (2, bool(_SLUG.search(last))),
        (1, bool(_NUMBER.search(path))),
        (1, last.endswith((".html", ".htm", ".shtml", ".php"))),
        (2, any(above in near for above in _closest(found.element))),
        (2, wordy),
        (1, any(above.tag == "article" for above in found.element.iterancestors())),
        (-5, bool(_ELSEWHERE.search(path)) and not _DATED.search(path)),
        (-4, path.strip("/").count("/") == 0 and "-" not in last and not _NUMBER.search(last)),
    )
    return sum(points for points, holds in signs if holds)


def _closest(element: Any, levels: int = 3) -> list[Any]:
    return [element, *(above for above, _ in zip(element.iterancestors(), range(levels), strict=False))]


# --- times -------------------------------------------------------------------------------------------


def _times(root: Any, links: set[Any], reading: Reading) -> list[_Seen]:
    """The lines of a page that tell a time, headlines left out; an hour alone is of the day said last before it."""
    holders = {above for link in links for above in link.iterancestors()}
    found: list[_Seen] = []
    day: Moment | None = None
    told: Any = None
    for element in root.iter():
        if not isinstance(element.tag, str) or element in links or _of_headline(element, links):
            continue
        if told is not None and told in element.iterancestors():
            continue
        text = _own(element) if element in holders else _short(element)
        seen = _told(element, text, reading) or _clock_of(element, text, day)
        if seen is not None:
            # What holds links may hold other times, of theirs.
            told, day = None if element in holders else element, seen.moment
            found.append(seen)
    return found


def _of_headline(element: Any, links: set[Any]) -> bool:
    """Whether a line is of a headline. A teaser that is one link holds its time too, in an element of its own."""
    line = [element, *element.iterancestors()]
    return any(one.tag in HEADINGS for one in line) and any(one in links for one in line)


def _told(element: Any, text: str, reading: Reading) -> _Seen | None:
    """The time that a ``time`` element or a line tells; never one of a change alone."""
    if element.tag == "time" and (moment := sane(read_machine(element.get("datetime"), reading.language))):
        return _Seen(element, moment, Provenance.TIME)
    if not re.search(r"\d", text):
        return None
    for stamp in stamps(text, reading.language):
        if stamp.label != "updated" and sane(stamp.moment):
            return _Seen(element, stamp.moment, Provenance.TEXT)
    if reading.fetched is None or len(text) > LONGEST_LINE // 2:
        return None
    ago = read_ago(text, reading.language, reading.fetched)
    return _Seen(element, ago, Provenance.TEXT) if ago else None


def _short(element: Any) -> str:
    """The text of an element, or nothing where it is longer than a line: told without reading all of it."""
    total = 0
    for text in element.itertext():
        total += len(text.strip())
        if total > LONGEST_LINE:
            return ""
    return _line(element)


def _own(element: Any) -> str:
    """The text that stands in an element itself, beside its links and blocks."""
    text = " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())
    return text if len(text) <= LONGEST_LINE else ""


def _clock_of(element: Any, text: str, day: Moment | None) -> _Seen | None:
    if day is None or not _CLOCK_ALONE.fullmatch(text) or not (clocks := clocks_in(text)):
        return None
    hour, minute = clocks[0].hour, clocks[0].minute
    at = dt.datetime.combine(day.at.date(), dt.time(hour, minute), day.at.tzinfo)
    return _Seen(element, Moment(at, Precision.MINUTE), Provenance.TEXT)


def _with_times(root: Any, found: Sequence[_Found], reading: Reading) -> list[Link]:
    """Give each link the time in its own block, else the one that stands by it in a flat list."""
    times = _times(root, {one.element for one in found}, reading)
    first: dict[Any, _Seen] = {}
    for seen in times:
        for above in (seen.element, *seen.element.iterancestors()):
            known = first.setdefault(above, seen)
            if known.moment.day_only and seen.moment.at.date() == known.moment.at.date():
                first[above] = seen
    owner: dict[Any, str | None] = {}
    for one in found:
        for above in (one.element, *one.element.iterancestors()):
            if owner.setdefault(above, one.link.url) != one.link.url:
                owner[above] = None
    own: dict[str, _Seen] = {}
    for one in found:
        if in_block := first.get(_block(one, owner)):
            own.setdefault(one.link.url, in_block)
    beside = {} if own else _beside(root, found, times)
    return _distinct([_timed(one.link, own.get(one.link.url) or beside.get(one.link.url)) for one in found])


def _block(found: _Found, owner: dict[Any, str | None]) -> Any:
    """The largest element that holds no other article's link."""
    block = found.element
    for above in found.element.iterancestors():
        if owner[above] != found.link.url or above.tag == "body":
            break
        block = above
    return block


def _beside(root: Any, found: Sequence[_Found], times: Sequence[_Seen]) -> dict[str, _Seen]:
    """The times of a flat list: each before its headline, or each after it, as most of the list has it.

    A single time is the page's own, not an article's. A day before several headlines is the day of all.
    """
    if len(times) < 2:
        return {}
    marks = {one.element: one.link.url for one in found} | {seen.element: seen for seen in times}
    row: list[str | _Seen] = []
    for element in root.iter():
        mark = marks.get(element)
        if mark is not None and (not row or row[-1] != mark):
            row.append(mark)
    pairs = list(itertools.pairwise(row))
    before = [(two, one) for one, two in pairs if isinstance(one, _Seen) and isinstance(two, str)]
    after = [(one, two) for one, two in pairs if isinstance(one, str) and isinstance(two, _Seen)]
    if len(after) > len(before) or (len(after) == len(before) and isinstance(row[0], str)):
        return dict(reversed(after))
    return dict(before) | _days(row)


def _days(row: Sequence[str | _Seen]) -> dict[str, _Seen]:
    day: _Seen | None = None
    found: dict[str, _Seen] = {}
    for mark in row:
        if isinstance(mark, _Seen):
            day = mark if mark.moment.day_only else None
        elif day:
            found.setdefault(mark, day)
    return found


def _timed(link: Link, seen: _Seen | None) -> Link:
    return replace(link, published=seen.moment, published_from=seen.provenance) if seen else link


def _distinct(links: Sequence[Link]) -> list[Link]:
    """Each address once, where it stands first, with the longest of its headlines and the first of its times."""
    kept: dict[str, Link] = {}
    for link in links:
        known = kept.get(link.url)
        if known is None:
            kept[link.url] = link
            continue
        longer = max(known.title or "", link.title or "", key=len) or None
        timed = known if known.published else link
        kept[link.url] = replace(timed, title=longer)
    return list(kept.values())
