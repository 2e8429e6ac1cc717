"""What a page says twice in a row, pull quotes that only say again what the text says, and that it is what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup, Tag

from packager.text.html import HEADINGS, words
from packager.text.parts.headings import fold
from packager.text.soup import every, holds, is_embed, line, line_beside
from packager.text.urls import public_site

ECHO_LENGTH = 16
"""Letters of a pull quote; a shorter one may say the same by chance."""
MOST_QUOTES = 60
"""Quotations that are looked for again in the text: time grows with their number times its length."""
REPEATED = 60
"""Characters of a line from which another that only goes on after them says the same."""
LAST = 3
"""Paragraphs at the end of a text of which one may say where it first appeared."""
_DOUBLED = HEADINGS | {"p", "figcaption"}
_ITEMS = frozenset({"li", "figure", "td"})
_PLAIN = frozenset({"p", "figcaption"})
_CELLS = ["td", "th"]
_MORE_THAN_WORDS = words("img table pre math iframe a")
_SENTENCE_END = re.compile(r"[.!?…。؟।:»”\"]\W*\Z")


_BROKEN_OFF = re.compile(r"(?<!\s)\s*+(?:…|\.\.\.)(?:\s*+\w++){0,3}+\W*\Z")
"""The end of a line that breaks off, with the words of a button that shows the rest."""


def is_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return _SENTENCE_END.search(text) is not None


def drop_echoes(soup: BeautifulSoup, longest: int) -> None:
    """Drop pull quotes: quotations that only say again what the text says in the same words."""
    quotes = every(soup, ("blockquote", "aside"))[:MOST_QUOTES]
    if not quotes:
        return
    whole = fold(line(soup))
    for quote in quotes:
        said = fold(line_beside(quote, "cite"))
        if ECHO_LENGTH <= len(said) <= longest and whole.count(said) > 1 and not holds(quote, _MORE_THAN_WORDS):
            quote.decompose()
            whole = whole.replace(said, "", 1)


def drop_doubles(soup: BeautifulSoup, longest: int) -> None:
    """Drop a line that says again what the line before it says, or begins with: captions and titles of players."""
    before: Tag | None = None
    said = ""
    for block in every(soup, _DOUBLED):
        text = line(block)
        if not ECHO_LENGTH <= len(text) <= longest:
            before = None
        elif before is not None and _doubles(before, said, block, text):
            gone = before if block.name == "figcaption" or (len(text) > len(said) and before.name == "p") else block
            gone.decompose()
            before, said = (block, text) if gone is before else (before, said)
        else:
            before, said = block, text


def drop_self(soup: BeautifulSoup, titles: Iterable[str | None], own: Sequence[str | None], longest: int) -> None:
    """Drop a last paragraph in which a text links to itself by one of its ``titles``.

    So do feeds say where it first appeared, in whatever language. ``own`` are addresses of the text. A book, say, of
    that title is on another site.
    """
    known = {fold(each) for each in titles if each} - {""}
    places = tuple(each for each in own if each)
    sites = set(map(public_site, places))
    for block in every(soup, ("p",))[-LAST:]:
        if is_embed(block) or len(line(block)) > longest:
            continue
        for link in every(block, ("a",)):
            said, href = fold(line(link)), str(link.get("href"))
            here = href.startswith(places) or (len(said) >= ECHO_LENGTH and public_site(href) in sites)
            if said in known and here:
                block.decompose()
                break


def _doubles(one: Tag, said: str, other: Tag, text: str) -> bool:
    """Whether two lines in a row say the same; two paragraphs only where one breaks off, or neither is a sentence."""
    if said[:ECHO_LENGTH] != text[:ECHO_LENGTH] or any(parent is one for parent in other.parents):
        return False
    if holds(one, _MORE_THAN_WORDS) or holds(other, _MORE_THAN_WORDS):
        return False
    if one.find_parent(_CELLS) is not other.find_parent(_CELLS):
        return False  # two cells of a table may well give the same
    made = {one.name, other.name}
    if said == text:
        return made != {"figcaption"} and (made != {"p"} or not is_sentence(text) or _hang_on_a_picture(one, other))
    short, long = sorted((_BROKEN_OFF.sub("", said), _BROKEN_OFF.sub("", text)), key=len)
    return made <= _PLAIN and len(short) >= REPEATED and long.startswith(short[:-3])


def _hang_on_a_picture(one: Tag, other: Tag) -> bool:
    """Whether two lines stand in one item of a gallery, which is a picture and what is said of it."""
    holder = one.parent
    return holder is not None and holder is other.parent and holder.name in _ITEMS and holds(holder, ("img",))
