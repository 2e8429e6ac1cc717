"""The last gate: what may stand in an edition, and nothing else.

An allow-list for EPUB content documents, applied by nh3. What is not named here does not pass:
scripts, forms, styles, handlers, ``data-*``, ``aria-*``, foreign classes, odd addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from packager.text.html import without_forbidden, words
from packager.text.rare import rare

_TEXT = (
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rb rp rt rtc ruby s samp small span strong "
    "sub sup time u var wbr"
)
_BLOCKS = "aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p pre section ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MATHS = (
    "annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
    "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"
)
TAGS = words(f"{_TEXT} {_BLOCKS} {_TABLES} {_MATHS}")
"""Every element that may stand in a fragment."""

DROPPED_WHOLE = words(
    "applet audio base button canvas datalist dialog embed fieldset form frame frameset head iframe input link "
    "map meta nav noembed noframes noscript object optgroup option output param plaintext progress script select "
    "source style svg template textarea title track video xmp"
)
"""Elements that go with all they hold. Others that are not in TAGS leave their content behind."""

CLASSES = words("key-points pull-quote credit embed footnotes gallery verse question answer post note lost")
"""Classes of ours: what cleaning found a block to be, and what stands for a picture. Templates may style them."""

_VERSE = re.compile(r"(?<![^\W_])(?:verse|poem|poetry)(?![^\W_])", re.IGNORECASE)
"""Names by which pages tell verse in fixed lines from code (WordPress: ``wp-block-verse``)."""

_CODE = frozenset({"pre", "code", "samp", "kbd"})
_EVERYWHERE = frozenset({"id", "lang", "dir", "title", "class"})
_CELL = frozenset({"colspan", "rowspan", "headers"})
_MATH = frozenset({"display", "mathvariant", "dir"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "td": _CELL,
    "th": _CELL | {"scope", "abbr"},
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "time": frozenset({"datetime"}),
    "del": frozenset({"datetime"}),
    "ins": frozenset({"datetime"}),
    "data": frozenset({"value"}),
    "math": _MATH | {"alttext"},
    "annotation": frozenset({"encoding"}),
    "mi": _MATH,
    "mo": frozenset(
        {"stretchy", "fence", "separator", "accent", "form", "largeop", "movablelimits", "lspace", "rspace"}
    ),
    "mstyle": frozenset({"displaystyle", "scriptlevel", "mathvariant"}),
    "mspace": frozenset({"width", "height", "depth"}),
    "mtd": frozenset({"columnspan", "rowspan", "columnalign"}),
    "mtable": frozenset({"columnalign", "rowspacing", "columnspacing", "displaystyle"}),
    "mfrac": frozenset({"linethickness"}),
    "mover": frozenset({"accent"}),
    "munder": frozenset({"accentunder"}),
    "menclose": frozenset({"notation"}),
}
"""Attributes by element, beside those allowed everywhere."""

PLACE = re.compile(r"[A-Za-z_][\w.-]{0,99}\Z", re.ASCII)
"""The name of a place that can be linked to."""
_WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,4}\Z")
_SIGNED_NUMBER = re.compile(r"-?[0-9]{1,6}\Z")
_DATE = rare(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?\Z")
# MathML 3, 2.1.5 and 3.2.2; a reader's parser refuses the page for another value.
_YES_OR_NO = re.compile(r"(?:true|false)\Z")
_LENGTH = r"-?(?:[0-9]{1,4}\.?[0-9]{0,4}|\.[0-9]{1,4})(?:e[mx]|in|cm|mm|p[xtc]|%)?"
_LENGTHS = rare(rf"{_LENGTH}(?: {_LENGTH}){{0,50}}\Z")
_VARIANTS = (
    "normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur sans-serif bold-sans-serif "
    "sans-serif-italic sans-serif-bold-italic monospace initial tailed looped stretched"
)
_PATTERNS: dict[str, re.Pattern[str]] = {
    "id": PLACE,
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}\Z"),
    "dir": re.compile(r"(?:ltr|rtl|auto)\Z"),
    "href": re.compile(r"(?:https?://[^\s/]|mailto:[^\s]|#[A-Za-z_][\w.-]{0,99}\Z)"),
    "src": re.compile(r"(?:https?://[^\s/]|file:///|(?:\.\./)?assets/[\w][\w.-]{0,199}\Z)"),
    "width": _WHOLE_NUMBER,
    "height": _WHOLE_NUMBER,
    "colspan": _WHOLE_NUMBER,
    "rowspan": _WHOLE_NUMBER,
    "span": _WHOLE_NUMBER,
    "start": _SIGNED_NUMBER,
    "value": _SIGNED_NUMBER,
    "reversed": re.compile(r"(?:reversed)?\Z"),
    "type": re.compile(r"[1aAiI]\Z"),
    "scope": re.compile(r"(?:row|col|rowgroup|colgroup)\Z"),
    "datetime": _DATE,
    "mathvariant": rare(rf"(?:{_VARIANTS.replace(' ', '|')})\Z"),
    "display": re.compile(r"(?:block|inline)\Z"),
    "form": re.compile(r"(?:prefix|infix|postfix)\Z"),
    "scriptlevel": re.compile(r"[+-]?[0-9]{1,3}\Z"),
    "columnspan": _WHOLE_NUMBER,
    "columnalign": re.compile(r"(?:left|center|right)(?: (?:left|center|right)){0,50}\Z"),
    **dict.fromkeys(
        words("stretchy fence separator accent accentunder largeop movablelimits displaystyle"), _YES_OR_NO
    ),
    **dict.fromkeys(words("lspace rspace depth linethickness rowspacing columnspacing"), _LENGTHS),
}
"""What a value must look like; attributes without a pattern are plain text."""

_PRE_NEWLINES = re.compile(r"(<pre(?:\s[^<>]*)?>)\n+")
_MATH_LENGTH = frozenset({"mspace"})

MOST_REFERENCES = 500
"""Signs in one text that nh3 reads at once of those at which it begins a new piece: references such as ``&amp;``, and
characters that UTF-8 writes as it does the no-break space, such as soft hyphens. 300,000 in one took it 30 s, for its
time grows with their square."""
_PIECE = re.compile("[&\u0080-\u00bf]")
MOST_PASSES = 4
"""Times a fragment goes through the gate until nothing changes; two were enough for everything tried."""


def sanitize(fragment: str) -> str:
    """Return ``fragment`` (HTML from anywhere) with nothing but what an edition may hold.

    The result is HTML whose tags all match; :func:`packager.text.html.to_xhtml` spells it as XML.
    Sanitising twice changes nothing.
    """
    current = without_forbidden(fragment)
    for _ in range(MOST_PASSES):
        cleaned: str = _settled(_cleaner().clean(_parted(current)))
        if cleaned == current:
            break
        current = cleaned
    return current


_TEXT_RUN = re.compile(r"(?:\A|>)[^<>]+")


def _parted(text: str) -> str:
    """Part texts of very many references and the like by comments, which nh3 drops."""
    if len(_PIECE.findall(text)) <= MOST_REFERENCES:
        return text
    return _TEXT_RUN.sub(lambda run: _parted_run(run[0]), text)


def _parted_run(text: str) -> str:
    places = [sign.start() for sign in _PIECE.finditer(text)][MOST_REFERENCES::MOST_REFERENCES]
    return "<!---->".join(text[begin:end] for begin, end in pairwise([0, *places, len(text)]))


def _settled(text: str) -> str:
    """Return what nh3 wrote without what a second reading would change: newlines that open a ``pre``."""
    return _PRE_NEWLINES.sub(r"\1", without_forbidden(text))


@cache
def _cleaner() -> Any:
    """Build the gate once: it costs more than a page."""
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={"*": set(_EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "file"},
        link_rel=None,
        strip_comments=True,
    )


def passes(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes goes through the gate as it is."""
    known = _EVERYWHERE | ATTRIBUTES.get(tag, frozenset())
    return tag in TAGS and all(
        name in known and _attribute(tag, name, value) == value for name, value in attributes.items()
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an attribute may have, or None to drop the attribute."""
    if name == "class":
        kept = " ".join(word for word in value.split() if word in CLASSES)
        return kept or ("verse" if tag == "pre" and _VERSE.search(value) else None)
    if name == "reversed":
        return "reversed"
    if tag in _MATH_LENGTH and name in {"width", "height"}:
        return value.strip() if _LENGTHS.match(value.strip()) else None
    if name == "value" and tag == "data":
        return value
    if name == "lang" and tag in _CODE:
        return None  # editors write the programming language there
    pattern = _PATTERNS.get(name)
    trimmed = value.strip() if pattern else value
    return trimmed if pattern is None or pattern.match(trimmed) else None
