"""Pages that hold one text and nothing else: written by hand, saved by a reader, or cleaned before.

Where no element has a style, a script, a form or a name that a layout needs, there is nothing to take out: what
the page shows is its text. So what was cleaned once is not carved again.
"""

from __future__ import annotations

from packager.text.html import Element, words
from packager.text.page.extract import Kept
from packager.text.page.survey import CELL_LENGTH, Survey, with_all
from packager.text.sanitize import passes

_BESIDE = words("header footer")
"""What may stand beside the text in its article, with its headline, its date and its address, made as it likes."""
_HOLDERS = words("html body article main h1") | _BESIDE


def plain_text(view: Survey) -> Kept | None:
    """Return all the text of a page that holds nothing else, or None for any other page; note what stands beside it."""
    body = next((each for each in view.order[0] if each.tag == "body"), None)
    if body is None or not _is_one_text(view, body):
        return None
    beside = [each for each in body.iter(*_BESIDE) if each.getparent().tag in _HOLDERS]
    shut = {i for each in beside for i in view.inside(each)}
    if not all(_is_plain(each) for each in body.iter() if view.number[each] not in shut):
        return None
    shut_tails = shut - {view.number[each] for each in beside}
    whole = with_all(view, [view.number[body]])
    view.drop |= {view.number[each] for each in beside}
    return Kept(whole.texts - shut, whole.tails - shut_tails)


def _is_one_text(view: Survey, body: Element) -> bool:
    """Whether no text stands beside another: outside the article, or in the cells of a page laid out as a table."""
    articles = list(body.iter("article", "main"))
    if len(articles) > 1 or (articles and view.of(articles[0]).text < view.of(body).text):
        return False
    return all(view.of(cell).text <= CELL_LENGTH for cell in body.iter("td", "th"))


def _is_plain(element: Element) -> bool:
    """Whether an element could stand in a fragment as it is, or only holds one."""
    return passes(element.tag if element.tag not in _HOLDERS else "p", element.attrib)
