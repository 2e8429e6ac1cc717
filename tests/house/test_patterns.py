"""Regular expressions: none takes a time that grows with the square of what a page holds, or faster.

Every pattern of packager that stands as a constant, and every one written where it is used, meets long texts made
of what it looks for itself: its beginnings repeated, and each of its repeats grown. Only the methods that the code
calls are tried. A text of :data:`LENGTH` characters costs a linear pattern milliseconds, a quadratic one many
times :data:`LIMIT`; the interpreter's signal for spent CPU time breaks it off.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre
from re import _parser

import pytest

import packager

LENGTH = 60_000
LIMIT = 0.5
"""Seconds of CPU time; the slowest that stays takes a tenth of it."""
MOST_TEXTS = 40
"""Texts tried on a pattern."""
METHODS = {"search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split"}
SIGNS = "a1 \n.-<>\"'&:/,A(é_;=x@"
ENDING = "\x01"
"""What ends a text, and hardly a pattern matches: it tries all it can."""

BOUNDED = {
    "images._drawings: <(?:\\w+:)?svg": "the first 20,000 bytes of a drawing",
    "formats._markdown_check._CODE": "what our own writer wrote, in which fences close",
    "sources._origin._SINGLE_FILE": "the first 8,192 bytes of a page",
    "stages.clean.admission._PROLOG": "the first 5,000 characters of a page",
    "text.facts.namelines: ": "the parts of a line of at most 120 characters",
    "text.facts.namelines._BAR": "a line of at most 600 characters, its white space folded",
    "text.facts.namelines._LEFT_OVER": "the same",
    "text.lines.dateline: ": "the 100 characters of a dateline",
    "text.lines.dateline._DASH": "the first 104 characters of a paragraph",
    "text.lines.dateline._AGENCY_MARK": "the 100 characters of a dateline",
    "text.calendar.dates._ISO": "80 characters",
    "text.calendar.days.": "a line of at most 600 characters",
    "text.parts.embeds._KIND_FIRST": "a title of at most 200 characters",
    "text.html._COMMENT": "text up to the last end of a comment",
    "text.lines.leads._BROKEN_OFF": "the last 200 characters of a text",
    "text.markdown._AT_START": "text whose white space is folded",
    "text.parts.mathematics._STYLE_WRAP": "text whose white space is folded",
    "text.facts.names.": "text whose white space is folded",
    "text.lines.noticewords.CONTACT": "lines of at most 320 characters",
    "text.lines.noticewords.LEADING": "lines of at most 110 characters",
    "text.facts.titles.": "text whose white space is folded",
    "text.typography._PIECE": "sanitised text, which holds no comments and no open tags",
    "text.typography._TAG": "a tag that is known to be whole",
    "text.verdict._ERROR_TITLE": "text whose white space is folded",
}
"""Patterns that would be slow on texts that they never meet, by what their names begin with, and what bounds these."""

ROOT = Path(packager.__file__).parent


class TooLongError(Exception):
    """A pattern was still at work when its time was over."""


def tried() -> Iterator[tuple[str, re.Pattern, set[str]]]:
    """Yield each pattern with its name and the methods that are called on it."""
    called: dict[str, set[str]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Attribute) and node.attr in METHODS):
                continue
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            called.setdefault(name, set()).add(node.attr)
            called.setdefault(f"{path.stem}.{name}", set()).add(node.attr)
        yield from _written_in_place(path, tree)
    for module in pkgutil.walk_packages(packager.__path__, "packager."):
        if not module.name.endswith("__main__"):
            yield from _constants(importlib.import_module(module.name), called)


def _written_in_place(path: Path, tree: ast.AST) -> Iterator[tuple[str, re.Pattern, set[str]]]:
    for node in ast.walk(tree):
        call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func
        if not call or not isinstance(call.value, ast.Name) or call.value.id != "re" or call.attr not in METHODS:
            continue
        if isinstance(node.args[0], ast.Constant):
            flags = sum(
                getattr(re, each.attr)
                for each in ast.walk(node)
                if isinstance(each, ast.Attribute) and isinstance(getattr(re, each.attr, None), re.RegexFlag)
            )
            written = node.args[0].value
            shown = written if isinstance(written, str) else written.decode()
            place = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield f"{place}: {shown}", re.compile(written, flags), {call.attr}


def _constants(module, called: dict[str, set[str]]) -> Iterator[tuple[str, re.Pattern, set[str]]]:
    own = module.__name__.rpartition(".")[2]
    for name, value in vars(module).items():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else [value]
        for pattern in held:
            if isinstance(pattern, re.Pattern):
                # A pattern that stands in a table is called by another name: as its neighbours, most by `search`.
                methods = called.get(f"{own}.{name}") or called.get(name) or {"search"}
                yield f"{module.__name__.removeprefix('packager.')}.{name}", pattern, methods


def _characters(items: list) -> list[str]:
    """Some characters of a set."""
    negated = items[0][0] is sre.NEGATE
    return [sign for sign in SIGNS if any(_holds(*item, sign) for item in items) != negated] or [
        chr(value if kind is sre.LITERAL else value[0]) for kind, value in items if kind in {sre.LITERAL, sre.RANGE}
    ]


def _holds(kind, value, sign: str) -> bool:
    if kind is sre.LITERAL:
        return ord(sign) == value
    if kind is sre.RANGE:
        return value[0] <= ord(sign) <= value[1]
    word = sign.isalnum() or sign == "_"
    return {
        sre.CATEGORY_SPACE: sign.isspace(),
        sre.CATEGORY_NOT_SPACE: not sign.isspace(),
        sre.CATEGORY_DIGIT: sign.isdigit(),
        sre.CATEGORY_NOT_DIGIT: not sign.isdigit(),
        sre.CATEGORY_WORD: word,
        sre.CATEGORY_NOT_WORD: not word,
    }.get(value, False)


def _samples(parts, starts: list[str], repeats: list[tuple[str, str]]) -> list[str]:
    """Return a few texts that match ``parts`` behind ``starts``; note each repeat with what stands before it."""
    for kind, value in parts:
        if kind is sre.BRANCH:
            starts = [one for branch in value[1] for one in _samples(branch, starts[:2], repeats)[:1]][:8]
        elif kind is sre.SUBPATTERN:
            starts = _samples(value[3], starts, repeats)
        elif kind is sre.ATOMIC_GROUP:
            starts = _samples(value, starts, repeats)
        elif kind in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            least, most, body = value
            bodies = _samples(body, [""], [])[:4]
            _samples(body, starts, repeats)
            if most > 50:
                repeats += [(start, one) for start in starts[:3] for one in bodies]
            grown = [start + one * max(least, 1) for start in starts[:2] for one in bodies[:2]]
            starts = [*([] if least else starts[:3]), *grown]
        else:
            signs = {
                sre.LITERAL: lambda value: [chr(value)],
                sre.NOT_LITERAL: lambda value: [sign for sign in SIGNS if ord(sign) != value][:2],
                sre.ANY: lambda value: ["a", " "],
                sre.IN: lambda value: _characters(value)[:4],
            }.get(kind, lambda value: [""])(value)
            starts = [start + sign for start in starts[:3] for sign in signs][:6]
    return starts


def texts(pattern: re.Pattern) -> Iterator[str]:
    """Yield long texts that should be hard for a pattern."""
    repeats: list[tuple[str, str]] = []
    flags = pattern.flags & ~re.UNICODE
    _samples(_parser.parse(pattern.pattern, flags), [""], repeats)
    made: dict[tuple[str, str], None] = {}
    for start, body in repeats:
        made.update(dict.fromkeys([(start, body), ("", start + body), ("", start)]))
    made.update(dict.fromkeys(("", sign) for sign in SIGNS[:8]))
    for start, body in [each for each in made if each[1]][:MOST_TEXTS]:
        yield start + body * (LENGTH // len(body))


def hardest(pattern: re.Pattern, methods: set[str]) -> str | None:
    """Return the beginning of a text on which a pattern spends its time, or None."""
    packed = isinstance(pattern.pattern, bytes)
    for text in texts(pattern):
        given = (text + ENDING).encode("latin-1", "replace") if packed else text + ENDING
        for method in methods & METHODS:
            arguments = (b"" if packed else "", given) if method in {"sub", "subn"} else (given,)
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            try:
                found = getattr(pattern, method)(*arguments)
                deque(found if method == "finditer" else (), maxlen=0)
            except TooLongError:
                return f"{method} {text[:40]!r}…"
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


@pytest.fixture
def broken_off():
    def stop(*_):
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("broken_off")
def test_a_quadratic_pattern_is_found():
    assert hardest(re.compile(r"\s+#"), {"search"})
    assert hardest(re.compile(r"<!--.*?-->", re.DOTALL), {"sub"})
    assert hardest(re.compile(r"(?:a|aa)+\Z"), {"match"})
    assert not hardest(re.compile(r"(?<!\s)\s++#"), {"search"})


@pytest.mark.slow
@pytest.mark.usefixtures("broken_off")
def test_no_pattern_takes_a_time_that_grows_with_the_square_of_a_text():
    seen: set[tuple] = set()
    slow = {}
    for name, pattern, methods in tried():
        key = (pattern.pattern, pattern.flags, *sorted(methods))
        if key not in seen and not name.startswith(tuple(BOUNDED)) and (text := hardest(pattern, methods)):
            slow[name] = text
        seen.add(key)
    assert len(seen) > 200
    assert not slow, "\n".join(f"{name}: {text}" for name, text in slow.items())


# --- what Debian 12's Python matches otherwise -------------------------------------------------------

SAME_EVERYWHERE = {"sources._sitemap._ROOT", "text.bounds._MARKUP", "text.html._TAG", "text.lines.repeats._BROKEN_OFF"}
"""Possessive groups that 3.11.2 and 3.11.7 match alike: tried on 20,000 random texts each."""


def risky(parts, *, inside: bool = False) -> bool:
    """Whether a repeat, a choice or a look ahead stands within a possessive or atomic group."""
    for kind, value in parts:
        if inside and kind in {sre.BRANCH, sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT, sre.ASSERT_NOT}:
            return True
        closed = inside or kind in {sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP}
        if any(risky(inner, inside=closed) for inner in _within(kind, value)):
            return True
    return False


def _within(kind, value) -> list:
    if kind is sre.BRANCH:
        return value[1]
    if kind is sre.ATOMIC_GROUP:
        return [value]
    if kind in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT, sre.SUBPATTERN, sre.ASSERT, sre.ASSERT_NOT}:
        return [value[-1]]
    return [each for each in value[1:] if each] if kind is sre.GROUPREF_EXISTS else []


def test_no_pattern_matches_otherwise_on_the_first_pythons_of_3_11():
    """Before 3.11.5 a possessive group forgets its place where parts of it fail (CPython 106052): Debian has 3.11.2."""
    found = {name for name, pattern, _ in tried() if risky(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))}
    assert found <= SAME_EVERYWHERE
