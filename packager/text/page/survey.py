"""A survey of a page: every element numbered, with what it holds in characters, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from packager.text.html import BLOCK, SILENT, Element, words
from packager.text.page import furniture
from packager.text.page.extract import NOTHING, Kept
from packager.text.urls import are_of_one_site, public_site

PLAIN_BOXES = words("div section span article main header center font")
"""Boxes whose tag says nothing of what they hold."""
MEDIA = words("img picture figure video audio iframe object embed amp-img amp-video svg math")

LINK_DENSITY = 0.4
"""Share of a block's text inside links above which it is a list of links, not prose."""
MOST_LINKED_PROSE = 0.7
"""Share of a paragraph's text that may stand inside links where the rest is as long as prose is."""
WHOLE_PAGE = 0.7
"""Share of the page's characters from which a box is the page itself."""
PROSE_LENGTH = 80
"""Shortest paragraph, in characters, that is kept without a witness."""
FEWEST_LINKS = 8
"""Links that hold what is kept from which they may be what the page is about."""
CELL_LENGTH = 400
"""Characters of the longest cell of a table of data; in a table that lays out a page, one cell holds the text."""
TOO_MUCH_PROSE = 1500
"""Characters without a link that no share bar, sign-up box or teaser holds, whatever a box with them is called."""
_OTHER_TEXTS = words("aside nav footer form blockquote figure figcaption")
"""Elements whose paragraphs are not the running text."""


_PARAGRAPHS = words("p div")
ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '!"', '?"', ".»", "。", "！", "？")
_COMMAS = (",", "，", "、", "،")
_LABELS = (":", "：", "|", ">", "»", "–", "—")
SENTENCE_LENGTH = 20
"""Characters of a sentence that is kept where the paragraphs beside it are."""
FEWEST_ALIKE, MOST_ALIKE = 3, 50
"""Paragraphs beside it of which so many must be kept, and how many are looked at."""


_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")


def length(text: str) -> int:
    """Characters of a text without the space round it.

    Each of Han, Kana and Hangul says about as much as two of an alphabet, by which all bounds here were calibrated.
    """
    said = text.strip()
    return len(said) if said.isascii() else _weighed(said)


def _weighed(said: str) -> int:
    return len(said) + sum(map(len, _DENSE.findall(said)))


@dataclass(slots=True)
class Facts:
    """What is inside an element, counted in characters (:func:`length`)."""

    kept: int = 0
    text: int = 0
    linked: int = 0
    blocks: bool = False
    media: int = 0


@dataclass(slots=True)
class Survey:
    """A page with the facts of every element, by document order."""

    order: list[Element]
    number: dict[Element, int]
    facts: list[Facts]
    kept: Kept = NOTHING
    first: int = 0
    """Number of the first element with kept text, and of the last."""
    last: int = 0
    whole: Element | None = None
    """The element that is the text, where that is known."""
    drop: set[int] = field(default_factory=set)
    mute: set[tuple[int, str]] = field(default_factory=set)
    """Texts to leave out: (element number, "text" or "tail")."""
    cut: bool = False
    """True where the article was too long to be kept whole."""
    streams: dict[tuple[Element, str, str, str], bool] = field(default_factory=dict)
    """Whether boxes of one make in one place are the posts of a live blog, once it was asked."""
    posts: frozenset[Element] | None = None
    """Every ``article`` that is a post of a live blog, once it was asked."""
    clocks: set[int] = field(default_factory=set)
    """Times of posts that are told from the reader's now, and from now on by the clock."""
    plain: bool = False
    """True where the page holds nothing but the text."""
    points: set[int] = field(default_factory=set)
    """Boxes that sum the story up in points."""
    quotes: set[int] = field(default_factory=set)
    """Boxes that are quotations."""
    boxes: set[int] = field(default_factory=set)
    """Boxes of facts beside the story."""
    credits: set[int] = field(default_factory=set)
    """Lines that say who is quoted."""
    captions: set[int] = field(default_factory=set)
    """Lines that stand with a picture and are not called a caption."""

    ends: int = 0
    """Number of the element behind the text at which headlines of other stories begin, where they were found."""

    told: int | None = None
    """Number of the element with which as much is kept as a story has, once it was asked."""

    site: str | None = None
    """The page's host (:func:`packager.text.urls.public_site`), where its address is known."""
    places: dict[str, int] | None = None
    """Numbers of the elements by their ``id`` or ``name``, once one was asked for."""

    def of(self, element: Element) -> Facts:
        """The facts of an element of the page."""
        return self.facts[self.number[element]]

    def inside(self, element: Element) -> range:
        """The numbers of an element and of all that it holds."""
        first = self.number[element]
        return range(first, first + sum(1 for _ in element.iter()))

    def is_among(self, element: Element) -> bool:
        """Whether an element stands between the first and the last text that is kept."""
        return self.first < self.number[element] < self.last

    def before(self, element: Element) -> Element | None:
        """The sibling before an element that holds text, past those without any."""
        return next((each for each in element.itersiblings(preceding=True) if self.of(each).text), None)

    def behind(self, element: Element) -> Element | None:
        """The same behind it."""
        return next((each for each in element.itersiblings() if self.of(each).text), None)

    def is_away(self, href: str | None) -> bool:
        """Whether an address is that of another site."""
        site = public_site(href)
        return site is not None and not are_of_one_site(site, self.site)

    def place(self, name: str) -> int:
        """The number of the element to which ``#name`` leads, or -1."""
        if not name:
            return -1
        if self.places is None:
            self.places = {}
            for i, element in enumerate(self.order):
                for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
                    if key:
                        self.places.setdefault(key, i)
        return self.places.get(unquote(name), -1)


def survey(page: Element) -> Survey:
    """Count, bottom up, what every element of the page holds."""
    order = list(page.iter())
    number = {element: i for i, element in enumerate(order)}
    facts = [Facts() for _ in order]
    for i in range(len(order) - 1, 0, -1):
        element, own = order[i], facts[i]
        tag, text, tail = element.tag, element.text, element.tail
        if text and tag not in SILENT:
            said = text.strip()  # :func:`length`, without the call: most of a page is short and of one alphabet
            own.text += len(said) if said.isascii() else _weighed(said)
        if tag in MEDIA:
            own.media += 1
        if tag == "a" and element.get("href") is not None:  # without one it names a place
            own.linked = own.text
        above = facts[number[element.getparent()]]
        above.text += own.text
        if tail and (said := tail.strip()):
            above.text += len(said) if said.isascii() else _weighed(said)
        above.linked += own.linked
        above.media += own.media
        above.blocks = above.blocks or own.blocks or tag in BLOCK
    return Survey(order, number, facts)


def keep(view: Survey, kept: Kept) -> None:
    """Note in ``view`` which texts are kept, and how much of them every element holds."""
    view.kept, view.plain = kept, False
    touched = kept.texts | kept.tails
    view.first, view.last = min(touched, default=0), max(touched, default=0)
    for facts in view.facts:
        facts.kept = 0
    for i in kept.texts:
        element = view.order[i]
        if element.text and element.tag not in SILENT:
            _count(view, element, length(element.text))
    for i in kept.tails:
        element = view.order[i]
        if element.tail:
            _count(view, element.getparent(), length(element.tail))


def _count(view: Survey, element: Element | None, size: int) -> None:
    """Add to what is kept in an element and in all round it."""
    while element is not None and size:
        view.facts[view.number[element]].kept += size
        element = element.getparent()


def linked_share(view: Survey) -> float:
    """Share of what is kept that leads to other pages of the site, in words of a line or in links round whole blocks.

    Few links say nothing: one that was never closed holds all that follows. Less than half is told as none.
    """
    links = [link for link in view.order[0].iter("a") if view.of(link).kept]
    whole = view.facts[0].kept
    if len(links) < FEWEST_LINKS or sum(view.of(link).kept for link in links) < whole / 2:
        return 0.0  # no address need be read
    leading = [view.of(link).kept for link in links if _leads_on(view, link.get("href"))]
    return sum(leading) / whole if len(leading) >= FEWEST_LINKS else 0.0


def _leads_on(view: Survey, href: str | None) -> bool:
    """Whether an address is that of another page of the site; a writer who lists links lists those of others."""
    return href is not None and not href.startswith("#") and not view.is_away(href)


def region(view: Survey) -> Element:
    """Return the smallest element that holds everything kept, or the one that is known to be the text."""
    if view.whole is not None:
        return view.whole
    whole = view.facts[0].kept
    current = view.order[0]
    while True:
        inside = next((child for child in current if view.facts[view.number[child]].kept == whole), None)
        if inside is None or whole == 0:
            return current
        current = inside


def ends_in(element: Element, signs: tuple[str, ...]) -> bool:
    """Whether the text of an element ends in one of some signs."""
    return "".join(element.itertext()).rstrip().endswith(signs)


def article_of(element: Element) -> Element | None:
    """The innermost ``article`` round an element."""
    return next(element.iterancestors("article"), None)


def is_prose(view: Survey, element: Element) -> bool:
    """Whether an element is a paragraph of prose: long enough, and not made of links."""
    return element.tag == "p" and _is_long(view.of(element))


def is_boxed_prose(view: Survey, element: Element) -> bool:
    """Whether an element is a paragraph of prose that is written as a box without any block in it."""
    if element.tag != "div":
        return False
    facts = view.of(element)
    if facts.blocks or not _is_long(facts) or furniture.is_caption(element):
        return False
    # Many short pieces are a byline with its dates, or a row of labels.
    pieces = [view.of(child).text for child in element if isinstance(child.tag, str)]
    return 2 * (facts.text - sum(pieces)) >= facts.text or max(pieces) >= PROSE_LENGTH


def _is_long(facts: Facts) -> bool:
    return facts.text >= PROSE_LENGTH and (facts.linked <= LINK_DENSITY * facts.text or is_linked_prose(facts))


def is_linked_prose(facts: Facts) -> bool:
    """Whether a paragraph with many links says enough between them to be prose all the same."""
    return facts.text - facts.linked >= PROSE_LENGTH and facts.linked <= MOST_LINKED_PROSE * facts.text


def is_short_paragraph(view: Survey, element: Element) -> bool:
    """Whether an element is a short sentence made like the paragraphs beside it that are kept, or long enough to be."""
    facts = view.of(element)
    if element.tag not in _PARAGRAPHS or facts.blocks or facts.text < SENTENCE_LENGTH:
        return False
    said = "".join(element.itertext()).strip()
    if not said.endswith(ENDS):
        return False
    if facts.linked and not (facts.text < PROSE_LENGTH and _goes_round_links(element, said)):
        return False
    make = element.get("class")
    if element.tag == "div" and not make:
        return False
    alike = (each for each in element.getparent().iterchildren(element.tag) if each.get("class") == make)
    stay = (each for each in islice(alike, MOST_ALIKE) if view.of(each).kept or is_boxed_prose(view, each))
    return next(islice(stay, 0 if _stands_among(view, element) else FEWEST_ALIKE - 1, None), None) is not None


def _stands_among(view: Survey, element: Element) -> bool:
    """Whether what stands right before an element and right behind it is kept."""
    before, behind = element.getprevious(), element.getnext()
    return before is not None and behind is not None and bool(view.of(before).kept and view.of(behind).kept)


def stands_in_line(view: Survey, element: Element) -> bool:
    """Whether words or a small thing stand right before or behind an element, or its box holds one line alone."""
    above, before, behind = element.getparent(), element.getprevious(), element.getnext()
    if not view.of(above).blocks or (element.tail or "").strip():
        return True
    text = above.text if before is None else before.tail
    return bool((text or "").strip()) or any(each is not None and each.tag not in BLOCK for each in (before, behind))


def _goes_round_links(element: Element, said: str) -> bool:
    """Whether a sentence begins with words, and none of a label, before its links and ends behind them.

    Behind a comma it may end in its link: no label has one.
    """
    links = [text for link in element.iter("a") if (text := "".join(link.itertext()).strip())]
    before = said.partition(links[0])[0].rstrip() if links else ""
    if not any(map(str.isalpha, before)) or before.endswith(_LABELS):
        return False
    return before.endswith(_COMMAS) or not said.endswith(links[-1])


def with_all(view: Survey, numbers: Iterable[int]) -> Kept:
    """What is kept, and all the text inside the elements of these numbers."""
    texts, tails = set(view.kept.texts), set(view.kept.tails)
    for i in numbers:
        inside = view.inside(view.order[i])
        texts.update(inside)
        tails.update(inside[1:])
    return Kept(frozenset(texts), frozenset(tails))


def shut_away(view: Survey, element: Element) -> bool:
    """Whether an element stands in what is surely another text.

    A box with most of the page in it shuts nothing away, whatever it is called.
    """
    whole = view.facts[0].text
    for each in (element, *element.iterancestors()):
        if view.of(each).text > WHOLE_PAGE * whole:
            return furniture.is_hidden(each)
        if each.tag in _OTHER_TEXTS or furniture.is_hidden(each) or _is_named_away(view, each):
            return True
    return False


def _is_named_away(view: Survey, element: Element) -> bool:
    """Whether an element's names say that it is another text, and its size does not belie them."""
    if not furniture.is_certain_furniture(element):
        return False
    facts = view.of(element)
    return facts.text - facts.linked < TOO_MUCH_PROSE or furniture.may_be_long(element)
