"""A fragment written as Markdown: CommonMark 0.31 with the tables, footnotes and strikethrough of GFM.

What Markdown has no sign for stays as the HTML that CommonMark lets through (``<sup>``, a table with
spans); what a reader sees is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from packager.text.html import BLOCK, HEADINGS, line_of, words

_SIGNS = re.compile(r"([\\`*_\[\]<>~])")
"""Characters that mean something wherever they stand."""

_REFERENCE = re.compile(r"&(?=#?\w{1,32};)")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d{1,9}[.)](?=\s|$))", re.MULTILINE)
"""What means something at the beginning of a line: headings, lists, rules."""

_BLANK = re.compile(r"[ \t\r\n]+")
"""White space that folds into one space; the narrow and unbroken spaces of typography stay."""

_NUMBER = re.compile(r"\d{1,4}\\?\.\s+")
"""The number that a note of a list begins with: Markdown numbers its notes itself."""

_MARKS = {"em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~"}
_KEPT = words("sup sub kbd mark u small ruby rt rp ins")
"""Inline elements that are written as HTML."""

_FIGURES = "number"
"""Class of the cells of a column of figures."""


@dataclass(slots=True)
class Context:
    """What writing one article needs to know."""

    picture: Callable[[str], str | None]
    """Source of a picture in; its address, or the label in brackets of one that is defined elsewhere in the
    file (CommonMark 4.7); None where its text stands in."""
    prefix: str = ""
    """Put before the names of footnotes, which are one list for the whole file."""
    notes: list[str] = field(default_factory=list)
    """Footnotes that were met, written."""
    named: set[str] = field(default_factory=set)
    """Ids of the notes there are."""


def inline(text: str) -> str:
    """Return plain text on one line with every sign escaped that Markdown would read."""
    folded = _BLANK.sub(" ", text)
    return _REFERENCE.sub("&amp;", _SIGNS.sub(r"\\\1", folded))


def line(text: str) -> str:
    """Return plain text as a line of its own: its beginning is escaped too."""
    return _AT_START.sub(_escaped_start, inline(text).strip())


def write(root: Any, context: Context) -> str:
    """Return what is inside ``root``, a parsed fragment, as Markdown that ends without a newline.

    Notes are asides with the role ``doc-footnote``; they come as footnotes at the end.
    """
    context.named |= {aside.get("id") for aside in root.iter("aside") if aside.get("role") == "doc-footnote"}
    blocks = _blocks(root, context)
    return "\n\n".join([*blocks, *context.notes])


def _escaped_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign[:-1]}\\{sign[-1]}"


# --- blocks --------------------------------------------------------------------------------------


def _blocks(element: Any, context: Context) -> list[str]:
    """Return the blocks that an element holds; words that stand between them are paragraphs."""
    blocks: list[str] = []
    loose: list[str] = [_text(element.text)]

    def close() -> None:
        paragraph = _settled("".join(loose))
        if paragraph:
            blocks.append(paragraph)
        loose.clear()

    for child in element:
        if isinstance(child.tag, str) and _is_block(child):
            close()
            blocks += _block(child, context)
        elif isinstance(child.tag, str):
            loose.append(_phrase(child, context))
        loose.append(_text(child.tail))
    close()
    return [block for block in blocks if block]


def _is_block(element: Any) -> bool:
    return element.tag in BLOCK or any(isinstance(child.tag, str) and _is_block(child) for child in element)


def _block(element: Any, context: Context) -> list[str]:
    """Return one block element as blocks of Markdown."""
    tag = element.tag
    if element.get("role") == "doc-footnote":
        _note(element, context)
        return []
    for tags, written in _WRITERS:
        if tag in tags:
            return [block for block in written(element, context) if block]
    return _blocks(element, context)


def _heading(element: Any, context: Context) -> list[str]:
    heading = _settled(_inside(element, context)).replace("\\\n", " ")
    return [f"{'#' * int(element.tag[1])} {heading}"] if heading else []


def _caption(element: Any, context: Context) -> list[str]:
    return [f"*{caption}*" if "*" not in caption else caption for caption in _blocks(element, context)]


def _term(element: Any, context: Context) -> list[str]:
    return [_marked(_settled(_inside(element, context)), "**")]


def _quote(element: Any, context: Context) -> list[str]:
    return [_prefixed("\n\n".join(_blocks(element, context)), "> ")]


def _note(element: Any, context: Context) -> None:
    for back in [link for link in element.iter("a") if link.get("role") == "doc-backlink"]:
        back.drop_tree()
    text = "\n\n".join(_blocks(element, context))
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    context.notes.append(f"[^{context.prefix}{element.get('id')}]: {_indented(text, '    ')}")


def _items(element: Any, context: Context) -> list[str]:
    """Return the items of a list; one that holds several blocks has blank lines between them."""
    start = element.get("start") or ""
    number = int(start) if start.isdecimal() and len(start) < 9 else 1
    lines = []
    for item in element:
        blocks = _blocks(item, context)
        sign = f"{number}. " if element.tag == "ol" else "- "
        simple = all(each.lstrip().startswith(("- ", "1. ")) for each in blocks[1:])
        text = ("\n" if simple else "\n\n").join(blocks)
        lines.append(f"{sign}{_indented(text, ' ' * len(sign))}")
        number += 1
    return lines


def _fenced(element: Any) -> str:
    code = "".join(element.itertext()).strip("\n")
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _table(element: Any, context: Context) -> str:
    """Return a table of GFM where it can be one: a row of headers, no spans, cells of one line."""
    rows = [list(row) for row in element.iter("tr")]
    plain = rows and all(
        cell.get("colspan") in {None, "1"} and cell.get("rowspan") in {None, "1"} and not _holds_blocks(cell)
        for row in rows
        for cell in row
    )
    if not plain or next(element.iterdescendants("table"), None) is not None:
        return _as_html(element, context)
    written = [[_cell(cell, context) for cell in row] for row in rows]
    heads = {cell.tag for cell, text in zip(rows[0], written[0], strict=True) if text}
    if heads != {"th"}:  # a corner may be empty, and heads nothing
        written.insert(0, [""] * len(written[0]))
    width = max(len(row) for row in written)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in written]
    right = {column for row in rows for column, cell in enumerate(row) if cell.get("class") == _FIGURES}
    lines.insert(1, f"|{''.join(' ---: |' if column in right else ' --- |' for column in range(width))}")
    caption = element.find("caption")
    before = [f"**{_settled(_inside(caption, context))}**", ""] if caption is not None else []
    return "\n".join([*before, *lines])


def _holds_blocks(cell: Any) -> bool:
    return sum(child.tag in BLOCK for child in cell.iter() if child is not cell and isinstance(child.tag, str)) > 1


def _cell(cell: Any, context: Context) -> str:
    text = " ".join(_blocks(cell, context))
    return text.replace("\\\n", "<br>").replace("\n", " ").replace("|", "\\|")


def _as_html(element: Any, context: Context) -> str:
    """Return an element as HTML on lines without a blank one, which would end it (CommonMark 4.6)."""
    for image in list(element.iter("img")):
        source, alt = context.picture(image.get("src") or ""), image.get("alt") or ""
        image.attrib.clear()
        if source is None or source.startswith("["):
            image.tag, image.text = "em", alt
        else:
            image.set("src", source)
            image.set("alt", alt)
    for cell in element.iter("td", "th"):
        if cell.get("class") == _FIGURES:
            cell.attrib.pop("class")
            cell.set("align", "right")  # which readers of Markdown let through; they have no style for a class
    tail, element.tail = element.tail, None
    written = str(etree.tostring(element, encoding="unicode", method="html"))
    element.tail = tail
    return re.sub(r"\n\s*\n", "\n", written).strip()


_WRITERS: tuple[tuple[Collection[str], Callable[[Any, Context], list[str]]], ...] = (
    (HEADINGS, _heading),
    (("ul", "ol"), lambda element, context: ["\n".join(_items(element, context))]),
    (("blockquote", "aside"), _quote),
    (("pre",), lambda element, _: [_fenced(element)]),
    (("table",), lambda element, context: [_table(element, context)]),
    (("hr",), lambda _, __: ["---"]),
    (("figcaption",), _caption),
    (("dt",), _term),
)
"""How each block element is written; any other gives what it holds."""


# --- words ---------------------------------------------------------------------------------------


def _inside(element: Any, context: Context) -> str:
    parts = [_text(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_phrase(child, context))
        parts.append(_text(child.tail))
    return "".join(parts)


def _phrase(element: Any, context: Context) -> str:
    """Return an inline element as Markdown."""
    tag = element.tag
    if tag == "br":
        return "\\\n"
    if tag == "img":
        return _image(element, context)
    if tag in {"code", "samp"}:
        return _code("".join(element.itertext()))
    if tag == "math":
        return _code(element.get("alttext") or line_of(element))
    if tag == "a":
        return _link(element, context)
    inner = _inside(element, context)
    if tag in _MARKS:
        return _marked(inner, _MARKS[tag])
    if tag == "sup" and inner.startswith("[^"):
        return inner
    return f"<{tag}>{inner}</{tag}>" if tag in _KEPT and inner else inner


def _link(element: Any, context: Context) -> str:
    href = element.get("href") or ""
    inner = _inside(element, context)
    if element.get("role") == "doc-noteref" and href[1:] in context.named:
        return f"[^{context.prefix}{href[1:]}]"
    if not href or not inner.strip() or href.startswith("#"):
        return inner
    lead, text, trail = _parted(inner)
    return f"{lead}[{text}]({address(href)}){trail}"


def _image(element: Any, context: Context) -> str:
    alt = " ".join((element.get("alt") or "").split())
    source = context.picture(element.get("src") or "")
    if source is None:
        return f"*[{inline(alt)}]*" if alt else ""
    return f"![{inline(alt)}]{source if source.startswith('[') else f'({address(source)})'}"


def address(address: str) -> str:
    """Return an address as a link's destination (CommonMark 6.3)."""
    if re.search(r"[\s()<>\\]", address):
        return f"<{re.sub(r'[<>]', lambda sign: f'%{ord(sign[0]):02X}', _BLANK.sub('%20', address))}>"
    return address


def _code(text: str) -> str:
    text = _BLANK.sub(" ", text)
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}" if text.strip() else text


def _marked(inner: str, mark: str) -> str:
    """Put marks round text; spaces at its ends go outside, where CommonMark wants them (6.2)."""
    lead, text, trail = _parted(inner)
    if not text or text.startswith(mark[0]) or text.endswith(mark[0]):
        return inner
    return f"{lead}{mark}{text}{mark}{trail}"


def _parted(text: str) -> tuple[str, str, str]:
    bare = text.strip()
    start = text.index(bare) if bare else len(text)
    return text[:start], bare, text[start + len(bare) :]


def _text(text: str | None) -> str:
    return inline(text) if text else ""


def _settled(paragraph: str) -> str:
    """Return a paragraph without white space at the ends of its lines, and with no sign at a line's start."""
    lines = [each.strip(" ") for each in paragraph.strip().split("\n")]
    text = "\n".join(lines).removesuffix("\\").strip()
    # A sign that is escaped already, a link and a picture begin with other characters.
    return _AT_START.sub(_escaped_start, text)


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{each}".rstrip() for each in text.split("\n"))


def _indented(text: str, indent: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{indent}{each}" if each else "" for each in rest)])
