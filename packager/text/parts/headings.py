"""Headings: the headline taken out, the others in levels that a reader's contents can follow."""

from __future__ import annotations

import re
import unicodedata

from bs4 import BeautifulSoup, Tag

from packager.text.html import HEADINGS, SHOWN, levelled, words
from packager.text.soup import every, gone, holds, is_embed, line
from packager.text.words import spaced

_TOP = words("h1 h2 h3 p li")
_BLOCKS = ("p", "div")
_WORD = re.compile(r"\w+")
_APART = ["td", "th", "blockquote", "figure", "aside"]

HEADLINE_WITHIN = 3
"""Headings from the top among which the page's own headline is looked for."""

SHORTEST_TEXT = 80
"""Characters from which what stands before a heading is text: then it is no headline but one of many."""

LONGEST_LABEL, MOST_LABELS = 40, 3
"""Characters of what stands over a headline to say where its story belongs, and how many such lines there are."""

LONGEST_HEADING = 160
"""Characters of a heading that may be a text; nothing tells a shorter standfirst from the heading of a section."""

MOST_HEADED = 20
"""Pictures under the last heading that are looked at."""

ALIKE, FEWEST_ALIKE = 0.5, 2
"""Share of the words of the shorter of two headlines from which both are the same headline: pages write one for
themselves, one for networks, one for searches. Of two words one is shared by chance."""

RESTATED, FEWEST_RESTATED = 0.8, 5
"""The same for a heading of any level that the text begins with."""

WITHIN = 12
"""Boxes from the top among which the first block is looked for."""


def fold(text: str) -> str:
    """Return a text as bare lower-case letters and digits, for comparing headlines."""
    return spaced(unicodedata.normalize("NFKC", text).casefold()).replace(" ", "").replace("_", "")


def drop_headline(soup: BeautifulSoup, headline: str | None, *titles: str | None, labels: bool = True) -> None:
    """Take the article's own headline out of its text, in place: it is printed above.

    With it go ``labels``: up to three short lines right above it that say where the story belongs.

    It is an ``h1`` before the text that says much the same as one of ``titles``, or one of the first headings or
    blocks with the very words of one of them. ``headline`` is the page's first ``h1``: where it says something else
    than every title, as over the first part of a manual, it is a heading like others.
    """
    told = [each for each in titles if each]
    known = {fold(each) for each in (headline, *told) if each and _resembles(each, told)} - {""}
    is_text = False
    above: list[Tag] = []
    for element in every(soup, _TOP):
        if gone(element):
            continue
        if element.name != "h1":
            is_text = is_text or len(element.get_text(strip=True)) > SHORTEST_TEXT
            above.append(element)
        elif _same(element, known) or (not is_text and _resembles(element.get_text(" "), told)):
            element.decompose()
            for label in above if labels and not is_text and len(above) <= MOST_LABELS else ():
                if _is_label(label):
                    label.decompose()
    top = next((each for each in every(soup, _TOP) if each.get_text(strip=True)), None)
    for heading in every(soup, HEADINGS)[:HEADLINE_WITHIN]:
        if _same(heading, known) or (heading is top and _restates(heading, told)):
            heading.decompose()
    first = next((each for each in every(soup, _BLOCKS)[:WITHIN] if not holds(each, _BLOCKS)), None)
    if first is not None and not holds(first, ("img",)) and not is_embed(first) and _same(first, known):
        first.decompose()


def _is_label(element: Tag) -> bool:
    """Whether what stands over a headline only says where the story belongs: designers call it a kicker."""
    if gone(element) or element.name == "li" or holds(element, SHOWN) or is_embed(element):
        return False
    text = element.get_text(strip=True)
    spoken = text.endswith((".", "!", "?", "…", "。", ":"))
    return 0 < len(text) <= LONGEST_LABEL and not spoken and element.find_parent(_APART) is None


def _resembles(text: str, titles: list[str]) -> bool:
    """Whether most words of a text stand in one of ``titles``, or the other way round; always where it has none."""
    mine = _words(text)
    return not mine or any(_share(mine, _words(each)) for each in titles)


def _restates(heading: Tag, titles: list[str]) -> bool:
    """Whether nearly all words of a heading stand in one of ``titles``, or the other way round, and they are many."""
    mine = _words(heading.get_text(" "))
    for theirs in map(_words, titles):
        fewer, more = sorted((len(mine), len(theirs)))
        if fewer >= FEWEST_RESTATED and more <= 2 * fewer and len(mine & theirs) >= RESTATED * fewer:
            return True
    return False


def _share(one: set[str], other: set[str]) -> bool:
    shorter = min(len(one), len(other))
    return len(one & other) >= max(ALIKE * shorter, min(FEWEST_ALIKE, shorter))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _same(element: Tag, known: set[str]) -> bool:
    words = fold(element.get_text())
    return bool(words) and any(words == title or (len(words) > 20 and title.startswith(words)) for title in known)


def settle_texts(soup: BeautifulSoup) -> None:
    """Write headings that are texts as paragraphs, in place: what opens the article, or holds paragraphs, and is long.

    The one is its standfirst, whose page wanted large letters; the other was never closed.
    """
    for number, heading in enumerate(every(soup, HEADINGS)):
        is_long = len(heading.get_text()) > LONGEST_HEADING and len(line(heading)) > LONGEST_HEADING
        if is_long and (holds(heading, ("p",)) or (number == 0 and _opens_text(heading))):
            heading.name = "p"


def _opens_text(heading: Tag) -> bool:
    """Whether no text stands before a heading but captions."""
    return all(
        not each.get_text(strip=True) or (isinstance(each, Tag) and each.name == "figure")
        for each in heading.previous_siblings
    )


def settle_levels(soup: BeautifulSoup) -> None:
    """Number the headings from ``h2`` on, none skipped, in place; drop those over nothing.

    A picture in one stands below it.
    """
    for heading in every(soup, HEADINGS):
        if not heading.get_text(strip=True):
            if heading.find("img") is None:
                heading.decompose()
            else:
                heading.name = "p"
    _drop_trailing(soup)
    headings = every(soup, HEADINGS)
    for heading, level in zip(headings, levelled(int(each.name[1]) for each in headings), strict=True):
        if pictures := every(heading, ("img",)):
            below = soup.new_tag("p")
            below.extend([picture.extract() for picture in pictures])
            heading.insert_after(below)
        heading.name = f"h{level}"


def _drop_trailing(soup: BeautifulSoup) -> None:
    """Drop headings after which nothing comes, unless a quotation ends with them."""
    for heading in reversed(every(soup, HEADINGS)):
        if anything_after(heading) or heading.find_parent("blockquote") is not None:
            return
        heading.decompose()


def _inside(node: object, block: Tag) -> bool:
    return any(parent is block for parent in getattr(node, "parents", ()))


def anything_after(block: Tag) -> bool:
    """Whether text, a picture or a rule follows a block."""
    for node in block.next_elements:
        if isinstance(node, Tag):
            if node.name in {"img", "math", "hr"}:
                return True
        elif str(node).strip() and not _inside(node, block):
            return True
    return False


def shows_anything_after(heading: Tag) -> bool:
    """Whether a table, a formula or a picture follows a heading; a picture that is a link is another story's."""
    shown = heading.find_all_next(["table", "math", "img"], limit=MOST_HEADED)
    return any(each.name != "img" or each.find_parent("a") is None for each in shown)
