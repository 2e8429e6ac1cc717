"""What a page shows from elsewhere and an edition cannot: films, sounds and frames become links to them."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from packager.text.pictures import Resolve
from packager.text.soup import every
from packager.text.urls import public_site

_PLAYED = ("video", "audio", "amp-video", "amp-audio")
_FRAMES = ("iframe", "amp-iframe")
_SOURCES = ("src", "data-src", "data-lazy-src")

SHORTEST_TITLE = 4
"""Characters of a frame's title; a frame without one is an advertisement or a device more often than not."""
LONGEST_TITLE = 200
"""Characters of a title that stands as the text of a link."""


def settle_embeds(soup: BeautifulSoup, resolve: Resolve) -> None:
    """Replace films, sounds and titled frames by links to them, in place; drop the other frames."""
    for embed in every(soup, _PLAYED + _FRAMES):
        address = _address(embed, resolve)
        title = " ".join(str(embed.get("title") or embed.get("aria-label") or "").split())[:LONGEST_TITLE]
        if address is None or (embed.name in _FRAMES and len(title) < SHORTEST_TITLE):
            embed.decompose()
            continue
        link = soup.new_tag("a", attrs={"href": address})
        link.string = title or public_site(address) or address
        embed.replace_with(link)


def _address(embed: Tag, resolve: Resolve) -> str | None:
    """Where the embed can be found on the web, or None."""
    holders = [embed, *embed.find_all("source")]
    written = (str(holder.get(key) or "") for holder in holders for key in _SOURCES)
    found = (resolve(each) for each in written if each.strip() and not each.startswith(("about:", "data:", "blob:")))
    return next((each for each in found if each and each.startswith(("http://", "https://"))), None)
