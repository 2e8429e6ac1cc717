"""Draws the pictures of the example newsletter: `python issues/example/draw.py` writes them all again.

Each picture is an SVG composed here, from a handful of shapes and one palette, and rasterised by
resvg; no text, so that the fonts of the machine do not matter, and every chance is seeded, so that
the same pictures come out each time. They are committed, at the modest sizes that pages serve.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from pathlib import Path

import resvg_py
from PIL import Image
from shapes import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    FOAM,
    HEIGHT,
    INK,
    NIGHT,
    OCHRE,
    SAND,
    TEAL,
    WIDTH,
    abutments,
    barge,
    disc,
    ellipse,
    gull,
    hills,
    line,
    path,
    person,
    rect,
    ripples,
    sky,
    stars,
    truss,
    wheel,
)

HERE = Path(__file__).parent / "pages"

Scene = Callable[[random.Random], str]


def main() -> None:
    """Write every picture."""
    for name, scene in PICTURES.items():
        target = HERE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        svg = document(scene(random.Random(name)))  # noqa: S311 - a drawing, not a secret
        target.write_bytes(svg.encode() if target.suffix == ".svg" else raster(svg, target.suffix))
        print(f"{target.relative_to(HERE)}  {target.stat().st_size // 1024} kB")


def document(body: str) -> str:
    """A whole SVG file around ``body``."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">{body}</svg>\n'
    )


def raster(svg: str, suffix: str) -> bytes:
    """The pixels of ``svg``, in the format that ``suffix`` names."""
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGB")
    out = io.BytesIO()
    if suffix == ".png":
        image.resize((900, 600), Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE).save(out, "PNG")
    elif suffix == ".webp":
        image.resize((1200, 800), Image.Resampling.LANCZOS).save(out, "WEBP", quality=80)
    else:
        image.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()


def bridge(rng: random.Random) -> str:
    """The swing bridge at sunrise, back in its place."""
    water = 690
    parts = [
        sky("#f3b562", "#f6d9a8", CREAM, bottom=water),
        disc(1010, 560, 190, CORAL),
        disc(1010, 560, 190, OCHRE, 0.35),
    ]
    parts += [hills(rng, 600, 40, "#8fb3ae"), hills(rng, 650, 30, "#4f8a8b"), rect(0, water, WIDTH, HEIGHT, DEEP)]
    parts += [ripples(rng, water, "#f3b562", about=1010, spread=130, count=90)]
    parts += [ripples(rng, water, TEAL, about=500, spread=420, count=60)]
    parts += [truss(130, 1370, 560, 250), *abutments(water)]
    parts += [gull(420, 190, 44, INK), gull(540, 130, 30, INK), gull(640, 215, 24, INK), gull(1230, 160, 34, INK)]
    parts += [barge(270, 840, 1.15), line(0, water, WIDTH, water, NIGHT, 3, 0.4)]
    return "".join(parts)


def ferry(rng: random.Random) -> str:
    """The last boat of the night."""
    water = 640
    parts = [
        sky("#0b1226", NIGHT, "#2b4a6b", bottom=water),
        stars(rng, 480, 130),
        disc(330, 210, 92, CREAM),
        disc(372, 190, 84, "#0f1a34"),
    ]
    parts += [hills(rng, 600, 22, "#0d1528"), rect(0, water, WIDTH, HEIGHT, "#101c36")]
    for _ in range(46):
        x, y = rng.uniform(0, WIDTH), rng.uniform(598, 632)
        parts += [
            disc(x, y, rng.uniform(2, 4.5), OCHRE),
            rect(x - 1.5, water + 4, 3, rng.uniform(20, 90), OCHRE, opacity=0.35),
        ]
    parts += [
        ripples(rng, water + 150, OCHRE, about=800, spread=210, count=80),
        ripples(rng, water, FOAM, about=330, spread=50, count=40),
    ]
    hull = path("M330 660h900l-70 126q-12 20 -40 20h-660q-30 0 -46 -24Z", fill=INK) + rect(352, 704, 850, 12, CORAL)
    decks = (
        rect(420, 566, 700, 96, CREAM, round_=10)
        + rect(500, 486, 520, 84, SAND, round_=10)
        + rect(600, 420, 200, 70, CREAM, round_=10)
    )
    lights = "".join(rect(448 + 58 * n, 596, 38, 36, OCHRE, round_=5) for n in range(11))
    lights += "".join(rect(524 + 60 * n, 512, 40, 34, OCHRE, round_=5) for n in range(8))
    lights += "".join(rect(618 + 44 * n, 440, 34, 26, FOAM, round_=3) for n in range(4))
    funnel = path("M858 486l16 -116h92l14 116Z", fill=BRICK) + path("M869 410l4 -28h94l4 28Z", fill=INK)
    smoke = "".join(disc(925 + 70 * n, 340 - 34 * n - 6 * (n % 2), 26 + 11 * n, FOAM, 0.16) for n in range(6))
    mast = line(700, 420, 700, 330, CREAM, 5) + disc(700, 326, 9, CORAL)
    return "".join(parts) + smoke + mast + funnel + decks + lights + hull


def eel(rng: random.Random) -> str:
    """A silver eel on its way down to the sea."""
    parts = [sky("#2a7f86", "#1b5566", "#0e2a3c")]
    parts += [
        path(
            f"M{x} 0l{rng.uniform(-260, -60):.0f} {HEIGHT}h{rng.uniform(60, 130):.0f}L{x + 70} 0Z",
            fill=FOAM,
            opacity=0.09,
        )
        for x in range(150, 1500, 210)
    ]
    for n in range(46):
        x, height = rng.uniform(0, WIDTH), rng.uniform(80, 300)
        lean = rng.uniform(-60, 60)
        d = f"M{x:.0f} {HEIGHT}q{lean:.0f} {-height / 2:.0f} 0 {-height:.0f}"
        parts.append(path(d, stroke=("#2f6b4f", "#1f4d3d", "#53804f")[n % 3], width=rng.uniform(7, 16), opacity=0.75))
    body = "M150 620C330 330 520 330 700 540S1010 800 1180 560S1330 330 1385 300"
    parts += [path(body, stroke=INK, width=92, opacity=0.35), path(body, stroke="#34424d", width=78)]
    parts += [path(body, stroke="#8fa3a6", width=30), path(body, stroke="#dfe6df", width=9, opacity=0.8)]
    head = path("M1340 320q20 -70 92 -92q36 -8 34 18q-4 40 -62 92Z", fill="#34424d")
    head += disc(1412, 262, 13, OCHRE) + disc(1415, 261, 6, INK) + path("M1464 246q-26 22 -52 40", stroke=INK, width=4)
    fin = path("M260 440C360 320 520 300 690 486", stroke="#506470", width=16, opacity=0.9)
    tail = path("M176 584q-70 60 -110 150q84 -20 150 -96Z", fill="#34424d")
    bubbles = "".join(disc(1420 + rng.uniform(-46, 46), 210 - 26 * n, rng.uniform(4, 12), CREAM, 0.5) for n in range(8))
    return "".join(parts) + fin + tail + head + bubbles


def starlings(rng: random.Random) -> str:
    """Starlings over the reed beds at dusk, some three thousand of them."""
    parts = [sky("#35506b", "#8a7f95", "#e0936a", "#f4c98a"), disc(300, 760, 90, "#fbe3b0", 0.9)]
    parts += [hills(rng, 800, 18, "#4a4a5c"), hills(rng, 850, 14, "#2b3040")]
    for _ in range(3000):
        t = rng.betavariate(1.5, 1.7)
        thick = 150 * math.sin(math.pi * t) ** 1.4 + 8
        x = 150 + 1200 * t + rng.gauss(0, 16)
        y = 420 - 190 * math.sin(2.35 * math.pi * t + 0.3) * (1 - 0.25 * t) + rng.gauss(0, 0.62) * thick
        size = rng.uniform(1.6, 4.4)
        turn = rng.uniform(-0.6, 0.6)
        parts.append(
            path(
                f"M{x - size:.1f} {y:.1f}q{size:.1f} {-size * (0.5 + turn):.1f} {2 * size:.1f} {size * turn:.1f}",
                stroke=INK,
                width=size * 0.7,
                opacity=rng.uniform(0.55, 1),
            )
        )
    for _ in range(150):
        x, height = rng.uniform(-10, WIDTH), rng.uniform(60, 210)
        lean = rng.uniform(-26, 26)
        parts.append(
            path(f"M{x:.0f} {HEIGHT}q2 {-height / 2:.0f} {lean:.0f} {-height:.0f}", stroke=INK, width=rng.uniform(2, 5))
        )
        if height > 130:
            parts.append(path(f"M{x + lean:.0f} {HEIGHT - height:.0f}l{lean / 5:.0f} -26", stroke="#1d1a1e", width=9))
    return "".join(parts)


def predictor(rng: random.Random) -> str:
    """A tide predictor: wheels that turn at the pace of sun and moon, and the curve that they draw."""
    parts = [
        sky(CREAM, "#efdfbf"),
        rect(60, 60, 1380, 500, "#e2cb9c", round_=18),
        rect(60, 60, 1380, 26, BRICK, round_=8),
    ]
    sizes = (112, 86, 70, 92, 60, 76, 52)
    x, top = 110.0, []
    for n, size in enumerate(sizes):
        x += size
        y = 240 + (n % 2) * 130
        parts.append(wheel(x, y, size * 0.92, (OCHRE, TEAL, BRICK)[n % 3], rng.uniform(0, 1)))
        top.append((x, y, size))
        x += size * 0.98
    cord = (
        "M70 110"
        + "".join(f"L{x:.0f} {y - r * (1 if n % 2 == 0 else -1):.0f}" for n, (x, y, r) in enumerate(top))
        + "L1400 110"
    )
    parts += [
        path(cord, stroke=INK, width=4),
        line(1400, 110, 1400, 640, INK, 4),
        path("M1388 640h24l-12 46Z", fill=INK),
    ]
    parts += [rect(0, 590, WIDTH, 410, "#fbf5e6"), line(0, 590, WIDTH, 590, INK, 6)]
    parts += [line(x, 590, x, HEIGHT, FOAM, 2) for x in range(0, WIDTH, 75)]
    parts += [line(0, y, WIDTH, y, FOAM, 2) for y in range(640, HEIGHT, 60)]
    points = [(x, 800 + tide(x)) for x in range(0, 1401, 4)]
    curve = "M" + "L".join(f"{x} {y:.1f}" for x, y in points)
    parts += [path(f"{curve}L1400 {HEIGHT}L0 {HEIGHT}Z", fill=TEAL, opacity=0.25), path(curve, stroke=DEEP, width=8)]
    return "".join(parts) + disc(1400, 800 + tide(1400), 13, CORAL)


def tide(x: float) -> float:
    """Height of the drawn curve: two tides a day that wax and wane with the moon (pixels)."""
    return 88 * math.sin(x / 32) * (0.62 + 0.38 * math.cos(x / 240)) + 26 * math.sin(x / 64 + 1)


def cinema(rng: random.Random) -> str:
    """The Éden, lit for the first time in eleven years."""
    parts = [sky("#0d1630", "#27335a", "#5d4a6d"), stars(rng, 420, 60), rect(0, 860, WIDTH, 140, "#1a1c2a")]
    for x, w, h in ((0, 300, 520), (1180, 330, 470), (280, 120, 430), (1100, 100, 400)):
        parts.append(rect(x, 860 - h, w, h, "#1b2139"))
        parts += [
            rect(x + 28 + 62 * i, 890 - h + 74 * j, 26, 38, OCHRE if rng.random() < 0.24 else "#2a3254", round_=3)
            for i in range(int((w - 30) / 62))
            for j in range(int((h - 120) / 74))
        ]
    parts += [
        rect(390, 250, 720, 610, "#c9b68e"),
        path("M390 250q360 -150 720 0Z", fill="#d9c7a0"),
        rect(390, 250, 720, 20, BRICK),
    ]
    parts += [rect(420 + 50 * n, 290, 14, 330, "#b5a07a") for n in range(14)]
    parts += [rect(690, 120, 120, 470, BRICK, round_=60), rect(706, 138, 88, 434, CORAL, round_=44)]
    parts += [disc(750, 190 + 66 * n, 22, CREAM) for n in range(6)]
    parts += [rect(350, 610, 800, 96, INK, round_=10), rect(366, 624, 768, 68, CREAM, round_=6)]
    parts += [disc(366 + 32 * n, y, 7, OCHRE) for n in range(25) for y in (604, 712)]
    parts += [rect(396 + 46 * n, 640, 30 + 8 * (n % 3) - 8, 36, "#3a3f55", round_=3) for n in range(15) if n % 5 != 4]
    parts += [
        path("M350 720L240 1000H1260L1150 720Z", fill="#f8d98b", opacity=0.22),
        rect(440, 716, 620, 144, "#f3c66c"),
    ]
    parts += [rect(440 + 155 * n, 716, 8, 144, BRICK) for n in range(5)] + [
        rect(515 + 155 * n, 716, 4, 144, BRICK) for n in range(4)
    ]
    parts += [
        person(x, 930 + rng.uniform(-14, 24), rng.uniform(0.85, 1.1))
        for x in (250, 330, 470, 520, 680, 860, 905, 1040, 1190)
    ]
    return "".join(parts)


def lighthouse(rng: random.Random) -> str:
    """The lighthouse that speaks on the radio at night."""
    parts = [sky("#101a3a", "#23406b", "#d98a5b"), stars(rng, 560, 120)]
    parts += [
        path(
            f"M760 300m{-r} 0a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0",
            stroke=CREAM,
            width=5,
            opacity=0.62 - r / 1300,
        )
        for r in range(150, 760, 85)
    ]
    parts += [
        path("M760 300L-60 130V330Z", fill="#ffe9a8", opacity=0.5),
        path("M760 300L1560 170V390Z", fill="#ffe9a8", opacity=0.32),
    ]
    parts += [rect(0, 800, WIDTH, 200, "#12253f"), ripples(rng, 800, "#ffe9a8", about=760, spread=240, count=70)]
    parts += [
        path("M380 860q90 -110 240 -96q140 -50 290 6q130 -2 220 90q60 60 0 74H420q-90 -20 -40 -74Z", fill="#1b1f2d")
    ]
    parts += [path("M690 800L716 372H804L830 800Z", fill=CREAM)]
    for n, (top, bottom) in enumerate(((430, 500), (570, 640), (710, 780))):
        a, b = 26 * (top - 372) / 428, 26 * (bottom - 372) / 428
        parts.append(
            path(
                f"M{716 - a:.0f} {top}H{804 + a:.0f}L{804 + b:.0f} {bottom}H{716 - b:.0f}Z",
                fill=CORAL if n < 3 else BRICK,
            )
        )
    parts += [
        rect(694, 352, 132, 22, INK, round_=4),
        rect(722, 262, 76, 92, "#ffe9a8"),
        rect(722, 262, 8, 92, INK),
        rect(756, 262, 8, 92, INK),
        rect(790, 262, 8, 92, INK),
    ]
    parts += [path("M708 264q52 -74 104 0Z", fill=BRICK), line(760, 226, 760, 170, INK, 5), disc(760, 166, 8, CORAL)]
    parts += [
        rect(850, 716, 150, 84, "#e8d6b0"),
        path("M836 718l89 -56l89 56Z", fill=BRICK),
        rect(878, 742, 30, 30, OCHRE),
        rect(940, 742, 34, 58, INK),
    ]
    return "".join(parts)


def soup(rng: random.Random) -> str:
    """A bowl, a loaf, a cold evening."""
    parts = [sky("#2d5560", "#23434f"), path("M0 690Q750 640 1500 690V1000H0Z", fill="#a9713f")]
    parts += [
        path(f"M0 {720 + 46 * n}q{x:.0f} {y:.0f} 1500 {-y / 2:.0f}", stroke="#8c5a30", width=4, opacity=0.7)
        for n, x, y in ((n, 400 + rng.uniform(-80, 80), rng.uniform(-26, 10)) for n in range(6))
    ]
    parts += [ellipse(640, 880, 470, 60, INK, opacity=0.25)]
    parts += [
        path("M210 560q20 310 430 320q410 -10 430 -320Z", fill=CREAM),
        path("M258 690q382 80 764 0q-8 30 -24 58q-358 70 -716 0q-16 -28 -24 -58Z", fill=DEEP),
    ]
    parts += [ellipse(640, 560, 430, 112, SAND), ellipse(640, 566, 388, 90, OCHRE)]
    for n in range(44):
        angle, far = rng.uniform(0, math.tau), math.sqrt(rng.random())
        x, y = 640 + 350 * far * math.cos(angle), 566 + 74 * far * math.sin(angle)
        colour = (CORAL, "#5f8a4a", CREAM, "#c77b2b")[n % 4]
        parts.append(ellipse(x, y, rng.uniform(9, 30), rng.uniform(5, 12), colour))
    parts += [path(f"M{x} 430q-50 -80 0 -150t0 -150", stroke=CREAM, width=15, opacity=0.28) for x in (500, 640, 780)]
    parts += [path("M1090 830q-30 -190 160 -214q210 -16 226 190q0 44 -40 48h-310q-32 0 -36 -24Z", fill="#b9753a")]
    parts += [path(f"M{1150 + 78 * n} {690 - 14 * n % 20}q40 46 30 110", stroke="#f0cf94", width=17) for n in range(4)]
    return "".join(parts)


def pivot(rng: random.Random) -> str:
    """Plan of the bridge from above: across the channel, and turned to let ships pass."""
    del rng
    parts = [rect(0, 0, WIDTH, HEIGHT, CREAM), rect(0, 250, WIDTH, 500, FOAM)]
    parts += [
        path(
            f"M0 {y}q60 -14 120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0",
            stroke="#7fb0b5",
            width=4,
        )
        for y in (330, 430, 570, 670)
    ]
    for centre, angle in ((400, 90), (1100, 0)):
        parts += [rect(centre - 45, 0, 90, 250, "#8d99a3"), rect(centre - 45, 750, 90, 250, "#8d99a3")]
        parts += [f'<g transform="rotate({angle} {centre} 500)">{rect(centre - 250, 458, 500, 84, NIGHT, round_=6)}']
        parts += [line(centre - 240, 500, centre + 240, 500, CREAM, 4, 0.8), "</g>"]
        parts += [disc(centre, 500, 74, "#3b4a5a"), disc(centre, 500, 52, OCHRE), disc(centre, 500, 12, INK)]
    parts += [
        path("M1100 190A310 310 0 0 1 1400 420", stroke=CORAL, width=12),
        path("M1386 398l18 42l24 -40Z", fill=CORAL, stroke=CORAL, width=8),
    ]
    parts += [
        path("M930 640l46 -34h140l34 34l-34 34h-140Z", fill=BRICK, opacity=0.95),
        rect(990, 622, 70, 36, CREAM, round_=4),
    ]
    return "".join(parts)


PICTURES: dict[str, Scene] = {
    "ville/pont-tournant_files/pont.jpg": bridge,
    "ville/pont-tournant_files/plan.svg": pivot,
    "city/night-boat_files/night-boat.jpg": ferry,
    "sciences/anguilles_files/anguille.jpg": eel,
    "sciences/starlings_files/starlings.jpg": starlings,
    "technology/tide-machine_files/tide-machine.png": predictor,
    "culture/eden_files/eden.jpg": cinema,
    "culture/manara_files/manara.jpg": lighthouse,
    "letters/soup.webp": soup,
}
"""Where each picture belongs, under ``pages/``."""


if __name__ == "__main__":
    main()
