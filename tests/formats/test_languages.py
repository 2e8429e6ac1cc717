"""Newsletters in every language that has interface texts: no English among them, and the right way round."""

import datetime as dt
import zipfile
from dataclasses import replace

import newspaper
import pytest
from lxml import etree
from printing import Press

from packager import kinds
from packager.codes import CODES
from packager.formats import _causes
from packager.locale import Words, translated
from packager.model import Fate, Masthead, Outcome, Problem
from packager.text.words import direction_of

X = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENGLISH = ("Contents", "minutes to read", "Published", "Updated", "Read the original", "Not in this issue", "Previous",
           "Next", "From the editor", "Could not be read", "no longer there", "No. ")  # fmt: skip


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return Press(tmp_path_factory.mktemp("languages"))


def issue(language, **more):
    masthead = Masthead("courier", "Courier", language, "Europe/Paris")
    lost = Outcome(Fate.FAILED, "?", "s", url="https://example.org/lost", reason="404 Not Found", code="not-found")
    shut = Problem("gather", "https://example.org/f.xml", "host-unknown", "there is no such host")
    return replace(newspaper.issue(), masthead=masthead, note="…", left_out=(lost,), problems=(shut,), **more)


def pages(path):
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def own_words(root, language):
    """Yield the texts of a page that are in the newsletter's language."""
    for element in root.iter():
        nearest = next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), None)
        if nearest == language and element.tag != f"{X}bdi":
            yield element.text or ""


@pytest.mark.parametrize("language", translated())
def test_a_newsletter_speaks_its_language_alone(press, language):
    path, _ = press.make("epub", issue(language), target=press.folder / "x.epub")
    assert kinds.find("formats", "epub").check(path) == []
    for name, root in pages(path).items():
        text = " ".join(own_words(root, language))
        if language != "en":
            assert [word for word in ENGLISH if word in text] == [], name
        if name.startswith(("contents", "nav", "left-out", "section")):
            assert (root.get("lang"), root.get(XML_LANG), root.get("dir")) == (
                language,
                language,
                direction_of(language),
            )


@pytest.mark.parametrize("name", ["epub", "html"])
def test_every_foreign_article_says_its_language_and_direction(press, name):
    path, _ = press.make(name, issue("ar"))
    if name == "epub":
        roots = pages(path)
        found = {uid: (root.get("lang"), root.get("dir")) for uid, root in roots.items()}
        found = {article.id: found[f"{article.id}.xhtml"] for article in newspaper.issue().articles()}
    else:
        root = etree.HTML(path.read_text("utf-8"))
        found = {each.get("id"): (each.get("lang"), each.get("dir")) for each in root.iter("article")}
    assert found == {article.id: (article.language, article.direction) for article in newspaper.issue().articles()}


@pytest.mark.parametrize(("language", "day"), [
    ("de", "Donnerstag, 21. November 2024"), ("ja", "2024年11月21日木曜日"), ("he", "יום חמישי, 21 בנובמבר 2024"),
    ("pt", "quinta-feira, 21 de novembro de 2024"), ("zh", "2024年11月21日星期四"),
])  # fmt: skip
def test_the_date_is_written_as_its_readers_write_it(press, language, day):
    path, _ = press.make("epub", issue(language), target=press.folder / "x.epub")
    when = next(pages(path)["contents.xhtml"].iter(f"{X}time"))
    assert when.text == day
    assert dt.date.fromisoformat(when.get("datetime")) == dt.date(2024, 11, 21)


def test_readers_are_told_why_in_their_language(press):
    path, _ = press.make("epub", issue("fr"), target=press.folder / "x.epub")
    shown = "".join(pages(path)["left-out.xhtml"].itertext())
    assert "Elle n’est plus là" in shown
    assert "Son serveur n’a pas répondu" in shown
    assert "404 Not Found" not in shown
    assert "no such host" not in shown


def test_a_cause_that_nobody_translated_is_told_as_it_came(press):
    strange = Problem("gather", "https://example.org/f.xml", "own-kind-broke", "the tide was out")
    path, _ = press.make("epub", replace(issue("fr"), problems=(strange,)), target=press.folder / "x.epub")
    told = next(each for each in pages(path)["left-out.xhtml"].iter(f"{X}p") if each.text == "the tide was out")
    assert (told.get("lang"), told.get("dir")) == ("en", "ltr")


NOT_FOR_READERS = ("epub", "html-", "pdf-", "markdown-", "cover-", "edition-", "render-", "template-", "delivery-",
                   "word-cut", "text-cut", "cache-unwritable", "locked", "clock-back", "ledger-damaged")  # fmt: skip


@pytest.mark.parametrize("language", translated())
def test_every_code_that_a_source_a_page_or_a_picture_can_cost_has_a_cause(language):
    words = Words(language, "UTC")
    untold = [code for code in CODES if not _causes.cause(code, words) and not code.startswith(NOT_FOR_READERS)]
    assert untold == []
