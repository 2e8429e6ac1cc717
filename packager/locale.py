"""Language and zone of a newsletter: interface texts, dates, numbers and lists as its readers write them.

Formats come from CLDR through Babel, always by name ("long", "short"): a pattern of our own would be
wrong in Japanese, German or Hebrew. Zones are zoneinfo's; Babel's own look-up turns to pytz where
that is installed and then shifts old offsets, so no time zone ever passes through Babel.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from packager.text.words import direction_of
from packager.times import Moment


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let an import go on as if a module were not installed."""
    before = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]  # Python's way to say so
    try:
        yield
    finally:
        del sys.modules[name]
        if before is not None:
            sys.modules[name] = before


# For the zone of this machine, which nothing here asks for, pytz opens the files of all six hundred zones.
with _without("pytz"):
    from babel.dates import format_date, format_time

Length = Literal["full", "long", "medium", "short"]

CATALOGUES = Path(__file__).with_name("locales")
"""Folder of ``<language>.po``: the texts of editions in other languages than English."""

_FIRST = re.compile(r"\b1(?= \w)")
"""The first of a month before its name."""

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"


@cache
def locale_of(language: str) -> Locale:
    """Return the CLDR locale nearest to a BCP 47 tag: itself, its language, English."""
    tag = language.replace("_", "-")
    for candidate in (tag, tag.split("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the interface texts of a language; English where there is no catalogue for it."""
    names = (language.replace("-", "_"), language.split("-", maxsplit=1)[0].lower())
    found = next((path for name in names if (path := CATALOGUES / f"{name}.po").is_file()), None)
    return _compiled(found) if found else gettext.NullTranslations()


def _compiled(path: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        entries = read_po(file, locale=path.stem)
    compiled = io.BytesIO()
    write_mo(compiled, entries)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translated() -> tuple[str, ...]:
    """Return the languages that have interface texts, English first."""
    return ("en", *sorted(path.stem for path in CATALOGUES.glob("*.po")))


def framed(parts: Iterable[str], frame: Markup) -> list[Markup]:
    """Put each part in the place of ``%s`` in a piece of markup; the parts are escaped."""
    return [frame % part for part in parts]


class Words:
    """How one newsletter speaks: its language and its time zone."""

    def __init__(self, language: str, timezone: str) -> None:
        """Take a BCP 47 tag and an IANA zone name."""
        self.language = language
        self.zone = ZoneInfo(timezone)
        self.direction = direction_of(language)
        self._locale = locale_of(language)
        self._texts = catalogue(language)

    # --- texts

    def text(self, message: str, /, **values: object) -> str:
        """Return an interface text in the newsletter's language, with ``%(name)s`` filled in.

        Where a value is markup, so is the answer, and everything else in it is escaped.
        """
        found = self._texts.gettext(message)
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(found) % values
        return found % values if values else found

    def counted(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the form of a text for ``number``, which is also filled in as ``%(n)s``."""
        return self._texts.ngettext(one, many, number) % {"n": self.number(number), **values}

    # --- dates

    def day(self, day: dt.date, length: Length = "full") -> str:
        """Write a day, such as “mercredi 20 novembre 2024”."""
        written = format_date(day, length, locale=self._locale)
        # CLDR has no pattern for it, and no French paper writes “1 décembre”.
        first = day.day == 1 and self._locale.language == "fr"
        return _FIRST.sub("1er", written, count=1) if first else written

    def moment(self, moment: Moment, length: Length = "long") -> str:
        """Write a time in the newsletter's zone; a day alone stays one, without an hour, unshifted."""
        if moment.day_only:
            return self.day(moment.at.date(), length)
        here = self.here(moment)
        return self._together(here, self.day(here.date(), length), length)

    def clock(self, moment: Moment, on: dt.date | None = None) -> str:
        """Write a time as short as a contents page wants it: the hour on ``on``, else day and hour."""
        if moment.day_only:
            return self.day(moment.at.date(), "medium")
        here = self.here(moment)
        if here.date() == on:
            return self._hour(here)
        return self._together(here, self.day(here.date(), "medium"), "medium")

    def here(self, moment: Moment) -> dt.datetime:
        """Return a time with an hour as it is on the clocks of the newsletter's zone."""
        return moment.instant(self.zone).astimezone(self.zone)

    def machine(self, moment: Moment) -> str:
        """Return the value of ``<time datetime>``: with year and offset, or a day alone."""
        return moment.isoformat() if moment.day_only else self.here(moment).isoformat(timespec="seconds")

    def _hour(self, here: dt.datetime) -> str:
        return format_time(here.time(), "short", locale=self._locale)

    def _together(self, here: dt.datetime, day: str, length: Length) -> str:
        pattern = str(self._locale.datetime_formats[length]).replace("'", "")
        return pattern.replace("{0}", self._hour(here)).replace("{1}", day)

    # --- numbers and lists

    def number(self, number: int) -> str:
        """Write a whole number with the grouping and the digits of the language."""
        return format_decimal(number, locale=self._locale)

    def listed(self, parts: Iterable[str]) -> Markup:
        """Write a list, such as “A, B et C”, as markup: parts that are none are escaped."""
        # Only the words between the parts come from CLDR, and those hold no markup.
        return Markup(format_list([escape(part) for part in parts], locale=self._locale))  # noqa: S704

    # --- for templates

    def bounded(self, name: str) -> str:
        """Return a name with a mark of the newsletter's direction behind it, where it runs the other way.

        Readers that know no ``<bdi>`` draw a number behind an Arabic name before it otherwise (UAX #9, W2 and N1).
        """
        ltr = self.direction == "ltr"
        against = {"R", "AL"} if ltr else {"L"}
        runs_against = any(unicodedata.bidirectional(letter) in against for letter in name)
        return name + (LEFT_TO_RIGHT if ltr else RIGHT_TO_LEFT) if runs_against else name

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Return what templates write after a bar: ``{{ article.published|moment }}``."""
        return {
            "moment": self.moment,
            "clock": self.clock,
            "machine": self.machine,
            "day": self.day,
            "number": self.number,
            "listed": self.listed,
            "framed": framed,
            "bounded": self.bounded,
        }

    def names(self) -> Mapping[str, Any]:
        """Return what templates call: ``{{ _("Contents") }}``."""
        return {"_": self.text, "counted": self.counted, "language": self.language, "direction": self.direction}
