"""The text faces that editions are set in: those that packager's dependencies bring, never the host's.

PyPI packages named ``fontpkg-…`` hold one family each in ``files/``. Scripts too large for those
(Chinese, Japanese, Korean, emoji, rarer ones) come from Debian's font packages, looked for by the
names of their files, so that two machines with the same packages make the same edition.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from packager.errors import RenderError
from packager.frozen import frozen
from packager.images import Faces
from packager.model import Design

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
MONO = "Source Code Pro"

PACKAGES = (
    "fontpkg_source_serif_4", "fontpkg_source_sans_3", "fontpkg_source_code_pro", "fontpkg_noto_serif", "fontpkg_amiri",
    "fontpkg_frank_ruhl_libre", "fontpkg_noto_sans_devanagari", "fontpkg_noto_sans_thai",
)  # fmt: skip
"""Modules of the font packages that packager depends on."""

FALLBACKS = (
    "Noto Serif", "Amiri", "Frank Ruhl Libre", "Noto Serif Devanagari", "Noto Sans Devanagari", "Noto Serif Thai",
    "Noto Sans Thai", "Noto Serif CJK SC", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math",
    "Noto Color Emoji",
)  # fmt: skip
"""Families that stand in, in this order, for what the face of the text does not have.

Signs come before pictures: an arrow back to the text is not meant as one. Of Thai and Devanagari, PyPI has the
sans serif faces, which stand in where Debian's package with the others is missing.
"""

PLAIN = ("Noto Sans Devanagari", "Noto Sans Thai")
"""Those of them for labels and captions, which are set without serifs."""

HAN = {
    "ja": "Noto Serif CJK JP",
    "ko": "Noto Serif CJK KR",
    "zh-hant": "Noto Serif CJK TC",
    "zh-tw": "Noto Serif CJK TC",
    "zh-hk": "Noto Serif CJK HK",
    "zh": "Noto Serif CJK SC",
}
"""The face in which a language writes what Unicode has unified (Han unification), the closest tag first."""

_FACES = (
    "SansSymbols-Regular", "SansSymbols2-Regular", "SansMath-Regular", "SerifArmenian-Regular", "SerifBengali-Regular",
    "SerifDevanagari-Regular", "SerifDevanagari-Bold", "SerifEthiopic-Regular", "SerifGeorgian-Regular",
    "SerifGujarati-Regular", "SerifKannada-Regular", "SerifKhmer-Regular", "SerifLao-Regular",
    "SerifMalayalam-Regular", "SansMyanmar-Regular", "SansGurmukhi-Regular", "SansOriya-Regular",
    "SerifSinhala-Regular", "SerifTamil-Regular", "SerifTelugu-Regular", "SerifThai-Regular", "SerifThai-Bold",
    "SerifTibetan-Regular",
)  # fmt: skip
DEBIAN = (
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Bold.ttc",
    "truetype/noto/NotoColorEmoji.ttf",
    *(f"truetype/noto/Noto{face}.ttf" for face in _FACES),
)
"""Files of fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji, under :data:`DEBIAN_FOLDER`."""

DEBIAN_FOLDER = Path("/usr/share/fonts")


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders of the font packages that are installed."""
    found = []
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec and spec.submodule_search_locations:
            found.append(Path(spec.submodule_search_locations[0]) / "files")
    return tuple(found)


@cache
def files() -> tuple[Path, ...]:
    """Return every font file that an edition may use, in a stable order."""
    shipped = [file for folder in folders() for file in sorted(folder.glob("*.[ot]tf"))]
    debian = [DEBIAN_FOLDER / name for name in DEBIAN]
    return (*shipped, *(file for file in debian if file.is_file()))


def rests_on() -> tuple[Path | str, ...] | None:
    """Return the font files, on which every edition that holds pictures depends: drawings are set in them."""
    return files()


def for_drawings() -> Faces:
    """Return what the text of pictures is set in."""
    return Faces(tuple(str(file) for file in files()), SERIF, SANS, MONO)


def files_for(text: str, families: Iterable[str]) -> tuple[Path, ...]:
    """Return the files that may draw ``text``: those of ``families`` alone where it is written as Europe writes.

    What opens fonts one by one takes a second for all of them, and the faces of Han are 20 MB each.
    """
    if not is_european(text):
        return files()
    stems = tuple(family.replace(" ", "") for family in families)
    return tuple(file for file in files() if file.name.startswith(stems))


_NOT_EUROPEAN = re.compile(r"[^\x00-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2026\u202f\u2030\u2039\u203a\u20ac]")
"""What the faces of our texts may lack: all but Latin, Greek and Cyrillic letters and their punctuation."""


def fallbacks(languages: Iterable[str] = ()) -> tuple[str, ...]:
    """Return :data:`FALLBACKS` with the Han face of the first of the languages that has one."""
    own = next(filter(None, map(han, languages)), HAN["zh"])
    return tuple(dict.fromkeys(own if name == HAN["zh"] else name for name in FALLBACKS))


def han(language: str) -> str | None:
    """Return the Han face of a language; None for one that is not written with such characters."""
    tag = f"{language.lower()}-"
    return next((family for known, family in HAN.items() if tag.startswith(f"{known}-")), None)


def runs(text: str, first: Path | None) -> Iterator[tuple[Path | None, str]]:
    """Divide a line by the files that draw it: ``first``, for what it lacks the first that has it, else None."""
    if is_european(text):
        yield first, text
        return
    for file, letters in groupby(text, lambda letter: _drawer(letter, first)):
        yield file, "".join(letters)


def _drawer(letter: str, first: Path | None) -> Path | None:
    if ord(letter) in UNSEEN:
        return first
    faces = (first, *files()) if first else files()
    return next((file for file in faces if ord(letter) in _drawn_by(file)), None)


@cache
def family_of(file: Path) -> str:
    """Return the family that a shipped file holds; of the faces of Han, which share one, the Chinese."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped, import-not-found, unused-ignore]

    if "CJK" in file.name:
        return HAN["zh"]
    with TTFont(file, lazy=True) as font:
        return str(font["name"].getBestFamilyName())


def file_of(family: str) -> Path | None:
    """Return the upright file of a shipped family, such as that of "Source Serif 4"."""
    # The faces of Han are one collection.
    stem = "NotoSerifCJK" if family in HAN.values() else family.replace(" ", "")
    matches = (file for file in files() if file.name.startswith((f"{stem}[", f"{stem}-Regular")))
    return next(matches, None)


SCRIPTS = (
    (
        "CJK",
        ((0x2E80, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)),
        "fonts-noto-cjk",
    ),
    ("emoji", ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0xFE0F, 0xFE0F)), "fonts-noto-color-emoji"),
)
"""Scripts with a Debian package of their own; every other one is in fonts-noto-core."""

UNSEEN = frozenset({0x9, 0xA, 0xD, 0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF}) | {
    *range(0x202A, 0x202F), *range(0x2061, 0x206A), *range(0xFE00, 0xFE10),
}  # fmt: skip
"""Characters that draw nothing, and of which a font need know nothing."""

MEANINGLESS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of characters that no face can be installed for: controls, and what Unicode gives no meaning."""

INSTEAD = "\N{REPLACEMENT CHARACTER}"


def package_for(character: str) -> str:
    """Return the Debian package that has a face for a character."""
    code = ord(character)
    for _, ranges, package in SCRIPTS:
        if any(low <= code <= high for low, high in ranges):
            return package
    return "fonts-noto-core"


def settable(text: str) -> tuple[str, frozenset[str]]:
    """Return the text as our faces can set it, and the characters that had to be replaced.

    PDF/A forbids to draw what a face does not have (ISO 19005-3, 6.2.11.8). What has no meaning
    outside the page's own fonts goes without a sign; so do controls, which some faces list and no layout takes there.
    """
    wanted = {ord(character) for character in set(text)} - UNSEEN
    controls = {code for code in wanted if unicodedata.category(chr(code)) == "Cc"}
    wanted -= controls
    for file in files():
        if not wanted:
            break
        wanted -= _drawn_by(file)
    empty = {code for code in wanted if unicodedata.category(chr(code)) in MEANINGLESS}
    table = dict.fromkeys(wanted, INSTEAD) | dict.fromkeys(controls | empty)
    return text.translate(table) if table else text, frozenset(chr(code) for code in wanted - empty)


def is_european(text: str) -> bool:
    """Whether the faces of our texts have all of a text, whatever else is installed."""
    return _NOT_EUROPEAN.search(text) is None


def wanted(lacking: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is missing and what to do for each package that would bring a face for characters that none has."""
    packages: dict[str, list[str]] = {}
    for character in sorted(lacking):
        packages.setdefault(package_for(character), []).append(character)
    for package, shown in sorted(packages.items()):
        missing = f"no font has {len(shown)} of its characters, such as {' '.join(shown[:5])}"
        yield missing, f"install it: apt-get install {package}"


@cache
def _drawn_by(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped, import-not-found, unused-ignore]

    with TTFont(file, lazy=True, fontNumber=0) as font:
        return frozenset(font.getBestCmap() or ())


@frozen
class OwnFont:
    """A font file that a newsletter brings."""

    family: str
    """Name by which styles ask for it."""
    file: Path

    @property
    def media_type(self) -> str:
        return "font/otf" if self.file.suffix.lower() == ".otf" else "font/ttf"

    @property
    def href(self) -> str:
        """Where it stands inside an EPUB."""
        return f"fonts/{self.family.lower().replace(' ', '-')}{self.file.suffix.lower()}"

    def calls_itself(self) -> str:
        """Return the family that the file names. Raises RenderError where it is no font."""
        from PIL import ImageFont

        try:
            return str(ImageFont.truetype(str(self.file)).getname()[0])
        except OSError as error:
            raise RenderError(f"cannot read the font {self.file}: {error}", "correct [design]") from error

    def data(self) -> bytes:
        """Return the file's bytes. Raises RenderError where it cannot be read."""
        try:
            return self.file.read_bytes()
        except OSError as error:
            raise RenderError(f"cannot read the font {self.file}: {error.strerror}", "correct [design]") from error


def named(design: Design) -> tuple[OwnFont, ...]:
    """Return the fonts that a design brings, by the names that templates know."""
    files = {"Newsletter Headings": design.headings, "Newsletter Text": design.text}
    return tuple(OwnFont(family, file) for family, file in files.items() if file)
