"""Notices about cookies that stand among the text in a box without a name, told by what they say."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from packager.text.parts.links import link_share
from packager.text.rare import rare
from packager.text.soup import every, gone, line

LONGEST = 480
"""Characters of such a notice; a wall of consent is longer, and no line among others."""
LONGEST_BUTTON = 40
"""Characters of a link below it, such as "Privacy policy"."""
MOST_LINES = 3
"""Lines of a page that speak of cookies, up to which they are notices and the text is not about them."""

_SIGNS = ("cookie", "クッキー", "куки", "쿠키", "çerez", "kakor", "ciastecz")
_SAID = rare(
    r"\b(?:we|this (?:web ?)?site|our (?:web ?)?site|the site)(?: and our partners)?(?: may| also)? uses? (?:\w+ ){0,2}"
    r"cookies?\b.{0,200}\b(?:experience|site|website|browser|browsing|visit|consent|agree|traffic|privacy|service)"
    r"|\bby (?:continuing|using|browsing|clicking|closing)\b.{0,120}\bcookies?\b"
    r"|\b(?:wir|(?:diese|unsere) (?:web ?)?(?:seite|site)) (?:verwende[nt]|nutz(?:en|t)|setz(?:en|t)).{0,40}\bcookies"
    r"|\b(?:nous utilisons|(?:ce|notre) site (?:web |internet )?utilise).{0,30}\bcookies"
    r"|\ben (?:poursuivant|continuant) (?:votre|la) navigation.{0,160}\bcookies"
    r"|\b(?:utilizamos|usamos|(?:este sitio|esta web|nuestro sitio)(?: web)? (?:utiliza|usa)).{0,40}\bcookies"
    r"|\b(?:este s[ií]te|nosso s[ií]te) (?:utiliza|usa).{0,40}\bcookies"
    r"|\b(?:utilizziamo|usiamo|(?:questo|il nostro) sito(?: web)? (?:utilizza|usa|fa uso di)).{0,40}\bcookies?"
    r"|\b(?:(?:wij|we) (?:gebruiken|maken gebruik)|deze (?:web)?site (?:gebruikt|maakt)).{0,40}\bcookies"
    r"|\b(?:vi|den(?:na|ne) \w+) (?:använder|bruger|bruker|anvender).{0,40}\b(?:cookies|kakor|informasjonskapsler)"
    r"|\b(?:ta strona|(?:ten|nasz) serwis|używamy|korzystamy).{0,40}(?:cookies?|ciastecz)"
    r"|(?:мы используем|сайт использует).{0,40}(?:cookies?|куки)"
    r"|\b(?:bu site|sitemiz)\w*.{0,60}çerez"
    r"|(?:当|本|この)(?:サイト|ウェブサイト).{0,30}(?:cookie|クッキー)"
    r"|本(?:网站|網站|站).{0,10}使用.{0,10}cookie"
    r"|(?:이|본) (?:웹)?사이트.{0,20}쿠키",
    re.IGNORECASE | re.DOTALL,
)
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6"})


def drop_cookie_lines(soup: BeautifulSoup) -> None:
    """Take notices about cookies out of a sequence of blocks, unless its text is about cookies."""
    if not _names_cookies(soup.get_text()):
        return
    found = [block for block in every(soup, _LINES) if _names_cookies(line(block))]
    said = [line(block) for block in found]
    if len(found) > MOST_LINES or not all(len(text) <= LONGEST and _SAID.search(text) for text in said):
        return
    for block in found:
        if gone(block):
            continue
        below = block.find_next_sibling()
        if below is not None and below.name == "p" and link_share(below) == 1 and len(line(below)) <= LONGEST_BUTTON:
            below.decompose()
        block.decompose()


def _names_cookies(text: str) -> bool:
    folded = text.casefold()
    return any(sign in folded for sign in _SIGNS)
