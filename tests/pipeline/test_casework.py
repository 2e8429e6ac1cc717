"""A page that came out wrong: explained, and kept as a case."""

import json

import pytest
from click.testing import CliRunner
from lxml import etree

from packager.cli.clean import command
from packager.errors import ConfigError
from packager.model import Document, Item
from packager.pipeline.casework import case_files, case_item, explain, save_case
from packager.rules import Rules
from packager.stages.clean import PAGE, clean
from packager.stages.clean.trace import trace

PROSE = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening."
PAGE_HTML = f"""<html lang=en><head><title>A bridge</title><meta name=author content="Ada Brook"></head><body>
<nav><a href=/>Home sweet home</a></nav><article><h1>A bridge</h1>
<p>{PROSE}</p><p>{PROSE} <b>Nobody was hurt.</b></p><p><img src="/p/bridge.jpg" alt="x"></p><p>{PROSE}</p>
<p>Share this article on Twitter</p><script>alert(1)</script><p onclick=alert(2)>{PROSE}</p><p>{PROSE}</p>
</article><footer><img src="/p/logo-of-it.png">All rights reserved</footer></body></html>"""
URL = "https://news.example/a"


def refused(terms):
    raise AssertionError("no door is needed for a file")


def traced(page=PAGE_HTML):
    return trace(Item("s", "", "g", URL, document=Document(page.encode(), URL)), zone=None, language=None)


def test_each_word_of_the_page_is_kept_or_has_the_step_at_which_it_went():
    told = traced()
    names = [step.__name__ for step in PAGE]
    fates = {run.text: names[run.step - 1] if run.step else None for line in told.lines for run in line.runs}
    assert fates["Home sweet home"] == "locate"
    assert fates["A bridge"] == "drop_headlines"
    assert fates[PROSE] is None
    assert fates[f"{PROSE} Nobody was hurt."] is None
    assert fates["/p/bridge.jpg x"] is None
    assert fates["/p/logo-of-it.png"] == "locate"
    assert fates["All rights reserved"] == "locate"
    assert sum(told.dropped) == sum(
        len(run.text.split()) for line in told.lines for run in line.runs if run.step and line.tag != "img"
    )
    assert told.article == clean(
        Item("s", "", "g", URL, document=Document(PAGE_HTML.encode(), URL)), zone=None, language=None
    )


def test_a_page_without_an_article_says_where_it_ended():
    told = traced("<title>Stop</title><p>Please accept cookies.</p>")
    assert told.error is not None
    assert told.article is None
    assert told.error.code == "no-article"


def test_the_explanation_is_well_formed_and_nothing_on_it_runs_or_loads(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE_HTML.replace("Nobody", "&lt;script&gt;alert(3)&lt;/script&gt; Nobody"))
    page, _ = explain({"file": str(path), "url": URL}, refused, (), Rules())
    root = etree.fromstring(page.encode())
    assert not [
        one for one in root.iter() if isinstance(one.tag, str) and one.tag.split("}")[1] in {"script", "img", "a"}
    ]
    assert not root.xpath("//@onclick | //@src | //@href")
    assert "default-src 'none'" in page
    assert "Ada Brook" in page
    assert "meta author" in page


def test_a_saved_case_is_one_that_the_tests_read(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE_HTML)
    written = save_case(tmp_path / "case", {"file": str(path), "url": URL}, refused, (), Rules())
    assert [one.name for one in written] == ["page.html", "case.json", "expected.html", "expected.json"]
    article = clean(case_item(tmp_path / "case", "https://other.example/"), zone=None, language=None)
    assert article.url == URL
    html, facts = case_files(article)
    assert html == (tmp_path / "case" / "expected.html").read_text("utf-8")
    assert json.loads(facts)["authors"] == ["Ada Brook"]


def test_a_case_that_was_mended_by_hand_is_kept(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE_HTML)
    case = tmp_path / "case"
    for _ in range(2):
        save_case(case, {"file": str(path), "url": URL}, refused, (), Rules())
    (case / "expected.html").write_text("as it should be")
    with pytest.raises(ConfigError, match=r"expected\.html"):
        save_case(case, {"file": str(path), "url": URL}, refused, (), Rules())
    assert (case / "expected.html").read_text() == "as it should be"


@pytest.mark.parametrize(("text", "status"), [(f"<p>{PROSE}</p>" * 4, 0), ("<p>Oh.</p>", 1)])
def test_the_status_says_whether_what_is_explained_is_an_article(tmp_path, text, status):
    path = tmp_path / "page.html"
    path.write_text(f"<title>A bridge</title><article><h1>A bridge</h1>{text}</article>")
    assert CliRunner().invoke(command, ["--explain", str(path)], standalone_mode=False).return_value == status
