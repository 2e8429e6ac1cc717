"""A small typographer: quotation marks, dashes, ellipses and spaces by an article's language.

Only text nodes are touched, never code; words never change; doing it twice changes nothing more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from packager.frozen import frozen
from packager.text.calendar.zones import region
from packager.text.html import words
from packager.text.quotemarks import HARD, SINGLE, set_quotes
from packager.text.words import primary

NARROW = "\u202f"
"""Narrow no-break space: in French before ; ! and ?."""

_CONTROLS = re.compile(r"[\x7f-\x9f]")
"""Controls that a wrong encoding left in a text: some readers draw a box for each."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[\w/=&#%+-]")
"""An address in a text, without the marks behind it: what it is made of is no typography."""
_LONG_DASH = frozenset({"ru", "uk", "be", "bg"})
"""Languages that set an em dash between spaces, where others set an en dash."""
_ELIDED = re.compile(
    r"(?<![^\W_])'(?=(?:t(?:is|was|will|were)|em|cause|til|round|\d\ds?)\b|n'(?![^\W_]))|(?<= 'n)'(?![^\W_])",
    re.IGNORECASE,
)
"""English words that begin with an apostrophe, which is no quotation mark, as years do; and "rock 'n' roll"."""
_CUT_SHORT = re.compile(
    r"(?<![^\W_])'(?:(?:cos|cuz|bout|twould|twere|gainst|neath|fraid)\b|(?<=\bthe ')net\b)(?![^']*'(?!\w))"
)
"""The same, where no mark follows that would end a quotation."""
_TALK = re.compile(r"-{1,2}(?= [^\W\d_]| [¿¡«„“\"'…])")
"""A hyphen for the dash of speech, or of an item, at the beginning of a line."""
_RAYA = re.compile(r"(?<=\s)-(?=[^\s\d-])|(?<=[^\W\d_])-(?=[.,;:?!…]|\s|$)|(?<=[.,!?…])-(?=[.,;:]|\s|$)")
_SPANISH = frozenset({"es", "ca", "gl"})
"""Languages whose speech stands between em dashes that touch it."""
_ELISIONS = {
    "nl": re.compile(r"(?<![^\W_])'(?=[stnkmr]\b(?!'))", re.IGNORECASE),
    "it": re.compile(r"(?<=\b(?:po|mo|di|va|fa|da))(?<!['‘]\w\w)'(?![^\W_]|\W*')", re.IGNORECASE),
}
"""The same in other languages, and Italian words that end with one."""
_YEAR_CUT = re.compile(r"(?<![^\W_])'(?=\d\d(?![\d'\"]))")
"""Years without their century, in any language."""
_SPAN = re.compile(
    r"(?<![\w.,/-])(?P<from>1\d\d\d|20\d\d)-(?P<to>1\d\d\d|20\d\d)(?![\w/-])"
    r"|(?:\bpp?\.|\bpages?|\bS\.|\bSeiten?|\bstr\.|\bстр\.|\bpágs?\.|\bpágin?as?) ?\d{1,4}-\d{1,4}(?![\w/-])"
)
"""Years, and pages, from one to another; other numbers with a hyphen may be of a telephone, a match or a law."""
_HOURS = re.compile(r"(?<=\d[:.h]\d\d )-(?= \d{1,2}[:.h]\d\d(?!\d))")
"""From one hour to another."""

_PIECE = re.compile(
    r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|[^<&]+|.",
    re.DOTALL,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)[^>]*?(?P<void>/?)>", re.DOTALL)
_KEPT = words("code pre kbd samp var tt math svg script style textarea title")
_INLINE = words("a abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup time u wbr ruby rb font big")
_OBJECT = "\ufffc"
"""Stands in a run for an element whose text is not touched: Unicode's object replacement character."""


@frozen
class _Piece:
    """A stretch of a fragment: as it is written, and as it is read: letter for letter, as one letter, or not at all."""

    source: str
    shown: str


@frozen
class _Tag:
    """What a tag does: opens or closes an element, or neither."""

    name: str
    closes: bool
    void: bool


def typeset(fragment: str, language: str | None) -> str:
    """Return an XHTML fragment with the typography of ``language`` (BCP 47) in its text."""
    out: list[str] = []
    for run in _runs(_CONTROLS.sub("", fragment)):
        if isinstance(run, str):
            out.append(run)
        else:
            out += _set(run, language or "")
    return "".join(out)


def _runs(fragment: str) -> Iterator[str | list[_Piece]]:
    """What is kept as it is, and runs of text in which inline tags, which show nothing, lie."""
    run: list[_Piece] = []
    inside: list[str] = []
    for piece in _PIECE.findall(fragment):
        marks = len(piece) > 1 and piece[0] == "<"
        tag = _tag(piece) if marks else None
        if tag is None:
            run.append(_Piece(piece, "" if inside or marks else _read(piece)))
            continue
        _nest(inside, tag)
        if tag.name in _INLINE or tag.name in _KEPT:
            run.append(_Piece(piece, _OBJECT if tag.name in _KEPT and tag.closes else ""))
            continue
        if run:
            yield run
        run = []
        yield piece
    if run:
        yield run


@lru_cache(maxsize=4096)
def _tag(piece: str) -> _Tag | None:
    """Read a tag; None for a comment or a declaration."""
    found = _TAG.fullmatch(piece)
    return _Tag(found["name"].lower(), bool(found["close"]), bool(found["void"])) if found else None


def _read(piece: str) -> str:
    """Return what a piece of text shows: of a reference one letter, the first of those that it stands for."""
    return html.unescape(piece)[0] if piece[0] == "&" and len(piece) > 1 else piece


def _nest(inside: list[str], tag: _Tag) -> None:
    """Keep account of the elements whose text is not touched."""
    if tag.name not in _KEPT or tag.void:
        return
    if not tag.closes:
        inside.append(tag.name)
    elif tag.name in inside:
        del inside[inside.index(tag.name) :]


def _set(run: list[_Piece], language: str) -> Iterator[str]:
    """Yield the run's sources, its text typeset."""
    text = "".join(piece.shown for piece in run)
    changes: dict[int, str] = {}
    told = _ADDRESS.sub(lambda found: "x" * len(found[0]), text) if "://" in text or "www." in text else text
    for rule in (set_quotes, _apostrophes, _ellipses, _dashes, _spaces):
        rule(told, language, changes)
    if not changes:
        yield from (piece.source for piece in run)
        return
    order = sorted(changes)
    begins = nearest = 0
    for piece in run:
        ends = begins + len(piece.shown)
        first = nearest
        while nearest < len(order) and order[nearest] < ends:
            nearest += 1
        yield _changed(piece, begins, [(at, changes[at]) for at in order[first:nearest]])
        begins = ends


def _changed(piece: _Piece, begins: int, changes: Sequence[tuple[int, str]]) -> str:
    """Return a piece's source with letters of it, which begins at ``begins`` in its run, replaced."""
    if not changes:
        return piece.source
    if len(piece.shown) != len(piece.source):
        return changes[0][1]
    out: list[str] = []
    position = 0
    for at, new in changes:
        out += [piece.source[position : at - begins], new]
        position = at - begins + 1
    return "".join([*out, piece.source[position:]])


def _apostrophes(text: str, language: str, changes: dict[int, str]) -> None:
    if "'" not in text:
        return
    for match in re.finditer(r"(?<=[^\W\d_])'(?=[^\W\d_]|[\"“«„][^\W_])", text):
        changes.setdefault(match.start(), "’")
    for match in _YEAR_CUT.finditer(text):
        changes.setdefault(match.start(), "’")
    for match in _ELISIONS[primary(language)].finditer(text) if primary(language) in _ELISIONS else ():
        changes.setdefault(match.start(), "’")
    if primary(language) == "en":
        for match in chain(_ELIDED.finditer(text), _CUT_SHORT.finditer(text)):
            changes[match.start()] = "’"
        _single_quotes(text, changes)


def _single_quotes(text: str, changes: dict[int, str]) -> None:
    """English quotations in single marks. Their end looks like an apostrophe; what begins and never ends may be one."""
    opened: int | None = None
    for match in SINGLE.finditer(text):
        if match.start() in changes:
            continue
        if match["opens"]:
            opened = match.start()
            continue
        if opened is not None:
            changes[opened] = "‘"
        if opened is not None or match["letter"]:
            changes[match.start()] = "’"


def _ellipses(text: str, language: str, changes: dict[int, str]) -> None:
    if "..." not in text:
        return
    for match in re.finditer(r"(?<![.\d])\.\.\.(?![.\d])", text):
        changes[match.start()] = "…"
        changes[match.start() + 1] = changes[match.start() + 2] = ""


def _dashes(text: str, language: str, changes: dict[int, str]) -> None:
    """A hyphen or two between spaces are a dash; two between letters too, and one between years or pages."""
    if "-" not in text:
        return
    for match in _SPAN.finditer(text):
        if not match["from"] or match["from"] < match["to"]:
            changes[text.index("-", match.start())] = "–"
    if text[0] == "-":
        _talk(text, language, changes)
    if " -" not in text and "--" not in text:
        return
    spaced = "—" if primary(language) in _LONG_DASH else "–"
    for match in re.finditer(r"(?<=[^\s-] )--?(?= [^\W\d_]{2})|(?<=[^\s\d-] )--?(?= [^\s\d-])", text):
        changes[match.start()] = spaced
        if match[0] == "--":
            changes[match.start() + 1] = ""
    for match in _HOURS.finditer(text):
        changes[match.start()] = "–"
    for match in re.finditer(r"(?<=[^\W\d_])--(?=[^\W\d_])", text):
        changes[match.start()], changes[match.start() + 1] = "—", ""


def _talk(text: str, language: str, changes: dict[int, str]) -> None:
    """The dashes of a line that begins as speech does: in Spanish with one that touches it, elsewhere with a space."""
    if primary(language) in _SPANISH and re.match(r"-[^\W\d_]|-[¿¡«]", text):
        for match in chain((re.match("-", text),), _RAYA.finditer(text)):
            if match is not None:
                changes[match.start()] = "—"
    elif _TALK.match(text):
        changes[0] = "—" if primary(language) in _LONG_DASH else "–"
        changes.update({1: ""} if text[1] == "-" else {})


def _spaces(text: str, language: str, changes: dict[int, str]) -> None:
    """French spacing; and no line ends between a number and its unit in any language."""
    if any(unit in text for unit in (" %", " €", " ‰", " °C")):
        for match in re.finditer(r"(?<=\d) (?=(?:%|€|‰|°C)(?!\w))", text):
            changes[match.start()] = NARROW if primary(language) == "fr" else HARD
    if primary(language) != "fr":
        return
    for match in re.finditer(r"(?<=\d) (?=\d{3}(?!\d))", text):
        changes[match.start()] = NARROW
    _before_marks(text, language, changes)
    _inside_guillemets(text, language, changes)
    # Beside a guillemet the whole space wins, also where a mark stands on its other side.
    for match in re.finditer(r"(?<=«)[ \u00a0\u202f]|[ \u00a0\u202f](?=»)", text):
        changes[match.start()] = HARD


def _before_marks(text: str, language: str, changes: dict[int, str]) -> None:
    """The spaces of French before a colon, and before ; ! and ?, which Canada sets without."""
    if region(language) != "CA":
        for match in re.finditer(r"[ \u00a0](?=[;!?])", text):
            changes[match.start()] = NARROW
        for match in re.finditer(r"(?<=[^\W\d_])[!?;](?=[!?]*(?:\s|$|»))", text):
            changes.setdefault(match.start(), NARROW + match[0])
    for match in re.finditer(r"(?<=[^\W\d_]{2}):(?=\s|$)", text):
        changes.setdefault(match.start(), f"{HARD}:")
    for match in re.finditer(r" (?=:(?:\s|$))", text):
        changes[match.start()] = HARD


def _inside_guillemets(text: str, language: str, changes: dict[int, str]) -> None:
    """The spaces that French sets inside guillemets, and Swiss French does not, where they are missing."""
    if region(language) not in {"CH", "LI"}:
        for match in re.finditer(r"«(?=[^\s\u00a0\u202f])|(?<=[^\s\u00a0\u202f])»", text):
            changes.setdefault(match.start(), f"«{HARD}" if match[0] == "«" else f"{HARD}»")
