"""Lines before a space that does not break, such as that of “Le livre « *Titre* »”, end where they are full.

Pango lets a space at the end of a text hang over the edge, a no-break one too; WeasyPrint counts it, takes the line for
one that nothing can part, and ends it behind its first word. The next line goes the same way: words stand alone, line
under line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from math import inf
from typing import Any

from packager.formats._pdf.standins import everywhere, replaced
from packager.formats._pdf.thrift import COMPARED
from packager.text.quotemarks import HARD
from packager.text.typography import NARROW

SPACES = (HARD, NARROW)
"""Spaces that do not break and hang over all the same."""
WIDTH = 3
"""Where in what ``split_first_line`` returns the width of the line stands, in pixels."""
RESUME = 2
"""And where it says at which byte the next line begins; None where none does."""


@contextmanager
def settled() -> Iterator[None]:
    """Let such lines end where they are full meanwhile, in the WeasyPrint in which they were seen not to."""
    with ExitStack() as stack:
        if version("weasyprint") == COMPARED["weasyprint"]:
            from weasyprint.text import line_break

            plain = line_break.split_first_line
            for owner, name, new in everywhere(plain, counting(plain)):
                stack.enter_context(replaced(owner, name, new))
        yield


def counting(split: Callable[..., Any]) -> Callable[..., Any]:
    """Return a ``split_first_line`` that parts a text before its last word where only the space behind that is over."""

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        if max_width in {None, inf} or not text.endswith(SPACES) or style["white_space"] != "normal":
            return split(text, style, context, max_width, *more, **named)
        bare = split(text.rstrip("".join(SPACES)), style, context, max_width, *more, **named)
        if bare[RESUME] is None and split(text, style, context, None, *more, **named)[WIDTH] > max_width:
            max_width = bare[WIDTH] - 1
        return split(text, style, context, max_width, *more, **named)

    return split_first_line
