"""Pictures of every kind, through to an EPUB: shown, described, or told."""

import io
import zipfile
from dataclasses import replace

import newspaper
import pytest
from lxml import etree
from PIL import Image
from printing import Press

from packager import kinds
from packager.model import Section

X = "{http://www.w3.org/1999/xhtml}"


def photograph(mode="RGB", size=(640, 480)):
    ramp = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (ramp, ramp.rotate(90), ramp.rotate(180))).convert(mode)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def turning():
    return [Image.new("P", (90, 60), colour) for colour in (0, 1, 2)]


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#eee"/>'
    '<text x="20" y="60" font-size="40">Chart</text></svg>'
)
KINDS = {
    "photo.jpg": lambda: saved(photograph(), "JPEG"),
    "progressive.jpg": lambda: saved(photograph(), "JPEG", progressive=True),
    "cmyk.jpg": lambda: saved(photograph("CMYK"), "JPEG"),
    "gray.jpg": lambda: saved(photograph("L"), "JPEG"),
    "huge.jpg": lambda: saved(photograph(size=(6000, 4000)), "JPEG"),
    "photo.webp": lambda: saved(photograph(), "WEBP"),
    "clear.webp": lambda: saved(photograph("RGBA"), "WEBP"),
    "photo.avif": lambda: saved(photograph(), "AVIF"),
    "still.gif": lambda: saved(photograph("P"), "GIF"),
    "moving.gif": lambda: saved(turning()[0], "GIF", save_all=True, append_images=turning()[1:]),
    "deep.png": lambda: saved(Image.new("I;16", (300, 200), 40_000), "PNG"),
    "clear.png": lambda: saved(Image.new("RGBA", (300, 200), (10, 20, 30, 90)), "PNG"),
    "few.png": lambda: saved(Image.new("P", (300, 200), 3), "PNG"),
    "old.tif": lambda: saved(photograph(), "TIFF"),
    "old.bmp": lambda: saved(photograph(), "BMP"),
    "drawing.svg": SVG.encode,
}
BROKEN = {
    "cut.jpg": lambda: saved(photograph(), "JPEG")[:3000],
    "empty.png": lambda: b"",
    "page.png": lambda: b"<!doctype html><title>404</title>",
    "bomb.png": lambda: saved(Image.new("1", (30_000, 30_000)), "PNG"),
    "cut.webp": lambda: saved(photograph(), "WEBP")[:400],
    "bad.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><g>",
}


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    made = Press(tmp_path_factory.mktemp("pictures"))
    for name, data in {**KINDS, **BROKEN}.items():
        made.folder.joinpath("assets", name).write_bytes(data())
    return made


def printed(press, names, name="epub", alt="What it shows", **options):
    """Make an edition of one article with these pictures; return its path, its files and its problems."""
    figures = "".join(f'<figure><img src="../assets/{each}" alt="{alt}"/></figure>' for each in names)
    article = newspaper.article("pictures", "en", "Pictures", f"<p>Before.</p>{figures}<p>After.</p>")
    issue = replace(newspaper.issue(), sections=(Section("City", (article,)),), lead=article.id)
    path, rendered = press.make(name, issue, **options)
    assert kinds.find("formats", name).check(path) == []
    with zipfile.ZipFile(path) as archive:
        return path, {each: archive.read(each) for each in archive.namelist()}, rendered.problems


def shown(files):
    root = etree.fromstring(files["EPUB/pictures-0a1b2c3d.xhtml"])
    return list(root.iter(f"{X}img"))


@pytest.mark.parametrize("pictures", ["colour", "gray"])
@pytest.mark.parametrize("name", KINDS)
def test_a_picture_of_any_kind_becomes_one_that_readers_show(press, name, pictures):
    _, files, problems = printed(press, [name], pictures=pictures)
    assert problems == ()
    (image,) = shown(files)
    assert image.get("alt") == "What it shows"
    data = Image.open(io.BytesIO(files[f"EPUB/{image.get('src')}"]))
    assert (data.format, image.get("src").rsplit(".")[-1]) in {("JPEG", "jpg"), ("PNG", "png")}
    assert data.mode in ({"L"} if pictures == "gray" else {"L", "P", "RGB"})
    assert "transparency" not in data.info
    assert (image.get("width"), image.get("height")) == (str(data.width), None), "calibre would hold to the height"
    assert max(data.size) <= 1680


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_becomes_its_text_and_is_told(press, name):
    _, files, problems = printed(press, [name, "photo.jpg"])
    assert [(problem.code, problem.where) for problem in problems] == [("image-failed", name)]
    assert len(shown(files)) == 1
    assert b"[What it shows]" in files["EPUB/pictures-0a1b2c3d.xhtml"]


def test_a_broken_picture_that_says_nothing_leaves_nothing(press):
    _, files, problems = printed(press, ["cut.jpg"], alt="")
    assert [problem.where for problem in problems] == ["cut.jpg"]
    assert b"<figure" not in files["EPUB/pictures-0a1b2c3d.xhtml"]


def test_a_decorative_picture_is_marked_as_one(press):
    _, files, _ = printed(press, ["photo.jpg"], alt="")
    assert (shown(files)[0].get("alt"), shown(files)[0].get("role")) == ("", "presentation")


@pytest.mark.parametrize(("size", "before", "looks"), [
    ((900, 600), "", {"width": "900"}),  # leaves room as it is
    ((800, 800), "", {"class": "square"}),
    ((800, 1200), "<p>At noon.</p>", {"class": "tall"}),
    ((800, 1200), f"<p>{'At noon. ' * 40}</p>", {"width": "800"}),  # opens nothing
    ((300, 1600), "", {"width": "300"}),  # to be read
    ((120, 160), "", {"width": "120"}),
])  # fmt: skip
def test_a_tall_picture_that_opens_an_article_leaves_room_for_its_headline(press, size, before, looks):
    (press.folder / "assets" / "lead.jpg").write_bytes(saved(photograph(size=size), "JPEG"))
    html = f'{before}<figure><img src="../assets/lead.jpg" alt="A quay"/></figure><p>Then it rained.</p>'
    article = newspaper.article("pictures", "en", "Pictures", html)
    path, _ = press.make("epub", replace(newspaper.issue(), sections=(Section("City", (article,)),), lead=article.id))
    with zipfile.ZipFile(path) as archive:
        (image,) = shown({each: archive.read(each) for each in archive.namelist() if each.endswith(".xhtml")})
    assert {key: value for key, value in image.attrib.items() if key not in {"src", "alt"}} == looks


def test_one_picture_used_twice_is_kept_once(press):
    _, files, _ = printed(press, ["photo.jpg", "photo.jpg"])
    assert len(shown(files)) == 2
    assert sum("/images/photo" in name for name in files) == 1


def test_what_fits_is_not_encoded_again(press):
    _, files, _ = printed(press, ["photo.jpg"])
    assert files["EPUB/images/photo.jpg"] == KINDS["photo.jpg"]()


@pytest.mark.parametrize(("link", "kept", "said"), [
    ('<a href="https://example.org/large.jpg?w=2000"><img src="../assets/photo.jpg" alt=""/></a>', False, ""),
    ('<a href="https://example.org/large.jpg?w=2000"><img src="../assets/photo.jpg"/></a>', False,
     "Picture without a description"),
    ('<a href="https://shop.example.org/gift"><img src="../assets/photo.jpg" alt=""/></a>', True, "shop.example.org"),
    ('<a href="https://example.org/gift"><img src="../assets/photo.jpg" alt="A gift"/></a>', True, "A gift"),
    ('<a href="https://example.org/gift"><img src="../assets/photo.jpg" alt="A gift"/> A  gift</a>', False, ""),
])  # fmt: skip
def test_a_link_that_shows_a_picture_is_said_once(press, link, kept, said):
    article = newspaper.article("pictures", "en", "Pictures", f"<p>Before.</p><p>{link}</p><p>After.</p>")
    issue = replace(newspaper.issue(), sections=(Section("City", (article,)),), lead=article.id)
    path, _ = press.make("epub", issue)
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("EPUB/pictures-0a1b2c3d.xhtml"))
    (image,) = root.iter(f"{X}img")
    assert image.get("alt") == said
    assert (image.getparent().tag == f"{X}a") is kept
