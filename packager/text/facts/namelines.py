"""The lines near the headline in which names stand, and their parts beside bars, times and other elements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import zip_longest

from packager.text.calendar.ago import read_relative
from packager.text.calendar.labels import labels_in
from packager.text.calendar.stamps import stamps
from packager.text.facts import bywords
from packager.text.facts.names import FULL_NAME, person
from packager.text.facts.nearby import Block, Place
from packager.text.html import words

DIGIT = re.compile(r"\d")
_BAR = re.compile(r"\s*[|•·–—]\s*|\s+-\s+|(?<=\w)\s+(?=[\u4e00-\u9fff]{2,4}[：:])")
_LEFT_OVER = re.compile(
    r"(?:\s+(?:am|on|um|at|le|el|il|den|op|,)|[^\w\u0900-\u0dff]*(?<![^\W\d_A-Z])(?:published|updated|posted|"
    r"aktualisiert|veröffentlicht|publié)\W*|[^\w\u0900-\u0dff]+(?:Published|Updated|Posted)\W*|(?<=[a-z])(?:Published|Updated|Posted)\W*)$"
)
"""What led to a time that was cut off; signs for vowels of Indian scripts, no letters to Python, belong to a name."""
_WEEKDAY_LAST = re.compile(
    r"(?<!\W)\W++(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    r"jueves|viernes|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|"
    r"zondag)[.,]*+\s*+$|"
    # behind a word for "on" or a comma, as in "le mer 20/11/2024"
    r"(?:\s(?:le|el|il|op|am|em|den)|,)\s+(?:lun|mar|mer|jeu|ven|sam|dim|mi[ée]|jue|vie|s[áa]b|dom|gio|seg|ter|qua|qui|"
    r"sex|mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo|man|tir|ons|tor|tis|fre|lør|lör|søn|sön)[.,]*+\s*+$",
    re.IGNORECASE,
)
"""The weekday of a day that was cut off behind it."""
_CLOCK_WORD = re.compile(r"uhr|h|hrs?|\W+|\d+ min(?:ute)?s?(?: read)?|\d+ words", re.IGNORECASE)
_DETERMINERS = words(
    "der die das ein eine im in am zum the a an le la les un une el los las il lo gli o os as uma de het "
    "view leave read share deutsche alle mehr יום يوم ngày วันที่"
)
"""Words with which no name begins, and with which lines beside times do."""
_FARTHEST_BY = 1200
"""Characters behind the headline within which a byline that says "By" stands."""
_LONGEST_PART = 60
"""Characters of a byline that is a part of its line."""
_JOINING = (",", "&", " and", " und", " et", " y", " e", " en", " och", " og")
"""Signs and words on whose both sides the names of one byline stand."""
_SOME_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A now for lines of which is asked only whether they count back from it."""
_SHORTEST_LABEL = 4
"""Letters of a word for "By" that stands alone in its line: shorter ones are words of other lines."""
_COLONS = " :："
SENTENCE = 8
"""Words of a line with a full stop from which it is none of names and times."""
LONGEST_BYLINE = 160
"""Characters of a line; a longer one is text."""


def by_lines(blocks: list[Block]) -> Iterator[str]:
    """The short lines near the headline, and their parts beside a time or a bar."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if (
            block.place is Place.ELSEWHERE
            or not block.is_at_headline(_FARTHEST_BY)
            or len(block.text) >= LONGEST_BYLINE
        ):
            continue
        if block.element.tag == "h1" and not block.distance:
            continue  # "Von Menschen und Mäusen"
        if after is not None and _is_called_author(block.text, after.text):
            yield f"{block.text.rstrip(_COLONS)}: {after.text}"
            continue
        pieces = [part for piece in _pieces(block) for part in _parted(piece)]
        yield from pieces
        if not any(map(bywords.named_after, pieces)):
            yield from (part for part in _parted(block.text) if part != block.text and len(part) <= _LONGEST_PART)
            yield block.text


def _is_called_author(line: str, name: str) -> bool:
    """Whether a line is the label of a name in full that makes up the next one: "Written by", "Ann Lee"."""
    label = line.rstrip(_COLONS)
    return len(label) >= _SHORTEST_LABEL and bywords.is_by(f"{label}:") and FULL_NAME.fullmatch(name) is not None


def _parted(line: str) -> list[str]:
    """A line between its times and bars, and whole where it names people before or after what they do."""
    parts = without_times(line)
    return parts if parts == [line] or not bywords.before_role(line) else [line]


def _pieces(block: Block) -> Iterator[str]:
    """The pieces of a line that only their elements part, a "By" with what follows it and an "and" with both sides."""
    piece = ""
    for each in block.pieces():
        goes_on = (each[0].islower() and not DIGIT.search(each)) or each.startswith((",", "&"))
        behind_by = bywords.is_by(piece) and ":" not in each and "：" not in each
        if piece and not (goes_on or piece.endswith(_JOINING) or behind_by):
            yield piece
            piece = ""
        piece += each if each.startswith(",") else f" {each}" if piece else each
    if piece:
        yield piece


def without_times(line: str) -> list[str]:
    """The parts of a line between its times and bars."""
    found, begin = [], 0
    for stamp in stamps(line, None):
        found.append(_WEEKDAY_LAST.sub("", line[begin : stamp.start]))
        begin = stamp.end
    parts = [part for piece in (*found, line[begin:]) for part in _BAR.split(piece)]
    return [part for each in parts if (part := _LEFT_OVER.sub("", each).strip(" ,;–—-"))]


def beside_time(blocks: list[Block]) -> list[str]:
    """A person's full name that shares a short line with the time: "Ann Lee / 07.11.2023 / 09:30"."""
    for block in blocks:
        near = block.place is Place.ARTICLE and block.is_at_headline() and len(block.text) < 120
        sentence = block.text.endswith(".") and len(block.text.split()) >= SENTENCE
        found = stamps(block.text, None) if near and not sentence else []
        if not found:
            continue
        before = block.text[: found[0].start]
        before = "" if before.rstrip().endswith(":") else before  # "Server built: …"
        after = _parts(block.text[found[-1].end :])
        names = [
            name
            for part in (*_parts(before), *(after if len(after) == 1 else ()))
            if (name := person(part)) and FULL_NAME.fullmatch(name) and _begins_name(name)
        ]
        if names:
            return names
    return []


def beside_time_piece(blocks: list[Block], language: str | None) -> list[str]:
    """The person named in full in the element right beside one that tells a time, by the clock or from now."""
    for block in blocks:
        near = block.place is Place.ARTICLE and block.is_at_headline()
        pieces = list(_pieces(block)) if near else []
        timed = [_tells_time(piece, language) for piece in pieces]
        for at in (i for i, is_time in enumerate(timed) if is_time):
            beside = (pieces[i] for i in (at - 1, at + 1) if 0 <= i < len(pieces) and not timed[i])
            for text in beside:
                if (name := person(text)) and FULL_NAME.fullmatch(name) and _begins_name(name):
                    return [name]
    return []


def _tells_time(text: str, language: str | None) -> bool:
    return bool(stamps(text, language)) or read_relative(text, language, _SOME_TIME) is not None


def _parts(text: str) -> list[str]:
    """What stands between the bars, slashes and commas of a line."""
    parts = (_LEFT_OVER.sub("", part.strip()) for part in re.split(r"\s*[/|·•–—,]\s*|\s-\s", text))
    return [part for part in parts if len(part) > 1 and not _CLOCK_WORD.fullmatch(part)]


def _begins_name(name: str) -> bool:
    return name.split(maxsplit=1)[0].casefold() not in _DETERMINERS and not labels_in(name)
