"""HTML in and out: the page parsed once, fragments parsed exactly as written, one XML serialiser.

A *page* is whatever the web sent and goes through lxml's forgiving parser. A *fragment* is
what the sanitiser wrote (or an editor saved): it is read tag by tag as it stands, because
libxml2's HTML tree builder moves what it finds out of place (it closes ``b`` before ``p``).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from packager.text.bounds import relieved
from packager.text.rare import rare

Element = Any
"""An lxml element: the library ships no types."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set: how lists of names are written here."""
    return frozenset(text.split())


MATHML = "http://www.w3.org/1998/Math/MathML"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that never have content (HTML, 13.1.2)."""

BLOCK = words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul"
)
"""Elements that begin and end a line of text."""

HEADINGS = words("h1 h2 h3 h4 h5 h6")
LISTS = words("ul ol")
SETS = LISTS | {"dl", "table"}
"""What sets out one thing after the other."""
BOLD = words("strong b")
SHOWN = words("img svg math hr iframe video audio")
"""What shows something without a word."""

BREAKING = BLOCK | {"br"}
"""Elements at which a new line of text begins."""

SILENT = words("head script style noscript template svg iframe object textarea select annotation annotation-xml")
"""Elements whose text a reader never sees."""

_METADATA = words("base basefont bgsound command link meta noscript object script style template title")
"""What may stand in the head (HTML, 4.2, and the obsolete)."""

MAX_DEPTH = 100
"""Deepest nesting that is kept as it is, in elements. The deepest of 1,101 real pages has 51. A column has room for
some forty lists in each other, which are eighty elements; from there on laying them out takes half as long again with
each."""

# What XML 1.0 (2.2 Characters) forbids. Python takes long to compile it, and most runs never need it.
_FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r"))
# A numeric reference to such a character, which libxml2 would turn into one.
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-2]|1[4-9]|2\d|3[01])(?!\d)|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])(?![0-9a-fA-F]));?"
)
# Elements that can be nested without end. A page that nests them too deep is read without them.
_NESTABLE = rare(
    r"</?(?:div|span|b|i|u|em|strong|font|center|small|big|section|article|blockquote|ul|ol|li|dl|dd|table|tbody|tr|td|a|svg|g"
    r"|math|mrow|sub|sup|ins|del|q|cite|code|nobr|s|strike)(?=[\s>/])[^<>]*+>",
    re.IGNORECASE,
)
_ONE_CLASS = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
"""One class for every element: lxml.html's own look-up runs Python code for each node that it hands out."""
_XML_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")

_TAG = rare(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w.:-]*)"
    r"(?P<attributes>(?>\s+[^\s=<>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?)*+)\s*+(?P<empty>/?)>"
)
_ATTRIBUTE = rare(r"([^\s=<>\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?")
_MATHML_NAMED = f' xmlns="{MATHML}"'
# What XML, where it is well-formed at all, reads otherwise than we do: names in capitals, comments and the like,
# references by other names, white space inside a value, prefixes and name spaces.
_NOT_PLAIN = re.compile(
    r"<(?!/?[a-z])|&(?!(?:amp|lt|gt|quot);)|<[^<>\sA-Z:]*+[A-Z:]|<[^<>\t\n\r]*+[\t\n\r]"
    r"|<[^<>]*\s(?:(?=[\w-]*[A-Z:])[\w:-]++|xmlns)="
)
_VOID_OPEN = re.compile(
    rf"<({'|'.join(sorted(VOID))})(?=[\s>])([^<>\"']*+(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*+)*)(?<!/)>"
)
_CLOSED = r"<\1\2/>"
# What lxml writes otherwise than we do, beside empty elements.
_NOT_PLAIN_WRITTEN = re.compile(
    r"<(?!/?[a-z])|&(?!(?:amp|lt|gt|quot|\#10|\#9);)|<math|<[^<>\sA-Z:]*+[A-Z:]"
    r"|<[^<>]*\s(?:(?=[\w-]*[A-Z:])[\w:-]++|xmlns)="
)
_EMPTY = re.compile(r"<([a-z][\w.-]*+)([^<>]*)/>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][\w.-]*\Z")


def without_forbidden(text: str) -> str:
    """Return ``text`` without the characters that XML forbids, references to them included."""
    if _holds_forbidden(text):
        text = re.sub(_FORBIDDEN, "", text)
    return _FORBIDDEN_REFERENCE.sub("", text)


def _holds_forbidden(text: str) -> bool:
    """Whether XML forbids a character of ``text``: hardly ever, and thirty times faster to say than to mend."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True
    return len(data.translate(None, _CONTROLS)) < len(data) or "\ufffe" in text or "\uffff" in text


def parse_page(text: str) -> Element | None:
    """Parse a whole page; comments and processing instructions are left out.

    Returns the ``html`` element, or None where there is no element at all.
    """
    cleaned = _XML_PROLOG.sub("", without_forbidden(text))
    if not cleaned.strip():
        return None
    cleaned = relieved(cleaned)
    root, too_deep = _parsed(cleaned)
    if too_deep:
        root, _ = _parsed(_NESTABLE.sub(" ", cleaned))
    if root is not None:
        _empty_head(root)
        flatten(root)
    return root


def _empty_head(root: Element) -> None:
    """Move out of the head what belongs to the body: libxml2 knows no ``main`` that would end a head without a tag."""
    head = root.find("head")
    lost = None if head is None else next((each for each in head if each.tag not in _METADATA), None)
    if lost is None:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body", {})
        head.addnext(body)
    moved = [lost, *lost.itersiblings()]
    for at, element in enumerate(moved):
        body.insert(at, element)
    if body.text and moved:  # what stood first in the body follows what stood before it
        moved[-1].tail = (moved[-1].tail or "") + body.text
        body.text = None


def _parsed(text: str) -> tuple[Element | None, bool]:
    """Parse a page; True where libxml2 gave up because it is nested too deep."""
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    return root, any("depth" in entry.message for entry in parser.error_log)


@cache
def _too_deep() -> etree.XPath:
    """What stands :data:`MAX_DEPTH` below an element."""
    return etree.XPath("/".join("*" * MAX_DEPTH))


def flatten(root: Element) -> None:
    """Write what is nested deeper than :data:`MAX_DEPTH` as bare text at that depth, in place and in order."""
    for element in _too_deep()(root):
        # To unwrap one element after the other takes time with the square of their number.
        text = "".join(element.itertext())
        del element[:]
        element.text = text or None


def unwrap(element: Element) -> None:
    """Replace an element of a tree by its content."""
    element.drop_tag()


def remove(element: Element) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def prune(element: Element, spared: Collection[str] = ()) -> None:
    """Remove an element, and every parent that holds nothing once it is gone and is not called one of ``spared``."""
    parent = element.getparent()
    remove(element)
    while parent is not None and (above := parent.getparent()) is not None:
        if len(parent) or (parent.text or "").strip() or parent.tag in spared:
            return
        remove(parent)
        parent = above


def line_of(element: Element) -> str:
    """Return all text in an element on one line."""
    return " ".join("".join(element.itertext()).split())


def hides(style: str) -> bool:
    """Whether a style, as written, takes an element out of sight."""
    bare = style.replace(" ", "").lower()
    return "display:none" in bare or "visibility:hidden" in bare


def levelled(levels: Iterable[int], top: int = 2) -> Iterator[int]:
    """Yield the levels of headings without a gap, the highest at ``top``: h4 after h2 becomes h3."""
    over: list[int] = []
    for level in levels:
        while over and over[-1] >= level:
            over.pop()
        over.append(level)
        yield min(top + len(over) - 1, 6)


def parse_fragment(fragment: str) -> Element:
    """Parse a fragment into a ``div`` of lxml.html elements that holds it, nothing moved.

    MathML keeps plain tag names; :func:`serialise` puts its namespace back.
    """
    parser = lxml_html.XHTMLParser(huge_tree=True, resolve_entities=False)
    parser.set_element_class_lookup(_ONE_CLASS)
    written = fragment.replace(_MATHML_NAMED, "").replace("&nbsp;", "\xa0")
    if not _NOT_PLAIN.search(written):
        # What the sanitiser writes is XML but for its void elements: spelling all of it anew takes ten times as long.
        with contextlib.suppress(etree.XMLSyntaxError, UnicodeEncodeError):
            return etree.fromstring(f"<div>{_VOID_OPEN.sub(_CLOSED, written)}</div>".encode(), parser)
    xml = to_xhtml(fragment).replace(_MATHML_NAMED, "")
    return etree.fromstring(f"<div>{xml}</div>".encode(), parser)


def serialise(root: Element) -> str:
    """Write what is inside ``root`` as well-formed XHTML."""
    inside = [_escape(root.text or "")]
    inside += [etree.tostring(child, encoding="unicode", method="xml") for child in root]
    written = "".join(inside)
    if _NOT_PLAIN_WRITTEN.search(written):
        return to_xhtml(written)
    return _EMPTY.sub(_paired, written)


def _paired(tag: re.Match[str]) -> str:
    """Write an empty element with both its tags, unless it is void."""
    return tag[0] if tag[1] in VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>"


def to_xhtml(fragment: str) -> str:
    """Write a fragment of HTML as well-formed XHTML: the same tags, attributes and text, only spelt as XML.

    Void elements are closed, named references resolved, MathML put in its namespace, unclosed
    elements closed at the end of their parent. Doing it twice changes nothing.
    """
    return _Writer().write(without_forbidden(_uncommented(fragment)))


def _uncommented(text: str) -> str:
    """Leave the comments out. Behind the last end none is sought: each beginning would be tried to the end of all."""
    end = text.rfind("-->") + len("-->")
    return _COMMENT.sub("", text[:end]) + text[end:] if "<!--" in text[:end] else text


class _Writer:
    """Turns tags into balanced XML from left to right: linear in the length of the text."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []

    def write(self, text: str) -> str:
        position = 0
        for tag in _TAG.finditer(text):
            self.out.append(_escape_text(text[position : tag.start()]))
            position = tag.end()
            self._tag(tag["name"].lower(), tag)
        self.out.append(_escape_text(text[position:]))
        self.out.extend(f"</{name}>" for name in reversed(self.open))
        return "".join(self.out)

    def _tag(self, name: str, tag: re.Match[str]) -> None:
        if not _NAME.match(name):
            return
        if tag["close"]:
            self._close(name)
            return
        attributes = _attributes(tag["attributes"])
        if name == "math":
            attributes = {**attributes, "xmlns": MATHML}
        written = "".join(f' {key}="{_escape_value(value)}"' for key, value in attributes.items())
        if name in VOID:
            self.out.append(f"<{name}{written}/>")
        elif tag["empty"]:
            self.out.append(f"<{name}{written}></{name}>")
        else:
            self.out.append(f"<{name}{written}>")
            self.open.append(name)

    def _close(self, name: str) -> None:
        if name not in self.open:
            return
        while (last := self.open.pop()) != name:
            self.out.append(f"</{last}>")
        self.out.append(f"</{name}>")


def _attributes(text: str) -> dict[str, str]:
    """Read the attributes of a tag; the first of two with one name counts, names XML forbids are left out."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        key = name.lower()
        if _NAME.match(key) and key not in found and key != "xmlns":
            bare = value[1:-1] if value[:1] in {'"', "'"} else value
            found[key] = _resolved(bare)
    return found


def _resolved(text: str) -> str:
    """Replace references by their characters, save what XML could not hold."""
    plain = unescape(text) if "&" in text else text
    return re.sub(_FORBIDDEN, "", plain) if _holds_forbidden(plain) else plain


def _escape_text(text: str) -> str:
    return _escape(_resolved(text)) if text else ""


def _escape_value(text: str) -> str:
    return _escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_text(fragment: str) -> str:
    """Return the text of a fragment as a reader sees it, one line a block, blocks separated by newlines."""
    return element_text(parse_fragment(fragment))


def element_text(root: Element) -> str:
    """Return the visible text of an element, one line a block. White space is kept in ``pre`` alone."""
    parts: list[str] = []
    _walk(root, parts.append)
    lines = "".join(parts).split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def _walk(root: Element, emit: Callable[[str], None]) -> None:
    """Emit the text under ``root`` with newlines round blocks, without recursion."""
    silent = preserved = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        step = 1 if event == "start" else -1
        if element.tag in BREAKING and not silent:
            emit("\n")
        silent += step * (element.tag in SILENT)
        preserved += step * (element.tag == "pre")
        text = element.text if step == 1 else element.tail if element is not root else None
        if text and not silent:
            emit(text if preserved else text.replace("\n", " "))


def undescribed(fragment: str) -> int:
    """Return how many pictures of a fragment have no text in their place, and do not say that they only decorate."""
    if "<img" not in fragment:
        return 0
    return sum(image.get("alt") is None for image in parse_fragment(fragment).iter("img"))
