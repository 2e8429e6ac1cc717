"""The last draft as an article: what the source says and what the page says, each where it is the better witness."""

from __future__ import annotations

from datetime import UTC

from packager.model import Article, Provenance
from packager.stages.clean.draft import Draft
from packager.stages.clean.judge import judge
from packager.text.article.gates import is_gated
from packager.text.html import plain_text
from packager.text.language import settle
from packager.text.lines.leads import breaks_off
from packager.text.parts.headings import fold
from packager.text.urls import absolute
from packager.text.verdict import BROKEN_WORDS, is_beginning
from packager.text.words import article_id, count, cut, direction_of
from packager.times import Moment

NOTE = 80
"""Characters of its text by which a note without a title is called: a headline of two lines."""


LONGEST_FACT = 500
"""Letters of a title, a byline, or another fact that stands on one line: titles that are whole posts have fewer. What a
page states beyond is no fact, and would stand on every list of the issue."""
MOST_AUTHORS = 100
"""Names that are taken: papers of large experiments have thousands, and bylines name the first."""


def assemble(draft: Draft, *, excerpt: bool = False) -> Article:
    """Make the article of a finished draft. Raises ExtractError for a page of too few words."""
    item, facts = draft.item, draft.facts
    text = plain_text(draft.html)
    language = settle(text, draft.facts.language or item.language, draft.language)
    words = count(text)
    if item.document is not None and draft.page is not None:
        judge(draft, text, words)
        excerpt = excerpt or is_beginning(
            words,
            broken=breaks_off(draft.soup) or (words < BROKEN_WORDS and is_gated(draft.page)),
            free=facts.free,
            stated_words=facts.stated_words,
        )
    title = cut(_title(draft, text), LONGEST_FACT)
    published, published_from = _published(draft)
    updated, updated_from = _updated(draft)
    return Article(
        id=article_id(title, item.guid),
        guid=item.guid,
        source=item.source,
        section=item.section,
        title=title,
        html=draft.html,
        url=draft.url,
        standfirst=_standfirst(draft, text),
        authors=tuple(cut(name, LONGEST_FACT) for name in (item.authors or facts.authors)[:MOST_AUTHORS]),
        byline=_line(facts.byline) if not item.authors else None,
        published=published,
        published_from=published_from,
        updated=updated,
        updated_from=updated_from,
        language=language,
        direction=direction_of(language) if language else facts.direction,
        site=_line(facts.site or item.site),
        rubric=_line(facts.rubric),
        dateline=_line(draft.dateline),
        image=absolute(draft.base, item.image) or facts.image,
        excerpt=excerpt,
        words=words,
        root=item.root,
        problems=draft.problems,
    )


def _line(fact: str | None) -> str | None:
    return cut(fact, LONGEST_FACT) if fact else fact


def _title(draft: Draft, text: str) -> str:
    """The source's title, unless the page's is the same in full; never empty. A note without one begins its text."""
    own, page = " ".join((draft.item.title or "").split()), draft.facts.title or draft.headline
    if own and page:
        start = fold(own.rstrip("….[] "))
        return page if len(fold(page)) > len(start) > 0 and fold(page).startswith(start) else own
    note = "" if draft.item.document else cut(" ".join(text.split()), NOTE)
    return own or page or note or draft.item.guid


def _published(draft: Draft) -> tuple[Moment | None, Provenance | None]:
    """The source's time; the page's where the source has none, or only the day that the page knows to the minute."""
    item, facts = draft.item, draft.facts
    moment, origin = item.published, item.published_from
    if moment is None or (
        facts.published is not None
        and moment.day_only
        and not facts.published.day_only
        and moment.at.date() == facts.published.at.date()
    ):
        moment, origin = facts.published, facts.published_from
    return _settled(draft, moment), origin


def _updated(draft: Draft) -> tuple[Moment | None, Provenance | None]:
    """The later of what the source and the page say."""
    item, facts = draft.item, draft.facts
    both = [(item.updated, item.updated_from), (facts.updated, facts.updated_from)]
    known = [(_settled(draft, moment), origin) for moment, origin in both if moment is not None]
    return max(known, key=_wall_clock, default=(None, None))


def _wall_clock(each: tuple[Moment | None, Provenance | None]) -> float:
    """Sorts times that may lack an offset; those without one are read as UTC."""
    return each[0].instant(UTC).timestamp() if each[0] else 0.0


def _settled(draft: Draft, moment: Moment | None) -> Moment | None:
    return moment.settle(draft.zone) if moment is not None and draft.zone is not None else moment


def _standfirst(draft: Draft, text: str) -> str | None:
    """The page's own description, where it is a sentence that the text does not begin with."""
    words = " ".join((draft.facts.description or "").split())
    if not 40 <= len(words) <= 400 or words.endswith(("…", "...")) or words[-1] not in '.!?»”"。':
        return None
    return None if fold(words) in fold(text[: 4 * len(words) + 400]) else words
