"""Our own check of a Markdown file: that it is text, and that its links inside lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from packager.model import Problem

STAGE = "check"

_CODE = re.compile(r"^(`{3,}).*?^\1`*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_INSIDE = re.compile(r"\]\(#([^)\]\s]+)\)")
_ANCHOR = re.compile(r"<a id=\"([^\"]+)\">|^#{1,6}\s+(.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:", re.MULTILINE)


def check(path: Path) -> list[Problem]:
    """Return every fault found in a file; an empty list means that none was."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(STAGE, path.name, "markdown-unreadable", f"it cannot be read as UTF-8 text ({error})")]
    if not text.strip():
        return [Problem(STAGE, path.name, "markdown-unreadable", "it holds nothing")]
    text = _CODE.sub("", text)
    anchors = {name or _named(title) for name, title in _ANCHOR.findall(text)}
    notes = set(_NOTE.findall(text))
    lost = [f"a link leads to “{name}”, which is not there" for name in _INSIDE.findall(text) if name not in anchors]
    lost += [f"there is no footnote “{name}”" for name in _REFERENCE.findall(text) if name not in notes]
    return [Problem(STAGE, path.name, "markdown-link", message) for message in lost]


def _named(heading: str) -> str:
    """Return the name that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
