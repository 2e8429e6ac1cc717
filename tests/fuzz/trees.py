"""Random trees of the elements, names and lines that cleaning has rules for: what a fuzzer of bytes seldom makes.

``python tests/fuzz/trees.py FIRST LAST`` tries them by their numbers and prints what is found, each by the least that
shows it. The same number makes the same tree.
"""

from __future__ import annotations

import random
import re
import sys

from lxml import etree

from packager.errors import PackagerError
from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.html import to_xhtml
from packager.text.sanitize import TAGS, sanitize

ADDRESS = "https://news.example/a/b"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"
DEEPEST = 6
_listed = str.split
ELEMENTS = _listed(
    "p p p p div div div span span a a a li li ul ol sup sup blockquote section article aside b i em strong small "
    "figure figure figcaption picture details summary dl dt dd table tr td th caption tbody h2 h3 pre code ruby rt "
    "math mrow msup mi mn time label button center font cite q header footer nav noscript video audio iframe "
    "object form"
)
EMPTY = _listed("img img br br hr input source wbr")
NAMES = _listed(
    "footnote footnotes note sidenote reference references caption credit share related gallery accordion comments "
    "live-post post byline author dateline date pull-quote key-points verse question answer embed twitter-tweet "
    "mw-heading mw-editsection navbox infobox katex MathJax newsletter ad headerlink hidden lead tags toc highlight "
    "lineno fn notes mw-cite-backlink reference-text player carousel"
)
PLACES = _listed("fn1 fn2 fn3 fnref1 fnref2 fn:1 fnref:1 cite_note-1 cite_ref-1 toc comments footnotes p1")
ADDRESSES = ["/b", "https://x.example/a.jpg", "/a/b#fn1", "javascript:x()", "#", "", *(f"#{each}" for each in PLACES)]
SOURCES = ["/a.jpg", "/c.webp 1x, /d.webp 2x", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "", "https://x.example/7"]
LINES = [
    "The river rose again. ", "x", "1", "[1]", "2. ", "*", "† ", "↩", "^", " ", "\n", "", "Read also: ", "Share",
    "Photo: Ann Bo", "3 hours ago", "10:05", "Q: ", "• ", "A note of some length, with words.", "“Quoted” said",
    "$x^2$", "Who are you?", "Notes", "References", "| ", "— ", "&nbsp;", "&lt;b&gt;", "<!-- c -->", "漢字", "مرحبا",
]  # fmt: skip
OTHERS = {"hidden": "", "role": "doc-noteref", "lang": "fr", "style": "display:none"}


def _attributes(chance: random.Random, element: str) -> str:
    told = {}
    if chance.random() < 0.35:
        told["class"] = " ".join(chance.sample(NAMES, chance.choice([1, 1, 2])))
    if chance.random() < 0.2:
        told["id"] = chance.choice(PLACES)
    if element == "a":
        told["href"] = chance.choice(ADDRESSES)
    if element in {"img", "source", "iframe", "video", "audio", "object"}:
        told[chance.choice(["src", "data-src", "srcset", "data"])] = chance.choice(SOURCES)
    told |= {name: value for name, value in OTHERS.items() if chance.random() < 0.04}
    return "".join(f' {name}="{value}"' for name, value in told.items())


def _tree(chance: random.Random, depth: int = 0) -> str:
    if chance.random() < 0.15:
        element = chance.choice(EMPTY)
        return f"<{element}{_attributes(chance, element)}>"
    element = chance.choice(ELEMENTS)
    inner = (
        _tree(chance, depth + 1) if chance.random() < 0.6 and depth < DEEPEST else chance.choice(LINES)
        for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 4]))
    )
    end = f"</{element}>" if chance.random() < 0.97 else ""
    return f"<{element}{_attributes(chance, element)}>{''.join(inner)}{end}"


def made(number: int) -> str:
    """The tree of a number."""
    chance = random.Random(number)
    return "".join(_tree(chance) if chance.random() < 0.75 else PROSE for _ in range(chance.randint(1, 6)))


def fault(tree: str) -> str | None:
    """What is wrong with the article of a page that holds a tree, or None."""
    page = (
        f"<html lang=en><title>A bridge</title><article><h1>A bridge</h1>{PROSE * 2}{tree}{PROSE * 2}</article></html>"
    )
    item = Item("s", "", "g", ADDRESS, document=Document(page.encode(), ADDRESS, "text/html"))
    try:
        article = clean(item, zone=None, language=None)
    except PackagerError:
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"
    root = etree.fromstring(f"<div>{to_xhtml(article.html)}</div>".encode())
    if odd := {etree.QName(each).localname for each in root.iter()} - TAGS:
        return f"lets {', '.join(sorted(odd))} through"
    if sanitize(article.html) != article.html:
        return "the sanitiser changes it again"
    places = [each.get("id") for each in root.iter() if each.get("id")]
    if len(places) != len(set(places)):
        return "two places have one name"
    if any(link.get("href", "").startswith("#") and link.get("href")[1:] not in places for link in root.iter("a")):
        return "a link leads nowhere"
    again = Item("s", "", "g", ADDRESS, title=article.title, content=article.html)
    # A figure or caption that holds no picture any more loses its frame only then: left as it is.
    if "<fig" not in tree and clean(again, zone=None, language=article.language).html != article.html:
        return "a second cleaning changes it"
    return None


def _least(tree: str, found: str) -> str:
    """The least of a tree that shows what was found."""
    parts = re.findall(r"<[^>]*>|[^<]+", tree)
    step = len(parts) // 2
    while step:
        at = 0
        while at < len(parts):
            shorter = parts[:at] + parts[at + step :]
            if fault("".join(shorter)) == found:
                parts = shorter
            else:
                at += step
        step //= 2
    return "".join(parts)


if __name__ == "__main__":
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        if found := fault(made(number)):
            print(number, found, _least(made(number), found), sep="\n  ", flush=True)
