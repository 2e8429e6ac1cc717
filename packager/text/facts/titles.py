"""The article's title: found among headline, JSON-LD, meta and ``<title>``, without the site's name."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from packager.text.facts import jsonld
from packager.text.facts.declared import Declared
from packager.text.facts.marks import Marks
from packager.text.facts.nearby import hidden
from packager.text.rare import rare
from packager.text.urls import absolute, canonical, public_site
from packager.text.words import plain_letters

_SEPARATOR = re.compile(r"\s+[|–—\-·•»«›‹:/\\~⋆*]+\s+|\s*[|»]\s*|\s+::\s+")
_PART = rare(r"\s+[|–—\-·•:/]\s+|:\s+|\s*[|»]\s*")
"""What may stand between a title and the name of its site, where the page shows which is which."""
_LINES = ("b", "strong", "font", "big", "div", "span", "p", "td", "th", "center", "i", "em")
"""Elements in which a page without headings shows its title."""
_MOST_LINES = 2000
_MOST_HEADINGS = 60
_ALIKE = 0.6
"""Share of words from which a heading counts as the declared title."""
_FAIRLY_ALIKE = 0.4
"""The same where nothing better is there."""
_FIRST_LEVEL = 0.15
"""What being an h1 counts for, in share of words."""
_ARCHIVE = re.compile(r"^.{1,120}? [»|>–-] blog archive [»|>–-] (?=\S)", re.IGNORECASE)
"""What WordPress for years put before the title of a post."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How addresses of German sites spell them, where they do not leave the dots out."""
_WORD = re.compile(r"\w+")
_FIRST_SIGN = "\u2e80"
_SIGNS = r"\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff"
_SIGN = rare(f"[{_SIGNS}]")
_SIGN_OR_WORD = rare(rf"[{_SIGNS}]|[^\W{_SIGNS}]+")
"""A word; of Chinese and Japanese, which part none, a sign. No sign comes before the first."""
_OF_A_PAGE = re.compile(r"(?:page[/-]?)?\d{1,3}|amp|print|all|full", re.IGNORECASE)
"""What stands behind an article's address in those of its pages and versions."""
_COPYRIGHT = re.compile(
    r"^\W*(?:(?:copyright|\(?c\)|©|[12]\d{3}(?:\s?[-–]\s?[12]\d{3})?|by)(?!\w)\W*)+"
    r"|(?<!\W)\W*+all rights reserved\W*+$",
    re.IGNORECASE,
)
"""What stands round the owner's name in a line of rights."""
_ANCHOR = re.compile(r"^[¶🔗#]\s+|(?<!\s)\s*+[¶🔗#§\u200b\uf0c1]$")
"""The sign of a link to the heading itself, which may stand before it."""
_SIGNS_OF_ANCHORS = "¶🔗#§\u200b\uf0c1 \n"
_TEXTS = frozenset({"main", "article"})
"""Elements that hold a page's own text."""
_ABOVE = re.compile(
    r"kicker|overline|over-?title|dachzeile|top-?line|eyebrow|spitzmarke|roof-?line|pre-?title", re.IGNORECASE
)
"""What designers call the words above a headline."""
_JOINT = rare(r"^\s*[:/|–—-]\s+|\s+[:/|–—-]\s*$")
"""What joins them to it for those who cannot see that they stand apart."""
_FEWEST_WORDS = 4
_MOST_PARTS = 20
"""Elements of a heading that are compared."""
_LONGEST_HEADING = 400
"""Characters of a heading that are compared."""


def find(declared: Declared, site: str | None, url: str | None) -> tuple[str | None, HtmlElement | None]:
    """Return the title and the element that shows it (None where none does)."""
    names = [name for name in (site, *site_names(declared), public_site(url)) if name]
    stated = [strip_site(one, names) for _, one in stated_titles(declared)]
    every = declared.marks.headings[:_MOST_HEADINGS]
    headings = [each for each in every if not _leads_up(each, url)]
    headline, shown = _headline(declared.marks, headings, stated)
    # Where a heading is known for the site's name, or stands in the page's own text, a short one is none.
    fewest = _FEWEST_WORDS if len(headings) == len(every) and not _heads_text(headline) else 1
    if shown and (not stated or any(_same_story(shown, one) or _begins(shown, one, fewest) for one in stated)):
        return strip_site(_declared_part(headline, shown, stated), names), headline
    if stated and headline is None:
        return _shown_part(declared.marks, stated[0]) or (stated[0], None)
    if stated:
        return stated[0], headline
    return shown, headline


def _heads_text(heading: HtmlElement | None) -> bool:
    """Whether a heading is an h1 in what the page calls its text, and no link."""
    if heading is None or heading.tag != "h1":
        return False
    linked = any("".join(link.itertext()).strip(_SIGNS_OF_ANCHORS) for link in heading.iter("a"))
    main = (each for each in heading.iterancestors() if each.tag in _TEXTS or each.get("role") == "main")
    return not linked and next(heading.iterancestors("a"), None) is None and next(main, None) is not None


def _begins(shown: str, stated: str, fewest: int) -> bool:
    """Whether a heading of more words than a site's name has (``fewest``) is the first part of a declared title."""
    return sum(0.5 if _is_sign(word) else 1 for word in _words(shown)) >= fewest and any(
        _key(stated[: mark.start()]) == _key(shown) for mark in _SEPARATOR.finditer(stated)
    )


def _declared_part(heading: HtmlElement, shown: str, stated: list[str]) -> str:
    """The part of a heading that the page declares as its title, where an element of its own holds the rest (what
    stands above a headline: "Crisis at the bank", or its day), or it, behind a label ("Thread:")."""
    for one in stated:
        size = len(one)
        for part, rest in ((shown[-size:], shown[:-size]), (shown[:size], shown[size:])):
            told = part.casefold() == one.casefold()
            labelled = rest.rstrip().endswith(":") and _is_element_of(heading, part)
            if told and (labelled or _is_element_of(heading, rest)):
                return part
    return shown


def _is_element_of(heading: HtmlElement, text: str) -> bool:
    """Whether an element of a heading holds the whole of a text."""
    wanted = _key(text)
    parts = islice(heading.iterdescendants("*"), _MOST_PARTS)
    return bool(wanted) and any(_key(part.text_content()) == wanted for part in parts)


def _shown_part(marks: Marks, stated: str) -> tuple[str, HtmlElement] | None:
    """The line of a page without headings that is its title, or the part of it that is not the site's: of two parts
    that are lines of their own, the first to be shown is the name in the masthead; a lonely one must be the longest.
    """
    parts = [stated, *(part for part in _PART.split(stated) if len(part.split()) > 1)]
    wanted = {_key(part): part for part in parts}
    found: dict[str, HtmlElement] = {}
    for element in islice(marks.root.iter(*_LINES), _MOST_LINES):
        text = element.text or ""
        if len(text) <= _LONGEST_HEADING and (key := _key(text)) in wanted and key not in found and not hidden(element):
            found[key] = element
    whole = _key(stated)
    best = whole if whole in found else next(reversed(found), None)
    if best is None or (best != whole and len(found) == 1 and wanted[best] != max(parts[1:], key=len)):
        return None
    return wanted[best], found[best]


def site_names(declared: Declared) -> list[str]:
    """Return what the page calls its site, likeliest first."""
    publisher = jsonld.text(declared.node.get("publisher"))
    sites = [jsonld.text(node.get("name")) for node in declared.nodes if "website" in jsonld.types(node)]
    found = [
        declared.meta("og:site_name"),
        publisher,
        *sites,
        declared.meta("application-name", "twitter:app:name:iphone", "dc.publisher", "cre"),
        _COPYRIGHT.sub("", declared.meta("copyright") or "").strip(),
    ]
    named = (_as_named(name) for name in found if name and len(name) < 80)
    return list(dict.fromkeys(name for name in named if name))


def _as_named(name: str) -> str | None:
    """A site's name as readers know it: of an address its host, and nothing of a template that was not filled in."""
    if "://" in name:
        return public_site(name)
    return None if "{" in name else name.strip("/@ ")


def strip_site(title: str, names: list[str]) -> str:
    """Return a title without the part that names its site: ``Title - Site``, ``Site: Title``, ``Title | Part |"
    " Site``."""
    known = {key for name in names for each in {name, name.split(".")[0]} for key in _keys(each)}
    title = _ARCHIVE.sub("", title)
    for _ in range(3):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            break
        head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
        first, rest = title[: marks[0].start()], title[marks[0].end() :]
        if _names_site(tail, known) and head.strip():
            title = head.strip()
        elif _names_site(first, known) and rest.strip():
            title = rest.strip()
        else:
            break
    return title


def _names_site(part: str, known: set[str]) -> bool:
    return any(
        key == name or (len(name) > 3 and len(key) > 3 and (key in name or name in key) and len(key) < 3 * len(name))
        for key in _keys(part)
        for name in known
    )


def _keys(name: str) -> set[str]:
    """Return by what a name is known again: as it is written, and as an address spells it, without accents."""
    forms = (name, plain_letters(name), plain_letters(name.lower().translate(_UMLAUTS)))
    return {_key(form) for form in forms} - {""}


def _key(name: str) -> str:
    return re.sub(r"^the|\.(?:com|org|net|fr|de|co\.uk|info)$|\W", "", name.lower())


def stated_titles(declared: Declared) -> list[tuple[str, str]]:
    """Return the titles that the page declares, each after the name of its place, likeliest first."""
    node = declared.node
    article = max((jsonld.ARTICLE_TYPES.get(name, 0) for name in jsonld.types(node)), default=0) >= 5
    headline = jsonld.text(node.get("headline")) or (jsonld.text(node.get("name")) if article else None)
    found = [
        ("json-ld headline", headline if article else None),
        declared.named("og:title"),
        declared.named("parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title"),
        declared.named("twitter:title", "title"),
        ("title element", declared.title),
    ]
    return [(place, one) for place, one in found if one]


def _leads_up(heading: HtmlElement, url: str | None) -> bool:
    """Whether a heading is a link to what the page is in: the name of its site or section, not of the article."""
    parent = heading.getparent()
    link = parent if parent is not None and parent.tag == "a" else next(heading.iter("a"), None)
    target = absolute(url, link.get("href")) if url and link is not None else None
    if link is None or not target or _key(link.text_content()) != _key(heading.text_content()):
        return False
    above, own = canonical(target).rstrip("/"), canonical(url or "").rstrip("/")
    return own.startswith(f"{above}/") and not _OF_A_PAGE.fullmatch(own[len(above) + 1 :])


def _headline(marks: Marks, headings: list[HtmlElement], stated: list[str]) -> tuple[HtmlElement | None, str | None]:
    """The heading that agrees best with the declared titles; the page's only h1 where none does."""
    wanted = [words for one in stated if (words := set(_words(one)))]
    best, score = _likest(headings, wanted)
    if score < _ALIKE and wanted:
        other, other_score = _likest(marks.called_headings[:_MOST_HEADINGS], wanted)
        best, score = (other, other_score) if other_score >= _ALIKE else (best, score)
    if score < _ALIKE:
        firsts = [
            heading
            for heading in headings
            if heading.tag == "h1" and not hidden(heading) and heading.text_content().strip()
        ]
        best = firsts[0] if len(firsts) == 1 else best if score >= _FAIRLY_ALIKE else None
    return best, _shown(best) if best is not None else None


def _likest(headings: list[HtmlElement], wanted: list[set[str]]) -> tuple[HtmlElement | None, float]:
    """The heading whose words agree best with any of the wanted, and how well; a first-level one before others."""
    best, best_score = None, 0.0
    for heading in headings:
        words = set(_words(heading.text_content()[:_LONGEST_HEADING]))
        score = (
            max((2 * len(words & other) / (len(words) + len(other)) for other in wanted), default=0.0) if words else 0.0
        )
        score += _FIRST_LEVEL if words and heading.tag == "h1" else 0.0
        if score > best_score + 1e-9:
            best, best_score = heading, score
    return best, best_score


def _shown(heading: HtmlElement) -> str | None:
    if next(heading.iter("rt"), None) is not None:
        # How a word is read stands over it, and parts nothing of the line.
        return jsonld.clean("".join(heading.xpath(".//text()[not(ancestor::rt or ancestor::rp)]"))) or None
    parts = islice(heading.iterdescendants("*"), _MOST_PARTS)
    above = {text for part in parts if _is_above(part) for text in part.itertext()}
    texts = [part for part in heading.itertext() if isinstance(part, str)]
    own = _JOINT.sub("", jsonld.clean(" ".join(part for part in texts if part not in above))) if above else ""
    return _ANCHOR.sub("", own or jsonld.clean(" ".join(texts))) or None


def _is_above(part: HtmlElement) -> bool:
    """Whether a part of a heading is named for standing above the headline."""
    return _ABOVE.search(part.get("class") or "") is not None


def _same_story(shown: str, stated: str) -> bool:
    """Whether a heading and a declared title are the same but for a subtitle, a rubric or the site's name."""
    a, b = set(_words(shown)), set(_words(stated))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.75 and len(a) >= 0.5 * len(b)


def _words(text: str) -> list[str]:
    lowered = text.lower()
    return (_WORD if max(lowered, default="") < _FIRST_SIGN else _SIGN_OR_WORD).findall(lowered)


def _is_sign(word: str) -> bool:
    return word >= _FIRST_SIGN and _SIGN.match(word) is not None
