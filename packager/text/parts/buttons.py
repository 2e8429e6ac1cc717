"""Pictures that are there to be pressed: banners, ways to share a page or to its head, rows of small signs."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from packager.text.parts.pictures import declared_sides
from packager.text.soup import every, has_text, holds

LARGEST_BUTTON, FEWEST_BUTTONS = 60, 2
"""Pixels: what is declared no larger on both sides, and linked beside so many of its kind, is a button."""
_LEADS_OFF = re.compile(
    r"\A#(?:[\w-]*[-_])?(?:top|header|head|menu|nav|toc|contents|index|home)\Z"
    r"|\Amailto:\?|/sharer?(?:article|-offsite|\.php|/url)?/?\?|/sharer/|/intent/(?:tweet|post)|/pin/create|/R/msg/",
    re.IGNORECASE,
)
"""Where buttons lead: to the head of the page, and to what takes its address for others."""


def drop_buttons(soup: BeautifulSoup) -> None:
    """Drop pictures that lead to the front page of a site, to a way to share the page or to its head, and rows of small
    ones that lead anywhere, where they have no caption, in place.

    They are its logo, its banner, its advertisement or buttons; a picture of the story leads to a larger one, if
    anywhere. All of 45 that lead to front pages on 851 pages were.
    """
    linked = [(image, link) for image in every(soup, ("img",)) if (link := image.find_parent("a")) is not None]
    rows = Counter(id(link.parent) for image, link in linked if _is_small_sign(image))
    for image, link in linked:
        button = _is_small_sign(image) and rows[id(link.parent)] >= FEWEST_BUTTONS
        if not (button or _leads_off(str(link.get("href") or ""))) or has_text(link):
            continue
        figure = image.find_parent("figure")
        if figure is None or not holds(figure, ("figcaption",)):
            image.decompose()


def _is_small_sign(image: Tag) -> bool:
    sides = declared_sides(image)
    return len(sides) == 2 and max(sides) <= LARGEST_BUTTON


def _leads_off(href: str) -> bool:
    return _leads_home(href) or bool(_LEADS_OFF.search(href.strip()))


def _leads_home(href: str) -> bool:
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    whole = parts.scheme in {"", "http", "https"} and not parts.query and not parts.fragment
    return whole and (parts.path == "/" or (bool(parts.netloc) and parts.path.strip("/") == ""))
