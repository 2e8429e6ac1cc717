"""Named time zones as offsets. A name that means different zones is read by the region of the text's language."""

from __future__ import annotations

import datetime as dt
import re

from packager.text.words import primary

_FIXED = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "sast": 120, "wat": 60, "cat": 120, "eat": 180,
    "pkt": 300, "npt": 345, "wib": 420, "ict": 420, "wita": 480, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480,
    "awst": 480, "wit": 540, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "edt": -240, "cdt": -300, "mdt": -360, "pst": -480, "pdt": -420, "mst": -420, "akst": -540,
    "akdt": -480, "hst": -600, "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "art": -180, "cot": -300,
    "pet": -300, "clt": -240, "gst": 240,
}  # fmt: skip
"""Minutes east of Greenwich."""

_AMBIGUOUS: dict[str, dict[str, int]] = {
    # Name: {region or language: minutes, "": where neither decides}.
    "bst": {"": 60, "BD": 360, "bn": 360},
    "ist": {"": 330, "IE": 60, "ga": 60, "IL": 120, "he": 120},
    "est": {"": -300, "AU": 600},
    "cst": {"": -360, "CN": 480, "TW": 480, "zh": 480, "CU": -300},
    "ast": {"": -240, "SA": 180, "ar": 180},
}

_SEASONAL = {"et": -300, "ct": -360, "mt": -420, "pt": -480}
"""American names that leave open whether it is summer: minutes in winter."""

_REGION = re.compile(r"[-_]([A-Za-z]{2})(?:$|[-_])")


def region(language: str | None) -> str:
    """Return the region of a BCP 47 tag (``GB``), or ""."""
    found = _REGION.search(language or "")
    return found[1].upper() if found else ""


def is_zone(name: str) -> bool:
    """Whether ``name`` is a zone that :func:`offset` knows."""
    key = name.lower()
    return key in _FIXED or key in _AMBIGUOUS or key in _SEASONAL


def offset(name: str, at: dt.datetime, language: str | None = None) -> int | None:
    """Return the minutes east of Greenwich of a named zone at the local time ``at``, or None for an unknown name."""
    key = name.lower()
    if key in _SEASONAL:
        return _SEASONAL[key] + (60 if _american_summer(at) else 0)
    if key in _AMBIGUOUS:
        readings = _AMBIGUOUS[key]
        return readings.get(region(language), readings.get(primary(language), readings[""]))
    return _FIXED.get(key)


def _american_summer(at: dt.datetime) -> bool:
    """Daylight saving in the United States: since 2007 from March's second Sunday to November's first, at 2:00."""
    if at.year >= 2007:
        begins, ends = _sunday(at.year, 3, 2), _sunday(at.year, 11, 1)
    else:
        begins, ends = _sunday(at.year, 4, 1), _sunday(at.year, 10, 5)
    two = dt.timedelta(hours=2)
    return begins + two <= at.replace(tzinfo=None) < ends + two


def _sunday(year: int, month: int, nth: int) -> dt.datetime:
    """The nth Sunday of a month; the fifth is its last."""
    first = dt.datetime.combine(dt.date(year, month, 1), dt.time.min)
    day = first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else day - dt.timedelta(days=7)
