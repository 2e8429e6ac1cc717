"""Formulas drawn, for layout engines that have no MathML."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Any

from lxml import etree

from packager.text.html import MATHML
from packager.text.parts.mathematics import linear

DRAWN = "data:image/svg+xml;base64,"
"""What the address of a drawn formula begins with. No fragment can name such an address: the sanitiser lets none in."""
UNITS = 20
"""Size at which a formula is drawn, in units of which lengths are told in ``em``."""


def draw(formula: Any) -> None:
    """Make a picture of a ``math`` element, in place, as large as the text round it and on its line.

    One that cannot be drawn becomes its words.
    """
    alt = formula.get("alttext") or linear(formula)
    display = formula.get("display") == "block"
    tail, formula.tail = formula.tail, None
    drawn = _drawn(etree.tostring(formula, encoding="unicode", with_tail=False))
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


@lru_cache(maxsize=2048)
def _drawn(markup: str) -> tuple[str, float, float, float] | None:
    """Draw a formula: SVG, width, height and how far it hangs below the line, in em."""
    from ziamath.zmath import Math

    try:
        svg: str = Math(markup.replace("<math", f'<math xmlns="{MATHML}"', 1), size=UNITS).svg()
        _, top, width, height = map(float, etree.fromstring(svg.encode()).get("viewBox").split())
    # It raises whatever a formula leads it to; the reader gets the formula in words then.
    except Exception:  # noqa: BLE001
        return None
    return svg, width / UNITS, height / UNITS, -(height + top) / UNITS
