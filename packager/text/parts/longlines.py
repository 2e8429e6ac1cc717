"""Paragraphs that a writer parted by single line breaks, inside one element."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import PageElement

from packager.text.page.survey import ENDS, length
from packager.text.parts.spaces import is_break
from packager.text.soup import holds

FEWEST = 3
"""Lines of one element."""
LONG = 120
"""Characters of a line from which it is a paragraph: verses, addresses and lines wrapped by hand are shorter."""
_PICTURES = ("img",)
MOST_OF_IT = 0.8
"""Share of the text that must stand in such lines: between them stand headings, remarks and credits."""


def are_paragraphs(element: Tag) -> bool:
    """Whether the lines that breaks part in ``element`` are paragraphs: nearly all stands in long ones with an end.

    A picture's caption stands in one paragraph with it.
    """
    if sum(map(is_break, element.contents)) < FEWEST - 1 or holds(element, _PICTURES):
        return False
    lines = [line for line in _lines(element.contents) if line]
    long = [length(line) for line in lines if length(line) >= LONG and line.endswith(ENDS)]
    return len(long) >= FEWEST and sum(long) >= MOST_OF_IT * sum(map(length, lines))


def _lines(nodes: list[PageElement]) -> list[str]:
    """The texts between line breaks."""
    lines = [""]
    for node in nodes:
        if is_break(node):
            lines.append("")
        else:
            lines[-1] += node.get_text()
    return [line.strip() for line in lines]
