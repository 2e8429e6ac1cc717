"""Cuts the article out of the original page: what the witness kept, in the structure the page gave it.

The witness sees running text. Pictures with their captions, tables, code, lists and the small
words inside a paragraph that it passes over are kept where they stand among that text and
nothing marks them as furniture.
"""

from __future__ import annotations

from copy import deepcopy
from enum import Enum

from packager.text.article.asides import (
    drop_furniture_in,
    is_fact_box,
    is_info_box,
    is_pull_quote,
    is_remark,
    set_apart,
)
from packager.text.article.bareprose import runs
from packager.text.article.cards import cards
from packager.text.article.folded import closes_folded
from packager.text.article.illustrations import (
    closes_with_pictures,
    enlarges,
    holds_caption,
    is_captioned_picture,
    is_heading_with_sign,
    is_piece_here,
    line_at_picture,
    may_illustrate,
)
from packager.text.article.keypoints import spare_own, sums_up
from packager.text.article.lists import (
    closes_text,
    hidden_in_cells,
    is_contents,
    is_data_kept,
    is_figures,
    is_label_of_note,
    is_part_of_kept,
    is_ticker,
    is_writers_list,
    stands_at_table,
)
from packager.text.article.offers import is_offer
from packager.text.article.overruled import is_named_furniture, is_no_word, is_way
from packager.text.article.posts import clock_of, holds_time_of_post, is_quoted_post, is_time_of_post
from packager.text.article.quotecredits import holds_quotation, is_quote_credit, sign
from packager.text.article.rows import is_of_each
from packager.text.article.sections import is_card_of_lists, is_section
from packager.text.article.shortlines import is_announced, is_short_line, leads_to_list
from packager.text.article.subheads import (
    WHOLE,
    heads_end,
    holds_heading_alone,
    is_bold_line,
    leads_to_text,
    opens_text,
)
from packager.text.html import BLOCK, HEADINGS, LISTS, Element, remove, words
from packager.text.page import furniture
from packager.text.page.survey import (
    LINK_DENSITY,
    PLAIN_BOXES,
    PROSE_LENGTH,
    Survey,
    is_boxed_prose,
    is_short_paragraph,
    region,
)
from packager.text.parts.captions import CAPTION_LENGTH

_LAYOUT = words("tbody tr td")
_PICTURES = words("img picture amp-img svg math source video audio iframe amp-video object embed")

MOST_POINTS = 0.3
"""Share of the kept text that a box of key points or facts may hold; what holds more is the text."""
MOST_ELEMENTS = 20_000
"""Elements of an article; the rest of a longer one is cut and told. The largest of 1,101 whole pages had
10,106. BeautifulSoup's time grows with the square of what stands in one element: 10 s for this many."""


def carve(view: Survey) -> tuple[Element, Element]:
    """Return the located element of the page, and a copy of it that holds the article alone."""
    root = _with_headline(view, region(view))
    if view.plain:
        return root, _copied(view, root)
    view.drop |= cards(view, root)
    stack: Inner = [(root, Verdict.TEXT)]
    while stack:
        element, verdict = stack.pop()
        judge = _judge_picture_box if verdict is Verdict.PICTURES else _judge_children
        stack.extend(judge(view, element))
    return root, _copied(view, root)


def _copied(view: Survey, root: Element) -> Element:
    """Copy ``root`` without what was marked to go."""
    copy = deepcopy(root)
    copy.tail = None
    start = view.number[root]
    twins = list(copy.iter())
    too_long = len(twins) - len(view.drop) > MOST_ELEMENTS
    view.cut = view.cut or too_long
    for i, where in view.mute:
        setattr(twins[i - start], where, None)
    for i in view.clocks:
        twins[i - start].text = clock_of(view.order[i])
    for i in view.boxes | view.points:
        _box(twins[i - start], "key-points" if i in view.points else None)
    for i in view.quotes:
        twins[i - start].tag = "blockquote"
    for i in view.credits:
        sign(twins[i - start])
    for i in view.captions:
        twins[i - start].tag = "figcaption"
        above = twins[i - start].getparent()
        above.tag = "div" if above.tag == "p" else above.tag
    for i in sorted((i for i in view.drop if start < i < start + len(twins)), reverse=True):
        remove(twins[i - start])
    if too_long:
        for element in list(copy.iter())[:MOST_ELEMENTS:-1]:
            remove(element)
    return copy


def _box(element: Element, name: str | None) -> None:
    """Make an element an aside, and no other in it."""
    for inner in element.iter("aside"):
        inner.tag = "div"
    element.tag = "aside"
    if name:
        element.set("class", name)


def _with_headline(view: Survey, root: Element) -> Element:
    """Widen the region to the headline above the text, so that pictures between both are seen."""
    headline = next((e for e in view.order[: view.first] if e.tag == "h1" and view.facts[view.number[e]].text), None)
    if headline is None:
        return root
    above = set(headline.iterancestors())
    for element in (root, *root.iterancestors()):
        if element in above:
            return element
    return root


class Verdict(Enum):
    """What becomes of an element."""

    STAYS = "stays"
    """Whole, as it is."""
    GOES = "goes"
    TEXT = "text"
    """It is looked into: what in it is kept, and what belongs to that, stays."""
    PICTURES = "pictures"
    """It is looked into for pictures and captions alone."""


Inner = list[tuple[Element, Verdict]]
"""Elements to look into, and how."""
_AT_EDGES = (opens_text, closes_text, closes_with_pictures, heads_end, is_announced, leads_to_list)
"""What of the text may stand before the first and behind the last of it that is kept."""


def _judge_children(view: Survey, element: Element) -> Inner:
    """Mark what to drop among the children of an element that stays."""
    inner: Inner = []
    runs = _has_running_text(view, element)
    own = view.number[element]
    if own not in view.kept.texts and not runs:
        view.mute.add((own, "text"))
    for child in element:
        i = view.number[child]
        if i not in view.kept.tails and not runs:
            view.mute.add((i, "tail"))
        if is_quote_credit(view, child):
            view.credits.add(i)
            continue
        verdict = _verdict_on_kept(view, child) if view.facts[i].kept else _verdict(view, child, runs=runs)
        if verdict is Verdict.GOES or is_offer(view, child):
            view.drop.add(i)
        elif verdict is not Verdict.STAYS:
            inner.append((child, verdict))
    return inner


def _is_inline(view: Survey, element: Element) -> bool:
    return element.tag not in BLOCK and not view.of(element).blocks


def _verdict_on_kept(view: Survey, element: Element) -> Verdict:
    """On an element in which the witness kept text: only small things inside a line are doubted.

    In a sentence, or round a whole one, the names of an element say nothing: a link to a page of a tag is a word of it.
    """
    if is_data_kept(view, element) and not is_way(view, element):
        view.drop |= hidden_in_cells(view, element)
        return Verdict.STAYS
    if (
        element.tag == "math"
        or (element.tag in LISTS and is_contents(view, element))
        or _is_figures_here(view, element)
    ):
        return Verdict.STAYS
    if element.tag == "time" and _is_post_time(view, element):
        return Verdict.STAYS
    if (not _is_inline(view, element) and is_named_furniture(view, element)) or is_ticker(view, element):
        return Verdict.GOES
    if _is_inline(view, element) and is_no_word(view, element):
        return Verdict.GOES
    small = view.of(element).kept < MOST_POINTS * view.facts[0].kept
    if small and furniture.is_key_points(element):
        view.points.add(view.number[element])
        return Verdict.STAYS
    if small and (furniture.is_facts(element) or is_info_box(view, element)):
        set_apart(view, element)
        return Verdict.STAYS
    return Verdict.TEXT


def _verdict(view: Survey, element: Element, *, runs: bool) -> Verdict:
    """On an element without a witness; ``runs``: it stands in a line of text that is kept."""
    facts = view.of(element)
    if element.tag == "br" and (runs or view.is_among(element)):
        return Verdict.STAYS
    special = _verdict_on_special(view, element)
    if special is not None:
        return special
    if furniture.is_furniture(element) and not is_quoted_post(element) and element.tag != "noscript":
        return Verdict.STAYS if spare_own(view, element) else Verdict.GOES
    if is_part_of_kept(view, element):
        drop_furniture_in(view, element)
        return Verdict.STAYS
    if runs and _is_inline(view, element):
        return Verdict.STAYS
    if facts.media and not _says_whole(view, element) and not is_section(view, element):
        return _verdict_on_pictures(view, element)
    if view.is_among(element):
        return _verdict_on_text(view, element)
    return Verdict.STAYS if any(is_at_edge(view, element) for is_at_edge in _AT_EDGES) else Verdict.GOES


def _says_whole(view: Survey, element: Element) -> bool:
    """Whether an element with pictures is a structure of words, or a heading, perhaps with a sign that links to it."""
    facts = view.of(element)
    if element.tag in HEADINGS:
        return facts.text > 0 and not facts.linked
    return element.tag in WHOLE and facts.text > 0


def _verdict_on_special(view: Survey, element: Element) -> Verdict | None:
    """On what is the article's by its make, whatever its names: None where an element is nothing of the kind."""
    if holds_quotation(view, element):
        return Verdict.TEXT
    if sums_up(view, element):
        view.points.add(view.number[element])
        return Verdict.STAYS
    if is_fact_box(view, element):
        set_apart(view, element)
        return Verdict.STAYS
    if is_pull_quote(view, element):
        view.quotes.add(view.number[element])
        return Verdict.STAYS
    return _verdict_on_structure(view, element)


def _verdict_on_structure(view: Survey, element: Element) -> Verdict | None:
    """The same by what an element is made of, which says nothing of what it is beside the text."""
    if is_card_of_lists(view, element):
        drop_furniture_in(view, element)
        return Verdict.STAYS
    if element.tag in {"p", "figure"} and "embed" in (element.get("class") or "").split() and view.is_among(element):
        return Verdict.STAYS
    if is_contents(view, element) or _is_post_time(view, element) or is_remark(view, element):
        return Verdict.STAYS
    if is_label_of_note(view, element) or _is_caption_here(view, element):
        return Verdict.STAYS
    if _is_figures_here(view, element) or is_piece_here(view, element) or closes_folded(view, element):
        return Verdict.STAYS
    if holds_time_of_post(view, element) or is_heading_with_sign(view, element):
        return Verdict.TEXT
    return Verdict.PICTURES if is_captioned_picture(view, element) else None


def _is_figures_here(view: Survey, element: Element) -> bool:
    """Whether an element is a table of figures among the text: encyclopaedias name some like boxes of links."""
    return element.tag == "table" and view.is_among(element) and is_figures(view, element)


def _is_post_time(view: Survey, element: Element) -> bool:
    """Whether an element is the time of a post. One told from the reader's now is noted, to be told by the clock."""
    told = is_time_of_post(view, element)
    if told and element.tag == "time" and clock_of(element) is not None:
        view.clocks.add(view.number[element])
    return told


def _verdict_on_pictures(view: Survey, element: Element) -> Verdict:
    if not may_illustrate(view, element):
        return Verdict.GOES
    return Verdict.STAYS if element.tag in _PICTURES else Verdict.PICTURES


def _verdict_on_text(view: Survey, element: Element) -> Verdict:
    """On an element without pictures between the first and the last text kept."""
    facts = view.of(element)
    if element.tag == "hr":
        return Verdict.STAYS
    if element.tag in HEADINGS and facts.text:
        view.drop.update(view.number[each] for each in element.iterdescendants("*") if furniture.is_handle(each))
        return Verdict.STAYS if leads_to_text(view, element) else Verdict.GOES
    if facts.text == 0:
        return Verdict.GOES
    if is_short_paragraph(view, element) or is_short_line(view, element) or is_of_each(view, element):
        return Verdict.STAYS
    if is_bold_line(view, element) and leads_to_text(view, element):
        return Verdict.STAYS
    linked = facts.linked > LINK_DENSITY * facts.text
    if linked and not (is_quoted_post(element) or is_writers_list(view, element) or is_figures(view, element)):
        return Verdict.GOES
    if element.tag in WHOLE or (element.tag == "p" and facts.text >= PROSE_LENGTH) or is_boxed_prose(view, element):
        return Verdict.STAYS
    # A heading in a row of its own, as letters are laid out.
    laid = element.tag in _LAYOUT and facts.text <= CAPTION_LENGTH and holds_heading_alone(view, element)
    return Verdict.TEXT if laid or element.tag in PLAIN_BOXES else Verdict.GOES


def _is_caption_here(view: Survey, element: Element) -> bool:
    """Whether an element is a caption beside its picture or table, in a box that stays; a line, where its names are
    those of furniture as well: "photo-author"."""
    facts = view.of(element)
    return (
        not (facts.blocks and furniture.is_furniture(element))
        and 0 < facts.text <= CAPTION_LENGTH
        and not facts.linked > LINK_DENSITY * facts.text
        and furniture.is_caption(element)
        and not furniture.is_control(element)
        and (view.of(element.getparent()).media > 0 or stands_at_table(view, element))
    )


def _judge_picture_box(view: Survey, element: Element) -> Inner:
    """Of a box with pictures that the witness passed over, keep the pictures and their captions."""
    inner: Inner = []
    figure = element.tag == "figure"
    caption = line_at_picture(view, element) if view.is_among(element) else None
    if caption is not None:
        view.captions.add(view.number[caption])
    if not figure and element.tag != "picture" and not furniture.is_caption(element):
        view.mute.add((view.number[element], "text"))
    for child in element:
        i = view.number[child]
        if not figure:
            view.mute.add((i, "tail"))
        if child.tag in _PICTURES or (holds_caption(view, child) and not furniture.is_hidden(child)):
            view.drop.update(view.number[each] for each in child.iter(*HEADINGS) if furniture.is_control(each))
            continue
        if _is_beside_picture(child, in_figure=figure):
            view.drop.add(i)
        elif view.facts[i].media:
            inner.append((child, Verdict.PICTURES))
        elif not (figure and view.facts[i].text <= CAPTION_LENGTH and not view.facts[i].linked):
            view.drop.add(i)
    return inner


def _is_beside_picture(element: Element, *, in_figure: bool) -> bool:
    """Whether an element of a box with pictures is furniture; round a picture, what is called so lets it grow."""
    if element.tag == "noscript":
        return False
    if (in_figure or enlarges(element)) and next(element.iter("img"), None) is not None:
        return furniture.is_hidden(element)
    return furniture.is_furniture(element)


def _has_running_text(view: Survey, element: Element) -> bool:
    """Whether the element's own line of text, not counting blocks inside it, is kept in part, or reads as prose."""
    if view.number[element] in view.kept.texts or _has_bare_prose(view, element):
        return True
    for child in element:
        i = view.number[child]
        if i in view.kept.tails:
            return True
        if view.facts[i].kept and child.tag not in BLOCK and not view.facts[i].blocks:
            return True
    return False


def _has_bare_prose(view: Survey, element: Element) -> bool:
    """Whether prose stands bare beside kept paragraphs, or in a box among the text: one lost its first or last tag."""
    among = view.of(element).blocks and view.is_among(element)
    if not among and not any(child.tag == "p" and view.of(child).kept for child in element):
        return False
    return max(run for run, _ in runs(view, element)) >= PROSE_LENGTH
