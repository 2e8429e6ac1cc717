"""Captions: what hangs on a picture, out of all the ways pages write it, in one form."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from packager.text.html import HEADINGS, words
from packager.text.parts.headings import fold
from packager.text.parts.pictures import HOLDERS
from packager.text.rare import rare
from packager.text.soup import every, gone, has_text, holds, is_white, names
from packager.text.words import COLONS

HOLDERS_UP = 4
"""Boxes round a picture, the outermost of which holds its caption too."""
CAPTION_LENGTH = 600
"""Longest text, in characters, that may hang on a picture. Of 1,224 captions on 1,101 pages, 99 in 100 had
under 340, one had over 600 (696)."""
MOST_PARTS = 60
"""Nodes in such a box."""
SAYING, SAYING_BEGUN = 12, 30
"""Letters of a picture's text that a paragraph says again, and of the beginning that they share, from which it is the
picture's caption."""
LINE_LENGTH = 200
"""Characters of a caption that only its place tells."""

_ROUND_ONE = words("div section span aside")
_LINES = words("p div span em i small")
_ALONE = words("a span p div picture noscript center figure")
_NO_CAPTION = words("a img p div b strong")
_NO_CREDIT = words("img table ul ol h1 h2 h3 h4 h5 h6 blockquote br")
_NO_LINES = words("h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre button form")
_FIGURES = words("img table pre math iframe video audio blockquote figure code")
_PICTURE_BOX = re.compile(r"image|photo|picture|figure|(?<![a-z])(?:img|foto|bild|imagen)(?![a-z])", re.IGNORECASE)
"""What a box round a picture is called."""
_MORE = re.compile(r"text|content|teaser|card|promo|author|profile", re.IGNORECASE)
"""What a box is called that holds more than a picture: its words are no caption."""
_LARGER = (
    r"(?:please )?(?:click|tap) (?:(?:on )?(?:the )?(?:image|picture|photo)s? )?(?:to (?:zoom|(?:view|see) larger|"
    r"enlarge(?: (?:it|the )?(?:image|picture|photo)?)?)|for (?:an? )?(?:larger|full[ -]size) (?:image|view|version))|"
    r"(?:bitte )?zum vergrößern (?:bitte )?(?:(?:auf )?(?:das )?bild )?(?:an)?klicken|"
    r"(?:auf das )?bild (?:an)?klicken zum vergrößern|cliquez (?:sur l['’]image )?pour (?:l['’])?agrandir|ha(?:z|"
    r"ga) clic? (?:en la imagen )?para (?:ampliar|agrandar)(?:la)?|clicca (?:sull['’]immagine )?per ingrandir(?:e|la)|"
    r"clique (?:na imagem )?para ampliar|klik (?:op de foto )?(?:om te|voor) vergrot\w+|クリック(?:で|すると|"
    r"して)拡大(?:します)?|点击(?:图片)?(?:可)?放大"
)
_ENLARGE = rare(rf"[\s(\[]{{0,9}}(?:{_LARGER})[\s.!)\]]{{0,9}}", re.IGNORECASE)
"""What is said to those who could click."""

_CREDIT = rare(
    r"(?<!\w)(?:(?:foto|photo(?:graph)?|fotograf|bild|image|picture|credit|crédit(?: photo)?|quelle|source|fuente|"
    r"fonte|bron|źródło|kaynak|fot|zdj|abb|ảnh|nguồn|фото|источник|صورة|المصدر|図|写真|画像|图注|图源|图片|来源|사진|출처)\.?"
    r"(?:\s?[:：／=＝]|\s(?:by|von|courtesy|credit|via)\b|\s(?-i:[A-ZÀ-Þ][\w.]{0,20}(?:\s[A-ZÀ-Þ][\w.]{0,20})?)\W?\Z)|"
    r"(?:file|handout|stock|archive) photo\b)|"
    r"(?:©|\(c\)\s)(?!\s?(?:19|20)\d\d)|(?:摄|攝|撮影)\W{0,2}\Z",
    re.IGNORECASE,
)
"""How a line says whose a picture is."""


_ENDS = ("", ",", ";", ".", "!", "?", "|", "/", "(", "[", "–", "—", "-", "»", "”", '"')
"""What stands before a credit that is one: nothing, or the end of the words before it."""
CREDIT_LENGTH = 60
"""Characters of whom a credit names at the end of a line."""
_CUT = re.compile(r"(?:\.\.\.|…)\s{0,9}\w{0,20}\Z")
_SHOW_LESS = re.compile(r"(?:(?<=[.!?])\s|\A)\s*\w{1,20}\s*\Z")
"""How a caption ends that is cut short, with a word that shows the whole; how that ends, with one that folds it."""
_CAPTION_BLOCKS = words("p div section h2 h3 h4 h5 h6 ul li small span header")
_OWN_LINES = ["pre", "td", "th"]
"""What in a figure keeps its lines apart."""


class _Says:
    """Knows which boxes round pictures have words: each is looked through once, however many pictures it holds."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def __call__(self, box: Tag) -> bool:
        if id(box) not in self._known:
            self._known[id(box)] = has_text(box)
        return self._known[id(box)]


def settle_figures(soup: BeautifulSoup, is_caption: Callable[[Tag], bool]) -> None:
    """Write pictures and the captions that hang on them as ``figure`` and ``figcaption``, in place."""
    for caption in filter(is_caption, every(soup)):
        stray = caption.name != "figcaption" or caption.find_parent("figure") is None
        if stray and not gone(caption) and caption.find_parent("figcaption") is None:
            _hang(soup, caption)
    says = _Says()
    for image in every(soup, ("img",)):
        box = next((each for each in islice(image.parents, HOLDERS_UP) if says(each)), None)
        if box is not None and _is_small(box):
            _drop_call(box)
            _caption_box(box)
        _take_line(soup, image, says)
    for figure in every(soup, ("figure",)):
        if not gone(figure):
            _join_inner(figure)
            _order_figure(figure)


def _hang(soup: BeautifulSoup, caption: Tag) -> None:
    """Make a caption written as any other block the caption of the picture before it."""
    figure = caption.find_parent("figure")
    if figure is None:
        holder = caption.parent
        for _ in range(3):
            if holder is None or holder.name not in HOLDERS or holder.find("img") is not None:
                break
            holder = holder.parent
        if not (_is_round_picture(holder, caption) or _join(soup, caption)):
            return
    caption.name = "figcaption"


def is_call(text: str) -> bool:
    """Whether a line only says how a picture is made larger."""
    return _ENLARGE.fullmatch(text) is not None


def _is_small(box: Tag) -> bool:
    """Whether a box with a picture holds a caption at the most; a page's text is not read for each of its pictures."""
    letters = 0
    for parts, node in enumerate(box.descendants):
        letters += len(node) if isinstance(node, NavigableString) else 0
        if letters > CAPTION_LENGTH or parts > MOST_PARTS:
            return False
    return True


def _drop_call(box: Tag) -> None:
    """Take out of the line beside a picture, or of its caption, how it is made larger."""
    for text in [each for each in box.descendants if isinstance(each, NavigableString)]:
        found = _ENLARGE.search(text)
        if found and (found.start() == 0 or text[: found.start()].rstrip().endswith((".", "!", "?", ":", ")", ";"))):
            text.replace_with(f"{text[: found.start()]} {text[found.end() :]}")


def _caption_box(box: Tag) -> None:
    """Make a figure of a box that is called a picture and holds one and a line of words: its caption has no name."""
    if box.name not in _ROUND_ONE or not _PICTURE_BOX.search(names(box)) or _MORE.search(names(box)):
        return
    said = [each for each in box.contents if (has_text(each) if isinstance(each, Tag) else str(each).strip())]
    if len(said) != 1:
        return
    line = said[0]
    if not isinstance(line, Tag) or line.name not in _LINES or holds(line, _NO_LINES):
        return
    alone = len(box.find_all("img")) == 1 and box.find_parent("figure") is None
    if alone and len(line.get_text(strip=True)) <= LINE_LENGTH:
        for inner in box.find_all("figure"):
            inner.unwrap()
        box.name, line.name = "figure", "figcaption"


def _take_line(soup: BeautifulSoup, image: Tag, says: _Says) -> None:
    """Make the line behind a picture its caption that says what the picture's text says, or whose the picture is."""
    shown: Tag = image
    while shown.parent is not None and shown.parent.name in _ALONE and not says(shown.parent):
        shown = shown.parent
    line = next((each for each in shown.next_siblings if not is_white(each)), None)
    if not isinstance(line, Tag) or line.name not in _LINES or shown.find_parent("figure") is not None:
        return
    text = line.get_text()
    told = len(text) <= CAPTION_LENGTH and (_says_again(image, line, text) or _says_whose(line, text))
    if told and _join(soup, line):
        line.name = "figcaption"


def _says_again(image: Tag, line: Tag, text: str) -> bool:
    """Whether one of the words of a picture and those of a line begins the other."""
    told, said = fold(str(image.get("alt") or "")), fold(text)
    if len(told) < SAYING or holds(line, _NO_CAPTION):
        return False
    begun = min(len(said), len(told)) >= SAYING_BEGUN and (said.startswith(told) or told.startswith(said))
    return said == told or begun


def _says_whose(line: Tag, text: str) -> bool:
    """Whether a line, alone in its boxes, says who took a picture, or where it is from."""
    text = " ".join(text.split())
    if not 0 < len(text) <= LINE_LENGTH or holds(line, _NO_CREDIT) or len(every(line, ("p",))) > 1:
        return False
    told = _CREDIT.search(text)
    if told is None or told[0][0] in "©(摄攝撮" or text[: told.start()].rstrip()[-1:] in _ENDS:
        return told is not None
    begun = told[0].endswith(COLONS) and not told[0][0].islower()
    return begun and len(text) - told.end() <= CREDIT_LENGTH


def _is_round_picture(holder: Tag | None, caption: Tag) -> bool:
    """Make a box that holds one picture, its caption and next to nothing else the figure; whether it is such a box."""
    if holder is None or holder.name not in _ROUND_ONE or len(holder.find_all("img")) != 1:
        return False
    if len(holder.get_text(strip=True)) > len(caption.get_text(strip=True)) + 120:
        return False
    inner = holder.find("figure")
    if inner is not None and not has_text(inner):
        inner.append(caption.extract())
    else:
        holder.name = "figure"
    return True


def _join(soup: BeautifulSoup, caption: Tag) -> bool:
    """Put a caption and the picture right before it in one figure; whether there is such a picture."""
    picture = next((each for each in caption.previous_siblings if not is_white(each)), None)
    if not isinstance(picture, Tag) or has_text(picture):
        return False
    if len(picture.find_all("img")) != (picture.name != "img"):
        return False
    if picture.name != "figure":
        figure = soup.new_tag("figure")
        picture.insert_before(figure)
        figure.append(picture.extract())
        picture = figure
    picture.append(caption.extract())
    return True


def _join_inner(figure: Tag) -> None:
    """Dissolve the figure that is all that a figure shows: what hangs on the one hangs on the other."""
    inner = every(figure, ("figure",))
    if len(inner) == 1 and len(every(figure, _FIGURES)) == 1 + len(every(inner[0], _FIGURES)):
        inner[0].unwrap()


def _order_figure(figure: Tag) -> None:
    """One caption a figure, directly in it, at its end; a figure of text alone is no figure."""
    _name_credits(figure)
    captions = [each for each in figure.find_all("figcaption") if each.find_parent("figure") is figure]
    for caption in captions:
        caption.extract()
        _drop_labels(caption)
    captions += _without_headings(figure)
    if not holds(figure, _FIGURES):
        if figure.get_text(strip=True):
            figure.unwrap()
        else:
            figure.decompose()
        return
    texts = [each for each in captions if each.get_text(strip=True)]
    if not texts:
        if not holds(figure, _FIGURES - {"blockquote"}):
            figure.unwrap()
        return
    merged = _merged(texts)
    for gap in every(figure, ("br",)):
        gap.decompose()
    for paragraph in every(figure, ("p", "div", "span")):
        if not paragraph.attrs.get("lang") and paragraph.find_parent(_OWN_LINES) is None:
            paragraph.unwrap()
    figure.append(merged)


def _name_credits(figure: Tag) -> None:
    """Make captions of what stands beside the caption and says whose the picture is."""
    if not holds(figure, ("blockquote",)):
        for credit in every(figure, ("cite",)):
            credit.name = "cite" if credit.find_parent("figcaption") else "figcaption"


def _without_headings(figure: Tag) -> list[Tag]:
    """Put headings over what a figure shows before it, for it may float; return one under it, which is a caption."""
    shown = False
    for element in every(figure, HEADINGS | _FIGURES - {"figure"}):
        if element.name not in HEADINGS:
            shown = True
        elif not shown:
            figure.insert_before(element.extract())
        elif figure.get_text(strip=True) == element.get_text(strip=True):
            element.name = "figcaption"
            return [element.extract()]
    return []


def _merged(captions: list[Tag]) -> Tag:
    """The first of several captions, on one line, with what the others say besides."""
    merged = _one_line(captions[0])
    for other in captions[1:]:
        if other.get_text(" ", strip=True) not in merged.get_text(" ", strip=True):
            merged.append(" ")
            merged.extend(list(_one_line(other).contents))
    return merged


def _drop_labels(caption: Tag) -> None:
    """Drop credits that are a label, with nobody behind it."""
    for credit in every(caption, ("cite",)):
        if credit.get_text(strip=True).endswith(COLONS):
            credit.decompose()


def _one_line(caption: Tag) -> Tag:
    """Dissolve the blocks inside a caption; what they said stays apart, each once."""
    _drop_twins([each for each in every(caption, _CAPTION_BLOCKS) if not holds(each, _CAPTION_BLOCKS)])
    for block in every(caption, _CAPTION_BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
        if block.name != "span" or not block.get("lang"):
            block.unwrap()
    return caption


def _drop_twins(blocks: list[Tag]) -> None:
    """Drop the parts of a caption that say again, or cut short, what one before says, and the word that folds that."""
    said: dict[str, Tag] = {}
    for block in blocks:
        told = block.get_text(" ", strip=True)
        cut = _CUT.search(told)
        begun = told[: cut.start()].rstrip() if cut else told
        long = len(begun) >= SAYING_BEGUN
        twin = next((each for text, each in said.items() if text == told or (long and text.startswith(begun))), None)
        if twin is None:
            said[told] = block
            continue
        block.decompose()
        last = next((each for each in reversed(list(twin.strings)) if each.strip()), None) if cut else None
        if last is not None:
            last.replace_with(_SHOW_LESS.sub("", last))
