"""Month names of many languages, in the folded form in which text is looked up, and how they tell spans before now.

Those of common languages stand in ``monthnames`` and ``agopatterns`` beside this, written from CLDR: loading sixty
locales took longer than reading fifty pages, and one takes a third of a page. CLDR itself, which ships inside Babel
and is pure data, serves the other languages, each loaded once, when a page in it is first read.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from packager.text.calendar.agopatterns import AGO
from packager.text.calendar.monthnames import NAMES
from packager.text.words import primary

COMMON = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "et", "lv", "lt", "pl", "cs", "sk", "sl",
    "hr", "sr", "sr_Latn", "mk", "bg", "ru", "uk", "be", "ro", "hu", "el", "tr", "az", "kk", "uz", "ka", "hy", "he",
    "ar", "ar_SY", "ar_MA", "fa", "ur", "hi", "bn", "ta", "te", "ml", "mr", "gu", "kn", "pa", "ne", "th", "id", "ms",
    "fil", "sw", "ca", "gl", "eu", "cy", "ga", "sq", "mn", "km", "my", "am",
)  # fmt: skip
"""Languages tried, in this order, for a name that the page's own language does not know."""

TABLED = ("no", "nn", "iw", "tl", "zh", "ja", "ko", "vi")
"""Further languages, and codes of the same, whose names are at hand without CLDR but are not tried elsewhere."""

_LOCALES = {"no": ("nb", "nn"), "sr": ("sr", "sr_Latn"), "ar": ("ar", "ar_SY", "ar_MA"), "iw": ("he",), "tl": ("fil",)}
"""Languages whose months have more than one set of names in use, or another code in CLDR."""

# Short forms that editors use and CLDR does not list, other spellings, and forms with a preposition.
_SHORT: dict[str, dict[str, int]] = {
    "en": {"sept": 9, "jan": 1, "juli": 7},
    "de": {"mrz": 3, "mär": 3, "jänner": 1, "feber": 2, "okt": 10, "dez": 12},
    "fr": {"jan": 1, "fev": 2, "avr": 4, "aou": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "juil": 7},
    "es": {"set": 9, "sep": 9, "setiembre": 9},
    "nl": {"mrt": 3, "mei": 5, "okt": 10},
    "el": {"ιαν": 1, "φεβ": 2, "μαρ": 3, "απρ": 4, "μαι": 5, "ιουν": 6, "ιουλ": 7, "αυγ": 8,
           "σεπ": 9, "οκτ": 10, "νοε": 11, "δεκ": 12},
    "id": {"agu": 8, "ags": 8, "agt": 8, "nop": 11, "pebruari": 2, "peb": 2},
    "ru": {"янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "июн": 6, "июл": 7, "авг": 8,
           "сен": 9, "окт": 10, "ноя": 11, "дек": 12},
    "uk": {"лист": 11, "лип": 7, "серп": 8},
    "hi": {"सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12},
    "lv": {"janvārī": 1, "februārī": 2, "martā": 3, "aprīlī": 4, "maijā": 5, "jūnijā": 6, "jūlijā": 7, "augustā": 8,
           "septembrī": 9, "oktobrī": 10, "novembrī": 11, "decembrī": 12},
    "eu": {"urtarrilaren": 1, "otsailaren": 2, "martxoaren": 3, "apirilaren": 4, "maiatzaren": 5, "ekainaren": 6,
           "uztailaren": 7, "abuztuaren": 8, "irailaren": 9, "urriaren": 10, "azaroaren": 11, "abenduaren": 12},
    "ur": {"مئ": 5, "مئی": 5},
    "he": {"בינואר": 1, "בפברואר": 2, "במרץ": 3, "באפריל": 4, "במאי": 5, "ביוני": 6, "ביולי": 7, "באוגוסט": 8,
           "בספטמבר": 9, "באוקטובר": 10, "בנובמבר": 11, "בדצמבר": 12},
}  # fmt: skip

UNITS = ("second", "minute", "hour", "day", "week")
"""Units in which spans before now are told; months ago say too little."""

_SHORTEST_PREFIX = 3
"""Letters. A shorter beginning of a name is not read as an abbreviation of it."""


def fold(name: str) -> str:
    """Return a name without case, accents and dots, as :func:`month` looks it up."""
    if name.isascii():
        return name.lower().strip(".'")
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip(".'’")


def month(name: str, language: str | None) -> int | None:
    """Return the number of the month that ``name`` names: in ``language``, else English, else any language."""
    key = fold(name)
    if len(key) < 2 or key.isdigit():
        return None
    for names in (_names(primary(language)), _names("en")):
        if found := names.get(key) or _by_prefix(key, names):
            return found
    return _anywhere().get(key)


@lru_cache(maxsize=4096)
def known(name: str, language: str | None) -> int | None:
    """:func:`month`, remembered."""
    return month(name, language)


def is_beginning(name: str, language: str) -> bool:
    """Whether ``name`` is only the beginning of a month's name ("marc"), not one in full or a usual short form."""
    return fold(name) not in _names(language) and fold(name) not in _anywhere()


def _by_prefix(key: str, names: dict[str, int]) -> int | None:
    """The month of the only names that begin with ``key``."""
    if len(key) < _SHORTEST_PREFIX:
        return None
    found = {number for name, number in names.items() if name.startswith(key)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=128)
def _names(language: str) -> dict[str, int]:
    """The names of a language, folded, and the number of the month that each means."""
    row = NAMES.get(language)
    if row is None:
        return from_cldr(language)
    fields = row.split("|")
    return {name: number for number, field in enumerate(fields, 1) for name in field.split(",") if name}


def from_cldr(language: str) -> dict[str, int]:
    """Return the folded names of a language by CLDR, with the short forms that editors use, and their months."""
    names: dict[str, int] = {}
    for locale in _LOCALES.get(language, (language,)):
        data = _locale(locale)
        for context in ("format", "stand-alone") if data is not None else ():
            for width in ("wide", "abbreviated"):
                for number, name in data.months[context][width].items():
                    if len(folded := fold(name)) > 1 and not folded.isdigit():
                        names.setdefault(folded, number)
    return {**names, **{fold(name): number for name, number in _SHORT.get(language, {}).items()}}


@lru_cache(maxsize=128)
def _locale(identifier: str) -> Any:
    """Babel's locale, or None for a language that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(identifier) if identifier else None
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=1)
def _anywhere() -> dict[str, int]:
    """Names that mean one month alone in all the common languages; the others need to know theirs."""
    meanings: dict[str, set[int]] = {}
    for language in dict.fromkeys(code.partition("_")[0] for code in COMMON):
        for name, number in _names(language).items():
            if len(name) >= _SHORTEST_PREFIX:
                meanings.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}


@lru_cache(maxsize=64)
def ago_patterns(language: str) -> tuple[tuple[str, str], ...]:
    """Return CLDR's patterns for past spans of a language, as (unit, pattern): ``("hour", "il y a {0} heures")``."""
    row = AGO.get(language)
    if row is None:
        return ago_from_cldr(language)
    fields = zip(UNITS, row.split("|"), strict=True)
    return tuple((unit, pattern) for unit, field in fields for pattern in field.split(",") if pattern)


def ago_from_cldr(language: str) -> tuple[tuple[str, str], ...]:
    """:func:`ago_patterns`, asked of CLDR itself."""
    data = _locale(_LOCALES.get(language, (language,))[0])
    if data is None:
        return ()
    fields = data._data["date_fields"]  # noqa: SLF001  # Babel has no public door to these
    found = []
    for unit in UNITS:
        for width in ("", "-short", "-narrow"):
            past = fields.get(unit + width, {}).get("past", {})
            found += [(unit, pattern) for pattern in past.values() if isinstance(pattern, str)]
    return tuple(dict.fromkeys(found))
