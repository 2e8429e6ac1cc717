"""An article's body as it sits in an edition: pictures and links resolved, headings and ids in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from lxml import etree
from markupsafe import Markup, escape

from packager.formats import _blocks, _columns, _formulas, _hours, _model, _notes, _pictures
from packager.frozen import frozen
from packager.model import Article
from packager.text.html import (
    HEADINGS,
    MATHML,
    XML_LANG,
    levelled,
    line_of,
    parse_fragment,
    prune,
    remove,
    serialise,
    unwrap,
)
from packager.text.typography import typeset

_MATH_TAG = re.compile(r"<math(?=[\s/>])")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""The words of a link that are where it leads: a hyphen in it would be read as one of its own."""
LOCAL = re.compile(r"\s*(?:file:|https?://(?:127\.|0\.0\.0\.0|(?:[\w-]+\.)*localhost\b|\[::1\]))", re.IGNORECASE)
"""Addresses that mean nothing on another machine than the one that made the edition."""

UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])  # draw nothing

TABLE_SIZES = ((1.0, ""), (1.24, "wide"), (1.52, "wider"))
"""Letters that a row may need, as a share of what its line holds, and the class whose smaller type makes room."""

LONG = 1200
ROWS = 12
"""Letters or rows over which a table is broken between rows rather than moved to a page of its own: a third of A5."""

OVERFULL = "wider full"
"""Class of a table that no type makes room for: its words break."""

PROSE = 14
"""Letters that a column of sentences needs to be read as such."""

CELL_GAP = 2
"""Letters that fit into the gap between two columns."""

BACK = "↩"
"""What the link from a note back to its mark shows, in the one form that cleaning gives notes."""

STRONG = ("strong", "b")
QUESTION = 300
"""Letters of a question in an interview at most; a longer paragraph in strong letters is text."""

SIGNED_ITEMS = 2
"""Items of a list from which those that are written with signs of their own are told from chance."""
_SIGN = re.compile(r"\s*(?:\(?(?:\d{1,3}[.)\]:]|[a-z][.)])|[•·▪◦●■►▶➤→»✓✔✅✗✘❌❖–—−*+-])(?:\s|\Z)")
"""A number, letter or sign at the beginning of an item."""

EMBED_SIGNS = frozenset("▶↗")
"""What the link to an embed shows on the page as cleaned where nothing there says what it is."""


@frozen
class Frame:
    """What an edition makes of a body."""

    picture: Callable[[str], _pictures.Picture | None]
    """Asset name in; None where the picture could not be prepared."""
    inside: Callable[[str], str | None]
    """Address of a link in; where it leads inside the edition, or None."""
    prefix: str = ""
    """Put before every id: a page that holds several articles must tell theirs apart."""
    top: int = 2
    """Level of the body's highest heading: the one below the headline's."""
    table_line: int = 60
    """Letters of a table's usual type that stand on one line."""
    xml: bool = True
    """Whether it is read as XML, as EPUB is: with ``xml:lang``, MathML and roles for notes."""
    mathematics: bool = False
    """Whether HTML keeps its MathML, as browsers can read it; XML always does."""
    formula: Callable[[str, str], _pictures.Picture | None] | None = None
    """Name and markup of a formula in; its picture, for readers of XML that have no MathML, or None."""
    cite: Callable[[str, str], int | None] | None = None
    """Address and words of a link to the web in; the number under which the edition prints the address, or None."""
    elsewhere: Callable[[Any, int], Any] | None = None
    """A table in, and the letters that its rows need; what stands in its place where it is set elsewhere, or None."""
    numbered: bool = False
    """Whether blocks get names, by which another edition knows them."""
    breaks: Mapping[str, int] | None = None
    """Printed pages to mark, by the block with which each begins."""
    unsaid: str = ""
    """What is said of a picture that has no text; one whose page says that it only decorates stays silent."""


@frozen
class Body:
    """A body ready to stand in a template."""

    html: Markup
    pictures: int
    undescribed: int  # pictures without alternative text that do not only decorate
    mathematics: bool
    pages: tuple[int, ...] = ()  # printed ones that begin in it


@lru_cache(maxsize=512)
def set_type(fragment: str, language: str) -> str:
    """Set a fragment by the rules of its language; both editions of an issue share the work."""
    return typeset(fragment, language)


def lay(article: Article, language: str, frame: Frame) -> Body:
    """Return the body of ``article`` as it stands in an edition."""
    root, pictures, undescribed = settled(article, language, frame)
    mathematics = next(root.iter("math"), None) is not None
    if frame.numbered:
        _blocks.name(root, frame.prefix)
    pages = _blocks.divide(root, frame.breaks) if frame.breaks else ()
    html = _as_xml(root, frame) if frame.xml else as_html(root, mathematics=frame.mathematics)
    return Body(Markup(html), pictures, undescribed, mathematics, pages)  # noqa: S704 - sanitised, then serialised


def settled(article: Article, language: str, frame: Frame) -> tuple[Any, int, int]:
    """Return the tree of a body as it stands in an edition, its pictures, and how many of them lack a text."""
    root = parse_fragment(set_type(article.html, language))
    _model.enforce(root)
    if frame.numbered or frame.breaks:
        _blocks.mark(root)
    _settle_ids(root, frame.prefix)
    _pictures.set_off_lost(root)
    for link in list(root.iter("a")):
        _tie_back(link)
        _settle_link(link, frame)
    _hours.mark(root)
    for paragraph in root.iter("p"):
        _mark_question(paragraph)
    for entries in root.iter("ul", "ol"):
        _mark_signed(entries)
    pictures, undescribed = _pictures.place(root, frame.picture)
    _drop_mute_headings(root)
    _pictures.settle(root, frame.unsaid)
    _settle_headings(root, frame.top)
    for table in list(root.iter("table")):
        if not _moved(table, frame):
            settle_table(table, frame.table_line)
    return root, pictures, undescribed


def _as_xml(root: Any, frame: Frame) -> str:
    """Write the body as EPUB wants it: languages said twice, notes with their roles, MathML in its namespace."""
    _notes.settle(root)
    _pictures.bound_opening(root)
    _pictures.free_height(root)
    if frame.formula:
        _formulas.pair(root, frame.formula)
    for bracket in list(root.iter("rp")):
        # For readers that know no ruby, of which EPUB 3 has none; EPUBCheck discourages it (HTM-055).
        remove(bracket)
    for aside in root.iter("aside"):
        if not aside.get("role"):
            # Else each is a landmark of the page, and landmarks must be told apart (ARIA in HTML, aside).
            aside.set("role", "note")
    for caption in list(root.iter("caption")):
        _entitle(caption)
    for table in root.iter("table"):
        _columns.part(table)
    for element in root.iter():
        if element.get("lang"):
            element.set(XML_LANG, element.get("lang"))
    inside = [escape(root.text or "")]
    inside += [etree.tostring(child, encoding="unicode") for child in root]
    return _MATH_TAG.sub(f'<math xmlns="{MATHML}"', "".join(inside))


def _entitle(caption: Any) -> None:
    """Let a table be a figure with its caption over it (HTML, 4.9.2): MuPDF sets a caption under its table."""
    table = caption.getparent()
    holder = table.getparent()
    if holder.tag not in {"div", "section"} or caption.getprevious() is not None:
        return
    figure = holder.makeelement("figure", {"class": "table"})
    figure.tail, table.tail, caption.tail = table.tail, None, None
    holder.replace(table, figure)
    caption.tag = "figcaption"
    figure.extend((caption, table))


def as_html(root: Any, *, mathematics: bool) -> str:
    """Write the body as HTML. A layout engine has no MathML: a formula becomes a drawing, or else its words."""
    for formula in () if mathematics else list(root.iter("math")):
        _formulas.draw(formula)
    return serialise(root)


def _settle_ids(root: Any, prefix: str) -> None:
    """Keep each id once, with its prefix, and let the links inside the body follow."""
    seen: set[str] = set()
    for element in root.iter():
        own = element.get("id")
        if own is None:
            continue
        if own in seen:
            del element.attrib["id"]
            continue
        seen.add(own)
        element.set("id", prefix + own)
    for link in root.iter("a"):
        target = (link.get("href") or "").removeprefix("#")
        if target != link.get("href") and target not in seen:
            link.attrib.pop("href", None)


def _settle_link(link: Any, frame: Frame) -> None:
    href = link.get("href") or ""
    if link.text in EMBED_SIGNS and link.get("title") and not len(link):
        link.text = f"{link.text}\u00a0{link.attrib.pop('title')}"
    if not ("".join(link.itertext()).strip() or link.find(".//img") is not None):
        # A link that shows nothing cannot be followed and is read aloud as its address. The element stays if
        # something points at it.
        link.attrib.pop("href", None)
    elif href.startswith("#"):
        link.set("href", f"#{frame.prefix}{href[1:]}")
    elif href:
        if _ADDRESS.fullmatch((link.text or "").strip()):
            link.set("class", "address")
        inside = frame.inside(href)
        if inside:
            link.set("href", inside)
        elif LOCAL.match(href):
            link.attrib.pop("href")
        elif frame.cite is not None:
            _cite(link, frame.cite(href, line_of(link)))
    if not link.get("href") and not link.get("id"):
        unwrap(link)


def _tie_back(link: Any) -> None:
    """Let a note's arrow back stand beside its last word, never on a line of its own."""
    if link.text != BACK:
        return
    before = link.getprevious()
    holder, place = (link.getparent(), "text") if before is None else (before, "tail")
    text = getattr(holder, place) or ""
    if text[-1:].isspace() and (before is None or before.text != BACK):
        setattr(holder, place, text.rstrip() + "\u00a0")


def _mark_question(paragraph: Any) -> None:
    """Mark a short paragraph all of whose words are strong, over another: an interview's question, or a cross-head."""
    after = paragraph.getnext()
    if paragraph.get("class") or after is None or after.tag != "p" or len(paragraph) != 1:
        return
    strong = paragraph[0]
    bare = (paragraph.text or "") + (strong.tail or "")
    words = "".join(strong.itertext()).strip()
    if strong.tag in STRONG and not bare.strip() and 0 < len(words) <= QUESTION:
        paragraph.set("class", "question")


def _mark_signed(entries: Any) -> None:
    """Mark a list whose every item is written with a number or sign of its own: it needs no other."""
    if not entries.get("class") and len(entries) >= SIGNED_ITEMS and all(map(_is_signed, entries)):
        entries.set("class", "signed")


def _is_signed(item: Any) -> bool:
    said = next((text for text in item.itertext() if text.strip()), "")
    return _SIGN.match(said) is not None


def _cite(link: Any, number: int | None) -> None:
    """Put the number of a link's address right behind it."""
    if number is not None:
        mark = link.makeelement("sup", {"class": "cited"})
        mark.text = str(number)
        mark.tail, link.tail = link.tail, None  # else the number stood behind the text that follows the link
        link.addnext(mark)


def _drop_mute_headings(root: Any) -> None:
    for heading in list(root.iter(*HEADINGS)):
        if not _says(heading):
            heading.tag = "p"
            if not (len(heading) or heading.get("id")):
                prune(heading, _model.SPARED)


def _says(heading: Any) -> bool:
    """Whether a heading or a cell has words, be they a picture's; without any it is announced and says nothing."""
    shown = "".join(heading.itertext()) + "".join(image.get("alt") or "" for image in heading.iter("img"))
    return bool(shown.translate(UNSEEN).strip())


def _settle_headings(root: Any, top: int) -> None:
    headings = list(root.iter(*HEADINGS))
    for heading, level in zip(headings, levelled((int(each.tag[1]) for each in headings), top), strict=True):
        heading.tag = f"h{level}"


def _moved(table: Any, frame: Frame) -> bool:
    """Let the edition set a table elsewhere, if it wants to."""
    if frame.elsewhere is None or next(table.iterancestors("table"), None) is not None:
        return False
    instead = frame.elsewhere(table, letters_across(table, PROSE))
    if instead is not None:
        instead.tail = table.tail
        table.getparent().replace(table, instead)
    return instead is not None


def settle_table(table: Any, line: int) -> None:
    """Fit the type to the table, and say of each header cell what it heads.

    That is its column where its row has only such cells, else its row. One without words heads nothing. Columns of
    figures are marked.
    """
    needed = letters_across(table) / line
    size = next((name for most, name in TABLE_SIZES if needed <= most), OVERFULL)
    classes = [size] if size else []
    classes += ["long"] if _is_long(table) else []
    if classes:
        table.set("class", " ".join(classes))
    for row in table.iter("tr"):
        cells = [cell for cell in row if isinstance(cell.tag, str)]
        for cell in cells:
            _open_up(cell)
        # The corner above the first column is often empty, and then heads nothing.
        corner = len(cells) > 1 and not _says(cells[0])
        heads = all(cell.tag == "th" for cell in cells[corner:])
        for cell in cells:
            if cell.tag == "th" and not _says(cell):
                cell.tag = "td"
                cell.attrib.pop("scope", None)
            elif cell.tag == "th" and not cell.get("scope"):
                cell.set("scope", "col" if heads else "row")
    _columns.mark(table)
    if not etree.tostring(table, method="text", encoding="unicode").strip() and table.find(".//img") is None:
        prune(table, _model.SPARED)


def _is_long(table: Any) -> bool:
    return len("".join(table.itertext())) > LONG or sum(1 for _ in table.iter("tr")) > ROWS


def _open_up(cell: Any) -> None:
    """Take away the paragraph that is all of a cell: MuPDF sets such cells behind those that hold plain words."""
    if len(cell) == 1 and cell[0].tag == "p" and not cell[0].attrib:
        bare = (cell.text or "") + (cell[0].tail or "")
        if not bare.strip():
            cell.text = cell[0].tail = None
            unwrap(cell[0])


def letters_across(table: Any, prose: int = 0) -> int:
    """Return how many letters a row needs for its columns' longest words to stand side by side unbroken.

    Cells that hold so much get ``prose`` letters at least; heads do not, which are read as well word under word.
    """
    longest: dict[int, int] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row:
            span = int(cell.get("colspan") or 1) if (cell.get("colspan") or "1").isdecimal() else 1
            words = "".join(cell.itertext()).split()
            if span == 1:
                least = min(prose, sum(map(len, words))) if cell.tag == "td" else 0
                longest[column] = max(longest.get(column, 0), least, max(map(_letters, words), default=0))
            column += span
    return sum(longest.values()) + CELL_GAP * max(len(longest) - 1, 0)


def _letters(word: str) -> int:
    """Return how many letters of a word stay together: scripts without spaces break anywhere, others at hyphens."""
    if any(ord(letter) > 0x2E80 for letter in word):
        return 2
    return max(len(part) + 1 for part in word.split("-"))
