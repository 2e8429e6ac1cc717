"""Our own structural check of an EPUB: what can be wrong with any, told in words.

EPUBCheck knows more, and needs Java; this reads every file of the package once and finds what makes
readers refuse a book or lose their way in it.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from packager import images
from packager.errors import ImageError
from packager.model import Problem

STAGE = "check"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"

HIDDEN_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to keep fonts from being taken out of a book, which every reader knows (EPUB 3.3, 4.3)."""

MOST_MEMBERS = 20_000
MOST_BYTES = 2_000_000_000
"""What is read at most, unpacked: more than any e-reader holds in one book."""
MOST_MEMBER_BYTES, MOST_MARKUP_BYTES = 300_000_000, 30_000_000
"""What one file of it may have, unpacked, and one that is read as XML, which takes thirty times as much memory."""

FORBIDDEN = ("script", "iframe", "form", "input", "object", "embed")
"""Elements that could run, ask or load something."""

PAGE_TYPE = "application/xhtml+xml"
MISTAKEN = frozenset({"", "text/html", "text/xml", "application/xml", "text/plain"})
"""What pages are wrongly said to be; other types than XHTML may have a fallback."""
PICTURE_TYPES = ("image/jpeg", "image/png", "image/gif")

LOADED = {"img": "src", "link": "href", "audio": "src", "video": "src", "source": "src", "image": "href"}
"""Attributes of elements that a reader loads by itself."""


MEANINGS = {
    "epub-active": "readers refuse it or leave it out; it may tell somebody what is read",
    "epub-container": "no reader can open it: nothing says which file the book begins with",
    "epub-id": "a link to it may lead to the wrong place",
    "epub-language": "it is read aloud, and broken into lines, by the wrong rules",
    "epub-link": "who follows it gets nowhere",
    "epub-locked": "only readers of the shop that sold it open it: ask there for a copy without protection",
    "epub-malformed": "strict readers show an error instead of the page",
    "epub-metadata": "shelves cannot file it, and readers cannot tell it from another",
    "epub-mimetype": "some readers do not take it for an EPUB",
    "epub-missing": "where it is needed, readers show a gap or refuse the book",
    "epub-navigation": "who looks for the contents finds none, or gets nowhere",
    "epub-not-a-zip": "it is cut off or damaged, or no EPUB at all: make or fetch it again",
    "epub-picture": "readers may show an empty frame in its place",
    "epub-remote": "it is missing where there is no network, and tells a server what is read",
    "epub-spine": "pages are left out, or the book cannot be read on from one to the next",
    "epub-silent": "who does not see it learns nothing of it, or hears the name of its file",
    "epub-too-large": "it was not read further: unpacked, it may fill a disk",
    "epub-twice": "readers take the one or the other",
    "epub-unlisted": "readers do not find it",
}
"""What a fault means to those who read the book."""


@dataclass(slots=True)
class _Book:
    """An EPUB as it is read, and what was found wrong with it."""

    path: Path
    archive: zipfile.ZipFile
    faults: list[Problem] = field(default_factory=list)
    manifest: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Full name of each member in the manifest, with its media type and properties."""
    ids: dict[str, str] = field(default_factory=dict)
    """Manifest id to full name."""
    anchors: dict[str, set[str]] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """File, target file and fragment of each link inside the book."""
    spine: list[str] = field(default_factory=list)

    def fault(self, code: str, message: str) -> None:
        self.faults.append(Problem(STAGE, self.path.name, code, message, MEANINGS[code]))


def check(path: Path) -> list[Problem]:
    """Return every fault found in an EPUB; an empty list means that none was."""
    try:
        with zipfile.ZipFile(path) as archive:
            book = _Book(path, archive)
            _check_book(book)
            return list(dict.fromkeys(book.faults))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        message = f"it cannot be unpacked ({error})"
        return [Problem(STAGE, path.name, "epub-not-a-zip", message, MEANINGS["epub-not-a-zip"])]


def _check_book(book: _Book) -> None:
    _check_zip(book)
    if any(fault.code == "epub-too-large" for fault in book.faults):
        return
    if _is_locked(book):
        book.fault("epub-locked", "its pages are encrypted: nothing in them can be read")
        return
    package = _package_name(book)
    root = _parsed(book, package) if package else None
    if package is None or root is None:
        return
    _read_package(book, package, root)
    for name, (media_type, _) in book.manifest.items():
        if media_type == PAGE_TYPE:
            _check_page(book, name)
        elif media_type.startswith("image/"):
            _check_picture(book, name, media_type)
        elif media_type == "text/css":
            _check_style(book, name)
    _check_links(book)
    _check_navigation(book, version=root.get("version") or "")


# --- the container -----------------------------------------------------------------------------------


def _check_zip(book: _Book) -> None:
    entries = book.archive.infolist()
    if len(entries) > MOST_MEMBERS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        book.fault("epub-too-large", "it holds more than any e-reader can open")
        return
    for entry in entries:
        if entry.file_size > MOST_MEMBER_BYTES:
            book.fault("epub-too-large", f"{entry.filename} has {entry.file_size // 1_000_000} megabytes, unpacked")
            return
    first = entries[0] if entries else None
    if first is None or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        book.fault("epub-mimetype", "its first member is not an uncompressed “mimetype”")
    elif book.archive.read(first) != b"application/epub+zip":
        book.fault("epub-mimetype", "its “mimetype” does not say application/epub+zip")
    for name, count in Counter(entry.filename for entry in entries).items():
        if count > 1:
            book.fault("epub-twice", f"it holds {name} twice")


def _is_locked(book: _Book) -> bool:
    """Whether more of a book is encrypted than fonts."""
    root = _parsed(book, ENCRYPTION) if ENCRYPTION in book.archive.namelist() else None
    methods = root.iter("{*}EncryptionMethod") if root is not None else ()
    return any(method.get("Algorithm") not in HIDDEN_FONTS for method in methods)


def _package_name(book: _Book) -> str | None:
    root = _parsed(book, CONTAINER)
    if root is None:
        return None
    for element in root.iter("{*}rootfile"):
        name = element.get("full-path")
        if name:
            return str(name)
    book.fault("epub-container", f"{CONTAINER} names no package")
    return None


def _parsed(book: _Book, name: str) -> Any:
    """Return the root of a member, or None where it is absent or not well-formed, which is told."""
    try:
        size = book.archive.getinfo(name).file_size
    except KeyError:
        book.fault("epub-missing", f"{name} is not there")
        return None
    if size > MOST_MARKUP_BYTES:
        book.fault("epub-too-large", f"{name} has {size // 1_000_000} megabytes, unpacked: no reader shows it")
        return None
    data = book.archive.read(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        book.fault("epub-malformed", f"{name} is not well-formed XML: {error.msg}")
        return None


# --- the package -------------------------------------------------------------------------------------


def _read_package(book: _Book, package: str, root: Any) -> None:
    folder = posixpath.dirname(package)
    for name in ("identifier", "title", "language"):
        if not any((element.text or "").strip() for element in root.iter(f"{DC}{name}")):
            book.fault("epub-metadata", f"its package gives no {name}")
    for item in root.iter(f"{OPF}item"):
        _read_item(book, folder, item)
    _compare_manifest(book, package)
    _read_spine(book, root)


def _read_spine(book: _Book, root: Any) -> None:
    for reference in root.iter(f"{OPF}itemref"):
        target = book.ids.get(reference.get("idref") or "")
        if target is None:
            book.fault("epub-spine", f"the spine names “{reference.get('idref')}”, which is not in the manifest")
            continue
        book.spine.append(target)
        kind = book.manifest[target][0]
        if kind in MISTAKEN:
            book.fault("epub-spine", f"the manifest gives {target} as {kind or 'nothing'}: pages are {PAGE_TYPE}")
    if not book.spine:
        book.fault("epub-spine", "its spine is empty: there is nothing to read")


def _compare_manifest(book: _Book, package: str) -> None:
    """Compare what the manifest names with what the zip file holds."""
    members = set(book.archive.namelist())
    for name in book.manifest:
        if name not in members:
            book.fault("epub-missing", f"the manifest names {name}, which is not there")
    for name in sorted(members - set(book.manifest) - {"mimetype", package}):
        if not name.startswith("META-INF/") and not name.endswith("/"):
            book.fault("epub-unlisted", f"{name} is not in the manifest")


def _read_item(book: _Book, folder: str, item: Any) -> None:
    href, uid = item.get("href") or "", item.get("id") or ""
    if urlsplit(href).scheme:
        book.fault("epub-remote", f"the manifest names a remote resource: {href}")
        return
    name = posixpath.normpath(posixpath.join(folder, unquote(href)))
    if uid in book.ids or name in book.manifest:
        book.fault("epub-twice", f"the manifest names {href or uid} twice")
    book.ids[uid] = name
    book.manifest[name] = (item.get("media-type") or "", item.get("properties") or "")


# --- files -------------------------------------------------------------------------------------------


def _check_page(book: _Book, name: str) -> None:
    if name not in book.archive.NameToInfo:
        return
    root = _parsed(book, name)
    if root is None:
        return
    seen = Counter(element.get("id") for element in root.iter() if element.get("id"))
    for uid, count in seen.items():
        if count > 1:
            book.fault("epub-id", f"{name} has the id “{uid}” {count} times")
    book.anchors[name] = set(seen)
    if not (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")):
        book.fault("epub-language", f"{name} does not say its language")
    for element in root.iter(etree.Element):
        _check_element(book, name, element)


def _check_element(book: _Book, name: str, element: Any) -> None:
    tag = element.tag.rpartition("}")[2]
    if tag in FORBIDDEN:
        book.fault("epub-active", f"{name} holds a <{tag}>")
    if any(key.startswith("on") for key in element.keys()):  # noqa: SIM118 — an element is no mapping
        book.fault("epub-active", f"{name} holds a script on a <{tag}>")
    if tag == "img" and element.get("alt") is None:
        book.fault("epub-silent", f"{name} has a picture without alternative text: {element.get('src')}")
    target = _loaded(element, tag)
    if target:
        _note_target(book, name, target, loaded=True)
    if tag == "a" and element.get("href"):
        _note_target(book, name, element.get("href"), loaded=False)


def _loaded(element: Any, tag: str) -> str | None:
    attribute = LOADED.get(tag)
    if attribute is None:
        return None
    found = element.get(attribute) or element.get(f"{{http://www.w3.org/1999/xlink}}{attribute}")
    if tag == "link" and "stylesheet" not in (element.get("rel") or "").lower().split():
        return None  # says where else something stands: no reader loads it
    return str(found) if found else None


def _note_target(book: _Book, name: str, target: str, *, loaded: bool) -> None:
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        book.fault("epub-link", f"{name} has a broken address: {target}")
        return
    if parts.scheme or parts.netloc:
        if loaded and parts.scheme != "data":
            book.fault("epub-remote", f"{name} loads a remote resource: {target}")
        elif parts.scheme.lower() in {"javascript", "file", "data", "vbscript"} and not loaded:
            book.fault("epub-link", f"{name} links to {parts.scheme}:")
        return
    path = unquote(parts.path)
    full = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    book.links.append((name, full, unquote(parts.fragment)))


def _check_picture(book: _Book, name: str, media_type: str) -> None:
    if name not in book.archive.NameToInfo or media_type == "image/svg+xml":
        return
    try:
        found, _, _ = images.inspect(book.archive.read(name))
    except ImageError as error:
        book.fault("epub-picture", f"{name}: {error.message}")
        return
    if found != media_type:
        book.fault("epub-picture", f"{name} is {found}, not {media_type}")
    elif found not in PICTURE_TYPES:
        book.fault("epub-picture", f"{name} is {found}, which many e-readers cannot show")


def _check_style(book: _Book, name: str) -> None:
    if name not in book.archive.NameToInfo:
        return
    text = book.archive.read(name).decode("utf-8", "replace").lower()
    if "@import" in text or "url(http" in text or 'url("http' in text or "url('http" in text:
        book.fault("epub-remote", f"{name} loads a remote resource")


# --- links and navigation ------------------------------------------------------------------------------


def _check_links(book: _Book) -> None:
    for source, target, fragment in book.links:
        if target not in book.manifest:
            book.fault("epub-link", f"{source} leads to {target}, which is not in the book")
        elif fragment and target in book.anchors and fragment not in book.anchors[target]:
            book.fault("epub-link", f"{source} leads to “{fragment}” in {target}, which is not there")


def _check_navigation(book: _Book, version: str) -> None:
    navs = [name for name, (_, properties) in book.manifest.items() if "nav" in properties.split()]
    targets = list(_ncx_targets(book))
    for name in targets:
        if name not in book.manifest:
            book.fault("epub-navigation", f"the NCX leads to {name}, which is not in the book")
    if not navs:
        if not (version.startswith("2") and targets):  # EPUB 2 knew no other contents than the NCX
            book.fault("epub-navigation", "it has no navigation document")
        return
    pages = {name for name, (media_type, _) in book.manifest.items() if media_type == PAGE_TYPE}
    reached = {target for source, target, _ in book.links if source == navs[0] and target in pages}
    if not reached:
        book.fault("epub-navigation", f"{navs[0]} leads nowhere")
    for target in sorted(reached - set(book.spine)):
        book.fault("epub-navigation", f"{navs[0]} leads to {target}, which is not in the reading order")


def _ncx_targets(book: _Book) -> Iterator[str]:
    for name, (media_type, _) in book.manifest.items():
        if media_type != "application/x-dtbncx+xml" or name not in book.archive.NameToInfo:
            continue
        root = _parsed(book, name)
        for content in root.iter(f"{NCX}content") if root is not None else ():
            path = unquote(urlsplit(content.get("src") or "").path)
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
