"""The PDF as readers and archives need it: what it declares, whose languages it says, what it can set."""

from dataclasses import replace

import newspaper
import pikepdf
import pytest

from packager import kinds
from packager.formats import _fonts
from packager.kinds import RenderJob
from packager.model import Section
from packager.templating import Templates

KIND = kinds.find("formats", "pdf")


def paper(html, **facts):
    """One article that holds ``html``, in an issue of its own."""
    whole = newspaper.issue()
    article = replace(whole.sections[0].articles[0], html=html, image=None, **facts)
    return replace(whole, sections=(Section("News", (article,)),), lead=None, left_out=(), problems=())


def make(issue, folder, name="x.pdf", **options):
    if lacking := KIND.missing():
        pytest.skip(lacking.message)
    newspaper.draw(folder / "assets")
    job = RenderJob(
        issue=issue,
        options=KIND.options(**options),
        templates=Templates(),
        asset=lambda asset: folder / "assets" / asset,
        target=folder / name,
        stamp=newspaper.CLOSES,
    )
    return job.target, KIND.write(job)


def structure(opened):
    """Yield every structure element."""
    waiting = [opened.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            waiting.append(one.get("/K"))


def words(path):
    """The text of every page, by the order in which it is drawn."""
    import subprocess

    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


# --- what a face can set ---------------------------------------------------------------------------


def test_what_every_face_has_is_left_alone():
    assert _fonts.settable("Zürich\u200d \u2028ﬁ Афины \ue000") == ("Zürich\u200d \u2028ﬁ Афины ", frozenset())


def test_what_no_face_has_is_replaced_and_told():
    text, lost = _fonts.settable("Old \U00012000 signs")
    if not lost:
        pytest.skip("a font for cuneiform is installed")
    assert text == f"Old {_fonts.INSTEAD} signs"
    assert lost == {"\U00012000"}


@pytest.mark.parametrize(("languages", "family"), [
    (("fr", "ja-JP"), "Noto Serif CJK JP"),
    (("zh-Hant-HK",), "Noto Serif CJK TC"),
    (("zh-CN", "ja"), "Noto Serif CJK SC"),
    (("en",), "Noto Serif CJK SC"),
])  # fmt: skip
def test_han_characters_are_written_as_the_issues_own_language_does(languages, family):
    assert [name for name in _fonts.fallbacks(languages) if "CJK" in name] == [family]


# --- the file --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def passages(tmp_path_factory):
    html = (
        '<p>He said <i lang="la">Festina lente</i> and left. 😀 ↩</p><blockquote lang="de"><p>Eile mit Weile.</p>'
        "</blockquote><table><thead><tr><th>A</th><th>B</th></tr></thead></table>"
        '<table><tr><th scope="row">C</th><td>1</td></tr></table><ul><li><p>One</p></li></ul>'
    )
    path, rendered = make(paper(html), tmp_path_factory.mktemp("passages"))
    with pikepdf.open(path) as opened:
        yield path, opened, rendered


@pytest.mark.slow
def test_both_standards_are_declared_in_one_packet(passages):
    packet = passages[1].Root.Metadata.read_bytes()
    assert packet.count(b"<rdf:RDF") == 1
    assert b'pdfaid:part="3"' in packet
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet


@pytest.mark.slow
def test_passages_in_another_language_say_so(passages):
    said = {(str(one.S), str(one.Lang)) for one in structure(passages[1]) if "/Lang" in one}
    assert {("/Art", "en"), ("/NonStruct", "la"), ("/BlockQuote", "de")} <= said


@pytest.mark.slow
def test_header_cells_say_what_they_head(passages):
    scopes = [str(one.A.Scope) for one in structure(passages[1]) if str(one.S) == "/TH"]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


@pytest.mark.slow
def test_an_emoji_is_as_large_as_its_line(passages):
    """Faces of pictures come in one size and must be scaled."""
    path, opened, _ = passages
    if "\N{GRINNING FACE}" not in words(path):
        pytest.skip("there is no font with emoji")
    sizes = []
    for page in opened.pages:
        matrix = pikepdf.Matrix()
        for operands, operator in pikepdf.parse_content_stream(page, "cm Do q Q"):
            if str(operator) == "cm":
                matrix = pikepdf.Matrix(operands)
            elif str(operator) == "Do":
                sizes.append(abs(matrix.a))
    assert sizes
    assert max(sizes) < 30
