"""What a page shows from elsewhere and an edition cannot: films, sounds, posts, maps and other frames become links.

A link says in the page's words what it leads to, once: its title or its caption. It stands, where the page
offers one, on a picture of that (HTML ``poster``, the picture of a player that loads on a click, schema.org
``thumbnailUrl``). Where the page has no words for it, it is a sign and no line of text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from bs4 import BeautifulSoup, Tag

from packager.frozen import frozen
from packager.text.facts import jsonld
from packager.text.html import Element, hides, words
from packager.text.parts.headings import fold
from packager.text.parts.pictures import ranked
from packager.text.parts.players import EMBEDS, LONGEST_TITLE, PLAYED, watched
from packager.text.rare import rare
from packager.text.soup import every, gone, has_text, holds, is_embed, line, names
from packager.text.urls import Resolve, canonical, is_web, public_site

_SOURCES = ("src", "data", "data-src", "data-lazy-src", "data-iframe-src", "data-original-src", "nitro-lazy-src")
_POSTERS = ("poster", "data-poster", "data-thumbnail", "data-thumb", "data-image", "data-preview", "data-placeholder")
_NAMED = ("title", "aria-label", "data-title", "alt", "name")
_LINES = words("p span a em strong")
_FIGURED = words("img table pre math blockquote figure code")
"""What stands in a figure, beside its caption."""
_WRAPPERS = words("figure div p span center section li a")

_PLAYER_NAMES = rare(
    r"(?:^|[\s_-])(?:o?embed\w*|video\w*|player\w*|podcast\w*|audio\w*|media\w*|map|maps|chart\w*|infographic\w*|"
    r"widescreen|responsive\w*|fluid\w*|aspect\w*|16by9|4by3)(?=[\s_-]|$)"
)
_SHOWN_AT = rare(
    r"(?:^|[/.?&_-])(?:embeds?|o?embed|player|videos?|audio|podcasts?|maps?|charts?|graphics?|"
    r"interactive)(?=[/._?&=-]|\Z)|\.pdf(?=[?#]|\Z)",
    re.IGNORECASE,
)
_ASIDE_AT = re.compile(
    r"comment|subscri|newsletter|sign-?up|captcha|consent|adserv|doubleclick|/ads?/|/like", re.IGNORECASE
)
"""Addresses of frames that show a part of the article, whatever the frame is called, and of those that never do."""
_NO_TITLE = rare(
    r"\W*(?:(?:3rd|third)[ -]party ad|ad(?:vert\w*|s)?\b|publicit|anzeige|werbung|reklam|publicidad|pubblicit|"
    r"re?captcha|google tag|gtm\b|cookie|consent|newsletter|iframe\W*$|frame\W*$|embed\W*$|blank|share|like this)",
    re.IGNORECASE,
)
"""Titles of frames that show no part of the article, and those that only say what a frame is."""
_KINDS = words(
    "a an the video videos player audio embed embedded embeds frame iframe widget content media youtube vimeo spotify "
    "soundcloud dailymotion facebook instagram twitter x tiktok wordpress bandcamp from on by of via external vidéo "
    "lecteur vídeo reproductor incorporado contenido contenu intégré eingebettet eingebettete eingebetteter "
    "eingebettetes beitrag inhalt filmato lettore видео проигрыватель плеер 動画 视频"
)
"""Words of titles that only say what kind of thing a frame is, which its reader sees."""
_KIND_FIRST = re.compile(r"(?:\w+ )?(?:embed|embedded|player|video|audio|play)\s?[:|]\s+(?=\S)", re.IGNORECASE)
_PLAYS = re.compile(r"video|audio|player|podcast|film|listen|watch|sound|fullscreen", re.IGNORECASE)
PLAY, ELSEWHERE = "▶", "↗"
"""What stands for a film or sound, and for anything else, that the page has no words for."""
_DEAD = re.compile(r"\.swf(?:[?#]|$)|^(?:about|data|blob|javascript):", re.IGNORECASE)

SHORTEST_TITLE = 4
"""Characters of a frame's title."""
WRAPPERS_UP = 4
"""Boxes round an embed that may say what it is, or hold its picture and its caption."""
MOST_IN_BOX = 16
"""Nodes directly in a box that only holds one embed, white space included."""
LEAST_SIDE = 2
"""Pixels; a frame of fewer on a side only counts readers."""


@frozen
class Announced:
    """What a page says of a film or sound in its metadata."""

    title: str | None
    picture: str | None
    """Its address as written."""


def announced(page: Element | None) -> dict[str, Announced]:
    """What the JSON-LD of ``page`` says of films and sounds, by each of their addresses (canonical)."""
    if page is None:
        return {}
    scripts = [
        script.text
        for script in page.iter("script")
        if "ld+json" in (script.get("type") or "") and re.search(r"(?:Video|Audio|Media)Object", script.text or "")
    ]
    found: dict[str, Announced] = {}
    for node in jsonld.everything(scripts):
        if not {"videoobject", "audioobject", "mediaobject"}.isdisjoint(jsonld.types(node)):
            pictures = jsonld.listed(node.get("thumbnailUrl") or node.get("thumbnail"))
            urls = [one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one for one in pictures]
            picture = next((one for one in urls if isinstance(one, str) and one), None)
            said = Announced(jsonld.text(node.get("name")), picture)
            for key in ("embedUrl", "contentUrl", "url"):
                for address in jsonld.listed(node.get(key)):
                    if isinstance(address, str) and address:
                        found.setdefault(_key(address), said)
    return found


def settle_embeds(
    soup: BeautifulSoup,
    resolve: Resolve,
    known: Callable[[], Mapping[str, Announced]] = dict,
    pictured: Resolve | None = None,
) -> None:
    """Replace films, sounds and frames of ``soup`` by links to them, in place; drop the frames that show nothing.

    ``known`` is asked at most once, for what the page's metadata say (:func:`announced`). ``pictured`` completes the
    addresses of pictures, by default as ``resolve``: of a page that was saved they are files beside it.
    """
    facts = cache(known)
    for embed in every(soup, EMBEDS):
        if not gone(embed) and not any(parent.name in EMBEDS for parent in embed.parents):
            _settle(soup, embed, resolve, facts, pictured or resolve)
    for figure in every(soup, ("figure",)):
        if holds(figure, ("a",)) and not holds(figure, _FIGURED):
            _open_figure(figure)


def _open_figure(figure: Tag) -> None:
    """Take the frame off what shows nothing any more: its caption is a paragraph."""
    for caption in every(figure, ("figcaption",)):
        caption.name = "p"
    figure.unwrap()


def _settle(
    soup: BeautifulSoup, embed: Tag, resolve: Resolve, known: Callable[[], Mapping[str, Announced]], pictured: Resolve
) -> None:
    address = _address(embed, resolve)
    box = _box(embed)
    if address is None or not _shows(embed, box):
        embed.decompose()
        return
    said = known().get(_key(address), Announced(None, None))
    title, caption = _title(embed) or said.title, _caption(embed, box)
    if title and _is_said(title, caption, box):
        title = None
    shown = watched(address)
    link = soup.new_tag("a", attrs={"href": shown})
    picture = _picture(embed, box, said, pictured)
    if picture is None:
        _place_link(soup, embed, _worded(link, title, caption, _sign(embed, box)), box)
        return
    figure = soup.new_tag("figure", attrs={"class": "embed"})
    told = title or (line(caption)[:LONGEST_TITLE] if caption is not None else "")
    link.append(soup.new_tag("img", attrs={"src": picture, "alt": told or public_site(address) or address}))
    figure.append(link)
    below = caption.extract() if caption is not None else soup.new_tag("figcaption")
    if title:
        below.append(" " if has_text(below) else "")
        again = soup.new_tag("a", attrs={"href": shown})
        again.string = title
        below.append(again)
    if has_text(below):
        figure.append(below)
    _replace(embed, box, figure)


def _worded(link: Tag, title: str | None, caption: Tag | None, sign: str) -> Tag:
    """Give a link its words: the title, else a caption that leads nowhere itself, else a sign of what it is."""
    if not title and caption is not None and not holds(caption, ("a",)) and 0 < len(line(caption)) <= LONGEST_TITLE:
        link.extend(list(caption.contents))
        return link
    link.string = title or sign
    if not title:
        link["title"] = public_site(str(link["href"])) or str(link["href"])
    return link


def _sign(embed: Tag, box: Tag) -> str:
    """The sign that stands for an embed without words."""
    said = " ".join([str(embed.get("src") or ""), *map(str, embed.attrs), names(embed), names(box)])
    return PLAY if embed.name in PLAYED or _PLAYS.search(said) else ELSEWHERE


def _is_said(title: str, caption: Tag | None, box: Tag) -> bool:
    """Whether the caption of an embed, or a line right beside it, already says its title."""
    said = fold(title)
    if caption is not None and said in fold(line(caption)):
        return True
    return any(
        isinstance(near, Tag) and fold(line(near)) == said
        for near in (box.find_previous_sibling(True), box.find_next_sibling(True))
    )


def _caption(embed: Tag, box: Tag) -> Tag | None:
    """The caption of an embed, unless the embed itself stands in it."""
    found = box.find("figcaption")
    return found if isinstance(found, Tag) and not any(parent is found for parent in embed.parents) else None


def _place_link(soup: BeautifulSoup, embed: Tag, link: Tag, box: Tag) -> None:
    """Put a link in the place of its embed: a paragraph of its own, unless it stands in a line of text.

    A caption goes below it in the same paragraph: a figure without a picture would be none.
    """
    if embed.parent is not None and embed.parent.name in _LINES and has_text(embed.parent):
        embed.replace_with(link)
        return
    paragraph = soup.new_tag("p", attrs={"class": "embed"})
    paragraph.append(link)
    caption = _caption(embed, box)
    if caption is not None and has_text(caption):
        paragraph.append(soup.new_tag("br"))
        paragraph.extend(list(caption.contents))
        caption.decompose()
    place = embed
    while place is not box and (outer := place.parent) is not None and not (has_text(outer) or holds(outer, ("img",))):
        place = outer
    place.replace_with(paragraph)


def _replace(embed: Tag, box: Tag, figure: Tag) -> None:
    """Put a figure in the place of the embed, and of the box round it that holds nothing else."""
    if box is embed:
        embed.replace_with(figure)
        return
    embed.extract()
    if has_text(box) or holds(box, EMBEDS):
        box.insert_before(figure)
    else:
        box.replace_with(figure)


def _box(embed: Tag) -> Tag:
    """The widest box that only holds this embed, its picture and its caption; the embed itself where none does."""
    found, mine = embed, 1 + len(every(embed, EMBEDS))
    for holder in list(embed.parents)[:WRAPPERS_UP]:
        crowded = len(holder.contents) > MOST_IN_BOX
        if crowded or holder.name not in _WRAPPERS or len(every(holder, EMBEDS)) > mine:
            break
        caption = holder.find("figcaption")
        rest = len(holder.get_text().strip()) - (len(caption.get_text().strip()) if isinstance(caption, Tag) else 0)
        if rest > len(embed.get_text().strip()):
            break
        found = holder
    return found


def _shows(embed: Tag, box: Tag) -> bool:
    """Whether an embed shows something that a reader would miss: no advertisement, and no device of the site."""
    sides = [int(found[0]) for key in ("width", "height") if (found := re.match(r"\d{1,5}", str(embed.get(key) or "")))]
    if min(sides, default=LEAST_SIDE) < LEAST_SIDE or hides(str(embed.get("style") or "")):
        return False
    if any(_NO_TITLE.match(str(embed.get(key) or "")) for key in _NAMED[:3]):
        return False
    if embed.name in PLAYED or any(len(str(embed.get(key) or "").strip()) >= SHORTEST_TITLE for key in _NAMED[:3]):
        return True
    address = next((str(embed[key]) for key in _SOURCES if embed.get(key) and not _DEAD.search(str(embed[key]))), "")
    if _SHOWN_AT.search(address.partition("?")[0]) and not _ASIDE_AT.search(address):
        return True
    full = any(embed.has_attr(key) for key in ("allowfullscreen", "webkitallowfullscreen", "mozallowfullscreen"))
    if full or box.find("figcaption") is not None:
        return True
    before = embed.find_previous_sibling(True)
    if isinstance(before, Tag) and is_embed(before):
        return False  # the names round both tell of the one before
    round_it = [embed, *list(embed.parents)[:2]]
    return any(_PLAYER_NAMES.search(names(each).lower()) for each in round_it if each.name != "[document]")


def _title(embed: Tag) -> str | None:
    """What the embed's own attributes say that it shows; None where they only say of what kind it is."""
    for key in _NAMED[:3]:
        text = _KIND_FIRST.sub("", " ".join(str(embed.get(key) or "").split())[:LONGEST_TITLE], count=1)
        if len(text) >= SHORTEST_TITLE and not _NO_TITLE.match(text) and not _is_kind(text):
            return text
    return None


def _is_kind(text: str) -> bool:
    return _KINDS.issuperset(re.findall(r"[^\W\d_]+", text.casefold()))


def _picture(embed: Tag, box: Tag, said: Announced, resolve: Resolve) -> str | None:
    """The address of a picture that the page offers for an embed."""
    holders = [embed, *([] if box is embed else [box])]
    written = [str(each.get(key)) for each in holders for key in _POSTERS if each.get(key)]
    written += [one for image in every(box, ("img", "amp-img")) for one in ranked(image)[:1]]
    written += [said.picture] if said.picture else []
    found = (resolve(one) for one in written if not _DEAD.search(one))
    return next((one for one in found if one and (is_web(one) or one.startswith("file:"))), None)


def _address(embed: Tag, resolve: Resolve) -> str | None:
    """Where the embed can be found on the web, or None."""
    holders = [embed, *embed.find_all(["source", "embed", "iframe"])]
    written = [str(holder.get(key) or "") for holder in holders for key in _SOURCES]
    written += [
        str(each.get("value") or "")
        for each in embed.find_all("param")
        if str(each.get("name") or "").lower() in {"movie", "src", "url"}
    ]
    found = (resolve(each) for each in written if each.strip() and not _DEAD.search(each.strip()))
    return next((each for each in found if each and is_web(each)), None)


def _key(address: str) -> str:
    return canonical(f"https:{address}" if address.startswith("//") else address)
