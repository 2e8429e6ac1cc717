"""The words of the program: frozen records that pass from stage to stage.

Floor 0: nothing here imports more than the standard library and :mod:`packager.times`. Every record pickles and
round-trips through JSON. Data flows one way:

    Source → Item → Article → Issue → Edition → Receipt
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from packager.frozen import frozen
from packager.times import Moment, Window

SCHEMA = 1
"""Version of ``issue.json``. Raise it when an older packager could misread a newer issue."""


class Provenance(StrEnum):
    """Where a time was found."""

    FEED = "feed"
    JSON_LD = "json-ld"
    META = "meta"
    TIME = "time"
    TEXT = "text"
    URL = "url"
    MAIL = "mail"
    FILE = "file"


class Fate(StrEnum):
    """What came of an article: the ``outcome`` of reports."""

    PRINTED = "printed"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    OUTSIDE_WINDOW = "outside-window"
    OVER_CAP = "over-cap"
    DROPPED = "dropped"
    EXCERPT = "excerpt"
    NOT_AN_ARTICLE = "not-an-article"
    FAILED = "failed"


@frozen
class Problem:
    """Something that went wrong with one thing and cost only that thing."""

    stage: str
    where: str
    code: str
    """Kebab-case, documented in docs/reference.md, never reused."""
    message: str
    hint: str | None = None


@frozen
class Document:
    """Bytes from outside, as they came."""

    data: bytes
    url: str
    """Where the bytes finally came from: http(s), or file: for a local file."""
    media_type: str = ""
    charset: str | None = None
    fetched: dt.datetime | None = None
    moved: str | None = None
    """Where its address says that it has moved for good (301, 308)."""


@frozen
class SiteRule:
    """How to read the pages of one site, from a file of the user's. All but ``cut`` and ``replace`` are XPath 1.0.

    Of several expressions for one thing, the first that finds anything counts.
    """

    name: str
    """Of its file."""
    hosts: tuple[str, ...]
    """Hosts that it is for; one that begins with a dot stands for all below it."""
    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()
    """Elements and attributes to take away; here every expression counts."""
    unwrap: tuple[str, ...] = ()
    """Elements to take away but for what is in them."""
    wrap: tuple[tuple[str, str], ...] = ()
    """Tags, and the elements that are put into one each."""
    next_page: tuple[str, ...] = ()
    single_page: tuple[str, ...] = ()
    """Where the article stands whole on one page."""
    replace: tuple[tuple[str, str], ...] = ()
    """Texts of the page's source to replace before it is parsed."""
    tests: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Addresses to try it on, and what their texts must contain."""


@frozen
class Item:
    """What a source yields before cleaning."""

    source: str
    """Key of the source within its newsletter, such as ``monde-1``."""
    section: str
    guid: str
    """What the source calls it: never empty; the address or path where it has no name."""
    url: str | None = None
    """Public address, or None (a local file without a canonical address)."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    published_from: Provenance | None = None
    updated: Moment | None = None
    updated_from: Provenance | None = None
    language: str | None = None
    summary: str | None = None
    """The source's own short text, HTML."""
    content: str | None = None
    """The source's own full text, HTML."""
    document: Document | None = None
    """The page itself, where it was read. The stage ``gather`` fills it in where ``wants_page``."""
    pages: tuple[Document, ...] = ()
    """The further pages of an article that its site deals out over several, in order."""
    rule: SiteRule | None = None
    """How the user wants the pages of its site read."""
    wants_page: bool = False
    """True: the article is the page at ``url``; ``content`` and ``summary`` stand in if it fails."""
    root: str | None = None
    """Folder inside which pictures named by ``file:`` addresses may be read; else none may."""
    image: str | None = None
    """Address of a picture that the source gives for it."""
    site: str | None = None
    mark: str | None = None
    """How its source is told that the issue has it, where the source wants to be told (a mail read, an entry seen)."""
    as_written: bool = False
    """True for what was written for this newsletter (Markdown, text): nothing in it is furniture."""


@frozen
class Article:
    """A cleaned item. ``html`` is a sanitised fragment without the headline."""

    id: str
    guid: str
    source: str
    section: str
    """Section of the newsletter in which the source stands."""
    title: str
    html: str
    url: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    published: Moment | None = None
    published_from: Provenance | None = None
    updated: Moment | None = None
    updated_from: Provenance | None = None
    language: str | None = None
    """BCP 47."""
    direction: str = "ltr"
    site: str | None = None
    rubric: str | None = None
    """The section that the page itself names (``section`` of ``clean --json``)."""
    dateline: str | None = None
    image: str | None = None
    """Address of the lead picture, or its asset name once illustrated."""
    excerpt: bool = False
    """True where the text is known to be only the beginning of the article."""
    words: int = 0
    fate: Fate = Fate.PRINTED
    root: str | None = None
    also: tuple[str, ...] = ()
    """Addresses of the same story in other sources, left out as duplicates."""
    problems: tuple[Problem, ...] = ()
    laid: tuple[int, int] | None = None
    """Where its fragment lies while an issue is put together (:mod:`packager.store.shelf`); ``html`` is empty then.
    Never stored."""


@frozen
class Asset:
    """One picture of the issue, as gathered: ``assets/<name>``, content-addressed."""

    name: str
    media_type: str
    width: int
    """Pixels."""
    height: int
    size: int
    """Bytes."""
    url: str
    """Address that it came from."""


@frozen
class Outcome:
    """What came of one item, and why."""

    fate: Fate
    title: str
    source: str
    id: str | None = None
    section: str | None = None
    url: str | None = None
    published: Moment | None = None
    published_from: Provenance | None = None
    reason: str | None = None
    guid: str | None = None
    """What its source calls it."""
    code: str | None = None
    """Code of the error that kept it out, where one did: what is told to readers in their language."""


@frozen
class Section:
    """A titled, ordered group of articles."""

    title: str
    articles: tuple[Article, ...] = ()


@frozen
class Masthead:
    """Who publishes: the part of a newsletter's configuration that an issue carries with it."""

    name: str
    """Name of the newsletter's folder."""
    title: str
    language: str
    timezone: str
    publisher: str | None = None
    description: str | None = None


@frozen
class Design:
    """How editions look: the theme, and what a newsletter brings of its own. Paths are absolute."""

    theme: str = "broadsheet"
    accent: str | None = None
    """A colour as ``#rrggbb``, dark enough to be read on white."""
    logo: Path | None = None
    """Picture that stands for the newsletter's name."""
    cover: Path | None = None
    """Picture on every cover."""
    cover_of_lead: bool = False
    """Whether the lead article's picture stands on the cover."""
    headings: Path | None = None
    """Font file for headlines."""
    text: Path | None = None
    """Font file for the text."""


@frozen
class Issue:
    """One day of one newsletter, ready to be laid out."""

    masthead: Masthead
    date: dt.date | None
    """The day that it is of; None for an edition made without a newsletter from undated material."""
    number: int | None
    window: Window
    sections: tuple[Section, ...] = ()
    lead: str | None = None
    """Id of the lead article."""
    note: str | None = None
    """The editor's note."""
    assets: tuple[Asset, ...] = ()
    left_out: tuple[Outcome, ...] = ()
    """What the page "Not in this issue" names: what failed or was cut."""
    problems: tuple[Problem, ...] = ()
    """Sources that failed, for the same page."""

    def articles(self) -> Iterator[Article]:
        """Every article, in the order in which it is printed."""
        for section in self.sections:
            yield from section.articles


@frozen
class Edition:
    """One file made from an issue."""

    format: str
    path: str
    size: int
    """Bytes."""
    sha256: str | None = None
    """None where nobody has reckoned it yet."""
    pages: int | None = None
    changed: bool = True
    """False where the file already stood with the same bytes and was not touched."""
    page_of: dict[str, int] = field(default_factory=dict)
    """Number of the page on which an article begins, by its id, and each block of its text, by its place; where the
    format has pages."""


@frozen
class Receipt:
    """What a channel says of a delivery."""

    channel: str
    where: str
    editions: tuple[str, ...] = ()
    changed: bool = True


NAMED = (Fate.FAILED, Fate.NOT_AN_ARTICLE, Fate.OVER_CAP)
"""What the page "Not in this issue" names. A repeat or an old article is not missing."""


def leading(sections: Iterable[Section]) -> str | None:
    """Return the id of the article that leads, where no editor chose.

    A story that several sources tell comes first; else the first article with a picture and full text in
    the first section; else the first with full text; else the first.
    """
    filled = [section for section in sections if section.articles]
    if not filled:
        return None
    everywhere = [article for section in filled for article in section.articles]
    told = [article for article in everywhere if article.also and not article.excerpt]
    first = filled[0].articles
    full = [article for article in first if not article.excerpt]
    pictured = [article for article in full if article.image or "<img" in article.html]
    if told:
        return max(told, key=lambda article: len(article.also)).id
    return next(iter([*pictured, *full, *first])).id
