"""A small typographer: quotation marks, dashes, ellipses and spaces by an article's language.

Only text nodes are touched, never code; words never change; doing it twice changes nothing more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from packager.text.html import words
from packager.text.words import primary
from packager.text.zones import region

NARROW = "\u202f"
"""Narrow no-break space: in French before ; ! ? and inside « »."""
HARD = "\u00a0"
"""No-break space: in French before a colon."""

_QUOTES = {
    "en": "“”", "de": "„“", "fr": "«»", "it": "“”", "es": "“”", "pt": "“”", "nl": "“”", "pl": "„”", "ro": "„”",
    "hu": "„”", "cs": "„“", "sk": "„“", "sl": "„“", "hr": "„”", "bg": "„“", "lt": "„“", "et": "„”", "is": "„“",
    "ru": "«»", "uk": "«»", "be": "«»", "el": "«»", "nb": "«»", "nn": "«»", "no": "«»", "ca": "«»", "sv": "””",
    "fi": "””", "da": "””", "tr": "“”", "id": "“”", "ms": "“”", "gl": "“”", "eu": "“”", "cy": "“”", "ga": "“”",
    "vi": "“”", "lb": "„“", "sq": "„”", "sr": "„”", "mk": "„“", "af": "“”", "lv": "„”",
}  # fmt: skip
"""Opening and closing marks that replace the typewriter's."""
_SWISS = "«»"

_PIECE = re.compile(
    r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|.",
    re.DOTALL,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)[^>]*?(?P<void>/?)>", re.DOTALL)
_KEPT = words("code pre kbd samp var tt math svg script style textarea title")
_INLINE = words("a abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup time u wbr ruby rb font big")
_VOID = words("area br col embed hr img input link meta source track wbr")
_SPACES = frozenset(" \t\n\r\u00a0\u202f\u2009")
_PHRASE_OPENERS = frozenset("([{—–-/«“„‘‚¡¿…")


@dataclass(slots=True)
class _Cell:
    """One character of text: as it is written in the fragment, and as it is read."""

    source: str
    char: str


def typeset(fragment: str, language: str | None) -> str:
    """Return an XHTML fragment with the typography of ``language`` (BCP 47) in its text."""
    out: list[str] = []
    for run in _runs(fragment):
        if isinstance(run, str):
            out.append(run)
        else:
            out += _set(run, language or "")
    return "".join(out)


def _runs(fragment: str) -> Iterator[str | list[_Cell]]:
    """What is kept as it is, and runs of text in which inline tags (cells without a character) lie."""
    run: list[_Cell] = []
    inside: list[str] = []
    for match in _PIECE.finditer(fragment):
        piece = match[0]
        tag = _TAG.fullmatch(piece) if len(piece) > 2 and piece[0] == "<" else None
        if tag is None and (inside or (len(piece) > 1 and piece[0] == "<")):
            run.append(_Cell(piece, ""))
            continue
        if tag is None:
            run.append(_Cell(piece, html.unescape(piece) if piece[0] == "&" else piece))
            continue
        name = tag["name"].lower()
        _nest(inside, tag)
        if name in _INLINE or name in _KEPT:
            run.append(_Cell(piece, "" if name in _INLINE else "\ufffc" if tag["close"] else ""))
            continue
        if run:
            yield run
        run = []
        yield piece
    if run:
        yield run


def _nest(inside: list[str], tag: re.Match[str]) -> None:
    """Keep account of the elements whose text is not touched."""
    name = tag["name"].lower()
    if name not in _KEPT or tag["void"]:
        return
    if not tag["close"]:
        inside.append(name)
    elif name in inside:
        del inside[inside.index(name) :]


def _set(run: list[_Cell], language: str) -> list[str]:
    """The run's sources, its text typeset."""
    places = [i for i, cell in enumerate(run) if cell.char]
    text = "".join(run[i].char[0] for i in places)
    changes: dict[int, str] = {}
    for rule in (_quotes, _apostrophes, _ellipses, _dashes, _spaces):
        rule(text, language, changes)
    sources = [cell.source for cell in run]
    for at, new in changes.items():
        sources[places[at]] = new
    return sources


def _quotes(text: str, language: str, changes: dict[int, str]) -> None:
    """Straight double quotes that pair up in the run; others may be inches, and stay."""
    places = [m.start() for m in re.finditer('"', text)]
    marks = (
        _SWISS
        if region(language) in {"CH", "LI"} and primary(language) in {"de", "fr", "it"}
        else _QUOTES.get(primary(language))
    )
    if marks is None or len(places) % 2:
        return
    for i, place in enumerate(places):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opens = i % 2 == 0
        if (opens and (before.isalnum() or not after or after in _SPACES)) or (
            not opens and (not before or before in _SPACES or after.isalnum())
        ):
            return
    spaced = primary(language) == "fr" and region(language) != "CH"
    for i, place in enumerate(places):
        changes[place] = (
            (marks[0] + (NARROW if spaced else "")) if i % 2 == 0 else (NARROW if spaced else "") + marks[1]
        )


def _apostrophes(text: str, language: str, changes: dict[int, str]) -> None:
    for match in re.finditer(r"(?<=[^\W\d_])'(?=[^\W\d_])", text):
        changes[match.start()] = "’"
    if primary(language) == "en":
        for match in re.finditer(r"(?<=[^\W\d_])'(?![^\W_])|(?<![^\W_])'(?=\d\ds?\b)", text):
            if "'" not in text[: match.start()].rpartition("’")[2].replace("'", "", 0)[:0] and not _opened(
                text, match.start()
            ):
                changes[match.start()] = "’"


def _opened(text: str, at: int) -> bool:
    """Whether a single quote before ``at`` opens a quotation, so that the one here may be its end."""
    return re.search(r"(?<![^\W_])'(?=[^\W\d_])", text[:at]) is not None


def _ellipses(text: str, language: str, changes: dict[int, str]) -> None:
    for match in re.finditer(r"(?<![.\d])\.\.\.(?![.\d])", text):
        changes[match.start()] = "…"
        changes[match.start() + 1] = changes[match.start() + 2] = ""


def _dashes(text: str, language: str, changes: dict[int, str]) -> None:
    """A hyphen or two between spaces are a dash; two between letters too."""
    for match in re.finditer(r"(?<=[^\s\d-] )(?P<dash>--?)(?= [^\s\d-])", text):
        changes[match.start()] = "–"
        if match["dash"] == "--":
            changes[match.start() + 1] = ""
    for match in re.finditer(r"(?<=[^\W\d_])--(?=[^\W\d_])", text):
        changes[match.start()], changes[match.start() + 1] = "—", ""


def _spaces(text: str, language: str, changes: dict[int, str]) -> None:
    """French spacing; and no line ends between a number and its unit in any language."""
    for match in re.finditer(r"(?<=\d) (?=(?:%|€|‰|°C)(?!\w))", text):
        changes[match.start()] = NARROW if primary(language) == "fr" else HARD
    if primary(language) != "fr":
        return
    for match in re.finditer(r"(?<=\d) (?=\d{3}(?!\d))", text):
        changes[match.start()] = NARROW
    if region(language) != "CA":
        for match in re.finditer(r"[ \u00a0](?=[;!?])", text):
            changes[match.start()] = NARROW
        for match in re.finditer(r"(?<=[^\W\d_])[!?;](?=\s|$|»|\u00a0|\u202f)", text):
            changes.setdefault(match.start(), NARROW + match[0])
    for match in re.finditer(r" (?=:(?:\s|$))", text):
        changes[match.start()] = HARD
    for match in re.finditer(r"(?<=«)[ \u00a0]|[ \u00a0](?=»)", text):
        changes[match.start()] = NARROW
