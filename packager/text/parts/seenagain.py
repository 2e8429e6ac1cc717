"""Pictures that a text shows more than once: one is enough, and of what recurs throughout none is a picture."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.soup import every, inside

REPEAT_WITHIN = 200
"""Characters of text within which a picture that comes again is the same one printed twice: byline and standfirst."""
TELLING_NAME = 16
"""Letters of a file's name, with its ending, from which two of one name are one picture; "image-1.jpg" has eleven."""
MANY_TIMES = 5
"""Times that one picture stands in a text from which it is a sign, unless its file has a name like no other's."""

TELLING_STEM = 12
"""Letters of one without its ending, its size and its hash, from which two in one figure are one picture."""

_DIGITS = re.compile(r"\d+")
_SIZE = re.compile(
    r"(?<![-_@])[-_@]++(?:thumb(?:nail)?|small|medium|large|big|full|original|retina|mobile|tablet|desktop|hd|\dx|\d{2,4}[wx]\d{0,4})"
    r"(?=\.\w+\Z)",
    re.IGNORECASE,
)
"""What systems add to the name of a file for one of its sizes."""
_MADE = re.compile(r"\Acsm_|[-_.](?=\d{0,40}[a-f])[0-9a-f]{8,40}(?=\.\w+\Z)|\.\w+\Z")
"""What they add to tell the files apart that they make of one, and what kind of file it is."""


def drop_repeats(soup: BeautifulSoup) -> None:
    """Drop a picture that follows the same picture with next to no text between both, save in lists and tables.

    Of two sizes of one picture, with no text between them, the first goes: it stood in for the other while that came.
    One figure has no picture twice, also where it is an item of a list.
    """
    _drop_signs(soup)
    last, between = None, 0
    unread = inside(soup, ("figcaption", "noscript"))
    for node in list(soup.descendants):
        if isinstance(node, NavigableString):
            between += len(node.strip()) if id(node) not in unread else 0
        elif isinstance(node, Tag) and node.name == "img":
            together = last is not None and _in_one_figure(node, last)
            if last is not None and (together or node.find_parent(["li", "td", "th", "dd"]) is None):
                if node.get("src") == last.get("src") and between < REPEAT_WITHIN:
                    node.decompose()
                    between = 0
                    continue
                if not between and (_file(node) == _file(last) is not None or (together and _are_one(node, last))):
                    last.decompose()
            last, between = node, 0


def _in_one_figure(image: Tag, other: Tag) -> bool:
    figure = image.find_parent("figure")
    return figure is not None and figure is other.find_parent("figure")


def _are_one(image: Tag, other: Tag) -> bool:
    """Whether two pictures of one figure are made of the same file, by its name."""
    one, two = (_MADE.sub("", _SIZE.sub("", _name(each))) for each in (image, other))
    return one == two and len(one) >= TELLING_STEM


def _name(image: Tag) -> str:
    return urlsplit(str(image.get("src") or "")).path.rpartition("/")[2]


def _drop_signs(soup: BeautifulSoup) -> None:
    """Drop what recurs in a text as no picture does, such as arrows. In cells of tables it says something."""
    images = every(soup, ("img",))
    times = Counter(str(image.get("src")) for image in images) if len(images) >= MANY_TIMES else Counter()
    for image in images:
        if times[str(image.get("src"))] >= MANY_TIMES and not _file(image) and not image.find_parent(["td", "th"]):
            replace_sign(image, str(image.get("alt") or ""))


def _file(image: Tag) -> tuple[str, str] | None:
    """The folder and name, without what tells a size, of a picture's file that hardly two pictures share.

    None where the name is short or has no digits.
    """
    folder, _, name = urlsplit(str(image.get("src") or "")).path.rpartition("/")
    name = _SIZE.sub("", name)
    telling = len(name) >= TELLING_NAME and any(map(str.isdigit, name))
    return (_DIGITS.sub("", folder), name) if telling else None


def replace_sign(image: Tag, alt: str) -> None:
    """An emoji becomes its character; other signs go."""
    if alt and len(alt) <= 8 and not alt.isascii():
        image.replace_with(alt)
    else:
        image.decompose()
