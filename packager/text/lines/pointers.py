"""Pointers to other stories among the lines of a text: "Read also: …", and labels with their lists of links."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from packager.text.html import HEADINGS, words
from packager.text.lines import noticewords as said
from packager.text.lines.labelwords import LABEL_LENGTH
from packager.text.lines.phrases import heads_others
from packager.text.lines.repeats import is_sentence
from packager.text.parts.links import POINTS_AWAY, leads_away, link_share
from packager.text.soup import every, gone, holds, is_embed, line, line_beside

LINE_LENGTH = 110
"""Characters of a line above the text that is no sentence of it: byline, date, credit."""
LINES = HEADINGS | {"p", "li"}
NOT_LINES = words("p ul ol img table math")
_APART = ["td", "th", "section"]


def drop_pointers(soup: BeautifulSoup, site: str | None) -> None:
    """Drop "read also" lines, and labels with the lists of links under them; in a given text, those to its ``site``."""
    for block in lines_of(soup):
        text = line(block)
        if gone(block) or not (said.ALSO.match(text) or _is_alone(text)):
            continue
        if is_apart(block) or (site and leads_away(block, site)):
            continue
        if (
            link_share(block) >= POINTS_AWAY
            or (block.find("a") is not None and text.split(":")[0].isupper())
            or (block.find("a") is not None and _is_label(line_beside(block, "a")))
        ):
            block.decompose()
        elif len(text) <= LABEL_LENGTH:
            _drop_listed(block, site)
        if site is None and not gone(block) and block.name != "li" and _points_nowhere(block, text):
            block.decompose()


def _is_alone(text: str) -> bool:
    """Whether a line is a label over other stories, and nothing else."""
    return said.ALONE.fullmatch(text) is not None or heads_others(text)


def _is_label(text: str) -> bool:
    """Whether words only announce the links behind them, such as "À lire aussi"."""
    found = said.ALSO.match(text[:LABEL_LENGTH])
    return found is not None and not any(map(str.isalnum, text[found.end() :]))


def _points_nowhere(block: Tag, text: str) -> bool:
    """Whether a line only announces links that are gone: a label over the text, or a title behind "read also:"."""
    if len(text) > LINE_LENGTH or is_sentence(text):
        return False
    following = block.find_next_sibling()
    if _is_alone(text):
        return following is None or following.name in {"p", "figure", "blockquote"}
    return block.name == "p" and bool(said.READ.match(text) or said.ALONE_IN_LINE.fullmatch(text))


def _drop_listed(label: Tag, site: str | None) -> None:
    """Drop a label with the linked blocks that follow it; alone, it stays unless nothing follows on a page."""
    listed: list[Tag] = []
    following = label.find_next_sibling()
    while following is not None and (link_share(following) >= POINTS_AWAY or (listed and _is_blurb(following))):
        if site and leads_away(following, site):
            return
        listed.append(following)
        following = following.find_next_sibling()
    if listed or (following is None and site is None):
        for block in (label, *listed):
            block.decompose()


def _is_blurb(block: Tag) -> bool:
    """Whether a block is a picture or a kicker between two linked headlines."""
    return block.name == "figure" or (len(line(block)) <= LABEL_LENGTH and not is_sentence(line(block)))


def lines_of(soup: BeautifulSoup) -> list[Tag]:
    """The lines of text: top-level blocks, and the items of lists and asides."""
    return [tag for tag in every(soup, LINES) if not holds(tag, NOT_LINES) and not is_embed(tag)]


def is_apart(block: Tag) -> bool:
    """Whether a line stands in a table, where "Share" or "1." is what its cell says, or in a note: marks need it."""
    return block.find_parent(_APART) is not None  # a section of the page's own is unwrapped by now
