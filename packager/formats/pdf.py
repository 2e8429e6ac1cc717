"""PDF for print and large screens: a front page, columns, running heads, tags for screen readers.

Laid out by WeasyPrint from ``templates/pdf/``: first the text, in pages as narrow as a column; then,
when the page of each article is known, the front page and the sheets on which the columns are set.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import Field, field_validator

from packager import images
from packager.errors import ConfigError, ImageError, RenderError
from packager.formats import _body, _fonts, _pdf_check
from packager.formats._pdf_sheet import Sheet, sheet
from packager.formats._view import Front, Story, front
from packager.kinds import FormatKind, Options, Rendered, RenderJob
from packager.locale import Words
from packager.model import Problem
from packager.text.urls import canonical

COLLECTED_AFTER = (100_000, 50, 1000)
"""Thresholds of the garbage collector while laying out: measured on 50 articles, a fifth of the CPU for 60 MB."""

SCHEME = "packager:"
"""Scheme of the addresses that the layout may open: prepared pictures, by name."""

VARIANT = "pdf/a-3a"
"""What WeasyPrint is asked to conform to; PDF/UA-1, whose demands it meets too, is added at the end."""


@dataclass(frozen=True, slots=True)
class _FrontPage:
    """How much a front page shows beside its headlines."""

    picture: float
    """Height of the lead picture, as a share of the sheet's."""
    summaries: bool
    """Whether the contents have a line or two on each article."""


FRONTS = tuple(_FrontPage(*each) for each in ((0.3, True), (0.22, True), (0.27, False), (0.2, False), (0.14, False)))
"""Front pages that are tried, from the richest to the barest, until one is a single page."""

CROWDED = 3
"""Index in FRONTS of the one that is taken where none is: its contents run on to further pages."""

SUMMARISED = 16
"""Articles from which summaries on the front page are not tried: they never fit."""

TABLE_LETTER = 1.45
"""Width of a letter of a table's type on average, in millimetres: half of 8.2 points."""

MOST_FRONT_PAGES = 3
"""Times the front page is laid out again because its own length moved the page numbers on it."""


class PdfOptions(Options):
    """Keys of ``[pdf]``."""

    page: str = Field(
        "a4", description="a4, letter, a5, remarkable, kindle-scribe, kobo, or a size such as “170 x 240 mm”"
    )
    columns: Literal[1, 2] | None = Field(None, description="columns of text; by default as the page has room for")
    pictures: Literal["colour", "gray"] = Field("colour", description="“gray” for a printer without colours")

    @field_validator("page")
    @classmethod
    def _known_page(cls, page: str) -> str:
        try:
            sheet(page)
        except ConfigError as error:
            raise ValueError(f"{error.message}; {error.hint}") from None
        return page


@dataclass(slots=True)
class _Gallery:
    """Pictures at the size at which they print, each prepared once a width."""

    job: RenderJob
    gray: bool
    done: dict[tuple[str, int], images.Prepared | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def picture(self, name: str, edge: int) -> _body.Picture | None:
        """Return where the layout finds a picture, at most ``edge`` pixels wide, or None."""
        key = (name, edge)
        if key not in self.done:
            self.done[key] = self._prepare(name, edge)
        found = self.done[key]
        return _body.Picture(f"{SCHEME}{edge}/{name}", found.width, found.height) if found else None

    def bytes_of(self, address: str) -> images.Prepared:
        """Return a prepared picture by its address. Raises KeyError for any other address."""
        edge, _, name = address.removeprefix(SCHEME).partition("/")
        found = self.done[name, int(edge)]
        if found is None:
            raise KeyError(address)
        return found

    def _prepare(self, name: str, edge: int) -> images.Prepared | None:
        fonts = tuple(str(file) for file in _fonts.files())
        profile = images.Profile(max_edge=edge, max_bytes=3_000_000, gray=self.gray, alpha=False, fonts=fonts)
        try:
            return images.prepare(self.job.asset(name).read_bytes(), profile)
        except (ImageError, OSError) as error:
            message = error.message if isinstance(error, ImageError) else (error.strerror or "it cannot be read")
            problem = Problem("render", name, "image-failed", message)
            if problem not in self.problems:
                self.problems.append(problem)
            return None


@dataclass(frozen=True, slots=True)
class _Press:
    """What laying out one issue needs."""

    job: RenderJob
    view: Front
    templates: Any
    sheet: Sheet
    gallery: _Gallery
    fonts: Any
    lacking: set[str] = field(default_factory=set)
    """Characters that no face has, as they turn up."""

    def lay(self, html: str, first: int | None = None) -> Any:
        """Return the laid-out document of a page of markup; ``first`` numbers the first of whole sheets of text."""
        import weasyprint

        html, lacking = _fonts.settable(html)
        self.lacking.update(lacking)
        document = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=_fetcher(self.gallery))
        text = self.templates.render(
            "pdf/style.css", sheet=self.sheet, families=_families(self.view.languages), han=_fonts.HAN, first=first
        )
        style = weasyprint.CSS(string=text, font_config=self.fonts, url_fetcher=_fetcher(self.gallery))
        return document.render(font_config=self.fonts, stylesheets=[style], pdf_variant=VARIANT, cache={})


def write(job: RenderJob) -> Rendered:
    """Write the issue as a PDF to ``job.target``. Raises RenderError or TemplateFailed."""
    if not any(section.articles for section in job.issue.sections):
        raise RenderError("the issue has no article", "an edition needs at least one")
    from packager.formats import _pdf_finish, _pdf_fonts

    words = Words(job.issue.masthead.language, job.issue.masthead.timezone)
    view = front(job.issue, words)
    size = sheet(job.options.page, job.options.columns)
    templates = job.templates.speaking(words.filters(), words.names())
    press = _Press(
        job=job,
        view=view,
        templates=templates,
        sheet=size,
        gallery=_Gallery(job, gray=job.options.pictures == "gray"),
        fonts=_pdf_fonts.font_configuration(),
    )
    with _patient_collector(), _pdf_fonts.dated(job.stamp):
        document, page_of = _compose(press)
        finisher = _pdf_finish.finisher(templates.source("pdf/identification.xml"))
        document.write_pdf(str(job.target), finisher=finisher, pdf_variant=VARIANT, pdf_identifier=_identifier(job))
    problems = (*press.gallery.problems, *_unset(press.lacking))
    return Rendered(pages=len(document.pages), page_of=page_of, problems=problems)


@contextlib.contextmanager
def _patient_collector() -> Iterator[None]:
    """Let Python look for garbage less often: a layout is millions of objects, and nearly all of them stay."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _unset(lacking: set[str]) -> Iterator[Problem]:
    """Yield what could not be set for want of a face, by the package that would bring one."""
    for package in sorted({_fonts.package_for(character) for character in lacking}):
        shown = sorted(character for character in lacking if _fonts.package_for(character) == package)
        yield Problem(
            "render",
            "pdf",
            "pdf-needs-font",
            f"no font has {len(shown)} of its characters, such as {' '.join(shown[:5])}",
            f"install it: apt-get install {package}",
        )


def _identifier(job: RenderJob) -> bytes:
    """Return the file's identifier: the same for the same issue, so that a rebuild has the same bytes."""
    masthead = job.issue.masthead
    text = f"packager:{masthead.name}:{masthead.title}:{job.issue.date}:{job.options.page}:{job.stamp.isoformat()}"
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()


def _families(languages: Iterable[str]) -> dict[str, str]:
    """Return the families of each kind of face, as CSS lists them."""
    rest = _fonts.fallbacks(languages)
    kinds = {"serif": _fonts.SERIF, "sans": _fonts.SANS, "mono": _fonts.MONO}
    return {kind: ", ".join(f'"{name}"' for name in (family, *rest)) for kind, family in kinds.items()}


# --- laying out ----------------------------------------------------------------------------------


def _compose(press: _Press) -> tuple[Any, dict[str, int]]:
    """Return the finished document and the page of each article."""
    from packager.formats import _pdf_layout as layout

    columns = press.lay(_text(press)).pages
    if not layout.joins(columns[0]):
        return _compose_plainly(press)
    names = [story.id for story in press.view.stories]
    at = layout.page_of(columns, names)
    per_sheet = press.sheet.columns
    count = -(-len(columns) // per_sheet)
    shape, fronts = _fit_front(press, at)
    for _ in range(MOST_FRONT_PAGES):
        page_of = layout.sheets_for(at, per_sheet, fronts + 1)
        heads = _heads(press.view.stories, page_of, count, fronts)
        document = press.lay(_sheets(press, page_of, heads, shape))
        if len(document.pages) - count == fronts:
            break
        fronts = len(document.pages) - count
    pages = list(document.pages[:fronts])
    offsets = _offsets(press.sheet)
    for index, page in enumerate(document.pages[fronts:]):
        pages.append(layout.join(page, columns[index * per_sheet : (index + 1) * per_sheet], offsets))
    for page in pages:
        layout.keep_own_links(page)
    document.pages = pages
    return document, {name: page_of[name] for name in names if name in page_of}


def _compose_plainly(press: _Press) -> tuple[Any, dict[str, int]]:
    """Do the same by public means: the text in columns of the layout engine's own, at three times the price.

    The pages of such a text know their numbers, but not how many there are in all.
    """
    from packager.formats import _pdf_layout as layout

    names = [story.id for story in press.view.stories]
    shape, fronts = _fit_front(press, dict.fromkeys(names, 1))
    for _ in range(MOST_FRONT_PAGES):
        text = press.lay(_text(press), first=fronts + 1)
        page_of = layout.pages_of_bookmarks(text, names, fronts + 1)
        front_pages = press.lay(_sheets(press, page_of, (), shape)).pages
        if len(front_pages) == fronts:
            break
        fronts = len(front_pages)
    return text.copy([*front_pages, *text.pages]), page_of


def _fit_front(press: _Press, at: dict[str, int]) -> tuple[_FrontPage, int]:
    """Return how much the front page shows, and how many pages it takes."""
    many = len(press.view.stories) >= SUMMARISED
    shapes = [shape for shape in FRONTS if not (many and shape.summaries)]
    if many:
        # Where the barest is too long the others are; they need not be laid out to know it.
        barest = _length(press, at, FRONTS[-1])
        if barest > 1:
            return FRONTS[CROWDED], barest
    for shape in shapes[:-1]:
        if _length(press, at, shape) == 1:
            return shape, 1
    if many or _length(press, at, FRONTS[-1]) == 1:
        return FRONTS[-1], 1
    return FRONTS[CROWDED], _length(press, at, FRONTS[CROWDED])


def _length(press: _Press, at: dict[str, int], shape: _FrontPage) -> int:
    return len(press.lay(_sheets(press, at, (), shape)).pages)


def _offsets(size: Sheet) -> list[tuple[float, float]]:
    """Return where each column of a sheet begins, in millimetres from its corner."""
    return [(size.side + index * (size.column + size.gutter), size.top) for index in range(size.columns)]


def _text(press: _Press) -> str:
    """Return the markup of all text, to be laid out as wide as a column."""
    view = press.view
    inside = {canonical(story.source.url): f"#{story.id}" for story in view.stories if story.source.url}
    edge = press.sheet.pixels(press.sheet.column)
    bodies = {story.id: _laid(press, story, inside, edge) for story in view.stories}
    return str(press.templates.render("pdf/text.html", front=view, bodies=bodies, sheet=press.sheet))


def _laid(press: _Press, story: Story, inside: dict[str, str], edge: int) -> Any:
    frame = _body.Frame(
        picture=lambda name: press.gallery.picture(name, edge),
        inside=lambda address: inside.get(canonical(address)),
        prefix=f"{story.id}--",
        top=3,
        table_line=round(press.sheet.column / TABLE_LETTER),
        xml=False,
    )
    return _body.lay(story.source, story.language, frame).html


def _sheets(press: _Press, page_of: dict[str, int], heads: Sequence[str], shape: _FrontPage) -> str:
    """Return the markup of the front page and of one empty sheet for each running head."""
    size = press.sheet
    lead = press.view.lead
    picture = press.gallery.picture(lead.picture, size.pixels(size.measure)) if lead.picture else None
    return str(
        press.templates.render(
            "pdf/sheets.html",
            front=press.view,
            sheet=size,
            stamp=press.job.stamp.isoformat(timespec="seconds"),
            page_of=page_of,
            heads=heads,
            picture=picture,
            picture_height=round(size.height * shape.picture, 2),
            summaries=shape.summaries,
        )
    )


def _heads(stories: Iterable[Story], page_of: dict[str, int], count: int, fronts: int) -> Sequence[str]:
    """Return what stands over each sheet: the section of the article that is read at its top."""
    heads: list[str] = []
    running = ""
    ordered = list(stories)
    for page in range(fronts + 1, fronts + 1 + count):
        begun = [story for story in ordered if page_of.get(story.id, 0) == page]
        running = running or (begun[0].section if begun else "")
        heads.append(begun[0].section if begun else running)
        running = begun[-1].section if begun else running
    return heads


@cache
def _fetcher_class() -> type:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Opens prepared pictures and nothing else: no file, no network."""

        def __init__(self, gallery: _Gallery) -> None:
            super().__init__(allowed_protocols=[])
            self._gallery = gallery

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(SCHEME):
                raise ValueError("only pictures of the issue may be opened")
            found = self._gallery.bytes_of(url)
            return URLFetcherResponse(url, found.data, {"Content-Type": found.media_type})

    return Fetcher


def _fetcher(gallery: _Gallery) -> Any:
    return _fetcher_class()(gallery)


@cache
def _missing() -> Problem | None:
    """Say what to install where WeasyPrint cannot load Pango, or HarfBuzz's subsetter.

    WeasyPrint can do without the subsetter, but embeds other bytes then: the same issue would
    differ from host to host.
    """
    try:
        # Standard output is for results; WeasyPrint prints a page of advice there when Pango is missing.
        with contextlib.redirect_stdout(io.StringIO()):
            from weasyprint.text.ffi import harfbuzz_subset
        lacking = None if harfbuzz_subset else "HarfBuzz's subsetter"
    except OSError:
        lacking = "Pango"
    if lacking is None:
        return None
    return Problem(
        "render",
        "pdf",
        "pdf-needs-pango",
        f"the PDF was not made: {lacking} is not installed",
        "install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)",
    )


KIND = FormatKind(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    summary="PDF for print and large tablets, in columns, tagged for screen readers",
    options=PdfOptions,
    order=10,
    missing=_missing,
    write=write,
    profile="page",
    check=_pdf_check.check,
)
