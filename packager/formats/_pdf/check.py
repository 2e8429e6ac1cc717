"""Our own structural check of a PDF: what can be wrong with any, told in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from packager import images
from packager.formats._body import LOCAL
from packager.formats._pdf import figures
from packager.model import Problem

STAGE = "check"


MEANINGS = {
    "pdf-active": "viewers warn of it or refuse it; it may tell somebody what is read",
    "pdf-damaged": "some viewers and printers fail on it: make or fetch it again",
    "pdf-empty": "there is nothing to read",
    "pdf-font": "another machine sets it in another face, and its lines may run over",
    "pdf-language": "it is read aloud by the wrong rules",
    "pdf-link": "who follows it gets nowhere, or learns the paths of the machine that made it",
    "pdf-locked": "ask whoever made it for the password, or for a copy without",
    "pdf-picture": "viewers show it in part, or an empty frame in its place",
    "pdf-silent": "who does not see it learns nothing of it",
    "pdf-text": "its words can be neither searched nor copied nor read aloud",
    "pdf-title": "shelves and windows show a file name",
    "pdf-unreadable": "it is cut off, or no PDF at all: make or fetch it again",
    "pdf-untagged": "it cannot be read aloud in order, nor fitted to a small screen",
}
"""What a fault means to those who read it."""


def check(path: Path) -> list[Problem]:
    """Return every fault found in a PDF; an empty list means that none was."""
    return _checked(path, lambda pdf: (*_faults(pdf), *_reading(pdf)))


def check_print(path: Path) -> list[Problem]:
    """Return every fault found in a PDF that is for a printer alone: nobody reads or follows anything in it."""
    return _checked(path, _faults)


def _checked(path: Path, faults: Callable[[Any], Iterable[tuple[str, str]]]) -> list[Problem]:
    import pikepdf

    found: list[tuple[str, str]] = []
    try:
        with pikepdf.open(path) as pdf:
            found.extend(faults(pdf))
    except pikepdf.PasswordError:
        found = [("pdf-locked", "it asks for a password: nothing in it can be read")]
    except (pikepdf.PdfError, OSError) as error:
        found.append(("pdf-unreadable", f"it cannot be opened ({error})"))
    # A file may hold anything where something else belongs, and pikepdf says so in these words.
    except (AttributeError, KeyError, NotImplementedError, TypeError, ValueError) as error:
        found.append(("pdf-damaged", f"something in it is not of the kind that belongs there ({error})"))
    return [Problem(STAGE, path.name, code, message, MEANINGS[code]) for code, message in dict.fromkeys(found)]


def _faults(pdf: Any) -> Iterator[tuple[str, str]]:
    for warning in pdf.check_pdf_syntax():
        yield "pdf-damaged", str(warning)
    if not len(pdf.pages):
        yield "pdf-empty", "it has no page"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "pdf-title", "it has no title"
    if not str(pdf.Root.get("/Lang", "")).strip():
        yield "pdf-language", "it does not say its language"
    if "/JavaScript" in pdf.Root.get("/Names", {}) or "/OpenAction" in pdf.Root:
        yield "pdf-active", "it holds something that runs when it is opened"
    yield from _fonts(pdf)
    yield from _pictures(pdf)


def _reading(pdf: Any) -> Iterator[tuple[str, str]]:
    """Yield what keeps people from reading it on a screen, or having it read to them."""
    import pikepdf

    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary) or not bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "pdf-untagged", "it is not tagged: screen readers cannot follow it"
    elif silent := figures.silent(tree):
        yield "pdf-silent", f"pictures or formulas without alternative text: {silent}"
    if not bool(pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "pdf-title", "viewers show the name of the file instead of its title"
    yield from _links(pdf)


def _fonts(pdf: Any) -> Iterator[tuple[str, str]]:
    """Yield the fonts that are not embedded: another machine would set other ones."""
    for page in pdf.pages:
        for resources in _resources(page):
            for font in resources.get("/Font", {}).values():
                yield from _font(font)


def _pictures(pdf: Any) -> Iterator[tuple[str, str]]:
    """Yield the pages with a picture that cannot be decoded to its end: qpdf reads on past most such faults."""
    seen: set[Any] = set()
    for number, page in enumerate(pdf.pages, 1):
        for resources in _resources(page):
            for drawn in resources.get("/XObject", {}).values():
                if str(drawn.get("/Subtype")) == "/Image" and drawn.objgen not in seen:
                    seen.add(drawn.objgen)
                    if not _is_whole(drawn):
                        yield "pdf-picture", f"page {number} has a picture that is damaged"


def _is_whole(picture: Any) -> bool:
    """Whether a picture can be decoded to its end; what pikepdf has no decoder for is believed."""
    import zlib

    import pikepdf

    images.load()
    try:
        if str(picture.get("/Filter")) == "/FlateDecode":
            zlib.decompress(picture.read_raw_bytes())  # with its checksum, which qpdf does not compare
        pikepdf.PdfImage(picture).as_pil_image().load()
    except (NotImplementedError, pikepdf.UnsupportedImageTypeError):
        return True
    # Decoders raise whatever their format's author thought of.
    except Exception:  # noqa: BLE001
        return False
    return True


def _resources(page: Any) -> Iterator[Any]:
    """Yield the resources of a page, and of the forms that it draws."""
    yield page.get("/Resources", {})
    for drawn in page.get("/Resources", {}).get("/XObject", {}).values():
        if str(drawn.get("/Subtype")) == "/Form":
            yield drawn.get("/Resources", {})


def _font(font: Any) -> Iterator[tuple[str, str]]:
    if str(font.get("/Subtype")) == "/Type3":
        return
    for holder in font.get("/DescendantFonts", [font]):
        descriptor = holder.get("/FontDescriptor", {})
        name = str(font.get("/BaseFont", "?")).lstrip("/")
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield "pdf-font", f"the font {name} is not embedded"
        elif str(font.get("/Subtype")) == "/Type0" and "/ToUnicode" not in font:
            yield (
                "pdf-text",
                f"the font {name} does not say which letters its signs are: they cannot be searched or read aloud",
            )


def _links(pdf: Any) -> Iterator[tuple[str, str]]:
    names = _destinations(pdf)
    pages = {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            if str(annotation.get("/Subtype")) == "/Link":
                yield from _link(annotation, number, names, pages)


def _link(annotation: Any, number: int, names: set[str], pages: set[Any]) -> Iterator[tuple[str, str]]:
    import pikepdf

    action = annotation.get("/A", {})
    if "/URI" in action:
        address = str(action.URI)
        if LOCAL.match(address):
            yield "pdf-link", f"page {number} links to this machine: {address}"
        return
    if str(action.get("/S", "")) in {"/Launch", "/GoToR", "/JavaScript"}:
        yield "pdf-active", f"page {number} has a link that opens a file or runs something"
        return
    target = annotation.get("/Dest", action.get("/D"))
    if isinstance(target, pikepdf.Array):
        whole = len(target) > 0 and getattr(target[0], "objgen", None) in pages
    else:
        whole = str(target).removeprefix("/") in names
    if not whole:
        yield "pdf-link", f"page {number} has a link that leads nowhere: {target}"


def _destinations(pdf: Any) -> set[str]:
    import pikepdf

    names = {str(key).removeprefix("/") for key in pdf.Root.get("/Dests", {})}
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    return names | ({str(key) for key in pikepdf.NameTree(tree)} if tree is not None else set())
