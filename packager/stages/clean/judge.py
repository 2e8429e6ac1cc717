"""The last word on a page: whether what was found on it is an article, and if not, what it is."""

from __future__ import annotations

from packager.errors import ExtractError
from packager.stages.clean.draft import Draft
from packager.text.article.testimony import heard
from packager.text.discovery import site_feeds
from packager.text.html import HEADINGS, Element, element_text
from packager.text.parts.headings import fold
from packager.text.soup import every, line
from packager.text.verdict import Evidence, no_article
from packager.text.words import count

FEWEST_WORDS = 20
"""Words under which a page without a picture is no article. Of 303 article texts that people marked, one
has fewer (18), the next 37; what consent walls and error pages say is mostly shorter."""
SHOWN = 3
"""Feeds of a list of links that are named."""
LONGEST_PAGE = 20_000
"""Characters of a page that are looked at to name what it is."""


def judge(draft: Draft, text: str, words: int) -> None:
    """Raise ExtractError for a page whose cleaned ``text`` is that of no article, or too short for one."""
    _raise_if_refused(_evidence(draft, text, words), draft)
    if words < FEWEST_WORDS and "<img" not in draft.html and not (draft.facts.claims and _is_told(draft, text)):
        refuse(draft.page, f"only {words} {'word was' if words == 1 else 'words were'} found on the page")


def judge_part(draft: Draft) -> None:
    """Raise ExtractError for a further page of an article that is plainly none of it, however short."""
    text = line(draft.soup)
    _raise_if_refused(_evidence(draft, text, count(text)))


def _evidence(draft: Draft, text: str, words: int) -> Evidence:
    facts = draft.facts
    links = every(draft.soup, ("a",))
    headings = every(draft.soup, HEADINGS)
    return Evidence(
        facts.title or draft.headline or "",
        text,
        words,
        linked=sum(len("".join(link.get_text().split())) for link in links),
        links=len(links),
        is_article=facts.is_article,
        claims=facts.claims,
        headings=len(headings),
        linked_headings=sum(
            1 for heading in headings if any(line(link) == line(heading) for link in every(heading, ("a",)))
        ),
        share=draft.linked,
        teased=draft.teased,
    )


def _is_told(draft: Draft, text: str) -> bool:
    """Whether the page's own description says the same as a short text: so it is all of a short post, and no shell."""
    said = heard(draft.declared).descriptions if draft.declared is not None else ()
    return bool(text) and any(told in fold(text) for told in said)


def refuse(page: Element, reason: str) -> None:
    """Raise the ExtractError that names what a page without an article is; ``reason`` where nothing tells."""
    body = page.find("body")
    silent = " ".join("".join(each.itertext()) for each in page.iter("noscript"))
    shown = element_text(body if body is not None else page)[:LONGEST_PAGE]
    title = " ".join((page.findtext("head/title") or "").split())
    # What a page without JavaScript says it says where no browser shows it.
    for text in (shown, silent):
        _raise_if_refused(Evidence(title, text, count(text), 0, 0, is_article=False))
    raise ExtractError(reason, code="no-article")


def _raise_if_refused(seen: Evidence, draft: Draft | None = None) -> None:
    verdict = no_article(seen)
    if verdict is not None:
        hint = _where_its_articles_are(draft) if draft is not None and verdict.code == "link-list" else None
        raise ExtractError(verdict.message, hint, code=verdict.code)


def _where_its_articles_are(draft: Draft) -> str:
    """Say how to have what a list of links lists: whoever gives a site's front page means its articles."""
    url = draft.item.url
    feeds = site_feeds(draft.page, url)[:SHOWN] if draft.page is not None and url else ()
    if feeds:
        return f"the page names its feeds: {', '.join(one.url for one in feeds)}"
    return 'a newsletter reads the articles that a page lists with kind = "index"'
