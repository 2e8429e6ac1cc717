"""An issue made again: what a reader marked, and where a reader stopped, must still be found."""

import zipfile
from dataclasses import replace

import newspaper
import pytest
from lxml import etree
from printing import Press

from packager.model import Fate
from packager.times import Moment

X = "{http://www.w3.org/1999/xhtml}"


def reissued():
    """Return the issue with one article changed, one dropped, one added in front, and two sections exchanged."""
    first = newspaper.issue()
    city, monde, science = first.sections
    bridge, harbour, market = city.articles
    changed = replace(
        harbour,
        title="Dredging goes on, and now with a contract",
        html=f"<p>The contract was signed at noon.</p>{harbour.html}",
        updated=Moment.parse("2024-11-20T18:00:00+01:00"),
        fate=Fate.UPDATED,
    )
    added = newspaper.article("ferry", "en", "The ferry sails on Sundays", newspaper.prose("en", 2))
    city = replace(city, articles=(added, bridge, changed))
    assert market not in city.articles
    return replace(first, sections=(city, science, monde))


@pytest.fixture(scope="module", params=["epub", "kepub"])
def both(request, tmp_path_factory):
    """Return the files of the first edition and of the second."""
    press = Press(tmp_path_factory.mktemp("reissue"))
    found = []
    for number, issue in enumerate((newspaper.issue(), reissued())):
        path, _ = press.make(request.param, issue, target=press.folder / f"{number}.epub")
        with zipfile.ZipFile(path) as archive:
            found.append({name: archive.read(name) for name in archive.namelist()})
    return found


def test_the_identifier_stays(both):
    one, other = (etree.fromstring(files["EPUB/content.opf"]).findtext(".//{*}identifier") for files in both)
    assert one == other
    assert one in both[1]["EPUB/toc.ncx"].decode()


def test_files_of_articles_keep_their_names_and_only_what_changed_comes_or_goes(both):
    one, other = ({name for name in files if name.endswith("-0a1b2c3d.xhtml")} for files in both)
    assert one - other == {"EPUB/market-0a1b2c3d.xhtml"}
    assert other - one == {"EPUB/ferry-0a1b2c3d.xhtml"}


def story(files, name):
    """Return what stands in an article's file, without the links to its neighbours."""
    root = etree.fromstring(files[f"EPUB/{name}-0a1b2c3d.xhtml"])
    section = next(element for element in root.iter(f"{X}section") if element.get("class") == "story")
    section.tail = None
    for foot in [each for each in section.iter(f"{X}div") if each.get("class") == "foot"]:
        foot.getparent().remove(foot)
    return section


def test_anchors_of_an_unchanged_article_stay(both):
    one, other = ([each.get("id") for each in story(files, "bridge").iter() if each.get("id")] for files in both)
    assert one == other
    assert {"fn1", "fn2"} <= set(one)


@pytest.mark.parametrize("name", ["tides", "tram", "maktaba", "bibliotheque"])
def test_an_unchanged_article_is_the_same_to_the_byte(both, name):
    """Readers count places in elements and letters."""
    one, other = (etree.tostring(story(files, name)) for files in both)
    assert one == other


def test_pictures_keep_their_names(both):
    one, other = ({name for name in files if "/images/" in name} for files in both)
    assert one == other


def places(files, name):
    """Return each paragraph of an article, with the two ways in which readers note a place in it.

    The one is an EPUB CFI's, which counts elements by twos and takes ids where there are any; the other KOReader's,
    which counts elements of one name.
    """
    root = story(files, name)
    tree = root.getroottree()
    text = next(element for element in root.iter(f"{X}div") if element.get("class") == "text")
    found = {}
    for paragraph in text.iter(f"{X}p"):
        line = [paragraph, *paragraph.iterancestors()]
        steps = [each.get("id") or 2 * each.getparent().index(each) + 2 for each in line[:-1]]
        found["".join(paragraph.itertext())] = (tuple(steps), tree.getpath(paragraph))
    return found


@pytest.mark.parametrize("name", ["bridge", "tides", "tram", "maktaba", "bibliotheque"])
def test_places_in_an_unchanged_article_stay_though_printed_pages_move(tmp_path, name):
    press = Press(tmp_path)
    pages = {"harbour-0a1b2c3d": 3, "tram-0a1b2c3d": 4, "tides-0a1b2c3d": 5, "tides-0a1b2c3d--b2": 6}
    found = []
    for number, (issue, moved) in enumerate([(newspaper.issue(), {}), (reissued(), pages)]):
        path, _ = press.make("epub", issue, target=tmp_path / f"{number}.epub", pages=moved)
        with zipfile.ZipFile(path) as archive:
            found.append(places({entry: archive.read(entry) for entry in archive.namelist()}, name))
    assert found[0] == found[1] != {}


def test_a_page_is_known_by_an_id_wherever_it_stands_in_the_reading_order(both):
    """An EPUB CFI says ``/6/8[at-…]``: the id finds the page where the number no longer does."""
    spines = [
        [reference.get("id") for reference in etree.fromstring(files["EPUB/content.opf"]).iter("{*}itemref")]
        for files in both
    ]
    known = {f"at-f-{name}-0a1b2c3d-xhtml" for name in ("bridge", "tides", "tram", "maktaba", "bibliotheque")}
    assert known <= set(spines[0]) & set(spines[1])
    assert len(set(spines[1])) == len(spines[1])
