"""Who wrote it: people's names from JSON-LD, meta, microdata and the byline that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from packager.text import jsonld
from packager.text.declared import Declared
from packager.text.names import BY_WORDS, person, split, unique
from packager.text.nearby import Block, Place, place_of
from packager.text.stamps import stamps

_BYLINE = re.compile(rf"^\W{{0,3}}(?:{BY_WORDS})(?:\s*[:：]\s*|\s+)(?P<names>[^\d|•·–—]{{3,120}})", re.IGNORECASE)
_LATE_BYLINE = re.compile(
    r"^(?:[^\W\d_]+ ){1,2}(?P<by>(?:von|by|par|por|door) (?P<names>[^|•·–—]{3,60}))$", re.IGNORECASE
)
"""The same after a word or two: "Gespeichert von …"."""
_FULL_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.\-]*)(?: (?:[^\W\d_a-z][\w'’.\-]*|von|van|de|der|den|du|la|le|di|da|dos|del|al|el|bin|ten|"
    r"zu|y)){1,4}"
)
"""Two to five words in capitals, particles apart: how a person is named in a line that nothing else marks."""
_HANDLE = re.compile(r"[a-z0-9]+(?:[_.\-][a-z0-9]+)*|[a-z]+[A-Z]\w*|\S*\d\S*")
"""A user name rather than a person's: taken where nothing better is."""
_MOST_MARKED = 40
_LONGEST_BYLINE = 160
"""Characters of a line; a longer one is text."""


def find(declared: Declared, blocks: list[Block], names: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Return the people who wrote the article, and the byline: as the page shows it, else whom it declares.

    ``names`` are the site's own, which are not people. Without people the byline still says who
    answers for the text: an agency, the newsroom.
    """
    site = {_letters(name) for name in names}
    shown = shown_byline(blocks)
    said: list[str] = []
    handles: tuple[str, ...] = ()
    for _, raw in ways(declared, blocks, shown):
        said = said or raw
        people = unique(name for one in raw for name in split(one) if _letters(name) not in site)
        if people and not all(_HANDLE.fullmatch(name) for name in people):
            return people, shown
        handles = handles or people
    return handles, shown or ", ".join(unique(jsonld.clean(one) for one in said if "http" not in one)) or None


def ways(declared: Declared, blocks: list[Block], shown: str | None) -> Iterator[tuple[str, list[str]]]:
    """Yield what each place says, after the place's name, the most trusted first; none is looked at unasked."""
    yield "json-ld author", _from_json_ld(declared)
    yield "meta author", _from_meta(declared)
    yield "markup", _from_markup(declared)
    yield "byline", [shown] if shown else []
    yield "beside the time", _beside_time(blocks)


def _letters(name: str) -> str:
    """A name's letters alone, by which a site's spellings of itself are equal: ``Stol.it`` and ``stol``."""
    return re.sub(r"^(?:the|die|der|le|la)\s|\.(?:com?|org|net|de|fr|it|at|ch|uk|info|tv)$|[\W_]", "", name.casefold())


def _from_json_ld(declared: Declared) -> list[str]:
    """The node's authors: people, or organisations where there are none."""
    node = declared.node
    by_id = {one["@id"]: one for one in declared.nodes if isinstance(one.get("@id"), str)}
    people: list[str] = []
    organisations: list[str] = []
    for value in jsonld.listed(node.get("author") or node.get("creator")):
        if not isinstance(value, dict):
            people += [name] if (name := jsonld.text(value)) else []
            continue
        author = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        into = organisations if any(kind.endswith("organization") for kind in jsonld.types(author)) else people
        into += [name for one in jsonld.listed(author.get("name")) if (name := jsonld.text(one))]
    return people or organisations


def _from_meta(declared: Declared) -> list[str]:
    for names in (
        ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.name"),
        (
            "parsely-author",
            "sailthru.author",
            "byl",
            "author",
            "article:author",
            "og:article:author",
            "article:author_name",
        ),
        ("twitter:data1",)
        if (declared.meta("twitter:label1") or "").lower()
        in {"written by", "verfasst von", "écrit par", "escrito por", "geschrieben von"}
        else (),
    ):
        for name in names:
            values = [value for value in declared.metas.get(name, []) if not value.startswith(("http", "/", "@"))]
            if any(split(value) for value in values):
                return values
    return []


def _from_markup(declared: Declared) -> list[str]:
    """Names marked up as the author's: itemprop, rel, hCard, or a class that says so; the surest first."""
    found: dict[int, list[str]] = {}
    for element in declared.marks.authors[:_MOST_MARKED]:
        rank = _mark(element) if not _of_other(element) else None
        text = jsonld.clean(element.get("content") or element.text_content()[:200]) if rank is not None else ""
        if rank is not None and text and len(text) < 120 and len(found.setdefault(rank, [])) < 6 and split(text):
            found[rank].append(text)
    return next((found[rank] for rank in sorted(found) if found[rank]), [])


def _of_other(element: HtmlElement) -> bool:
    """Whether a name is a commentator's, or stands among related stories."""
    return any(
        place_of(one) is Place.ELSEWHERE
        for one in islice(element.iterancestors(), 8)
        if one.tag not in {"body", "html"}
    )


def _mark(element: HtmlElement) -> int | None:
    """How surely an element's mark makes its text the author's name: 0 is surest."""
    names = (element.get("class") or "").lower()
    if "author" in (element.get("itemprop") or ""):
        return 0
    if element.get("rel") == "author":
        return 1
    if "author" in names and "name" in names:
        return 2
    if element.tag == "a" and "author" in names:
        return 3
    if "byline" in names:
        return 4
    return 5 if "author" in names.split() or "vcard" in names else None


def shown_byline(blocks: list[Block]) -> str | None:
    """Return the line near the headline that begins with "By", or has it after a word or two."""
    for block in blocks:
        if block.place is Place.ELSEWHERE or not -200 <= block.distance <= 1200 or len(block.text) >= _LONGEST_BYLINE:
            continue
        match = _BYLINE.match(block.text)
        if match and any(not name[:1].islower() for name in split(match["names"])):
            return block.text
        late = _LATE_BYLINE.match(block.text)
        if late and (
            len(late["names"].split()) == 1 or all(_FULL_NAME.fullmatch(name) for name in split(late["names"]))
        ):
            return block.text[late.start("by") :]
    return None


def _beside_time(blocks: list[Block]) -> list[str]:
    """A person's full name that shares a short line with the time: "Ann Lee / 07.11.2023 / 09:30"."""
    for block in blocks:
        if (
            block.place is Place.ARTICLE
            and -200 <= block.distance <= 400
            and len(block.text) < 120
            and (found := stamps(block.text, None))
        ):
            before = re.split(r"\s*[/|·•–—,]\s*|\s+(?:am|on|le|el)$", block.text[: found[0].start].strip())
            names = [name for part in before if (name := person(part)) and _FULL_NAME.fullmatch(name)]
            if names:
                return names
    return []
