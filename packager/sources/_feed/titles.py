"""Titles and names as plain text, out of whatever a feed wraps them in."""

from __future__ import annotations

import html
import re
import unicodedata

# Elements that publishers put into titles. Anything else between angle brackets is text: "a < b", "List<T>".
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strike|"
    r"strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Cs", "Cn"}
_DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e]")
LONGEST = 500
"""Characters; a longer title is the text itself, put into the wrong element."""


def plain(text: str | None) -> str | None:
    """Return a title or name as one line of plain text, or None where nothing can be seen in it.

    Entities are resolved once more than the format asks: titles are often escaped once too often.
    """
    if not text:
        return None
    bare = _MARKUP.sub("", html.unescape(_MARKUP.sub("", text)) if "&" in text else text)
    bare = _DIRECTION_OVERRIDES.sub("", bare)
    line = " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in bare).split())
    if all(unicodedata.category(sign) in _UNSEEN for sign in line):
        return None
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + "…"
