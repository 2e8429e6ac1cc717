"""Headings that a writer typed as a line in bold: editors of the web offer both, and many take the bold.

A line in bold is as often a question of an interview, a label, who speaks, or where to read on. What is no sentence
and stands alone between text and text heads what follows.
"""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag

from packager.text.html import BOLD, HEADINGS, SETS, words
from packager.text.parts.headings import SHORTEST_TEXT
from packager.text.soup import holds, line, shown

SHORTEST, LONGEST = 3, 80
"""Characters of such a line. Longer ones are captions and summaries as often, and nothing names them."""
MOST_NODES = 3
"""Nodes in the paragraph of such a line: the bold, and white space round it."""
_ROUND = words("em i u")
"""What may stand round the bold, or in it."""
_OTHERS = words("a img br math code")
"""What such a line does not hold: another story is linked, and a picture has a caption."""
_ENDS_LINE = re.compile(r"[.?!:;,…。？！：；，、؟۔।][\"”“»’)\]」』]?\Z")
"""How sentences, questions and labels end."""
_LOWEST = "h6"


def name_bold_lines(soup: BeautifulSoup) -> None:
    """Write lines in bold that head what follows as headings of the lowest level, in place.

    One that comes again is a label; so is one under a heading or at the very top, and the only one, with a colon.
    """
    lines = [each for each in soup.contents if isinstance(each, Tag) and _is_bold(each)]
    times = Counter(map(line, lines))
    heads = [each for each in lines if times[line(each)] == 1 and _is_heading(line(each)) and _stands_between(each)]
    for each in heads if len(heads) > 1 or not any(":" in line(each) for each in heads) else ():
        each.name = _LOWEST


def _is_bold(block: Tag) -> bool:
    """Whether a block is a paragraph of words in bold alone."""
    inner: Tag | None = block if block.name == "p" and len(block.contents) <= MOST_NODES else None
    while inner is not None and inner.name not in BOLD:
        inner = _only_child(inner)
        if inner is not None and inner.name not in BOLD | _ROUND:
            return False
    return inner is not None and not holds(inner, _OTHERS)


def _only_child(element: Tag) -> Tag | None:
    """The one element in another that holds nothing beside it."""
    parts = shown(element)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], Tag) else None


def _is_heading(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and _ENDS_LINE.search(text) is None


def _stands_between(block: Tag) -> bool:
    before, after = block.find_previous_sibling(), block.find_next_sibling()
    if before is None or before.name in HEADINGS or after is None:
        return False
    return after.name in SETS or (after.name == "p" and len(line(after)) > SHORTEST_TEXT and not _is_bold(after))
