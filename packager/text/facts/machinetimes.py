"""Times that a page declares for machines: JSON-LD, meta, microdata, RDFa, and its address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from packager.model import Provenance
from packager.text.calendar import dates, months
from packager.text.calendar.days import on
from packager.text.calendar.labels import LABELS, Label
from packager.text.facts import jsonld
from packager.text.facts.declared import Declared
from packager.text.facts.weighing import Evidence
from packager.text.html import words
from packager.text.rare import rare
from packager.times import Moment

_PUBLISHED_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:pubdate",
    "bt:pubdate", "datepublished", "datecreated", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "article.published", "article.created", "published_time", "publishedtime",
    "publish_date", "publish-date", "published-date", "pubdate", "publication_date", "publicationdate", "published",
    "date.published", "originalpublicationdate", "article_date_original", "dcterms.created", "dcterms.issued",
    "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "dcsext.articlefirstpublished",
    "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate", "pdate", "ptime",
    "rnews:datepublished", "nitf:dateline", "article:create_time", "og:release_date", "release_date", "releasedate",
    "created", "date", "article:post_time", "iso-8601-publish-date", "vr:published_time", "vf:published_time",
    "shareaholic:article_published_time", "analytics-pubdate",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time", "article:updated_time",
    "article:updated", "datemodified", "article.updated", "lastmod", "last-modified", "modified_time",
    "modificationdate", "dcterms.modified", "dc.date.modified", "date.modified", "revised", "updated_time",
    "dateupdate", "updated", "shareaholic:article_modified_time", "sailthru.updated", "parsely-updated-date",
    "iso-8601-modified-date", "bt:moddate", "last_updated_date",
)  # fmt: skip
"""Names of ``<meta>``, the most trusted first."""
_KNOWN = frozenset((*_PUBLISHED_METAS, *_UPDATED_METAS))
_SAYS_PUBLISHED = re.compile(r"publish|pub-?_?date|posted|upload|release|first-?_?seen")
_SAYS_OTHERWISE = re.compile(r"publisher|modif|updat|expir|unpublish|event|video|audio|image")
_MACHINE_DAY = re.compile(r"(?:19|20)\d\d-?\d\d-?\d\d")
_TRUST_CALLED = 69
_JSON_LD: tuple[tuple[str, Label], ...] = (
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("uploadDate", "published"),
    ("dateModified", "updated"),
)
_TRUST_META = 10
"""The first ``<meta>``'s trust; each further name's is one less sure. Lower is better."""
_PAGE_METAS = words("date created dc.date dc.date.created dcterms.date dcterms.created")
"""Names under which systems write when they made or touched the page, be it the article's day or not."""
_TRUST_PAGE_META = 94
"""Less than that of a day shown at the headline, more than that of one shown anywhere else."""
_TRUST_MARKED_UP = 70
_TRUST_AMONG_OTHERS = 74
"""The same of an element farther from the headline than another: a time beside a headline in a list of articles."""
_TRUST_ADDRESS = 200
_TRUST_STATE = 160
"""Less than that of any day that readers see."""
_STATED = rare(
    r"\\?[\"'](?:date_?published|(?:first_?)?publi(?:sh|shed|cation)_?(?:date|at|on|time)|pub_?date|first_?published|"
    r"display_?date)(?:_?(?:time|gmt|utc))?\\?[\"']\s*:\s*\\?[\"']((?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
"""A day of publication among the data of a program: ``"publishedAt": "2016-11-04T…"``, quoted once or twice."""
_LONGEST_STATE = 1_000_000
"""Characters of a script that are searched: the state of a large application."""
_MOST_DAYS = 2
"""Days that one article's marked times tell; more are those of a list."""
_MOST_PROPERTIES = 400
"""Elements with properties that are looked at."""
_OTHER_ITEMS = frozenset({"comment", "usercomments", "listitem", "videoobject", "imageobject", "event"})
_WHOLE = frozenset({"body", "html", "article", "main"})
"""Elements whose class speaks of the page, not of what they are."""
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/\-_.]?(?P<month>0[1-9]|1[0-2])[/\-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_DAY_LOOSE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?:/|-|$)", re.IGNORECASE
)
_URL_DAY_APART = re.compile(r"/(?P<year>20\d\d)/[A-Za-z_.-]{2,40}/(?P<month>\d\d)/(?P<day>\d\d)/")
"""With the section between: ``/2010/POLITICS/08/13/``."""
_URL_DAY_LAST = re.compile(
    r"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<year>20\d\d)(?!\d)"
)


def declared(page: Declared, language: str | None, headline: HtmlElement | None = None) -> Iterator[Evidence]:
    """Yield the times that the page declares; of several that its elements tell, those nearest to ``headline``."""
    for trust, (name, label) in enumerate(_JSON_LD):
        if moment := bare_midnight_as_day(jsonld.text(page.node.get(name)), language):
            yield Evidence(moment, label, Provenance.JSON_LD, trust)
    yield from _metas(page, _PUBLISHED_METAS, "published", language)
    yield from _metas(page, _UPDATED_METAS, "updated", language)
    yield from _called(page, language)
    yield from _marked_up(page, language, headline)


def address(*urls: str | None) -> Iterator[Evidence]:
    """Yield the day in the first of a page's addresses that has one."""
    days = (_day_of_address(url) for url in urls if url)
    if day := next((day for day in days if day), None):
        yield Evidence(day, "published", Provenance.URL, _TRUST_ADDRESS)


def _day_of_address(url: str) -> Moment | None:
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found = (
        match
        for pattern in (_URL_DAY, _URL_DAY_LOOSE, _URL_DAY_APART, _URL_DAY_LAST)
        if (match := pattern.search(path))
    )
    return next((day for match in found if (day := _day(match))), None)


def state(page: Declared) -> Iterator[Evidence]:
    """Yield the day of publication that the page's scripts hold as data, where all that name one name the same."""
    texts = (script.text[:_LONGEST_STATE] for script in page.marks.scripts if script.text)
    days = {day for text in texts for day in _STATED.findall(text)}
    if len(days) == 1 and (moment := dates.read_machine(days.pop(), None)):
        yield Evidence(moment, "published", Provenance.META, _TRUST_STATE)


def address_year(url: str | None) -> int | None:
    """Return the year in the page's address, for days that are shown without theirs."""
    found = re.search(r"/(20\d\d)/", url or "")
    return int(found[1]) if found else None


def bare_midnight_as_day(text: str | None, language: str | None) -> Moment | None:
    """Read a machine's time; a midnight to the second is how programs write a day."""
    moment = dates.read_machine(text, language)
    if moment and not moment.day_only and moment.at.time() == dt.time.min:
        return on(moment.at.date())
    return moment


def _day(match: re.Match[str]) -> Moment | None:
    name = match["month"]
    month = int(name) if name.isdecimal() else months.month(name, "en")
    return dates.read_machine(f"{match['year']}-{month:02d}-{int(match['day']):02d}") if month else None


def _called(page: Declared, language: str | None) -> Iterator[Evidence]:
    """Times under names that are of no vocabulary but say it: ``site:uploaded``, ``article-first-publish-date``."""
    for name, values in page.metas.items():
        if name not in _KNOWN and _SAYS_PUBLISHED.search(name) and not _SAYS_OTHERWISE.search(name):
            for value in values:
                if _MACHINE_DAY.match(value) and (moment := bare_midnight_as_day(value, language)):
                    yield Evidence(moment, "published", Provenance.META, _TRUST_CALLED)


def _metas(page: Declared, names: tuple[str, ...], label: Label, language: str | None) -> Iterator[Evidence]:
    for place, name in enumerate(names):
        for value in page.metas.get(name, ()):
            if moment := bare_midnight_as_day(value, language):
                trust = _TRUST_PAGE_META if name in _PAGE_METAS else _TRUST_META + place
                yield Evidence(moment, label, Provenance.META, trust)


def _marked_up(page: Declared, language: str | None, headline: HtmlElement | None) -> Iterator[Evidence]:
    """Microdata, RDFa, and ``<time pubdate>``: those of the listed articles beside the page's own count for less."""
    found: list[tuple[int, Evidence]] = []
    lineage = list(headline.iterancestors()) if headline is not None else []
    rank = {element: len(lineage) - i for i, element in enumerate(lineage)}
    for element in page.marks.properties[:_MOST_PROPERTIES]:
        label = _property(element)
        if not label or _in_other_item(element):
            continue
        if moment := bare_midnight_as_day(_value(element), language):
            nearness = next((rank[each] for each in element.iterancestors() if each in rank), 0)
            found.append((nearness, Evidence(moment, label, Provenance.TIME, _TRUST_MARKED_UP)))
    for label in LABELS:
        same = [each for each in found if each[1].label == label]
        nearest = max((nearness for nearness, _ in same), default=0)
        listed = len({one.moment.at.date() for nearness, one in same if nearness == nearest}) > _MOST_DAYS
        for nearness, one in same:
            own = nearness == nearest and not listed
            yield one if own else replace(one, trust=_TRUST_AMONG_OTHERS)


_DATED = ("datepublished", "datecreated", "dc:created", "dcterms:created", "dc:issued", "dcterms:issued")
"""Properties of microdata and RDFa that say when an article was published."""


def _property(element: HtmlElement) -> Label | None:
    """What an element's property says its time to be."""
    if element.tag == "meta" and "itemprop" not in element.attrib:
        return None
    names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    if "datemodified" in names:
        return "updated"
    dated = any(name in names for name in _DATED) or "pubdate" in element.attrib
    return "published" if dated else None


def _value(element: HtmlElement) -> str | None:
    given = element.get("datetime") or element.get("content") or element.get("title")
    return given or (element.text_content()[:80] if element.tag != "meta" else None)


def _in_other_item(element: HtmlElement) -> bool:
    """Whether a property is a comment's or a listed thing's rather than the article's."""
    return any(_is_other_item(ancestor) for ancestor in element.iterancestors())


def _is_other_item(element: HtmlElement) -> bool:
    kind = (element.get("itemtype") or element.get("typeof") or "").rsplit("/", 1)[-1].lower()
    if kind in _OTHER_ITEMS or "comment" in (element.get("itemprop") or "").lower():
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if element.tag in {"aside", "nav", "footer"}:
        return True
    return element.tag not in _WHOLE and ("comment" in names or "related" in names)
