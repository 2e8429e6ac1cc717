"""Reading markup that is well-formed XML, as ours is: a parser of any HTML, in Python, takes fifty times as long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring


def reading(parse: Callable[..., Any]) -> Callable[..., Any]:
    """Return a ``tinyhtml5.parse`` that asks the given one for markup that is no XML."""

    def parse_xml(source: Any, **named: Any) -> Any:
        text = source.read()
        try:
            root = fromstring(text)  # noqa: S314 - from our templates and sanitised texts, without a DTD
        except ParseError:
            return parse(text, **named)
        for table in root.iter("table"):
            _fill(table)
        for verbatim in root.iter("pre"):
            # The newline behind its tag is none of its text (HTML Living Standard, 13.2.6.4.7).
            verbatim.text = (verbatim.text or "").removeprefix("\n")
        return root

    return parse_xml


def _fill(table: Element) -> None:
    """Put rows that stand in a table itself into a ``tbody`` (13.2.6.4.9)."""
    held: list[Element] = []
    body = None
    for child in table:
        if child.tag != "tr":
            body = None
            held.append(child)
        elif body is None:
            body = Element("tbody")
            held.append(body)
        if body is not None:
            body.append(child)
    table[:] = held
