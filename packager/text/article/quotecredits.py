"""Who is quoted: the line that ends a quotation and is called author, credit or source, as bylines are."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from packager.text.html import Element, words
from packager.text.page import furniture
from packager.text.page.survey import LINK_DENSITY, Survey

CREDIT_LENGTH = 120
"""Characters of the name of who is quoted, with what he or she does."""
QUOTE_LENGTH = 12
"""Characters of a quotation in a box of its own; what is shorter is a sign."""

_CREDIT = re.compile(r"(?:^|[ -])(?:authors?|credits?|source|attribution|citation|cite|speaker|byline|name)(?=[ -]|$)")
_LINES = words("p div span small cite footer figcaption")
_ROUND_QUOTES = words("div section aside figure")


def is_quote_credit(view: Survey, element: Element) -> bool:
    """Whether an element ends a quotation that is kept, or follows it in a box of their own, and says whose it is."""
    facts = view.of(element)
    if element.tag not in _LINES or not 0 < facts.text <= CREDIT_LENGTH or facts.linked > LINK_DENSITY * facts.text:
        return False
    quote = _quotation_of(view, element)  # hardly a line has one: that costs least to ask
    if quote is None or facts.media or furniture.is_hidden(element) or not _is_called_credit(view, element):
        return False
    kept = view.of(quote).kept > 0 or holds_quotation(view, quote.getparent())
    return kept and not furniture.is_post(quote)


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


def _is_called_credit(view: Survey, element: Element) -> bool:
    """Whether an element, or what holds all its words, is made or called as what says whose words are quoted."""
    whole = (each for each in element.iter("*") if view.of(each).text == view.of(element).text)
    return any(each.tag in {"footer", "cite"} or _CREDIT.search(furniture.names(each)) for each in whole)


def holds_quotation(view: Survey, box: Element) -> bool:
    """Whether a box among the text holds one quotation and hardly a word beside it: who is quoted, or where."""
    facts = view.of(box)
    if box.tag not in _ROUND_QUOTES or not facts.text or not view.first < view.number[box] < view.last:
        return False
    quotes = list(islice(box.iterdescendants("blockquote"), 2))
    if len(quotes) != 1 or furniture.is_furniture(box) or facts.linked > LINK_DENSITY * facts.text:
        return False
    said = view.of(quotes[0]).text
    return said >= QUOTE_LENGTH and facts.text - said <= CREDIT_LENGTH


def sign(credit: Element) -> None:
    """Make a line that says who is quoted the last paragraph of its quotation, in place."""
    before, line = credit.getprevious(), credit.makeelement("p", {})
    quote = before if before is not None and before.tag == "blockquote" else credit.getparent()
    credit.tag, credit.tail = "cite", None
    etree.strip_tags(credit, "cite")
    line.append(credit)
    quote.append(line)
