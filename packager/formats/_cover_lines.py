"""Lines of a cover as its renderer needs them: each letter in a face that has it, each line from its own side.

The renderer looks for a face by itself, but then it sets the whole line in that, in another weight, or leaves boxes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from html import escape, unescape
from pathlib import Path

from packager.formats import _fonts, _lettered

FROM_RIGHT, END = "\u2067", "\u2069"
"""RIGHT-TO-LEFT ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9)."""

_LINE = re.compile(r"<text\b([^<>]*)>([^<>]+)</text>")
_ATTRIBUTE = re.compile(r'(?<![\w-])([\w-]+)="([^"]*)"')


def settled(svg: str, file_of: Callable[[str], Path | None]) -> str:
    """Return the cover with its lines so; ``file_of`` knows the file of a family."""
    return _LINE.sub(partial(_line, file_of=file_of), svg)


def _line(line: re.Match[str], file_of: Callable[[str], Path | None]) -> str:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(line[1])}
    text = unescape(line[2]).strip()
    if _from_right(text):
        # The renderer takes every line for one from the left, and so puts a number with which it begins at its end.
        return f"<text{line[1]}>{FROM_RIGHT}{line[2]}{END}</text>"
    family = given.get("font-family", _fonts.SERIF).split(",")[0].strip(" '\"")
    runs = list(_fonts.runs(text, file_of(family)))
    if {file for file, _ in runs} <= {file_of(family), None} or not {"x", "font-size"} <= set(given):
        return line[0]
    try:
        return _in_faces(given, runs, file_of(family))
    except ValueError:
        return line[0]  # a template of the newsletter's own may give a place in percent, or a weight by its name


def _from_right(text: str) -> bool:
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return strong != "L"


def _in_faces(given: dict[str, str], runs: list[tuple[Path | None, str]], first: Path | None) -> str:
    """Return a line as several, one for each run of letters with a face of its own, each where the last one ends."""
    size, weight = float(given["font-size"]), int(given.get("font-weight", _lettered.REGULAR))
    spacing = float(given.get("letter-spacing", 0))
    widths = [_lettered.width(run, file, size, weight=weight) + spacing * len(run) for file, run in runs]
    x = float(given["x"]) - sum(widths) * _lettered.BEFORE[given.get("text-anchor", "start")]
    parts = []
    for (file, run), width in zip(runs, widths, strict=True):
        own = {} if file in {first, None} or file is None else {"font-family": f"'{_fonts.family_of(file)}'"}
        # Spaces at the ends of a text are not drawn, but keep their room.
        start = x + _lettered.width(run[: len(run) - len(run.lstrip())], file, size, weight=weight)
        parts.append(_text(given | own | {"x": f"{start:.1f}", "text-anchor": "start"}, run.strip()))
        x += width
    return "".join(parts)


def _text(attributes: dict[str, str], text: str) -> str:
    said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<text {said}>{escape(text)}</text>"
