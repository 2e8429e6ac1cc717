"""The further pages of an article: each read as the first is, judged, and put behind it."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from bs4 import BeautifulSoup

from packager.errors import ExtractError, ParseError
from packager.model import Document, Problem
from packager.stages.clean.draft import Draft
from packager.stages.clean.judge import judge_part
from packager.stages.clean.steps import locate, open_page, settle_addresses, settle_images, understand
from packager.text.article import siterules
from packager.text.article.paging import is_doubtful, join
from packager.text.parts.headings import fold

SAME_TITLE = 0.5
"""Share of the shorter of two titles that stands in the other in one piece: pages put their number before or behind
it."""
TITLE_COMPARED = 300
"""Letters of titles that are compared."""


def join_pages(draft: Draft) -> Draft:
    """Put the further pages of the article behind its first."""
    if not draft.item.pages:
        return draft
    parts: list[BeautifulSoup] = []
    problems = list(draft.problems)
    for number, document in enumerate(draft.item.pages, 2):
        try:
            part = _read(draft, document)
        except (ParseError, ExtractError) as error:
            message = f"page {number} of the article is missing: {error.message}"
            problems.append(Problem("clean", document.url, "part-failed", message))
            continue
        if _is_another(draft, part):
            break
        parts.append(part.soup)
    draft = settle_addresses(settle_images(draft))
    join(draft.soup, parts)
    return replace(draft, problems=tuple(problems))


def _read(draft: Draft, document: Document) -> Draft:
    """Find what a further page holds. Raises ParseError and ExtractError where that is nothing of an article."""
    rule = draft.item.rule if draft.item.rule and siterules.is_for(draft.item.rule, document.url) else None
    item = replace(draft.item, url=document.url, document=document, pages=(), rule=rule)
    opened = Draft(item, draft.zone, draft.language)
    try:
        return _found(opened)
    except (ParseError, ExtractError):
        if rule is None:
            raise
    return _found(opened.without_rule(rule))


def _found(draft: Draft) -> Draft:
    part = understand(locate(open_page(draft)))
    judge_part(part)
    return settle_addresses(settle_images(part))


def _is_another(draft: Draft, part: Draft) -> bool:
    """Whether a page whose address leaves it open is another article: by its title, or the day of its publication."""
    first, here = draft.item.document, part.item.document
    if first is None or here is None or not is_doubtful(here.url, first.url):
        return False
    if (one := draft.facts.published) and (other := part.facts.published) and one.at.date() != other.at.date():
        return True
    ours, its = (fold(each.facts.title or each.headline or "")[:TITLE_COMPARED] for each in (draft, part))
    shared: int = SequenceMatcher(None, ours, its, autojunk=False).find_longest_match().size
    return shared < SAME_TITLE * min(len(ours), len(its))
