"""A private font configuration: WeasyPrint sees the faces of :mod:`packager.formats._fonts` and no others."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from packager.formats import _fonts

_SCALE = """<match target="font">
<test name="outline"><bool>false</bool></test>
<edit name="packagerscale" mode="assign">
<divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide>
</edit>
<edit name="matrix" mode="assign">
<times>
<name>matrix</name>
<matrix><name>packagerscale</name><double>0</double><double>0</double><name>packagerscale</name></matrix>
</times>
</edit>
</match>
"""
"""A face of pictures, as that of emoji is, comes in one size: without this it is set as large as a thumb."""

_CUT = """<match target="font">
<test name="family"><string>{family}</string></test>
<test name="weight"><double>{weight}</double></test>
<test name="pixelsize" compare="more_eq"><double>{above}</double></test>
<edit name="fontvariations" mode="assign"><string>wght={wght},opsz={cut}</string></edit>
</match>
"""

WEIGHTS = {80: 400, 180: 600, 200: 700}
"""Weights in which editions are set, as fontconfig counts them and as fonts do."""

CUTS = {0: 13, 20: 32, 50: 60}
"""Optical sizes (the axis ``opsz`` of OpenType), by the size of type in pixels from which they are taken.

One cut for text, one for headlines and one for the newsletter's name, as founders sold them: with one for each size of
type, a dozen more fonts are embedded, which costs more than ten pages of text.
"""

_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'


def font_configuration(own: Sequence[Path] = ()) -> Any:
    """Return a WeasyPrint FontConfiguration that knows the newsletter's ``own`` fonts, and nothing of the host's."""
    from weasyprint.text.fonts import FontConfiguration

    with tempfile.TemporaryDirectory(prefix="packager-fonts-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(_configuration((*_fonts.files(), *own)), "utf-8")
        # Fontconfig reads its file when the configuration is made, and takes its name from nowhere else.
        with _environment("FONTCONFIG_FILE", str(file)):
            _make_current()
            return FontConfiguration()


def _make_current() -> None:
    """Let fontconfig answer by the file named in the environment whoever asks without naming a configuration.

    Pango does when it looks which families stand for one (``pango_ft2_font_map_fontset_key_substitute``), and loads it
    in a thread, whenever that comes to run, unless it is there.
    """
    from weasyprint.text.ffi import ffi, fontconfig

    ffi.cdef("int FcConfigSetCurrent(FcConfig *);", override=True)
    current = fontconfig.FcInitLoadConfigAndFonts()
    fontconfig.FcConfigSetCurrent(current)
    fontconfig.FcConfigDestroy(current)  # which keeps its own reference


@contextmanager
def dated(stamp: dt.datetime) -> Iterator[None]:
    """Date the fonts that are embedded meanwhile: fontTools writes the clock into them otherwise."""
    with _environment("SOURCE_DATE_EPOCH", str(int(stamp.timestamp()))):
        yield


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _configuration(files: Sequence[Path]) -> str:
    files = [file.absolute() for file in files]  # fontconfig takes others from who knows where, and says so
    listed = dict.fromkeys(file.parent for file in files)
    folders = "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in listed)
    # Whole folders are read, but only the files named here are seen.
    accepted = "".join(f"<glob>{escape(str(file)).replace('[', '?')}</glob>" for file in files)
    select = f"<selectfont><acceptfont>{accepted}</acceptfont><rejectfont><glob>/*</glob></rejectfont></selectfont>\n"
    rules = _SCALE + _cuts()
    aliases = _alias("serif", _fonts.SERIF) + _alias("sans-serif", _fonts.SANS) + _alias("monospace", _fonts.MONO)
    return f"{_HEAD}{folders}{select}{aliases}{rules}<cachedir>{escape(str(_cache()))}</cachedir>\n</fontconfig>\n"


def _cuts() -> str:
    # Of the rules that fit, the last decides.
    return "".join(
        _CUT.format(family=_fonts.SERIF, weight=weight, above=above, wght=wght, cut=cut)
        for weight, wght in WEIGHTS.items()
        for above, cut in CUTS.items()
    )


def _alias(generic: str, family: str) -> str:
    rest = "".join(f"<family>{name}</family>" for name in (family, *_fonts.FALLBACKS))
    return f"<alias binding='same'><family>{generic}</family><prefer>{rest}</prefer></alias>\n"


def _cache() -> Path:
    """Return where fontconfig keeps what it has read; it does without where it cannot write."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "packager" / "fontconfig"
