"""The package of an EPUB: metadata, pages, pictures, style and navigation, put together."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from packager.formats import _cover, _fonts, _gallery, _headlines
from packager.formats._epub_pages import Page, pages
from packager.formats._gallery import Gallery
from packager.formats._view import Front, Story, description_of, opened
from packager.kinds import Rendered, RenderJob
from packager.locale import Words
from packager.model import Issue

NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""The URL namespace of RFC 9562: identifiers are version 5 UUIDs of a name that lasts."""

FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability")
"""What schema.org calls that which every book has for those who do not read with their eyes."""
DESCRIBED, MATHEMATICS = "alternativeText", "MathML"
PAGED = ("pageNavigation", "pageBreakMarkers")
"""The same of a book whose pictures all have their text, that has formulas, or the pages of a printed edition."""


def write(job: RenderJob, finish: Callable[[str], str] | None = None) -> Rendered:
    """Write the issue as an EPUB to ``job.target``, each page as ``finish`` returns it.

    With it or without, it is the same book: a reader that meets both knows it by one identifier.

    Raises RenderError or TemplateFailed.
    """
    gallery = _write(job, finish)
    size, most = job.target.stat().st_size, job.options.device().max_size
    if size > most and gallery.size:
        # Cover, fonts and texts take more than is usually left for them: now it is known how much.
        gallery = _write(job, finish, besides=size - gallery.size)
    return Rendered(problems=tuple(gallery.problems))


def _write(job: RenderJob, finish: Callable[[str], str] | None, besides: int = 0) -> Gallery:
    """Write the book, and return its pictures; ``besides`` are the bytes that all else takes, where that is known."""
    from packager.formats import _epub_package as package

    words, view, templates = opened(job, divisible=_headlines.divisible)
    made, gallery = _gallery.within(
        job,
        job.options.device(),
        lambda gallery: list(pages(view, words, templates, gallery, job.pages)),
        besides=besides,
    )
    if finish:
        made = [replace(page, text=finish(page.text)) for page in made]
    book = _book(job, view, words, _features(made))
    _fill(book, view, templates, gallery, made)
    package.Writer(job.target, book, language=view.language, direction=view.direction, stamp=job.stamp).write()
    return gallery


def _features(made: list[Page]) -> tuple[str, ...]:
    """Return what is true of these pages for those who do not read with their eyes, as schema.org calls it."""
    described = () if any(page.undescribed for page in made) else (DESCRIBED,)
    mathematics = (MATHEMATICS,) if any("mathml" in page.properties for page in made) else ()
    return (*FEATURES, *described, *mathematics, *(PAGED if any(page.page for page in made) else ()))


def _book(job: RenderJob, view: Front, words: Words, features: tuple[str, ...]) -> Any:
    """Return the book with its metadata and nothing in it."""
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier(_identifier(job.issue))
    book.metadata.clear()
    book.add_metadata("DC", "identifier", _identifier(job.issue), {"id": book.IDENTIFIER_ID})
    book.add_metadata("DC", "title", _title(view, words))
    for language in view.languages:
        book.add_metadata("DC", "language", language)
    publisher = view.publisher or view.title
    book.add_metadata("DC", "creator", publisher, {"id": "creator"})
    book.add_metadata("DC", "publisher", publisher)
    if view.date:
        book.add_metadata("DC", "date", view.date.isoformat())
    book.add_metadata("DC", "description", description_of(view, words))
    book.add_metadata("DC", "type", "newspaper")
    if PAGED[0] in features:
        # The printed edition, by the identifier that an EPUB of the same issue would have for it.
        book.add_metadata(None, "meta", _identifier(job.issue, "pdf"), {"property": "pageBreakSource"})
    for name, value, extra in _properties(view, words, features):
        book.add_metadata(None, "meta", value, {"property": name, **extra})
    book.add_metadata("OPF", "cover", None, {"name": "cover", "content": "cover-image"})
    for name, value in _older_series(view):
        book.add_metadata("OPF", name, None, {"name": name, "content": value})
    book.title, book.language, book.direction = view.title, view.language, view.direction
    return book


def _title(view: Front, words: Words) -> str:
    return f"{view.title}, {words.day(view.date, 'long')}" if view.date else view.title


def _identifier(issue: Issue, kind: str = "epub") -> str:
    """Return the identifier of this edition: the same for every reissue of one newsletter's date."""
    name = f"packager:{issue.masthead.name}:{issue.date}:{kind}"
    if issue.number is None:
        # Made without a newsletter: what it holds is all that tells it from another.
        name = ":".join([name, issue.masthead.title, *(article.id for article in issue.articles())])
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}"


def _older_series(view: Front) -> Iterator[tuple[str, str]]:
    """Yield the series as calibre says it: older than EPUB 3, and all that some readers look for."""
    if view.number is not None:
        yield "calibre:series", view.title
        yield "calibre:series_index", str(view.number)


def _properties(view: Front, words: Words, features: tuple[str, ...]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield series and accessibility metadata: what is true of this edition and nothing more."""
    if view.number is not None:
        yield "belongs-to-collection", view.title, {"id": "series"}
        yield "collection-type", "series", {"refines": "#series"}
        yield "group-position", str(view.number), {"refines": "#series"}
    for mode in ("textual", "visual"):
        yield "schema:accessMode", mode, {}
    if DESCRIBED in features:
        yield "schema:accessModeSufficient", "textual", {}
    yield "schema:accessModeSufficient", "textual,visual", {}
    for feature in features:
        yield "schema:accessibilityFeature", feature, {}
    yield "schema:accessibilityHazard", "none", {}
    yield "schema:accessibilitySummary", _summary(words, described=DESCRIBED in features), {}


def _summary(words: Words, *, described: bool) -> str:
    basis = words.text("Articles are in reading order, with headings, a table of contents and language tags.")
    pictures = (
        words.text("Every picture has a text in its place.")
        if described
        else words.text("Some pictures have no description, because their source gave none.")
    )
    return f"{basis} {pictures}"


def _fill(book: Any, view: Front, templates: Any, gallery: Gallery, made: list[Page]) -> None:
    """Put pages, pictures, style and navigation into the book."""
    from ebooklib import epub

    from packager.formats import _epub_package as package

    design = gallery.job.design
    cover = epub.EpubCover(uid="cover-image", file_name="images/cover.jpg")
    cover.media_type = "image/jpeg"
    cover.content = _cover.draw(view, templates, gallery)
    book.add_item(cover)
    for page in made:
        item = package.Page(page.href, page.text, uid=_uid(page.href), title=page.title, properties=page.properties)
        book.add_item(item)
        book.spine.append(item)
    for place, picture in gallery.pictures():
        book.add_item(epub.EpubItem(_uid(place.href), place.href, picture.media_type, picture.data))
    style = templates.render("epub/style.css", fonts=_fonts.named(design), formulas=gallery.formulas).encode()
    book.add_item(epub.EpubItem("style", "style.css", "text/css", style))
    if gallery.formulas:
        native = templates.render("epub/mathematics.css").encode()
        book.add_item(epub.EpubItem("mathematics", "mathematics.css", "text/css", native))
    for font in _fonts.named(design):
        book.add_item(epub.EpubItem(_uid(font.href), font.href, font.media_type, font.data()))
    page_list = list(itertools.chain.from_iterable(map(_printed, made)))
    book.add_item(package.Nav(templates.render("epub/nav.xhtml", front=view, page_list=page_list)))
    identifier, order = _identifier(gallery.job.issue), _order(made)
    contents = templates.render(
        "epub/toc.ncx", front=view, identifier=identifier, points=_points(view), page_list=page_list, order=order
    )
    book.add_item(package.Ncx(contents))


def _printed(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the printed pages that begin in a page of the edition, with where they do."""
    for number in (*filter(None, [page.page]), *page.inner):
        yield number, f"{page.href}#page-{number}"


def _uid(href: str) -> str:
    """Return a manifest id for a file: letters, digits and hyphens, beginning with a letter."""
    return "f-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in href)


def _order(made: list[Page]) -> dict[str, int]:
    """Return the place of each page but the cover, and of each printed page that begins in it, from 1 without a gap."""
    targets = (target for page in made[1:] for target in (page.href, *(href for _, href in _printed(page))))
    return {target: place for place, target in enumerate(targets, 1)}


def _points(view: Front) -> list[dict[str, Any]]:
    """Return the NCX's points: two levels."""

    def point(href: str, title: str, inner: Iterable[Story] = ()) -> dict[str, Any]:
        made: dict[str, Any] = {"id": f"n-{_uid(href)}", "href": href, "title": title}
        return {**made, "inner": [point(f"{story.id}.xhtml", story.title) for story in inner]}

    points = [point("contents.xhtml", "")]
    points += [point(f"{chapter.id}.xhtml", chapter.title, chapter.stories) for chapter in view.chapters]
    return points + ([point("left-out.xhtml", "")] if view.left_out else [])
