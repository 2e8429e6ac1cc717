"""Formulas drawn, for layout engines and readers that have no MathML."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from lxml import etree

from packager import images
from packager.errors import ImageError
from packager.formats._pictures import Picture
from packager.frozen import frozen
from packager.text.html import MATHML, words
from packager.text.parts.mathematics import linear

DRAWN = "data:image/svg+xml;base64,"
"""What the address of a drawn formula begins with. No fragment can name such an address: the sanitiser lets none in."""
UNITS = 20
"""Size at which a formula is drawn, in units of which lengths are told in ``em``."""

PIXELS = 48
"""Pixels of one ``em`` in a formula's picture: type of 12 points on a screen of 300 dots an inch."""

MOST_PRINTED = 300
"""Formulas of one article that get pictures, the same ones once: six seconds of work and a megabyte. A paper that has
thousands is left to readers that have MathML."""

_IN_A_ROW = words("math mrow mstyle mi mn mo ms mtext mspace")
"""Elements of a formula whose letters say it as they stand."""


@frozen
class Printed:
    """A formula as a picture among words; lengths in ``em``."""

    picture: images.Prepared
    width: float
    below: float
    """How far it is moved up for its letters to stand on the line; below nought where it hangs down."""


def draw(formula: Any) -> None:
    """Make a picture of a ``math`` element, in place, as large as the text round it and on its line.

    One that cannot be drawn becomes its words.
    """
    alt = formula.get("alttext") or linear(formula)
    display = formula.get("display") == "block"
    tail, formula.tail = formula.tail, None
    drawn = _drawn(_markup(formula), UNITS)
    formula.clear()
    formula.tail = tail
    if drawn is None:
        formula.tag, formula.text = "i", alt
        return
    svg, width, height, below = drawn
    formula.tag = "img"
    formula.set("class", "formula display" if display else "formula")
    formula.set("src", f"{DRAWN}{b64encode(svg.encode()).decode()}")
    formula.set("alt", alt)
    formula.set("style", f"width: {width:.3f}em; height: {height:.3f}em; vertical-align: {below:.3f}em")


def read(address: str) -> bytes:
    """Return the drawing that an address made by :func:`draw` holds."""
    return b64decode(address.removeprefix(DRAWN))


def pair(root: Any, picture_of: Callable[[str, str], Picture | None]) -> None:
    """Put a picture before each formula that is more than letters in a row; a style sheet hides one of both.

    Not every reader has MathML. ``picture_of`` is asked by a name that the picture gets as its class, and the
    formula's markup. More than :data:`MOST_PRINTED` get none.
    """
    formulas = [(formula, _markup(formula)) for formula in root.iter("math") if not _is_row(formula)]
    if len({markup for _, markup in formulas}) > MOST_PRINTED:
        return
    for formula, markup in formulas:
        name = f"formula-{blake2b(markup.encode(), digest_size=6).hexdigest()}"
        place = picture_of(name, markup)
        if place is None:
            continue
        display = " display" if formula.get("display") == "block" else ""
        said = formula.get("alttext") or linear(formula)
        image = formula.makeelement("img", {"class": f"formula {name}{display}", "src": place.href, "alt": said})
        formula.addprevious(image)
        formula.set("class", "paired")


def printed(asked: tuple[str, images.Profile]) -> Printed | None:
    """Return a formula as a picture, as a task for another process; None where it cannot be drawn."""
    markup, profile = asked
    drawn = _drawn(markup, PIXELS)
    if drawn is None:
        return None
    svg, width, _, below = drawn
    try:
        return Printed(images.prepare(svg.encode(), profile), width, below)
    except ImageError:
        return None


def _is_row(formula: Any) -> bool:
    return all(part.tag in _IN_A_ROW for part in formula.iter())


def _markup(formula: Any) -> str:
    return str(etree.tostring(formula, encoding="unicode", with_tail=False))


@lru_cache(maxsize=2048)
def _drawn(markup: str, em: int) -> tuple[str, float, float, float] | None:
    """Draw a formula, an ``em`` in so many units: SVG, width, height and how far it hangs below the line, in em."""
    from ziamath.zmath import Math

    try:
        svg: str = Math(markup.replace("<math", f'<math xmlns="{MATHML}"', 1), size=em).svg()
        _, top, width, height = map(float, etree.fromstring(svg.encode()).get("viewBox").split())
    # It raises whatever a formula leads it to; the reader gets the formula in words then.
    except Exception:  # noqa: BLE001
        return None
    return svg, width / em, height / em, -(height + top) / em
