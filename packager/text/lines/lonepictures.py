"""Pictures that are not the story's: portraits of its author, signs that lie over a picture, and what closes a page.

Behind the last words of a text stand banners, badges of shops and the covers of other stories. They lead to other
pages, or their files are called what they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from packager.text.html import SHOWN
from packager.text.parts.headings import fold
from packager.text.soup import every, has_text, holds, is_embed, line
from packager.text.urls import is_picture
from packager.text.words import COLONS

_PORTRAIT = re.compile(
    r"(?:headshot|portrait|photo(?:graph)?|picture|image|avatar) (?:of|for) |['’]s avatar\Z", re.IGNORECASE
)
"""What systems write round a name as the text of a portrait."""
_PART = re.compile(
    r"/(?:buttons|icons|banners|badges|logos)/|/(?:logo|icon|btn|button|badge|cta|divider|qr-?code)[-_][^/]*\Z|"
    r"(?:/|[-_])(?:logo|banner|icon|button|badge|btn|cta|divider|qr-?code)s?"
    r"(?:[-_]?(?:\d{1,5}(?:x\d{1,5})?|small|large|white|black|dark|light)){0,4}(?:\.\w{3,4})?\Z",
    re.IGNORECASE,
)
"""What the file of a picture, or its folder, is called that belongs to the page."""
_PICTURE_PAGE = re.compile(
    r"(?<![a-z])(?:photos?|pictures?|images?|galler(?:y|ies)|galeries?|fotos?|bild(?:er)?|attachment)(?![a-z])",
    re.IGNORECASE,
)
"""What stands in the address of a page that shows one picture, or many."""
MOST_CLOSING = 2
"""Pictures behind the last words that may belong to the page; more of them are the story's."""
MOST_IN_HOLDER = 16
"""Nodes of a box that may hold a picture and nothing else, white space included."""
_SHOWN = SHOWN | {"table"}


def drop_lone_pictures(soup: BeautifulSoup, authors: Collection[str], own: Sequence[str | None]) -> None:
    """Take out, in place, portraits of the ``authors``, signs in figures, and pictures of the page at its end.

    ``own`` are addresses of the page itself: a picture that closes a text may lead to the page that shows it larger.
    """
    people = {fold(each) for each in authors if " " in each.strip()}
    for image in every(soup, ("img",)) if people else ():
        said = _PORTRAIT.sub("", str(image.get("alt") or "").strip())
        if fold(said) in people and image.find_parent("figure") is None:
            _drop(image)
    for figure in every(soup, ("figure",)):
        _drop_signs(figure)
    _drop_closing(soup, tuple(each for each in own if each))


def _drop_signs(figure: Tag) -> None:
    """Drop a looking glass, or a logo that stood for what was still to come, beside the picture of a figure."""
    images = every(figure, ("img",))
    signs = [each for each in images if _is_called_part(each)] if len(images) > 1 else []
    for image in signs if len(signs) < len(images) else ():
        image.decompose()


def _drop_closing(soup: BeautifulSoup, own: tuple[str, ...]) -> None:
    """Drop the pictures behind the last words, from the last on, until one may be the story's."""
    if not has_text(soup):
        return
    closing: list[Tag] = []
    for block in reversed([each for each in (soup.find("body") or soup).contents if isinstance(each, Tag)]):
        if has_text(block) or is_embed(block):
            if line(block).endswith(COLONS):  # it leads to them
                return
            break
        closing += reversed(every(block, ("img",)))
        if len(closing) > MOST_CLOSING or (holds(block, _SHOWN) and not holds(block, ("img",))):
            break
    for image in closing if len(closing) <= MOST_CLOSING else ():
        if not _is_of_page(image, own):
            return
        _drop(image)


def _is_of_page(image: Tag, own: tuple[str, ...]) -> bool:
    """Whether a picture leads to another page than one that shows it, or its file is called a part of a page."""
    link = image.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    if href and not href.startswith(("#", *own)):
        return not is_picture(href) and _PICTURE_PAGE.search(href) is None
    return _is_called_part(image)


def _is_called_part(image: Tag) -> bool:
    return _PART.search(f"/{urlsplit(str(image.get('src') or '')).path}") is not None


def _drop(image: Tag) -> None:
    """Drop a picture with the links and lines in which nothing else stands."""
    holder = image
    while (above := holder.parent) is not None and above.name in {"a", "p", "figure", "div"}:
        if len(above.contents) > MOST_IN_HOLDER or has_text(above) or len(every(above, _SHOWN)) > 1:
            break
        holder = above
    holder.decompose()
