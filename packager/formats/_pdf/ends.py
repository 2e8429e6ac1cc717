"""Where a line ends: decided by the widths of its first draft, which WeasyPrint has set again for each question.

A draft holds the line, the one behind it, and how wide each letter of both is. That tells of nearly all lines that the
next word has no room, and which parts of it have none before a hyphen. Only what may fit is set and measured. Lines
of other scripts than Latin, Greek and Cyrillic, of spaced letters or with breaks of their own, are left to WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from typing import Any

import pyphen

LETTERS = 4
"""Letters of a draft for each that is as wide as high: WeasyPrint's, so that drafts are the same."""

SPACE, HYPHEN, SLACK = 0.2, 0.2, 0.2
"""Of the size of type: the least width of a space and of a hyphen, and how much narrower than in the draft a word may
be beside others, by kerning and ligatures. They bound what is tried, not what fits: that is measured."""

ODD = re.compile(r"[^ -~\xa0-\xac\xae-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]")
"""What may turn a line round, end it, or stand in it unseen."""

Split = Callable[..., Any]


def deciding(split: Split) -> Split:
    """Return a ``split_first_line`` that sets less, and asks the given one for what is not ordinary."""

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        found = None
        if text and max_width not in {None, inf} and _is_plain(style, max_width):
            found = _split(text, style, context, max_width)
        return found or split(text, style, context, max_width, *more, **named)

    return split_first_line


def _is_plain(style: Any, room: float) -> bool:
    """Whether lines end where they are full, words stand as the face sets them, and some letters have room."""
    spaced = style["letter_spacing"] != "normal" or style["word_spacing"]
    return not spaced and style["white_space"] == "normal" and 0 < style["font_size"] * LETTERS <= room


def _split(text: str, style: Any, context: Any, room: float) -> Any:
    """Return what ``split_first_line`` does of an ordinary text; None where it is not one."""
    short = text[: int(room / style["font_size"] * LETTERS)]
    if ODD.search(short):
        return None
    draft = Set(short, style, context, room)
    if draft.left < 0 or (draft.end is None and short != text):
        return None
    return draft.as_line(None) if draft.end is None else Choice(draft, whole=short == text).made()


class Set:
    """A text as Pango set it; ``left`` is what its first line leaves of the room for it, in pixels."""

    def __init__(self, text: str, style: Any, context: Any, room: float) -> None:
        from weasyprint.text import line_break

        self.text, self.style, self.context, self.room = text, style, context, room
        self.layout = line_break.create_layout(text, style, context, room, 0)
        self.line, self.end = self.layout.get_first_line()
        self.left = room - line_break.line_size(self.line, style)[0]

    def other(self, text: str) -> Set:
        """Set another text in the same way."""
        return Set(text, self.style, self.context, self.room)

    def as_line(self, end: int | None, hyphen: str = "") -> Any:
        """Return what ``split_first_line`` does: spaces at the end collapse."""
        from weasyprint.text import line_break

        ended = (end, True, self.style, bool(hyphen), hyphen)
        return line_break.first_line_metrics(self.line, self.text, self.layout, *ended)


class Choice:
    """Where a line of a draft ends: as drafted, behind one word more, or within that word."""

    def __init__(self, draft: Set, *, whole: bool) -> None:
        from weasyprint.text.ffi import pango

        encoded = draft.text.encode()
        self.draft, self.size, self.whole = draft, draft.style["font_size"], whole
        self.kept, self.rest = encoded[: draft.end].decode(), encoded[draft.end :].decode()
        self._second = pango.pango_layout_get_line_readonly(draft.layout.layout, 1)
        self._room = draft.left + self.size * (SLACK - SPACE * self.kept.endswith(" "))

    def made(self) -> Any:
        """Return what ``split_first_line`` does; None where the draft ends before it tells."""
        place = self._next_place()
        if not self.kept or (place is None and not self.whole):
            return None
        word = self.rest[:place].rstrip(" ")
        found = word and ((self.rest[place or -1] == " " and self._with(word)) or self._divided())
        return found or self.draft.as_line(self.draft.end)

    def _next_place(self) -> int | None:
        """Return after how many letters of the rest a line could end."""
        from weasyprint.text import line_break
        from weasyprint.text.ffi import ffi, pango

        signs = pango.pango_layout_get_log_attrs_readonly(self.draft.layout.layout, ffi.NULL)
        place: int | None = line_break.get_next_break_point(signs[len(self.kept) + 1 : len(self.draft.text)])
        return place

    def _may_fit(self, part: str, sign: str = "") -> bool:
        """Whether a beginning of the rest may stand in the line."""
        from weasyprint.text.ffi import FROM_UNITS, ffi, pango

        place = ffi.new("int *")
        pango.pango_layout_line_index_to_x(self._second, self.draft.end + len(part.encode()), False, place)
        return bool(place[0] * FROM_UNITS + self.size * HYPHEN * bool(sign) <= self._room)

    def _with(self, word: str) -> Any:
        if self._may_fit(word):
            longer = self.draft.other(self.kept + word)
            if longer.end is None:
                return longer.as_line(len(longer.text.encode()) + 1)
        return None

    def _divided(self) -> Any:
        sign = self.draft.style["hyphenate_character"]
        parts = self._parts(sign)
        for part in parts:
            if self._may_fit(part, sign):
                divided = self.draft.other(self.kept + part + sign)
                if divided.end is None and (divided.left >= 0 or part == parts[-1]):
                    return divided.as_line(len((self.kept + part).encode()), sign)
        return None

    def _parts(self, sign: str) -> list[str]:
        """Return the beginnings of the rest before each hyphen of the first word that may be divided, longest first."""
        from weasyprint.layout.percent import percentage

        style = self.draft.style
        total, before, after = style["hyphenate_limit_chars"]
        zone = percentage(style["hyphenate_limit_zone"], style, self.draft.room)
        divided = style["hyphens"] == "auto" and style["lang"] and self.draft.left > zone
        if not divided or not self._may_fit(self.rest[:before], sign):
            return []
        language = pyphen.language_fallback(style["lang"])
        start, word = _long_word(self.rest, language, total) if language else (0, "")
        if not word:
            return []
        divider = _divider(self.draft.context, language, total, before, after)
        return [self.rest[:start] + part for part, _ in divider.iterate(word)]


def _long_word(text: str, language: str, letters: int) -> tuple[int, str]:
    """Return the first word of so many letters before a line could end, and where it begins."""
    from weasyprint.text import line_break

    text = text[: line_break.get_next_break_point_from_text(text, language) or None]
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
