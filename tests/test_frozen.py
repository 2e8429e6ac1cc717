"""Frozen records: what the standard library's dataclass would do, from functions that all share."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field, fields, replace

from packager.frozen import frozen
from packager.model import Article, Document


@frozen
class Place:
    """Where something is."""

    name: str
    rooms: tuple[int, ...] = ()
    key: str = field(default="", repr=False)


@frozen
class Nowhere:
    """A record of nothing."""


@dataclass(frozen=True, slots=True)
class Standard:
    """What the standard library makes of the same."""

    name: str
    rooms: tuple[int, ...] = ()
    key: str = field(default="", repr=False)


def test_records_are_equal_where_they_hold_the_same_and_are_of_one_class() -> None:
    assert Place("a", (1,)) == Place("a", (1,))
    assert Place("a") != Place("b")
    assert Place("a") != Standard("a")
    assert Nowhere() == Nowhere()
    assert {Place("a"): 1}[Place("a")] == 1
    assert len({Place("a", (1,)), Place("a", (1,)), Place("a", (2,))}) == 2


def test_a_record_shows_what_a_dataclass_does_and_hides_what_is_to_be_hidden() -> None:
    shown = repr(Place("a", (1, 2), "secret"))
    assert shown == repr(Standard("a", (1, 2), "secret")).replace("Standard", "Place")
    assert "secret" not in shown


def test_records_are_copied_changed_and_sent_to_other_processes_as_dataclasses_are() -> None:
    place = Place("a", (1,), "k")
    assert pickle.loads(pickle.dumps(place)) == place
    assert copy.deepcopy(place) == place
    assert replace(place, name="b") == Place("b", (1,), "k")
    assert [one.name for one in fields(Place)] == ["name", "rooms", "key"]
    assert not hasattr(place, "__dict__")


def test_one_function_is_compiled_for_a_record_and_the_others_are_shared() -> None:
    for name in ("__eq__", "__hash__", "__repr__"):
        assert getattr(Place, name) is getattr(Article, name) is getattr(Document, name)
    for name in ("__setattr__", "__delattr__", "__getstate__"):
        assert getattr(Place, name) is getattr(object, name, None), f"{name} was written for the class"
