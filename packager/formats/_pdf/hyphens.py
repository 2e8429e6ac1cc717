"""Patterns of hyphenation, understood as words ask for them.

Pyphen reads all patterns of a language before it hyphenates its first word: German has 60,000, which takes a second
of CPU, and an issue has several languages. A word asks for some of them by their letters, so that letters are all
that must be known of a pattern before.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyphen

_DIGITS = b"0123456789"

Known = tuple[int, tuple[int, ...]]
"""At which of a pattern's letters its values begin, and these (F. M. Liang, Word Hy-phen-a-tion, 1983)."""


def prepare(languages: Iterable[str]) -> None:
    """Have Pyphen take its patterns of these languages, where it has any, from here; what it has read already stays."""
    for language in languages:
        known = pyphen.language_fallback(language)
        path = pyphen.LANGUAGES.get(known)
        if path and path not in pyphen.hdcache:
            pyphen.hdcache[path] = Patterns(path)


class Patterns(pyphen.HyphDict):  # type: ignore[misc]
    """The patterns of one file, read when the first word is to be hyphenated."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.cache: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in {"patterns", "maxlen"}:
            raise AttributeError(name)
        self.patterns = _ByLetters(_text(self._path))
        self.maxlen = max(map(len, self.patterns))
        return getattr(self, name)


class _ByLetters(dict[str, "str | Known"]):
    """Patterns by their letters: as they are written until somebody asks for one, then as what they mean."""

    def __init__(self, text: str) -> None:
        super().__init__()
        # All digits at once: a call for each pattern costs more than the rest.
        bare = text.encode().translate(None, _DIGITS).decode()
        for letters, line in zip(bare.split("\n"), text.split("\n"), strict=True):
            if letters != line and not line.startswith(pyphen.ignored):
                self[_written(letters)[0].strip()] = line.strip()

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters)
        if isinstance(found, str):
            found = self[letters] = _understood(found)
        return found or default


def _text(path: Path) -> str:
    """Return what a file holds after its first line, which names the encoding of the others."""
    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    text = path.read_text(encoding).partition("\n")[2]
    return pyphen.parse_hex(lambda match: chr(int(match[1], 16)), text) if "^^" in text else text


def _written(pattern: str) -> tuple[str, str]:
    """Return a pattern without its alternative, as “s1t/st=t” has one, and that."""
    if "/" not in pattern or "=" not in pattern:
        return pattern, ""
    letters, _, alternative = pattern.partition("/")
    return letters, alternative


def _understood(pattern: str) -> Known:
    letters, alternative = _written(pattern)
    value = pyphen.AlternativeParser(letters, alternative) if alternative else int
    values = [value(digit or "0") for digit, _ in pyphen.parse(letters)]
    some = [place for place, each in enumerate(values) if each]
    return some[0], tuple(values[some[0] : some[-1] + 1])
