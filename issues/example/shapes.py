"""Shapes, strokes and things that the pictures of the example are composed of, as SVG text."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

NIGHT, DEEP, TEAL, FOAM = "#14213d", "#1f4e5f", "#2a7f86", "#9cc5c9"
CREAM, SAND, OCHRE, CORAL, BRICK, INK = "#f6ead2", "#ecd3a4", "#e3a23b", "#de5b3c", "#9c3b2e", "#10151f"

WIDTH, HEIGHT = 1500, 1000
"""Pixels: three to two, wide enough for a full page of an e-reader."""


def rect(x: float, y: float, w: float, h: float, fill: str, *, round_: float = 0, opacity: float = 1) -> str:
    """An upright rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{round_}"'
        f' fill="{fill}" opacity="{opacity:.2f}"/>'
    )


def disc(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    """A filled circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, *, opacity: float = 1) -> str:
    """A filled ellipse that lies flat."""
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'


def path(d: str, *, fill: str = "none", stroke: str = "none", width: float = 0, opacity: float = 1) -> str:
    """A path with round ends."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linecap="round"'
        f' stroke-linejoin="round" opacity="{opacity:.2f}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float, opacity: float = 1) -> str:
    """A straight line."""
    return path(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", stroke=stroke, width=width, opacity=opacity)


def sky(*stops: str, bottom: float = HEIGHT) -> str:
    """A ground of colours that pass into each other downwards, as far as ``bottom``."""
    share = 100 / (len(stops) - 1)
    colours = "".join(f'<stop offset="{n * share:.0f}%" stop-color="{colour}"/>' for n, colour in enumerate(stops))
    name = "g" + "".join(stop[1:] for stop in stops)
    return (
        f'<defs><linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{colours}</linearGradient></defs>'
        f"{rect(0, 0, WIDTH, bottom, f'url(#{name})')}"
    )


def hills(rng: random.Random, base: float, swing: float, fill: str, *, opacity: float = 1) -> str:
    """A range of hills whose feet are at the bottom of the picture."""
    waves = [(rng.uniform(0.4, 2.4), rng.uniform(0, math.tau), rng.uniform(0.3, 1)) for _ in range(4)]
    points = [
        (x, base - swing * sum(a * math.sin(f * x / 260 + p) for f, p, a in waves) / 2)
        for x in range(0, WIDTH + 20, 20)
    ]
    ridge = "".join(f"L{x} {y:.1f}" for x, y in points)
    return path(f"M0 {HEIGHT}{ridge}L{WIDTH} {HEIGHT}Z", fill=fill, opacity=opacity)


def ripples(rng: random.Random, top: float, fill: str, *, about: float, spread: float, count: int = 60) -> str:
    """Broken light on water, gathered about a column of the picture and wider towards us."""
    marks = []
    for _ in range(count):
        depth = rng.random() ** 1.3
        y = top + depth * (HEIGHT - top)
        length = (20 + 190 * depth) * rng.uniform(0.4, 1)
        x = about + rng.gauss(0, 1) * spread * (0.35 + depth) - length / 2
        marks.append(rect(x, y, length, 2 + 7 * depth, fill, round_=4, opacity=rng.uniform(0.25, 0.8)))
    return "".join(marks)


def gull(x: float, y: float, span: float, stroke: str) -> str:
    """A gull, seen from below and far off."""
    d = f"M{x - span} {y}q{span * 0.5} {-span * 0.7} {span} 0q{span * 0.5} {-span * 0.7} {span} 0"
    return path(d, stroke=stroke, width=max(2, span / 7))


def stars(rng: random.Random, bottom: float, count: int) -> str:
    """A sky of small lights."""
    return "".join(
        disc(rng.uniform(0, WIDTH), rng.uniform(0, bottom), rng.uniform(1, 3), CREAM, rng.uniform(0.3, 0.9))
        for _ in range(count)
    )


# --- things ------------------------------------------------------------------------------------


def truss(left: float, right: float, deck: float, rise: float) -> str:
    """A span hung from a tower in its middle, as swing bridges are."""
    middle, panels = (left + right) / 2, 18
    step = (right - left) / panels

    def top(x: float) -> float:
        share = abs(x - middle) / (right - middle)
        return deck - 46 - (rise - 46) * (1 - share) ** 1.7

    knots = [left + n * step for n in range(panels + 1)]
    chord = "M" + "L".join(f"{x:.1f} {top(x):.1f}" for x in knots)
    parts = [path(chord, stroke=NIGHT, width=15), rect(left - 20, deck, right - left + 40, 24, NIGHT)]
    for n, x in enumerate(knots):
        parts.append(line(x, top(x), x, deck, NIGHT, 8))
        if n < panels:
            a, b = (x, knots[n + 1]) if x < middle else (knots[n + 1], x)
            parts.append(line(a, deck, b, top(b), NIGHT, 5))
    parts += [
        rect(middle - 62, deck - rise - 78, 124, 84, BRICK, round_=6),
        rect(middle - 78, deck - rise - 92, 156, 20, NIGHT, round_=8),
    ]
    parts += [rect(middle - 44 + 34 * n, deck - rise - 52, 22, 34, OCHRE, round_=3) for n in range(3)]
    parts.append(line(middle, deck - rise - 92, middle, deck - rise - 150, NIGHT, 5))
    parts.append(path(f"M{middle} {deck - rise - 150}l46 14l-46 14Z", fill=CORAL))
    return "".join(parts)


def abutments(water: float) -> Iterator[str]:
    """The round pier in mid-stream, and a bank on either side."""
    yield rect(640, 584, 220, 40, INK, round_=6)
    yield path(f"M668 624h164l26 {water - 624 + 40}h-216Z", fill="#3b4a5a")
    for n in range(3):
        yield line(664 - 5 * n, 650 + 26 * n, 836 + 5 * n, 650 + 26 * n, INK, 3, 0.4)
    for x, w in ((-20, 165), (1355, 180)):
        yield rect(x, 560, w, water - 520, "#2b3644", round_=4)
        yield rect(x, 560, w, 24, INK)


def barge(x: float, y: float, scale: float) -> str:
    """A barge under way, with its wake."""
    return (
        f'<g transform="translate({x} {y}) scale({scale})">'
        + path("M0 0h330l-34 52h-262Z", fill=INK)
        + rect(36, -22, 176, 24, BRICK)
        + rect(232, -64, 66, 66, CREAM, round_=4)
        + rect(244, -52, 18, 22, DEEP)
        + rect(270, -52, 18, 22, DEEP)
        + line(265, -64, 265, -110, INK, 4)
        + path("M-30 62q180 -18 400 0", stroke=FOAM, width=5, opacity=0.7)
        + path("M-80 80q200 -16 520 0", stroke=FOAM, width=4, opacity=0.4)
        + "</g>"
    )


def wheel(x: float, y: float, r: float, colour: str, turn: float) -> str:
    """A toothed wheel with spokes and a crank pin."""
    teeth = "".join(
        f'<rect x="{x - 5:.1f}" y="{y - r - 9:.1f}" width="10" height="18" fill="{colour}"'
        f' transform="rotate({n * 360 / int(r / 2.6):.2f} {x:.1f} {y:.1f})"/>'
        for n in range(int(r / 2.6))
    )
    spokes = "".join(
        line(
            x,
            y,
            x + 0.8 * r * math.cos(math.tau * (n / 5 + turn)),
            y + 0.8 * r * math.sin(math.tau * (n / 5 + turn)),
            colour,
            9,
        )
        for n in range(5)
    )
    pin = disc(x + 0.55 * r * math.cos(turn * 6), y + 0.55 * r * math.sin(turn * 6), 9, INK)
    return (
        teeth
        + disc(x, y, r, colour)
        + disc(x, y, r * 0.76, "#f3e3bf")
        + spokes
        + disc(x, y, r * 0.2, colour)
        + disc(x, y, 7, INK)
        + pin
    )


def person(x: float, y: float, scale: float) -> str:
    """Somebody in a long coat, seen from behind."""
    return (
        f'<g transform="translate({x} {y:.0f}) scale({scale:.2f})" fill="{INK}">'
        '<circle cx="0" cy="-118" r="17"/><path d="M-22 -96q22 -12 44 0l12 96h-68Z"/>'
        '<rect x="-17" y="-4" width="13" height="38"/><rect x="5" y="-4" width="13" height="38"/></g>'
    )
