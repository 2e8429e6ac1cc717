"""Accordions and tabs: texts that a page folds away, each under a control that opens it.

An edition has nothing to click. What a control says becomes the line over its text, which stands open, as the text of
``details`` does. Questions and answers are mostly written so, and a control's words are furniture everywhere else.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice

from lxml import etree

from packager.text.html import Element, remove, words

FEWEST, MOST = 2, 400
"""Controls of a page that open a text each; a lone one that neither asks nor stands in a heading says "read more", and
as many as these are looked at."""
SHORTEST_LABEL, LONGEST_LABEL = 4, 250
"""Characters of what a control says: a question, or a heading."""
SHORTEST_TEXT = 30
"""Characters, outside links, of a text that is folded away: a short answer. A menu has none."""
LONGEST_SIGN = 12
"""Characters of a piece of it that is no sign or star to press."""
MOST_LINKED = 0.5
"""Share of it that may stand in links."""
MOST_PARTS = 400
"""Elements of a text that are looked at to tell it from a menu."""
MOST_BESIDE_TABS = 2000
"""Elements of the box round some tabs among which what they show is looked for."""
ROUND_TABS = 2
"""Boxes round some tabs of which one holds what they show."""
HOLDERS_UP = 4
"""Boxes round a control that hold nothing else: a heading, and what lays it out."""

_CONTROLS = etree.XPath(
    "body/descendant::button | body/descendant::*/@role[.='button']/parent::*[@aria-expanded or @aria-controls]"
    " | body/descendant::*/@data-toggle[.='collapse']/parent::*[self::a or self::div or self::span]"
    " | body/descendant::*/@data-bs-toggle[.='collapse']/parent::*[self::a or self::div or self::span]"
)
_CLASSES = etree.XPath("body/descendant::*/@class", smart_strings=False)
_NAMED = etree.XPath(
    "body/descendant::amp-accordion/section/*[2] | body/descendant::*/@class[contains(., 'toggle')"
    " or contains(., 'accordion') or contains(., '-answer') or contains(., 'expand-') or contains(., 'spoiler')]"
    "/parent::*[self::div or self::section or self::p]"
)
_NAMES = ("toggle", "accordion", "-answer", "expand-", "spoiler")
"""What stands in all that :data:`_NAMED` finds; to look for these in one text takes a third of the time."""
_WAYS = ("toggle", "accordion", "expand-", "spoiler")
_PANELS, _ANSWERS = ("content", "body", "panel", "text"), ("faq-answer", "math-answer")
_TOGGLERS = ("toggler", "accordion-title", "accordion__title", "toggle-title")
"""What systems call a text that is folded away, where nothing is written to be pressed, and what stands over one."""
_TABLISTS = etree.XPath("body/descendant::*/@role[.='tablist']/..")
_UNSEEN = words("style script link template")
_SHOWN = etree.XPath("descendant::text()[not(parent::style or parent::script)]")
_HEADS = words("h1 h2 h3 h4 h5 h6 dt")
_LINES = _HEADS | words("p summary")
_ASKS = ("?", "？", "؟")
_NO_TEXT = words("button input select textarea form nav")
_BOXES = words("div section")
_FOLDED = ("hidden", "style", "aria-hidden")


def open_accordions(page: Element) -> None:
    """Write the controls of accordions in ``page`` as lines of text, and open what they fold away, in place."""
    labelled = [(control, label) for control in _CONTROLS(page)[:MOST] if (label := _label(control))]
    said = Counter(label for _, label in labelled)
    opened = [
        (control, panel, label)
        for control, label in labelled
        if said[label] == 1 and (panel := _panel(control, label)) is not None
    ]
    several = len(opened) >= FEWEST
    for control, panel, label in opened:
        if several or label.endswith(_ASKS) or _is_within(control, _HEADS):
            _write(control, label)
            _unfold(panel)
    called = " ".join(_CLASSES(page))
    if any(name in called for name in _NAMES) or next(page.iter("amp-accordion"), None) is not None:
        _open_named(page)


def _open_named(page: Element) -> None:
    """Open the texts that are folded away by their names, each under the line that stands over it."""
    found = [(panel, title) for panel in _NAMED(page)[:MOST] if (title := _title_of(panel)) is not None]
    said = Counter(_label(title) for _, title in found)
    for panel, title in found:
        label = _label(title)
        if label is None or said[label] > 1:
            continue
        if next(title.iter(*_LINES), None) is None:
            _write(title, label)
        _unfold(panel)


def _title_of(panel: Element) -> Element | None:
    """What stands right before a text that is folded away by its name; None where that is no text."""
    by_name = panel.getparent().getparent().tag == "amp-accordion" or _is_called_folded(panel)
    says = by_name and any(len(text.strip()) >= LONGEST_SIGN for text in _SHOWN(panel))
    return panel.getprevious() if says and _is_text(panel) else None


def _is_called_folded(panel: Element) -> bool:
    names = (panel.get("class") or "").split()
    before = panel.getprevious()
    over = (before.get("class") or "").split() if before is not None else []
    folded = any(name.endswith(_PANELS) and any(way in name for way in _WAYS) for name in names)
    return folded or any(name.endswith(_ANSWERS) for name in names) or any(name.endswith(_TOGGLERS) for name in over)


def _unfold(panel: Element) -> None:
    """Open a text that is folded away, and write it as ``details``, which are of an article however short they are."""
    for key in _FOLDED:
        panel.attrib.pop(key, None)
    if panel.tag == "p":
        box = etree.Element("details")
        panel.addprevious(box)
        box.tail, panel.tail = panel.tail, None
        box.append(panel)
    elif panel.tag in _BOXES:
        panel.tag = "details"


def open_tabs(page: Element) -> None:
    """Show what stands behind tabs in ``page`` one below the other, each under the words of its tab, in place."""
    for tabs in _TABLISTS(page)[:MOST]:
        labels = [_said(tab) for tab in islice(tabs.iterdescendants(), MOST_PARTS) if tab.get("role") == "tab"]
        panels = _panels_beside(tabs)
        if len(panels) == len(labels) >= FEWEST and all(labels) and all(map(_is_text_or_code, panels)):
            for label, panel in zip(labels, panels, strict=True):
                _show(panel, label or "")
            remove(tabs)


def _panels_beside(tabs: Element) -> list[Element]:
    """What stands behind some tabs: in the box round them, or round that one where it holds nothing else."""
    for box in islice(tabs.iterancestors(), ROUND_TABS):
        inside = islice(box.iterdescendants(), MOST_BESIDE_TABS)
        if panels := [each for each in inside if each.get("role") == "tabpanel"]:
            return panels
    return []


def _is_text_or_code(panel: Element) -> bool:
    return next(panel.iter("pre"), None) is not None or _is_text(panel)


def _show(panel: Element, label: str) -> None:
    """Open what stands behind a tab, under a line with its words."""
    for key in _FOLDED:
        panel.attrib.pop(key, None)
    line = etree.Element("p")
    etree.SubElement(line, "strong").text = label
    line.tail, panel.text = panel.text, None
    panel.insert(0, line)


def _label(control: Element) -> str | None:
    """What a control says, if that can be a heading or a question."""
    label = _said(control)
    return label if label and len(label) >= SHORTEST_LABEL and any(map(str.isalpha, label)) else None


def _said(element: Element) -> str | None:
    """The text of an element, or None where it is longer than a control's."""
    written = "" if len(element) else element.text or ""
    for text in _SHOWN(element) if len(element) else ():
        written += text
        if len(written) > 4 * LONGEST_LABEL:
            return None
    line = " ".join(written.split())
    return line if len(line) <= LONGEST_LABEL else None


def _panel(control: Element, label: str) -> Element | None:
    """The text that stands right behind a control, or behind the boxes that hold it alone; in a figure, it is none."""
    if control.getparent().tag == "figure":
        return None
    for holder in chain((control,), islice(control.iterancestors(), HOLDERS_UP)):
        if holder.tag == "body" or (holder is not control and _said(holder) != label):
            return None
        following = next((each for each in holder.itersiblings() if each.tag not in _UNSEEN), None)
        if (holder.tail or "").strip():
            return None
        if following is not None:
            return following if _is_text(following) else None
    return None


def _is_text(panel: Element) -> bool:
    text = linked = 0
    for element in islice(panel.iter(), MOST_PARTS):
        if element.tag in _NO_TEXT:
            return False
        own = len((element.text or "").strip()) + (len((element.tail or "").strip()) if element is not panel else 0)
        text += own
        linked += own if element.tag == "a" else 0
    return text - linked >= SHORTEST_TEXT and linked <= MOST_LINKED * text


def _write(control: Element, label: str) -> None:
    """Write what a control says as text: in the line that holds it, else in a line of its own."""
    inside = _is_within(control, _LINES)
    for child in list(control):
        remove(child)
    control.attrib.clear()
    control.tag, control.text = ("span", label) if inside else ("p", None)
    if not inside:
        etree.SubElement(control, "strong").text = label


def _is_within(control: Element, tags: frozenset[str]) -> bool:
    return any(each.tag in tags for each in islice(control.iterancestors(), HOLDERS_UP))
