"""Facts about an article, read from the whole page: title, authors, times, language, site.

The tree is read and never changed. Sources in order of trust: JSON-LD, meta, microdata, ``<time>``,
the text that a reader sees near the headline, and the address last.
"""

from __future__ import annotations

import datetime as dt
import re

from lxml.html import HtmlElement

from packager.frozen import frozen
from packager.model import Provenance
from packager.text.facts import bylines, declared, jsonld, machinetimes, nearby, pagetimes, titles
from packager.text.facts.declared import Declared
from packager.text.facts.weighing import Evidence
from packager.text.html import words
from packager.text.urls import absolute, public_site
from packager.text.words import is_right_to_left, primary
from packager.times import Moment

_TYPE_OF_ARTICLE = 5
"""Rank in :data:`jsonld.ARTICLE_TYPES` from which a type is one of articles."""
_LISTS = frozenset({"collectionpage", "searchresultspage"})
"""Types of pages that list articles."""
_LONGEST_NUMBER = 7
"""Digits of a number of words."""
_PATH = re.compile(r"/?[a-z0-9]+(?:[-_/][a-z0-9]+)+/?")
"""A section as systems write it in addresses."""
_SEPARATORS = re.compile(r"[-_]")
_SLOGAN = re.compile(r"\s(?:[|•·–—-]|//)\s|｜")


@frozen
class Facts:
    """What a page says of its article. What it does not say is None or empty."""

    title: str | None = None
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
    canonical: str | None = None
    image: str | None = None
    description: str | None = None
    doubts: tuple[pagetimes.Doubt, ...] = ()
    """What the page states and is not believed."""
    is_article: bool = False
    """Whether the page says that it is one, or names an author or a time of publication."""
    claims: bool = False
    """Whether it says so itself."""
    free: bool | None = None
    """Whether all may read the whole of it, where the page says so."""
    stated_words: int | None = None
    """How many words the page says it has."""


@frozen
class Look:
    """A page looked at, from which facts are read."""

    page: declared.Declared
    language: str | None
    local: str | None
    """The language with the region that decides how its days are written."""
    site_names: list[str]
    title: str | None
    headline: HtmlElement | None
    times: list[Evidence]
    """What the page declares of times for machines."""
    blocks: list[nearby.Block]
    """The lines around the headline."""


def look(
    root: HtmlElement,
    *,
    url: str | None,
    located: HtmlElement | None,
    language: str | None,
    said: Declared | None = None,
) -> Look:
    """Collect what :func:`read` and :func:`packager.text.facts.candidates.candidates` read facts from."""
    page = said or declared.read(root)
    tag = language or declared_language(root, page)
    names = titles.site_names(page)
    title, headline = titles.find(page, names[0] if names else None, url)
    names = [name for name in names if name != title]
    local = _with_region(tag, page, url)
    times = list(machinetimes.declared(page, local, headline))
    to_the_minute = {one.label for one in times if not one.moment.day_only} == {"published", "updated"}
    begin = headline if headline is not None else located
    blocks = nearby.around(begin, _body(root), nearby.NEAR if to_the_minute else nearby.AFTER)
    return Look(page, tag, local, names, title, headline, times, blocks)


def read(
    root: HtmlElement,
    *,
    url: str | None = None,
    located: HtmlElement | None = None,
    language: str | None = None,
    fetched: dt.datetime | None = None,
    said: Declared | None = None,
) -> Facts:
    """Read a page's facts.

    ``root`` is the whole tree, ``located`` the element that holds the text, if it was found.
    ``language`` is what is known of it from elsewhere and stands over what the page declares.
    ``fetched`` bounds the future and dates relative times. ``said`` is what the page declares, if
    that was read before.
    """
    seen = look(root, url=url, located=located, language=language, said=said)
    page, names = seen.page, seen.site_names
    people, byline = bylines.find(page, seen.blocks, [*names, *_host_names(url)], seen.headline, seen.language)
    times = pagetimes.find(page, seen.times, seen.blocks, url=url, language=seen.local, fetched=fetched)
    published, updated, claimed = times.published, times.updated, claims(page)
    return Facts(
        title=seen.title,
        authors=people,
        byline=byline,
        published=published.moment if published else None,
        published_from=published.source if published else None,
        updated=updated.moment if updated else None,
        updated_from=updated.source if updated else None,
        language=seen.language,
        direction=direction(root, seen.language),
        site=_site(names[0], url) if names else public_site(url),
        rubric=_rubric(page),
        canonical=absolute(url, page.canonical or page.meta("og:url")),
        image=_image(page, url),
        description=page.meta("og:description", "description", "twitter:description")
        or jsonld.text(page.node.get("description")),
        doubts=times.doubts,
        # A day in the address says nothing of what the page is.
        is_article=bool(people or (published and published.source is not Provenance.URL)) or claimed,
        claims=claimed,
        free=_free(page.node.get("isAccessibleForFree")),
        stated_words=_number(page.node.get("wordCount")),
    )


def claims(page: declared.Declared) -> bool:
    """Whether the page calls itself an article. Systems write ``og:type`` so on lists of articles as well."""
    kinds = (jsonld.ARTICLE_TYPES.get(name, 0) for name in jsonld.types(page.node))
    if max(kinds, default=0) >= _TYPE_OF_ARTICLE:
        return True
    if (page.meta("og:type") or "").lower() != "article":
        return False
    return not any(_LISTS.intersection(jsonld.types(node)) for node in page.nodes)


def _free(value: object) -> bool | None:
    """What ``isAccessibleForFree`` says: a boolean, or its name."""
    return {"true": True, "false": False}.get(str(value).rsplit("/", 1)[-1].lower())


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isdecimal() and text.isascii() and len(text) < _LONGEST_NUMBER else None


def _host_names(url: str | None) -> list[str]:
    """The names that a site's address gives it: ``example.co.uk`` and ``example``."""
    host = public_site(url)
    return [host, *[label for label in host.split(".")[:-1] if len(label) > 3]] if host else []


def _site(name: str, url: str | None) -> str:
    """A site's name without the slogan beside it: of several parts, the one that its address says as well."""
    hosts = [bylines.letters(each) for each in _host_names(url)]
    parts = (
        [(part, bylines.letters(part)) for part in _SLOGAN.split(name)] if bylines.letters(name) not in hosts else []
    )
    own = (part for part, said in parts if any(host in said or (len(said) > 3 and said in host) for host in hosts))
    return (next(own, name) if len(parts) > 1 else name).removeprefix("www.")


def _body(root: HtmlElement) -> HtmlElement | None:
    return root if root.tag == "body" else root.find("body")


def declared_language(root: HtmlElement, page: declared.Declared) -> str | None:
    """Return the language that the page declares, as a BCP 47 tag in its usual case, or None."""
    return next((tag for _, one in declared_languages(root, page) if one and (tag := language_tag(one))), None)


def declared_languages(root: HtmlElement, page: declared.Declared) -> list[tuple[str, str | None]]:
    """Return what each place says of the language, after the place's name, the most trusted first."""
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return [
        ("html lang", own),
        ("json-ld inLanguage", jsonld.text(page.node.get("inLanguage"))),
        page.named("content-language", "language", "dc.language", "dcterms.language"),
        page.named("og:locale"),
    ]


def language_tag(text: str) -> str | None:
    """Return a language tag in its usual case (``pt-BR``, ``zh-Hant``), or None for what is none."""
    parts = [part for part in text.strip().split(",")[0].split(".")[0].replace("_", "-").split("-") if part]
    if not parts or not parts[0].isascii() or not parts[0].isalpha() or len(parts[0]) not in {2, 3}:
        return None
    made = [parts[0].lower()]
    for part in parts[1:]:
        if not part.isascii() or not part.isalnum() or len(part) > 8:
            break
        made.append(
            part.title() if len(part) == 4 and part.isalpha() else part.upper() if len(part) == 2 else part.lower()
        )
    return "-".join(made)


def direction(root: HtmlElement, language: str | None) -> str:
    """Return ``rtl`` or ``ltr``: by the language, else as the page says."""
    if language:
        return "rtl" if is_right_to_left(language) else "ltr"
    body = _body(root)
    said = root.get("dir") or (body.get("dir") if body is not None else None) or ""
    return "rtl" if said.lower() == "rtl" else "ltr"


_REGIONS = {"uk": "GB", "eu": "IE"} | {each: each.upper() for each in words("au nz in ie za ca ng ke pk sg my hk")}
"""Countries whose domains tell how English is dated there."""


def _with_region(tag: str | None, page: declared.Declared, url: str | None) -> str | None:
    """The language with the region in which the page is published: it decides ``03/04`` and what BST is."""
    if not tag or primary(tag) != "en":
        return tag
    country = (public_site(url) or "").rpartition(".")[2]
    if country in _REGIONS:
        return f"en-{_REGIONS[country]}"
    locale = language_tag(page.meta("og:locale") or "")
    return locale if tag == "en" and locale and primary(locale) == "en" else tag


def _rubric(page: declared.Declared) -> str | None:
    """The section of the paper that the page names, the first of several; of a path in the site, its last part."""
    found = jsonld.text(page.node.get("articleSection")) or page.meta(
        "article:section", "og:article:section", "parsely-section", "section", "cxenseparse:section"
    )
    if not found or len(found) > 80 or found.startswith("http"):
        return None
    *others, last = found.split(",")
    first = found if not others or "&" in last else others[0].strip()  # "Health, Food & Drink" is one
    return _SEPARATORS.sub(" ", first.strip("/").rpartition("/")[2]) if _PATH.fullmatch(first) else first or None


def _image(page: declared.Declared, url: str | None) -> str | None:
    """The address of the picture that stands for the article."""
    found = page.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    if not found:
        value = next(iter(jsonld.listed(page.node.get("image"))), None)
        found = (value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else value
    return absolute(url, found) if isinstance(found, str) else None
