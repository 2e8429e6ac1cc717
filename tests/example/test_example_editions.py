"""The example newsletter, as laid out: both editions hold the same, and hold it again."""

import hashlib
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builds import DAY, build, lay_out

from packager import kinds
from packager.store.made import FILE

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in (folder / "editions").iterdir() if path.name != FILE)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def touched(folder: Path) -> dict[str, int]:
    """Every file of an issue and when it was last written, save the report, which tells of every run."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "report.json")
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in files}


def contents_of_epub(example) -> list[str]:
    """Article titles in the order of the navigation."""
    nav = ET.fromstring(example.epub["nav.xhtml"])
    toc = next(part for part in nav.iter(f"{XHTML}nav") if "toc" in part.attrib.values())
    ids = {f"{one['id']}.xhtml": one["title"] for one in example.printed}
    found = (link.get("href").rpartition("/")[2] for link in toc.iter(f"{XHTML}a"))
    return [ids[href] for href in found if href in ids]


def outline_of_pdf(example) -> list[str]:
    """Titles of all bookmarks of the PDF, in order."""
    import pikepdf

    if lacking := kinds.find("formats", "pdf").missing():
        pytest.skip(lacking.message)
    with pikepdf.open(example.edition(".pdf")) as document, document.open_outline() as outline:
        found, stack = [], list(reversed(outline.root))
        while stack:
            item = stack.pop()
            found.append(item.title)
            stack.extend(reversed(item.children))
        return found


def test_both_editions_hold_the_same_articles_in_the_same_order(example):
    titles = [one["title"] for one in example.printed]
    assert contents_of_epub(example) == titles
    bare = {_bare(title): title for title in titles}
    assert [bare[_bare(title)] for title in outline_of_pdf(example) if _bare(title) in bare] == titles


def _bare(title: str) -> str:
    """A title without what typography changes: spaces, quotation marks and marks of direction."""
    return re.sub(r"[\s'’‘\"“”\u200e\u200f\u2066-\u2069]", "", title)


def test_times_are_shown_in_the_newsletters_zone_and_kept_in_their_own(example):
    boat = example.page("The boat that arrives")
    assert 'datetime="2024-11-20T17:45:00+00:00"' in boat or 'datetime="2024-11-20T18:45:00+01:00"' in boat
    assert "18:45" in boat


def test_published_and_updated_are_both_shown(example):
    bridge = example.page("Après dix-neuf mois")
    assert "11:27" in bridge
    assert "14:05" in bridge


def test_a_day_has_no_hour_and_the_unknown_is_not_shown(example):
    header = example.page("The Roost").split("</header>")[0]
    assert 'datetime="2024-11-20"' in header
    assert "00:00" not in header
    assert "<time" not in example.page("À l’Éden").split("</header>")[0]


def test_the_arabic_page_runs_from_right_to_left(example):
    root = ET.fromstring(example.page("المنارة"))
    assert root.get("dir") == "rtl"
    assert root.get("lang") == "ar"


def test_what_is_not_in_the_issue_is_named_with_the_reason(example):
    page = example.epub["left-out.xhtml"].decode()
    assert "Huîtres" in page
    assert "https://depeches.example.com/2024/11/huitres-voleur" in page


def test_pictures_are_jpeg_or_png(example):
    pictures = [
        data for name, data in example.epub.items() if name.endswith((".jpg", ".jpeg", ".png", ".webp", ".svg"))
    ]
    of_articles = {path.stem for path in (example.folder / "assets").iterdir()}
    assert len(pictures) == len(of_articles) + 1  # and the cover
    assert all(data.startswith((b"\xff\xd8", b"\x89PNG")) for data in pictures)


def test_nothing_in_the_epub_points_to_a_remote_resource(example):
    for name, data in example.epub.items():
        if name.endswith((".xhtml", ".css", ".opf")):
            assert not re.search(
                rb"(?:src|poster|data)=[\"'](?:https?:|//|file:)|url\(\s*[\"']?(?:https?:|//)", data
            ), name


def test_a_second_build_touches_no_file(example, tmp_path):
    home = tmp_path / "again"
    shutil.copytree(example.home, home)
    folder = home / "issues/example" / DAY
    before = touched(folder)
    build(home)
    assert touched(folder) == before


def test_editions_made_again_are_the_same_as_those_left_standing(example, tmp_path):
    home = tmp_path / "again"
    shutil.copytree(example.home, home)
    folder = home / "issues/example" / DAY
    (folder / "editions" / FILE).unlink()
    before = touched(folder)
    build(home, zone="Pacific/Auckland")
    after = touched(folder)
    assert after.pop(f"editions/{FILE}")
    assert after == before


def test_the_same_bytes_come_out_elsewhere(example, tmp_path):
    """Another folder, another zone, the same bytes. Nothing was made there before that could be left."""
    home = lay_out(tmp_path)
    build(home, zone="Pacific/Auckland")
    assert digests(home / "issues/example" / DAY) == digests(example.folder)
