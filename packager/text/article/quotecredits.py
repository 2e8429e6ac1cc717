"""Who is quoted: the line that ends a quotation and is called author, credit or source, as bylines are."""

from __future__ import annotations

import re

from packager.text.html import Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, Survey

CREDIT_LENGTH = 120
"""Characters of the name of who is quoted, with what he or she does."""

_CREDIT = re.compile(r"(?:^|[ -])(?:authors?|credits?|source|attribution|citation|cite|speaker|byline|name)(?=[ -]|$)")
_LINES = words("p div span small cite footer figcaption")


def is_quote_credit(view: Survey, element: Element) -> bool:
    """Whether an element ends a quotation that is kept, or follows it in a box of their own, and says whose it is."""
    facts = view.of(element)
    if element.tag not in _LINES or not 0 < facts.text <= CREDIT_LENGTH or facts.linked > LINK_DENSITY * facts.text:
        return False
    quote = _quotation_of(view, element)  # hardly a line has one: that costs least to ask
    if quote is None or facts.media or furniture.is_hidden(element) or not _is_called_credit(element):
        return False
    return view.of(quote).kept > 0 and not furniture.is_post(quote)


def _quotation_of(view: Survey, element: Element) -> Element | None:
    """The quotation at whose end an element stands, or that it follows with nothing else in their box."""
    above = element.getparent()
    if above.tag == "blockquote":
        ends = not (element.tail or "").strip() and not any(view.of(each).text for each in element.itersiblings())
        return above if ends else None
    before = element.getprevious()
    if before is None or before.tag != "blockquote":
        return None
    return before if view.of(above).text == view.of(before).text + view.of(element).text else None


def _is_called_credit(element: Element) -> bool:
    return element.tag in {"footer", "cite"} or _CREDIT.search(furniture.names(element)) is not None


def sign(credit: Element) -> None:
    """Make a line that says who is quoted the last paragraph of its quotation, in place."""
    before, line = credit.getprevious(), credit.makeelement("p", {})
    quote = before if before is not None and before.tag == "blockquote" else credit.getparent()
    credit.tag, credit.tail = "cite", None
    line.append(credit)
    quote.append(line)
