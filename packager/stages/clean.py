"""Items into articles: the one place where a page becomes something to read.

The order is data: :data:`PAGE` and :data:`FEED_TEXT` are tuples of steps, each a function from a
:class:`Draft` to a Draft. Sanitising is last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from html import escape
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree

from packager.errors import ExtractError, PackagerError, ParseError
from packager.model import Article, Item, Moment, Problem, Provenance
from packager.text import furniture
from packager.text.blocks import drop_empty, settle_blocks
from packager.text.breaks import part as part_lines
from packager.text.carve import carve
from packager.text.decode import decode
from packager.text.embeds import settle_embeds
from packager.text.headings import drop_headline, fold, settle_levels
from packager.text.html import Element, parse_page, plain_text
from packager.text.language import direction, settle
from packager.text.leads import breaks_off, take_dateline
from packager.text.links import settle_links, without_campaign
from packager.text.metadata import Facts, read
from packager.text.notices import drop_notices
from packager.text.pictures import settle_figures, settle_pictures
from packager.text.sanitize import sanitize
from packager.text.soup import names
from packager.text.story import find_story
from packager.text.urls import absolute, canonical
from packager.text.words import article_id, count

SUBSTANTIAL = 200
"""Words of a feed's own text from which it can stand in for a page that gave no article."""

FEWEST_WORDS = 20
"""Words under which a page without a picture is no article. Of 303 article texts that people marked, one
has fewer (18), the next 37; what consent walls and error pages say is mostly shorter."""

_PLAIN = frozenset({"text/plain", "text/markdown"})
_PAGES = frozenset(
    {"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "application/octet-stream"}
)
_CAPTIONS = frozenset({"p", "div", "span", "small", "dd", "em"})
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
NOISE_SAMPLE, MOST_CONTROLS = 50_000, 0.01
"""Characters looked at, and share of control characters from which it is no text: of random bytes a tenth are."""
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in the making: what is known after each step."""

    item: Item
    zone: tzinfo | None
    language: str | None
    page: Element | None = None
    """The whole page, never changed."""
    base: str | None = None
    """Address against which relative pictures are read."""
    located: Element | None = None
    """The part of ``page`` that holds the article."""
    soup: BeautifulSoup = field(default_factory=lambda: BeautifulSoup("", "html.parser"))
    """A copy of that part, changed by every step."""
    facts: Facts = field(default_factory=Facts)
    headline: str | None = None
    """What the page's own ``h1`` says."""
    dateline: str | None = None
    broken: bool = False
    """True where the text plainly breaks off."""
    html: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def url(self) -> str | None:
        """The public address of the article: its source's, as the page itself writes it if it is the same."""
        given, own = absolute(None, self.item.url), self.facts.canonical
        if given is None or (own and canonical(own) == canonical(given)):
            return own
        return without_campaign(given)


Step = Callable[[Draft], Draft]


def clean(item: Item, *, zone: tzinfo | None, language: str | None) -> Article:
    """Turn an item into an article.

    ``zone`` is the zone in which hours without an offset are read (None: they stay as they are);
    ``language`` is that of the source or newsletter, for items that do not say theirs.
    Raises ParseError for what is no page, ExtractError for a page without an article, unless the
    item's own text can stand in for it.
    """
    draft = Draft(item, zone, language)
    if item.document is None:
        return _from_feed(draft)
    try:
        return _article(_run(PAGE, draft))
    except (ParseError, ExtractError) as error:
        own = item.content or item.summary or ""
        if count(plain_text(sanitize(own))) < SUBSTANTIAL and not (own and item.wants_page):
            raise
        return _from_feed(replace(draft, problems=(_stand_in(item, error),)))


def _from_feed(draft: Draft) -> Article:
    """Make the article of what the feed itself says; without a full text it is an excerpt."""
    opened = _run(FEED_TEXT, draft)
    if not opened.html:
        raise ExtractError("it came without text", code="no-text")
    return _article(opened, excerpt=not draft.item.content or opened.broken)


def _run(steps: tuple[Step, ...], draft: Draft) -> Draft:
    for step in steps:
        draft = step(draft)
    return draft


def _stand_in(item: Item, error: PackagerError) -> Problem:
    return Problem(
        "clean", item.url or item.guid, "feed-text-used", f"the feed's text stands in for the page: {error.message}"
    )


def _too_long(item: Item) -> Problem:
    message = "the page is too long: a part of its text was left out"
    return Problem("clean", item.url or item.guid, "article-cut", message)


# --- steps -----------------------------------------------------------------------------------


def open_page(draft: Draft) -> Draft:
    """Decode and parse the page."""
    document = draft.item.document
    if document is None:
        raise ParseError("there is no page", code="empty-page")
    kind = document.media_type.partition(";")[0].strip().lower()
    text = decode(document.data, document.charset)
    known = kind in _PAGES or kind.startswith("text/")
    noise = len(_CONTROLS.findall(text, 0, NOISE_SAMPLE)) > MOST_CONTROLS * min(len(text), NOISE_SAMPLE)
    if not known or noise or document.data.startswith(_BINARY):
        raise ParseError("what it holds is no text, and so no page", code="not-html")
    page = parse_page(_paragraphs(text) if kind in _PLAIN else text)
    if page is None:
        raise ParseError("the page is empty", code="empty-page")
    part_lines(page)
    declared = page.find(".//base[@href]")
    base = _joined(document.url, declared.get("href")) if declared is not None else document.url
    return replace(draft, page=page, base=base)


def open_feed_text(draft: Draft) -> Draft:
    """Take the text that came with the feed as the located part."""
    item = draft.item
    own = item.content or item.summary or ""
    soup = BeautifulSoup(own, "lxml")
    if not soup.get_text(strip=True) and soup.find("img") is None:
        raise ExtractError("it came without text", code="no-text")
    return replace(draft, soup=soup, base=item.url, broken=breaks_off(soup))


def locate(draft: Draft) -> Draft:
    """Find the article in the page and copy it out."""
    story = find_story(draft.page, draft.item.url)
    if not story.facts[0].kept:
        raise ExtractError("no article was found on the page", code="no-article")
    located, part = carve(story)
    headline = draft.page.find(".//h1") if draft.page is not None else None
    said = " ".join("".join(headline.itertext()).split()) if headline is not None else None
    problems = (*draft.problems, _too_long(draft.item)) if story.cut else draft.problems
    return replace(draft, located=located, soup=_soup(part), headline=said or None, problems=problems)


def understand(draft: Draft) -> Draft:
    """Read title, authors, times and the rest from the whole page."""
    document = draft.item.document
    facts = read(
        draft.page,
        url=draft.item.url,
        located=draft.located,
        language=draft.item.language or draft.language,
        fetched=document.fetched if document else None,
    )
    return replace(draft, facts=facts)


def settle_addresses(draft: Draft) -> Draft:
    """Complete the links and unwrap those that lead nowhere."""
    public = draft.facts.canonical or draft.item.url
    web_base = public if (draft.base or "").startswith("file:") else draft.base
    settle_links(draft.soup, lambda href: absolute(web_base, href), draft.url)
    return draft


def settle_images(draft: Draft) -> Draft:
    """Find the best address of every picture, and its caption; link to what cannot be printed."""
    settle_pictures(draft.soup, lambda source: _picture_address(draft, source))
    settle_figures(draft.soup, _hangs)
    settle_embeds(draft.soup, lambda source: absolute(draft.base, source))
    return draft


def drop_furniture(draft: Draft) -> Draft:
    """Write the text as plain blocks and take out the lines that are no part of it."""
    facts = draft.facts
    settle_blocks(draft.soup)
    if not draft.item.as_written:
        names = (*facts.authors, facts.byline, facts.site, facts.rubric, *draft.item.authors, draft.item.site)
        drop_notices(draft.soup, names)
    return draft


def drop_headlines(draft: Draft) -> Draft:
    """Take the headline out: it is printed above the text."""
    drop_headline(draft.soup, draft.headline, draft.facts.title, draft.item.title)
    return draft


def split_dateline(draft: Draft) -> Draft:
    """Take the place and agency off the first sentence."""
    return replace(
        draft, dateline=take_dateline(draft.soup, draft.facts.language or draft.item.language or draft.language)
    )


def settle_headings(draft: Draft) -> Draft:
    """Number the headings that are left."""
    settle_levels(draft.soup)
    drop_empty(draft.soup)
    return draft


def sanitise(draft: Draft) -> Draft:
    """Let through what an edition may hold: the last step."""
    return replace(draft, html=sanitize(draft.soup.decode(formatter="minimal")).strip())


_TEXT: tuple[Step, ...] = (
    settle_images,
    settle_addresses,
    drop_headlines,
    drop_furniture,
    split_dateline,
    settle_headings,
    sanitise,
)

PAGE: tuple[Step, ...] = (open_page, locate, understand, *_TEXT)
"""What is done to a page, in this order."""

FEED_TEXT: tuple[Step, ...] = (open_feed_text, *_TEXT)
"""What is done to a text that came with a feed: it needs no locating."""


# --- the article -----------------------------------------------------------------------------


def _article(draft: Draft, *, excerpt: bool = False) -> Article:
    item, facts = draft.item, draft.facts
    text = plain_text(draft.html)
    language = settle(text, draft.facts.language or item.language, draft.language)
    words = count(text, language)
    if item.document is not None and draft.page is not None and words < FEWEST_WORDS and "<img" not in draft.html:
        raise ExtractError(f"only {words} words were found on the page", code="no-article")
    title = _title(draft)
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
        authors=item.authors or facts.authors,
        byline=facts.byline if not item.authors else None,
        published=published,
        published_from=published_from,
        updated=updated,
        updated_from=updated_from,
        language=language,
        direction=facts.direction or direction(language),
        site=facts.site or item.site,
        rubric=facts.rubric,
        dateline=draft.dateline,
        image=absolute(draft.base, item.image) or facts.image,
        excerpt=excerpt,
        words=words,
        root=item.root,
        problems=draft.problems,
    )


def _title(draft: Draft) -> str:
    """The source's title, unless the page's is the same in full; never empty."""
    own, page = " ".join((draft.item.title or "").split()), draft.facts.title or draft.headline
    if own and page:
        start = fold(own.rstrip("….[] "))
        return page if len(fold(page)) > len(start) > 0 and fold(page).startswith(start) else own
    return own or page or draft.item.guid


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


def _picture_address(draft: Draft, source: str) -> str | None:
    """The complete address of a picture: on the web, or a file inside the item's folder."""
    base = draft.base or draft.url or ""
    # A Markdown file has no address of its own; its pictures come as complete file: addresses.
    local = source.strip().startswith("file:") or base.startswith("file:")
    if not local or source.strip().startswith("//"):
        return absolute(base if base and not local else "https:", source)
    whole = _joined(base, source)
    if whole.startswith("file:"):
        return whole if draft.item.root and _inside(whole, draft.item.root) else None
    return absolute(None, whole)


def _joined(base: str, address: str) -> str:
    """``address`` against ``base``; an address that is none comes back as it is."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _inside(address: str, root: str) -> bool:
    """Whether a ``file:`` address lies in a folder, by its spelling; who reads it checks again."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    return not parts.netloc and ".." not in path.split("/") and path.startswith(root.rstrip("/") + "/")


def _hangs(tag: Tag) -> bool:
    """Whether an element of the soup is a caption."""
    if tag.name == "figcaption":
        return True
    return tag.name in _CAPTIONS and furniture.is_caption_name(names(tag))


def _soup(part: Element) -> BeautifulSoup:
    if part.tag in {"p", "ul", "ol", "dl", "pre", "table", "blockquote", "figure"}:
        return BeautifulSoup(etree.tostring(part, encoding="unicode", method="html"), "lxml")
    inside = [escape(part.text or ""), *(etree.tostring(child, encoding="unicode", method="html") for child in part)]
    return BeautifulSoup("".join(inside), "lxml")


def _paragraphs(text: str) -> str:
    """Plain text as a page."""
    return "".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n") if block.strip())
