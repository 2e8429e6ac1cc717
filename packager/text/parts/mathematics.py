"""Formulas as MathML, whatever a page made of them: MathJax, KaTeX, TeX between signs, pictures with TeX.

It is done on the page as it came, before the article is sought: what a script would fill looks
empty, and what a style sheet hides looks hidden. What comes out is presentation MathML (MathML
Core), each formula with its source or its words in ``alttext``. TeX that cannot be read stays, as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

from packager.text.html import Element, remove, words

PRESENTATION = words(
    "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt "
    "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
)
"""Elements of a formula as it comes out."""
CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
"""Elements that must have so many children (MathML 3, 3.1.3.2); a formula with one that has not is broken."""
_TOKENS = words("mi mn mo ms mtext")
_ROWS = words("math menclose merror mpadded mphantom mrow msqrt mstyle mtd")
"""Elements that hold text (MathML 3, 3.1.9.1), and those that hold any number of others (3.1.3.1)."""

LONGEST_TEX = 4000
"""Characters of one formula in TeX; what is longer between two signs is no formula."""
DEEPEST_TEX = 60
"""Braces within braces: the converter calls itself for each."""
MOST_FORMULAS = 2000
"""Formulas of a page that are converted; a textbook's chapter has some hundreds."""
WRAPPERS_UP = 4
"""Elements round a formula that only wrap it."""

_HOLDERS = etree.XPath("descendant-or-self::*/@data-mathml/..")
_WITH_TEX = etree.XPath("descendant-or-self::*/@data-tex/.. | descendant-or-self::*/@data-latex/..")
_ENGINE = re.compile(r"mathjax|katex|\btex-(?:mml|svg|chtml)", re.IGNORECASE)
_ENGINES = ("mathjax", "katex", "tex-")
"""What stands in all that :data:`_ENGINE` finds; to look for these in scripts takes a twentieth of the time."""
_DOLLARS = re.compile(r"""["']\$["']""")
_BEGINS = re.compile(r"\\\(|\\\[|\$\$|\\begin\{(?P<name>(?:equation|align|gather|multline|eqnarray)\*?)\}|\$")
_ENDS = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}
_SINGLE = re.compile(r"(?<![\\$\w])\$([^\s$](?:[^$\n]{0,400}[^\s\\$])?)\$(?![\d$])")
_SIGNS = ("\\(", "\\[", "$$", "\\begin{", "$")
_NO_TEX = words("script style pre code textarea noscript template math svg title kbd samp tt option")

_RENDERED = re.compile(r"^(?:MathJax\w*|MJX\w*|mjx-[\w-]+)$")
_FORMULA_IMAGE = re.compile(
    r"(?:^|[\s_-])(?:math|tex|latex|equation|formula|mathjax|katex)(?=[\s_-]|$|-)", re.IGNORECASE
)
_FORMULA_SOURCE = re.compile(r"latex|mathtex|mimetex|/math/|\btex\b|equation", re.IGNORECASE)
_TEX_SIGNS = re.compile(r"\\[a-zA-Z]+|[\^_]|[=<>+]|^\s*[a-zA-Z]\s*$")
_STYLE_WRAP = re.compile(r"^\{\\(?:displaystyle|textstyle)\s*(.*)\}$", re.DOTALL)
_COMMAND_LEFT = re.compile(r"\\[a-zA-Z]+")


def settle_formulas(page: Element) -> None:
    """Write every formula of ``page`` as MathML, in place."""
    said = _scripts(page)
    for formula in list(page.iter("math")):
        _settle_written(formula)
    for script in list(page.iter("script")):
        kind = (script.get("type") or "").lower()
        if kind.startswith("math/"):
            _settle_script(script, kind)
    for holder in _HOLDERS(page):
        if holder.tag in {"span", "div"} and holder.get("data-mathml") and next(holder.iter("math"), None) is None:
            _put(holder, parsed(holder.get("data-mathml")))
    for holder in _WITH_TEX(page):
        _settle_told(holder)
    for image in list(page.iter("img")):
        _settle_image(image)
    if any(name in said.lower() for name in _ENGINES) and _ENGINE.search(said):
        _settle_signs(page, dollars=bool(_DOLLARS.search(said)))


def _scripts(page: Element) -> str:
    """What the page's scripts are called and begin with, where one of them may be an engine for formulas."""
    return " ".join(f"{script.get('src') or ''} {(script.text or '')[:5000]}" for script in page.iter("script"))


# --- MathML that stands there --------------------------------------------------------------------


def _settle_written(formula: Element) -> None:
    """Clean a formula, take it out of what an engine wraps round it, and drop its twin in another form."""
    if formula.getparent() is None or next(formula.iterancestors("math"), None) is not None:
        return
    good = cleaned(formula)
    holder = _wrapper(formula)
    _put(holder, good if good is not None else _code(_source(formula), display=formula.get("display") == "block"))


def _wrapper(formula: Element) -> Element:
    """The widest element round a formula that shows it alone, in one form or several."""
    holder = formula
    for outer in list(formula.iterancestors())[:WRAPPERS_UP]:
        if outer.tag not in {"span", "div", "mjx-assistive-mml", "mjx-container"} or not _is_engines(outer):
            break
        holder = outer
    return holder


def _is_engines(element: Element) -> bool:
    names = (element.get("class") or "").split()
    own = any(_RENDERED.match(name) or name.startswith(("katex", "mwe-math", "math-")) for name in names)
    return own or element.tag.startswith("mjx-")


def parsed(markup: str | None) -> Element | None:
    """Return the formula of a text of MathML, cleaned; None where it is none."""
    bare = re.sub(r"""\sxmlns(?::\w+)?=(?:"[^"]*"|'[^']*')|(?<=[</])(?:m|mml|math):""", "", markup or "")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(bare.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return cleaned(root) if root is not None and root.tag == "math" else None


def cleaned(formula: Element) -> Element | None:
    """Return a copy of a formula in presentation MathML with its ``alttext``, or None where it is broken."""
    source = _source(formula)
    copy = deepcopy(formula)
    copy.tail = None
    for semantics in list(copy.iter("semantics")):
        for extra in list(semantics)[1:]:
            semantics.remove(extra)
        semantics.tag = "mrow"
    for fenced in list(copy.iter("mfenced")):
        _open_fence(fenced)
    for element in list(copy.iter()):
        if not isinstance(element.tag, str) or element.tag not in PRESENTATION:
            return None
        if element.tag in CHILDREN and len(element) != CHILDREN[element.tag]:
            return None
    if not "".join(copy.itertext()).strip():
        return None
    _name_bare(copy)
    display = copy.get("display")
    copy.attrib.clear()
    if display == "block":
        copy.set("display", "block")
    copy.set("alttext", source or linear(copy))
    return copy


def _name_bare(formula: Element) -> None:
    """Give text that stands bare between the parts of a formula an element of its own; only tokens hold text."""
    for element in list(formula.iter()):
        if element.tag in _TOKENS:
            continue
        bare = [element.text, *(child.tail for child in element)]
        element.text = None
        for child in element:
            child.tail = None
        for place, text in reversed(list(enumerate(bare))):
            if element.tag in _ROWS and text and text.strip():
                made = etree.Element("mtext")
                made.text = text.strip()
                element.insert(place, made)


def _source(formula: Element) -> str:
    """The TeX that a formula carries, else what it says of itself."""
    for note in formula.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower() and (note.text or "").strip():
            return _unwrapped(note.text)
    return _unwrapped(formula.get("alttext") or "")


def _unwrapped(tex: str) -> str:
    text = " ".join(tex.split())
    found = _STYLE_WRAP.match(text)
    return (found[1] if found else text).strip()[:LONGEST_TEX]


def _open_fence(fenced: Element) -> None:
    """Write ``mfenced``, which MathML Core has no more, as the signs that it stands for."""
    separators = (fenced.get("separators") or ",").replace(" ", "")
    children = list(fenced)
    signs = [fenced.get("open") or "(", *[separators[:1]] * max(len(children) - 1, 0), fenced.get("close") or ")"]
    fenced.attrib.clear()
    fenced.tag = "mrow"
    for at, sign in enumerate(signs):
        operator = fenced.makeelement("mo", {})
        operator.text = sign
        fenced.insert(2 * at, operator)


def linear(formula: Element) -> str:
    """Return what a formula says, written on one line."""
    parts = [linear(child) for child in formula if isinstance(child.tag, str)]
    if formula.tag in CHILDREN and len(parts) == CHILDREN[formula.tag]:
        grouped = [parts[0], *(part if len(part) <= 1 else f"({part})" for part in parts[1:])]
        return _LINEAR[formula.tag].format(*grouped, *parts)
    joint = {"mtr": ", ", "mtable": "; "}.get(formula.tag, "")
    said = " ".join((formula.text or "").split()) + joint.join(parts)
    return f"√({said})" if formula.tag == "msqrt" else said


_LINEAR = {
    "mfrac": "({2})/({3})",
    "mroot": "{3}√({2})",
    "msup": "{0}^{1}",
    "mover": "{0}^{1}",
    "msub": "{0}_{1}",
    "munder": "{0}_{1}",
    "msubsup": "{0}_{1}^{2}",
    "munderover": "{0}_{1}^{2}",
}
"""How elements are written on one line, of their children in brackets where need be, and again bare."""


# --- TeX -------------------------------------------------------------------------------------------


def from_tex(tex: str, *, display: bool = False) -> Element | None:
    """Return a formula in TeX as MathML, or None where it cannot be read."""
    bare = _unwrapped(tex)
    if not bare or len(tex) > LONGEST_TEX or _depth(bare) > DEEPEST_TEX:
        return None
    from latex2mathml.converter import convert

    try:
        markup = convert(bare, display="block" if display else "inline")
    # The converter raises errors of its own, and whatever else a slip of the pen leads it to.
    except Exception:  # noqa: BLE001
        return None
    root = parsed(markup)
    if root is None or any(_COMMAND_LEFT.search(each.text or "") for each in root.iter()):
        return None
    root.set("alttext", bare)
    return root


def _depth(tex: str) -> int:
    depth = deepest = 0
    for sign in tex:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest


def _formula(tex: str, *, display: bool) -> Element:
    made = from_tex(tex, display=display)
    return made if made is not None else _code(_unwrapped(tex), display=display)


def _code(tex: str, *, display: bool) -> Element:
    code = lxml_html.Element("code")
    code.text = tex
    if not display:
        return code
    block = lxml_html.Element("pre")
    block.append(code)
    return block


def _put(place: Element, formula: Element | None) -> None:
    """Put a formula in the place of an element; what follows it stays."""
    parent = place.getparent()
    if formula is None or parent is None:
        return
    formula.tail, place.tail = place.tail, None
    parent.replace(place, formula)


def _settle_script(script: Element, kind: str) -> None:
    """Put the formula of a script for MathJax in its place, and drop what MathJax drew before it."""
    display = "mode=display" in kind.replace(" ", "")
    for before in list(script.itersiblings(preceding=True))[:3]:
        names = (before.get("class") or "").split()
        if not any(_RENDERED.match(name) for name in names) or (before.tail or "").strip():
            break
        remove(before)
    text = script.text or ""
    _put(script, parsed(text) if "mml" in kind else _formula(text, display=display))


def _settle_image(image: Element) -> None:
    """Read the TeX that stands in for a picture of a formula."""
    tex = _unwrapped(image.get("alt") or image.get("data-latex") or "").strip("$ ")
    drawn = _FORMULA_IMAGE.search(image.get("class") or "") or _FORMULA_SOURCE.search(image.get("src") or "")
    if not drawn or not tex or not _TEX_SIGNS.search(tex):
        return
    display = any(name in (image.get("class") or "") for name in ("display", "block"))
    made = from_tex(tex, display=display)
    if made is not None:
        _put(image, made)


def _settle_told(holder: Element) -> None:
    """Read the TeX that an element gives beside its text, where a script would draw it."""
    tex = _unwrapped(holder.get("data-tex") or holder.get("data-latex") or "")
    if holder.tag not in {"span", "div"} or holder.getparent() is None or next(holder.iter("math"), None) is not None:
        return
    if tex and _TEX_SIGNS.search(tex):
        made = from_tex(tex, display=holder.tag == "div")
        if made is not None:
            _put(holder, made)


def _settle_signs(page: Element, *, dollars: bool) -> None:
    """Read the TeX that stands between signs in the text of a page whose script would."""
    left = MOST_FORMULAS
    for element in list(page.iter()):
        if element.tag in _NO_TEX or any(above.tag in _NO_TEX for above in element.iterancestors()):
            continue
        for where in ("text", "tail"):
            text = getattr(element, where)
            if text and left > 0 and any(sign in text for sign in _SIGNS):
                left -= _settle_text(element, where, text, left, dollars=dollars)


def _settle_text(element: Element, where: str, text: str, most: int, *, dollars: bool) -> int:
    """Part one text at its formulas, of which ``most`` are read; return how many there were."""
    found = list(islice(_formulas_in(text, dollars=dollars), most))
    if not found or (where == "tail" and element.getparent() is None):
        return 0
    setattr(element, where, text[: found[0].start])
    holder, at = (element, 0) if where == "text" else (element.getparent(), element.getparent().index(element) + 1)
    for number, one in enumerate(found):
        made = _formula(one.tex, display=one.display)
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        made.tail = text[one.end : end]
        holder.insert(at + number, made)
    return len(found)


class _Found(NamedTuple):
    """A formula between signs in a text."""

    start: int
    end: int
    tex: str
    display: bool


def _formulas_in(text: str, *, dollars: bool) -> Iterator[_Found]:
    """Yield the formulas of a text in order. The next end of each kind is sought once for all that begin before."""
    ends: dict[str, int] = {}
    at = 0
    while begins := _BEGINS.search(text, at):
        sign = begins[0]
        one = _single(text, begins.start(), dollars=dollars) if sign == "$" else _closed(text, begins, ends)
        if one:
            yield one
        at = one.end if one else begins.start() + 1


def _single(text: str, at: int, *, dollars: bool) -> _Found | None:
    found = _SINGLE.match(text, at) if dollars else None
    return _Found(at, found.end(), found[1], display=False) if found else None


def _closed(text: str, begins: re.Match[str], ends: dict[str, int]) -> _Found | None:
    """The formula that begins with a pair of signs, if it ends within :data:`LONGEST_TEX` characters."""
    environment = begins["name"]
    sign = f"\\end{{{environment}}}" if environment else _ENDS[begins[0]]
    first = begins.end() + 1
    if ends.get(sign, -1) < first:
        ends[sign] = found if (found := text.find(sign, first)) >= 0 else len(text)
    end = ends[sign]
    tex = text[begins.end() : min(end, first + LONGEST_TEX)]
    if end == len(text) or len(tex) > LONGEST_TEX or (sign == "$$" and "$" in tex):
        return None
    tex = f"{begins[0]}{tex}{sign}" if environment else tex
    return _Found(begins.start(), end + len(sign), tex, display=sign != "\\)")
