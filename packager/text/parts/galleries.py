"""Galleries that are written as lists: each item holds a picture and a few words that nothing calls a caption."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml import etree

from packager.text.html import Element, remove, words

FEWEST = 3
"""Pictures in a row that make a gallery."""
CAPTION_LENGTH = 300
"""Characters of a caption here: two sentences, and who made the picture."""
HOLDERS_UP = 4
"""Boxes round a picture inside its item."""
MOST_PARTS = 30
"""Elements of an item; what has more is no picture with a line."""

_NAME = re.compile(
    r"gallery|galerie|galería|galeria|slide|carousel|swiper|caption|photo|foto|bild|diapo", re.IGNORECASE
)
"""What lists of pictures are called: the steps of a recipe have pictures as well, and are none."""
_OTHERS = words("ul ol dl table figure figcaption pre blockquote form button video audio iframe h1 h2 h3 h4 h5 h6")
"""What no caption has: cards of other stories have headings."""


def open_galleries(page: Element) -> None:
    """Write the items of galleries that are lists, in ``page``, as figures with captions, in place."""
    rows: dict[Element, dict[Element, Element]] = {}
    for picture in page.iter("img"):
        item = next((each for each in islice(picture.iterancestors(), HOLDERS_UP) if each.tag in {"li", "dl"}), None)
        if item is not None and item not in (row := rows.setdefault(item.getparent(), {})):
            row[item] = _shown(picture, item)
    for parent, items in rows.items():
        if len(items) >= FEWEST and all(_is_captioned(item, shown, parent) for item, shown in items.items()):
            for item, shown in items.items():
                if _says(item):
                    _write(item, shown)


def _shown(picture: Element, item: Element) -> Element:
    """The largest element round a picture, in its item, that holds no words."""
    shown = picture
    for box in picture.iterancestors():
        if box is item or _says(box):
            break
        shown = box
    return shown


def _says(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _is_captioned(item: Element, shown: Element, parent: Element) -> bool:
    """Whether an item is a picture and at most a few words that are no link, in a list, or under names, of pictures."""
    parts = list(islice(item.iterdescendants(), MOST_PARTS + 1))
    if len(parts) > MOST_PARTS or any(each.tag in _OTHERS or (each.tag == "a" and _says(each)) for each in parts):
        return False
    if sum(each.tag == "img" for each in parts) > sum(1 for _ in shown.iter("img")):
        return False
    named = any(_NAME.search(each.get("class") or "") for each in chain((parent, item), parts))
    return named and len("".join(item.itertext()).strip()) <= CAPTION_LENGTH


def _write(item: Element, shown: Element) -> None:
    """Have an item hold a figure, or be one where it is a list of a picture and what is said of it."""
    remove(shown)
    shown.tail = None
    if shown.tag == "dt":
        shown.tag = "div"
    caption = item.makeelement("figcaption", {})
    caption.text, item.text = item.text, None
    caption.extend(list(item))
    figure = item
    if item.tag == "dl":
        item.tag = "figure"
        for part in caption.iterchildren("dt", "dd"):
            part.tag = "div"
    else:
        figure = etree.SubElement(item, "figure")
    figure.append(shown)
    figure.append(caption)
