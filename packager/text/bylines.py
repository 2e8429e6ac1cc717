"""Who wrote it: people's names from JSON-LD, meta, microdata and the byline that a reader sees."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from packager.text import jsonld
from packager.text.declared import Declared
from packager.text.jsonld import Node
from packager.text.nearby import Block, Place

_BY_WORDS = (
    r"(?:written|posted|published|reported|edited|reviewed|compiled)\s+by|by|from|von|par|por|di|da|door|af|av|autor(?:in|es|a|i)?|auteure?s?|authors?|"
    r"text|texte|texto|testo|tekst|verfasst von|geschrieben von|ein (?:artikel|beitrag|gastbeitrag|kommentar) von|propos recueillis par|écrit par|"
    r"publié par|escrito por|scritto da|geschreven door|napsal|skrev|skriver|tekijä|автор|автори|yazar|yazan|penulis|oleh|作者|文|記者|기자"
)
_BY = re.compile(rf"^\W*(?:{_BY_WORDS})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
_BYLINE = re.compile(rf"^\W{{0,3}}(?:{_BY_WORDS})(?:\s*[:：]\s*|\s+)(?P<names>[^\d|•·–—]{{3,120}})", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:;|\||/|•|·|\n|\t|,?\s&(?:amp;)?\s|,?\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve|dan|with|mit|avec|con|com)\s)\s*",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"\s*[(\[].*$|\s+(?:for|pour|für|per|para|at|in|@|on|is|was|has|covers|writes|published|updated|posted|publié)\s.*$|\s[-–—|]\s.*$|\s*@\w+|\s+\S+@\S+.*$|\d.*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:\b(?:staff|senior|chief|contribut\w+|associate|managing|executive|deputy|assistant|special|guest|freelance|news|sports?|business|"
    r"political|editor|reporter|writer|correspondent|journalist\w*|columnist|producer|author|redakt\w+|redacteur|rédact\w+|korrespondent\w*|"
    r"corresponsal|periodista|giornalista|intern|phd|ph\.d|m\.d|md|jr|sr|contributor|analyst|professor|director|photograph\w+|team|desk|"
    r"redazione|redacción|bureau|service)\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:admin\w*|administrator|editor\w*|root|webmaster|user\w*|guest|gast|anonym\w*|unknown|none|null|n/?a|staff|author|autor|redaktion|redaction|"
    r"rédaction|la rédaction|redacción|redazione|redactie|newsroom|news|staff reporter|staff writer|posted|website|site|share|home|wordpress|"
    r"contributor|by|von|par|por|di|super user|default|undefined|editorial(?: team| staff| board)?|news desk|web desk|online desk|agencies|agency)$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|ag|staff|team|desk|news|newsroom|agenc\w+|agentur\w*|press|reuters|media|magazine|times|post|herald|tribune|gazette|"
    r"journal|network|radio|tv|editors?|editorial|redaktion|rédaction|redacción|redazione|redactie|redakcja|редакция|association|institute|university|"
    r"foundation|group|company|corporation|committee|council|ministry|department|online|blog|wire|bureau|correspondent)\b|\.(?:com|org|net|de|fr|co|info|tv)\b",
    re.IGNORECASE,
)
AGENCIES = re.compile(
    r"^(?:the )?(?:afp|ap|associated press|reuters|dpa(?:-\w+)?|ats|apa|ansa|efe|lusa|pap|tass|ria novosti|xinhua|kyodo|pti|ians|ani|upi|belga|anp|"
    r"ntb|tt|ritzau|stt|interfax|anadolu(?: agency)?|aa|dha|iha|europa press|agence france-presse|keystone-ats|sid|epd|kna|cnn wire|bloomberg|"
    r"zoomin|antara|yonhap|cna|pa media|press association|canadian press|aap|askanews|adnkronos|agi)$",
    re.IGNORECASE,
)
"""News agencies, which stand in bylines and are not people."""
_MARKED = "//body//*[@rel='author' or contains(@itemprop,'author') or contains(@class,'author') or contains(@class,'byline') or contains(@class,'vcard')]"
_MOST_MARKED = 40
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_AUTHORS = 12


def find(
    root: HtmlElement, declared: Declared, blocks: list[Block], names: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """Return the people who wrote the article and the byline as the page shows it.

    ``names`` are the site's own, which are not people.
    """
    site = {name.casefold() for name in names}
    shown = _shown_byline(blocks)
    ways = (
        lambda: _from_json_ld(declared.node, declared.nodes),
        lambda: _from_meta(declared),
        lambda: _from_markup(root),
        lambda: [shown] if shown else [],
    )
    for way in ways:
        people = unique(person for one in way() for person in split(one) if person.casefold() not in site)
        if people:
            return people, shown
    return (), shown


def split(text: str) -> list[str]:
    """Return the people named in a byline, without "By", titles and agencies."""
    text = jsonld.clean(text)
    if "http" in text or "www." in text:
        return []
    text = _BY.sub("", text)
    found: list[str] = []
    for part in _JOINED.split(text):
        for name in _comma_parts(part):
            name = person(name)
            if name:
                found.append(name)
    return found


def person(text: str) -> str | None:
    """Return a person's name, cleaned, or None for what is none: an agency, an organisation, a sentence, nobody."""
    name = _AFTERTHOUGHT.sub("", _BY.sub("", text.strip())).strip(" ,.;:|-–—*·•\"'“”")
    words = name.split()
    if not 1 <= len(words) <= _MOST_WORDS or not 2 <= len(name) <= _LONGEST_NAME or not re.search(r"[^\W\d_]{2}", name):
        return None
    if _NOBODY.match(name) or AGENCIES.match(name) or _ORGANISATION.search(name):
        return None
    return name


def unique(names: object) -> tuple[str, ...]:
    """Return names once each, in their order, whatever their case."""
    seen: dict[str, str] = {}
    for name in names:  # type: ignore[attr-defined]
        seen.setdefault(re.sub(r"\W+", " ", name.casefold()).strip(), name)
    return tuple(seen.values())[:_MOST_AUTHORS]


def _comma_parts(text: str) -> list[str]:
    """Names between commas, without the roles that also stand there ("Ann Lee, Staff Writer")."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and all(len(part.split()) == 1 for part in parts) and not _ROLE.search(parts[1]):
        return [f"{parts[1]} {parts[0]}"]  # Lee, Ann
    kept = [part for i, part in enumerate(parts) if i == 0 or not _ROLE.search(part)]
    return kept if all(i == 0 or len(part.split()) > 1 for i, part in enumerate(kept)) else kept[:1]


def _from_json_ld(node: Node, nodes: list[Node]) -> list[str]:
    by_id = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str)}
    found = []
    for value in jsonld.listed(node.get("author") or node.get("creator")):
        if isinstance(value, dict):
            value = by_id.get(value.get("@id", ""), value) if not value.get("name") else value
            kinds = jsonld.types(value)
            if "organization" in kinds or "newsmediaorganization" in kinds:
                continue
            found += [name for one in jsonld.listed(value.get("name")) if (name := jsonld.text(one))]
        elif name := jsonld.text(value):
            found.append(name)
    return found


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


def _from_markup(root: HtmlElement) -> list[str]:
    """Names marked up as the author's: itemprop, rel, hCard, or a class that says so; the surest first."""
    found: dict[int, list[str]] = {}
    for element in islice(root.xpath(_MARKED), _MOST_MARKED):
        rank = _mark(element)
        text = jsonld.clean(element.get("content") or element.text_content()[:200]) if rank is not None else ""
        if rank is not None and text and len(text) < 120 and len(found.setdefault(rank, [])) < 6 and split(text):
            found[rank].append(text)
    return next((found[rank] for rank in sorted(found) if found[rank]), [])


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


def _shown_byline(blocks: list[Block]) -> str | None:
    """The line near the headline that begins with "By"."""
    for block in blocks:
        if block.place is not Place.ELSEWHERE and -200 <= block.distance <= 1200 and len(block.text) < 160:
            match = _BYLINE.match(block.text)
            if match and split(match["names"]):
                return block.text
    return None
