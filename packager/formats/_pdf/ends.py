"""Where a line ends: decided by the widths of its first draft, which WeasyPrint has set again for each question.

A draft holds the line, the one behind it, and how wide each letter of both is. That tells of nearly all lines that the
next word has no room, and which parts of it have none before a hyphen. Only what may fit is set and measured. The lines
of a long text are not even drafted one by one: it is set as one endless line (:mod:`packager.formats._pdf.stretch`).
Lines of other scripts than Latin, Greek and Cyrillic, of spaced letters or with breaks of their own, are left to
WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

import pyphen

from packager.formats._pdf.stretch import ODD, Line, Stretches

LETTERS = 4
"""Letters of a draft for each that is as wide as high: WeasyPrint's, so that drafts are the same."""

SPACE, HYPHEN, SLACK = 0.2, 0.2, 0.2
"""Of the size of type: the least width of a space and of a hyphen, and how much narrower than in the draft a word may
be beside others, by kerning and ligatures. They bound what is tried, not what fits: that is measured."""

Split = Callable[..., Any]


def deciding(split: Split) -> Split:
    """Return a ``split_first_line`` that sets less, and asks the given one for what is not ordinary."""
    stretches = Stretches()

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        found = None
        if text and max_width not in {None, inf} and _is_plain(style, max_width):
            found = _split(text, Setting(style, context, max_width), stretches)
        return found or split(text, style, context, max_width, *more, **named)

    return split_first_line


def _is_plain(style: Any, room: float) -> bool:
    """Whether lines end where they are full, words stand as the face sets them, and some letters have room."""
    spaced = style["letter_spacing"] != "normal" or style["word_spacing"]
    return not spaced and style["white_space"] == "normal" and 0 < style["font_size"] * LETTERS <= room


def _split(text: str, setting: Setting, stretches: Stretches) -> Any:
    """Return what ``split_first_line`` does of an ordinary text; None where it is not one."""
    letters = int(setting.room / setting.style["font_size"] * LETTERS)
    short = text[:letters]
    if ODD.search(short):
        return None
    line = stretches.draft(text, letters, setting.style, setting.room)
    if line and (found := Choice(line, setting, whole=short == text).made()):
        return found
    draft = Set(short, setting)
    if draft.left < 0 or (draft.end is None and short != text):
        return None
    return draft.line() if draft.end is None else Choice(draft, setting, whole=short == text).made()


@dataclass(slots=True)
class Setting:
    """How texts are set, and the room for a line of them in pixels."""

    style: Any
    context: Any
    room: float


class Set:
    """A text as Pango set it; ``left`` is what its first line leaves of the room for it, in pixels."""

    def __init__(self, text: str, setting: Setting) -> None:
        from weasyprint.text import line_break

        self.text, self.style = text, setting.style
        self.layout = line_break.create_layout(text, setting.style, setting.context, setting.room, 0)
        self.first, self.end = self.layout.get_first_line()
        self.left = setting.room - line_break.line_size(self.first, setting.style)[0]

    @cached_property
    def kept(self) -> str:
        """What stands in the first line."""
        return self.text.encode()[: self.end].decode()

    @property
    def rest(self) -> str:
        """What stands behind it."""
        return self.text[len(self.kept) :]

    def reach(self, part: str) -> float:
        """Return how far a beginning of the rest reaches, in pixels from the end of the first line."""
        from weasyprint.text.ffi import FROM_UNITS, ffi, pango

        place, second = ffi.new("int *"), pango.pango_layout_get_line_readonly(self.layout.layout, 1)
        pango.pango_layout_line_index_to_x(second, (self.end or 0) + len(part.encode()), False, place)
        return float(place[0] * FROM_UNITS)

    def next_place(self) -> int | None:
        """Return after how many letters of the rest a line could end, not counting the one before that place."""
        from weasyprint.text import line_break
        from weasyprint.text.ffi import ffi, pango

        signs = pango.pango_layout_get_log_attrs_readonly(self.layout.layout, ffi.NULL)
        place: int | None = line_break.get_next_break_point(signs[len(self.kept) + 1 : len(self.text)])
        return place

    def line(self) -> Any:
        """Return what ``split_first_line`` does where the line ends as it is set."""
        return self.as_line(self.end)

    def as_line(self, end: int | None, hyphen: str = "") -> Any:
        """Return what ``split_first_line`` does: spaces at the end collapse."""
        from weasyprint.text import line_break

        ended = (end, True, self.style, bool(hyphen), hyphen)
        return line_break.first_line_metrics(self.first, self.text, self.layout, *ended)


class Choice:
    """Where a line ends: as drafted, behind one word more, or within that word."""

    def __init__(self, draft: Set | Line, setting: Setting, *, whole: bool) -> None:
        self.draft, self.setting, self.whole = draft, setting, whole
        self.kept, self.rest, self.place = draft.kept, draft.rest, draft.next_place()
        self.size = setting.style["font_size"]
        self._room = draft.left + self.size * (SLACK - SPACE * self.kept.endswith(" "))

    def made(self) -> Any:
        """Return what ``split_first_line`` does; None where the draft ends before it tells."""
        if not self.kept or (self.place is None and not self.whole):
            return None
        word = self.rest[: self.place].rstrip(" ")
        found = word and ((self.rest[self.place or -1] == " " and self._with(word)) or self._divided())
        return found or self.draft.line()

    def _may_fit(self, part: str, sign: str = "") -> bool:
        """Whether a beginning of the rest may stand in the line."""
        return bool(self.draft.reach(part) + self.size * HYPHEN * bool(sign) <= self._room)

    def _with(self, word: str) -> Any:
        if self._may_fit(word):
            longer = Set(self.kept + word, self.setting)
            if longer.end is None:
                return longer.as_line(len(longer.text.encode()) + 1)
        return None

    def _divided(self) -> Any:
        sign = self.setting.style["hyphenate_character"]
        parts = self._parts(sign)
        for part in parts:
            if self._may_fit(part, sign):
                divided = Set(self.kept + part + sign, self.setting)
                if divided.end is None and (divided.left >= 0 or part == parts[-1]):
                    return divided.as_line(len((self.kept + part).encode()), sign)
        return None

    def _parts(self, sign: str) -> list[str]:
        """Return the beginnings of the rest before each hyphen of the first word that may be divided, longest first."""
        from weasyprint.layout.percent import percentage

        style = self.setting.style
        total, before, after = style["hyphenate_limit_chars"]
        zone = percentage(style["hyphenate_limit_zone"], style, self.setting.room)
        divided = style["hyphens"] == "auto" and style["lang"] and self.draft.left > zone
        if not divided or not self._may_fit(self.rest[:before], sign):
            return []
        language = pyphen.language_fallback(style["lang"])
        start, word = _long_word(self.rest[: self.place or None], language, total) if language else (0, "")
        if not word:
            return []
        divider = _divider(self.setting.context, language, total, before, after)
        return [self.rest[:start] + part for part, _ in divider.iterate(word)]


def _long_word(text: str, language: str, letters: int) -> tuple[int, str]:
    """Return the first word of so many letters, and where it begins."""
    from weasyprint.text import line_break

    begun = 0
    while found := line_break.get_next_word_boundaries(text[begun:], language):
        start, stop = found
        if stop - start >= letters:
            return begun + start, text[begun + start : begun + stop]
        begun += stop
    return 0, ""


def _divider(context: Any, language: str, total: int, before: int, after: int) -> Any:
    """Return the patterns of a language, those that WeasyPrint keeps."""
    key = language, before, after, total
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=language, left=before, right=after)
    return context.dictionaries[key]
