"""Short ways through a BeautifulSoup tree: its own ``find`` builds rules for every call, these only look."""

from __future__ import annotations

from collections.abc import Collection

from bs4 import Tag
from bs4.element import NavigableString


def every(root: Tag, names: Collection[str] | None = None) -> list[Tag]:
    """List the elements below ``root``, in document order, that are called one of ``names`` (None: all)."""
    if names is None:
        return [node for node in root.descendants if isinstance(node, Tag)]
    return [node for node in root.descendants if isinstance(node, Tag) and node.name in names]


def holds(root: Tag, names: Collection[str]) -> bool:
    """Whether an element called one of ``names`` stands below ``root``."""
    return any(isinstance(node, Tag) and node.name in names for node in root.descendants)


def has_text(root: Tag) -> bool:
    """Whether anything but white space is written below ``root``."""
    return any(
        isinstance(node, NavigableString) and node.strip("\u200b\ufeff\u00ad \t\r\n\u00a0") for node in root.descendants
    )


def line(root: Tag) -> str:
    """Return the text below ``root`` on one line."""
    return " ".join(root.get_text().split())


def names(tag: Tag) -> str:
    """Return class and id of an element as they are written."""
    given = tag.get("class") or ""
    return f"{given if isinstance(given, str) else ' '.join(given)} {tag.get('id') or ''}"
