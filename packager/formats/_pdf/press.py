"""What laying out one issue needs: its pictures at the size of print, its faces, and one way to the layout engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from packager import images
from packager.errors import ImageError, LostError, PackagerError
from packager.formats import _fonts, _formulas, _pictures
from packager.formats._gallery import original
from packager.formats._pdf.sheet import Sheet
from packager.formats._view import Front
from packager.frozen import frozen
from packager.kinds import RenderJob
from packager.locale import Words
from packager.model import Problem
from packager.text import hangul, longwords
from packager.text.html import BLOCK

SCHEME = "packager:"
"""Scheme of the addresses that the layout may open: prepared pictures, by name."""

VARIANT = "pdf/a-3a"
"""What WeasyPrint is asked to conform to; PDF/UA-1, whose demands it meets too, is added at the end."""

Links = Literal["notes", "qr", "none"]


@dataclass(slots=True)
class Gallery:
    """Pictures at the size at which they print, each prepared once a width."""

    job: RenderJob
    gray: bool
    done: dict[tuple[str, int], images.Prepared | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Those that could not be prepared at one width: at another they would fail again, some after seconds."""

    def picture(self, name: str, edge: int) -> _pictures.Picture | None:
        """Return where the layout finds a picture, at most ``edge`` pixels wide, or None."""
        key = (name, edge)
        if key not in self.done:
            self.done[key] = None if name in self.failed else self._prepare(name, edge)
        found = self.done[key]
        return _pictures.Picture(f"{SCHEME}{edge}/{name}", found.width, found.height) if found else None

    def bytes_of(self, address: str) -> images.Prepared:
        """Return a prepared picture by its address. Raises KeyError for any other address."""
        edge, _, name = address.removeprefix(SCHEME).partition("/")
        found = self.done[name, int(edge)]
        if found is None:
            raise KeyError(address)
        return found

    def _prepare(self, name: str, edge: int) -> images.Prepared | None:
        faces = _fonts.for_drawings()
        profile = images.Profile(max_edge=edge, max_bytes=3_000_000, gray=self.gray, faces=faces)
        try:
            return images.prepare_apart(original(self.job, name), profile, self.job.apart)
        except (ImageError, LostError, OSError) as error:
            message = error.message if isinstance(error, PackagerError) else (error.strerror or "it cannot be read")
            self.problems.append(Problem("render", name, "image-failed", message))
            self.failed.add(name)
            return None


@frozen
class Press:
    """One issue, how it is to look, and what lays it out."""

    job: RenderJob
    view: Front
    words: Words
    templates: Any
    sheet: Sheet
    gallery: Gallery
    fonts: Any
    links: Links
    apart: bool
    """Whether each section begins a sheet."""
    lacking: set[str] = field(default_factory=set)
    """Characters that no face has, as they turn up."""
    cut_words: set[int] = field(default_factory=set)
    """Lengths of the words of which not all is printed."""
    styles: dict[int | None, Any] = field(default_factory=dict)
    """Style sheets that were read, by the number of the first sheet of text."""

    def lay(self, html: str, first: int | None = None) -> Any:
        """Return the laid-out document of a page of markup; ``first`` numbers the first of whole sheets of text."""
        import weasyprint

        from packager.formats._pdf import hyphens

        html, lacking = _fonts.settable(html)
        self.lacking.update(lacking)
        document = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=_fetcher(self.gallery))
        root = document.etree_element
        hyphens.prepare({element.get("lang") for element in root.iter() if element.get("lang")})
        _part_words(root, self.cut_words.add)
        _part_spaces(root)
        if hangul.has_hangul(html):
            _keep_words(root)
        return document.render(font_config=self.fonts, stylesheets=[self._style(first)], pdf_variant=VARIANT, cache={})

    def _style(self, first: int | None) -> Any:
        if first not in self.styles:
            self.styles[first] = self._read_style(first)
        return self.styles[first]

    def _read_style(self, first: int | None) -> Any:
        import weasyprint

        text = self.templates.render(
            "pdf/style.css",
            sheet=self.sheet,
            families=_families(self.view.languages),
            own={font.family: f'"{font.calls_itself()}"' for font in _fonts.named(self.job.design)},
            han=_fonts.HAN,
            first=first,
            apart=self.apart,
        )
        return weasyprint.CSS(string=text, font_config=self.fonts, url_fetcher=_fetcher(self.gallery))

    def unset(self) -> Iterator[Problem]:
        """Yield what could not be set: for want of a face, by the package that would bring one, or for its length."""
        for missing, hint in _fonts.wanted(self.lacking):
            yield Problem("render", "pdf", "pdf-needs-font", missing, hint)
        for length in sorted(self.cut_words):
            message = f"of a word of {length:,} letters, {longwords.MOST:,} are printed"
            yield Problem("render", "pdf", "word-cut", message)


def _part_words(root: Any, cut: Callable[[int], None]) -> None:
    """Give the words of every element that has an endless one places to break, in place.

    The layout engine looks for such places by itself in the square of a word's length: these elements ask it not to.
    """
    for element in root.iter():
        texts = (element.text, *(child.tail for child in element))
        if element.tag in {"style", "script"} or not any(text and longwords.has_endless(text) for text in texts):
            continue
        element.set("class", f"{element.get('class', '')} endless".strip())
        element.text = longwords.parted(element.text or "", cut)
        for child in element:
            child.tail = longwords.parted(child.tail or "", cut)


def _keep_words(root: Any) -> None:
    """Hold Korean words together in place, but in tables, whose columns are measured as if they could be broken."""
    if root.tag in {"table", "pre", "style", "title"}:
        return
    root.text = hangul.joined(root.text or "")
    for child in root:
        _keep_words(child)
        child.tail = hangul.joined(child.tail or "")


def _part_spaces(root: Any) -> None:
    """Set the space between words and what follows in their line apart from them, in place.

    WeasyPrint 70 ends a line after its first word where all its words fit, but not the space behind the last.
    """
    for element in list(root.iter()):
        for place, child in reversed(list(enumerate(element))):
            before = element[place - 1] if place else None
            text = (element.text if before is None else before.tail) or ""
            words = text.rstrip(" \n")
            if not words or words == text or child.tag in BLOCK:
                continue
            space = element.makeelement("span", {})
            space.text = text[len(words) :]
            element.insert(place, space)
            if before is None:
                element.text = words
            else:
                before.tail = words


def _families(languages: Iterable[str]) -> dict[str, str]:
    """Return the families of each kind of face, as CSS lists them: sans serif ones stand in first for their like."""
    rest = _fonts.fallbacks(languages)
    plain = sorted(rest, key=lambda name: not name.startswith(_fonts.PLAIN))
    kinds = {"serif": (_fonts.SERIF, *rest), "sans": (_fonts.SANS, *plain), "mono": (_fonts.MONO, *plain)}
    return {kind: ", ".join(f'"{name}"' for name in families) for kind, families in kinds.items()}


@cache
def _fetcher_class() -> type:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Opens prepared pictures and drawn formulas, and nothing else: no file, no network."""

        def __init__(self, gallery: Gallery) -> None:
            super().__init__(allowed_protocols=[])
            self._gallery = gallery

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(_formulas.DRAWN):
                return URLFetcherResponse(url, _formulas.read(url), {"Content-Type": "image/svg+xml"})
            if not url.startswith(SCHEME):
                raise ValueError("only pictures of the issue may be opened")
            found = self._gallery.bytes_of(url)
            return URLFetcherResponse(url, found.data, {"Content-Type": found.media_type})

    return Fetcher


def _fetcher(gallery: Gallery) -> Any:
    return _fetcher_class()(gallery)
