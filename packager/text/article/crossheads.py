"""Headings that a page writes as boxes or paragraphs, and names as what they are: sub-headlines, cross-heads.

The names are what newspapers' systems call the lines that break up a text, in English and the
languages that name them otherwise. Standfirsts and lines of other stories are called the same, so
that only a short line between paragraphs is believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, pairwise

from packager.text.html import HEADINGS, Element, line_of, words
from packager.text.page import furniture
from packager.text.page.survey import PROSE_LENGTH

_NAMES = words(
    "subhead subheads subheader subheadline subheading subtitle crosshead crossheader crossheading midhead midheading "
    "zwischentitel zwischenueberschrift zwischenuberschrift zwischenüberschrift zwischenheadline zwischenzeile "
    "absatztitel absatzueberschrift absatzüberschrift intertitre soustitre ladillo subtitulo subtítulo intertitulo "
    "intertítulo entretitulo entretítulo intertitol subtitol sottotitolo titoletto intertitolo tussenkop tussenkopje "
    "tussentitel subkop mellomtittel mellomtitel undertittel mellanrubrik underrubrik mellemrubrik mellemtitel "
    "väliotsikko valiotsikko alaotsikko srodtytul śródtytuł podtytul podtytuł mezititulek podtitulek medzititulok "
    "alcim alcím kozcim közcím subtitlu intertitlu arabaslik arabaşlık altbaslik altbaşlık medjunaslov međunaslov "
    "mednaslov podnaslov podzagolovok pidzagolovok mesotitlos ypotitlos subjudul"
)
_PAIRS = words(
    "sub-head sub-header sub-headline sub-heading sub-title cross-head cross-header cross-heading mid-head mid-heading "
    "inline-head inline-heading section-head section-header section-headline section-heading section-title "
    "paragraph-head paragraph-heading paragraph-title text-heading zwischen-titel zwischen-ueberschrift "
    "zwischen-überschrift inter-titre inter-title sous-titre sub-titulo inter-titulo sotto-titolo tussen-kop "
    "tussen-titel sub-kop mellom-tittel mellan-rubrik under-rubrik mellem-rubrik ara-baslik alt-baslik sub-judul"
)
"""Names of two words, between which systems write a hyphen, an underscore or a capital letter."""
_OF_PICTURES = words("image img photo picture bild foto figure media video gallery caption slide card teaser")
"""Words of a name that make a sub-title one of something else than a text."""
_LINES = ("p", "div", "span", "strong", "b")
_WITHIN = words("p div span strong b em i u font small br")
_PARAGRAPHS = words("p div section blockquote")
_SETS = words("ul ol dl table pre")

SHORTEST, LONGEST = 3, 120
"""Characters of such a line: a shorter one is a sign, a longer one a summary. On 851 pages they have 5 to 70."""
MOST_WITHIN = 12
"""Elements in such a line."""
BOXES_ROUND = 3
"""Boxes round a line, with nothing else in them, beside which the text may stand."""
MOST_BESIDE, MOST_SHOWN = 12, 3
"""Elements on either side that are looked at, and those of them that show something, for a paragraph among them:
pictures and advertisements stand between."""


def name_crossheads(page: Element) -> None:
    """Write short lines between paragraphs that are called sub-headlines as headings, in place."""
    levels: dict[Element, int] = {}
    named = [each for each in page.iter(*_LINES) if each.keys() and _is_named(furniture.names(each))]
    for line in named:
        box = _outermost(line)
        above = box.getparent()
        if above is None or not _is_short_line(box) or not _breaks_text(box):
            continue
        if above not in levels:
            levels[above] = _level_in(above)
        _write_as_heading(box, levels[above])


@lru_cache(maxsize=8192)
def _is_named(said: str) -> bool:
    """Whether a name among those of an element, or two words of it in a row, is that of a sub-headline."""
    return any(_names_crosshead(name.split("-")) for name in said.split())


def _names_crosshead(parts: list[str]) -> bool:
    """Whether one of the words of a name, or two in a row, say so; with a number they tell how large letters are."""
    if not _OF_PICTURES.isdisjoint(parts) or any(map(str.isdigit, parts)):
        return False
    return not _NAMES.isdisjoint(parts) or any("-".join(pair) in _PAIRS for pair in pairwise(parts))


def _outermost(line: Element) -> Element:
    """The largest box that holds a line and nothing else."""
    for _ in range(BOXES_ROUND):
        above = line.getparent()
        alone = above is not None and len(above) == 1 and not _said(above.text) and not _said(line.tail)
        if not alone or above.tag not in _LINES:
            break
        line = above
    return line


def _is_short_line(box: Element) -> bool:
    """Whether a box holds a few words, and neither a link nor anything else than words."""
    inside = list(islice(box.iter(), MOST_WITHIN + 2))
    if len(inside) > MOST_WITHIN + 1 or any(each.tag not in _WITHIN for each in inside):
        return False
    return SHORTEST <= len(line_of(box)) <= LONGEST and not any(map(furniture.is_furniture, inside))


def _breaks_text(box: Element) -> bool:
    """Whether paragraphs stand before and behind a box, and no heading between it and them."""
    before = _has_paragraph(box.itersiblings(preceding=True), _PARAGRAPHS)
    return before and _has_paragraph(box.itersiblings(), _PARAGRAPHS | _SETS)


def _has_paragraph(beside: Iterable[Element], kinds: frozenset[str]) -> bool:
    shown = 0
    for element in islice(beside, MOST_BESIDE):
        if element.tag in HEADINGS or shown == MOST_SHOWN:
            return False
        if element.tag in kinds and _is_text(element):
            return True
        shown += next(filter(_said, element.itertext()), None) is not None
    return False


def _is_text(element: Element) -> bool:
    """Whether an element is no furniture and holds as much text, outside links, as a paragraph."""
    if furniture.is_furniture(element):
        return False
    size = 0
    for each in element.iter():
        linked = each.tag == "a"
        size += (0 if linked else len(_said(each.text))) + (0 if each is element else len(_said(each.tail)))
        if size >= PROSE_LENGTH:
            return True
    return False


def _said(text: str | None) -> str:
    return text.strip() if text else ""


def _level_in(above: Element) -> int:
    """The level of such headings in a box: one below those that it has already, of which the first stands for all."""
    first = next(above.iterchildren("h2", "h3", "h4"), None)
    return 2 if first is None else int(first.tag[1]) + 1


def _write_as_heading(box: Element, level: int) -> None:
    """Make a heading of a box, in which no other box may stand."""
    for inner in box.iterdescendants("p", "div", "font", "br"):
        inner.tag = "span"
        inner.tail = f" {inner.tail or ''}"
    box.tag = f"h{level}"
