"""What every format owes: the same contents in the same order, a sound file, the same bytes again."""

import re
import zipfile
from dataclasses import replace

import lxml.html
import newspaper
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from printing import Press

from packager import kinds
from packager.errors import RenderError
from packager.text.html import plain_text

LAID_OUT = ("booklet", "pdf")
EVERY = [pytest.param(name, marks=pytest.mark.slow) if name in LAID_OUT else name for name in kinds.names("formats")]
READABLE = [name for name in kinds.names("formats") if name not in LAID_OUT]
"""Formats whose text comes out of the file as it went in."""


FACTS = (
    "The Lake Courier", "Thursday, 21 November 2024", "No. 1,234", "Contents", "City", "Monde", "Science",
    "By Jo Smith and Ana Ruiz", "From our correspondents", "Example Courier", "GENEVA", "Transport",
    "Published 20 November 2024, 11:27", "Updated 20 November 2024, 14:05", "Updated since it was printed",
    "Three years late and twice as dear", "minutes to read", "This is the beginning of the article.",
    "Read the original at Example Courier", "The same story at example.net", "The cinema pages return",
)  # fmt: skip


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return Press(tmp_path_factory.mktemp("contract"))


@pytest.fixture(scope="module")
def shown(press):
    """Return a function that gives what a reader of a format sees, white space folded and hyphens undone."""
    kept = {}

    def show(name):
        if name not in kept:
            path, _ = press.make(name)
            kept[name] = plain(" ".join(seen(path)))
        return kept[name]

    return show


def seen(path):
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as archive:
            package = etree.fromstring(archive.read("EPUB/content.opf"))
            names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
            for reference in package.iter("{*}itemref"):
                body = etree.fromstring(archive.read(f"EPUB/{names[reference.get('idref')]}")).find("{*}body")
                yield "".join(body.itertext())
        return
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = re.sub(r"\[\^[^\]]+\]:?", "", text.split("---", 2)[2])
        text = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    yield lxml.html.fromstring(text).find(".//body" if "<body" in text else ".").text_content()


def plain(text):
    return " ".join(text.replace("\xad", "").replace("\u202f", " ").replace("\xa0", " ").split())


def words(text):
    return re.findall(r"\w+", plain(text))


@pytest.mark.parametrize("name", EVERY)
def test_an_edition_is_sound_by_its_own_check(press, name):
    path, _ = press.make(name)
    assert kinds.find("formats", name).check(path) == []


@pytest.mark.parametrize("name", EVERY)
def test_the_same_issue_is_the_same_bytes(press, name):
    one, _ = press.make(name)
    other, _ = press.make(name, target=press.folder / f"again{one.suffix}")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", kinds.names("formats"))
def test_an_issue_without_articles_is_no_edition(press, name):
    with pytest.raises(RenderError, match="no article"):
        press.make(name, replace(newspaper.issue(), sections=()))


@pytest.mark.parametrize("name", READABLE)
def test_every_article_stands_in_it_whole_and_in_order(shown, name):
    text = shown(name)
    articles = list(newspaper.issue().articles())
    at = [text.rindex(plain(article.title)[:24]) for article in articles]
    assert len(at) == len(set(at))
    place = 0
    for article in articles:
        # The number of a note is set by whatever shows it, and so is a formula.
        written = plain_text(re.sub(r"<(sup|math)\b.*?</\1>", " ", article.html))
        missing = [word for word in words(written) if word not in text]
        assert missing == [], article.id
        place = text.index(plain(article.title)[:24], place)


@pytest.mark.parametrize("name", READABLE)
def test_facts_of_each_article_are_told(shown, name):
    text = shown(name)
    for told in FACTS:
        assert told in text, told


@pytest.mark.parametrize("name", READABLE)
def test_what_is_missing_is_named_with_its_reason(shown, name):
    text = shown(name)
    for told in ("Not in this issue", "The long road to the lighthouse", "It is no longer there",
                 "Chess: the fourth game", "Its server did not answer"):  # fmt: skip
        assert told in text


@pytest.mark.parametrize("name", READABLE)
def test_a_picture_that_cannot_be_had_is_told_and_shown_as_its_text(press, shown, name):
    _, rendered = press.make(name)
    assert [(problem.code, problem.where) for problem in rendered.problems] == [("image-failed", "missing.jpg")]
    assert "[A comet over the bay]" in shown(name)


@pytest.mark.parametrize("name", kinds.names("formats"))
def test_a_file_is_known_by_its_suffix(name):
    kind = kinds.find("formats", name)
    assert kinds.format_for(f"Daily.Paper{kind.suffix.upper()}") is kind
    assert kinds.format_for(f"paper{kind.suffix}.zip") is None
