"""Editions as devices need them: the size of the screen, gray or colour, and a largest size for the whole."""

import io
import zipfile
from dataclasses import replace

import newspaper
import pytest
from lxml import etree
from PIL import Image
from printing import Press
from pydantic import ValidationError

from packager import kinds
from packager.formats._devices import DEVICES
from packager.model import Design, Section

LARGE = (1900, 1400)


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    made = Press(tmp_path_factory.mktemp("devices"))
    for number in range(4):
        noise = Image.effect_noise(LARGE, 90 + number).convert("RGB")
        noise.save(made.folder / "assets" / f"noise-{number}.jpg", quality=80)
    return made


def noisy():
    """Return an issue of one article with four photographs that hardly compress."""
    figures = "".join(f'<figure><img src="../assets/noise-{number}.jpg" alt="Noise"/></figure>' for number in range(4))
    article = newspaper.article("noise", "en", "Noise", f"<p>Before.</p>{figures}<p>After.</p>")
    return replace(newspaper.issue(), sections=(Section("City", (article,)),), lead=article.id)


def pictures(path):
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/images/noise" in name]
        return [Image.open(io.BytesIO(archive.read(name))) for name in names]


@pytest.mark.parametrize("name", ["any", "kobo-nia", "kobo-libra-colour", "kindle", "small"])
def test_a_picture_is_no_larger_than_the_screen_and_as_gray(press, name):
    path, rendered = press.make("epub", noisy(), profile=name)
    device = DEVICES[name]
    longest = min(device.edge, max(LARGE))
    # A JPEG that its decoder halves to nearly the size asked for is taken as it comes.
    assert all(0.9 * longest <= max(picture.size) <= longest for picture in pictures(path))
    assert {picture.mode for picture in pictures(path)} == {"L" if device.gray else "RGB"}
    assert path.stat().st_size <= device.max_size
    assert rendered.problems == ()


@pytest.mark.parametrize(("name", "size"), [
    ("any", (1600, 2400)), ("kobo", (966, 1448)), ("small", (534, 800)), ("kindle-scribe", (1600, 2400)),
])  # fmt: skip
def test_a_cover_is_as_high_as_the_screen(press, name, size):
    path, _ = press.make("epub", profile=name)
    with zipfile.ZipFile(path) as archive, Image.open(io.BytesIO(archive.read("EPUB/images/cover.jpg"))) as cover:
        assert cover.size == size


def test_a_key_of_its_own_goes_before_the_profile(press):
    path, _ = press.make("epub", noisy(), profile="kobo-clara", pictures="colour", max_edge=700)
    assert {picture.mode for picture in pictures(path)} == {"RGB"}
    assert {max(picture.size) for picture in pictures(path)} == {700}


@pytest.mark.parametrize("limit", [1_000_000, 400_000])
def test_an_edition_stays_under_its_largest_size_and_says_what_was_done(press, limit):
    path, rendered = press.make("epub", noisy(), max_size=limit)
    assert path.stat().st_size <= limit
    assert [problem.code for problem in rendered.problems] == ["edition-reduced"]
    assert f"{limit / 1e6:g} MB" in rendered.problems[0].message
    assert kinds.find("formats", "epub").check(path) == []
    assert len({picture.size for picture in pictures(path)}) == 1


def test_what_the_cover_takes_is_left_for_it(press):
    look = {"design": Design(cover=press.folder / "assets" / "noise-0.jpg")}
    with zipfile.ZipFile(press.make("epub", noisy(), more=look)[0]) as archive:
        limit = archive.getinfo("EPUB/images/cover.jpg").compress_size + 300_000
    path, rendered = press.make("epub", noisy(), max_size=limit, more=look)
    assert pictures(path)
    assert path.stat().st_size <= limit
    assert [problem.code for problem in rendered.problems] == ["edition-reduced"]


def test_pictures_for_which_there_is_no_room_become_their_texts(press, monkeypatch):
    monkeypatch.setattr("packager.formats._gallery.SMALLER", ((1280, 75), (0, 0)))
    path, rendered = press.make("epub", noisy(), max_size=200_000)
    assert "left out" in rendered.problems[0].message
    assert pictures(path) == []
    with zipfile.ZipFile(path) as archive:
        page = etree.fromstring(archive.read("EPUB/noise-0a1b2c3d.xhtml"))
    assert "".join(page.itertext()).count("[Noise]") == 4


def test_what_fits_is_left_as_it_is(press):
    path, rendered = press.make("epub", noisy(), max_size=9_000_000)
    assert rendered.problems == ()
    again, _ = press.make("epub", noisy(), target=press.folder / "again.epub")
    assert path.read_bytes() == again.read_bytes()


def test_an_unknown_profile_is_refused_with_the_nearest_named():
    with pytest.raises(ValidationError, match="did you mean “kobo-clara”"):
        kinds.find("formats", "epub").options(profile="kobo-carla")
