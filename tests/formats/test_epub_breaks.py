"""What an EPUB's style keeps on one page, in a reader that does as it says."""

import re
import zipfile
from dataclasses import replace

import newspaper
import pytest
from lxml import etree
from printing import Press

from packager.model import Section

PAGE = "@page {{ size: 90mm {}mm; margin: 8mm }} html {{ font-size: 11pt; line-height: 1.4 }}"
HEIGHTS = range(66, 130, 4)
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
LONG = f"<p>{WORD}</p><h2>{WORD}</h2><ul><li>{WORD}</li></ul><blockquote><p>{WORD}</p></blockquote><pre>{WORD}</pre>"
FIGURES = ["Betriebe", *["31.204"] * 12]
MONTHS = ["Monat", *[f"{month}ember" for month in ("Nov", "Dez", "Sept") * 4]]
TABLES = "".join(
    f"<table><caption>Table {number}</caption><thead><tr><th>Party</th><th>Seats</th></tr></thead><tbody>"
    f"{'<tr><td>Greens</td><td>5</td></tr>' * rows}</tbody></table>"
    for number, rows in enumerate((3, 3, 3, 40))
)
FILMS = "".join(f'<p class="embed"><a href="https://example.org/{n}">Film {n}</a></p>' for n in (1, 2))
BOX = '<aside class="key-points"><h2>Key points</h2><ul><li>Closed</li></ul></aside>'
WIDE = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>" for row in (MONTHS, FIGURES))


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return the texts of an EPUB with a section of several articles."""
    folder = tmp_path_factory.mktemp("breaks")
    first = newspaper.issue().sections[0].articles[0]
    articles = tuple(
        replace(
            first,
            id=f"a{number}-0a1b2c3d",
            guid=str(number),
            title=f"Headline {number} of an article",
            html=newspaper.prose("en", 2),
        )
        for number in range(5)
    )
    unending = replace(
        first, id="long-0a1b2c3d", guid="long", title=WORD, html=f"{LONG}<table>{WIDE}</table>", language="de"
    )
    tabular = replace(first, id="tables-0a1b2c3d", guid="tables", html=newspaper.prose("en", 1) + TABLES + BOX)
    played = replace(first, id="films-0a1b2c3d", guid="films", html=f"<p>Before.</p>{FILMS}<p>After.</p><p>Later.</p>")
    issue = replace(
        newspaper.issue(),
        sections=(Section("City", articles), Section("Land", (unending, tabular, played))),
        lead=articles[0].id,
    )
    path, _ = Press(folder).make("epub", issue)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("xhtml", "css"))}


def laid(book, name, height):
    """The pages of a text, in a reader that does as the style says."""
    weasyprint = pytest.importorskip("weasyprint")
    styles = [weasyprint.CSS(string=book["EPUB/style.css"]), weasyprint.CSS(string=PAGE.format(height))]
    return weasyprint.HTML(string=book[name], url_fetcher=_nothing).render(stylesheets=styles).pages


def pages(book, name, height):
    """The classes, or else the tags, of what has lines on each page of a text."""
    return [list(_kinds(page._page_box, ())) for page in laid(book, name, height)]


def _nothing(url, *_):
    return {"string": b"", "mime_type": "text/plain"}


def _texts(box):
    """What each text of a page says, and where it ends, in pixels from the left."""
    if type(box).__name__ == "TextBox":
        yield box.text, box.position_x + box.width
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _boxes(box):
    for child in getattr(box, "children", ()):
        yield child
        yield from _boxes(child)


def _kinds(box, within):
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield within
        elif child.element is not None:
            yield from _kinds(child, (*within, child.element.get("class") or child.element.tag))


@pytest.mark.slow
def test_no_page_of_a_section_or_an_article_holds_its_links_alone(book):
    for name in ("EPUB/section-1.xhtml", "EPUB/a0-0a1b2c3d.xhtml"):
        last = [pages(book, name, height)[-1] for height in HEIGHTS]
        assert any("foot" in kind for kinds in last for kind in kinds)
        assert all(any(not {"foot", "sources"} & set(kind) for kind in kinds) for kinds in last if kinds)


@pytest.mark.slow
def test_a_short_table_stands_on_one_page_with_its_caption_and_keeps_nothing_over_it(book):
    name, begins = "EPUB/tables-0a1b2c3d.xhtml", set()
    for height in HEIGHTS:
        told = [" ".join(text for text, _ in _texts(page._page_box)) for page in laid(book, name, height)]
        for number in range(3):
            assert any(re.search(rf"Table {number} Party Seats( Greens 5){{3}}", text) for text in told)
        assert not any(text.endswith(("Seats", "Table 3")) for text in told)
        begins |= {text[: len("Table 0")] for text in told}
    assert {"Table 0", "Table 1", "Table 2", "Table 3"} <= begins, "each may begin a page"


def test_the_heading_of_a_box_stands_at_its_head(book):
    (page,) = [
        page._page_box
        for page in laid(book, "EPUB/tables-0a1b2c3d.xhtml", 120)
        if "Key points" in " ".join(text for text, _ in _texts(page._page_box))
    ]
    box = next(each for each in _boxes(page) if each.element is not None and each.element.tag == "aside")
    line = next(each for each in _boxes(box) if type(each).__name__ == "LineBox")
    assert line.position_y - box.position_y - box.margin_top < line.height


def test_no_word_of_an_article_or_of_a_list_passes_the_edge_of_a_page(book):
    for name in ("EPUB/long-0a1b2c3d.xhtml", "EPUB/section-2.xhtml", "EPUB/contents.xhtml", "EPUB/a4-0a1b2c3d.xhtml"):
        ends = [(end, text) for page in laid(book, name, 120) for text, end in _texts(page._page_box)]
        assert any(text.replace("\u00ad", "").startswith(WORD[:8]) for _, text in ends)
        assert max(ends)[0] <= (90 - 8) * 96 / 25.4 + 1


def test_only_cells_of_tables_that_no_type_makes_room_for_are_broken_inside_a_word(book):
    # MuPDF, which no test here can ask, breaks words of cells wherever it may: “31,20” over “4”.
    (full,) = re.findall(r"table\.full th[^}]*overflow-wrap: (\w+)", book["EPUB/style.css"])
    (cells,) = re.findall(r"\.text th, \.text td {[^}]*overflow-wrap: (\w+)", book["EPUB/style.css"])
    assert (full, cells) == ("anywhere", "normal")
    assert 'class="wider full"' in book["EPUB/long-0a1b2c3d.xhtml"]


def test_films_begin_at_the_edge_of_their_frames(book):
    """The second stood further in than the first, as a paragraph behind another."""
    left = {
        "".join(_said(box)): box.content_box_x() + (box.style["text_indent"].value if box.style["text_indent"] else 0)
        for page in laid(book, "EPUB/films-0a1b2c3d.xhtml", 130)
        for box in _boxes(page._page_box)
        if box.element_tag == "p"
    }
    assert left["Film 1"] == left["Film 2"]
    assert left["After."] == left["Before."] < left["Later."]


def _said(box):
    yield getattr(box, "text", None) or ""
    for child in getattr(box, "children", ()):
        yield from _said(child)


@pytest.mark.parametrize(("name", "holder"), [("a1-0a1b2c3d", "text"), ("section-1", "stories")])
def test_links_at_the_foot_stand_with_the_blocks_over_them(book, name, holder):
    # Chromium parts them, or leaves them alone on a page, where only the boxes round both are neighbours.
    root = etree.fromstring(book[f"EPUB/{name}.xhtml"].encode())
    last = root.xpath(f"//*[@class='{holder}']/descendant-or-self::*[self::*[local-name()='li'] or @class='text']")[-1]
    assert last[-1].get("class") == "foot"
    assert last[-2].tag.rpartition("}")[2] in {"p", "div"}
