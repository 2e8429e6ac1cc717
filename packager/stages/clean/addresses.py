"""Where a picture of a page is: on the web, or a file inside the folder of its source."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from packager.stages.clean.draft import Draft
from packager.text.urls import absolute


def is_local(draft: Draft, source: str) -> bool:
    """Whether a picture is said to be a file of this machine."""
    return _joined(draft.base or draft.url or "", source).startswith("file:")


def picture_address(draft: Draft, source: str) -> str | None:
    """The complete address of a picture: on the web, or a file inside the item's folder."""
    base = draft.base or draft.url or ""
    # A Markdown file has no address of its own; its pictures come as complete file: addresses.
    local = source.strip().startswith("file:") or base.startswith("file:")
    if not local or source.strip().startswith("//"):
        return absolute(base if base and not local else "https:", source)
    whole = _joined(base, source)
    if whole.startswith("file:"):
        return whole if draft.item.root and _inside(whole, draft.item.root) else None
    return absolute(None, whole)


def _joined(base: str, address: str) -> str:
    """``address`` against ``base``; an address that is none comes back as it is."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _inside(address: str, root: str) -> bool:
    """Whether a ``file:`` address lies in a folder, by its spelling; who reads it checks again."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    return not parts.netloc and ".." not in path.split("/") and path.startswith(root.rstrip("/") + "/")
