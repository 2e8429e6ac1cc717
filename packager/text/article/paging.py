"""Articles that a site deals out over several pages: the address of the next one, and what each page repeats.

A next page is told by its address: that of the first page with a number put in, one more than the
page at hand (``story/2``, ``story-page-2.html``, ``story?page=2``). Only then is it asked whether the
link says so. So the next *article*, an archive and the pages of the comments are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from packager.text.html import HEADINGS
from packager.text.parts.headings import fold
from packager.text.rare import rare
from packager.text.soup import every, gone, line
from packager.text.urls import absolute, canonical

MOST_PAGES = 20
"""Pages of one article; the longest series of public magazines have about a dozen."""
LINK_LENGTH = 300
"""Characters after a link's tag among which its text ends."""
REPEATED_LENGTH = 60
"""Characters of a block that no text says twice by chance."""

_LINK = re.compile(r"<(a|link)(\s[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![a-z-])([a-z-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_BASE = re.compile(r"<base\s[^<>]*?href\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_NAME = (
    r"(?:page|pagina|página|pag|paged|pagenum|pageno|page_no|pg|p|seite|sida|side|sivu|strona|str|strana|stranka|"
    r"oldal|sayfa|trang|halaman|index|part|teil|partie|parte|deel)"
)
_PATH_NUMBER = rare(rf"(?P<cut>[/,._-])(?P<name>{_NAME}[-_/=.,]?)?(\d{{1,2}})", re.IGNORECASE)
_QUERY_NUMBER = rare(rf"(?:current|seo)?-?{_NAME}(?:wanted|number)?=(\d{{1,2}})", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:s?html?|php\d?|aspx?|jsp|cfm)\Z", re.IGNORECASE)

_NEXT = re.compile(
    r"\b(?:next(?: page)?|continue|suivante?|page suivante|weiter|nächste(?: seite)?|siguiente|página siguiente|avanti|"
    r"successiva|seguinte|próxima|volgende|nästa|neste|næste|seuraava|następna|dalej|další|ďalšia|következő|sonraki|"
    r"далее|вперед|следующая|наступна|επόμενη|următoare(?:a)?|înainte|следваща(?:та)?|напред|s?lj?edeća|naprijed|"
    r"naslednja|següent|kitas|nākamā|järgmine|selanjutnya|berikutnya|seterusnya|trang (?:sau|tiếp|kế))\b|"
    r"التالي|التالية|הבא|صفحه (?:بعد|بعدی)|اگلا صفحہ|अगला|अगले|পরবর্তী|ถัดไป|หน้าต่อไป|"
    r"次へ|次の?ページ|下一[页頁]|다음|[»›→⟩]|>>|>",
    re.IGNORECASE,
)
_NOT_NEXT = re.compile(
    r"comment|komment|reply|replies|disqus|review|(?:next|nächste[rs]?) (?:post|story|article|artikel|beitrag)|"
    r"(?:article|post) suivant|(?:artículo|noticia|entrada|articolo|artigo|notícia|post) (?:siguiente|successivo|"
    r"seguinte)|(?:siguiente|próxim[oa]|seguinte) (?:artículo|noticia|entrada|artigo|notícia|post)|prossimo articolo|"
    r"(?:volgend|nästa|neste|næste) (?:artikel|artikkel|bericht|inlägg|innlegg|indlæg)|następny (?:artykuł|wpis)|"
    r"další článek|(?:следующ|наступн)[а-яії]{2,3} (?:стать|новост|запис|новин|допис)|sonraki (?:haber|yazı)|次の記事|"
    r"下一篇|다음 ?(?:기사|글)|المقال التالي|الخبر التالي|הכתבה הבאה|bài (?:sau|tiếp)",
    re.IGNORECASE,
)
"""What comments' pages and other articles are called."""
_PAGE_OF = rare(
    r"\W*(?:page|seite|p[áa]gina|strona|strana|страница|сторінка|sid[ae]|sivu|oldal|sayfa|σελίδα)\s*\d{1,2}\s*"
    r"(?:of|von|sur|de|di|van|av|af|z|из|з|από|/)\s*\d{1,2}\W*|第?\s*\d{1,2}\s*(?:/|／|页|ページ)\s*(?:共\s*)?\d{0,2}\s*(?:页|ページ)?",
    re.IGNORECASE,
)


class Link(NamedTuple):
    """A link of a page that was not parsed."""

    href: str
    """As it is written."""
    rel: str
    text: str
    """What it shows and says of itself."""


def next_page(page: str, url: str, first: str, number: int) -> str | None:
    """Return the address of page ``number`` of the article that begins at ``first``, if ``page`` links to it.

    ``page`` is the HTML of the page before, ``url`` where it came from. Some systems count from nought: what they call
    the second page is ``?page=1``.
    """
    counts = (1, 2) if number == 2 else (number - (number_of(url, first) == number - 2),)
    declared = _BASE.search(page)
    base = (absolute(url, declared[1]) if declared else None) or url
    found: dict[int, str] = {}
    for link in _links(page, counts):
        address = absolute(base, link.href) if _leads_on(link, number) else None
        counted = number_of(address, first) if address and address.startswith("http") else None
        if address and counted and (counted == number or urlsplit(address).path == urlsplit(first).path):
            found.setdefault(counted, address)
    return next((found[each] for each in counts if each in found), None)


def _links(page: str, numbers: tuple[int, ...]) -> Iterator[Link]:
    """Yield the links of a page whose address may end in a page's number: to look at all takes longest of all."""
    counted = re.compile(rf"(?<!\d)(?:{'|'.join(map(str, numbers))})(?!\d)(?:[/?&#\"'\s;]|\.\w|\Z)")
    for tag in _LINK.finditer(page):
        if not counted.search(tag[2]):
            continue
        given = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag[2])}
        if not counted.search(given.get("href", "")):
            continue
        after = page[tag.end() : tag.end() + LINK_LENGTH].partition("</a")[0] if tag[1].lower() == "a" else ""
        said = (_TAGS.sub(" ", after), given.get("title", ""), given.get("aria-label", ""), given.get("class", ""))
        yield Link(given["href"], given.get("rel", "").lower(), " ".join(" ".join(said).split()))


def number_of(address: str, first: str) -> int | None:
    """Say which page of the article at ``first`` an address is by its spelling, or None for another thing."""
    here, there = urlsplit(canonical(address)), urlsplit(canonical(first))
    if here.netloc != there.netloc or _NOT_NEXT.search(urlsplit(address).fragment):
        return None
    if here.path == there.path:
        more = [pair for pair in here.query.split("&") if pair not in there.query.split("&")]
        found = _QUERY_NUMBER.fullmatch(more[0]) if len(more) == 1 else None
        return int(found[1]) if found else None
    if here.query != there.query:
        return None
    stem, ending = _split(there.path)
    rest = here.path.removeprefix(stem)
    if rest == here.path or not rest.endswith(ending):
        return None
    found = _PATH_NUMBER.fullmatch(rest.removesuffix(ending) if ending else _EXTENSION.sub("", rest))
    return int(found[3]) if found else None


def strayed(asked: str, came: str, first: str) -> bool:
    """Whether what was asked for as a further page of the article at ``first`` was answered from elsewhere, as by a
    front page or a login."""
    return canonical(asked) != canonical(came) and number_of(came, first) != number_of(asked, first)


def is_doubtful(address: str, first: str) -> bool:
    """Whether a page's address could as well be another article's: systems put a bare number behind the name of an
    article whose title was there already."""
    there, _ = _split(urlsplit(canonical(first)).path)
    rest = urlsplit(canonical(address)).path.removeprefix(there)
    found = _PATH_NUMBER.match(rest)
    return found is not None and found["cut"] != "/" and not found["name"]


def _split(path: str) -> tuple[str, str]:
    """The path up to where a page's number goes, and its extension. A first page may be numbered itself."""
    ending = found[0] if (found := _EXTENSION.search(path)) else ""
    stem = path.removesuffix(ending).rstrip("/")
    own = re.search(rf"[/,._-]{_NAME}[-_/=.,]?1\Z", stem, re.IGNORECASE)
    return (stem[: own.start()] if own else stem), ending


def _leads_on(link: Link, number: int) -> bool:
    if _NOT_NEXT.search(link.text):
        return False
    return "next" in link.rel.split() or link.text.split(" ")[:1] == [str(number)] or bool(_NEXT.search(link.text))


def join(soup: BeautifulSoup, parts: list[BeautifulSoup]) -> None:
    """Put the further pages of an article behind its first, in place, without what each of them repeats."""
    seen = {fold(line(block)) for block in every(soup, _SAYING)}
    pictures = {str(image.get("src")) for image in every(soup, ("img",))}
    _drop_counters(soup)
    for number, part in enumerate(parts, 2):
        _rename_places(part, number)
        _drop_repeats(part, seen, pictures)
        seen |= {fold(line(block)) for block in every(part, _SAYING)}
        pictures |= {str(image.get("src")) for image in every(part, ("img",))}
        for node in list((part.body or part).contents):
            (soup.body or soup).append(node.extract())


def _rename_places(part: BeautifulSoup, number: int) -> None:
    """Name the places of a page so that none bears the name of one on another page: each begins at note 1."""
    for element in every(part):
        if element.get("id"):
            element["id"] = f"{element['id']}-p{number}"
        if str(element.get("href") or "").startswith("#"):
            element["href"] = f"{element['href']}-p{number}"


_SAYING = HEADINGS | {"p", "li", "blockquote", "div", "figcaption"}


def _drop_counters(soup: BeautifulSoup) -> None:
    """Drop the lines that count the pages."""
    for block in every(soup, ("p", "div", "span", "li", "strong", "em")):
        if not gone(block) and _PAGE_OF.fullmatch(line(block)[:40]):
            block.decompose()


def _drop_repeats(part: BeautifulSoup, seen: set[str], pictures: set[str]) -> None:
    """Drop the headline, and above the first new words all that was said before; below them, long repeats."""
    _drop_counters(part)
    for headline in every(part, ("h1",)):
        headline.decompose()
    above = True
    for block in every(part, (*_SAYING, "img")):
        if gone(block):
            continue
        if block.name == "img":
            if above and str(block.get("src")) in pictures:
                (block.find_parent("figure") or block).decompose()
            continue
        said = fold(line(block))
        if said and said in seen and (above or len(said) >= REPEATED_LENGTH):
            block.decompose()
        elif said and block.name != "div":
            above = False
