"""Code that a page lays out as something else: lines written as boxes (listings of LaTeXML, viewers of source), and
tables with the lines' numbers beside them, as highlighters write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from packager.text.html import Element, remove, words

_NAMES = ("listingline", "code-line", "codeline")
"""What systems call a line of code."""
_LINES = etree.XPath(
    f"body/descendant::div/@class[{' or '.join(f'contains(., {name!r})' for name in _NAMES)}]"
    "/parent::*[not(ancestor::pre)]"
)
_NUMBERS = re.compile(r"\s*\d{1,6}(?:\s+\d{1,6})*\s*")
_COUNTS = re.compile(
    r"(?:^|[\s_-])(?:gutter|ln|lnt[d]?|lnum|linenos?|line-?numbers?|line_numbers|blob-num|\w+-nums?)(?![a-z])"
)
"""What highlighters call the numbers of lines; those in the code itself are called ``mi``, ``number`` and the like."""
_CODE = re.compile(r"(?:^|[\s_-])(?:code|blob-code)(?![a-z])")
_LINE_BOXES = words("div p li tr")
_PREFORMATTED = words("pre code")
_ROUND_CODE = words("pre code tbody")
_NUMBERS_IN = words("span a i b td div")
GUTTERS_UP = 2
"""Boxes round the numbers of lines that may say so."""
FEWEST_NUMBERS = 2
"""Numbers in a row from which they count lines: a line alone may be a number."""


def open_listings(page: Element) -> None:
    """Write code that ``page`` lays out in boxes or tables as ``pre``, without numbers and links to copy it."""
    for box in dict.fromkeys(line.getparent() for line in _LINES(page)):
        _open_boxes(box)
    for table in list(page.iter("table")):
        if (code := _numbered(table)) is not None:
            _write(table, code)
    for block in list(page.iter("pre")):
        _drop_numbers(block)


def _open_boxes(box: Element) -> None:
    """Make a box a listing that holds nothing but lines of code, and perhaps a link to copy them."""
    beside = [each for each in box if not _is_line(each)]
    if box.tag == "div" and not (box.text or "").strip() and all(map(_is_sign, beside)):
        for each in beside:
            remove(each)
        box.tag = "pre"


def _is_line(element: Element) -> bool:
    return element.tag == "div" and any(name in (element.get("class") or "") for name in _NAMES)


def _is_sign(element: Element) -> bool:
    return not any(map(str.isalnum, "".join(element.itertext())))


# --- numbers in a column of their own


def _numbered(table: Element) -> str | None:
    """The code of a table whose every row is numbers of lines, called that, and code; None for any other."""
    parts = (table, *table.iterchildren("thead", "tbody", "tfoot"))
    rows = [list(row.iterchildren("td", "th")) for part in parts for row in part.iterchildren("tr")]
    if not rows or any(len(cells) != 2 for cells in rows):
        return None
    if not all(_is_called_count(numbers) and _is_code(code) for numbers, code in rows):
        return None
    if not _counts(_said(numbers) for numbers, _ in rows):
        return None
    return "\n".join(_text(code).strip("\n") for _, code in rows)


def _is_called_count(element: Element) -> bool:
    return element.get("data-line-number") is not None or bool(_COUNTS.search((element.get("class") or "").lower()))


def _is_code(cell: Element) -> bool:
    """Whether a cell holds code alone: one ``pre``, or what is called so, without a picture or a link."""
    if next(cell.iter("img", "svg", "a"), None) is not None:
        return False
    blocks = list(cell.iter("pre"))
    if not blocks:
        return bool(_CODE.search((cell.get("class") or "").lower()))
    return len(blocks) == 1 and "".join(cell.itertext()).strip() == "".join(blocks[0].itertext()).strip()


def _said(cell: Element) -> str:
    """The numbers in a cell; some pages draw them from an attribute."""
    return _text(cell).strip() or next((each.get("data-line-number") or "" for each in cell.iter("*")), "")


def _counts(said: Iterable[str]) -> bool:
    """Whether texts are numbers that count on from one to the next."""
    text = " ".join(said)
    if not _NUMBERS.fullmatch(text):
        return False
    numbers = [int(each) for each in text.split()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _text(cell: Element) -> str:
    """The lines of a cell: those of its ``pre``, or each line box on a line of its own."""
    preformatted = next(cell.iter("pre"), None)
    parts: list[str] = []
    _gather(preformatted if preformatted is not None else cell, parts, kept=preformatted is not None)
    return "".join(parts)


def _gather(element: Element, parts: list[str], *, kept: bool) -> None:
    """Add the text of an element to ``parts``; ``kept``: white space between its boxes is text."""
    parts.append(_line(element.text, kept=kept))
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str):
            _gather(child, parts, kept=kept or child.tag in _PREFORMATTED)
            if child.tag in _LINE_BOXES and not (parts and parts[-1].endswith("\n")):
                parts.append("\n")
        parts.append(_line(child.tail, kept=kept))


def _line(text: str | None, *, kept: bool) -> str:
    """A text as code has it: where its white space is not ``kept``, a break in it only lays out the page's source."""
    return text if text and (kept or text.strip() or "\n" not in text) else ""


def _write(table: Element, code: str) -> None:
    """Put code in the place of its table, and of what holds nothing else."""
    while (above := table.getparent()) is not None and above.tag in _ROUND_CODE and _is_alone(table):
        table = above
    tail = table.tail
    table.clear()
    table.tag, table.text, table.tail = "pre", code, tail


def _is_alone(element: Element) -> bool:
    beside = "".join(element.getparent().xpath("text()"))
    return len(element.getparent()) == 1 and not beside.strip()


# --- numbers at the beginning of each line


def _drop_numbers(block: Element) -> None:
    """Take numbers of its lines out of a ``pre``, or the ``pre`` that holds nothing but those of the one beside it."""
    boxes = [block, *islice(block.iterancestors("div", "td", "span"), GUTTERS_UP)]
    if any(map(_is_called_count, boxes)) and _counts("".join(block.itertext()).split()):
        remove(block)
        return
    bare = (each for each in block.iter(*_NUMBERS_IN) if not len(each) and (each.text or "").strip().isdecimal())
    numbers = [each for each in bare if _is_called_count(each) or _is_called_count(each.getparent())]
    lines = "".join(block.itertext()).strip("\n").count("\n") + 1
    if FEWEST_NUMBERS <= len(numbers) >= lines - 1 and _counts([str(each.text) for each in numbers]):
        for each in numbers:
            gutter = each.getparent()
            remove(each)
            if gutter is not block and not len(gutter) and not (gutter.text or "").strip():
                remove(gutter)
