"""What a text file says of itself before its text begins: front matter in YAML's or TOML's manner.

Of YAML it reads what front matter holds: one ``key: value`` a line, quoted or not, and lists of words.
Anything else in it is left alone, never an error: it is the reader's note, not a configuration.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_BLOCK = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)^(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*(?: +[\w-]+)*)\s*+:(?:\s+(?P<value>.*))?$")
_ENTRY = re.compile(r"\s*-\s+(?P<value>.+)$")
_BEHIND = re.compile(r"(?<!\s)\s++#.*$")

Facts = dict[str, str | list[str]]


def split(text: str) -> tuple[Facts, str]:
    """Return what the front matter says, keys in small letters, and the text behind it."""
    found = _BLOCK.match(text)
    if not found:
        return {}, text
    facts = _toml(found["head"]) if found["fence"] == "+++" else _yaml(found["head"])
    # A rule between two lines of text is no front matter.
    return (facts, text[found.end() :]) if facts else ({}, text)


def _toml(head: str) -> Facts:
    try:
        return {key.lower(): _said(value) for key, value in tomllib.loads(head).items()}
    except tomllib.TOMLDecodeError:
        return {}


def _said(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _yaml(head: str) -> Facts:
    facts: Facts = {}
    key = ""
    for line in head.splitlines():
        if entry := _ENTRY.match(line):
            if key and isinstance(listed := facts.get(key) or [], list):
                facts[key] = [*listed, _bare(entry["value"])]
        elif pair := _PAIR.match(line):
            key = pair["key"].lower()
            facts[key] = _value(pair["value"] or "")
    return {key: value for key, value in facts.items() if value}


def _value(text: str) -> str | list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_bare(part) for part in text[1:-1].split(",") if part.strip()]
    return _bare(text)


def _bare(text: str) -> str:
    text = text.strip()
    if text[:1] in {'"', "'"} and text.find(text[0], 1) > 0:
        return text[1 : text.rindex(text[0])]
    return _BEHIND.sub("", text)
