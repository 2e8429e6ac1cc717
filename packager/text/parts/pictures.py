"""Pictures: the one good address of each, and its size, out of all the ways pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from packager.text.html import BLOCK, words
from packager.text.parts.alternatives import alternative
from packager.text.parts.seenagain import drop_repeats, replace_sign
from packager.text.soup import every, gone, has_text, holds, names, standing
from packager.text.urls import Resolve

WIDE_ENOUGH = 1680
"""Pixels: the long side of a picture in an edition, what large e-readers show. A wider candidate only costs bytes."""
NARROW = 480
"""Pixels: a picture narrower than this looks coarse across a column of print (8 cm at 150 dpi)."""
SMALLEST = 40
"""Pixels: what is declared smaller on both sides is an icon or a tracking dot."""
LINE = 24
"""Pixels: what declares one side alone, and no more than a line of type is high, is an icon or a tracking dot too."""
LARGEST_SIGN = 200
"""Pixels: what declares a longer side is a picture, whatever its file is called."""

_SOURCE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "srcset")
_LAZY = [
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-url", "data-image",
    "data-img-src", "data-hi-res-src", "data-hires", "data-full-src", "data-fullsrc", "data-large-file",
    "data-orig-file", "data-pin-media", "data-actualsrc", "data-echo", "data-delayed-url", "data-defer-src",
    "data-runner-src", "data-src-medium", "data-src-large", "data-default-src", "file", "nitro-lazy-src",
]  # fmt: skip
_NOTHING = "blank|spacer|placeholder|lazy|load(?:ing|er)?|transparent|pixel|gr[ae]y|1x1|empty|clear"
_PLACEHOLDER = re.compile(
    rf"(?:^data:|^$|/(?:{_NOTHING})(?:{_NOTHING}|[-_.@x\d]|bg|background|box|dot|square|tile|image|img|pic|picture|photo|"
    r"thumb|thumbnail|icon|spinner|small|large|default|min)*(?:[-_.][0-9a-f]{8,40})?\.(?:gif|png|svg|jpe?g|webp)"
    r"|/(?:spacer|1x1)[\w.@-]*\.(?:gif|png)|placeholder|^about:|^#)",
    re.IGNORECASE,
)
"""Addresses that show nothing: the word, and what systems add to it. A wolf may be gray, and a street empty."""
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#:/]|$)", re.IGNORECASE)
_SET_ENTRY = re.compile(r"(?<![^\s,])(?!,)(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)")
_SMALL_NAMES = re.compile(
    r"(?:^|[\s_-])(?:avatar|gravatar|icon|icons|logo|emoji|smiley|wp-smiley|pixel|tracking|spacer|badge|sprite|author-?photo|profile-?pic\w*)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"(?:header|footer|masthead|site|print)[-_]?logo|logo[-_](?:header|footer|print|site)", re.IGNORECASE
)
"""In the address of a picture: the name of the site, drawn."""
_DESIGN = re.compile(
    r"/(?:wp-content|fileadmin|core|assets|static|public|resources|sites/[^/]{1,60})/(?:themes?|templates?|skins?)/|"
    r"/(?:themes?|templates?|skins?)/[^/]{1,60}/(?:img|imgs|images|assets|static|dist|gfx|icons)/",
    re.IGNORECASE,
)
"""A folder of what every page of a site looks like, in the address of a picture, as publishing systems have them."""
_PART = re.compile(
    r"/(?:icons?|buttons|smil(?:ie|ey)s|badges|logos)/(?:[^/]{1,80}/){0,3}[^/]{1,120}\.(?:png|gif|svg)\Z"
    r"|[/_-](?:(?<=/)(?:icon|btn|button|badge)(?:[_-][^/]{1,80})?|(?<![/])(?:icon|btn|button|badge)s?(?:[_@-][a-z0-9]{1,5}){0,3})"
    r"\.(?:png|gif|svg)\Z|(?:/|[_-])logo(?:[_-][a-z0-9]{1,5}){0,3}\.svg\Z",
    re.IGNORECASE,
)
"""In the path of a drawing: that it is a sign, a button or a logo."""
_CODE = re.compile(
    r"(?:^|[/_-])(?:qr-?_?codes?|erweima|ewm|wx-?_?(?:code|qr|gzh)|gzh)(?:[._\d-][^/]{0,80})?\Z",
    re.IGNORECASE,
)
_CODE_SAID = re.compile(
    r".{0,12}(?:二[维維][码碼]|公[众眾][号號]|官方微[信博]|客[户戶]端|扫一扫|QRコード|QR ?코드)|"
    r"(?:scan )?(?:the |our )?qr[ -]?code(?: .{0,16})?",
    re.IGNORECASE,
)
"""In the path of a picture, and all of its text: that it is a code to scan, which leads to the site."""
LARGEST_CODE = 480
"""Pixels: what declares a longer side is a picture of a code."""
_LAYOUTS = ("responsive", "fill", "flex-item")
"""Layouts of AMP in which a picture is as wide as its box."""
_UNSEEN = re.compile(r"(?<![\w-])(?:(?:width|height):\s*[01]px|(?:left|top):\s*-\d{3,}px)")
"""The style of a picture that counts readers."""
_LENGTH = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*\Z")
_SIZE_IN_NAME = re.compile(r"[-_](\d{2,4})x\d{2,4}\.\w{3,4}(?:$|\?)")
_IMAGES = ("img", "amp-img", "image")
_IN_DATA = re.compile(r"\"((?:https?:)?//[^\"\\]+)\"")
"""The first address in a lazy attribute that holds JSON."""
_NO_ADDRESSES = frozenset({"src", "alt", "title", "class", "srcset", "id", "style"})
_FRAMES = words("iframe video audio")
_CELLS = words("td th")
HOLDERS = words("div p span a section li center")
"""Boxes that lay a picture out, and its caption."""


class Candidate(NamedTuple):
    """An address that may be the picture's, with its width in pixels (0: unknown)."""

    address: str
    width: float


def read_srcset(text: str) -> list[Candidate]:
    """Read a ``srcset``. Densities count as multiples of 400 pixels: of two, the finer is worth its bytes in print."""
    found = []
    for address, number, unit in _SET_ENTRY.findall(text):
        width = _number(number) * (400 if unit == "x" else 1) if number else 0
        found.append(Candidate(address, width))
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def settle_pictures(soup: BeautifulSoup, resolve: Resolve) -> None:
    """Give every picture of ``soup`` one complete address in ``src``, in place; drop those that have none."""
    _use_noscript(soup)
    for image in standing(soup, _IMAGES):
        _settle_one(image, resolve)
    for holder in every(soup, ("picture", "button")):
        if holder.name == "picture" or holds(holder, ("img",)):
            holder.unwrap()
    for source in every(soup, ("source",)):
        if source.find_parent(["video", "audio"]) is None:
            source.unwrap()  # libxml2 takes it for an element with content, and puts the img inside
    drop_repeats(soup)


def _settle_one(image: Tag, resolve: Resolve) -> None:
    """Settle a picture without what stands in it: its placeholder, and what old browsers show."""
    if has_text(image):  # libxml2 takes "image" for an element with content, and puts all that follows inside
        image.insert_after(*list(image.contents))
    inner = every(image, _IMAGES)
    if inner and not ranked(image):
        image.unwrap()
        return
    for spare in inner:
        spare.decompose()
    image.name = "img"
    _settle(image, resolve)


def _use_noscript(soup: BeautifulSoup) -> None:
    """Take the picture for readers without scripts, in place of the one that a script would have filled."""
    for hidden in standing(soup, ("noscript",)):
        spare = hidden.find("img")
        if spare is None:
            _use_frame(hidden)
            continue
        before = _image_before(hidden)
        if (before is None and _counts(spare)) or _comes_again(hidden, spare):
            hidden.decompose()
            continue
        away = [hidden]
        if before is not None and not before.find_parent("noscript"):
            away = [before.find_parent("picture") or before, hidden]
        away[0].replace_with(spare.extract())
        for each in away:  # with all that stands in it, which may have been meant to come later
            if not gone(each):
                each.decompose()


def _counts(image: Tag) -> bool:
    """Whether a picture for readers without scripts asks a program with a query, and stands for nothing: it counts."""
    source = str(image.get("src") or "")
    return "?" in source and not image.get("alt") and _PICTURE_FILE.search(source) is None


def _use_frame(hidden: Tag) -> None:
    """Keep the frame or film for readers without scripts, unless the box round it shows one already."""
    inside = every(hidden, _FRAMES)
    if inside and hidden.parent is not None and len(every(hidden.parent, _FRAMES)) == len(inside):
        hidden.unwrap()
    else:
        hidden.decompose()


def _comes_again(hidden: Tag, spare: Tag) -> bool:
    """Whether the picture that stands directly behind a ``noscript`` is the one in it, by an address of both."""
    behind = _image_of(hidden.find_next_sibling())
    return behind is not None and not set(ranked(behind)).isdisjoint(ranked(spare))


def _image_before(hidden: Tag) -> Tag | None:
    """The picture that stands directly before a ``noscript``, which says the same."""
    sibling = hidden.find_previous_sibling()
    if sibling is None:
        parent = hidden.parent
        sibling = parent.find_previous_sibling() if parent is not None and parent.name in HOLDERS else None
    return _image_of(sibling)


def _image_of(sibling: Tag | None) -> Tag | None:
    """The picture that an element is or holds, without text."""
    if sibling is None:
        return None
    found = sibling if sibling.name in {"img", "amp-img"} else sibling.find("img")
    text = sibling.get_text(strip=True)
    return found if isinstance(found, Tag) and not text else None


def _settle(image: Tag, resolve: Resolve) -> None:
    stated = str(image.get("alt") or "").strip()
    if _is_sign(image):
        replace_sign(image, stated)
        return
    address = next((found for each in ranked(image) if (found := resolve(each))), None)
    if address is None or _DESIGN.search(address) or _is_part(image, address):
        image.decompose()
        return
    size = {key: side[1] for key in ("width", "height") if (side := _LENGTH.match(str(image.get(key) or "")))}
    alt, sides = alternative(image, address), declared_sides(image)
    plain = resolve(str(image.get("src") or ""))
    image.attrs.clear()
    image.attrs.update({"src": address} if alt is None else {"src": address, "alt": alt})
    if sides and plain == address and all(int(each) for each in size.values()) and len(size) == 2:
        image.attrs.update(size)


def _is_sign(image: Tag) -> bool:
    """Whether a picture is an icon, a face or a tracking dot."""
    if (
        _UNSEEN.search(str(image.get("style") or ""))
        or _SMALL_NAMES.search(names(image))
        or _MASTHEAD.search(str(image.get("src") or ""))
    ):
        return True
    sides = declared_sides(image)
    return (bool(sides) and (max(sides) < SMALLEST if len(sides) == 2 else sides[0] <= LINE)) or 1 in sides


def _is_part(image: Tag, address: str) -> bool:
    """Whether a picture is a sign or a code to scan by its name: not large, without a caption or words beside it."""
    path, said = urlsplit(address).path, str(image.get("alt") or "").strip()
    code = _CODE.search(path) or _CODE_SAID.fullmatch(said)
    if not (code or _PART.search(path)) or max(declared_sides(image), default=0) > (
        LARGEST_CODE if code else LARGEST_SIGN
    ):
        return False
    unit = image
    while unit.parent is not None and unit.parent.name not in BLOCK and not has_text(unit.parent):
        unit = unit.parent
    figure = image.find_parent("figure")
    captioned = figure is not None and holds(figure, ("figcaption",))
    return not captioned and not any(map(_says, (unit.previous_sibling, unit.next_sibling, unit.parent)))


def _says(node: PageElement | None) -> bool:
    """Whether a node is words of the same line, or a cell, in which a sign is a value."""
    if isinstance(node, Tag):
        return node.name in _CELLS or (node.name not in BLOCK and node.parent is not None and has_text(node))
    return isinstance(node, NavigableString) and bool(node.strip())


def declared_sides(image: Tag) -> list[int]:
    """The width and height of a picture in pixels, as far as it declares them: AMP may declare what they are to each
    other."""
    sides = [int(found[1]) for key in ("width", "height") if (found := _LENGTH.match(str(image.get(key) or "")))]
    return [] if image.get("layout") in _LAYOUTS and max(sides, default=0) < SMALLEST else sides


def ranked(image: Tag) -> list[str]:
    """List the addresses that a picture gives, the best first.

    Its plain ``src`` comes first, unless a script would replace it or it is known to be small and
    a wider one is offered.
    """
    offered = [
        c for holder in _with_sources(image) for key in _SOURCE_SETS for c in read_srcset(str(holder.get(key) or ""))
    ]
    offered = [c for c in offered if not _PLACEHOLDER.search(c.address)]
    sized = [c.address for c in sorted((c for c in offered if c.width), key=_fitness)]
    unsized = [c.address for c in offered if not c.width]
    lazy = [_address(str(image.get(key))) for key in _LAZY if image.get(key)]
    plain = str(image.get("src") or "").strip()
    if _PLACEHOLDER.search(plain):
        small = bool(lazy) and _is_small(image, lazy[0], offered)
        ordered = [*(sized if small else ()), *lazy, *sized, *unsized, *_elsewhere(image)]
    elif _is_small(image, plain, offered):
        ordered = [*sized, plain, *lazy]
    else:
        ordered = [*lazy, plain, *sized]
    return [each.strip() for each in ordered if each.strip() and not _PLACEHOLDER.search(each)]


def _address(value: str) -> str:
    """The address that a lazy attribute names, bare or as data: ``{"default": "//…"}``."""
    if not value.lstrip().startswith(("{", "[")):
        return value
    found = _IN_DATA.search(value)
    return found[1] if found else ""


def _elsewhere(image: Tag) -> list[str]:
    """Addresses of picture files in any attribute that no list names."""
    return [
        value
        for key, value in image.attrs.items()
        if key not in _NO_ADDRESSES
        and isinstance(value, str)
        and _PICTURE_FILE.search(value)
        and " " not in value.strip()
    ]


def _is_small(image: Tag, plain: str, offered: list[Candidate]) -> bool:
    """Whether the plain picture is known to be narrower than a column."""
    known = next((c.width for c in offered if c.address == plain and c.width), 0)
    named = _SIZE_IN_NAME.search(plain)
    shown = _LENGTH.match(str(image.get("width") or ""))
    width = known or (float(named[1]) if named else 0) or (float(shown[1]) if shown else 0)
    return 0 < width < NARROW


def _with_sources(image: Tag) -> Iterable[Tag]:
    yield image
    picture = image.find_parent("picture")
    if picture is not None:
        yield from picture.find_all("source")


def _fitness(candidate: Candidate) -> float:
    """Smallest for the narrowest candidate that is wide enough, then for the widest that is not."""
    return candidate.width if candidate.width >= WIDE_ENOUGH else 10**6 - candidate.width
