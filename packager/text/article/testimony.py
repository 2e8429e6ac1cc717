"""What a page itself says of its text, and where that stands: its description and its ``articleBody``.

Publishers repeat the standfirst in ``<meta name=description>`` and often the whole text in JSON-LD
(schema.org, ``articleBody``). The words are theirs, so a block of the page with the same words is
text of the article whatever its box is called. What they leave out proves nothing: many give a
summary, or the first paragraphs alone. A page that shows no text at all, for a program would have to, may
have it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from packager.frozen import frozen
from packager.text.facts.declared import Declared
from packager.text.html import HEADINGS, Element, parse_page, without_forbidden, words
from packager.text.page import furniture
from packager.text.page.extract import NOTHING, Kept
from packager.text.page.survey import LINK_DENSITY, PROSE_LENGTH, Survey, keep, shut_away, with_all
from packager.text.parts.headings import fold

SAID_LENGTH = 400
"""Letters of an ``articleBody`` from which it is a text rather than a summary."""
LONGEST_SAID = 200_000
"""Letters of it that are compared: time grows with their number times that of the blocks."""
KNOWN_BY = 60
"""Letters from its beginning by which a block is known again: further on, editors' spellings differ."""
FEWEST_LETTERS = 24
"""Letters of a block that cannot be the same by chance."""
COVERED = 0.7
"""Share of the ``articleBody`` that the page must show for it to overrule what was kept."""
CONTRADICTED = 0.3
"""Share of the kept text that it must say at the least, not to overrule it."""
SENTENCE = 60
"""Characters from which a line between headline and text is a standfirst rather than a label."""
PHRASE = 20
"""The same of one that is called a standfirst, or has the words of the page's description."""
MOST_LINES = 3
"""Lines of a standfirst, where it is in doubt which are lines of the text."""
LEAD_BOXES = 3
"""Boxes round a line, one of whose names may say that it is the standfirst."""

_TAGS = re.compile(r"<[^<>]{1,300}>")
_PARAGRAPHS = re.compile(r"<(?:p|h[2-6]|div|br)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"(?:^|[ -])(?:image|img|photo|picture|bild|foto|credit|date|time|meta|author|byline)(?=[ -]|$)|title-\d"
)
"""Names of the line under a picture, a person or a time, and of a size of letters."""
_LABELLED = re.compile(r"[^\s:]+:|[\W\d]*$")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_LINES = words("p h2 h3 h4 div span section strong")
_PLAIN_LINES = words("p h2 h3 h4")
_BLOCKS = words("p li h2 h3 h4 h5 h6 div dd dt pre blockquote span")
_ELSEWHERE = words("nav footer figure aside form button")


@frozen
class Said:
    """What the page says, as bare letters (:func:`packager.text.parts.headings.fold`)."""

    text: str = ""
    descriptions: tuple[str, ...] = ()


SILENCE = Said()
"""Of a page that declares nothing."""


def heard(page: Declared) -> Said:
    """Read the testimony from a page's declarations."""
    body = page.node.get("articleBody")
    text = fold(_TAGS.sub(" ", unescape(body)))[:LONGEST_SAID] if isinstance(body, str) else ""
    found = (fold(each) for name in _DESCRIPTIONS for each in page.metas.get(name, ())[:1])
    descriptions = tuple(dict.fromkeys(each for each in found if len(each) >= FEWEST_LETTERS))
    return Said(text if len(text) >= SAID_LENGTH else "", descriptions)


def written_out(page: Element, declared: Declared) -> Element | None:
    """Write the text that a page declares, and that a program would have to show, into it; None where there is none."""
    said, body = declared.node.get("articleBody"), page.find("body")
    if body is None or not isinstance(said, str) or len(fold(said[:LONGEST_SAID])) < SAID_LENGTH:
        return None
    written = parse_page(said) if _PARAGRAPHS.search(said) else None
    text = written.find("body") if written is not None else etree.Element("div")
    text.tag = "div"
    if written is None:
        for line in filter(None, map(str.strip, unescape(_TAGS.sub(" ", said)).splitlines())):
            etree.SubElement(text, "p").text = without_forbidden(line)
    body.append(text)
    return text


def as_said(view: Survey, said: Said) -> Kept | None:
    """Keep the blocks that ``articleBody`` says; nothing else where it contradicts what was kept."""
    if not said.text:
        return None
    found = [i for i, letters in _blocks(view) if letters[:KNOWN_BY] in said.text]
    if not found:
        return None
    shown = sum(view.facts[i].text for i in found)
    kept = sum(view.facts[i].kept for i in found)
    whole = view.facts[0].kept
    if kept < CONTRADICTED * whole and shown > max(whole, COVERED * len(said.text)):
        keep(view, NOTHING)
    missing = [i for i in found if not view.facts[i].kept]
    return with_all(view, missing) if missing else None


def _blocks(view: Survey) -> Iterator[tuple[int, str]]:
    """Blocks that hold no other, with their letters; those in figures and beside the text are left out."""
    apart = -1
    for i, element in enumerate(view.order):
        facts = view.facts[i]
        if i <= apart or facts.text < FEWEST_LETTERS:
            continue
        if element.tag in _ELSEWHERE or furniture.is_hidden(element):
            apart = view.inside(element)[-1]
        elif element.tag in _BLOCKS and not facts.blocks:
            letters = fold("".join(element.itertext()))
            if len(letters) >= FEWEST_LETTERS:
                yield i, letters
            apart = view.inside(element)[-1]


def standfirst(view: Survey, said: Said, *, sure: bool) -> Kept | None:
    """Keep the lines between the headline and the text that stand first in it.

    They have the words of the page's description, or a box says what they are. ``sure``: where the
    text begins is not in doubt, so a line against which nothing speaks stands first as well.
    """
    begins = next((i for i in range(view.first, view.last + 1) if _is_prose_here(view, i)), view.first)
    headline = next((i for i in range(begins - 1, -1, -1) if view.order[i].tag == "h1" and view.facts[i].text), None)
    found: dict[str, int] = {}
    covered = -1
    for i in range((headline or 0) + 1, begins):
        if i > covered and _is_line(view, i):
            letters = fold("".join(view.order[i].itertext()))
            described = _is_description(letters, said)
            if _stands_first(view, i, described=described, placed=headline is not None, sure=sure):
                found.setdefault(letters, i)
                covered = view.inside(view.order[i])[-1]
    if not found or (len(found) > MOST_LINES and not sure):
        return None
    repeated = fold(" ".join(_kept_texts(view)))
    return with_all(view, [i for letters, i in found.items() if letters not in repeated])


def _kept_texts(view: Survey) -> Iterator[str]:
    kept = view.kept
    for i, element in enumerate(view.order):
        if i in kept.texts and element.text:
            yield element.text
        if i in kept.tails and element.tail:
            yield element.tail


def _is_prose_here(view: Survey, i: int) -> bool:
    facts = view.facts[i]
    return view.order[i].tag != "h1" and not facts.blocks and facts.kept >= PROSE_LENGTH


def _is_line(view: Survey, i: int) -> bool:
    """Whether an element is one line of text, not kept so far, long enough for a sentence."""
    element, facts = view.order[i], view.facts[i]
    return (
        element.tag in _LINES
        and not facts.blocks
        and not facts.kept
        and not facts.media
        and facts.text >= PHRASE
        and facts.linked <= LINK_DENSITY * facts.text
    )


def _stands_first(view: Survey, i: int, *, described: bool, placed: bool, sure: bool) -> bool:
    """Whether a line leads into the text; ``placed``: it stands under the headline."""
    element = view.order[i]
    boxes = (element, *element.iterancestors())
    if any(furniture.is_hidden(box) for box in boxes):
        return False
    # A heading hangs on no picture: such a name says how large its letters are.
    if any(furniture.is_caption(box) for box in boxes[element.tag in HEADINGS : LEAD_BOXES]):
        return False
    if described:
        return True
    if not placed or any(box.tag in _ELSEWHERE for box in boxes):
        return False
    long = view.facts[i].text >= SENTENCE
    if any(furniture.is_standfirst(box) for box in boxes[:LEAD_BOXES]) if long else _is_phrase(element):
        return True
    plain = long and sure and element.tag in _PLAIN_LINES
    return plain and not furniture.is_furniture(element) and not shut_away(view, element)


def _is_phrase(element: Element) -> bool:
    """Whether a short line is called a standfirst itself, and is no label, time or line of a picture or person."""
    if not furniture.is_standfirst(element) or _OF_OTHERS.search(furniture.names(element)):
        return False
    return not _LABELLED.match("".join(element.itertext()).strip())


def _is_description(letters: str, said: Said) -> bool:
    if len(letters) < FEWEST_LETTERS:
        return False
    return any(letters.startswith(each[: 2 * KNOWN_BY]) or each.startswith(letters) for each in said.descriptions)
