"""What a page's scripts would show: a box that names a film, chart or post gets the frame that it stands for, and a
card or post without words becomes a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from packager.text.html import HEADINGS, Element, words
from packager.text.page import furniture
from packager.text.urls import is_address, is_web, public_site

PLAYED = words("video audio amp-video amp-audio")
EMBEDS = PLAYED | words("iframe amp-iframe amp-video-iframe object embed frame")
"""Elements that show something from elsewhere."""
LONGEST_TITLE = 200
"""Characters of a title that stands as the text of a link."""
_ELSEWHERE = re.compile(
    r"data-(?:[a-z]+-)?(?:o?embed-url|embed-src|iframe-?src|video-url|player-url|post-url|permalink)\Z"
)
"""Attributes in which a box that a script fills says what it will show."""
_CARD = re.compile(r"(?:^|[\s_-])(?:bookmark|link|url|blog|embed|file)-?(?:card|preview)(?=[\s_-]|\Z)")
_TITLE = re.compile(r"(?:^|[\s_-])title(?=\s|\Z)")
"""Names of a card for another page, and of the title in it."""
LONGEST_CARD = 1000
"""Characters of a card for another page: its title, what it says of itself, its site."""
_WATCHED = "https://www.youtube.com/watch?v={}"
_NAMED_PLAYERS = {
    "lite-youtube": ("videoid", _WATCHED),
    "youtube-video": ("video-id", _WATCHED),
    "amp-youtube": ("data-videoid", _WATCHED),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-facebook": ("data-href", "{}"),
    "amp-soundcloud": ("data-trackid", "https://api.soundcloud.com/tracks/{}"),
}
"""Elements that a script, or AMP, makes a player of: the attribute that says of what, and the address that it means, as
the documentation of each has it."""
_KEYED_PLAYERS = words("video video-js")
_KEYED = "https://players.brightcove.net/{}/{}_{}/index.html?videoId={}"
"""Where a film is shown of which the page names account and number alone (Brightcove, *Choosing the correct embed
code*: the address of the frame, whose player and settings are ``default`` where none is named)."""
_NAMED_BOXES = {
    "flourish-embed": ("data-src", "https://public.flourish.studio/{}"),
    "infogram-embed": ("data-id", "https://infogram.com/{}"),
}
"""Classes of boxes that a script fills: the attribute that says with what, and the address that it means."""
_FILM = re.compile(
    r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/(?P<film>[\w-]{2,40})(?=[/?&#]|\Z)", re.ASCII
)
_NO_FILMS = words("videoseries live_stream")
"""What such an address has in the place of a film: a list of films, or whatever a channel sends now."""
_START, _LIST = re.compile(r"[1-9]\d{0,5}", re.ASCII), re.compile(r"[\w-]{2,64}", re.ASCII)
_KEY = re.compile(r"[\w:.-]{1,80}\Z", re.ASCII)
_PATH = re.compile(r"[\w:./-]{1,200}\Z", re.ASCII)
_SNIPPET = re.compile(r"(?P<page>(?:https?:)?//gist\.github\.com/[\w-]+/[0-9a-f]+)\.js(?:[?#]|\Z)", re.ASCII)
"""A script that writes a piece of code into the text, whose page has the same address without its ending."""


def open_embeds(page: Element, site: str | None = None) -> None:
    """Give boxes of ``page`` that a script would fill the frame that they stand for, in place.

    Cards for pages of other sites than ``site`` (:func:`packager.text.urls.public_site`) become links.
    """
    _open_players(page)
    for box in list(page.iter("div", "figure", "blockquote", "section", "span", "amp-embed")):
        called = box.get("class") or ""
        if "card" in called or "preview" in called:
            _name_card(box, called, site)
        elif box.tag == "blockquote" and furniture.is_post(box):
            _name_post(box)
        bare = _bare_address(box) if "embed" in called else None
        address = bare or _elsewhere(box.attrib.items()) or _filled_with(called, box)
        if address is None and (quoted := box.get("data-href")) and furniture.is_post(box):
            address = quoted
        if address and next(box.iter(*EMBEDS), None) is None and (bare or not (box.text_content() or "").strip()):
            title = box.get("title") or box.get("aria-label") or box.get("data-title") or ""
            box.text = None
            etree.SubElement(box, "iframe", {"src": address, "title": title, "allowfullscreen": ""})


def _name_card(box: Element, called: str, site: str | None) -> None:
    """Make a card that a writer put into the text for a page elsewhere a link with that page's title, in place."""
    links = list(islice(box.iter("a"), 2)) if _CARD.search(called) else []
    if len(links) != 1 or len(box.text_content()) > LONGEST_CARD:
        return
    address = links[0].get("href") or ""
    if links[0].get("download") is None and (not is_web(address) or public_site(address) == site):
        return
    title = next((each for each in box.iter() if each.tag in HEADINGS or _TITLE.search(each.get("class") or "")), None)
    said = " ".join(title.text_content().split())[:LONGEST_TITLE] if title is not None else ""
    if said:
        _write_link(box, address, said)


def _write_link(box: Element, address: str, said: str) -> None:
    box.clear(keep_tail=True)
    box.tag = "p"
    box.set("class", "embed")
    etree.SubElement(box, "a", {"href": address}).text = said


def _name_post(box: Element) -> None:
    """Make a post of which the page has no words, only whose it is and where to see it, a link with the former."""
    links = list(islice(box.iter("a"), 2))
    if len(links) == 1 and is_web(links[0].get("href") or "") and links[0].find(".//p") is None:
        said = [" ".join(text.split()) for text in links[0].itertext() if text.strip()]
        if said and len(box.text_content().strip()) == len(links[0].text_content().strip()) <= LONGEST_TITLE:
            _write_link(box, links[0].get("href") or "", said[0])


def _bare_address(box: Element) -> str | None:
    """The address that alone stands in a box for an embed: the page's system knew no more of it."""
    text = (box.text or "").strip()
    return text if len(box) == 0 and is_address(text) else None


def _elsewhere(attributes: Iterable[tuple[str, object]]) -> str | None:
    for name, value in attributes:
        text = str(value).strip()
        if text.startswith(("http://", "https://", "//")) and _ELSEWHERE.match(name):
            return text
    return None


def _open_players(page: Element) -> None:
    """Give the elements of ``page`` that stand for a player or a snippet a frame with its address, in place."""
    for element in list(page.iter(*_NAMED_PLAYERS, *_KEYED_PLAYERS, "script")):
        if element.tag in _NAMED_PLAYERS:
            _name(element)
        elif element.tag in _KEYED_PLAYERS:
            _name_keyed(element)
        elif snippet := _SNIPPET.match(element.get("src") or ""):
            _frame(element, snippet["page"], "", "embed")


def _filled_with(called: str, box: Element) -> str | None:
    """The address of what a script fills a box with, by its class (``called``)."""
    for name in called.split() if "-embed" in called else ():
        if name in _NAMED_BOXES:
            key, address = _NAMED_BOXES[name]
            known = (box.get(key) or "").strip("/ ")
            return address.format(known) if known and _PATH.match(known) else None
    return None


def watched(address: str) -> str:
    """Where a reader sees the film of a frame by itself: the frame's own address tells an error outside a page."""
    found = _FILM.match(address)
    if found is None:
        return address
    asked = parse_qs(urlsplit(address).query)
    started, listed = _START.fullmatch(asked.get("start", [""])[0]), _LIST.fullmatch(asked.get("list", [""])[0])
    if found["film"] not in _NO_FILMS:
        return f"{_WATCHED.format(found['film'])}{f'&t={started[0]}s' if started else ''}"
    return (
        f"https://www.youtube.com/playlist?list={listed[0]}" if listed and found["film"] == "videoseries" else address
    )


def _name(player: Element) -> None:
    """Make an element that stands for a player a frame with its address, in place."""
    key, address = _NAMED_PLAYERS[player.tag]
    known = (player.get(key) or "").strip()
    if known and not re.search(r"[\s<>\"']", known):
        said = player.get("title") or player.get("playlabel") or player.get("aria-label") or ""
        title = said or " ".join(player.text_content().split())
        _frame(player, address.format(known), title, "video" if "video" in key else "embed")


def _name_keyed(player: Element) -> None:
    """Make a player that names only the account and the number of its film a frame with its address, in place."""
    account, film = player.get("data-account") or "", player.get("data-video-id") or ""
    shown, setting = player.get("data-player") or "default", player.get("data-embed") or "default"
    if not player.get("src") and len(player) == 0 and all(map(_KEY.match, (account, film, shown, setting))):
        title = player.get("title") or player.get("aria-label") or ""
        _frame(player, _KEYED.format(account, shown, setting, film), title, "video")


def _frame(element: Element, address: str, title: str, kind: str) -> None:
    element.tag = "iframe"
    element.text = None
    element[:] = []  # what is shown until the script runs: in a frame it would be no markup
    element.attrib.update({"src": address, "title": title, "class": kind})
