"""Frozen records: what nobody changes once it is made.

For each class, the standard library writes six functions as text and compiles them: for the hundred and fifty that a
run imports, a fortieth of what a digest of fifty articles takes. Here ``__init__`` alone is written, and the others
are the same for all. That nothing is assigned to is seen to by mypy, where it is written, not by each record at work.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Class) -> Class:
    """Make a class a frozen dataclass with slots, which is equal to its like, has a hash and shows its fields."""
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    made.__eq__, made.__hash__, made.__repr__ = _equals, _hash, _shown
    made.__values__ = attrgetter("__class__", *(one.name for one in fields(made)))
    return made  # type: ignore[no-any-return]


def _equals(self: Any, other: Any) -> bool:
    return self.__values__(self) == self.__values__(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _shown(self: Any) -> str:
    said = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({said})"
