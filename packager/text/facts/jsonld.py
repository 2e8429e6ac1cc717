"""What a page says of itself in JSON-LD: read tolerantly, flattened, and the article's own node found."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from packager.text.html import words
from packager.text.rare import rare

Node = dict[str, Any]

ARTICLE_TYPES = {
    "newsarticle": 9, "reportagenewsarticle": 9, "analysisnewsarticle": 9, "opinionnewsarticle": 9,
    "backgroundnewsarticle": 9, "reviewnewsarticle": 9, "liveblogposting": 9, "article": 8, "blogposting": 8,
    "satiricalarticle": 8, "scholarlyarticle": 8, "medicalscholarlyarticle": 8, "techarticle": 8, "apireference": 8,
    "advertisercontentarticle": 8, "report": 8, "socialmediaposting": 7, "discussionforumposting": 7, "posting": 7,
    "recipe": 6, "review": 6, "podcastepisode": 6, "howto": 6, "newsmediaobject": 5, "qapage": 5, "question": 5,
    "videoobject": 4, "event": 2, "product": 2, "creativework": 4, "book": 3, "webpage": 3, "itempage": 3,
    "medicalwebpage": 3, "collectionpage": 1, "imageobject": 0,
}  # fmt: skip
"""How likely a node of a type is the page's article."""
_ENOUGH_FOR_FACTS = 3

# Properties whose values are other things than the article: related stories, comments, pictures.
_OTHERS = words(
    "itemlistelement haspart comment ispartof mentions citation image thumbnail associatedmedia video audio publisher "
    "author creator editor sponsor funder potentialaction review reviews isbasedon blogpost blogposts liveblogupdate "
    "relatedlink significantlink about keywords breadcrumb logo offers aggregaterating location performer"
)
_SALVAGED = ("headline", "datePublished", "dateCreated", "dateModified", "articleSection", "inLanguage", "description")
_UNSEEN = re.compile("[\u200b\ufeff]")
_LONGEST = 2_000_000
"""Characters of one script that are read."""
_LONGEST_COMMENT = 2000
"""Characters. What is longer begins with a sign that stands in a text."""
_DEEPEST = 12


def read(scripts: Iterable[str]) -> list[Node]:
    """Return the nodes of a page's JSON-LD scripts, graphs and lists flattened, those of other things left out."""
    found: list[Node] = []
    for script in scripts:
        found += _flat(_parsed(script[:_LONGEST]), 0)
    return found


def everything(scripts: Iterable[str]) -> Iterator[Node]:
    """Yield every node of a page's JSON-LD scripts, those of other things included."""
    for script in scripts:
        yield from _flat(_parsed(script[:_LONGEST]), 0, frozenset())


def article(nodes: list[Node], titles: list[str]) -> Node | None:
    """Return the node of the article: by its type, and by a headline that the page shows (``titles``)."""
    best, best_score = None, float(_ENOUGH_FOR_FACTS) - 0.5
    for node in nodes:
        score = max((ARTICLE_TYPES.get(name, -1) for name in types(node)), default=-1.0) + _likeness(node, titles)
        if "datePublished" in node:
            score += 0.5
        if score > best_score:
            best, best_score = node, score
    return best


def types(node: Node) -> list[str]:
    """Return the node's types in lower case, without their vocabulary."""
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in listed(node.get("@type"))]


def listed(value: Any) -> list[Any]:
    """Return a value that may be one thing or a list as a list."""
    if value is None:
        return []
    if isinstance(value, dict) and ("@list" in value or "@set" in value):
        value = value.get("@list") or value.get("@set") or []
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str | None:
    """Return the first text in a value: itself, its ``@value``, or its ``name``; entities resolved."""
    found = (_plain(one) for one in listed(value))
    return next((clean(str(one)) for one in found if isinstance(one, (str, int)) and str(one).strip()), None)


def _plain(value: Any) -> Any:
    """What a value says in words: a thing's own value or name."""
    if not isinstance(value, dict):
        return value
    named = value.get("@value") or value.get("name") or value.get("headline")
    return named[0] if isinstance(named, list) and named else named


_INLINE_TAG = rare(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
"""Tags that sites leave in their titles; a title may itself speak of others, such as “<dialog>”."""


def clean(value: str) -> str:
    """Return a text without entities (sites escape them twice), tags and needless spaces."""
    for _ in range(2):
        if "&" in value:
            value = html.unescape(value)
    if "<" in value:
        value = _INLINE_TAG.sub("", value)
    return " ".join((value if value.isascii() else _UNSEEN.sub(" ", value)).split())


def _likeness(node: Node, titles: list[str]) -> float:
    """How well a node's headline agrees with those that the page shows: -1 to 3."""
    headline = text(node.get("headline")) or text(node.get("name"))
    if not headline:
        return 0.0
    words = set(re.findall(r"\w+", headline.lower()))
    best = max(
        (
            2 * len(words & set(other)) / (len(words) + len(set(other)))
            for title in titles
            if (other := re.findall(r"\w+", title.lower()))
        ),
        default=0.0,
    )
    return 3 * best if best > 0.4 else -1.0


def _flat(value: Any, depth: int, others: frozenset[str] = _OTHERS) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:500]:
            yield from _flat(one, depth + 1, others)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, inner in value.items():
            if isinstance(inner, (dict, list)) and key.lower() not in others:
                yield from _flat(inner, depth + 1, others)


def _parsed(script: str) -> Any:
    """Parse what should be JSON; mend what is often broken in it, else salvage single facts."""
    stripped = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|"
        r"\]\]>)\s*$",
        "",
        script,
    ).strip()
    for attempt in _readings(stripped):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(stripped)


def _readings(script: str) -> Iterator[str]:
    """The script as it is, and mended in two ways, each only made when the one before did not parse."""
    yield script
    yield _mended(script)
    yield _mended(html.unescape(script))


def _mended(script: str) -> str:
    script = re.sub(r"^[^\S\n]*//[^\n]*$", "", _uncommented(script), flags=re.MULTILINE)
    script = re.sub(r",(\s*[}\]])", r"\1", script.rstrip("; \n\t"))
    script = re.sub(r"([\[{])\s*,", r"\1", script)
    return re.sub(r'\\(?!["\\/bfnrtu])', r"\\\\", script)


def _uncommented(script: str) -> str:
    """Leave out what stands between ``/*`` and ``*/``, if it is no longer than :data:`_LONGEST_COMMENT`."""
    *ended, rest = script.split("*/")
    begins = [piece.find("/*", max(0, len(piece) - _LONGEST_COMMENT - 2)) for piece in ended]
    kept = (piece[:at] if at >= 0 else f"{piece}*/" for piece, at in zip(ended, begins, strict=True))
    return "".join(kept) + rest


def _salvaged(script: str) -> list[Node]:
    """Single facts of a broken script that says to be of an article."""
    kind = re.search(r'"@type"\s*:\s*"(\w*(?:Article|Posting))"', script)
    if not kind:
        return []
    node: Node = {"@type": kind[1]}
    for name in _SALVAGED:
        if found := re.search(rf'"{name}"\s*:\s*"((?:[^"\\\n]|\\.)*)"', script):
            node[name] = found[1].replace('\\"', '"').replace("\\/", "/")
    if author := re.search(
        r'"author"\s*:[\[{\s]*+(?:"@type"\s*:\s*"Person"\s*,\s*)?"name"\s*:\s*"([^"\\\n]+)"', script
    ):
        node["author"] = author[1]
    return [node]
