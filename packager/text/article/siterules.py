"""A user's rule for a site, applied to its pages: where title, author, date and text are, what goes, what follows.

The expressions are XPath 1.0 on the tree as it was parsed. They come from files that people share,
so each is bounded before it runs: its length, and how deep it searches within searches, for libxml2
cannot be interrupted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from packager.frozen import frozen
from packager.model import Document, SiteRule
from packager.text.article import paging
from packager.text.decode import decode
from packager.text.html import Element, parse_page, remove, unwrap, words
from packager.text.urls import absolute, base_of

LONGEST = 2000
"""Characters of an expression; the longest of the public rules has about 900."""
MOST_FOUND = 2000
"""Elements that one expression may find; a body of more parts is none."""

WRAPPERS = words("aside blockquote code div em figcaption figure h2 h3 h4 h5 h6 li ol p pre section strong ul")
"""Elements into which a rule may put others."""
_LINES = words("h2 h3 h4 h5 h6 p")

_WIDE = re.compile(r"//|\b(?:descendant|following|preceding|ancestor)(?:-or-self)?::")
_TEXTS = re.compile(r"\"[^\"]*\"|'[^']*'")


def hosts_of(url: str) -> tuple[str, ...]:
    """Return the names under which a rule for an address may stand: its host, and all domains above it (``.org``)."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ()
    bare = host.removeprefix("www.")
    labels = bare.split(".")
    return (host, bare, *("." + ".".join(labels[at:]) for at in range(len(labels) - 1)))


def is_for(rule: SiteRule, url: str) -> bool:
    """Whether an address is on the site of a rule."""
    return not set(rule.hosts).isdisjoint(hosts_of(url))


def flaw(expression: str) -> str | None:
    """Say why an expression is not run, or None for one that is."""
    if len(expression) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    if _is_costly(expression):
        return "it searches the page within a search within a search"
    try:
        _compiled(expression)
    except etree.XPathError as error:
        return f"it is not XPath 1.0: {error}"
    return None


def wrap_flaw(tag: str, expression: str) -> str | None:
    """Say why what an expression finds is not put into a ``tag``, or None where it is."""
    return flaw(expression) if tag in WRAPPERS else f"nothing is put into <{tag[:20]}>"


def _is_costly(expression: str) -> bool:
    """Whether a search of the page stands inside the condition of a condition: its time has no bound."""
    bare = _TEXTS.sub("''", expression)
    depth = 0
    for at, sign in enumerate(bare):
        depth += (sign == "[") - (sign == "]")
        if depth > 1 and _WIDE.match(bare, at):
            return True
    return False


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> Any:
    return etree.XPath(expression)


def select(page: Element, expressions: Iterable[str]) -> list[Any]:
    """Return what the first expression that finds anything finds: elements, or texts. Bad ones find nothing."""
    for expression in expressions:
        if flaw(expression) is not None:
            continue
        try:
            found = _compiled(expression)(page)
        except etree.XPathError:
            continue
        listed = found if isinstance(found, list) else [found]
        kept = [one for one in listed[:MOST_FOUND] if (isinstance(one, str) and one.strip()) or _is_element(one)]
        if kept:
            return kept
    return []


def _is_element(value: object) -> bool:
    return isinstance(getattr(value, "tag", None), str)


def elements(page: Element, expressions: Iterable[str]) -> list[Element]:
    """Return the elements that the first expression finds that finds any, none inside another."""
    found = [one for one in select(page, expressions) if _is_element(one)]
    chosen = set(found)
    return [one for one in found if not chosen.intersection(one.iterancestors())]


def texts(page: Element, expressions: Iterable[str]) -> list[str]:
    """Return the texts, on one line each, that the first expression finds that finds any."""
    for expression in expressions:
        found = ("".join(one.itertext()) if _is_element(one) else str(one) for one in select(page, (expression,)))
        if lines := [line for one in found if (line := " ".join(one.split()))]:
            return lines
    return []


@frozen
class Told:
    """What a rule finds of an article's facts, as it stands on the page."""

    title: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()


def told(rule: SiteRule, page: Element) -> Told:
    """Read the facts that a rule names, before :func:`reshape` may take away where they stand."""
    return Told(*(tuple(texts(page, each)) for each in (rule.title, rule.author, rule.date)))


def rewritten(rule: SiteRule, text: str) -> str:
    """Return the source of a page with the rule's replacements made."""
    for old, new in rule.replace:
        text = text.replace(old, new)
    return text


def reshape(rule: SiteRule, page: Element) -> None:
    """Wrap, unwrap and take away what the rule wants so, in place."""
    for tag, expression in rule.wrap:
        for element in _inside(page, expression):
            _wrap(element, tag)
    for expression in rule.unwrap:
        for element in _inside(page, expression):
            unwrap(element)
    for expression in rule.strip:
        for element in _inside(page, expression):
            remove(element)
        for text in select(page, (expression,)):
            if getattr(text, "is_attribute", False):
                text.getparent().attrib.pop(text.attrname, None)


def _inside(page: Element, expression: str) -> list[Element]:
    """The elements that an expression finds in the body or the head, none inside another."""
    found = elements(page, (expression,))
    return [one for one in found if one.getparent() is not None and one.tag not in {"html", "head", "body"}]


def _wrap(element: Element, tag: str) -> None:
    """Put an element into a new one; the text after it stays after that. A paragraph in a heading is the heading."""
    outer = element.makeelement(tag)
    element.addprevious(outer)
    outer.append(element)
    outer.tail, element.tail = element.tail, None
    if tag in _LINES and element.tag in {"p", "div"}:
        unwrap(element)


def single_page(rule: SiteRule, document: Document) -> str | None:
    """Return the address at which the rule says the whole article stands, if it is another one."""
    return _address(rule.single_page, document)


def next_page(rule: SiteRule | None, current: Document, first: str, number: int) -> str | None:
    """Return the address of page ``number`` of an article: as the rule finds it, else as the page tells itself."""
    found = _address(rule.next_page, current) if rule and rule.next_page else None
    return found or paging.next_page(decode(current.data, current.charset), current.url, first, number)


def _address(expressions: tuple[str, ...], document: Document) -> str | None:
    page = parse_page(decode(document.data, document.charset)) if expressions else None
    if page is None:
        return None
    found = select(page, expressions)
    written = [one if isinstance(one, str) else one.get("href") or one.get("src") for one in found]
    base = base_of(page, document.url)
    address = next((one for each in written if each and (one := absolute(base, each.strip()))), None)
    return address if address and address.startswith("http") and address != document.url else None
