"""The content model of HTML, enforced: what may stand in what (HTML Living Standard, 3.2.5 and chapter 4).

Pages of the web put lists into paragraphs and paragraphs into bold type; browsers shrug, an EPUB
reader may refuse the book. Nothing a reader sees is lost here: elements are renamed, unwrapped or
given the parent that they lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from packager.text.html import BLOCK, HEADINGS, remove, unwrap, words

PHRASING = words(
    "abbr b bdi bdo cite code data dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time u var"
)
"""Elements that hold words and never a block."""

SECTIONS = words("section aside article nav header footer")
CELLS = words("td th")
ROWS = words("thead tbody tfoot")

NEEDS = {
    "li": (words("ul ol"), "div"),
    "dt": (words("dl"), "p"),
    "dd": (words("dl"), "div"),
    "figcaption": (words("figure"), "div"),
    "caption": (words("table"), "p"),
    "tr": (ROWS | {"table"}, "div"),
    "td": (words("tr"), "div"),
    "th": (words("tr"), "div"),
    "thead": (words("table"), "div"),
    "tbody": (words("table"), "div"),
    "tfoot": (words("table"), "div"),
}
"""Elements that need a certain parent, and what they become without it."""

SPARED = CELLS | {"li"}
"""What stays where all that stood in it goes."""

PLAIN_HOLDERS = words("dt th caption")
"""Elements that hold text and paragraphs, but no heading or section of their own."""

MOST_COLUMNS = 200
"""Columns and rows that a cell may span: more is a slip of the pen, or an attack."""

MOST_ROUNDS = 6
"""Rounds until nothing changes: each mends one level of nesting; pages tried took three at most."""


def enforce(root: Any) -> None:
    """Mend the tree under ``root``, a ``div`` that may hold anything, in place."""
    _mend_odds(root)
    _mend_ruby(root)
    for _ in range(MOST_ROUNDS):
        changes = sum(_mend(element) for element in list(root.iter()) if element is not root)
        if not changes:
            break
    _mend_parts(root)


# --- single elements ---------------------------------------------------------------------------------


def _mend_odds(root: Any) -> None:
    """Mend what needs no look at its neighbours: elements that say nothing without an attribute."""
    for element in list(root.iter()):
        tag, parent = element.tag, element.getparent()
        if parent is None or not isinstance(tag, str):
            continue
        element.attrib.pop("headers", None)
        if tag == "li" and parent.tag != "ol":
            element.attrib.pop("value", None)
        if _is_odd(element):
            unwrap(element)


def _is_odd(element: Any) -> bool:
    """Whether an element lacks what gives it a meaning, is not known to e-readers, or stands in its like."""
    needed = {"time": "datetime", "data": "value", "bdo": "dir"}.get(element.tag)
    if needed:
        return not element.get(needed) or (element.tag == "time" and _inside_its_like(element))
    return element.tag in {"rb", "rtc"} or (element.tag in {"a", "dfn"} and _inside_its_like(element))


def _mend_ruby(root: Any) -> None:
    """Leave only annotations that are whole: a text with its reading, not one within another (HTML 4.5.10)."""
    for ruby in list(root.iter("ruby")):
        readings = ruby.findall("rt")
        if not readings or next(ruby.iterdescendants("ruby"), None) is not None:
            unwrap(ruby)
            continue
        last = ruby[-1]
        if last.tag in {"rt", "rp"} and last.tail:
            # What follows the last reading is read by itself.
            ruby.tail, last.tail = last.tail + (ruby.tail or ""), None
    for part in list(root.iter("rt", "rp")):
        if part.getparent().tag != "ruby":
            unwrap(part)


def _inside_its_like(element: Any) -> bool:
    return next(element.iterancestors(element.tag), None) is not None


def _mend(element: Any) -> bool:
    """Mend one element against its ancestors; say whether anything changed."""
    tag, parent = element.tag, element.getparent()
    if parent is None or not isinstance(tag, str):
        return False
    allowed, otherwise = NEEDS.get(tag, (None, ""))
    if allowed is not None and parent.tag not in allowed:
        element.tag = otherwise
        return True
    if tag in HEADINGS | SECTIONS and any(above.tag in PLAIN_HOLDERS for above in element.iterancestors()):
        element.tag = "p" if tag in HEADINGS else "div"
        return True
    return tag in BLOCK and tag != "br" and _mend_block(element)


def _mend_block(element: Any) -> bool:
    """Free a block from a parent that may hold words only."""
    for above in element.iterancestors():
        if above.tag in PHRASING:
            _open_up(above)
            return True
        if above.tag == "p":
            above.tag = "div"
            return True
        if above.tag in HEADINGS or above.tag == "pre":
            unwrap(element)
            return True
        if above.tag in {"a", "ins", "del"}:
            continue
        return False
    return False


def _open_up(inline: Any) -> None:
    """Take away an inline element round blocks; its language goes to what it held."""
    for name in ("lang", "dir"):
        value = inline.get(name)
        for child in inline if value else ():
            if not child.get(name):
                child.set(name, value)
    unwrap(inline)


# --- lists, tables, figures ----------------------------------------------------------------------------


def _mend_parts(root: Any) -> None:
    """Mend elements whose children have an order or must be of certain kinds."""
    for element in list(root.iter("ul", "ol", "dl", "table", "figure")):
        if element.tag in {"ul", "ol"}:
            _mend_list(element)
        elif element.tag == "dl":
            _mend_definitions(element)
        elif element.tag == "table":
            _mend_table(element)
        else:
            _mend_figure(element)


def _mend_list(element: Any) -> None:
    """Give whatever stands in a list outside its items an item."""
    _wrap_words(element, "li")
    for child in list(element):
        if child.tag == "li":
            continue
        before = child.getprevious()
        if child.tag in {"ul", "ol"} and before is not None and before.tag == "li":
            # A list after an item was meant to be inside it.
            before.append(child)
        else:
            _wrap(child, "li")
    if not len(element):
        remove(element)


def _mend_definitions(element: Any) -> None:
    """Keep a list of definitions that is one: terms, then what they mean; else make plain blocks of it."""
    tags = [child.tag for child in element]
    loose = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    paired = bool(tags) and tags[0] == "dt" and tags[-1] == "dd" and set(tags) == {"dt", "dd"}
    if paired and not loose:
        return
    element.tag = "div"
    for child in element:
        if child.tag in {"dt", "dd"}:
            # A term may hold blocks, a paragraph may not.
            child.tag = "div"


def _mend_table(table: Any) -> None:
    """Have a table hold its caption, columns and rows, and its rows hold cells."""
    _wrap_words(table, "caption" if table.find("caption") is None else "tr")
    for row in list(table.iter("tr")):
        if next(row.iterancestors("table"), None) is table:
            _wrap_words(row, "td")
            for child in list(row):
                if child.tag not in CELLS:
                    _wrap(child, "td")
    captions = [child for child in table if child.tag == "caption"]
    for caption in captions[1:]:
        _before(table, caption, "p")
    if captions and table[0] is not captions[0]:
        table.insert(0, captions[0])
    for child in list(table):
        if child.tag not in ROWS | {"caption", "colgroup", "col", "tr"}:
            _before(table, child, child.tag)
    _order_groups(table)
    _even_rows(table)
    if not len(table):
        remove(table)


def _order_groups(table: Any) -> None:
    """Put a table's parts in their order (HTML 4.9.1): one head, then bodies or rows, one foot.

    A head or foot needs a body to be one of (PDF/UA, ISO 14289-1, 7.5).
    """
    for tag in ("thead", "tfoot"):
        for extra in table.findall(tag)[1:]:
            extra.tag = "tbody"
    if table.find("tbody") is None and table.find("tr") is None:
        for group in table.findall("thead") + table.findall("tfoot"):
            group.tag = "tbody"
    if any(table.find(tag) is not None for tag in ROWS):
        _gather_rows(table)
    order = ("caption", "colgroup", "col", "thead", "tbody", "tr", "tfoot")
    table[:] = sorted(table, key=lambda child: order.index(child.tag) if child.tag in order else len(order))


def _gather_rows(table: Any) -> None:
    """Put the rows that stand in a table without a group into one, those in a row into the same."""
    group = None
    for child in list(table):
        if child.tag != "tr":
            group = None
        elif group is None:
            _wrap(child, "tbody")
            group = child.getparent()
        else:
            group.append(child)


def _even_rows(table: Any) -> None:
    """Fill short rows up with empty cells (PDF/UA: every row has as many columns as the others)."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for _, group in groupby(rows, key=lambda row: row.getparent()):
        _end_in(list(group))
    widths = reach([[(span(cell, "colspan"), span(cell, "rowspan")) for cell in row] for row in rows])
    widest = max(widths, default=0)
    for row, width in zip(rows, widths, strict=True):
        for _ in range(min(widest - width, MOST_COLUMNS)):
            row.append(row.makeelement("td", {}))


def reach(rows: Iterable[Sequence[tuple[int, int]]]) -> list[int]:
    """Return over how many columns each row of cells reaches, with the cells that reach into it from above.

    Of a cell is given over how many columns and over how many rows it reaches.
    """
    widths: list[int] = []
    above: list[tuple[int, int]] = []
    for cells in rows:
        spans = (*cells, *above)
        widths.append(sum(across for across, _ in spans))
        above = [(across, down - 1) for across, down in spans if down > 1]
    return widths


def _end_in(group: list[Any]) -> None:
    """Let no cell reach beyond its group of rows: it ends there (HTML, 4.9.12.1), but PDF/UA counts what it says."""
    for place, row in enumerate(group):
        left = len(group) - place
        for cell in row:
            if span(cell, "rowspan") > left or cell.get("rowspan") == "0":
                cell.set("rowspan", str(left))


def span(cell: Any, name: str) -> int:
    """Return over how many columns, or rows, a cell reaches."""
    value = cell.get(name) or "1"
    return min(max(int(value), 1), MOST_COLUMNS) if value.isdecimal() else 1


def _before(table: Any, child: Any, tag: str) -> None:
    """Move a child that a table may not hold in front of it."""
    tail, child.tail = child.tail, None
    child.tag = tag
    table.addprevious(child)
    if (tail or "").strip():
        child.tail = tail


def _mend_figure(figure: Any) -> None:
    """Leave a figure one caption, at its end or beginning."""
    captions = [child for child in figure if child.tag == "figcaption"]
    for extra in captions[1:]:
        extra.tag = "div"
    if captions and captions[0] is not figure[0]:
        caption = captions[0]
        tail, caption.tail = caption.tail, None
        if (tail or "").strip():
            before = caption.getprevious()
            before.tail = (before.tail or "") + (tail or "")
        figure.append(caption)


def _wrap_words(element: Any, tag: str) -> None:
    """Put text that stands directly in an element into a child of its own."""
    if (element.text or "").strip():
        child = element.makeelement(tag, {})
        child.text, element.text = element.text, None
        element.insert(0, child)
    for child in list(element):
        if (child.tail or "").strip():
            new = element.makeelement(tag, {})
            new.text, child.tail = child.tail, None
            child.addnext(new)


def _wrap(element: Any, tag: str) -> None:
    parent = element.getparent()
    holder = parent.makeelement(tag, {})
    holder.tail, element.tail = element.tail, None
    parent.replace(element, holder)
    holder.append(element)
