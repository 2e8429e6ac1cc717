"""When a page was published and updated: every place that says so, weighed against the others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from packager.model import Moment, Precision, Provenance
from packager.text import dates, jsonld, months
from packager.text.declared import Declared
from packager.text.nearby import Block, Place, place_of
from packager.text.stamps import Label, Stamp, ascii_digits, clocks_in, days_in, stamps

_PUBLISHED_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "og:pubdate", "bt:pubdate",
    "datepublished", "datecreated", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published", "article.created", "published_time", "publishedtime", "publish_date", "publish-date", "published-date",
    "pubdate", "publication_date", "publicationdate", "published", "date.published", "originalpublicationdate", "article_date_original",
    "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "dcsext.articlefirstpublished",
    "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate", "pdate", "ptime", "rnews:datepublished",
    "nitf:dateline", "article:create_time", "og:release_date", "release_date", "releasedate", "created", "date", "article:post_time",
    "iso-8601-publish-date", "vr:published_time", "vf:published_time", "shareaholic:article_published_time", "analytics-pubdate",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time", "article:updated_time", "article:updated",
    "datemodified", "article.updated", "lastmod", "last-modified", "modified_time", "modificationdate", "dcterms.modified",
    "dc.date.modified", "date.modified", "revised", "updated_time", "dateupdate", "updated", "shareaholic:article_modified_time",
    "sailthru.updated", "parsely-updated-date", "iso-8601-modified-date", "bt:moddate", "last_updated_date",
)  # fmt: skip
_LONGEST_LINE = 240
"""Characters; a longer block is text, and a time in it is the story's, not the article's."""
_NEAREST_UNMARKED = 1500
"""Characters after the headline within which a time that nothing labels is taken for the article's."""
_NEAREST_BESIDE = 600
"""The same for one that may stand beside the article."""
_FARTHEST_BEFORE = -400
_UNSURE = 84
"""Trust from which on nothing but place and shape make a time the article's."""
_FROM_ADDRESS = dt.timedelta(days=3)
"""How far a visible time may lie from the day in the address."""
_MOST_OUTSIDE = 40
"""Characters that an unlabelled line may hold beside its stamps: a name or a place, not a sentence."""
_BEFORE_HEADLINE = 3
"""By how much a time before the headline is trusted less: today's date stands there too."""
_NO_CLOCK = 4
"""By how much a day alone is trusted less than a time."""
_LEAD_IN = 50
"""Characters with which a text begins and in which a day is its dateline: "Karlsruhe, (12.11.2021). …"."""
_TIME_NAMES = re.compile(
    r"date|time|publi|posted|stamp|meta|byline|author|credit|info|dateline|datum|fecha|horario|submitted|created", re.IGNORECASE
)
_MARKED_DATES = "//body//time | //body//*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'publish') or contains(@class,'posted') or contains(@class,'datum')]"
_MOST_MARKED_DATES = 40
_LONGEST_MARKED = 80
"""Characters of an element that the page marks as a date."""
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/\-_.]?(?P<month>0[1-9]|1[0-2])[/\-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_DAY_LOOSE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?:/|-|$)", re.IGNORECASE
)
_URL_DAY_LAST = re.compile(r"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<year>20\d\d)(?!\d)")
_MINUTE = dt.timedelta(minutes=1)
_QUARTER = dt.timedelta(minutes=15)
"""Offsets of zones are multiples of it."""
_WIDEST_SHIFT = dt.timedelta(hours=14)
"""The greatest offset from UTC."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says when."""

    moment: Moment
    label: Label
    source: Provenance
    trust: int
    """Lower is better."""


@dataclass(frozen=True, slots=True)
class Times:
    """What a page says of its times, weighed."""

    published: Evidence | None = None
    updated: Evidence | None = None


def find(
    root: HtmlElement, declared: Declared, blocks: list[Block], url: str | None, language: str | None, fetched: dt.datetime | None
) -> Times:
    """Return when the page was published and updated. ``blocks`` are the lines around the headline."""
    evidence = [*_machine(root, declared, language), *_seen(blocks, language, _address_year(url)), *_address(url)]
    if not any(one.label == "published" and one.source is not Provenance.URL for one in evidence):
        evidence += _farther(root, language)
    kept = _not_contradicted([one for one in evidence if dates.sane(one.moment, fetched)])
    published = _best([one for one in kept if one.label == "published"])
    said = [one for one in kept if one.label == "updated"]
    later = [one for one in said if not published or _comparable(one.moment) > _comparable(published.moment) + _MINUTE]
    updated = _best(later) or _best(said)
    if published and updated and _comparable(updated.moment) < _comparable(published.moment):
        updated = None
    return Times(published, updated)


def _not_contradicted(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence without visible times that nothing says to be of publication and that the address's day denies."""
    address = next((one.moment for one in evidence if one.source is Provenance.URL), None)
    if address is None:
        return evidence
    return [one for one in evidence if one.trust < _UNSURE or abs(one.moment.at.replace(tzinfo=None) - address.at) <= _FROM_ADDRESS]


def _comparable(moment: Moment) -> dt.datetime:
    return moment.at.replace(tzinfo=moment.at.tzinfo or dt.UTC)


def _best(evidence: list[Evidence]) -> Evidence | None:
    """The most trusted evidence, made finer or corrected by the others where they speak of the same time."""
    if not evidence:
        return None
    ordered = sorted(evidence, key=lambda one: one.trust)
    best = _outvoted(ordered) or ordered[0]
    if best.moment.day_only:
        best = next((one for one in ordered if not one.moment.day_only and _same_day(one.moment, best.moment)), best)
    if best.moment.day_only:
        return best
    if day := _midnight_elsewhere(best, ordered):
        return day
    if not best.moment.zoned:
        return _zoned(best, ordered)
    if best.moment.at.utcoffset():
        return _dressed_utc(best, ordered)
    return _as_shown(_truly_utc(best, ordered), ordered)


def _outvoted(ordered: list[Evidence]) -> Evidence | None:
    """The time on which two kinds of places agree to the minute, one of them seen by readers, against a lonely best."""
    best = ordered[0]
    timed = [one for one in ordered if not one.moment.day_only]
    if best.moment.day_only or len({one.source for one in timed if _agree(one.moment, best.moment)}) > 1:
        return None
    for one in timed:
        kinds = {other.source for other in timed if _agree(other.moment, one.moment)}
        if len(kinds) > 1 and kinds & {Provenance.TEXT, Provenance.TIME} and not _same_clock_shifted(one.moment, best.moment):
            return one
    return None


def _agree(a: Moment, b: Moment) -> bool:
    """Whether two times are the same minute, on the clock or as instants."""
    clock = abs(a.at.replace(tzinfo=None) - b.at.replace(tzinfo=None)) < _MINUTE
    return clock or (a.zoned and b.zoned and abs(a.at - b.at) < _MINUTE)


def _same_clock_shifted(a: Moment, b: Moment) -> bool:
    """Whether two times differ by what zones may differ, so that they may mean the same."""
    shift = abs(a.at.replace(tzinfo=None) - b.at.replace(tzinfo=None))
    quarter = round(shift / _QUARTER) * _QUARTER
    return abs(shift - quarter) < _MINUTE and shift <= _WIDEST_SHIFT


def _midnight_elsewhere(best: Evidence, others: list[Evidence]) -> Evidence | None:
    """The day that was meant by a midnight turned into UTC ("22:00Z" the day before), where another place shows that day."""
    at = best.moment.at
    if not best.moment.zoned or at.utcoffset() or at.minute or at.second:
        return None
    for other in others:
        if other.moment.day_only and other.label == best.label:
            shift = other.moment.at - at.replace(tzinfo=None)
            if dt.timedelta() < shift <= dt.timedelta(hours=3):
                return replace(best, moment=other.moment)
    return None


def _same_day(a: Moment, day: Moment) -> bool:
    """Whether a time may lie on a day, whatever the zone in which the day was meant."""
    noon = day.at.replace(tzinfo=None) + dt.timedelta(hours=12)
    return abs(a.at.replace(tzinfo=None) - noon) <= dt.timedelta(hours=26)


def _zoned(best: Evidence, others: list[Evidence]) -> Evidence:
    """A clock without a zone takes its offset from another place that tells the same minute."""
    wall = best.moment.at
    for other in others:
        if other.moment.day_only or not other.moment.zoned:
            continue
        utc = other.moment.at.astimezone(dt.UTC).replace(tzinfo=None)
        shift = wall - utc
        quarter = round(shift / _QUARTER) * _QUARTER
        if abs(shift - quarter) < _MINUTE and abs(quarter) <= _WIDEST_SHIFT:
            return replace(best, moment=replace(best.moment, at=wall.replace(tzinfo=dt.timezone(quarter))))
    return best


def _truly_utc(best: Evidence, others: list[Evidence]) -> Evidence:
    """A local time marked Z is known by another place that shows the same clock with its true offset."""
    wall = best.moment.at.replace(tzinfo=None)
    local = [other for other in others if other.moment.zoned and other.moment.at.utcoffset()]
    if any(abs(other.moment.at - best.moment.at) < _MINUTE for other in local):
        return best
    for other in local:
        at = other.moment.at
        if abs(at.replace(tzinfo=None) - wall) < _MINUTE:
            return replace(best, moment=replace(best.moment, at=wall.replace(tzinfo=at.tzinfo)))
    return best


def _as_shown(best: Evidence, others: list[Evidence]) -> Evidence:
    """An instant in UTC, told in the offset of the clock that the page's readers see."""
    utc = best.moment.at.replace(tzinfo=None)
    if best.moment.at.utcoffset():
        return best
    for other in others:
        if other.source is Provenance.TEXT and not other.moment.day_only:
            shift = other.moment.at.replace(tzinfo=None) - utc
            quarter = round(shift / _QUARTER) * _QUARTER
            if abs(shift - quarter) < _MINUTE and quarter and abs(quarter) <= _WIDEST_SHIFT:
                return replace(best, moment=replace(best.moment, at=best.moment.at.astimezone(dt.timezone(quarter))))
    return best


def _dressed_utc(best: Evidence, others: list[Evidence]) -> Evidence:
    """A UTC clock marked with a local offset is known by another place whose instant is that clock in UTC."""
    wall = best.moment.at.replace(tzinfo=dt.UTC)
    for other in others:
        at = other.moment.at
        if other.moment.zoned and at.utcoffset() == best.moment.at.utcoffset() and abs(at - wall) < _MINUTE:
            return replace(best, moment=other.moment)
    return best


def _machine(root: HtmlElement, declared: Declared, language: str | None) -> Iterator[Evidence]:
    """Times that the page declares for machines."""
    node = declared.node
    for trust, (name, label) in enumerate(
        (
            ("datePublished", "published"),
            ("dateCreated", "published"),
            ("uploadDate", "published"),
            ("dateModified", "updated"),
        )
    ):
        if moment := _moment(jsonld.text(node.get(name)), language):
            yield Evidence(moment, _label(label), Provenance.JSON_LD, trust)
    for names, label in ((_PUBLISHED_METAS, "published"), (_UPDATED_METAS, "updated")):
        for place, name in enumerate(names):
            for value in declared.metas.get(name, ()):
                if moment := _moment(value, language):
                    yield Evidence(moment, _label(label), Provenance.META, 10 + place)
    yield from _marked_up(root, language)


def _label(name: str) -> Label:
    return "updated" if name == "updated" else "published"


def _moment(text: str | None, language: str | None) -> Moment | None:
    """A machine's time, a bare midnight read as the day that was meant."""
    moment = dates.read_machine(text, language)
    if moment and not moment.day_only and (moment.at.hour, moment.at.minute, moment.at.second) == (0, 0, 0):
        return Moment(dt.datetime(moment.at.year, moment.at.month, moment.at.day), Precision.DAY)  # noqa: DTZ001
    return moment


def _marked_up(root: HtmlElement, language: str | None) -> Iterator[Evidence]:
    """Microdata, RDFa, hAtom."""
    for element in islice(root.xpath("//*[@itemprop or @pubdate or @property]"), 400):
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
        if element.tag == "meta" and "itemprop" not in element.attrib:
            continue
        label: Label | None = (
            "published" if "datepublished" in names or "datecreated" in names or "pubdate" in element.attrib else None
        )
        label = "updated" if "datemodified" in names else label
        if label and not _in_other_item(element):
            value = (
                element.get("datetime")
                or element.get("content")
                or element.get("title")
                or (element.text_content()[:80] if element.tag != "meta" else None)
            )
            if moment := _moment(value, language):
                yield Evidence(moment, label, Provenance.TIME, 70)


def _in_other_item(element: HtmlElement) -> bool:
    """Whether a property is a comment's or a listed thing's rather than the article's."""
    for ancestor in element.iterancestors():
        kind = (ancestor.get("itemtype") or ancestor.get("typeof") or "").rsplit("/", 1)[-1].lower()
        if (
            kind in {"comment", "usercomments", "listitem", "videoobject", "imageobject", "event"}
            or "comment" in (ancestor.get("itemprop") or "").lower()
        ):
            return True
        names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}".lower()
        if (
            ancestor.tag in {"aside", "nav", "footer"}
            or "comment" in names
            and ancestor.tag not in {"body", "html", "article", "main"}
            or "related" in names
            and ancestor.tag not in {"body", "html", "article", "main"}
        ):
            return True
    return False


def _seen(blocks: list[Block], language: str | None, year: int | None) -> Iterator[Evidence]:
    """Times that a reader sees near the headline, and the ``<time>`` elements there."""
    for i, block in enumerate(blocks):
        if block.place is not Place.ELSEWHERE:
            yield from _time_elements(block, language)
            after = blocks[i + 1] if i + 1 < len(blocks) else None
            for stamp in _line_stamps(block, after, language, year):
                if trust := _trust(block, stamp):
                    yield Evidence(stamp.moment, stamp.label or "published", Provenance.TEXT, trust)


def _time_elements(block: Block, language: str | None) -> Iterator[Evidence]:
    for element in block.elements:
        if element.tag != "time" and not element.get("datetime"):
            continue
        moment = _moment(element.get("datetime") or element.get("content"), language)
        if moment:
            stamp = next(iter(stamps(block.text, language)), None)
            label: Label = stamp.label if stamp and stamp.label else "published"
            if re.search("updat|modif", element.get("class") or "", re.IGNORECASE):
                label = "updated"
            # Before the headline a site also shows what time it is.
            yield Evidence(moment, label, Provenance.TIME, 72 if block.distance >= 0 or label == "updated" else _UNSURE + 4)


def _line_stamps(block: Block, after: Block | None, language: str | None, year: int | None) -> list[Stamp]:
    """The stamps of a line; a day alone takes the clock that stands alone in the next; of prose, the day that begins it."""
    if len(block.text) > _LONGEST_LINE:
        found = stamps(block.text[:_LEAD_IN], language)
        return [stamp for stamp in found[:1] if stamp.moment.day_only and stamp.start <= _LEAD_IN // 2]
    found = stamps(block.text, language)
    if (
        len(found) == 1
        and found[0].moment.day_only
        and after is not None
        and after.place is not Place.ELSEWHERE
        and len(after.text) < 30
    ):
        line = ascii_digits(after.text)
        if not days_in(line, language) and len(clocks_in(line)) == 1:
            return stamps(f"{block.text} {after.text}", language) or found
    return found


def _trust(block: Block, stamp: Stamp) -> int | None:
    """How far a visible stamp is to be trusted, or None for not at all: by its label, its class and its distance."""
    far = abs(block.distance) // 300 + (0 if block.distance >= 0 else _BEFORE_HEADLINE) + (_NO_CLOCK if stamp.moment.day_only else 0)
    near = _FARTHEST_BEFORE <= block.distance <= _NEAREST_UNMARKED
    if block.place is Place.BESIDE and not (_FARTHEST_BEFORE <= block.distance <= _NEAREST_BESIDE):
        return None
    beside = 6 if block.place is Place.BESIDE else 0
    if stamp.label:
        return 80 + far + beside
    if near and _is_time(block):
        return 84 + far + beside
    bare = len(block.text) - (stamp.end - stamp.start) <= _MOST_OUTSIDE
    if near and bare and not beside:
        return 90 + far
    if near and beside and stamp.moment.day_only and len(block.text) <= stamp.end - stamp.start + 12:
        return 120 + far
    if near and len(block.text) > _LONGEST_LINE:
        return 110 + far
    return None


def _is_time(block: Block) -> bool:
    """Whether the page names the block as one that tells a time or who wrote."""
    return any(
        element.tag == "time"
        or _TIME_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}")
        for element in _around(block)
    )


def _around(block: Block) -> Iterator[HtmlElement]:
    yield from block.elements
    yield from islice(block.element.iterancestors(), 2)


def _farther(root: HtmlElement, language: str | None) -> list[Evidence]:
    """The day told far from the headline, at the article's end: where all that the page marks as dates agree on it."""
    found: list[Evidence] = []
    for element in islice(root.xpath(_MARKED_DATES), _MOST_MARKED_DATES):
        text = " ".join(element.text_content()[:_LONGEST_LINE].split())
        if not text or len(text) > _LONGEST_MARKED or any(place_of(one) is not Place.ARTICLE for one in islice(element.iterancestors(), 6)):
            continue
        for stamp in stamps(text, language)[:1]:
            at = stamp.moment.at
            day = Moment(dt.datetime(at.year, at.month, at.day), Precision.DAY)  # noqa: DTZ001
            found.append(Evidence(day, stamp.label or "published", Provenance.TIME if element.tag == "time" else Provenance.TEXT, 150))
    published = [one for one in found if one.label == "published"]
    return published[:1] if len({one.moment for one in published}) == 1 else []


def _address_year(url: str | None) -> int | None:
    """The year in the page's address, for days that are shown without theirs."""
    found = re.search(r"/(20\d\d)/", url or "")
    return int(found[1]) if found else None


def _address(url: str | None) -> Iterator[Evidence]:
    """The day in the page's address."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return
    for pattern in (_URL_DAY, _URL_DAY_LOOSE, _URL_DAY_LAST):
        if match := pattern.search(path):
            month = match["month"] if match["month"].isdigit() else months.month(match["month"], "en")
            moment = dates.read_machine(f"{match['year']}-{int(month):02d}-{int(match['day']):02d}") if month else None
            if moment and moment.day_only:
                yield Evidence(moment, "published", Provenance.URL, 200)
                return
