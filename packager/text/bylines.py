"""Who wrote it: people's names from JSON-LD, meta, microdata and the byline that a reader sees."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from packager.text import jsonld, months
from packager.text.declared import Declared
from packager.text.nearby import Block, Place, place_of
from packager.text.stamps import stamps

_BY_WORDS = (
    r"(?:written|posted|published|reported|edited|reviewed|compiled)\s+by|by|from|von|par|por|di|da|door|af|av|autor(?:in|es|a|i)?|auteure?s?|authors?|"
    r"text|texte|texto|testo|tekst|verfasst von|geschrieben von|ein (?:artikel|beitrag|gastbeitrag|kommentar) von|propos recueillis par|écrit par|"
    r"publié par|escrito por|scritto da|geschreven door|napsal|skrev|skriver|tekijä|автор|автори|yazar|yazan|penulis|oleh|作者|文|記者|기자"
)
_BY = re.compile(
    rf"^\W*(?:(?:eingestellt|veröffentlicht|geschrieben|verfasst|beitrag|posted|published|view all posts|zeige alle beiträge|alle beiträge|voir tous les articles|more from|story|interview)\s*)?(?:{_BY_WORDS}|interview(?=:))(?:\s*[:：]\s*|\s+)",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"^\W{{0,3}}(?:{_BY_WORDS})(?:\s*[:：]\s*|\s+)(?P<names>[^\d|•·–—]{{3,120}})", re.IGNORECASE)
_LATE_BYLINE = re.compile(
    r"^(?:[^\W\d_]+ ){1,2}(?P<by>(?:von|by|par|por|door) (?P<names>[^|•·–—]{3,60}))$", re.IGNORECASE
)
"""The same after a word or two: "Gespeichert von …"."""
_JOINED = re.compile(
    r"\s*(?:;|\||/|•|·|\n|\t|,?\s&(?:amp;)?\s|,?\s(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve|dan|with|mit|avec|con|com)\s)\s*",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"\s*[(\[].*$|\s+(?:for|pour|für|per|para|at|in|@|on|is|was|has|covers|writes|published|updated|posted|publié)\s.*$|\s[-–—|]\s.*$|\s*@\w+|\s+\S+@\S+.*$|\s+\d.*$|^\d+$|\s+(?:am|im|says|sagt|schreibt|writes|dit|dice|follow|shares?|read more|more by).*$",
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
    r"rédaction|la rédaction|redacción|redazione|redactie|newsroom|news|staff reporter|staff writer|posted|website|site|share|home|wordpress\w*|follow|sponsored|no author|kultur|video|foto|photo|"
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
_PLAUSIBLE = re.compile(r"\S*\d\S*|[^\d:+…?!©=<>{}]*")
"""A name holds digits only where it is one word, and no marks of sentences or clocks."""
_FULL_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.\-]*)(?: (?:[^\W\d_a-z][\w'’.\-]*|von|van|de|der|den|du|la|le|di|da|dos|del|al|el|bin|ten|zu|y)){1,4}"
)
"""Two to five words in capitals, particles apart: how a person is named in a line that nothing else marks."""
_HANDLE = re.compile(r"[a-z0-9]+(?:[_.\-][a-z0-9]+)*|[a-z]+[A-Z]\w*|\S*\d\S*")
"""A user name rather than a person's: taken where nothing better is."""
_MARKED = "//body//*[@rel='author' or contains(@itemprop,'author') or contains(@class,'author') or contains(@class,'byline') or contains(@class,'vcard')]"
_MOST_MARKED = 40
_LONGEST_BYLINE = 160
"""Characters of a line; a longer one is text."""
_LONGEST_NAME = 60
_MOST_WORDS = 6
_MOST_AUTHORS = 12


def find(
    root: HtmlElement, declared: Declared, blocks: list[Block], names: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """Return the people who wrote the article, and the byline: as the page shows it, else whom it declares.

    ``names`` are the site's own, which are not people. Without people the byline still says who
    answers for the text: an agency, the newsroom.
    """
    site = {_letters(name) for name in names}
    shown = _shown_byline(blocks)
    said: list[str] = []
    handles: tuple[str, ...] = ()
    for way in (
        lambda: _from_json_ld(declared),
        lambda: _from_meta(declared),
        lambda: _from_markup(root),
        lambda: [shown] if shown else [],
        lambda: _beside_time(blocks),
    ):
        raw = way()
        said = said or raw
        people = unique(name for one in raw for name in split(one) if _letters(name) not in site)
        if people and not all(_HANDLE.fullmatch(name) for name in people):
            return people, shown
        handles = handles or people
    return handles, shown or ", ".join(unique(jsonld.clean(one) for one in said if "http" not in one)) or None


def _letters(name: str) -> str:
    """A name's letters alone, by which a site's spellings of itself are equal: ``Stol.it`` and ``stol``."""
    return re.sub(r"^(?:the|die|der|le|la)\s|\.(?:com?|org|net|de|fr|it|at|ch|uk|info|tv)$|[\W_]", "", name.casefold())


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
    if (
        not _PLAUSIBLE.fullmatch(name)
        or _NOBODY.match(name)
        or (months.known(words[0], "en") and len(words) == 1)
        or AGENCIES.match(name)
        or _ORGANISATION.search(name)
    ):
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


def _from_json_ld(declared: Declared) -> list[str]:
    """The node's authors: people, or organisations where there are none."""
    node = declared.node
    by_id = {one["@id"]: one for one in declared.nodes if isinstance(one.get("@id"), str)}
    people: list[str] = []
    organisations: list[str] = []
    for value in jsonld.listed(node.get("author") or node.get("creator")):
        if isinstance(value, dict):
            value = by_id.get(value.get("@id", ""), value) if not value.get("name") else value
            into = organisations if any(kind.endswith("organization") for kind in jsonld.types(value)) else people
            into += [name for one in jsonld.listed(value.get("name")) if (name := jsonld.text(one))]
        elif name := jsonld.text(value):
            people.append(name)
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


def _from_markup(root: HtmlElement) -> list[str]:
    """Names marked up as the author's: itemprop, rel, hCard, or a class that says so; the surest first."""
    found: dict[int, list[str]] = {}
    for element in islice(root.xpath(_MARKED), _MOST_MARKED):
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


def _shown_byline(blocks: list[Block]) -> str | None:
    """The line near the headline that begins with "By", or has it after a word or two."""
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
