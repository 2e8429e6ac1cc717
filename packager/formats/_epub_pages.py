"""The pages of an EPUB, rendered: cover, contents, sections, articles, and what is not in the issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from packager.formats import _body
from packager.formats._gallery import LOGO, Gallery
from packager.formats._view import Chapter, Front, Story
from packager.locale import Words
from packager.text.urls import canonical


@dataclass(frozen=True, slots=True)
class _Step:
    """A page that a reader turns to: for previous, next and the navigation."""

    href: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the edition, rendered."""

    href: str
    title: str
    text: str
    properties: tuple[str, ...] = ()
    undescribed: int = 0
    page: int | None = None
    """Number of the printed page that begins here."""


def pages(view: Front, words: Words, templates: Any, gallery: Gallery) -> Iterator[Page]:
    """Render every page, in reading order."""
    breaks = breaks_of(view)
    yield Page("cover.xhtml", view.title, templates.render("epub/cover.xhtml", front=view))
    first = 1 if breaks else None
    logo = gallery(LOGO) if gallery.job.design.logo else None
    contents = templates.render("epub/contents.xhtml", front=view, page_break=first, logo=logo)
    yield Page("contents.xhtml", words.text("Contents"), contents, page=first)
    steps = _steps(view)
    inside = _inside(view)
    for chapter in view.chapters:
        yield _section_page(view, chapter, templates, steps)
        for story in chapter.stories:
            place = _Place(chapter, steps, inside, breaks.get(story.id))
            yield _story_page(view, story, place, templates, gallery)
    if view.left_out:
        text = templates.render("epub/left-out.xhtml", front=view)
        yield Page("left-out.xhtml", words.text("Not in this issue"), text)


def _section_page(view: Front, chapter: Chapter, templates: Any, steps: list[_Step]) -> Page:
    first = _place(steps, f"{chapter.stories[0].id}.xhtml")
    before = steps[first - 1] if first else None
    text = templates.render("epub/section.xhtml", front=view, chapter=chapter, before=before, after=steps[first])
    return Page(f"{chapter.id}.xhtml", chapter.title, text)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a story stands among the others."""

    chapter: Chapter
    steps: list[_Step]
    inside: Mapping[str, str]
    page: int | None


def _story_page(view: Front, story: Story, place: _Place, templates: Any, gallery: Gallery) -> Page:
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
    return Page(f"{story.id}.xhtml", story.title, text, properties, body.undescribed, page)


def _steps(view: Front) -> list[_Step]:
    return [_Step(f"{story.id}.xhtml", story.title, story.language) for story in view.stories]


def _place(steps: list[_Step], href: str) -> int:
    return next(index for index, step in enumerate(steps) if step.href == href)


def _inside(view: Front) -> dict[str, str]:
    """Return where the addresses of the issue's own articles lead inside it."""
    return {canonical(story.source.url): f"{story.id}.xhtml" for story in view.stories if story.source.url}


def breaks_of(view: Front) -> dict[str, int]:
    """Return the articles with which a printed page can be found: the first to begin on each page."""
    breaks: dict[str, int] = {}
    taken = {1}
    for story in view.stories:
        if story.page and story.page not in taken:
            taken.add(story.page)
            breaks[story.id] = story.page
    return breaks
