"""Who wrote it: people's names from JSON-LD, meta, microdata and the byline that a reader sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from packager.text.calendar.labels import labels_in
from packager.text.facts import bywords, jsonld
from packager.text.facts.declared import Declared
from packager.text.facts.marks import TELLS_AUTHOR
from packager.text.facts.namelines import DIGIT, LONGEST_BYLINE, beside_time, beside_time_piece, by_lines, without_times
from packager.text.facts.names import AGENCIES, FULL_NAME, split, unique, without_local_by
from packager.text.facts.nearby import Block, Place, stands_elsewhere
from packager.text.facts.quietnames import in_arabic, in_datelines, in_japanese, in_test_marks
from packager.text.html import line_of, words

_LATE_BYLINE = re.compile(
    rf"^(?:(?:[^\W\d_]+ )?(?:{bywords.PUT_UP})|(?:[^\W\d_]+ ){{1,2}}(?=(?:von|by|par|por|door) )) ?(?P<by>"
    r"(?:von|by|par|por|door|da|af|av|przez) (?P<names>(?!@)(?:[^\d|•·–—]{3,60}|[^\s|•·–—]{3,60})))$",
    re.IGNORECASE,
)
"""The same after a word or two: "Gespeichert von …"; who is named by an address wrote a post."""
_HANDLE = re.compile(r"[a-z0-9]+(?:[_.\-][a-z0-9]+)*|[a-z]+[A-Z]\w*|\S*\d\S*")
"""A user name rather than a person's: taken where nothing better is."""
_WITHOUT_BY = re.compile(r"^(?:by|von|par|por|di|da)\s+", re.IGNORECASE)
_CREDIT = re.compile(
    r"getty|shutterstock|\bimages\b|\bphotos?\b|\bfotos?\b|/ ?(?:ap|afp|reuters|dpa)\b|[«»]", re.IGNORECASE
)
"""What the line of a picture holds, or a sentence."""
_AUTHOR_PAGE = re.compile(
    r"[/=_-](?:authors?|autor(?:en|in|es)?|auteurs?|autore|profiles?|people|person(?:en)?|contributors?|journalist\w*|"
    r"reporters?|staff|redaktion|redaktør|kolumnist\w*|columnists?|writers?|by|user|users|members?|team)[/=_-]",
    re.IGNORECASE,
)
"""What the address of a page about an author holds."""
_AUTHOR_CLASS = re.compile(r"wrote-?_?by|written-?_?by|posted-?_?by|submitted-?_?by|__author\b|--author\b|[_-]autor\b")
_SHORTEST_NAME = 2
"""Letters of an abbreviation, which is left out where somebody is named in full."""
_LONGEST_NEWSROOM = 60
_BYLINE_RANK = 4
_MOST_OF_A_RANK = 6
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|napisane przez|"
    r"написано автором|автор|skriven av|skrevet (?:af|av)|kirjoittanut|yazan|yazar|執筆者|作者|글쓴이|كُ?تب بواسطة|"
    r"נכתב על ידי|szerző|scris de|napsal(?:\(a\))?|συντάχθηκε από|ditulis oleh|được viết bởi|autore?|auteur"
)
"""How systems label the name that they declare for cards of social networks."""
_AUTHOR_METAS = (
    "parsely-author", "sailthru.author", "byl", "author", "article:author", "og:article:author", "article:author_name",
    "articleauthor",
)  # fmt: skip
_POSSESSIVES = words("our your my their its unser unsere ihre nos notre vos votre nuestros nuestra i il os")
_NO_NEWSROOM = re.compile(r"[:©]|^\W*$")
"""What the line of a film or picture holds that is classed as its byline: "01:30 Min.", "Bild © hr"."""
_FEWEST_LISTED = 3
"""Names, each in a box of its own, that are those of a list of stories; two may be an author above and one below."""
_MOST_RUNS = 60
"""Runs of text in a box that are measured."""
_MOST_READ, _LONGEST_READ = 40, 200
"""Runs and characters of a marked element that are read."""
_RUNS_AND_BREAKS = etree.XPath("descendant::text() | descendant::br")
_BESIDE_NAME = re.compile(r"\s?[|/·•]|,\s(?=\S+(?:\s\S+){0,2}\s*$)")
"""What may stand behind a name in an element that is its author's: a bar, or a comma and up to three words."""
_LONGEST_MARKED = 120
"""Characters of an element that names an author."""
_MOST_MARKED = 40


def find(
    declared: Declared,
    blocks: list[Block],
    names: list[str],
    headline: HtmlElement | None = None,
    language: str | None = None,
) -> tuple[tuple[str, ...], str | None]:
    """Return the people who wrote the article, and the byline: as the page shows it, else whom it declares.

    ``names`` are the site's own, which are not people. Without people the byline still says who
    answers for the text: an agency, the newsroom.
    """
    site = {letters(name) for name in names}
    shown = shown_byline(blocks, language)
    said: list[str] = []
    handles: tuple[str, ...] = ()
    for _, raw in ways(declared, blocks, shown, headline, language):
        others = [one for one in raw if letters(one) not in site]
        said = said or raw
        people = unique(
            name for one in others for name in split(without_local_by(one, language)) if letters(name) not in site
        )
        people = tuple(name for name in people if len(name) > _SHORTEST_NAME) or people
        people = tuple(name for name in people if not name.islower()) or people
        if people and not all(_HANDLE.fullmatch(name) for name in people):
            return _as_shown(people, blocks, _from_markup(declared, headline)), shown
        handles = handles or people
    return handles, shown or _answers_for_it(blocks, said)


def _as_shown(people: tuple[str, ...], blocks: list[Block], marked: list[str]) -> tuple[str, ...]:
    """The people of the bylines, where they speak of some of those declared: readers see who wrote, while programs
    also list who helped, or only the first. A declared name of one word gives way to full ones. ``marked`` are texts
    that the page marks as its authors': a first one that names several is a byline, too.
    """
    declared = {name.casefold() for name in people}
    lines = [names for line in by_lines(blocks) if (names := _named_by(line))]
    lines += [names for text in marked[:1] if len(names := split(text)) > 1]
    full = [names for names in lines if all(FULL_NAME.fullmatch(name) for name in names)]
    seen = [names for names in full if any(name.casefold() in declared for name in names)]
    if not seen and all(len(name.split()) == 1 for name in people):
        seen = full[:1]
    return unique(name for names in seen for name in names) or people


def _answers_for_it(blocks: list[Block], said: list[str]) -> str | None:
    """Who answers for a text of which nobody is named: an agency or the newsroom, by a line or by declaration."""
    for line in by_lines(blocks):
        if (names := bywords.named_after(line)) and AGENCIES.match(names.strip()):
            return line
    declared = unique(jsonld.clean(one) for one in said if "http" not in one and len(one) <= _LONGEST_NEWSROOM)
    return ", ".join(declared) or None


def ways(
    declared: Declared,
    blocks: list[Block],
    shown: str | None,
    headline: HtmlElement | None,
    language: str | None = None,
) -> Iterator[tuple[str, list[str]]]:
    """Yield what each place says, after the place's name, the most trusted first; none is looked at unasked."""
    yield "json-ld author", _from_json_ld(declared)
    yield "meta author", _from_meta(declared)
    yield "markup", _from_markup(declared, headline)
    yield "byline", [shown] if shown else []
    beside = beside_time(blocks) or beside_time_piece(blocks, language)
    yield "beside the time", [name for name in beside if letters(name) not in _rubrics(declared)]
    yield "link to the author", _author_links(blocks)
    yield "line in Japanese", in_japanese(blocks, language)
    yield "line in Arabic", in_arabic(blocks, language)
    yield "dateline", in_datelines(blocks, language)
    yield "mark for tests", in_test_marks(declared)
    yield "newsroom", _newsroom(declared)


def _rubrics(declared: Declared) -> set[str]:
    """The letters of the sections that a page declares: their names stand beside its time, too."""
    named = [*jsonld.listed(declared.node.get("articleSection")), declared.meta("article:section", "section", "genre")]
    return {letters(name) for each in named if (name := jsonld.text(each))}


def letters(name: str) -> str:
    """A name's letters alone, by which a site's spellings of itself are equal: ``Stol.it`` and ``stol``."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"^(?:the|die|der|le|la)\s|\.(?:com?|org|net|de|fr|it|at|ch|uk|info|tv)$|[\W_]", "", plain)


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
        parts = (jsonld.text(author.get(part)) for part in ("givenName", "familyName"))
        named = jsonld.listed(author.get("name")) or [" ".join(filter(None, parts))]
        into += [name for one in named if (name := jsonld.text(one))]
    return people or organisations


def _from_meta(declared: Declared) -> list[str]:
    for names in (
        ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.name"),
        _AUTHOR_METAS,
        ("twitter:data1",)
        if _WRITTEN_BY.fullmatch((declared.meta("twitter:label1") or "").lower().rstrip(" :"))
        else (),
    ):
        for name in names:
            values = [value for value in declared.metas.get(name, []) if not value.startswith(("http", "/", "@"))]
            if any(split(value) for value in values):
                return values
    return []


def _from_markup(declared: Declared, headline: HtmlElement | None) -> list[str]:
    """Names marked up as the author's: itemprop, rel, hCard, or a class that says so; the surest first."""
    found: dict[int, list[tuple[HtmlElement, str]]] = {}
    for rank, element, text in _marked(declared):
        if len(found.setdefault(rank, [])) < _MOST_OF_A_RANK and split(text):
            found[rank].append((element, text))
    surest = next((found[rank] for rank in sorted(found) if found[rank]), [])
    return _without_listed(surest, headline)


def _without_listed(marked: list[tuple[HtmlElement, str]], headline: HtmlElement | None) -> list[str]:
    """The names without those of a list of other stories, each of whom stands alone in a box of its own."""
    names = [text for _, text in marked]
    if len(set(names)) < _FEWEST_LISTED:
        return names
    box = _byline_box(marked[0][0])
    together = [text for element, text in marked if box is element or box in element.iterancestors()]
    if len(set(names) - set(together)) < _FEWEST_LISTED - 1:
        return names
    lineage = set(headline.iterancestors()) if headline is not None else set()
    depths = [sum(each in lineage for each in element.iterancestors()) for element, _ in marked]
    return together if depths[0] > max(depths[len(together) :], default=0) else []


def _byline_box(element: HtmlElement) -> HtmlElement:
    """The widest box round a name that is no longer than a byline."""
    for around in element.iterancestors():
        if len("".join(islice(around.itertext(), _MOST_RUNS)).strip()) > LONGEST_BYLINE:
            break
        element = around
    return element


def _newsroom(declared: Declared) -> list[str]:
    """What is marked up as the author's name and is no person's: "Redaktion", "Staff Writer"."""
    texts = (_WITHOUT_BY.sub("", text).strip(" ,") for rank, _, text in _marked(declared) if rank <= _BYLINE_RANK)
    names = (text for text in texts if not (split(text) or labels_in(text) or _NO_NEWSROOM.search(text)))
    return [text for text in names if not text.islower() or "." in text][:1]


def _marked(declared: Declared) -> Iterator[tuple[int, HtmlElement, str]]:
    """The elements that their marks make an author's name, and their texts, each after how sure that is."""
    for element in declared.marks.authors[:_MOST_MARKED]:
        quoted = "quote" in (element.get("class") or "").lower()
        text = jsonld.clean(element.get("content") or _text_of(element))
        passed = quoted or stands_elsewhere(element) or _ends_caption(element, text)
        rank = None if passed else _mark(element)
        if rank is not None and text and len(text) < _LONGEST_MARKED:
            yield rank, element, " | ".join(without_times(text)) if DIGIT.search(text) else text


def _ends_caption(element: HtmlElement, name: str) -> bool:
    """Whether a name stands in a caption behind what that says: whose the picture is, as a portrait's is not."""
    caption = next(element.iterancestors("figcaption"), None)
    return caption is not None and not "".join(caption.itertext()).lstrip().startswith(name)


def _text_of(element: HtmlElement) -> str:
    """The beginning of an element's text, with a bar where a line of a short one ends: below a name stands a place."""
    text = " ".join(islice(element.itertext(), _MOST_READ))[:_LONGEST_READ]
    if len(text) < _LONGEST_MARKED and next(element.iter("br"), None) is not None:
        text = " ".join(run if isinstance(run, str) else "|" for run in _RUNS_AND_BREAKS(element)).strip(" |")
    elif len(element) > 1 and len(text) < _LONGEST_MARKED:
        text = _with_bars(element) or text
    return " ".join(text.split())


def _with_bars(element: HtmlElement) -> str | None:
    """The texts of what stands side by side in an element, with bars between; None unless the first is a full name."""
    beside = [element.text, *(each.tail for each in element)]
    texts = [text for each in element if (text := line_of(each))]
    named = len(texts) > 1 and FULL_NAME.fullmatch(texts[0])
    return " | ".join(texts) if named and not any((each or "").strip() for each in beside) else None


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
        return _BYLINE_RANK
    if "author" in names.split() or "vcard" in names or _AUTHOR_CLASS.search(names):
        return 5
    # Some part of a page that is named for the author is his name alone, or stands before a place or a post.
    return 6 if TELLS_AUTHOR.search(names) and FULL_NAME.fullmatch(_BESIDE_NAME.split(_text_of(element))[0]) else None


def shown_byline(blocks: list[Block], language: str | None = None) -> str | None:
    """Return the line near the headline that begins with "By" and names somebody, or has it after a word or two."""
    for line in by_lines(blocks):
        if not all(map(_begins_small, _named_by(line))) or without_local_by(line, language) != line:
            return line
        if _CREDIT.search(line) or bywords.tells_others_work(line):
            continue
        late = _LATE_BYLINE.match(line)
        full = late and (FULL_NAME.fullmatch(late["names"]) or not bywords.needs_full_name(line))
        if late and full and _names_people(late["names"]):
            return line[late.start("by") :]
    return None


def _begins_small(name: str) -> bool:
    """Whether a name begins with a small letter; those of Georgian are no smaller than others in names."""
    return name[:1].islower() and not "\u10d0" <= name[:1] <= "\u10ff"


def _named_by(line: str) -> list[str]:
    """The people whom a line names that begins with "By"; none where it speaks of something else."""
    told = bywords.named_after(line)
    names = split(told) if told and not _CREDIT.search(told) else []
    first = names[0].split() if names else [""]
    other = first[0].casefold() in _POSSESSIVES or (len(first) == 1 and bywords.needs_full_name(line))
    return [] if other else names


def _names_people(text: str) -> bool:
    names = split(text)
    return bool(names) and (
        (len(names) == 1 == len(names[0].split()) and not names[0].islower())
        or all(FULL_NAME.fullmatch(name) for name in names)
        or len(text.split()) == 1
    )


def _author_links(blocks: list[Block]) -> list[str]:
    """The person whose full name, alone in a line near the headline, is a link to what he wrote."""
    for block in blocks:
        near = block.place is not Place.ELSEWHERE and block.is_at_headline()
        link = next((each for each in block.elements if each.tag == "a"), None) if near else None
        if link is not None and _AUTHOR_PAGE.search(link.get("href") or "") and FULL_NAME.fullmatch(block.text):
            return [block.text]
    return []
