"""EPUB 3: one file an article, a designed contents page, a cover, navigation of every kind.

The package is EbookLib's, through :mod:`packager.formats._epub_package`, which goes round its
faults; every page, the navigation and the style come from ``templates/epub/``.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from packager import images
from packager.errors import ImageError, RenderError
from packager.formats import _body, _cover, _epub_check, _fonts
from packager.formats._view import Chapter, Front, Story, front
from packager.kinds import FormatKind, Options, Rendered, RenderJob
from packager.locale import Words
from packager.model import Issue, Problem
from packager.text.urls import canonical

NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""The URL namespace of RFC 9562: identifiers are version 5 UUIDs of a name that lasts."""


class EpubOptions(Options):
    """Keys of ``[epub]``."""

    pictures: Literal["colour", "gray"] = Field("colour", description="“gray” for e-ink: smaller files, the same looks")
    max_edge: int = Field(1680, ge=320, le=4000, description="longest side of a picture, in pixels")
    max_picture: int = Field(
        5_000_000, ge=20_000, description="largest picture, in bytes; larger ones are compressed more"
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A page that a reader turns to: for previous, next and the navigation."""

    href: str
    title: str
    language: str


@dataclass(slots=True)
class _Gallery:
    """Pictures as the edition has them, each prepared once."""

    job: RenderJob
    profile: images.Profile
    done: dict[str, tuple[_body.Picture, images.Prepared] | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    used: bool = False

    def __call__(self, name: str) -> _body.Picture | None:
        if name not in self.done:
            self.done[name] = self._prepare(name)
        found = self.done[name]
        return found[0] if found else None

    def _prepare(self, name: str) -> tuple[_body.Picture, images.Prepared] | None:
        try:
            picture = images.prepare(self.job.asset(name).read_bytes(), self.profile)
        except (ImageError, OSError) as error:
            message = error.message if isinstance(error, ImageError) else (error.strerror or "it cannot be read")
            self.problems.append(Problem("render", name, "image-failed", message))
            return None
        href = f"images/{name.rpartition('.')[0] or name}{picture.suffix}"
        return _body.Picture(href, picture.width, picture.height), picture


def write(job: RenderJob) -> Rendered:
    """Write the issue as an EPUB to ``job.target``. Raises RenderError or TemplateFailed."""
    from packager.formats import _epub_package as package

    issue = job.issue
    if not any(section.articles for section in issue.sections):
        raise RenderError("the issue has no article", "an edition needs at least one")
    words = Words(issue.masthead.language, issue.masthead.timezone)
    view = front(issue, words, dict(job.pages))
    templates = job.templates.speaking(words.filters(), words.names())
    gallery = _Gallery(job, _profile(job.options))
    pages = list(_pages(view, words, templates, gallery))
    book = _book(job, view, words, described=not any(page.undescribed for page in pages))
    _fill(book, view, templates, gallery, pages)
    package.Writer(job.target, book, language=view.language, direction=view.direction, stamp=job.stamp).write()
    return Rendered(problems=tuple(gallery.problems))


def _profile(options: EpubOptions) -> images.Profile:
    fonts = tuple(str(file) for file in _fonts.files())
    gray = options.pictures == "gray"
    return images.Profile(max_edge=options.max_edge, max_bytes=options.max_picture, gray=gray, fonts=fonts)


# --- pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of the edition, rendered."""

    href: str
    title: str
    text: str
    properties: tuple[str, ...] = ()
    undescribed: int = 0
    page: int | None = None
    """Number of the printed page that begins here."""


def _pages(view: Front, words: Words, templates: Any, gallery: _Gallery) -> Iterator[_Page]:
    """Render every page, in reading order."""
    breaks = _breaks(view)
    yield _Page("cover.xhtml", view.title, templates.render("epub/cover.xhtml", front=view))
    first = 1 if breaks else None
    contents = templates.render("epub/contents.xhtml", front=view, page_break=first)
    yield _Page("contents.xhtml", words.text("Contents"), contents, page=first)
    steps = _steps(view)
    inside = _inside(view)
    for chapter in view.chapters:
        yield _section_page(view, chapter, templates, steps)
        for story in chapter.stories:
            place = _Place(chapter, steps, inside, breaks.get(story.id))
            yield _story_page(view, story, place, templates, gallery)
    if view.left_out:
        text = templates.render("epub/left-out.xhtml", front=view)
        yield _Page("left-out.xhtml", words.text("Not in this issue"), text)


def _section_page(view: Front, chapter: Chapter, templates: Any, steps: list[_Step]) -> _Page:
    first = _place(steps, f"{chapter.stories[0].id}.xhtml")
    before = steps[first - 1] if first else None
    text = templates.render("epub/section.xhtml", front=view, chapter=chapter, before=before, after=steps[first])
    return _Page(f"{chapter.id}.xhtml", chapter.title, text)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a story stands among the others."""

    chapter: Chapter
    steps: list[_Step]
    inside: Mapping[str, str]
    page: int | None


def _story_page(view: Front, story: Story, place: _Place, templates: Any, gallery: _Gallery) -> _Page:
    steps, inside, page = place.steps, place.inside, place.page
    frame = _body.Frame(picture=gallery, inside=lambda address: inside.get(canonical(address)))
    body = _body.lay(story.source, story.language, frame)
    here = _place(steps, f"{story.id}.xhtml")
    text = templates.render(
        "epub/article.xhtml",
        front=view,
        chapter=place.chapter,
        story=story,
        body=body.html,
        before=steps[here - 1] if here else None,
        after=steps[here + 1] if here + 1 < len(steps) else None,
        page_break=page,
    )
    properties = ("mathml",) if body.mathematics else ()
    return _Page(f"{story.id}.xhtml", story.title, text, properties, body.undescribed, page)


def _steps(view: Front) -> list[_Step]:
    return [_Step(f"{story.id}.xhtml", story.title, story.language) for story in view.stories]


def _place(steps: list[_Step], href: str) -> int:
    return next(index for index, step in enumerate(steps) if step.href == href)


def _inside(view: Front) -> dict[str, str]:
    """Return where the addresses of the issue's own articles lead inside it."""
    return {canonical(story.source.url): f"{story.id}.xhtml" for story in view.stories if story.source.url}


def _breaks(view: Front) -> dict[str, int]:
    """Return the articles with which a printed page can be found: the first to begin on each page."""
    breaks: dict[str, int] = {}
    taken = {1}
    for story in view.stories:
        if story.page and story.page not in taken:
            taken.add(story.page)
            breaks[story.id] = story.page
    return breaks


# --- the package -----------------------------------------------------------------------------------


def _book(job: RenderJob, view: Front, words: Words, *, described: bool) -> Any:
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
    book.add_metadata("DC", "description", _description(view, words))
    book.add_metadata("DC", "type", "newspaper")
    if _breaks(view):
        # The printed edition, by the identifier that an EPUB of the same issue would have for it.
        book.add_metadata(None, "meta", _identifier(job.issue, "pdf"), {"property": "pageBreakSource"})
    for name, value, extra in _properties(view, words, described=described):
        book.add_metadata(None, "meta", value, {"property": name, **extra})
    book.add_metadata("OPF", "cover", None, {"name": "cover", "content": "cover-image"})
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


def _description(view: Front, words: Words) -> str:
    stories = [view.lead, *(story for story in view.stories if story.id != view.lead.id)]
    headlines = " · ".join(story.title for story in stories[:6])
    return view.description or (f"{words.day(view.date)}. {headlines}" if view.date else headlines)


def _properties(view: Front, words: Words, *, described: bool) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield series and accessibility metadata: what is true of this edition and nothing more."""
    if view.number is not None:
        yield "belongs-to-collection", view.title, {"id": "series"}
        yield "collection-type", "series", {"refines": "#series"}
        yield "group-position", str(view.number), {"refines": "#series"}
    for mode in ("textual", "visual"):
        yield "schema:accessMode", mode, {}
    if described:
        yield "schema:accessModeSufficient", "textual", {}
    yield "schema:accessModeSufficient", "textual,visual", {}
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["alternativeText"] if described else []
    features += ["pageNavigation", "pageBreakMarkers"] if _breaks(view) else []
    for feature in features:
        yield "schema:accessibilityFeature", feature, {}
    yield "schema:accessibilityHazard", "none", {}
    yield "schema:accessibilitySummary", _summary(words, described=described), {}


def _summary(words: Words, *, described: bool) -> str:
    basis = words.text("Articles are in reading order, with headings, a table of contents and language tags.")
    pictures = (
        words.text("Every picture has a text in its place.")
        if described
        else words.text("Some pictures have no description, because their source gave none.")
    )
    return f"{basis} {pictures}"


def _fill(book: Any, view: Front, templates: Any, gallery: _Gallery, pages: list[_Page]) -> None:
    """Put pages, pictures, style and navigation into the book."""
    from ebooklib import epub

    from packager.formats import _epub_package as package

    cover = epub.EpubCover(uid="cover-image", file_name="images/cover.jpg")
    cover.media_type = "image/jpeg"
    cover.content = _cover.draw(view, templates, gray=gallery.profile.gray)
    book.add_item(cover)
    for page in pages:
        item = package.Page(page.href, page.text, uid=_uid(page.href), title=page.title, properties=page.properties)
        book.add_item(item)
        book.spine.append(item)
    for entry in gallery.done.values():
        if entry:
            place, picture = entry
            book.add_item(epub.EpubItem(_uid(place.href), place.href, picture.media_type, picture.data))
    style = templates.render("epub/style.css").encode()
    book.add_item(epub.EpubItem("style", "style.css", "text/css", style))
    page_list = [(page.page, f"{page.href}#page-{page.page}") for page in pages if page.page]
    book.add_item(package.Nav(templates.render("epub/nav.xhtml", front=view, page_list=page_list)))
    points = _points(view)
    book.add_item(
        package.Ncx(
            templates.render("epub/toc.ncx", front=view, identifier=_identifier(gallery.job.issue), points=points)
        )
    )


def _uid(href: str) -> str:
    """Return a manifest id for a file: letters, digits and hyphens, beginning with a letter."""
    return "f-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in href)


def _points(view: Front) -> list[dict[str, Any]]:
    """Return the NCX's points: two levels, numbered from 1 without a gap in the order of the file."""
    count = itertools.count(1)

    def point(href: str, title: str, inner: Iterable[Story] = ()) -> dict[str, Any]:
        made: dict[str, Any] = {"id": f"n-{_uid(href)}", "href": href, "title": title, "order": next(count)}
        return {**made, "inner": [point(f"{story.id}.xhtml", story.title) for story in inner]}

    points = [point("contents.xhtml", "")]
    points += [point(f"{chapter.id}.xhtml", chapter.title, chapter.stories) for chapter in view.chapters]
    return points + ([point("left-out.xhtml", "")] if view.left_out else [])


def _missing() -> Problem | None:
    return None


KIND = FormatKind(
    name="epub",
    suffix=".epub",
    media_type="application/epub+zip",
    summary="EPUB 3 for e-readers, phones and Kindle",
    options=EpubOptions,
    order=20,
    missing=_missing,
    write=write,
    check=_epub_check.check,
)
