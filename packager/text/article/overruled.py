"""Where names overrule a witness: boxes with little of what it kept that say they are furniture, sidebars, and small
things in a line."""

from __future__ import annotations

from itertools import accumulate, islice

from packager.text.article.cards import make_of
from packager.text.html import BLOCK, Element
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, PROSE_LENGTH, TOO_MUCH_PROSE, Survey, length, stands_in_line

MOST_IN_FURNITURE = 0.25
"""Share of the kept text that furniture may hold; a box with more of it is the text, whatever it is called."""
MOST_BESIDE = 0.75
"""The same that a sidebar with links and no headline may hold: short posts have less text than what stands beside."""
SENTENCE_REST = 40
"""Characters of a line besides a small thing in it from which they make one sentence."""
STORY_LENGTH = 1000
"""Characters kept before a box of comments from which they are the story that is talked of."""
MOST_LINKED_FACTS = 0.15
"""Share of the text of a box beside the story that may stand in links where the box belongs to the story."""


def is_named_furniture(view: Survey, box: Element) -> bool:
    """Whether a box with little of the kept text is furniture by a name that overrules the witness."""
    facts = view.of(box)
    # Beside the text also stand facts in short, which are the article's; they hold hardly a link.
    beside = facts.linked > MOST_LINKED_FACTS * facts.text and furniture.is_sidebar(box)
    apart = beside and next(box.iter("h1", "article"), None) is None
    most = min((MOST_BESIDE if apart else MOST_IN_FURNITURE) * view.facts[0].kept, TOO_MUCH_PROSE)
    if 0 < facts.kept <= most and (beside or furniture.is_overruled(box)):
        return True
    return furniture.is_talk(box) and not _is_thread(box) and view.number[box] > _story_end(view)


def _is_thread(box: Element) -> bool:
    """Whether comments are what the page is about: each stands beside its like, or in what is called a forum."""
    beside = (*islice(box.itersiblings(), 2), *islice(box.itersiblings(preceding=True), 2))
    alike = any(make_of(each) == make_of(box) for each in beside)
    return alike or any("forum" in furniture.names(each) for each in box.iterancestors())


def _story_end(view: Survey) -> int:
    """The number of the element with which so much is kept as a story has; none has it where that is the last.

    What stands behind elements, most of it single words, is not counted.
    """
    if view.told is None:
        kept = sorted(view.kept.texts)
        sizes = accumulate(length(view.order[i].text or "") for i in kept)
        ends = (i for i, size in zip(kept, sizes, strict=True) if size >= STORY_LENGTH)
        view.told = next(ends, len(view.order))
    return view.told


def is_way(view: Survey, table: Element) -> bool:
    """Whether a table holds the links to the next page and the contents, as manuals lay them out."""
    facts = view.of(table)
    return facts.linked > LINK_DENSITY * facts.text and is_named_furniture(view, table)


def is_no_word(view: Survey, element: Element) -> bool:
    """Whether a small thing is none of the words of its line: a button, a label, what opens over it."""
    facts, above = view.of(element), element.getparent()
    in_sentence = (stands_in_line(view, element) and view.of(above).text - facts.text >= SENTENCE_REST) or (
        facts.kept >= PROSE_LENGTH and above.tag in BLOCK
    )
    doubtful = furniture.is_control if in_sentence else furniture.is_furniture
    return (doubtful(element) or furniture.is_popup(element)) and not (
        furniture.is_note(element) and not furniture.is_hidden(element)
    )
