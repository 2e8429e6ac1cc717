"""What a style says, worked out once a style and not again for each of its boxes. It leans on names of WeasyPrint's."""

from __future__ import annotations

from typing import Any

from packager.formats._pdf.standins import Changes, everywhere

LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *(f"{least}{side}" for least in ("", "min_", "max_") for side in ("width", "height")),
)
"""Properties that may be parts of the box around, and attributes of a box that come of them."""

NEITHER = (None, None)

CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))

SIGNS = frozenset(("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"))
"""Parts of an element that a list's item or a note of the engine's has: the engine's own style has rules for all."""

BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))


def percentages() -> Changes:
    """The lengths of a box: where none is a part of the box around, all boxes of a style have the same."""
    from weasyprint.layout import percent

    resolve = percent.resolve_percentages

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        own = vars(box.style)
        kept = own.get("_lengths")
        if kept:
            box.__dict__.update(kept)
            return
        resolve(box, containing_block)
        if kept is None:
            own["_lengths"] = {name: getattr(box, name) for name in LENGTHS + BORDERS} if _absolute(box.style) else {}

    yield from everywhere(resolve, resolve_percentages)


def _absolute(style: Any) -> bool:
    """Whether no length of a style is a part of the box around, and no border one of a neighbour's."""
    values = (style[name] for name in LENGTHS)
    return style["border_collapse"] != "collapse" and all(
        value == "auto" or getattr(value, "unit", None) == "px" for value in values
    )


def values() -> Changes:
    """Values of properties that a rule leaves alone, most of them: those of the element around, or initial ones."""
    from weasyprint import css
    from weasyprint.css.properties import INITIAL_VALUES

    compute = css.ComputedStyle.__missing__
    logical, inherited, initial = _plain_properties()

    def missing(style: Any, key: str) -> Any:
        cascaded, parent = style.cascaded, style.parent_style
        first, second = logical.get(key, NEITHER)
        if parent is None or key in cascaded or first in cascaded or second in cascaded:
            return compute(style, key)
        if key in inherited:
            value = style[key] = parent[key]
        elif key in initial:
            value = style[key] = INITIAL_VALUES[key]
        else:
            value = compute(style, key)
        return value

    yield css.ComputedStyle, "__missing__", missing


def corners() -> Changes:
    """The corners of a box: where a style has no round ones, none of its boxes has."""
    from weasyprint.layout import percent

    resolve = percent.resolve_radii_percentages

    def resolve_radii_percentages(box: Any) -> None:
        own = vars(box.style)
        if "_sharp" not in own:
            own["_sharp"] = all((0, "px") in box.style[name] for name in CORNERS)
        if own["_sharp"]:
            for name in CORNERS:
                setattr(box, name, (0, 0))
        else:
            resolve(box)

    yield from everywhere(resolve, resolve_radii_percentages)


def signs() -> Changes:
    """The styles of items' and notes' signs: made where one is asked for, not six for each element."""
    from weasyprint.css import StyleFor

    make, ask = StyleFor.set_computed_styles, StyleFor.__call__

    def set_computed_styles(
        styles: Any, element: Any, *more: Any, pseudo_type: str | None = None, **named: Any
    ) -> None:
        if pseudo_type in SIGNS:
            key = element, pseudo_type
            vars(styles).setdefault("_late", {})[key] = styles.get_cascaded_styles()[key], more, named
        else:
            make(styles, element, *more, pseudo_type=pseudo_type, **named)

    def style_for(styles: Any, element: Any, pseudo_type: str | None = None) -> Any:
        late = pseudo_type in SIGNS and vars(styles).get("_late", {}).pop((element, pseudo_type), None)
        if late:
            cascaded = styles.get_cascaded_styles()
            cascaded[element, pseudo_type], more, named = late
            make(styles, element, *more, pseudo_type=pseudo_type, **named)
            del cascaded[element, pseudo_type]
        return ask(styles, element, pseudo_type)

    yield StyleFor, "set_computed_styles", set_computed_styles
    yield StyleFor, "__call__", style_for


def _plain_properties() -> tuple[dict[str, tuple[str, str]], set[str], set[str]]:
    """Return other names of properties, by direction of text; those inherited; those computed as they are initially.

    Those that elements hand on in another way, or that depend on each other, are in neither set.
    """
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    logical = {
        name: (other(block="ttb", inline="ltr"), other(block="ttb", inline="rtl"))
        for name, other in PHYSICAL_FUNCTIONS.items()
    }
    odd = {name for name in INITIAL_VALUES if name.startswith("text_decoration_")}
    plain = set(INITIAL_VALUES) - odd - {"page", "position", "float", "display"}
    inherited = plain & set(INHERITED)
    return logical, inherited, plain - inherited - set(INITIAL_NOT_COMPUTED)
