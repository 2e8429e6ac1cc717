"""Which text nodes of a page are its story: what the witness kept, weighed against the page itself.

A page that holds nothing else is all story (:mod:`packager.text.article.plain`). Where what the page calls
its text and where its letters stand agree, nobody else is asked
(:mod:`packager.text.article.agreement`). Else numbered stages. 1. The witness. 2. A second opinion by
density, where the witness kept little of a page that holds much prose. 3. Did it end early?
Paragraphs made like those kept, in boxes that the witness never saw, are added, and so is the text of boxes in a row
of which most are kept. 4. Does another
story follow? What stands under another headline of the same rank is taken away. 5. Is the page laid
out as a table? What stands in other cells goes. 6. Do headlines of other stories stand behind the text?
They go (:mod:`packager.text.article.endings`). Then, on every page: what the page itself says is its
text (:mod:`packager.text.article.testimony`), the lines between headline and text, and the notes that the
text points to are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from packager.text.article.agreement import agreed_text
from packager.text.article.bareprose import bare_text, fullest
from packager.text.article.cards import Make, make_of
from packager.text.article.endings import without_stories_behind
from packager.text.article.plain import plain_text
from packager.text.article.posts import text_of
from packager.text.article.testimony import SILENCE, Said, as_said, standfirst
from packager.text.html import BLOCK, Element, words
from packager.text.page.breaks import overfull
from packager.text.page.extract import Kept, ask_witness
from packager.text.page.survey import (
    PROSE_LENGTH,
    Survey,
    article_of,
    is_boxed_prose,
    is_prose,
    keep,
    shut_away,
    survey,
    with_all,
)
from packager.text.parts.headings import fold
from packager.text.urls import public_site

USUAL_SHARE = 0.3
"""Share of the kept text that paragraphs of one make must hold to stand for the text's own."""
DOUBTED_LENGTH = 2000
"""Characters below which what the witness kept may be only a teaser of the story."""
OVERRULED = 3.0
"""How many times more prose than kept one container must hold for the witness to be overruled."""
FEWEST_KEPT, MOSTLY_KEPT = 2, 0.5
"""Boxes in a row that must be kept, and their share of it, for the others to be of the text."""
MOST_LINKED_ALIKE = 0.1
"""Share of such a text that may stand inside links: an advertisement among the parts of a text ends in one."""
STORY_LENGTH = 300
"""Characters of the kept text under one headline from which it is a story of its own: two sentences and a headline."""
CELL_SHARE = 0.8
"""Share of the kept text in one cell from which its table lays out the page: no table of data is so made."""
CELL_TEXT = 1000
"""Characters of what is kept in another cell from which that is text as well: menus and notes on authors have less."""
NOTE_LENGTH = 2000
"""Characters of a note; what is longer is a part of the page that is linked from its contents."""
REFERENCE_LENGTH = 6
"""Characters of the mark of a note, such as "[12]" or "†"."""
_NOTES = words("li p div dd aside section td")


def find_story(page: Element, url: str | None, said: Said = SILENCE) -> Survey:
    """Say which text nodes of ``page`` are its story. Nothing kept means that none was found.

    ``said`` is what the page declares of its text.
    """
    view = survey(page)
    view.site = public_site(url)
    if (plain := plain_text(view)) is not None:
        keep(view, plain)
        view.plain = True
        return view
    agreed = agreed_text(view)
    keep(view, agreed if agreed is not None else ask_witness(page, url))
    for stage in () if agreed is not None else _STAGES:
        _keep_if_any(view, stage(view))
    _keep_if_any(view, as_said(view, said))
    if view.facts[0].kept:
        _keep_if_any(view, standfirst(view, said, sure=agreed is not None))
    _keep_if_any(view, _notes(view))
    view.cut = any(_is_lost(view, box) for box in overfull(page))
    return view


def told_story(page: Element, parts: list[Element]) -> Survey:
    """Say that the story is what stands in ``parts`` of ``page``: somebody who knows the site told us."""
    view = survey(page)
    numbers = [view.number[part] for part in parts]
    keep(view, with_all(view, numbers))
    # Of what was told to be the text, pictures at its beginning and end are as good as those between its words.
    view.first = min(numbers) - 1
    view.last = max(view.inside(part).stop for part in parts)
    view.whole = parts[0] if len(parts) == 1 else None
    return view


def _keep_if_any(view: Survey, kept: Kept | None) -> None:
    if kept is not None:
        keep(view, kept)


def _is_lost(view: Survey, box: Element) -> bool:
    """Whether a box that was too full for the witness holds much text of which little was kept."""
    facts = view.of(box)
    unlinked = facts.text - facts.linked
    return unlinked > DOUBTED_LENGTH and facts.kept < unlinked / 2


def _second_opinion(view: Survey) -> Kept | None:
    """Where the witness kept little, keep the container with most prose, if it holds far more.

    Its prose stands in paragraphs, or bare among other boxes, which the witness passes over.
    """
    whole = view.facts[0].kept
    if whole >= DOUBTED_LENGTH:
        return None
    box, bare = fullest(view)
    paragraphs, weight = _most_prose(view)
    if box is not None and bare >= max(OVERRULED * whole, weight):
        return bare_text(view, box)
    return paragraphs if weight >= OVERRULED * whole else None


def _most_prose(view: Survey) -> tuple[Kept | None, int]:
    """The paragraphs of the container with most prose, and how many characters speak for it."""
    prose = [
        i
        for i, element in enumerate(view.order)
        if (is_prose(view, element) or is_boxed_prose(view, element)) and not shut_away(view, element)
    ]
    votes: Counter[int] = Counter()
    for i in prose:
        parent = view.order[i].getparent()
        for weight in (1.0, 0.9, 0.8):
            if parent is None or parent.tag in {"body", "html"}:
                break
            votes[view.number[parent]] += int(weight * view.facts[i].text)
            parent = parent.getparent()
    if not votes:
        return None, 0
    best, weight = votes.most_common(1)[0]
    inside = view.inside(view.order[best])
    mine = [i for i in prose if i in inside]
    if len({text_of(view, view.order[i]) for i in mine}) > 1:
        return None, 0
    return with_all(view, mine), weight


Signature = tuple[str, str, str]


def _signature(element: Element) -> Signature:
    """What paragraphs of one text have in common: the make of the box they stand in.

    Where that has no class, their own; of paragraphs written as boxes both, for such boxes hold other things as well.
    """
    parent = element.getparent()
    box = _class_of(parent) if parent.tag == "article" else parent.get("class") or ""
    return "" if box and element.tag == "p" else element.get("class") or "", parent.tag, box


def continued(view: Survey) -> Kept | None:
    """Keep paragraphs that are made like those kept but stand in a part the witness never saw.

    A text is often laid in several boxes, with advertisements between them.
    """
    weights: Counter[Signature] = Counter()
    whole = view.facts[0].kept
    for i, element in enumerate(view.order):
        if size := _size_kept(view, i):
            weights[_signature(element)] += size
            whole += size - view.facts[i].kept
    usual = {key for key, weight in weights.items() if weight > USUAL_SHARE * whole and (key[0] or key[2])}
    if not usual:
        return None
    mine = {text_of(view, view.order[i]) for i in view.kept.texts}
    parts = (each for each in mine if each is not None and next(each.iter("h1"), None) is None)
    makes = {make for each in parts if (make := _class_of(each))}
    more = [
        i
        for i in (*_before(view), *range(view.first, len(view.order)))
        if not view.facts[i].kept
        and (is_prose(view, view.order[i]) or _is_classed_prose(view, view.order[i]))
        and _signature(view.order[i]) in usual
        and ((article := text_of(view, view.order[i])) in mine or _goes_on_in(article, makes))
        and not shut_away(view, view.order[i])
    ]
    return with_all(view, more) if more else None


def _before(view: Survey) -> Iterator[int]:
    """What stands before the kept text in one of the boxes round its first piece."""
    round_it = set(view.order[view.first].iterancestors())
    return (i for i in range(1, view.first) if view.order[i].getparent() in round_it)


def _goes_on_in(article: Element | None, makes: set[str]) -> bool:
    """Whether a text goes on in another ``article``: made like those with kept text, none with a headline of its own.

    So stand the posts of a forum's thread, and the parts of a page whose system calls each of its boxes an article.
    """
    if article is None or _class_of(article) not in makes:
        return False
    return next(article.iter("h1", "h2", "h3"), None) is None


def _class_of(article: Element) -> str:
    """The class of an ``article``, or of the box that holds it where it has none."""
    return article.get("class") or article.getparent().get("class") or ""


def alike(view: Survey) -> Kept | None:
    """Of boxes made like others beside them that are kept, keep what stands where the text of those stands.

    So stand the posts of a thread, the answers to a question and the parts of a guide, of which a witness passes over
    one that is short, quotes, or begins with a picture.
    """
    found: list[int] = []
    for i, parent in enumerate(view.order):
        if not view.facts[i].kept or len(parent) <= FEWEST_KEPT:
            continue
        rows: dict[Make, list[Element]] = {}
        for box in parent.iterchildren("div", "article", "section"):
            rows.setdefault(make_of(box), []).append(box)
        for make, boxes in rows.items():
            kept = [box for box in boxes if view.of(box).kept >= PROSE_LENGTH]
            if make[1] and len(boxes) > len(kept) >= max(FEWEST_KEPT, MOSTLY_KEPT * len(boxes)):
                places = {make_of(_holder_of_kept(view, box)) for box in kept}
                found += [view.number[each] for box in boxes if not view.of(box).kept for each in _at(box, places)]
    found = [i for i in found if view.facts[i].linked <= MOST_LINKED_ALIKE * view.facts[i].text]
    found = [i for i in found if not shut_away(view, view.order[i])]
    return with_all(view, found) if found else None


def _holder_of_kept(view: Survey, box: Element) -> Element:
    """The deepest element that holds all that is kept of a box."""
    whole = view.of(box).kept
    while (inside := next((child for child in box if view.of(child).kept == whole), None)) is not None:
        box = inside
    return box


def _at(box: Element, places: set[Make]) -> list[Element]:
    """The first element of a box that is made like one of ``places``."""
    return list(islice((each for each in box.iterdescendants() if each.get("class") and make_of(each) in places), 1))


def _size_kept(view: Survey, i: int) -> int:
    """Characters of a paragraph that stay: those kept, or all where prose stands among what is kept."""
    element, facts = view.order[i], view.facts[i]
    classed = _is_classed_prose(view, element)
    if facts.kept:
        return facts.kept if element.tag == "p" or classed else 0
    return facts.text if classed and view.first < i < view.last and not shut_away(view, element) else 0


def _is_classed_prose(view: Survey, element: Element) -> bool:
    """Whether an element is a box with a class that is written for a paragraph."""
    return bool(element.get("class")) and is_boxed_prose(view, element)


def _one_story(view: Survey) -> Kept | None:
    """Where several stories follow one another, each an article under its own h1, keep the page's own.

    Parts of one text may stand under an h1 each, too; they are no articles.
    """
    headlines = [e for e in view.order if e.tag == "h1" and view.of(e).text]
    if len(headlines) < 2:
        return None
    stories = [child for child in _common(headlines) if view.of(child).kept >= STORY_LENGTH and _tells_story(child)]
    if len(stories) < 2:
        return None
    title = fold(view.order[0].findtext(".//title") or "")
    own = next((each for each in stories if _headline(each) and _headline(each) in title), stories[0])
    return _kept_in(view, own)


def _kept_in(view: Survey, box: Element) -> Kept:
    """What is kept of a box alone."""
    inside = view.inside(box)
    return Kept(view.kept.texts.intersection(inside), view.kept.tails.intersection(inside[1:]))


def _tells_story(box: Element) -> bool:
    """Whether a box is, or holds, an article with a headline."""
    headline = next(box.iter("h1"), None)
    article = article_of(headline) if headline is not None else None
    return article is not None and (article is box or box in article.iterancestors())


def _headline(story: Element) -> str:
    return fold("".join(next(story.iter("h1")).itertext()))


def _common(elements: list[Element]) -> Element:
    """The deepest element that holds all of them."""
    lines = [[*reversed(list(each.iterancestors()))] for each in elements]
    together = None
    for level in zip(*lines, strict=False):
        if any(each is not level[0] for each in level):
            break
        together = level[0]
    return together


def _one_cell(view: Survey) -> Kept | None:
    """Where one cell of a table holds nearly all the text, the table lays out the page: keep that cell alone.

    Not where another cell has as much as a text: a page may be laid out in cells one below the other.
    """
    whole = view.facts[0].kept
    cells = [i for i, e in enumerate(view.order) if e.tag == "td" and view.facts[i].kept > CELL_SHARE * whole > 0]
    if not cells:
        return None
    inside = view.inside(view.order[cells[-1]])
    others = (i for i, e in enumerate(view.order) if e.tag == "td" and i not in inside and i not in cells)
    if any(view.facts[i].kept >= CELL_TEXT for i in others):
        return None
    return _kept_in(view, view.order[cells[-1]])


def _notes(view: Survey) -> Kept | None:
    """Keep the notes to which short references in the text point."""
    pointers = {
        link.get("href")[1:]
        for i in view.kept.texts
        for link in (view.order[i], *view.order[i].iterancestors("a"))
        if link.tag == "a" and _is_reference(link)
    }
    if not pointers:
        return None
    found = [i for i in range(view.first, len(view.order)) if _is_note(view, view.order[i], pointers)]
    return with_all(view, [view.number[_holder(view.order[i])] for i in found]) if found else None


def _is_note(view: Survey, element: Element, pointers: set[str]) -> bool:
    """Whether an element is a note that one of ``pointers`` names, or the anchor at its beginning."""
    if element.get("id") not in pointers and not (element.tag == "a" and element.get("name") in pointers):
        return False
    holder = _holder(element)
    facts = view.of(holder)
    return holder.tag in _NOTES and not facts.kept and 0 < facts.text <= NOTE_LENGTH


def _holder(anchor: Element) -> Element:
    """The block that begins with an anchor; a block is its own."""
    element = anchor
    while element.tag not in BLOCK and (parent := element.getparent()) is not None:
        before = element.getprevious()
        if (parent.text or "").strip() or (before is not None and (before.tail or "").strip()):
            break
        element = parent
    return element


def _is_reference(link: Element) -> bool:
    """Whether a link is the mark of a note: a few characters that lead to a place on the same page."""
    return (link.get("href") or "")[:1] == "#" and len("".join(link.itertext()).strip()) <= REFERENCE_LENGTH


_STAGES = (_second_opinion, continued, alike, _one_story, _one_cell, without_stories_behind)
"""What is asked of a page whose names and letters do not agree on its text, in this order."""
