"""Footnotes of Markdown as GFM and Pandoc write them: ``[^1]`` in the text, ``[^1]: What it says.`` on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_NOTE = re.compile(r"\[\^([^\s\[\]^]{1,100})\]:[ \t]*")
_MARK = re.compile(r"\[\^([^\s\[\]^]{1,100})\]")
_INDENT = 2
"""Spaces, at least, before a further paragraph of a note: GFM wants two, Pandoc four."""

_NOTES = "notes"
"""Where the environment of a parse has the texts of the notes, by their labels."""
_NUMBERS = "numbers"
"""Where it has the numbers of notes, by their labels: in the order of their first marks, then those without one."""


def allow_notes(parser: MarkdownIt) -> None:
    """Let a parser take the notes out of the text, into its environment, and link the marks to them."""
    parser.block.ruler.before("reference", "note", _take_note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note_mark", _link_mark)


def wanted(known: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield number and text of each note in the environment ``known``; one may bring marks of others with it."""
    notes: dict[str, str] = known.get(_NOTES, {})
    numbers: dict[str, int] = known.setdefault(_NUMBERS, {})
    told = 0
    for uncited in (None, *notes):
        if uncited is not None:
            numbers.setdefault(uncited, len(numbers) + 1)
        while told < len(numbers):
            for label in list(islice(numbers, told, None)):
                told += 1
                yield numbers[label], notes[label]


def _take_note(state: StateBlock, begin: int, end: int, silent: bool) -> bool:  # noqa: FBT001 — markdown-it calls it
    """Take a note that begins on a line: that line, those that go on with it, and paragraphs indented under it."""
    found = _NOTE.match(state.src, state.bMarks[begin] + state.tShift[begin], state.eMarks[begin])
    if found is None or state.is_code_block(begin):
        return False
    if silent:
        return True
    lines = [state.src[found.end() : state.eMarks[begin]]]
    at = begin + 1
    while at < end and _goes_on(state, at):
        lines.append(state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]])
        at += 1
    state.env.setdefault(_NOTES, {}).setdefault(found[1], "\n".join(lines).strip())
    state.line = at
    return True


def _goes_on(state: StateBlock, at: int) -> bool:
    """Whether a line belongs to the note above it; an empty one does before an indented one."""
    if state.isEmpty(at):
        return at + 1 < state.lineMax and not state.isEmpty(at + 1) and _is_under(state, at + 1)
    after_gap = state.isEmpty(at - 1)
    return _is_under(state, at) if after_gap else not _NOTE.match(state.src, state.bMarks[at] + state.tShift[at])


def _is_under(state: StateBlock, at: int) -> bool:
    return state.sCount[at] - state.blkIndent >= _INDENT


def _link_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — markdown-it calls it
    """Make a mark that has a note a raised link to it; brackets without one stay what they are."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get(_NOTES, {}):
        return False
    if not silent:
        marked = state.env.setdefault(_NUMBERS, {})
        again = found[1] in marked
        number = marked.setdefault(found[1], len(marked) + 1)
        place = "" if again else f' id="fnref-{number}"'
        state.push("html_inline", "", 0).content = f'<sup><a href="#fn-{number}"{place}>{number}</a></sup>'
    state.pos = found.end()
    return True
