"""The pictures of a body: where each stands in an edition, and what is said of it to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from packager.formats._blocks import MARK
from packager.formats._model import SPARED
from packager.frozen import frozen
from packager.text.html import prune, remove, unwrap
from packager.text.urls import is_picture

ASSETS = "../assets/"
"""What the address of a kept picture begins with, in a fragment of the issue on disk."""

SAID_WITH = ("a", "p", "li", "td", "th")  # read aloud in one go, a picture's text with the rest

LOST = "lost"
"""Class of what stands for a picture that could not be had: its alternative text, in a link to it if it has one."""

LARGE = 200  # pixels of width from which a picture is no sign among words

AMONG = ("a", "em", "i", "b", "strong", "u", "small", "span", "ins", "del", "s", "mark", "cite", "q")
"""What words, and a picture among them, are set in."""

PARAGRAPHS = ("p", "div")
LINES = (*PARAGRAPHS, "li", "dd")
"""Elements with words in lines, among which a picture may stand."""

CAPTIONING = ("em", "i", "small")
"""What sets a line under a picture off where its page has no element for captions: blogs, Markdown."""

OPENING = 200  # letters of text before a picture that still opens an article

SHAPES = ((0.75, ""), (1.1, "square"), (1.35, "upright"), (1.7, "tall"), (2.4, "taller"))
"""Most height of an opening picture, as a share of its width, and the class that leaves words room beside it.

What is taller than all of them is a drawing to be read, and gets the page that it needs.
"""


@frozen
class Picture:
    """Where a picture stands inside an edition, and its size in pixels."""

    href: str
    width: int
    height: int


def set_off_lost(root: Any) -> None:
    """Tell what stands for pictures that could not be had from the text; before links are counted."""
    for lost in [each for each in root.iter("a", "em") if each.get("class") == LOST]:
        _set_off(lost)


def place(root: Any, picture_of: Callable[[str], Picture | None]) -> tuple[int, int]:
    """Point every picture at its copy in the edition; one that is not there becomes its own text.

    Return how many are there, and how many of those say nothing though nothing says that they only decorate.
    """
    count = undescribed = 0
    for image in list(root.iter("img")):
        source = image.get("src") or ""
        picture = picture_of(source.removeprefix(ASSETS)) if source.startswith(ASSETS) else None
        if picture is None:
            _say_instead(image)
            continue
        alt = image.get("alt")
        image.attrib.clear()
        image.set("src", picture.href)
        if alt is not None:
            image.set("alt", alt.strip())
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
        count += 1
        undescribed += alt is None
    for link in list(root.iter("a")):
        _name_link(link)
    for image in list(root.iter("img")):
        _say_once(image)
    return count, undescribed


def settle(root: Any, unsaid: str) -> None:
    """Give pictures their place among the words, and each something to say, ``unsaid`` where it has nothing."""
    images = list(root.iter("img"))
    for image in images:
        _stand_alone(image)
    for line in dict.fromkeys(_line(image) for image in images if image.get("class") == "large"):
        if line.tag in LINES and next(line.iterancestors("figure"), None) is None:
            _part(line)
    for image in images:
        _hang(image)
        _say(image, unsaid)


def bound_opening(root: Any) -> None:
    """Mark the picture that opens a text by its shape: headline, time and first lines stand with it on one screen.

    It loses the width in its attributes, which some readers (MuPDF) hold higher than any style.
    """
    image = next(root.iter("img"), None)
    if image is None or _said_before(image, root) > OPENING:
        return
    width, height = int(image.get("width") or 0), int(image.get("height") or 0)
    shape = next((name for most, name in SHAPES if height <= most * width), "")
    if shape and width >= LARGE:
        image.set("class", shape)
        del image.attrib["width"]


def free_height(root: Any) -> None:
    """Let the heights of pictures follow from their widths.

    Where calibre converts a book it holds both higher than the style: all that are wider than the screen are stretched
    to the whole of its height. Without its width, MuPDF draws a picture that begins a page at the foot of the one
    before it, too.
    """
    for image in root.iter("img"):
        image.attrib.pop("height", None)


def _said_before(image: Any, root: Any) -> int:
    """Return how many letters stand in the blocks before that of a picture."""
    block = image
    while block.getparent() is not root:
        block = block.getparent()
    return sum(len("".join(each.itertext())) for each in block.itersiblings(preceding=True))


def _name_link(link: Any) -> None:
    """See to it that a link which shows a picture is said (WCAG 2.4.4, ARIA link-name)."""
    pictures = list(link.iter("img"))
    if not pictures or not link.get("href"):
        return
    if "".join(link.itertext()).strip() or any(picture.get("alt") for picture in pictures):
        return
    if is_picture(link.get("href")) and not link.get("id"):
        unwrap(link)  # to the same picture, larger
    else:
        pictures[0].set("alt", urlsplit(link.get("href")).hostname or link.get("href"))


def _say_once(image: Any) -> None:
    """Let a picture be silent where the words beside it say what its text says (WCAG, technique H2)."""
    told = _folded(image.get("alt") or "")
    beside = next(image.iterancestors(*SAID_WITH), None) if told else None
    if beside is not None and _folded("".join(beside.itertext())) == told:
        image.set("alt", "")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _stand_alone(image: Any) -> None:
    """Make a figure of a paragraph that holds pictures and nothing else: it is no line of text.

    A picture too large for a line among words gets a line of its own.
    """
    holder = _line(image)
    if holder.tag not in LINES or holder.getparent() is None or holder.get("class"):
        return
    lone = holder.tag in PARAGRAPHS and not "".join(holder.itertext()).strip()
    if lone and next(holder.iterancestors("figure"), None) is None:
        holder.tag = "figure"
    elif int(image.get("width") or 0) >= LARGE and not (holder.tag in PARAGRAPHS and _take_caption(holder)):
        image.set("class", "large")


def _line(image: Any) -> Any:
    """What holds a picture and the words beside it."""
    return next(each for each in image.iterancestors() if each.tag not in AMONG)


def _part(line: Any) -> None:
    """Make figures of the large pictures before the first word of a line and behind its last.

    They stand before and behind a paragraph, and inside an item of a list.
    """
    told: list[Any] = []
    for event, node in etree.iterwalk(line, events=("start", "end")):
        if event == "start" and node.tag == "img":
            told.append(node)
        text = node.text if event == "start" else node.tail if node is not line else None
        if (text or "").strip():
            told.append(None)  # words
    first = told.index(None) if None in told else len(told)
    last = len(told) - told[::-1].index(None) if None in told else len(told)
    own = {image for image in told if image is not None and image.get("class") == "large" and _line(image) is line}
    before = [_taken(image) for image in told[:first] if image in own]
    behind = [_taken(image) for image in told[last:] if image in own]
    line.text = (line.text or "").lstrip() or None
    if len(line):
        line[-1].tail = (line[-1].tail or "").rstrip() or None
    _set_round(line, before, behind)
    if line.tag in PARAGRAPHS:
        for image in told[first:last]:
            if image in own and (unit := _unit(image)).getparent() is line and _has_line(unit):
                line = _divided(line, unit)


def _set_round(line: Any, before: list[Any], behind: list[Any]) -> None:
    """Set figures before and behind a paragraph; those of an item of a list at its beginning and its end."""
    if line.tag in PARAGRAPHS:
        for figure in before:
            line.addprevious(figure)
        for figure in reversed(behind):
            line.addnext(figure)
        return
    for figure in reversed(before):
        figure.tail, line.text = line.text, None
        line.insert(0, figure)
    line.extend(behind)


def _unit(image: Any) -> Any:
    """A picture in the link that holds it alone, or with breaks."""
    unit = image
    while (above := unit.getparent()).tag in AMONG and not "".join(above.itertext()).strip():
        if any(each is not unit and each.tag != "br" for each in above):
            break
        unit = above
    return unit


def _has_line(unit: Any) -> bool:
    """Whether a picture stands between breaks, or between one and the beginning of its paragraph."""
    before, behind = unit.getprevious(), unit.getnext()
    begins = unit.getparent().text if before is None else before.tail if before.tag == "br" else "words"
    return not (begins or "").strip() and behind is not None and behind.tag == "br" and not (unit.tail or "").strip()


def _divided(line: Any, unit: Any) -> Any:
    """Make a figure of a picture that has a line of its own in a paragraph; return the paragraph behind it."""
    rest = line.makeelement(line.tag, {name: value for name, value in line.items() if name not in {"id", MARK}})
    rest.extend(list(unit.itersiblings()))
    line.addnext(rest)
    rest.text = rest[0].tail
    rest.remove(rest[0])  # the break behind it
    figure = _taken(unit if unit.tag == "img" else next(unit.iter("img")))
    rest.addprevious(figure)
    if not "".join(line.itertext()).strip() and line.find(".//img") is None:
        if line.get(MARK):
            figure.set(MARK, line.get(MARK))
        remove(line)
    return rest


def _taken(image: Any) -> Any:
    """Take a picture, in the link that holds it alone, out of a paragraph; return the figure that it is then."""
    unit = _unit(image)
    before, behind = unit.getprevious(), unit.getnext()
    if before is not None and before.tag == "br" and not (before.tail or "").strip():
        remove(before)
    if behind is not None and behind.tag == "br" and not (unit.tail or "").strip():
        remove(behind)
    figure = unit.makeelement("figure", {})
    remove(unit)
    unit.tail = None
    for line_break in list(unit.iter("br")):
        remove(line_break)
    figure.append(unit)
    del image.attrib["class"]
    return figure


def _take_caption(holder: Any) -> bool:
    """Make a figure of a paragraph that holds a picture and, set off as captions are, one line about it."""
    parts = [each for each in holder if each.tag != "br"]
    bare = (holder.text or "") + "".join(each.tail or "" for each in holder)
    if len(parts) != 2 or parts[0].tag not in {"img", "a"} or parts[1].tag not in CAPTIONING or bare.strip():
        return False
    for each in list(holder.iter("br")):
        if each.getparent() is holder:
            holder.remove(each)
    holder.tag, parts[1].tag = "figure", "figcaption"
    return True


def _hang(image: Any) -> None:
    """Mark a list each of whose items shows a picture: marks and margins of a list are not for it."""
    item = next(image.iterancestors("li"), None)
    if item is not None and all(_shows(each) for each in item.getparent()):
        item.getparent().set("class", "gallery")


def _shows(item: Any) -> bool:
    return item.find(".//img") is not None or item.find(f".//*[@class='{LOST}']") is not None


def _say(image: Any, unsaid: str) -> None:
    """Say of a picture without a text that it is one, and of one that only decorates that nothing is missed.

    Only when all else is settled: a link is named by what is known of its picture.
    """
    if image.get("alt") is None:
        image.set("alt", unsaid)
    elif not image.get("alt"):
        image.set("role", "presentation")


def _say_instead(image: Any) -> None:
    """Put a picture's alternative text in its place."""
    text = (image.get("alt") or "").strip()
    if not text:
        prune(image, SPARED)
        return
    tail = image.tail
    image.tag = "em"
    image.attrib.clear()
    image.set("class", LOST)
    image.text = text
    image.tail = tail
    _set_off(image)


def _set_off(lost: Any) -> None:
    """Put what stands for a picture in brackets, or take it out where it says nothing that its caption does not."""
    text = (lost.text or "").strip()
    captions = [each for figure in lost.iterancestors("figure") for each in figure.iter("figcaption")]
    told = _folded(" ".join(part for caption in captions for part in caption.itertext()))
    if text != urlsplit(lost.get("href") or "").hostname and not (told and _folded(text) in told):
        lost.text = f"[{text}]"
        return
    item = next(lost.iterancestors("li"), None)
    prune(lost, SPARED)
    if item is not None and item.find(".//img") is None and not "".join(item.itertext()).strip():
        prune(item, SPARED)
