"""The pages of an EPUB, rendered: cover, contents, sections, articles, and what is not in the issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from packager.formats import _blocks, _body
from packager.formats._gallery import LOGO, Gallery
from packager.formats._view import Chapter, Front, Story
from packager.frozen import frozen
from packager.locale import Words
from packager.text.urls import canonical


@frozen
class _Step:
    """A page that a reader turns to: for previous, next and the navigation."""

    href: str
    title: str
    language: str


@frozen
class Page:
    """One page of the edition, rendered."""

    href: str
    title: str
    text: str
    properties: tuple[str, ...] = ()
    undescribed: int = 0
    page: int | None = None
    """Number of the printed page that begins here."""
    inner: tuple[int, ...] = ()
    """Printed pages that begin further down."""


def pages(view: Front, words: Words, templates: Any, gallery: Gallery, printed: Mapping[str, int]) -> Iterator[Page]:
    """Render every page, in reading order. ``printed`` gives the printed page of articles and blocks, by place."""
    breaks = breaks_of(view, printed)
    yield Page("cover.xhtml", view.title, templates.render("epub/cover.xhtml", front=view))
    logo = gallery(LOGO) if gallery.job.design.logo else None
    fronts = _fronts(breaks)
    contents = templates.render("epub/contents.xhtml", front=view, page_breaks=fronts, logo=logo)
    yield Page("contents.xhtml", words.text("Contents"), contents, inner=fronts)
    steps = _steps(view)
    inside = _inside(view)
    unsaid = words.text("Picture without a description")
    for chapter in view.chapters:
        yield _section_page(view, chapter, templates, steps)
        for story in chapter.stories:
            place = _Place(chapter, steps, inside, breaks.get(story.id, {}), unsaid)
            yield _story_page(view, story, place, templates, gallery)
    if view.left_out:
        last = max((page for blocks in breaks.values() for page in blocks.values()), default=1)
        begun = page if (page := printed.get("left-out", 0)) > last else None
        text = templates.render("epub/left-out.xhtml", front=view, page_break=begun)
        yield Page("left-out.xhtml", words.text("Not in this issue"), text, page=begun)


def _fronts(breaks: Mapping[str, Mapping[str, int]]) -> tuple[int, ...]:
    """Return the printed pages before the first article: of the masthead and, on more than one, of the contents."""
    begun = min((page for blocks in breaks.values() for page in blocks.values()), default=1)
    return tuple(range(1, begun))


def _section_page(view: Front, chapter: Chapter, templates: Any, steps: list[_Step]) -> Page:
    first = _place(steps, f"{chapter.stories[0].id}.xhtml")
    before = steps[first - 1] if first else None
    text = templates.render("epub/section.xhtml", front=view, chapter=chapter, before=before, after=steps[first])
    return Page(f"{chapter.id}.xhtml", chapter.title, text)


@frozen
class _Place:
    """Where a story stands among the others."""

    chapter: Chapter
    steps: list[_Step]
    inside: Mapping[str, str]
    breaks: Mapping[str, int]
    """Printed pages that begin in it, by the block with which they do; the story itself is the block without a name."""
    unsaid: str
    """What is said of a picture without a description."""


def _story_page(view: Front, story: Story, place: _Place, templates: Any, gallery: Gallery) -> Page:
    steps, inside, page = place.steps, place.inside, place.breaks.get("")
    frame = _body.Frame(
        picture=gallery,
        formula=gallery.formula,
        inside=lambda address: inside.get(canonical(address)),
        breaks=place.breaks or None,
        unsaid=place.unsaid,
    )
    body = _body.lay(story.source, story.language, frame)
    here = _place(steps, f"{story.id}.xhtml")
    text = templates.render(
        "epub/article.xhtml",
        front=view,
        chapter=place.chapter,
        story=story,
        body=body.html,
        formulas=body.mathematics and bool(gallery.formulas),
        before=steps[here - 1] if here else None,
        after=steps[here + 1] if here + 1 < len(steps) else None,
        page_break=page,
    )
    properties = ("mathml",) if body.mathematics else ()
    return Page(f"{story.id}.xhtml", story.title, text, properties, body.undescribed, page, body.pages)


def _steps(view: Front) -> list[_Step]:
    return [_Step(f"{story.id}.xhtml", story.title, story.language) for story in view.stories]


def _place(steps: list[_Step], href: str) -> int:
    return next(index for index, step in enumerate(steps) if step.href == href)


def _inside(view: Front) -> dict[str, str]:
    """Return where the addresses of the issue's own articles lead inside it."""
    return {canonical(story.source.url): f"{story.id}.xhtml" for story in view.stories if story.source.url}


def breaks_of(view: Front, printed: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return by article the printed pages that begin in it, each by the block with which it does.

    A page begins with the first article or block that begins on it: a paragraph that goes on from the page before is
    not cut in two.
    """
    breaks: dict[str, dict[str, int]] = {}
    blocks, last = _blocks.by_page(printed), 1
    for story in view.stories:
        begun = _begun(story.page or 0, blocks.get(story.id, {}), last)
        if begun:
            breaks[story.id], last = begun, max(begun.values())
    return breaks


def _begun(first: int, blocks: Mapping[int, list[int]], last: int) -> dict[str, int]:
    """Return the printed pages after ``last`` that begin in a story, whose own is ``first``, each by a block.

    A picture may be printed behind the text that it stands before: a page begins with one only if with nothing else.
    """
    begun = {"": first} if first > last else {}
    seen = marked = 0
    for page, numbers in sorted(blocks.items()):
        fresh = [each for each in numbers if each > seen] or [each for each in numbers if each > marked]
        if fresh and page > max(first, last):
            marked = min(fresh)
            begun[f"b{marked}"] = page
        seen = max(seen, *numbers)
    return begun
