"""What templates of every format see: the issue, set in type and ready to print, facts only.

Both editions are made from this one view, so they cannot disagree on contents, order or dates.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from packager.errors import RenderError
from packager.formats import _causes
from packager.formats._body import LOCAL
from packager.frozen import frozen
from packager.kinds import RenderJob
from packager.locale import Words
from packager.model import Article, Fate, Issue, Outcome, Problem
from packager.text.html import plain_text
from packager.text.typography import typeset
from packager.text.words import cut, direction_of, reading_minutes
from packager.times import Moment

TOLD_SINGLY = ("gather", "clean")
"""Stages each of whose problems has an entry of its own on the page "Not in this issue"."""

MOST_LINKS = 12
"""Pictures that one entry of that page leads to: more would fill pages where a whole host is down."""

LONGEST_PLACE = 200
"""Characters of an address on that page, which leads to it whole: three lines. Some feeds have thousands of them, and a
PDF takes minutes to break a thousand such words."""

SUMMARY = 220
"""Longest summary on a section page, in characters: three lines of an e-reader."""


_EDITORS = (
    r"editor['’]s note|anmerkung der redaktion|note de la rédaction|nota del editor|"
    r"nota d(?:o editor|a redação|ella redazione)"
)
_NO_PROSE = re.compile(
    rf"<(figure|table|aside|pre|h[1-6]|(?:a|em)(?= class=\"lost\")|p(?=>(?:<[^<>]*>){{0,4}}\W?(?:{_EDITORS})\b))\b"
    r".*?(?:</\1>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What an article may begin with and a summary may not: captions, headings, notes of editors, lost pictures' texts."""

_NOTE_MARKS = re.compile(r"<sup\b[^<>]*>\s*<a\b[^<>]*>[^<>]*</a>\s*</sup>")
"""Numbers of notes, which in a summary would be read as a part of the word before."""


@frozen
class Story:
    """One article, as templates see it."""

    id: str
    number: int
    """Its place in the issue, from 1."""
    title: str
    section: str
    standfirst: str | None
    summary: str
    byline: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    published: Moment | None
    updated: Moment | None
    revised: bool
    """True where it was printed before and changed since."""
    language: str
    direction: str
    rubric: str | None
    dateline: str | None
    minutes: int
    excerpt: bool
    also: tuple[tuple[str, str], ...]
    """Address and site of the same story elsewhere."""
    picture: str | None
    """Asset name of its lead picture."""
    source: Article
    page: int | None = None
    """Page on which it begins in the paged edition, where there is one."""


@frozen
class Chapter:
    """One section, as templates see it."""

    id: str
    title: str
    stories: tuple[Story, ...]
    page: int | None = None


@frozen
class LeftOut:
    """One entry of the page "Not in this issue"."""

    title: str
    url: str | None
    why: str
    detail: str | None
    where: str | None
    published: Moment | None
    links: tuple[str, ...] = ()
    """Addresses of pictures that one reason kept out."""


@frozen
class Front:
    """A whole issue, as templates see it."""

    title: str
    language: str
    direction: str
    date: dt.date | None
    """None for an edition of undated material."""
    number: int | None
    """None for an edition without a newsletter."""
    publisher: str | None
    description: str | None
    note: tuple[str, ...]
    """The editor's note, by paragraph."""
    chapters: tuple[Chapter, ...]
    lead: Story
    left_out: tuple[LeftOut, ...]
    languages: tuple[str, ...]
    """Every language in it, the newsletter's first."""
    minutes: int

    @property
    def stories(self) -> tuple[Story, ...]:
        return tuple(story for chapter in self.chapters for story in chapter.stories)


def opened(job: RenderJob, **filters: Callable[..., Any]) -> tuple[Words, Front, Any]:
    """Return how the newsletter speaks, its issue as templates see it, and the templates, which know both.

    Raises RenderError where the issue has no article.
    """
    if not any(section.articles for section in job.issue.sections):
        raise RenderError("the issue has no article", "an edition needs at least one")
    words = Words(job.issue.masthead.language, job.issue.masthead.timezone)
    templates = job.templates.speaking({**words.filters(), **filters}, {**words.names(), "design": job.design})
    return words, front(job.issue, words, dict(job.pages)), templates


def set_line(text: str, language: str) -> str:
    """Set one line of plain text by the typographic rules of its language."""
    return html.unescape(typeset(html.escape(text, quote=False), language))


def front(issue: Issue, words: Words, pages: dict[str, int] | None = None) -> Front:
    """Return the view of ``issue``. ``pages`` gives the page on which each article begins."""
    numbers = {article.id: number for number, article in enumerate(issue.articles(), 1)}
    chapters = tuple(
        Chapter(
            f"section-{position}",
            set_line(section.title, words.language),
            tuple(
                _story(each, numbers[each.id], section.title, words, (pages or {}).get(each.id))
                for each in section.articles
            ),
            (pages or {}).get(section.articles[0].id),
        )
        for position, section in enumerate((each for each in issue.sections if each.articles), 1)
    )
    stories = [story for chapter in chapters for story in chapter.stories]
    masthead = issue.masthead
    return Front(
        title=set_line(masthead.title, masthead.language),
        language=masthead.language,
        direction=words.direction,
        date=issue.date,
        number=issue.number,
        publisher=masthead.publisher,
        description=masthead.description,
        note=_paragraphs(issue.note, masthead.language),
        chapters=chapters,
        lead=next((story for story in stories if story.id == issue.lead), stories[0]),
        left_out=tuple(_left_out(issue, words)),
        languages=tuple(dict.fromkeys([masthead.language, *(story.language for story in stories)])),
        minutes=sum(story.minutes for story in stories),
    )


def description_of(view: Front, words: Words) -> str:
    """Return what shelves say of an edition: what its newsletter says of itself, else its day and first headlines."""
    stories = [view.lead, *(story for story in view.stories if story.id != view.lead.id)]
    headlines = " · ".join(story.title for story in stories[:6])
    return view.description or (f"{words.day(view.date)}. {headlines}" if view.date else headlines)


def _story(article: Article, number: int, section: str, words: Words, page: int | None) -> Story:
    language = article.language or words.language
    standfirst = set_line(article.standfirst, language) if article.standfirst else None
    return Story(
        id=article.id,
        number=number,
        title=set_line(article.title, language),
        section=section,
        standfirst=standfirst,
        summary=_summary(article, language) if standfirst is None else cut(standfirst, SUMMARY),
        byline=article.byline,
        authors=article.authors,
        site=article.site or _host(article.url),
        url=_public(article.url),
        published=article.published,
        updated=_later(article, words),
        revised=article.fate is Fate.UPDATED,
        language=language,
        direction=article.direction if article.direction in {"ltr", "rtl"} else direction_of(language),
        rubric=article.rubric if (article.rubric or "").casefold() != section.casefold() else None,
        dateline=article.dateline,
        minutes=reading_minutes(article.words, language),
        excerpt=article.excerpt,
        also=tuple((address, _host(address) or address) for address in article.also if _public(address)),
        picture=article.image,
        source=article,
        page=page,
    )


def _later(article: Article, words: Words) -> Moment | None:
    """Return when it was updated, unless that tells no more than when it was published."""
    published, updated = article.published, article.updated
    if updated is None or published is None:
        return updated
    if updated.day_only or published.day_only:
        same = updated.at.date() <= published.at.date()
    else:
        same = updated.instant(words.zone).replace(second=0) <= published.instant(words.zone).replace(second=0)
    return None if same else updated


def _summary(article: Article, language: str) -> str:
    head = _NOTE_MARKS.sub("", article.html[: SUMMARY * 24])
    told = plain_text(_NO_PROSE.sub(" ", head)[: SUMMARY * 12]) or plain_text(head)
    text = " ".join(told.split())
    return set_line(cut(text, SUMMARY), language)


def _public(address: str | None) -> str | None:
    """Return an address that readers can follow, wherever they are."""
    return None if address is None or LOCAL.match(address) else address


def _followed(address: str | None) -> bool:
    """Whether an address is one of the web that readers can follow."""
    return (address or "").startswith(("http://", "https://")) and _public(address) is not None


def _host(address: str | None) -> str | None:
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def _paragraphs(text: str | None, language: str) -> tuple[str, ...]:
    return tuple(set_line(" ".join(part.split()), language) for part in (text or "").split("\n\n") if part.strip())


# --- "Not in this issue" -------------------------------------------------------------------------


def reasons(words: Words) -> dict[Fate, str]:
    """Return why an item is not in the issue, in the newsletter's language."""
    return {
        Fate.FAILED: words.text("Could not be read"),
        Fate.EXCERPT: words.text("Only an excerpt was available"),
        Fate.OVER_CAP: words.text("Beyond the limit of its section or source"),
        Fate.NOT_AN_ARTICLE: words.text("No article was found on the page"),
        Fate.DROPPED: words.text("Left out by the editor"),
        Fate.DUPLICATE: words.text("Printed elsewhere in this issue or an earlier one"),
        Fate.OUTSIDE_WINDOW: words.text("Outside the time of this issue"),
    }


def _told(why: str, code: str | None, message: str | None, words: Words) -> tuple[str, str | None]:
    """Return what readers are told, with the cause, and the message as it came where the cause is not known."""
    cause = _causes.cause(code, words)
    return (why, message) if cause is None else (f"{why} · {cause}", None)


def _left_out(issue: Issue, words: Words) -> Iterable[LeftOut]:
    known = reasons(words)
    for outcome in issue.left_out:
        yield _from_outcome(outcome, known.get(outcome.fate, str(outcome.fate)), words)
    told = {outcome.url or outcome.title for outcome in issue.left_out} | {each.title for each in issue.left_out}
    titles = {each.url: set_line(each.title, words.language) for each in issue.articles()}
    for problem in issue.problems:
        if problem.stage in TOLD_SINGLY and problem.where not in told:
            yield _from_problem(problem, titles.get(problem.where), words)
    yield from _lost_pictures(issue.problems, words)


def _lost_pictures(problems: Iterable[Problem], words: Words) -> Iterable[LeftOut]:
    """Yield one entry a reason for the pictures that could not be had: a host that is down costs dozens."""
    groups: dict[tuple[str, str | None], list[str]] = {}
    lost = words.text("A picture could not be had")
    for problem in problems:
        if problem.stage == "illustrate":
            groups.setdefault(_told(lost, problem.code, problem.message, words), []).append(problem.where)
    for (why, detail), addresses in groups.items():
        links = [address for address in addresses if _followed(address)]
        yield LeftOut(
            title=words.counted("%(n)s picture", "%(n)s pictures", len(addresses)),
            url=None,
            why=why,
            detail=detail,
            where=None,
            published=None,
            links=tuple(links[:MOST_LINKS]),
        )


def _from_outcome(outcome: Outcome, why: str, words: Words) -> LeftOut:
    told, detail = _told(why, outcome.code, outcome.reason, words)
    return LeftOut(
        title=set_line(outcome.title, words.language) or outcome.url or outcome.source,
        url=outcome.url if _followed(outcome.url) else None,
        why=told,
        detail=None if outcome.fate is Fate.OVER_CAP else detail,
        where=_host(outcome.url) or outcome.section,
        published=outcome.published,
    )


def _from_problem(problem: Problem, title: str | None, words: Words) -> LeftOut:
    source = problem.stage == "gather"
    why = words.text("A source could not be read") if source else words.text("Perhaps not printed as it was written")
    told, detail = _told(why, problem.code, problem.message, words)
    return LeftOut(
        title=title or cut(problem.where, LONGEST_PLACE),
        url=problem.where if _followed(problem.where) else None,
        why=told,
        detail=detail,
        where=None,
        published=None,
    )
