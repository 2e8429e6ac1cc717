"""Where a text ends: headlines of other stories behind its last paragraph, which a witness took for text.

Below a text, pages list what else they have: the newest, the most read, what is like it. A witness
that tells text by its length keeps them where headlines are as long as sentences, and where they are
written in few letters.
"""

from __future__ import annotations

from packager.text.article.lists import is_writers_list
from packager.text.article.shortlines import leads_to_list
from packager.text.html import BLOCK, HEADINGS, LISTS, Element
from packager.text.page.extract import Kept
from packager.text.page.survey import LINK_DENSITY, PROSE_LENGTH, Survey

FEWEST_STORIES = 4
"""Headlines behind the text from which they are a list of other stories; fewer may be what the writer points to."""
STORY_LINKED = 0.6
"""Share of a line's letters in its link from which it is a headline: beside it stand its number, its day, its topic."""
STORY_LENGTH = 16
"""Characters of a headline; what is shorter is a topic or a button."""


def without_stories_behind(view: Survey) -> Kept | None:
    """What is kept, without the headlines of other stories behind the last paragraph; None where there are none.

    Where they begin is noted, for the pictures beside them.
    """
    behind = _lines_behind(view)
    writers: dict[Element | None, bool] = {None: False}
    stories = [i for i in behind if _is_story(view, view.order[i], writers)]
    linked = sum(view.facts[i].linked for i in behind)
    if len(stories) < FEWEST_STORIES or linked < LINK_DENSITY * sum(view.facts[i].text for i in behind):
        return None
    view.ends = cut = _heading_over(view, behind, stories[0])
    return Kept(_before(view.kept.texts, cut), _before(view.kept.tails, cut))


def _before(numbers: frozenset[int], cut: int) -> frozenset[int]:
    return frozenset(i for i in numbers if i < cut)


def _lines_behind(view: Survey) -> list[int]:
    """The innermost blocks, kept in part, behind the last that is prose or leads to a list; none without one."""
    lines: list[int] = []
    for i in range(view.last, -1, -1):
        element, facts = view.order[i], view.facts[i]
        if not facts.kept or facts.blocks or element.tag not in BLOCK:
            continue
        if facts.text - facts.linked >= PROSE_LENGTH or leads_to_list(view, element):
            return lines[::-1]
        lines.append(i)
    return []


def _is_story(view: Survey, element: Element, writers: dict[Element | None, bool]) -> bool:
    """Whether a line is a headline that leads to another page of the site, in no list that the writer made.

    ``writers`` remembers which lists are.
    """
    facts = view.of(element)
    if facts.text < STORY_LENGTH or facts.linked < STORY_LINKED * facts.text:
        return False
    links = [link for link in (*element.iter("a"), *element.iterancestors("a")) if view.of(link).text]
    if any((link.get("href") or "#").startswith("#") or view.is_away(link.get("href")) for link in links):
        return False
    above = next(element.iterancestors(*LISTS), None)
    if above not in writers:
        writers[above] = is_writers_list(view, above)
    return not writers[above]


def _heading_over(view: Survey, behind: list[int], first: int) -> int:
    """The number of the line that heads the stories, or of the first of them."""
    at = behind.index(first)
    over = behind[at - 1] if at else first
    return over if view.order[over].tag in HEADINGS else first
