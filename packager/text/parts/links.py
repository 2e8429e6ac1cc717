"""Links and the places they lead to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.html import HEADINGS
from packager.text.sanitize import DROPPED_WHOLE, PLACE
from packager.text.soup import every, is_embed, line, standing
from packager.text.urls import Resolve, canonical, is_address, public_site

_CAMPAIGN = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|at_(?:medium|campaign)|fbclid|gclid|dclid|gbraid|wbraid|"
    r"msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi))",
    re.IGNORECASE,
)
"""Parameters that count readers and never choose the page: fewer than make two addresses equal."""

POINTS_AWAY = 0.6
"""Share of a block's text inside links from which it is a pointer to another page."""
TITLE_LENGTH = 16
"""Characters of a title, on average; names of networks and menus' entries have about ten."""
MANY_SITES = 0.6
"""Sites to which a list leads, as a share of its links, from which it lists sources."""
_SIGNS = frozenset("#¶§\u200b\uf0c1\N{LINK SYMBOL}\N{ANCHOR}\N{REFERENCE MARK}\N{INFINITY}\ufe0e\ufe0f")
"""What headings show to be linked to, where it stands alone."""
_LINKED_TO = HEADINGS | {"dt", "caption", "figcaption"}


def without_campaign(address: str) -> str:
    """Return a complete address without the parameters by which newsletters and feeds are counted."""
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if not _CAMPAIGN.fullmatch(pair.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def settle_links(soup: BeautifulSoup, resolve: Resolve, own: str | None) -> None:
    """Make every link of ``soup`` complete, in place; unwrap what leads nowhere.

    A link to a place in this very fragment (a footnote) becomes ``#place``, and only places that
    are so linked keep their ``id``. ``own`` is the address of the page.
    """
    _drop_permalinks(soup)
    _link_addresses(soup)
    places = _places(soup)
    wanted: set[str] = set()
    here = canonical(own) if own else None
    for link in every(soup, ("a",)):
        place = _place(link, here, resolve)
        if place is not None and place in places:
            _set(link, {"href": f"#{place}", **_kept(link)})
            wanted.add(place)
        else:
            _settle(link, None if place is not None else resolve(str(link.get("href") or "")))
    for name, target in places.items():
        if name in wanted:
            target["id"] = name
    _forget_places(soup, {id(places[name]) for name in wanted})


def link_share(block: Tag) -> float:
    """Return how much of a block's text stands inside links."""
    whole = len(line(block))
    return sum(len(line(link)) for link in block.find_all("a")) / whole if whole else 0.0


def leads_around(listed: Tag) -> bool:
    """Whether a list leads to many sites under titles, as lists of sources do: other stories are of one site."""
    links = [link for link in listed.find_all("a") if link.get("href")]
    titles = sum(len(line(link)) for link in links)
    hosts = {host for link in links if (host := public_site(str(link["href"])))}
    return len(links) > 1 and titles >= TITLE_LENGTH * len(links) and len(hosts) >= MANY_SITES * len(links)


def leads_away(block: Tag, site: str) -> bool:
    """Whether a block is an embed, or has links of words, all of which lead to other sites than ``site``."""
    links = [link for link in block.find_all("a") if link.get("href") and any(map(str.isalnum, line(link)))]
    hosts = {public_site(str(link["href"])) for link in links}
    return is_embed(block) or (bool(hosts) and site not in hosts)


def drop_lost_places(soup: BeautifulSoup) -> None:
    """Unwrap links to places that later steps took away or no edition can name, and forget places nobody links to."""
    places = {str(each["id"]): each for each in every(soup) if PLACE.match(str(each.get("id") or ""))}
    wanted: set[int] = set()
    for link in every(soup, ("a",)):
        href = str(link.get("href") or "")
        target = places.get(href[1:]) if href.startswith("#") else None
        if target is not None and not any(box.name in DROPPED_WHOLE for box in link.parents):
            wanted.add(id(target))
        elif href.startswith("#") or not href:
            _settle(link, None)
    _forget_places(soup, wanted)


def _link_addresses(soup: BeautifulSoup) -> None:
    """Link an address that alone is a paragraph, as where a system did not show what is there."""
    for paragraph in every(soup, ("p",)):
        text = paragraph.contents[0] if len(paragraph.contents) == 1 else None
        if isinstance(text, NavigableString) and is_address(text.strip()):
            paragraph.clear()
            link = soup.new_tag("a", attrs={"href": text.strip()})
            link.string = text.strip()
            paragraph.append(link)


def _drop_permalinks(soup: BeautifulSoup) -> None:
    """Drop the signs that headings, terms and captions carry to be linked to; the place itself stays."""
    for heading in every(soup, _LINKED_TO):
        for link in standing(heading, ("a",)):
            text = "".join(link.get_text().split())
            if text and set(text) <= _SIGNS and len(link.get_text()) < len(heading.get_text()):
                place = link.get("id") or link.get("name")
                if place and not heading.get("id"):
                    heading["id"] = str(place)
                link.decompose()


def _places(soup: BeautifulSoup) -> dict[str, Tag]:
    """The elements by the name under which they can be linked; the first of a name counts."""
    found: dict[str, Tag] = {}
    for element in every(soup):
        for key in ("id", "name"):
            name = str(element.get(key) or "").strip()
            if name and (key == "id" or element.name == "a"):
                found.setdefault(name, element)
    return found


def _place(link: Tag, here: str | None, resolve: Resolve) -> str | None:
    """The name after ``#`` where a link stays on the page, else None."""
    before, sign, after = str(link.get("href") or "").strip().partition("#")
    if not sign:
        return None
    if not before:
        return after
    whole = resolve(before)
    return after if here and whole and canonical(whole) == here else None


def _kept(link: Tag) -> dict[str, str]:
    return {key: str(link[key]) for key in ("id", "title", "lang", "dir") if link.get(key)}


def _settle(link: Tag, address: str | None) -> None:
    if address is None and link.get("id") is None and link.get("name") is None:
        link.unwrap()
    elif address is None:
        link.name = "span"
        _set(link, _kept(link))
    else:
        _set(link, {"href": address, **_kept(link)})


def _set(tag: Tag, attributes: dict[str, str]) -> None:
    """Give an element these attributes and no others."""
    tag.attrs.clear()
    tag.attrs.update(attributes)


def _forget_places(soup: BeautifulSoup, kept: set[int]) -> None:
    for element in [each for each in every(soup) if each.get("id") is not None]:
        if id(element) not in kept:
            del element["id"]
            if element.name == "span" and not element.attrs:
                element.unwrap()
