"""Players that a script would make: what names only the number of a film or post becomes a frame with its address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from packager.text.html import Element, words

_NAMED_PLAYERS = {
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
    "youtube-video": ("video-id", "https://www.youtube.com/watch?v={}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
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
_FILM = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/(?P<film>[\w-]+)", re.ASCII)
_FILMS = "videoseries"
"""What the address of a frame with a list of films has in the place of a film."""
_KEY = re.compile(r"[\w:.-]{1,80}\Z", re.ASCII)
_PATH = re.compile(r"[\w:./-]{1,200}\Z", re.ASCII)
_SNIPPET = re.compile(r"(?P<page>(?:https?:)?//gist\.github\.com/[\w-]+/[0-9a-f]+)\.js(?:[?#]|\Z)", re.ASCII)
"""A script that writes a piece of code into the text, whose page has the same address without its ending."""


def open_players(page: Element) -> None:
    """Give the elements of ``page`` that stand for a player or a snippet a frame with its address, in place."""
    for element in list(page.iter(*_NAMED_PLAYERS, *_KEYED_PLAYERS, "script")):
        if element.tag in _NAMED_PLAYERS:
            _name(element)
        elif element.tag in _KEYED_PLAYERS:
            _name_keyed(element)
        elif snippet := _SNIPPET.match(element.get("src") or ""):
            _frame(element, snippet["page"], "", "embed")


def filled_with(called: str, box: Element) -> str | None:
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
    if found["film"] == _FILMS:
        return f"https://www.youtube.com/playlist?list={asked['list'][0]}" if "list" in asked else address
    start = f"&t={asked['start'][0]}s" if asked.get("start", ["0"])[0].strip("0").isdecimal() else ""
    return f"https://www.youtube.com/watch?v={found['film']}{start}"


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
