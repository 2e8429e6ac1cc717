"""A section page read: which of its links are articles.

Found by selectors where an editor gives some, else by what articles' links have in common: they stand in
headings or in blocks of their own, have addresses with dates, numbers or long names, and words enough for
a headline; menus, tags, authors and log-ins have none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from packager.errors import SourceError
from packager.frozen import frozen
from packager.model import Provenance
from packager.sources._indextimes import Reading, Seen, line_of, time_of, times_by_link, times_in
from packager.text.html import HEADINGS, element_text
from packager.text.urls import absolute, canonical, public_site
from packager.times import Moment

ENOUGH = 4
"""Points from which a link is an article's: two signs, one of them strong (see :func:`_points`)."""
LONGEST_TITLE = 300
"""Characters; a longer text in a link is the whole teaser, of which its heading is the title."""

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
        link = Link(url, line_of(said) if said is not None else _headline(anchor) or _heading(block))
        shown = (time_of(one, line_of(one), reading) for one in _inside(block, time))
        seen = next(filter(None, shown), None) or next(iter(times_in(block, {anchor}, reading)), None)
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
    times = times_in(root, {one.element for one in found}, reading)
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
    text = _heading(anchor) or line_of(anchor)
    if text and len(text) <= LONGEST_TITLE:
        return text
    return " ".join((anchor.get("title") or anchor.get("aria-label") or "").split())[:LONGEST_TITLE] or None


def _heading(block: Any) -> str | None:
    heading = next((one for one in block.iter() if one.tag in HEADINGS), None)
    return line_of(heading) if heading is not None else None


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


def _with_times(root: Any, found: Sequence[_Found], reading: Reading) -> list[Link]:
    """Give each link the time that stands by it."""
    times = times_by_link(root, {one.element: one.link.url for one in found}, reading)
    return _distinct([_timed(one.link, times.get(one.link.url)) for one in found])


def _timed(link: Link, seen: Seen | None) -> Link:
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
