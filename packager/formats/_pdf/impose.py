"""Saddle stitch: pages set two to a side so that a folded, stapled pile of sheets reads in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PAGES_A_SHEET = 4
"""Pages on the two sides of one folded sheet: a booklet has a multiple of them."""

POINTS_PER_MM = 72 / 25.4


def sides(pages: int, *, backwards: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the page numbers on the left and right of each side of each sheet, the outermost first.

    Numbers beyond ``pages`` are blank. ``backwards`` is for a booklet whose spine is on the right.
    """
    whole = -(-pages // PAGES_A_SHEET) * PAGES_A_SHEET
    for sheet in range(whole // PAGES_A_SHEET):
        front = (whole - 2 * sheet, 2 * sheet + 1)
        back = (2 * sheet + 2, whole - 1 - 2 * sheet)
        yield from (side[::-1] if backwards else side for side in (front, back))


def impose(source: Path, target: Path, size: tuple[float, float], *, backwards: bool) -> int:
    """Write the pages of ``source`` as a booklet on sheets of ``size`` (width and height in millimetres).

    Returns the number of sides. The same source gives the same bytes.
    """
    import pikepdf

    width, height = (edge * POINTS_PER_MM for edge in size)
    with pikepdf.open(source) as single, pikepdf.new() as booklet:
        for left, right in sides(len(single.pages), backwards=backwards):
            side = booklet.add_blank_page(page_size=(width, height))
            drawn = []
            for number, middle in ((left, width / 4), (right, width * 3 / 4)):
                if number > len(single.pages):
                    continue
                page = single.pages[number - 1]
                wide, high = (float(edge) for edge in page.mediabox[2:])
                # Left to itself the name would be a random one.
                name = pikepdf.Name(f"/Page{number}")
                side.add_resource(booklet.copy_foreign(page.as_form_xobject()), pikepdf.Name.XObject, name)
                # A page that lies, such as that of a wide table, is turned to stand in its place.
                turn = (1, 0, 0, 1, middle - wide / 2, (height - high) / 2)
                if wide > high:
                    turn = (0, 1, -1, 0, middle + high / 2, (height - wide) / 2)
                drawn.append(f"q {' '.join(f'{number:.3f}' for number in turn)} cm {name} Do Q")
            side.Contents = booklet.make_stream("\n".join(drawn).encode())
        booklet.Root.Lang = single.Root.Lang
        booklet.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge
        )
        for key in ("/Title", "/Author", "/CreationDate", "/ModDate"):
            if key in single.docinfo:
                booklet.docinfo[key] = single.docinfo[key]
        booklet.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(booklet.pages)
