"""A local file into an item: a saved page as it is, Markdown and text with what they say of themselves."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from packager.kinds import SourceContext
from packager.model import Document, Item, Provenance
from packager.sources import _frontmatter
from packager.sources._markup import markdown, paragraphs
from packager.text.calendar.dates import feed_date
from packager.text.decode import decode
from packager.text.urls import absolute
from packager.times import Moment, Precision

TITLE_MOST = 120
"""Characters of a first line that can be a title; a longer one is the first paragraph."""
PUBLISHED = ("date", "published", "pubdate", "created")
UPDATED = ("updated", "modified", "lastmod", "last_modified_at")
AUTHORS = ("author", "authors", "by")
LANGUAGE = ("language", "lang")
ADDRESS = ("url", "link", "canonical", "source")
SUMMARY = ("summary", "description", "excerpt")

_HEADING = re.compile(r"\A\s*+(?:#[ \t]+(?P<atx>[^\n]++)(?:\n|\Z)|(?P<setext>[^\n#>|*-][^\n]*)\n=+[ \t]*(?:\n|\Z))")
_FIRST_LINE = re.compile(r"\A\s*+(?P<line>[^\n]+)\n(?:[ \t]*\n|[=-]{3,}[ \t]*\n)")
_INLINE = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|!?\[([^\[\]]*)\]\([^)]{0,500}\)")


def is_read_later(document: Document, *, changed: bool) -> bool:
    """Whether :func:`fill` has nothing to parse: a saved page is read when it is cleaned."""
    return not changed and document.media_type not in {"text/markdown", "text/plain"}


def fill(item: Item, document: Document, path: Path, context: SourceContext, *, changed: bool) -> Item:
    """Return ``item`` with what the file holds; ``changed``: the file's time serves where it names no other."""
    if document.media_type == "text/markdown":
        filled = _markdown(item, document, path, context)
    elif document.media_type == "text/plain":
        filled = _text(item, document, path, context)
    else:
        return _page(item, document, path, context, changed=changed)
    return _dated_by_file(filled, path, context) if changed else filled


def _page(item: Item, document: Document, path: Path, context: SourceContext, *, changed: bool) -> Item:
    """A saved page is read when it is cleaned; by then its own time comes first only where the item has none."""
    from packager.text.html import parse_page

    item = replace(item, document=document)
    if not changed:
        return item
    root = parse_page(decode(document.data))
    if root is None or _page_time(root, document, context) is not None:
        return item
    return _dated_by_file(item, path, context)


def _page_time(root: Any, document: Document, context: SourceContext) -> Moment | None:
    from packager.text.facts.metadata import read

    return read(root, url=document.url, located=None, language=context.language, fetched=None).published


def _dated_by_file(item: Item, path: Path, context: SourceContext) -> Item:
    if item.published:
        return item
    at = dt.datetime.fromtimestamp(int(path.stat().st_mtime), context.zone)
    fixed = at.astimezone(dt.timezone(at.utcoffset() or dt.timedelta()))
    return replace(item, published=Moment(fixed, Precision.SECOND), published_from=Provenance.FILE)


def _markdown(item: Item, document: Document, path: Path, context: SourceContext) -> Item:
    facts, text = _frontmatter.split(_unix(decode(document.data)))
    title = _first(facts, ("title",))
    heading = _HEADING.match(text)
    own = _spelt(heading) if heading else None
    if heading and (title is None or title.casefold() == (own or "").casefold()):
        title, text = own, text[heading.end() :]
    html = markdown(text, lambda address: _picture(address, document.url))
    return _described(replace(item, content=html, as_written=True), facts, title or _spoken(path), context)


def _spelt(heading: re.Match[str]) -> str:
    """A heading without the marks of Markdown."""
    written = heading["atx"].rstrip(" \t#") if heading["atx"] else heading["setext"]
    return _INLINE.sub(r"\1", written).strip()


def _text(item: Item, document: Document, path: Path, context: SourceContext) -> Item:
    facts, text = _frontmatter.split(_unix(decode(document.data)))
    title = _first(facts, ("title",))
    first = _FIRST_LINE.match(text)
    if title is None and first and len(first["line"].strip()) <= TITLE_MOST:
        title, text = first["line"].strip(), text[first.end() :]
    return _described(replace(item, content=paragraphs(text), as_written=True), facts, title or _spoken(path), context)


def _described(item: Item, facts: _frontmatter.Facts, title: str, context: SourceContext) -> Item:
    language = _first(facts, LANGUAGE)
    published = _moment(_first(facts, PUBLISHED), language, context)
    updated = _moment(_first(facts, UPDATED), language, context)
    summary = _first(facts, SUMMARY)
    return replace(
        item,
        title=title,
        url=absolute(None, _first(facts, ADDRESS)),
        authors=_all(facts, AUTHORS),
        published=published,
        published_from=Provenance.FILE if published else None,
        updated=updated,
        updated_from=Provenance.FILE if updated else None,
        language=language,
        summary=paragraphs(summary) if summary else None,
    )


def _moment(written: str | None, language: str | None, context: SourceContext) -> Moment | None:
    found = feed_date(written, language or context.language)
    return found.settle(context.zone) if found else None


def _first(facts: _frontmatter.Facts, names: tuple[str, ...]) -> str | None:
    said = _all(facts, names)
    return said[0] if said else None


def _all(facts: _frontmatter.Facts, names: tuple[str, ...]) -> tuple[str, ...]:
    value = next((facts[name] for name in names if name in facts), ())
    said = (value,) if isinstance(value, str) else value
    return tuple(" ".join(one.split()) for one in said if one.strip())


def _picture(address: str, base: str) -> str:
    """A picture's address made whole; what it may open is decided where pictures are read."""
    try:
        return urljoin(base, quote(address, safe="/:?#[]@!$&'()*+,;=%~"))
    except ValueError:
        return ""


def _spoken(path: Path) -> str:
    """A file's name as a title."""
    return " ".join(re.sub(r"[-_]+", " ", re.sub(r"^\d{4}-\d\d-\d\d[-_]", "", path.stem)).split()) or path.stem


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
