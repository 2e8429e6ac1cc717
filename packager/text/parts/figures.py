"""Figures that swallowed the text behind them: their writer, or a template, forgot to close them.

A parser closes such a figure, or its caption, where the box around it ends. A figure holds a picture and its caption;
paragraphs by the dozen are the article's.
"""

from __future__ import annotations

from itertools import islice

from packager.text.html import Element, line_of, words

FEWEST_PARAGRAPHS = 3
"""Paragraphs in a caption, or in a figure without one, from which they may be running text."""
LEAST_TEXT, LEAST_IN_CAPTION = 240, 600
"""Characters of them: three short ones; as many as the longest captions have (``captions.CAPTION_LENGTH``)."""
MOST_LOOKED_AT = 40
"""Paragraphs that are looked at."""
_OTHERS = words("blockquote table pre details aside li dd svg math")
"""What may stand in a figure with paragraphs of its own."""


def open_figures(page: Element) -> None:
    """Put running text that stands in a figure of ``page`` behind it, in place."""
    for figure in list(page.iter("figure")):
        caption = figure.find("figcaption")
        if caption is not None:
            _move_out(caption, figure, FEWEST_PARAGRAPHS, LEAST_IN_CAPTION)
        _move_out(figure, figure, FEWEST_PARAGRAPHS if caption is None else 1, LEAST_TEXT)


def _move_out(holder: Element, figure: Element, fewest: int, least: int) -> None:
    """Move the paragraphs in a figure, or in its caption, and all that follows the first of them, behind it."""
    own = list(islice((each for each in holder.iter("p") if _is_running(each, holder)), MOST_LOOKED_AT))
    if holder is not figure and own and not (holder.text or "").strip() and own[0].getprevious() is None:
        own = own[1:]  # the caption itself
    lengths = [len(line_of(each)) for each in own]
    if len(own) < fewest or sum(lengths) < least:
        return
    first = next(each for each in (own[0], *own[0].iterancestors()) if each.getparent() is holder)
    place = figure
    for element in [first, *first.itersiblings()]:
        if element.tag != "figcaption":
            place.addnext(element)
            place = element


def _is_running(paragraph: Element, holder: Element) -> bool:
    for each in paragraph.iterancestors():
        if each is holder:
            return True
        if each.tag in _OTHERS or each.tag in {"figure", "figcaption"}:
            return False
    return False
