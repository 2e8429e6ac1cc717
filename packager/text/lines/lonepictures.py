"""Pictures without a caption that are not the story's: portraits of its author, and what closes a page.

Behind the last words of a text stand banners, badges of shops and the covers of other stories. They lead to other
pages, or their files are called what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from packager.text.html import words
from packager.text.parts.headings import fold
from packager.text.soup import every, has_text, holds

_PORTRAIT = re.compile(
    r"(?:headshot|portrait|photo(?:graph)?|picture|image|avatar) (?:of|for) |['’]s avatar\Z", re.IGNORECASE
)
"""What systems write round a name as the text of a portrait."""
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|\Z)", re.IGNORECASE)
_DESIGN = re.compile(
    r"(?<![a-z])(?:logo|banner|icon|button|badge|btn|cta|divider|qr-?codes?)s?(?![a-z])", re.IGNORECASE
)
"""What the file of a picture is called that belongs to the page."""
_SHOWN = words("img svg math iframe video audio table hr")


def drop_lone_pictures(soup: BeautifulSoup, authors: Collection[str], own: Sequence[str | None]) -> None:
    """Take out, in place, portraits of the ``authors``, and pictures behind the last words that belong to the page.

    ``own`` are addresses of the page itself: a picture that closes a text may lead to the page that shows it larger.
    """
    people = {fold(each) for each in authors if " " in each.strip()}
    for image in every(soup, ("img",)) if people else ():
        said = _PORTRAIT.sub("", str(image.get("alt") or "").strip())
        if fold(said) in people and image.find_parent("figure") is None:
            _drop(image)
    _drop_closing(soup, tuple(each for each in own if each))


def _drop_closing(soup: BeautifulSoup, own: tuple[str, ...]) -> None:
    """Drop the pictures behind the last words, from the last on, until one may be the story's."""
    if not has_text(soup):
        return
    for block in reversed([each for each in (soup.find("body") or soup).contents if isinstance(each, Tag)]):
        if has_text(block) or "embed" in (block.get("class") or ()):
            return
        for image in reversed(every(block, ("img",))):
            if not _is_of_page(image, own):
                return
            _drop(image)
        if holds(block, _SHOWN):
            return


def _is_of_page(image: Tag, own: tuple[str, ...]) -> bool:
    """Whether a picture leads to another page than the one that shows it, or its file is called a part of a page."""
    source = urlsplit(str(image.get("src") or "")).path
    link = image.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    leads_on = bool(href) and not href.startswith(("#", *own)) and _FILE.search(href) is None
    return leads_on or _DESIGN.search(source) is not None


def _drop(image: Tag) -> None:
    """Drop a picture with the links and lines in which nothing else stands."""
    holder = image
    while (above := holder.parent) is not None and above.name in {"a", "p", "figure", "div"}:
        if has_text(above) or len(every(above, _SHOWN)) > 1:
            break
        holder = above
    holder.decompose()
