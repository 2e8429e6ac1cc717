"""What the checks find in editions that are not sound, ours or not."""

import io
import re
import zipfile
import zlib
from pathlib import Path

import newspaper
import pikepdf
import pytest
from PIL import Image

from packager import kinds
from packager.formats import _epub_check
from packager.formats._pdf import check
from packager.kinds import RenderJob
from packager.templating import Templates


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    newspaper.draw(folder)
    kind = kinds.find("formats", "epub")
    job = RenderJob(
        newspaper.issue(), kind.options(), Templates(), newspaper.drawn_in(folder), folder / "x.epub", newspaper.CLOSES
    )
    kind.write(job)
    with zipfile.ZipFile(job.target) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def codes(files, path, *, stored=True):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if stored and name == "mimetype" else None)
    return {problem.code for problem in kinds.find("formats", "epub").check(path)}


BRIDGE = "EPUB/bridge-0a1b2c3d.xhtml"


@pytest.mark.parametrize(("method", "found"), [
    ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", {"epub-locked"}),
    ("http://www.idpf.org/2008/embedding", set()),
])  # fmt: skip
def test_a_book_that_a_shop_has_locked_is_told_as_such_and_hidden_fonts_are_not(sound, tmp_path, method, found):
    locked = f"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
        xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{method}"/>
        <enc:CipherData><enc:CipherReference URI="{BRIDGE}"/></enc:CipherData></enc:EncryptedData></encryption>"""
    page = b"\x8f\x02sealed" if found else sound[BRIDGE]
    files = {**sound, "META-INF/encryption.xml": locked.encode(), BRIDGE: page}
    assert codes(files, tmp_path / "x.epub") == found


@pytest.mark.parametrize(("name", "old", "new", "code"), [
    (BRIDGE, b"</body>", b"<script>1</script></body>", "epub-active"),
    (BRIDGE, b"</body>", b'<p onclick="1">x</p></body>', "epub-active"),
    (BRIDGE, b"</body>", b"", "epub-malformed"),
    (BRIDGE, b"images/bridge.jpg", b"https://example.org/x.jpg", "epub-remote"),
    (BRIDGE, b"images/bridge.jpg", b"images/gone.jpg", "epub-link"),
    (BRIDGE, b'alt="', b'title="', "epub-silent"),
    (BRIDGE, b'href="contents.xhtml"', b'href="contents.xhtml#gone"', "epub-link"),
    (BRIDGE, b'href="contents.xhtml"', b'href="javascript:1"', "epub-link"),
    (BRIDGE, b'id="fn2"', b'id="fn1"', "epub-id"),
    (BRIDGE, b' lang="en" xml:lang="en"', b"", "epub-language"),
    ("EPUB/content.opf", b"<dc:title>", b"<dc:title/><dc:x>", "epub-malformed"),
    ("EPUB/content.opf", b'href="style.css"', b'href="other.css"', "epub-missing"),
    ("EPUB/content.opf", b' properties="nav"', b"", "epub-navigation"),
    ("EPUB/content.opf", b'idref="f-cover-xhtml"', b'idref="gone"', "epub-spine"),
    ("EPUB/content.opf", b"application/xhtml+xml", b"text/html", "epub-spine"),
    ("EPUB/toc.ncx", b'src="contents.xhtml"', b'src="gone.xhtml"', "epub-navigation"),
    ("EPUB/style.css", b"section,", b'@import "http://example.org/x.css"; section,', "epub-remote"),
    ("mimetype", b"epub", b"odd", "epub-mimetype"),
    ("META-INF/container.xml", b"full-path", b"fool-path", "epub-container"),
])  # fmt: skip
def test_a_fault_in_an_epub_is_found(sound, tmp_path, name, old, new, code):
    assert old in sound[name]
    assert code in codes({**sound, name: sound[name].replace(old, new, 1)}, tmp_path / "x.epub")


@pytest.mark.parametrize(("bound", "name"), [("MOST_MEMBER_BYTES", "EPUB/style.css"), ("MOST_MARKUP_BYTES", BRIDGE)])
def test_a_file_that_swells_when_it_is_unpacked_is_not_read(sound, tmp_path, monkeypatch, bound, name):
    monkeypatch.setattr(_epub_check, bound, 1_000_000)
    bomb = {**sound, name: sound[name].replace(b"</body>", b" " * 1_000_001 + b"</body") + b" " * 1_000_001}
    assert codes(bomb, tmp_path / "x.epub") == {"epub-too-large"}


def test_the_contents_of_an_epub_2_are_its_ncx(sound, tmp_path):
    package = sound["EPUB/content.opf"].replace(b' properties="nav"', b"")
    older = {**sound, "EPUB/content.opf": package.replace(b'version="3.0"', b'version="2.0"')}
    assert older["EPUB/content.opf"] != package
    assert "epub-navigation" not in codes(older, tmp_path / "x.epub")
    without = {**older, "EPUB/toc.ncx": re.sub(rb"<content [^>]*>", b"", sound["EPUB/toc.ncx"])}
    assert "epub-navigation" in codes(without, tmp_path / "y.epub")


@pytest.mark.parametrize(("module", "prefix"), [(_epub_check, "epub-"), (check, "pdf-")])
def test_every_fault_is_told_with_what_it_means_to_readers(module, prefix):
    used = set(re.findall(rf'"({prefix}[a-z-]+)"', Path(module.__file__).read_text("utf-8")))
    assert used == set(module.MEANINGS)


def test_a_sound_epub_has_no_fault(sound, tmp_path):
    assert codes(sound, tmp_path / "x.epub") == set()


def test_a_broken_or_misnamed_picture_is_found(sound, tmp_path):
    name = "EPUB/images/bridge.jpg"
    assert codes({**sound, name: sound[name][:5000]}, tmp_path / "x.epub") == {"epub-picture"}
    assert codes({**sound, name: sound["EPUB/images/chart.png"]}, tmp_path / "x.epub") == {"epub-picture"}


def test_a_compressed_mimetype_is_found(sound, tmp_path):
    assert codes(sound, tmp_path / "x.epub", stored=False) == {"epub-mimetype"}


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_what_is_no_epub_is_told_not_raised(tmp_path, data):
    path = tmp_path / "x.epub"
    path.write_bytes(data)
    assert [problem.code for problem in kinds.find("formats", "epub").check(path)] == ["epub-not-a-zip"]


def test_a_book_of_which_a_file_is_damaged_is_not_called_one_that_cannot_be_opened(sound, tmp_path):
    path = tmp_path / "x.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in sound.items():
            archive.writestr(name, data)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(sound["EPUB/contents.xhtml"], sound["EPUB/contents.xhtml"].swapcase()))
    (problem,) = kinds.find("formats", "epub").check(path)
    assert "unpacked" in problem.message
    assert "contents.xhtml" in problem.message


def test_what_is_no_pdf_is_told_not_raised(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 cut")
    assert [problem.code for problem in kinds.find("formats", "pdf").check(path)] == ["pdf-unreadable"]


def test_faults_of_a_pdf_are_told(tmp_path):
    path = tmp_path / "x.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
                                  A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/passwd"))  # fmt: skip
        lost = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Dest="gone")
        pdf.pages[0].Annots = pdf.make_indirect([link, lost])
        pdf.save(path)
    faults = kinds.find("formats", "pdf").check(path)
    assert {problem.code for problem in faults} == {"pdf-title", "pdf-language", "pdf-untagged", "pdf-link"}
    assert sum(problem.code == "pdf-link" for problem in faults) == 2


@pytest.mark.parametrize("name", ["Lang", "MarkInfo", "Names", "OpenAction", "StructTreeRoot", "ViewerPreferences"])
@pytest.mark.parametrize("value", [1, [], pikepdf.Name.X])
def test_what_does_not_belong_where_it_stands_in_a_pdf_is_told_not_raised(tmp_path, name, value):
    path = tmp_path / "x.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root[f"/{name}"] = value
        pdf.pages[0]["/Annots" if value == 1 else "/Resources"] = value
        pdf.save(path)
    assert {problem.code for problem in kinds.find("formats", "pdf").check(path)} & {"pdf-damaged", "pdf-untagged"}


NOISE = Image.effect_noise((120, 90), 60)


def encoded(kind):
    out = io.BytesIO()
    NOISE.save(out, kind)
    return out.getvalue()


def cut(data):
    return data[: len(data) // 2]


def spoiled(data):
    half = len(data) // 2
    return data[:half] + bytes(80) + data[half + 80 :]


@pytest.mark.parametrize(("name", "data", "damages"), [
    ("DCTDecode", encoded("JPEG"), [cut]),  # where bytes within are spoiled, these show wrong colours and no fault
    ("JPXDecode", encoded("JPEG2000"), [cut]),
    ("FlateDecode", zlib.compress(NOISE.tobytes()), [cut, spoiled]),
])  # fmt: skip
def test_a_damaged_picture_of_a_pdf_is_told_with_its_page(tmp_path, name, data, damages):
    def told(data):
        path = tmp_path / "x.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            page = pdf.add_blank_page()
            drawn = pikepdf.Stream(pdf, b"", Subtype=pikepdf.Name.Image, Width=120, Height=90, BitsPerComponent=8)
            drawn.ColorSpace = pikepdf.Name.DeviceGray
            drawn.write(data, filter=pikepdf.Name(f"/{name}"))
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=pdf.make_indirect(drawn)))
            pdf.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return [fault.message for fault in kinds.find("formats", "pdf").check(path) if fault.code == "pdf-picture"]

    import weasyprint  # noqa: F401  # it lets half pictures pass in the process that makes the PDF and then checks it

    assert told(data) == []
    for damage in (*damages, lambda _: b""):
        assert told(damage(data)) == ["page 2 has a picture that is damaged"]
