"""Blocks: the located part as paragraphs, lists, tables and figures, without the boxes pages are built of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import cast

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from packager.text.html import HEADINGS, LISTS, SHOWN, words
from packager.text.parts.longlines import are_paragraphs
from packager.text.parts.mathematics import PRESENTATION
from packager.text.parts.spaces import ENDS, is_break, settle_spaces
from packager.text.parts.tables import drop_rows, holds_anything, unlay_tables
from packager.text.sanitize import DROPPED_WHOLE
from packager.text.soup import every, gone, has_text, holds, inside, is_white, shown

_RENAMED = {
    "strike": "s", "tt": "code", "acronym": "abbr", "dir": "ul", "menu": "ul", "address": "p", "listing": "pre",
    "xmp": "pre", "plaintext": "pre", "dialog": "div", "legend": "p", "summary": "p",
}  # fmt: skip
_UNWRAPPED = words(
    "html body article main header footer hgroup center font big nobr blink marquee form fieldset label picture search "
    "amp-img noscript object slot"
)
_BOXED = words("article main header footer form fieldset body")
"""Those of them that stand apart from what is beside them."""
_CONTAINERS = words("div section aside blockquote details")
_BOXES = words("div section details")
"""Containers that mean nothing by themselves."""
_INLINE = words("span b i em strong small u s q cite sub sup mark code samp kbd var dfn abbr time data")
"""Elements that may hold no block. Links may."""
_STYLES = words("span b i em strong small u s cite mark")
"""Those of them that may be parted where a paragraph ends in them."""
_LINES = words("div section aside p details li ul ol blockquote h2 h3 h4 h5 h6")
"""What a line of code, or several, may stand in: code has lines, not blocks."""
_TYPED = words("p li h1 h2 h3 h4 h5 h6 figcaption")
"""Lines at whose edges writers leave breaks."""
_SETS, _ITEMS = words("ul ol dl"), words("li dt dd")
_ROUND_ITEMS = LISTS | words("li dd td th blockquote aside figure figcaption")
"""What tells whether an item stands in a list: boxes and forms between both go."""
_TABLE_PARTS = words("caption tbody thead tfoot tr td th")
_EMPTY_MATTERS = PRESENTATION | words("td th tr tbody thead tfoot col colgroup br hr img wbr math mspace iframe")

FEWEST_STEPS = 2
"""Of a numbered list."""

_RULE = re.compile(r"\s*([*_~=•·—–⁂❦-])(?:\s*\1){2,}\s*|\s*[⁂❦]\s*")
"""A line that draws one."""

_MARK = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]|[^\w\s\"'“”«»„(\[¿¡]{1,2})\s*")
"""A number, letter or sign that stands before an item."""

_WIDE = "\u3000"
"""The space of a Chinese or Japanese sign: two of them indent a paragraph, as an edition does by itself."""


def settle_blocks(soup: BeautifulSoup) -> None:
    """Rewrite the fragment in ``soup`` as a plain sequence of blocks, in place."""
    for element in every(soup, _RENAMED):
        _rename(soup, element)
    _settle_code(soup)
    _free_strays(soup)
    unlay_tables(soup)
    for terms in every(soup, ("dl",)):
        _number(terms)
    _settle_strays(soup)
    _unlist_pictures(soup)
    for element in every(soup, _UNWRAPPED):
        _as_box(element) if element.name in _BOXED else element.unwrap()
    for line in reversed(every(soup, _INLINE)):
        _settle_inline(soup, line)
    for box in reversed(every(soup, _BOXES)):
        if not box.get("class_kept") and all(map(is_white, box.contents)):
            box.unwrap()
    # From outside in, so that what stands in boxes in boxes is lifted once by each, not by all of them.
    for container in [soup, *every(soup, _CONTAINERS)]:
        _settle_container(soup, container)
    drop_empty(soup)
    for item in every(soup, ("li",)):
        _join_mark(item)
    _settle_lines(soup)
    settle_spaces(soup)


def tidy(soup: BeautifulSoup) -> None:
    """Take away, after the last change, what a second cleaning would: refused elements, empty blocks, idle spaces."""
    for element in every(soup, DROPPED_WHOLE):
        if not gone(element):
            element.decompose()
    for heading in every(soup, HEADINGS):
        for paragraph in every(heading, ("p",)):
            paragraph.insert_before(" ")
            paragraph.unwrap()
    for line in reversed(every(soup, ("p", *HEADINGS))):
        if holds(line, ENDS):  # HTML ends a paragraph where a block begins
            line.name = "div"
            _settle_container(soup, line)
    drop_empty(soup)
    settle_spaces(soup)


def _free_strays(soup: BeautifulSoup) -> None:
    """Leave of parts of tables and formulas that stand in none what they hold: the gate lets none through alone."""
    for parts, whole in ((_TABLE_PARTS, "table"), (PRESENTATION - {"math"}, "math")):
        if found := every(soup, parts):
            within = inside(soup, (whole,))
            for part in found:
                if id(part) not in within:
                    _as_box(part) if whole == "table" else part.unwrap()


def _number(terms: Tag) -> None:
    """Make a numbered list of one of terms that are the numbers from one on, as the steps of recipes are written."""
    parts = shown(terms)
    numbers, steps = parts[::2], parts[1::2]
    said = [each.get_text(strip=True).rstrip(".)") for each in numbers if isinstance(each, Tag) and each.name == "dt"]
    if len(steps) < FEWEST_STEPS or said != [str(i + 1) for i in range(len(steps))] or len(said) != len(numbers):
        return
    if all(isinstance(each, Tag) and each.name == "dd" for each in steps):
        terms.name = "ol"
        for number, step in zip(numbers, steps, strict=True):
            number.extract()
            cast("Tag", step).name = "li"


def _settle_strays(soup: BeautifulSoup) -> None:
    """Give items without a list one, those in a row the same; a caption without a figure is a paragraph."""
    made: Tag | None = None
    for item in every(soup, ("li",)):
        outer = item.parent
        while outer is not None and outer.name not in _ROUND_ITEMS:
            outer = outer.parent
        if outer is not None and outer.name in LISTS:
            continue
        before, white = item.previous_sibling, []
        while before is not None and is_white(before):
            white.append(before)
            before = before.previous_sibling
        if made is None or before is not made:
            made = soup.new_tag("ul")
            item.insert_before(made)
        else:
            for space in white:  # else it would be passed again before each item that follows
                space.extract()
        made.append(item.extract())
    for caption in every(soup, ("figcaption",)):
        if caption.find_parent("figure") is None:
            _as_box(caption)


def _as_box(element: Tag) -> None:
    element.name = "div"


def _rename(soup: BeautifulSoup, element: Tag) -> None:
    if element.name == "summary":
        strong = soup.new_tag("strong")
        strong.extend(list(element.contents))
        element.append(strong)
    if element.name == "address" and holds(element, ENDS):
        element.name = "div"
        return
    element.name = _RENAMED[element.name]


def _settle_code(soup: BeautifulSoup) -> None:
    """Write the lines of code that stand in blocks as lines."""
    code = inside(soup, ("pre",))
    for box in [each for each in reversed(every(soup, _LINES)) if id(each) in code]:
        before, after = box.previous_sibling, box.next_sibling
        if before is not None and not (isinstance(before, NavigableString) and before.endswith("\n")):
            box.insert_before("\n")
        if after is not None and not (isinstance(after, NavigableString) and after.startswith("\n")):
            box.insert_after("\n")
        box.unwrap()


def _settle_inline(soup: BeautifulSoup, line: Tag) -> None:
    """Make a box of what should hold words and holds blocks; take away a ``span`` that says nothing.

    An empty line in it parts it in two: it parts paragraphs.
    """
    if holds(line, ENDS):
        line.name = "div"
    elif line.name == "span" and not any(line.get(name) for name in ("lang", "dir", "id")):
        line.unwrap()
    elif line.name in _STYLES and any(map(is_break, line.contents)) and line.find_parent("pre") is None:
        _part_inline(soup, line)


def _part_inline(soup: BeautifulSoup, line: Tag) -> None:
    """Put the breaks at the edges of an inline element outside it, and write what an empty line parts as several."""
    parts: list[list[PageElement]] = [[]]
    idle: list[PageElement] = []
    between: list[list[PageElement]] = []
    for node in line.contents:
        if _is_blank(node):
            idle.append(node)
        elif sum(map(is_break, idle)) > (1 if parts[0] else 0):
            between.append(idle)
            parts.append([node])
            idle = []
        else:
            parts[-1] += [*idle, node]
            idle = []
    if any(map(is_break, idle)):
        for node in reversed(idle):
            line.insert_after(node.extract())
    place = line
    for white, part in zip(between, parts[1:], strict=True):
        other = soup.new_tag(line.name, attrs={name: str(line[name]) for name in line.attrs if name != "id"})
        place.insert_after(*(node.extract() for node in white), other)
        other.extend([node.extract() for node in part])
        place = other


def _settle_container(soup: BeautifulSoup, container: Tag) -> None:
    """Put the loose text of a container into paragraphs, then dissolve it if it means nothing."""
    run: list[PageElement] = []
    for child in list(container.contents):
        if isinstance(child, Tag) and (child.name in ENDS or holds(child, ENDS)):
            _wrap(soup, run)
            run = []
        else:
            run.append(child)
    _wrap(soup, run)
    if container.name in _BOXES and not container.get("class_kept"):
        first = container.find(recursive=False)
        if container.get("id") and isinstance(first, Tag) and not first.get("id"):
            first["id"] = str(container["id"])  # links lead to this place
        container.unwrap()


def _part(soup: BeautifulSoup, paragraph: Tag) -> bool:
    """Make paragraphs of one whose writer parted them by empty lines, or broke the line at each; whether that is so."""
    empty = any(is_break(one) and is_break(other) for one, other in pairwise(shown(paragraph)))
    if not empty and not are_paragraphs(paragraph):
        return False
    _wrap(soup, list(paragraph.contents), 2 if empty else 1)
    parts = paragraph.find_all("p", recursive=False)
    for part in parts:
        part.attrs = {name: value for name, value in paragraph.attrs.items() if part is parts[0] or name != "id"}
    paragraph.unwrap()
    for part in parts:
        if not empty or not _part(soup, part):
            _strip(soup, part)
    return True


def _wrap(soup: BeautifulSoup, run: list[PageElement], dividing: int = 2) -> None:
    """Make paragraphs of inline nodes that stand in a row; so many line breaks divide them."""
    line: list[PageElement] = []
    breaks = 0
    for node in run:
        breaks += is_break(node)
        if not _is_blank(node):
            if breaks >= dividing:
                _paragraph(soup, line)
                line = []
            breaks = 0
        line.append(node)
    _paragraph(soup, line)


def _paragraph(soup: BeautifulSoup, line: list[PageElement]) -> None:
    while line and _is_blank(line[-1]):
        line.pop().extract()
    while line and _is_blank(line[0]):
        line.pop(0).extract()
    if not line:
        return
    paragraph = soup.new_tag("p")
    line[0].insert_before(paragraph)
    for node in line:
        paragraph.append(node.extract())


def _unlist_pictures(soup: BeautifulSoup) -> None:
    """Make boxes of a list that holds pictures and no word but their captions: it lays out a gallery."""
    for rows in every(soup, _SETS):
        said = (text.find_parent("figcaption") for text in rows.strings if text.strip())
        if holds(rows, ("img",)) and (all(said) if rows.name != "ol" else not has_text(rows)):
            for item in every(rows, _ITEMS):
                _as_box(item)
            _as_box(rows)


def _join_mark(item: Tag) -> None:
    """Write a number or sign that stands alone before the first paragraph of an item at its beginning."""
    parts = [each for each in item.contents[:4] if not is_white(each)]
    if len(parts) < 2 or not isinstance(parts[1], Tag) or parts[1].name != "p":
        return
    mark = parts[0]
    bare = not isinstance(mark, Tag) or (mark.name == "p" and not holds(mark, SHOWN))
    if bare and _MARK.fullmatch(mark.get_text()):
        mark.extract()
        parts[1].insert(0, f"{mark.get_text().strip()} ")


def _settle_lines(soup: BeautifulSoup) -> None:
    """Part paragraphs at empty lines, and settle the edges of every line."""
    for line in every(soup, _TYPED):
        if line.name != "p" or not _part(soup, line):
            _strip(soup, line)


def _strip(soup: BeautifulSoup, line: Tag) -> None:
    """Take the breaks off the edges of a line; one of asterisks, dashes or the like is the rule that it draws."""
    contents = line.contents
    while contents and _is_blank(contents[-1]):
        contents[-1].extract()
    while contents and _is_blank(contents[0]):
        contents[0].extract()
    _unindent(line)
    if line.name == "p" and len(contents) == 1 and _is_rule(contents[0].get_text()) and not holds(line, SHOWN):
        line.replace_with(soup.new_tag("hr"))


def _unindent(line: Tag) -> None:
    """Take off the wide spaces before a line without breaks; one with breaks may be verses."""
    first: PageElement = line
    while isinstance(first, Tag) and first.contents:
        first = first.contents[0]
    if isinstance(first, NavigableString) and first[:1].isspace() and not holds(line, ("br",)):
        shown = first.lstrip()
        if _WIDE in first[: len(first) - len(shown)]:
            first.replace_with(shown)


def _is_rule(text: str) -> bool:
    return not text[:1].isalnum() and _RULE.fullmatch(text) is not None


def _is_blank(node: PageElement) -> bool:
    return is_break(node) or is_white(node)


def drop_empty(soup: BeautifulSoup) -> None:
    """Drop what holds neither text nor picture, and breaks that open or close a block."""
    for element in reversed(every(soup)):
        if element.name in _EMPTY_MATTERS:
            continue
        if not holds_anything(element):
            element.decompose() if not element.get_text() else element.unwrap()
    for table in soup.find_all("table"):
        if not holds_anything(table):
            table.decompose()
        else:
            drop_rows(table)
    _drop_rules(soup)


def _drop_rules(soup: BeautifulSoup) -> None:
    """Drop the rules before the first block and after the last: they part the text from nothing."""
    blocks = [each for each in every(soup, ENDS) if each.name not in {"html", "body"}]
    for order in (blocks, list(reversed(blocks))):
        for block in order:
            if block.name != "hr":
                break
            if not gone(block):
                block.decompose()
