"""Mistakes in a user's table, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from packager.errors import did_you_mean


def told(error: Any, where: str, model: type[Any], extra: tuple[str, ...] = ()) -> str:
    """Return one of pydantic's errors in words: path of the key, what is wrong, the nearest known key.

    ``where`` is the path of the table, ``extra`` are keys that it may have beside those of its model.
    """
    *outer, last = error["loc"] or ("",)
    path = _path(where, error["loc"])
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _keys(model, outer) if outer else (*model.model_fields, *extra)
        return f"{path}: unknown key{did_you_mean(str(last), known)}"
    if kind == "missing":
        return f"{path}: it is missing"
    if kind == "value_error":
        return f"{path}: {error['ctx']['error']}"
    said = error["msg"][0].lower() + error["msg"][1:]
    return f"{path}: {said.replace('input should', 'it should')}"


def _keys(model: type[Any], location: Sequence[str | int]) -> tuple[str, ...]:
    """The keys of the table at ``location`` in a model; of each table that may stand there, where there are several."""
    tables = [model]
    for part in location:
        inner = [table.model_fields[part].annotation for table in tables if part in table.model_fields]
        # A number counts within a list, and a name that is no key tells which of several tables is meant.
        tables = [each for one in inner for each in _tables(one)] or tables
    return tuple(key for table in tables for key in table.model_fields)


def _tables(annotation: Any) -> list[Any]:
    """The models that a type is made of: in lists, and one of several."""
    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [each for one in get_args(annotation) for each in _tables(one)]


def _path(where: str, location: tuple[str | int, ...]) -> str:
    path = where
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path
