"""Both editions of one day's paper: what they hold, that they are sound, and that they come out the same."""

import hashlib
import io
import re
import time
import zipfile
from dataclasses import replace

import newspaper
import printed
import pytest
from lxml import etree
from PIL import Image
from printing import Press

from packager import kinds
from packager.errors import LostError, RenderError
from packager.formats import _formulas
from packager.model import Problem, Section

X = "{http://www.w3.org/1999/xhtml}"
FORMATS = ("epub", "pdf")


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return Press(tmp_path_factory.mktemp("press"))


@pytest.fixture(scope="module")
def epub(press):
    path, rendered = press.make("epub", pages={"harbour-0a1b2c3d": 3, "tram-0a1b2c3d": 4, "tides-0a1b2c3d": 4})
    with zipfile.ZipFile(path) as archive:
        yield path, {name: archive.read(name) for name in archive.namelist()}, rendered


@pytest.fixture(scope="module")
def pdf(press):
    pikepdf = pytest.importorskip("pikepdf")
    path, rendered = press.make("pdf")
    with pikepdf.open(path) as opened:
        yield path, opened, rendered


def page(files, name):
    return etree.fromstring(files[f"EPUB/{name}.xhtml"])


def text(element):
    return " ".join("".join(element.itertext()).split())


# --- both ------------------------------------------------------------------------------------------


def test_an_address_of_thousands_of_letters_is_named_by_its_beginning_and_led_to_whole(press):
    """A thousand of them took the PDF minutes to break, and pages to print."""
    long = "https://example.org/" + "p" * 3000
    lost = replace(newspaper.issue(), left_out=(), problems=(Problem("gather", long, "page-failed", "404 Not Found"),))
    path, _ = press.make("epub", lost, target=press.folder / "long.epub")
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("EPUB/left-out.xhtml"))
    (link,) = [one for one in root.iter(f"{X}a") if one.get("href") == long]
    assert text(link).replace("\u200b", "").replace("\u00ad", "") == long[:200] + "…"


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_is_sound(press, name):
    path, _ = press.make(name)
    assert kinds.find("formats", name).check(path) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_issue_gives_the_same_bytes_in_any_zone(press, name, monkeypatch, tmp_path):
    def digest(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        path, _ = press.make(name, target=tmp_path / zone.replace("/", "-"))
        return hashlib.sha256(path.read_bytes()).hexdigest()

    try:
        assert digest("UTC") == digest("Pacific/Kiritimati")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.slow
def test_fonts_are_the_same_whatever_was_set_before_in_the_process(press, tmp_path):
    from weasyprint.text.ffi import ffi, fontconfig

    def digest(number):
        path, _ = press.make("pdf", target=tmp_path / str(number))
        return hashlib.sha256(path.read_bytes()).hexdigest()

    first = digest(1)
    ffi.cdef("int FcConfigSetCurrent(FcConfig *);", override=True)
    host = fontconfig.FcInitLoadConfigAndFonts()  # as whoever sets a text with the host's fonts leaves it
    fontconfig.FcConfigSetCurrent(host)
    fontconfig.FcConfigDestroy(host)
    assert digest(2) == first


@pytest.mark.parametrize("name", FORMATS)
def test_an_issue_without_articles_is_refused(press, name):
    with pytest.raises(RenderError):
        press.make(name, replace(newspaper.issue(), sections=(Section("Empty"),)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_that_is_missing_costs_only_itself_and_is_told(press, name):
    _, rendered = press.make(name)
    assert [(problem.where, problem.code) for problem in rendered.problems] == [("missing.jpg", "image-failed")]
    assert str(press.folder) not in rendered.problems[0].message


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_without_date_and_number_is_possible(press, name, tmp_path):
    undated = replace(newspaper.issue(), date=None, number=None, left_out=(), problems=(), note=None)
    path, _ = press.make(name, undated, target=tmp_path / "undated")
    assert kinds.find("formats", name).check(path) == []


# --- EPUB ------------------------------------------------------------------------------------------


def test_mimetype_comes_first_and_bare(epub):
    with zipfile.ZipFile(epub[0]) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_pictures_are_stored_not_deflated_again(epub):
    with zipfile.ZipFile(epub[0]) as archive:
        methods = {entry.compress_type for entry in archive.infolist() if entry.filename.endswith((".jpg", ".png"))}
    assert methods == {zipfile.ZIP_STORED}


def test_every_article_has_its_file_in_reading_order(epub):
    package = etree.fromstring(epub[1]["EPUB/content.opf"])
    names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    spine = [names[reference.get("idref")] for reference in package.iter("{*}itemref")]
    articles = [f"{article.id}.xhtml" for article in newspaper.issue().articles()]
    assert [name for name in spine if name in articles] == articles
    assert spine[:2] == ["cover.xhtml", "contents.xhtml"]
    assert spine[-1] == "left-out.xhtml"
    assert "nav.xhtml" not in spine


def test_an_article_says_both_its_times_with_zone(epub):
    times = [time.get("datetime") for time in page(epub[1], "bridge-0a1b2c3d").iter(f"{X}time")]
    assert times == ["2024-11-20T11:27:00+01:00", "2024-11-20T14:05:00+01:00"]


def test_a_day_alone_shows_no_hour_and_an_unknown_time_nothing(epub):
    assert [time.get("datetime") for time in page(epub[1], "market-0a1b2c3d").iter(f"{X}time")] == ["2024-11-20"]
    assert ":" not in text(next(page(epub[1], "market-0a1b2c3d").iter(f"{X}time")))
    assert list(page(epub[1], "tram-0a1b2c3d").iter(f"{X}time")) == []


@pytest.mark.parametrize(
    ("name", "language", "direction"), [("maktaba", "ar", "rtl"), ("sifriya", "he", "rtl"), ("tram", "de", "ltr")]
)
def test_an_article_is_in_its_own_language_and_direction(epub, name, language, direction):
    root = page(epub[1], f"{name}-0a1b2c3d")
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    facts = root.find(f".//{X}div[@class='facts']")
    assert (facts.get("lang"), facts.get("dir")) == ("en-GB", "ltr")


def test_links_lead_to_the_next_article_and_inside_the_issue(epub):
    links = [link.get("href") for link in page(epub[1], "bridge-0a1b2c3d").iter(f"{X}a")]
    assert "market-0a1b2c3d.xhtml" in links
    assert "harbour-0a1b2c3d.xhtml" in links
    assert "contents.xhtml" in links
    assert "https://example.org/market" not in links


def test_what_is_missing_is_named_with_its_link_and_reason(epub):
    shown = text(page(epub[1], "left-out"))
    assert "The long road to the lighthouse" in shown
    assert "It is no longer there" in shown
    assert "Its server did not answer" in shown


@pytest.mark.slow
def test_the_page_list_leads_to_the_first_words_that_begin_on_each_printed_page(press, pdf, tmp_path):
    """EPUB 3.3, 5.7: here also where a page of the PDF begins in the middle of an article."""
    paper, opened, rendered = pdf
    path, _ = press.make("epub", target=tmp_path / "paged.epub", pages=rendered.page_of)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    nav = page(files, "nav").find(f".//{X}nav[@role='doc-pagelist']")
    links = {int(text(link)): link.get("href").split("#") for link in nav.iter(f"{X}a")}
    assert list(links) == list(range(1, len(opened.pages) + 1))
    breaks = {}
    for number, (file, name) in links.items():
        (mark,) = page(files, file.removesuffix(".xhtml")).xpath(f"//*[@id='{name}']")
        assert mark.get("{http://www.idpf.org/2007/ops}type") == "pagebreak"
        breaks[number] = mark
    inside = {
        number: mark.getparent() for number, mark in breaks.items() if mark.getparent().tag in {f"{X}p", f"{X}li"}
    }
    assert inside
    shown = printed.pages(paper)
    for number in inside:
        after = breaks[number].xpath("following::*[local-name()='p' or local-name()='li'][normalize-space()]")[0]
        assert text(after).split()[0] in shown[number - 1], number


@pytest.mark.slow
def test_the_names_of_page_beginnings_are_no_destinations_of_the_pdf(pdf):
    from pikepdf import NameTree

    _, opened, _ = pdf
    assert not [name for name, _ in NameTree(opened.Root.Names.Dests).items() if re.search(r"--b[0-9]+$", str(name))]


def test_the_page_list_has_the_first_article_of_each_printed_page(epub):
    pages = next(nav for nav in page(epub[1], "nav").iter(f"{X}nav") if nav.get("id") == "pages")
    assert [(text(link), link.get("href")) for link in pages.iter(f"{X}a")] == [
        ("1", "contents.xhtml#page-1"), ("2", "contents.xhtml#page-2"),
        ("3", "harbour-0a1b2c3d.xhtml#page-3"), ("4", "tram-0a1b2c3d.xhtml#page-4"),
    ]  # fmt: skip
    second = page(epub[1], "contents").xpath("//*[@id='page-2']")[0]
    assert second.getparent().getnext().tag == f"{X}h1", "the contents begin on the second printed page"


def test_every_page_of_contents_that_are_long_in_print_has_a_place(press, tmp_path):
    path, _ = press.make("epub", target=tmp_path / "small.epub", pages={"harbour-0a1b2c3d": 5, "tram-0a1b2c3d": 6})
    with zipfile.ZipFile(path) as archive:
        contents = archive.read("EPUB/contents.xhtml").decode()
    assert re.findall(r'id="page-(\d+)"', contents) == ["1", "2", "3", "4"]


def test_the_contents_for_older_readers_know_the_printed_pages_and_count_all_in_the_order_of_reading(epub):
    root = etree.fromstring(epub[1]["EPUB/toc.ncx"])
    said = {each.get("name"): each.get("content") for each in root.iter("{*}meta")}
    pages = list(root.iter("{*}pageTarget"))
    assert [each.get("value") for each in pages] == ["1", "2", "3", "4"]
    assert (said["dtb:totalPageCount"], said["dtb:maxPageNumber"], said["dtb:depth"]) == ("4", "4", "2")
    assert max(len(list(each.iterancestors("{*}navPoint"))) for each in root.iter("{*}content")) == 2
    order = {
        each.find("{*}content").get("src"): int(each.get("playOrder"))
        for each in root.iter("{*}navPoint", "{*}pageTarget")
    }
    assert sorted(order.values()) == list(range(1, len(order) + 1))
    read = sorted(order, key=order.__getitem__)
    assert read[:3] == ["contents.xhtml", "contents.xhtml#page-1", "contents.xhtml#page-2"]
    assert read.index("tram-0a1b2c3d.xhtml#page-4") == read.index("tram-0a1b2c3d.xhtml") + 1


def test_the_contents_for_older_readers_know_no_pages_where_none_are_printed(press, tmp_path):
    path, _ = press.make("epub", target=tmp_path / "unpaged.epub")
    with zipfile.ZipFile(path) as archive:
        contents = archive.read("EPUB/toc.ncx")
    assert b"pageList" not in contents
    assert b'"dtb:totalPageCount" content="0"' in contents


def test_a_formula_is_a_picture_but_for_readers_that_set_mathml_themselves(epub):
    files = epub[1]
    lever = page(files, "formula-0a1b2c3d")
    (formula,) = lever.iter("{*}math")
    image = formula.getprevious()
    drawn = Image.open(io.BytesIO(files[f"EPUB/{image.get('src')}"]))
    assert (drawn.format, drawn.mode, image.get("alt")) == ("PNG", "RGB", "F1 d1 = F2 d2")
    assert drawn.convert("L").getextrema() == (0, 255)
    style, native = files["EPUB/style.css"].decode(), files["EPUB/mathematics.css"].decode()
    name = image.get("class").split()[1]
    width = float(re.search(rf"img\.{name} {{ width: ([\d.]+)em; vertical-align: -?[\d.]+em; }}", style)[1])
    assert 4 < width < 7
    assert width == pytest.approx(drawn.width / 48, abs=0.03)
    assert "math.paired { display: none; }" in style
    assert re.search(r"@supports[^}]*math\.paired { display: revert; }\s*img\.formula { display: none; }", native)
    linked = [name for name, data in files.items() if name.endswith(".xhtml") and b'"mathematics.css"' in data]
    assert linked == ["EPUB/formula-0a1b2c3d.xhtml"]
    assert "@supports" not in style  # some old readers drop a style sheet with a rule that they do not know


def test_a_formula_whose_drawing_crashes_stays_as_letters(press, tmp_path):
    def crashing(task, value):
        if task is _formulas.printed:
            raise LostError("it crashed")
        return task(value)

    path, rendered = press.make("epub", target=tmp_path / "letters.epub", more={"apart": crashing})
    assert not [each for each in rendered.problems if "formula" in each.where]
    assert kinds.find("formats", "epub").check(path) == []
    with zipfile.ZipFile(path) as archive:
        assert "EPUB/mathematics.css" not in archive.namelist()
        lever = etree.fromstring(archive.read("EPUB/formula-0a1b2c3d.xhtml"))
    (formula,) = lever.iter("{*}math")
    assert (formula.get("class"), formula.getprevious()) == (None, None)


def test_alternative_text_is_claimed_only_where_no_picture_lacks_it(press, tmp_path):
    bare = newspaper.article("bare", "en", "Bare", '<p>a</p><figure><img src="../assets/bridge.jpg"/></figure>')
    ornament = replace(bare, html=bare.html.replace("<img ", '<img alt="" '))
    issue = newspaper.issue()
    for article, claimed in ((issue.sections[0].articles[0], True), (ornament, True), (bare, False)):
        path, _ = press.make("epub", replace(issue, sections=(Section("S", (article,)),)), target=tmp_path / "a.epub")
        with zipfile.ZipFile(path) as archive:
            assert (b">alternativeText<" in archive.read("EPUB/content.opf")) is claimed


def test_mathml_is_claimed_only_where_there_is_some(press, tmp_path):
    issue = newspaper.issue()
    formula = newspaper.article("sum", "en", "Sum", "<p><math><mi>a</mi><mo>+</mo><mi>b</mi></math></p>")
    for article, claimed in ((formula, True), (issue.sections[0].articles[0], False)):
        path, _ = press.make("epub", replace(issue, sections=(Section("S", (article,)),)), target=tmp_path / "m.epub")
        with zipfile.ZipFile(path) as archive:
            assert (b">MathML<" in archive.read("EPUB/content.opf")) is claimed


def test_a_reissue_keeps_identifier_and_file_names(press, epub, tmp_path):
    issue = newspaper.issue()
    first, *rest = issue.sections
    changed = replace(first.articles[0], title="Another headline", html="<p>Another text.</p>")
    again = replace(issue, sections=(replace(first, articles=(changed, *first.articles[1:])), *rest))
    path, _ = press.make("epub", again, target=tmp_path / "again.epub")
    with zipfile.ZipFile(path) as archive:
        identifier = etree.fromstring(archive.read("EPUB/content.opf")).findtext(".//{*}identifier")
        assert {name for name in archive.namelist() if name.endswith("xhtml")} == {
            name for name in epub[1] if name.endswith("xhtml")
        }
    assert identifier == etree.fromstring(epub[1]["EPUB/content.opf"]).findtext(".//{*}identifier")


def test_a_newsletters_own_style_is_used(tmp_path):
    (tmp_path / "templates" / "epub").mkdir(parents=True)
    (tmp_path / "templates" / "epub" / "style.css").write_text("p { margin: 1em }")
    path, _ = Press(tmp_path, [tmp_path / "templates"]).make("epub")
    with zipfile.ZipFile(path) as archive:
        assert archive.read("EPUB/style.css") == b"p { margin: 1em }"


# --- PDF -------------------------------------------------------------------------------------------


def begins(opened):
    """Return the page to which the outline leads for each article, by its title, spaces made plain."""
    pages = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
    with opened.open_outline() as outline:
        items = [item for section in outline.root for item in section.children]
        return {plain(str(item.title)): pages[item.destination[0].objgen] for item in items}


def plain(title):
    return title.replace("\u202f", " ").replace("\xa0", " ")


def expected(rendered):
    return {plain(article.title): rendered.page_of[article.id] for article in newspaper.issue().articles()}


@pytest.mark.slow
def test_the_contents_lead_to_the_page_on_which_each_article_begins(pdf):
    _, opened, rendered = pdf
    assert begins(opened) == expected(rendered)


@pytest.mark.slow
def test_articles_stand_in_order_on_the_pages(pdf):
    numbers = [pdf[2].page_of[article.id] for article in newspaper.issue().articles()]
    assert numbers == sorted(numbers)
    assert pdf[2].pages == len(pdf[1].pages)


@pytest.mark.slow
def test_the_pdf_says_language_title_and_dates_of_the_issue(pdf):
    _, opened, _ = pdf
    assert str(opened.Root.Lang) == "en-GB"
    assert str(opened.docinfo["/Title"]) == "The Lake Courier, 21 November 2024"
    assert str(opened.docinfo["/Subject"]).startswith("Thursday, 21 November 2024. The bridge opens again")
    assert str(opened.docinfo["/CreationDate"]).startswith("D:20241121")


@pytest.mark.slow
@pytest.mark.parametrize(("page", "columns", "size"), [
    ("a5", None, (148, 210)),
    ("letter", None, (215.9, 279.4)),
    ("170 x 240 mm", None, (170, 240)),
    ("a4", 1, (210, 297)),
    ("kobo", None, (107, 142)),
])  # fmt: skip
def test_a_page_is_as_large_as_asked(press, page, columns, size, tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    short = replace(newspaper.issue(), sections=newspaper.issue().sections[2:], lead=None)
    path, _ = press.make("pdf", short, target=tmp_path / "x.pdf", page=page, columns=columns)
    with pikepdf.open(path) as opened:
        box = [float(edge) / 72 * 25.4 for edge in opened.pages[-1].mediabox]
    assert box[2:] == pytest.approx(size, abs=0.1)


def test_an_unknown_page_is_refused_with_the_known_ones_named():
    with pytest.raises(ValueError, match="a4, letter"):
        kinds.find("formats", "pdf").options(page="a44")


@pytest.mark.slow
def test_columns_that_cannot_be_joined_are_set_by_the_layout_engine(press, pdf, tmp_path, monkeypatch):
    """Another WeasyPrint may have other private names: the same articles stand on pages all the same."""
    import pikepdf

    from packager.formats._pdf import layout

    monkeypatch.setattr(layout, "joins", lambda page: False)
    path, rendered = press.make("pdf", target=tmp_path / "plain.pdf")
    assert kinds.find("formats", "pdf").check(path) == []
    with pikepdf.open(path) as opened:
        assert begins(opened) == expected(rendered)
        assert abs(len(opened.pages) - pdf[2].pages) <= 1
    assert min(rendered.page_of.values()) > 1


def test_what_is_doubted_of_an_article_names_it_by_its_title(press, tmp_path):
    article = replace(newspaper.article("plain", "en", "Plain", "<p>x</p>"), url="https://e.example/1")
    problems = (Problem("clean", "https://e.example/1", "time-doubted", "in the future"),)
    issue = replace(newspaper.issue(), sections=(Section("One", (article,)),), left_out=(), problems=problems)
    path, _ = press.make("epub", issue, target=tmp_path / "x.epub")
    with zipfile.ZipFile(path) as archive:
        page = etree.fromstring(archive.read("EPUB/left-out.xhtml"))
    first = next(page.iter("{*}a"))
    assert (text(first), first.get("href")) == ("Plain", article.url)


@pytest.mark.parametrize(("html", "summary"), [
    ("<figure><img src='a'/><figcaption>A caption.</figcaption></figure><h2>Part</h2><p>It begins.</p>", "It begins."),
    ("<table><tr><td>Only a table</td></tr></table>", "Only a table"),
    ("<p><b>Editor’s note:</b> <i>This was printed in spring.</i></p><p>It begins.</p>", "It begins."),
    ('<p><a class="lost" href="https://a.example/">A comet</a></p><p><a href="/b">It</a> begins.</p>', "It begins."),
    ("<p>It begins<sup><a href='#n'>1</a></sup>, on the 1<sup>st</sup>.</p><p id='n'>A note.</p>",
     "It begins, on the 1st. A note."),
])  # fmt: skip
def test_a_summary_is_prose_where_there_is_any(press, tmp_path, html, summary):
    issue = newspaper.issue()
    article = newspaper.article("plain", "en", "Plain", html)
    path, _ = press.make("epub", replace(issue, sections=(Section("One", (article,)),)), target=tmp_path / "x.epub")
    with zipfile.ZipFile(path) as archive:
        page = etree.fromstring(archive.read("EPUB/section-1.xhtml"))
    assert [each.text for each in page.iter("{*}p") if each.get("class") == "summary"] == [summary]


@pytest.mark.parametrize(("name", "page"), [("epub", "EPUB/long-0a1b2c3d.xhtml"), ("html", None)])
def test_a_word_that_no_small_page_holds_may_be_divided_in_a_headline_alone(press, tmp_path, name, page):
    title = "Eine Geschwindigkeitsbegrenzungsverordnung für Straßenbahnen"
    article = newspaper.article("long", "de", title, "<p>x</p>")
    issue = replace(newspaper.issue(), sections=(Section("One", (article,)),))
    path, _ = press.make(name, issue, target=tmp_path / "x")
    written = zipfile.ZipFile(path).read(page).decode() if page else path.read_text("utf-8")
    shown = re.search(r'"headline">([^<]*)<', written)[1]
    assert shown.replace("\u00ad", "") == title
    assert all("\u00ad" not in word for word in shown.split() if len(word) < 20)
    assert shown.count("\u00ad") > 3
    assert "\u00ad" not in re.search(r"<title>([^<]*)<", written)[1]


def test_a_series_is_named_for_readers_older_than_epub_3_too(epub):
    package = epub[1]["EPUB/content.opf"].decode()
    assert '<meta name="calibre:series" content="The Lake Courier"/>' in package
    assert '<meta name="calibre:series_index" content="1234"/>' in package


def test_the_one_section_of_an_edition_without_a_newsletter_is_not_named_again(press, tmp_path):
    issue = newspaper.issue()
    section = replace(issue.sections[0], title=issue.masthead.title)
    path, _ = press.make("epub", replace(issue, sections=(section,), lead=None), target=tmp_path / "x.epub")
    with zipfile.ZipFile(path) as archive:
        first = etree.fromstring(archive.read(f"EPUB/{section.articles[0].id}.xhtml"))
    kickers = [text(each) for each in first.iter(f"{X}p") if each.get("class") == "kicker"]
    assert not [kicker for kicker in kickers if issue.masthead.title in kicker]
