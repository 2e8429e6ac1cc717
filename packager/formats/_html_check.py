"""Our own check of a page of HTML: that it stands alone, runs nothing, and leads nowhere in vain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packager.model import Problem
from packager.text.html import parse_page

STAGE = "check"

ACTIVE = ("script", "iframe", "form", "object", "embed", "frame", "applet")
LOADED = {"img": "src", "link": "href", "audio": "src", "video": "src", "source": "src", "track": "src", "input": "src"}
"""Attributes of elements that a browser loads by itself."""

DOCUMENT_LINKS = frozenset({"canonical", "alternate", "license", "author", "help", "next", "prev", "search", "me"})
"""Relations of a ``link`` that nothing is loaded for."""

_REMOTE_STYLE = re.compile(r"@import|url\(\s*+[\"']?+(?!data:|#)[^)\s]", re.IGNORECASE)


def check(path: Path) -> list[Problem]:
    """Return every fault found in a page; an empty list means that none was."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(STAGE, path.name, "html-unreadable", f"it cannot be read as UTF-8 text ({error})")]
    root = parse_page(text)
    if root is None:
        return [Problem(STAGE, path.name, "html-unreadable", "it holds no element")]
    return [Problem(STAGE, path.name, code, message) for code, message in _faults(root)]


def _faults(root: Any) -> Iterator[tuple[str, str]]:
    if not (root.findtext(".//title") or "").strip():
        yield "html-title", "it has no title"
    if not (root.get("lang") or "").strip():
        yield "html-language", "it does not say its language"
    seen = Counter(element.get("id") for element in root.iter() if element.get("id"))
    for uid, count in seen.items():
        if count > 1:
            yield "html-id", f"the id “{uid}” stands {count} times"
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _element_faults(element, seen)
    for style in root.iter("style"):
        if _REMOTE_STYLE.search(style.text or ""):
            yield "html-remote", "its style loads something"


def _element_faults(element: Any, ids: Counter[str]) -> Iterator[tuple[str, str]]:
    tag = element.tag
    if tag in ACTIVE:
        yield "html-active", f"it holds a <{tag}>"
    if any(str(name).startswith("on") for name in element.attrib):
        yield "html-active", f"it holds a script on a <{tag}>"
    if tag == "img" and element.get("alt") is None:
        yield "html-picture", "a picture has no alternative text, not even an empty one"
    loaded = element.get(LOADED.get(tag, "")) if tag in LOADED else None
    documents = tag == "link" and set((element.get("rel") or "").lower().split()) <= DOCUMENT_LINKS
    if loaded and not documents and not loaded.strip().startswith("data:"):
        yield "html-remote", f"it loads {loaded[:200]}"
    if element.get("srcset"):
        yield "html-remote", "it loads a picture by srcset"
    href = (element.get("href") or "").strip() if tag == "a" else ""
    if href.startswith("#") and href != "#" and href[1:] not in ids:
        yield "html-link", f"a link leads to “{href[1:]}”, which is not there"
    elif href.lower().startswith(("javascript:", "file:", "vbscript:", "data:")):
        yield "html-link", f"a link leads to {href.partition(':')[0]}:"
