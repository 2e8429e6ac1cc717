"""Whether any issue conforms: real pages bundled twenty to an issue, each made as EPUB and PDF and validated.

``python tests/bench/bundles.py [--ace N] [BUNDLE...]``, by default all with Ace on every third. Pages come in the
order of their corpus and name, as MHTML with their address and with pictures of all sorts in the place of their own;
theme and profile change from bundle to bundle. Prints a line a bundle and what was found; returns 1 if anything was.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pypdfium2
from lxml import html
from PIL import Image, ImageDraw

from packager.formats._pdf.sheet import sheet

SHARED = Path(__file__).parents[2].parent / "shared"
PACKAGER = Path(sys.executable).with_name("packager")
SIZE = 20
MOST_PICTURES = 40
"""Of one page: a gallery has as many."""
POINTS = 72 / 25.4
"""In a millimetre."""
SPARE = 3.0
"""Points that a picture may pass the text: rounding, and what hangs."""
THEMES = ("broadsheet", "modern")
PROFILES = (None, "a5", None, "kobo", None, "letter", None, "remarkable", None, "kindle-scribe")
SORTS = (("JPEG", "RGB", 1200, 800), ("PNG", "RGBA", 700, 900), ("WEBP", "RGB", 1600, 500), ("GIF", "P", 320, 240),
         ("JPEG", "CMYK", 900, 900), ("JPEG", "L", 500, 1400), ("PNG", "LA", 640, 200))  # fmt: skip


def picture(address: str) -> tuple[bytes, str]:
    """A picture whose sort follows from its address; one in eight is broken."""
    number = int(hashlib.sha256(address.encode()).hexdigest(), 16)
    kind, mode, width, height = SORTS[number % len(SORTS)]
    image = Image.new("RGB", (width, height), (number >> 8 & 255, number >> 16 & 255, number >> 24 & 255))
    ImageDraw.Draw(image).ellipse((20, 20, width - 20, height - 20), fill="white", outline="black", width=9)
    out = io.BytesIO()
    image.convert(mode).save(out, kind)
    data = out.getvalue()
    return (data if number >> 40 & 7 else data[: len(data) // 2]), f"image/{kind.lower()}"


def saved(page: bytes, address: str) -> bytes:
    """A page as MHTML, with what its pictures' addresses lead to."""
    message = EmailMessage(EmailPolicy(max_line_length=9_000))
    message["Snapshot-Content-Location"] = address
    message["MIME-Version"] = "1.0"
    message.add_related(page, "text", "html", headers=[f"Content-Location: {address}"])
    try:
        shown = html.document_fromstring(page).xpath("//img/@src | //img/@data-src")
    except (ValueError, html.etree.ParserError):
        shown = []
    joined = [urljoin(address, one.strip()) for one in shown if re.match(r"[^\s\[\]]+$", one.strip())]
    for one in [one for one in dict.fromkeys(joined) if one.startswith("http")][:MOST_PICTURES]:
        data, kind = picture(one)
        message.add_related(data, *kind.split("/"), headers=[f"Content-Location: {one}"])
    return message.as_bytes()


def address(row: dict[str, Any]) -> str:
    """Where a page came from; those of one set were all saved from one place, and would be taken for one article."""
    own = f"https://{row['corpus']}.example/{row['id']}"
    return own if "fakehost" in row["url"] else str(row["url"])


def validated(script: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "validate" / script), "--json", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found: list[dict[str, Any]] = json.loads(told)
    return found[0]


def passing(path: str, profile: str) -> list[str]:
    """The pictures of a PDF that pass the edges of the text on their pages, and lines that pass those of the paper."""
    shape, found = sheet(profile), []
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        width, height = page.get_size()
        side, top, bottom = (length * POINTS for length in (shape.side, shape.top, shape.bottom))
        inner = (side - SPARE, bottom - SPARE, width - side + SPARE, height - top + SPARE)
        # That of the front page is cropped to its place.
        pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4) if number > 1 else ()
        found += [
            f"page {number}: a picture passes the text" for each in pictures if not _lies_in(each.get_bounds(), inner)
        ]
        text = page.get_textpage()
        lines = map(text.get_rect, range(text.count_rects()))
        found += [
            f"page {number}: a line passes the paper" for each in lines if not _lies_in(each, (0, 0, width, height))
        ]
    return found


def _lies_in(box: tuple[float, ...], whole: tuple[float, ...]) -> bool:
    return box[0] >= whole[0] and box[1] >= whole[1] and box[2] <= whole[2] and box[3] <= whole[3]


def findings(home: Path, *, ace: bool, profile: str) -> tuple[list[str], str]:
    """What the validators say against the editions in a folder, and the size of the issue."""
    epub, pdf = str(home / "issue.epub"), str(home / "issue.pdf")
    book = validated("check_epub.py", *(() if ace else ("--no-ace",)), epub)
    paper = validated("check_pdf.py", "--require", "3a", pdf)
    found = [f"EPUBCheck {name}: {told}" for name, told in book["ids"].items()]
    if ace:
        found += [f"Ace {book['ace'].get('error')}"] if book["ace"].get("error") else []
        found += [f"Ace {name}: {told}" for name, told in (book["ace"].get("rules") or {}).items()]
    found += paper["problems"] + [told for flavour in paper["vera"].values() for told in flavour["detail"]]
    found += [f"{paper['glyphs']['notdef']} .notdef"] if paper["glyphs"]["notdef"] else []
    found += [f"{paper['struct']['heading_skips']} heading levels skipped"] if paper["struct"]["heading_skips"] else []
    found += passing(pdf, profile)
    checked = subprocess.run([PACKAGER, "check", epub, pdf], capture_output=True, text=True, check=False)
    found += [f"packager check: {checked.stdout}{checked.stderr}"] if checked.returncode else []
    return (
        found,
        f"{paper['info']['Pages']:>4} pages {book['container']['bytes'] / 1e6:5.1f} {paper['bytes'] / 1e6:5.1f} MB",
    )


def made(home: Path, number: int, rows: list[dict[str, Any]]) -> tuple[list[str], str]:
    """Make a bundle's issue in a folder, ``issue.epub`` and ``issue.pdf``; return its look, and what went wrong."""
    look = ["--theme", THEMES[number // 10 % 2]]
    profile = PROFILES[number % len(PROFILES)]
    look += ["--profile", profile] if profile else []
    for place, row in enumerate(rows):
        page = gzip.decompress((SHARED / "bench" / "extraction" / row["path"]).read_bytes())
        (home / f"{place:02}.mhtml").write_bytes(saved(page, address(row)))
    files = [path.name for path in sorted(home.glob("*.mhtml"))]
    command = [str(PACKAGER), "make", *files, "-o", "issue.epub", "-o", "issue.pdf", "--title", "Bundle", "--offline"]
    done = subprocess.run([*command, *look], cwd=home, capture_output=True, text=True, check=False)
    both = (home / "issue.epub").is_file() and (home / "issue.pdf").is_file()
    return look[1:], "" if both else f"not made ({done.returncode}): {done.stderr[-900:]}"


def tried(number: int, rows: list[dict[str, Any]], *, ace: bool) -> list[str]:
    """Make and validate one bundle, print its line and return what was found."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        look, wrong = made(Path(home), number, rows)
        shape = PROFILES[number % len(PROFILES)] or "a4"
        found, size = ([wrong], "") if wrong else findings(Path(home), ace=ace, profile=shape)
    took = f"{'Ace' if ace else '   '} {time.monotonic() - began:4.0f} s"
    print(f"{number:>3} {' '.join(look):<32} {size} {took}  {len(found)}", *found, sep="\n      ", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundles", nargs="*", type=int)
    parser.add_argument("--ace", type=int, default=3, help="every which bundle Ace tries; 0: none")
    asked = parser.parse_args()
    if not (SHARED / "bench" / "extraction").is_dir():
        print(f"skipped: {SHARED} with its pages and validators is not beside the project")
        return 0
    rows = json.loads(gzip.decompress((SHARED / "bench" / "extraction" / "gold.json.gz").read_bytes()))
    rows = sorted(rows, key=lambda row: (row["corpus"], row["id"]))
    numbers = asked.bundles or range(1, len(rows) // SIZE + 2)
    parts = {number: rows[(number - 1) * SIZE : number * SIZE] for number in numbers}
    found = [tried(n, part, ace=bool(asked.ace) and n % asked.ace == 0) for n, part in parts.items() if part]
    return int(any(found))


if __name__ == "__main__":
    sys.exit(main())
