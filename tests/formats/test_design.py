"""How editions look: themes, and what a newsletter brings of its own."""

import io
import itertools
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import newspaper
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from printing import Press

from packager import config, kinds
from packager.formats import _cover, _fonts
from packager.formats._pdf import fonts
from packager.model import Design
from packager.templating import builtin_folder

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><rect width="300" height="60" fill="#8a1c1c"/></svg>'
)
PLUM = "#7a1c5a"


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    made = Press(tmp_path_factory.mktemp("design"))
    made.folder.joinpath("logo.svg").write_text(LOGO)
    Image.new("RGB", (900, 700), (0, 90, 200)).save(made.folder / "cover.png")
    return made


def files(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cover(path):
    return Image.open(io.BytesIO(files(path)["EPUB/images/cover.jpg"])).convert("RGB")


def made(press, name, design):
    path, rendered = press.make(
        name, more={"design": design}, target=press.folder / f"x{kinds.find('formats', name).suffix}"
    )
    assert kinds.find("formats", name).check(path) == []
    assert {problem.where for problem in rendered.problems} <= {"missing.jpg"}
    return path


def test_the_themes_that_can_be_chosen_are_those_that_are_shipped():
    assert sorted(config.THEMES) == sorted(folder.name for folder in (builtin_folder() / "themes").iterdir())


def test_boxes_of_the_html_edition_are_not_cut_on_paper(press):
    style = made(press, "html", Design()).read_text("utf-8").partition("@media print")[2]
    kept = next(line for line in style.splitlines() if "break-inside: avoid" in line)
    assert {".text aside", ".text .key-points", ".text figure"} <= {each.strip() for each in kept.split(",")}


def test_lines_of_thai_are_not_stretched_on_paper_in_the_html_edition(press):
    style = made(press, "html", Design()).read_text("utf-8").partition("@media print")[2]
    assert re.search(r"\.text[^{]*:lang\(th\)[^{]*{ text-align: start; }", style)


@pytest.mark.parametrize("name", ["epub", "kepub", "html"])
def test_a_theme_changes_the_look_and_nothing_of_the_text(press, name):
    texts = []
    for theme in config.THEMES:
        path = made(press, name, Design(theme))
        page = files(path)["EPUB/bridge-0a1b2c3d.xhtml"].decode() if name != "html" else path.read_text("utf-8")
        style = (
            files(path)["EPUB/style.css"].decode()
            if name != "html"
            else re.findall("<style>(.*?)</style>", page, re.DOTALL)[0]
        )
        texts.append((re.sub("<style>.*?</style>|sha256-[^']+", "", page, flags=re.DOTALL), style))
    (one, plain), (other, modern) = texts
    assert one == other
    assert plain != modern


@pytest.mark.parametrize("theme", config.THEMES)
def test_no_theme_says_what_e_readers_refuse(press, theme):
    """RMSDK may refuse a book for a function that it does not know; themes leave colour and size to the reader."""
    style = files(made(press, "epub", Design(theme, PLUM)))["EPUB/style.css"].decode()
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert not re.search(r"var\(|calc\(|min\(|max\(|grid|flex|direction\s*:|!important", rules)
    assert not re.search(r"(?:^|[;{\s])(?:color|background[\w-]*)\s*:(?!\s*inherit)", rules)
    assert not re.search(r"body[^{]*\{[^}]*(?:font|color|background)", rules)
    assert all(
        float(size) <= 2
        for margin in re.findall(r"margin[\w-]*:([^;}]+)", rules)
        for size in re.findall(r"([\d.]+)em", margin)
    )
    assert "section, header, nav, aside, figure, figcaption { display: block; }" in rules
    assert PLUM in rules


def test_the_covers_of_the_themes_differ_and_are_good_in_gray(press):
    classic, modern = (cover(made(press, "epub", Design(theme))) for theme in config.THEMES)
    assert classic.size == modern.size == (1600, 2400)
    assert classic.getpixel((60, 60)) == (255, 255, 255)
    assert max(modern.getpixel((60, 60))) < 40


def test_the_logo_stands_for_the_name_and_says_it(press):
    for name in ("epub", "html"):
        path = made(press, name, Design(logo=press.folder / "logo.svg"))
        page = files(path)["EPUB/contents.xhtml"].decode() if name == "epub" else path.read_text("utf-8")
        assert re.search(r'class="logo"[^>]* alt="The Lake Courier"', page)
    assert "EPUB/images/masthead-logo.png" in files(made(press, "epub", Design(logo=press.folder / "logo.svg")))


def test_a_picture_stands_on_the_cover_the_newsletters_own_or_the_leads(press):
    own = cover(made(press, "epub", Design(cover=press.folder / "cover.png")))
    shares = own.getcolors(10**7)
    assert sum(count for count, (red, _, blue) in shares if blue > 150 and red < 60) > 500_000
    lead = cover(made(press, "epub", Design(cover_of_lead=True)))
    assert lead.tobytes() != cover(made(press, "epub", Design())).tobytes()


def test_a_lead_without_picture_has_a_cover_of_type(press):
    issue = replace(newspaper.issue(), lead="tides-0a1b2c3d")
    one, _ = press.make("epub", issue, more={"design": Design(cover_of_lead=True)}, target=press.folder / "one.epub")
    other, _ = press.make("epub", issue, target=press.folder / "other.epub")
    assert cover(one).tobytes() == cover(other).tobytes()


def test_a_picture_that_cannot_be_read_costs_the_cover_its_picture_and_is_told(press):
    broken = press.folder / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff no picture")
    path, rendered = press.make("epub", more={"design": Design(cover=broken, logo=broken)})
    assert [problem.where for problem in rendered.problems].count("broken.jpg") == 2
    assert "The Lake Courier" in files(path)["EPUB/contents.xhtml"].decode()


def test_a_font_is_named_to_fontconfig_by_its_whole_path(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    told = fonts._configuration([Path("issues/x/Face.ttf")])
    assert f"<dir>{tmp_path}/issues/x</dir>" in told
    assert f"<glob>{tmp_path}/issues/x/Face.ttf</glob>" in told


def test_fonts_of_its_own_go_into_the_editions(press):
    design = Design(headings=_fonts.file_of("Amiri"), text=_fonts.file_of("Frank Ruhl Libre"))
    epub = files(made(press, "epub", design))
    assert epub["EPUB/fonts/newsletter-headings.ttf"] == design.headings.read_bytes()
    assert b"font/ttf" in epub["EPUB/content.opf"]
    assert b"src: url(fonts/newsletter-text.ttf)" in epub["EPUB/style.css"]
    assert "data:font/ttf;base64," in made(press, "html", design).read_text("utf-8")


def named_anew(file, family, target):
    """Write a font under a name that nothing else has."""
    with TTFont(file) as font:
        for record in font["name"].names:
            if record.nameID in {1, 3, 4, 6, 16}:
                record.string = family
        font.save(target)
    return target


def test_the_pdf_has_the_newsletters_logo_and_fonts(press):
    fonts = {name: named_anew(_fonts.file_of("Amiri"), name, press.folder / f"{name}.ttf") for name in ("Head", "Body")}
    design = Design(logo=press.folder / "logo.svg", headings=fonts["Head"], text=fonts["Body"])
    path, rendered = press.make("pdf", more={"design": design})
    assert not [problem for problem in rendered.problems if problem.where == "logo.svg"]
    with pikepdf.open(path) as opened:
        used = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
        said = {str(each.get("/Alt")) for each in opened.objects if isinstance(each, pikepdf.Dictionary)}
    assert {"Head", "Body"} <= {name.split("+")[-1].split("-")[0] for name in used}
    assert "The Lake Courier" in said


# --- configuration -----------------------------------------------------------------------------------


def mistakes(folder, **keys):
    return config.DesignTable(**keys).mistakes(folder)


def test_files_of_a_design_are_looked_for_in_the_newsletters_folder(tmp_path):
    tmp_path.joinpath("logo.svg").write_text(LOGO)
    assert mistakes(tmp_path, logo="logo.svg", cover="lead") == []
    assert config.DesignTable(logo="logo.svg", cover="lead").found(tmp_path) == Design(
        logo=tmp_path / "logo.svg", cover_of_lead=True
    )
    assert "there is no file" in mistakes(tmp_path, cover="gone.png")[0]
    assert "none of .ttf, .otf" in mistakes(tmp_path, text="logo.svg")[0]


def test_a_theme_is_one_of_ours_or_a_folder_of_the_newsletter(tmp_path):
    assert "did you mean “modern”" in mistakes(tmp_path, theme="moderne")[0]
    (tmp_path / "templates" / "themes" / "moderne").mkdir(parents=True)
    assert mistakes(tmp_path, theme="moderne") == []


@pytest.mark.parametrize(
    ("colour", "said"), [("#ffcc00", "too light"), ("red", "not a colour"), ("#12345", "not a colour")]
)
def test_a_colour_that_cannot_be_read_is_refused(colour, said):
    with pytest.raises(ValueError, match=said):
        config.DesignTable(accent=colour)


def test_a_theme_of_ones_own_changes_what_it_holds_and_borrows_the_rest(tmp_path):
    folder = tmp_path / "templates" / "themes" / "mine"
    folder.mkdir(parents=True)
    folder.joinpath("epub.css").write_text(
        '{% include "!builtin/themes/modern/epub.css" %}\n.kicker { font-style: italic; }\n'
    )
    press = Press(tmp_path, [tmp_path / "templates"])
    style = files(made(press, "epub", Design("mine")))["EPUB/style.css"].decode()
    assert ".kicker { font-style: italic; }" in style
    assert "plain modern" in style


@pytest.mark.slow
def test_the_pdf_takes_theme_and_colour(press, tmp_path):
    issue = replace(newspaper.issue(), sections=newspaper.issue().sections[2:], lead=None)
    looks = []
    for theme in config.THEMES:
        templates = press.templates.speaking({}, {"design": Design(theme, PLUM)})
        path, _ = press.make("pdf", issue, target=tmp_path / f"{theme}.pdf", more={"templates": templates})
        assert kinds.find("formats", "pdf").check(path) == []
        looks.append(path.read_bytes())
    assert looks[0] != looks[1]


def ink(image, box):
    """Return the columns of a part of a picture in which anything is drawn."""
    part = image.convert("L").crop(box)
    return [x for x in range(part.width) if part.crop((x, 0, x + 1, part.height)).getextrema()[0] < 128]


def test_a_line_that_begins_with_a_number_and_is_read_from_the_right_begins_there(press):
    """What stands at the right end of the line “1 …” is as narrow as a figure; at its left end stands a word."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2400" viewBox="0 0 1600 2400">'
        '<rect width="1600" height="2400" fill="#fff"/>'
        '<text x="800" y="400" text-anchor="middle" font-family="Amiri" font-size="200">1 قراءة</text></svg>'
    )
    drawn = _cover._drawn(svg, _cover._Face.of(Design()), 2400)
    columns = ink(drawn, (0, 150, 1600, 650))
    gaps = [(right - left, left) for left, right in itertools.pairwise(columns)]
    _, before = max(gaps)
    assert columns[-1] - before < before - columns[0], "the number stands at the end"


def test_the_rule_stands_below_letters_that_reach_deep(press):
    face = _cover._Face.of(Design())
    assert face.depth("الصباح", 280, "ar") > 90 > face.depth("Courier", 280, "en")


def test_a_cover_that_no_font_can_set_says_what_to_install(press):
    issue = newspaper.issue()
    first, *rest = issue.sections
    if not _fonts.settable("\U00012000")[1]:
        pytest.skip("a font for cuneiform is installed")
    article = replace(first.articles[0], title="\U00012000\U00012001 found")
    issue = replace(issue, sections=(replace(first, articles=(article, *first.articles[1:])), *rest), lead=article.id)
    _, rendered = press.make("epub", issue)
    (problem,) = [each for each in rendered.problems if each.code == "cover-needs-font"]
    assert problem.hint == "install it: apt-get install fonts-noto-core"
    assert "\U00012000" in problem.message
