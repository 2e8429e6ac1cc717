"""What a page declares in its head and in JSON-LD, collected in one pass over the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from packager.text.facts import jsonld, marks
from packager.text.facts.jsonld import Node
from packager.text.facts.marks import Marks

_MOST_METAS = 400
"""More ``<meta>`` than any page has in good faith."""


@dataclass(slots=True)
class Declared:
    """A page's declarations; texts cleaned, names in lower case."""

    marks: Marks
    """The elements that further facts are read from."""
    metas: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None
    """``<title>``."""
    canonical: str | None = None
    node: Node = field(default_factory=dict)
    """The article's own JSON-LD node, or an empty one."""
    nodes: list[Node] = field(default_factory=list)

    def meta(self, *names: str) -> str | None:
        """Return the first text of the first of ``names`` that has one."""
        return self.named(*names)[1]

    def named(self, *names: str) -> tuple[str, str | None]:
        """Return the first of ``names`` that has a text, as ``meta name``, and the text; None where none has."""
        found = ((f"meta {name}", values[0]) for name in names if (values := self.metas.get(name)))
        return next(found, ("meta", None))


def read(root: HtmlElement) -> Declared:
    """Collect the declarations of a page."""
    found = Declared(marks=marks.read(root))
    for meta in found.marks.metas[:_MOST_METAS]:
        content = jsonld.clean(meta.get("content") or meta.get("value") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv") if content else ():
            for name in (meta.get(attribute) or "").lower().split():
                found.metas.setdefault(name, []).append(content)
    title = next(iter(found.marks.titles), None)
    found.title = jsonld.clean(title.text_content()) or None if title is not None else None
    for link in found.marks.links:
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found.canonical = link.get("href").strip()
            break
    scripts = (script.text or "" for script in found.marks.scripts if "ld+json" in (script.get("type") or "").lower())
    found.nodes = jsonld.read(scripts)
    titles = [one for one in (found.meta("og:title"), found.meta("twitter:title"), found.title) if one]
    found.node = jsonld.article(found.nodes, titles) or {}
    return found
