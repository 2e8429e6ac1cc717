"""robots.txt (RFC 9309): which paths of a site a robot may ask for, and how fast."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

MOST_BYTES = 512_000
"""What is read of a robots.txt: the RFC asks for at least 500 kibibytes."""
MOST_RULES = 10_000
"""Rules kept of a group: large sites have some hundred."""
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site lets one robot do."""

    paths: tuple[tuple[str, bool], ...] = ()
    """Pattern, with ``*`` for anything and ``$`` for the end, and whether it allows."""
    delay: float = 0
    """Seconds that it asks to leave between two requests (``Crawl-delay``, which the RFC knows not and sites use)."""

    def allow(self, path: str) -> bool:
        """Whether ``path`` (with its query) may be asked for: the longest pattern that fits it decides."""
        path = _normal(path)
        fitting = [(len(pattern), allows) for pattern, allows in self.paths if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    paths: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0
    open: bool = True
    """Whether a further line of user-agent still belongs to it."""


def rules_for(text: str, robot: str) -> Rules:
    """Return the rules of the groups that name ``robot`` (its product token), else of those for all."""
    groups = _groups(text)
    robot = robot.lower()
    mine = [group for group in groups if robot in group.agents] or [group for group in groups if "*" in group.agents]
    paths = tuple(rule for group in mine for rule in group.paths)[:MOST_RULES]
    return Rules(paths, max((group.delay for group in mine), default=0))


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text[:MOST_BYTES].lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            _read(groups, key.strip().lower(), value.strip())
    return groups


def _read(groups: list[_Group], key: str, value: str) -> None:
    if key == "user-agent":
        if not groups or not groups[-1].open:
            groups.append(_Group())
        groups[-1].agents.append(value.partition("/")[0].strip().lower())
        return
    if not groups:
        return
    if key in {"allow", "disallow", "crawl-delay"}:
        groups[-1].open = False
    if key in {"allow", "disallow"} and value:
        groups[-1].paths.append((_normal(value), key == "allow"))
    if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
        groups[-1].delay = float(value)


def _normal(path: str) -> str:
    """The same spelling for the same path: what need not be escaped is not, everything else is."""
    plain = _ESCAPED.sub(lambda found: _unescaped(found[0]), path if path.startswith(("/", "*")) else f"/{path}")
    return quote(plain, safe="/*$?&=%:@!'()+,;~#[]")


def _unescaped(code: str) -> str:
    letter = unquote(code)
    return letter if letter.isalnum() or letter in "-._~" else code.upper()


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path. Piece by piece: no pattern can make it slow."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for place, piece in enumerate(rest):
        if ends and place == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at == len(path) if ends else True
