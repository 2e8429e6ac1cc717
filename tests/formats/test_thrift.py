"""What is saved while pages are laid out and drawn changes nothing that a reader sees."""

import io
import sys
from dataclasses import replace
from importlib.metadata import version

import newspaper
import pikepdf
import printed
import pytest
import weasyprint
from fontTools.ttLib import TTFont
from printing import Press

from packager.formats._pdf import instances, thrift
from packager.model import Section

STRANGE = "".join(
    (
        "<p>Emoji 😀 and 👩\u200d🚀 in a line that is justified, because it is long enough to break; signs above and ",
        "below: בְּרֵאשִׁית בָּרָא אֱלֹהִים, لَمْ يَلِدْ وَلَمْ يُولَدْ, ประเทศไทยอยู่ที่นี่, हिन्दी में लिखा है; a\u00a0space that holds, ",
        "a dis\u00adcre\u00adtion\u00adary hyphen, H<sub>2</sub>O, x<sup>2</sup>, <u>underlined words of a line</u>, ",
        "<s>struck words</s>, <a href='https://example.org/x'>a link</a>, <q>quoted</q>, AV To Ty. P. «é» ﬁ of.</p>",
        "<pre>a\tb\n  if x:  return y</pre><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>20</td></tr></table>",
        f"<p>Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenversicherung {'x' * 120}</p><blockquote><p>",
        f"Said.</p></blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><p dir='rtl' lang='he'>{'שלום עולם ' * 20}</p>",
    )
)
ALL = thrift.CHANGES
FURTHEST = 1.0
"""Points by which a word of a justified line may stand elsewhere: it is kerned with the spaces beside it then."""


@pytest.fixture(scope="module")
def issue():
    whole = newspaper.issue()
    strange = newspaper.article("strange", "en", "What is not ordinary", STRANGE + newspaper.prose("en", 6))
    return replace(whole, sections=(*whole.sections, Section("Odd", (strange,))))


@pytest.fixture
def made(tmp_path, monkeypatch, issue):
    """Make the issue with those changes to the layout engine."""

    def make(changes, name, **options):
        monkeypatch.setattr(thrift, "CHANGES", changes)
        return Press(tmp_path).make("pdf", issue, tmp_path / name, **options)[0]

    return make


@pytest.mark.parametrize("page", ["a4", pytest.param("kobo", marks=pytest.mark.slow)])
def test_the_bytes_are_those_of_the_layout_engine_alone(made, page):
    alone = made((), "alone.pdf", page=page)
    thrifty = made(thrift.SAME, "thrifty.pdf", page=page)
    assert thrifty.read_bytes() == alone.read_bytes()


def test_justified_lines_have_the_same_words_in_the_same_places(made):
    before, after = made(thrift.SAME, "before.pdf"), made(ALL, "after.pdf")
    assert printed.pages(after) == printed.pages(before)
    assert before.read_bytes() != after.read_bytes(), "spaces are written otherwise"
    for number in range(1, len(printed.pages(before)) + 1):
        assert printed.letters(after, number) == pytest.approx(printed.letters(before, number), abs=FURTHEST)


def test_the_versions_installed_are_the_ones_compared():
    assert {name: version(name) for name in thrift.COMPARED} == thrift.COMPARED


def test_each_change_is_made_and_taken_back():
    before = [(owner, name, vars(owner)[name]) for change in ALL for owner, name, _ in change()]
    assert len(before) > len(ALL)
    with thrift.thrifty():
        assert all(vars(owner)[name] is not value for owner, name, value in before)
        called = {id(value) for owner, name, value in before if owner in sys.modules.values()}
        others = [module for name, module in sys.modules.items() if name.startswith("weasyprint.")]
        assert not [module for module in others if called & set(map(id, vars(module).values()))]
    assert all(vars(owner)[name] is value for owner, name, value in before)


def test_other_versions_are_left_alone(monkeypatch):
    from weasyprint.text.line_break import Layout

    before = Layout.setup
    monkeypatch.setattr(thrift, "COMPARED", {"weasyprint": "0"})
    with thrift.thrifty():
        assert Layout.setup is before


def parsed(markup):
    """The elements of a page of markup, as the layout engine gets them."""
    root = weasyprint.HTML(string=markup).etree_element
    return [
        (each.tag, each.get("lang"), (each.text or "").rstrip(), (each.tail or "").rstrip()) for each in root.iter()
    ]


WELL_FORMED = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"/><title>A &amp; B</title></head>
<body><p>x<br/>y&#160;z <b>é</b></p><pre>

a &lt; b</pre><table><caption>t</caption><tr><td></td></tr> <tr><td>1</td></tr><tfoot><tr><td>2</td></tr></tfoot>
</table><svg xmlns="http://www.w3.org/2000/svg"><title>t</title><path d="M0 0"/></svg></body></html>"""
UNCLOSED = "<!DOCTYPE html><html><head><title>Unclosed</title></head><body><p>a<p>b &eacute;<br>c</body></html>"


@pytest.mark.parametrize("markup", [WELL_FORMED, UNCLOSED], ids=["well-formed", "any HTML"])
def test_markup_is_read_as_html_says(markup):
    before = parsed(markup)
    with thrift.thrifty():
        assert parsed(markup) == before


def test_our_own_markup_is_read_as_xml(made, monkeypatch):
    def never(*_, **__):
        raise AssertionError("read as any HTML is")

    monkeypatch.setattr(weasyprint.tinyhtml5, "parse", never)
    assert made(ALL, "own.pdf").exists()


# --- instances of variable fonts -------------------------------------------------------------------


def outlines(path):
    """The outlines and the widths of the glyphs of every font in a file, by its name."""
    found = {}
    with pikepdf.open(path) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
                font = TTFont(io.BytesIO(each.FontFile2.read_bytes()))
                assert "fvar" not in font
                glyphs = {
                    name: (list(font["glyf"][name].getCoordinates(font["glyf"])[0]), font["hmtx"][name][0])
                    for name in font.getGlyphOrder()
                    if font["glyf"][name].numberOfContours
                }
                found[str(each.FontName)] = glyphs
    return found


def test_harfbuzz_cuts_the_instances_that_fonttools_cuts(made, monkeypatch):
    ours = outlines(made((), "harfbuzz.pdf"))
    monkeypatch.setattr(instances, "KNOWN", frozenset())
    theirs = outlines(made((), "fonttools.pdf"))
    assert len(ours) > 10
    assert ours.keys() == theirs.keys()
    for name, glyphs in ours.items():
        assert glyphs == theirs[name], name


def test_what_is_written_is_deflated_no_harder_than_zlib_does_by_itself(tmp_path, issue):
    with pikepdf.open(Press(tmp_path).make("pdf", issue, tmp_path / "it.pdf")[0]) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        packed = [each.read_raw_bytes() for each in streams if each.get("/Filter") == "/FlateDecode"]
        assert {data[:2] for data in packed if data[:1] == b"x"} == {b"x\x9c"}, (
            "the second byte tells how hard (RFC 1950, 2.2)"
        )
