"""What JSON and XML from elsewhere may hold, taken as what it should be, or as nothing."""

from __future__ import annotations

from typing import Any


def text(value: Any) -> str | None:
    """A string or a number as text: numbers serve as ids and titles here and there. None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def table(value: Any) -> dict[str, Any]:
    """An object of JSON; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[dict[str, Any]]:
    """The objects of a list of JSON; none for anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def local_name(element: Any) -> str:
    """The name of an element of XML in small letters, without its namespace or prefix; none of a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""
