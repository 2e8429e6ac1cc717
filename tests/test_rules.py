"""Site rules: two forms of file, bounded expressions, and the general way where a rule fails."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from packager.cli.rules import command
from packager.model import Document, Item, SiteRule
from packager.rules import load
from packager.stages.clean import clean
from packager.text.article import siterules
from packager.text.html import parse_page, plain_text

RULES = Path(__file__).parent / "rules"
PROSE = "<p>The river rose again on Monday night, and the old bridge was closed to all traffic until the evening.</p>"


def cleaned(name: str, url: str, rule: SiteRule | None):
    data = (RULES / name).read_bytes()
    return clean(Item("s", "", url, url, document=Document(data, url), rule=rule), zone=None, language=None)


def test_a_rule_finds_what_it_names_and_takes_away_what_it_strips():
    article = cleaned("news.example/a.html", "https://news.example/a", load(RULES).find("https://www.news.example/a"))
    assert article.title == "The bridge is closed"
    assert article.authors == ("Ada Brook", "Tom Hill")
    assert article.published.isoformat() == "2024-11-20T11:27:00+01:00"
    assert article.html.startswith("<p>The river rose again on Monday night.</p><p>Nobody was hurt")
    assert article.html.endswith("<p>It opens again on Friday.</p>")
    assert not article.problems


def test_a_rule_of_the_public_form_is_followed_and_what_is_not_is_noted():
    rules = load(RULES)
    rule = rules.find("https://www.paper.example/1")
    assert rule is rules.find("https://deep.below.paper.example/x")
    article = cleaned(".paper.example/one.html", "https://www.paper.example/1", rule)
    assert article.title == "It opens"
    assert plain_text(article.html).splitlines()[1:] == [
        "We had hoped for sooner, said the miller, who had waited for a week."
    ]
    assert "<blockquote>" in article.html
    assert "<img" not in article.html
    assert "Logins" in rules.notes[0].hint
    assert [note.message for note in rules.notes] == ["not followed here: http_header, move_into"]


def test_a_rule_is_for_its_own_site_alone():
    rules = load(RULES)
    for url in ("https://sub.news.example/a", "https://newsexample/", "https://example/", "https://[", "file:///a"):
        assert rules.find(url) is None


def test_where_a_rule_finds_no_text_the_general_way_takes_over_and_says_so():
    page = f"<title>A bridge</title><article><h1>A bridge</h1>{PROSE * 5}<div id=x>Short.</div></article>"
    rule = SiteRule("news.toml", ("news.example",), body=("//main", "//div[@id='x']"), title=("//h6",))
    url = "https://news.example/a"
    article = clean(Item("s", "", url, url, document=Document(page.encode(), url), rule=rule), zone=None, language=None)
    assert article.title == "A bridge"
    assert article.html.count("old bridge") == 5
    assert [(problem.code, problem.message) for problem in article.problems] == [
        ("rule-missed", "the rule news.toml found no text on the page, which was read without it")
    ]


def by(rule: SiteRule, page: str):
    url = "https://news.example/a"
    return clean(Item("s", "", url, url, document=Document(page.encode(), url), rule=rule), zone=None, language=None)


def test_facts_are_read_before_what_is_stripped_goes():
    """Many public files name the byline as the author and then take it away, so that it stands in no text."""
    head = "<h1>A bridge</h1><p class=by>By Ada Brook</p><time>20 November 2024, 14:05</time>"
    named = {"title": ("//h1",), "author": ("//p[@class='by']",), "date": ("//time",)}
    strip = tuple(each for one in named.values() for each in one)
    rule = SiteRule("r", ("news.example",), body=("//article",), strip=strip, **named)
    article = by(rule, f"<title>Other</title><article>{head}{PROSE * 5}</article>")
    assert article.title == "A bridge"
    assert article.authors == ("Ada Brook",)
    assert article.published.isoformat() == "2024-11-20T14:05:00"
    assert "Ada Brook" not in article.html


def test_an_expression_that_finds_an_empty_element_gives_way_to_the_next():
    rule = SiteRule("r", ("news.example",), title=("//h1[@class='old']", "//h1"))
    page = f"<title>Other</title><article><h1 class=old></h1><h1>A bridge</h1>{PROSE * 5}</article>"
    assert by(rule, page).title == "A bridge"


@pytest.mark.parametrize("body", ["//article", "//main"])
def test_where_a_rule_strips_the_whole_text_the_general_way_takes_over(body):
    """Sites are made anew, and what a rule strips may then be what holds the text."""
    rule = SiteRule("r.toml", ("news.example",), body=(body,), strip=("//*[contains(@class, 'header')]",))
    article = by(rule, f"<title>A bridge</title><article class=no-header><h1>A bridge</h1>{PROSE * 5}</article>")
    assert article.html.count("old bridge") == 5
    assert [problem.code for problem in article.problems] == ["rule-missed"]


def test_a_file_may_bear_its_hosts_name_in_its_own_letters(tmp_path):
    (tmp_path / ".müller.example.txt").write_text("body: //main\n")
    rules = load(tmp_path)
    assert not rules.notes
    assert rules.find("https://www.xn--mller-kva.example/a") is rules.find("https://xn--mller-kva.example/") is not None


def test_nothing_between_quotes_strips_nothing(tmp_path):
    (tmp_path / "news.example.txt").write_text("strip_id_or_class: ''\nstrip_image_src: \"\"\n")
    assert load(tmp_path).find("https://news.example/").strip == ()


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("//div[", "not XPath"),
        ("//p[" + "x" * 3000 + "]", "longer than"),
        ("//*[.//*[.//*]]", "within a search"),
        ("//*[count(preceding::*[ancestor::div])>1]", "within a search"),
        ("//div[contains(@class, '[//') and .//a[@href]]", None),
        ("substring-after(//p[@class='by'], 'By ')", None),
    ],
)
def test_an_expression_is_bounded_before_it_runs(expression, reason):
    flaw = siterules.flaw(expression)
    assert (flaw is None) == (reason is None)
    assert reason is None or reason in flaw


def test_a_paragraph_wrapped_in_a_heading_is_the_heading():
    page = parse_page("<p>One</p>and<p>two <b>three</b></p>")
    siterules.reshape(SiteRule("r", (), wrap=(("h3", "//p"),)), page)
    assert etree.tostring(page.find("body")) == b"<body><h3>One</h3>and<h3>two <b>three</b></h3></body>"


def test_a_rule_wraps_unwraps_and_takes_attributes_away():
    page = parse_page("<div><b class=s srcset=x>Head</b> tail <span>kept <i>whole</i></span><u>out</u></div>")
    rule = SiteRule(
        "r", (), strip=("//@srcset", "//u"), unwrap=("//span", "/html"), wrap=(("h2", "//b"), ("div", "/html"))
    )
    siterules.reshape(rule, page)
    assert etree.tostring(page.find("body"), encoding="unicode") == (
        '<body><div><h2><b class="s">Head</b></h2> tail kept <i>whole</i></div></body>'
    )
    assert siterules.wrap_flaw("script", "//b") == "nothing is put into <script>"


def test_a_link_of_the_public_form_may_have_a_condition(tmp_path):
    (tmp_path / "a.example.txt").write_text(
        "single_page_link: //a[@class='print'] | //a[@class='whole']\nif_page_contains: //p[@class='pager']\n"
    )
    rules = load(tmp_path)
    assert not rules.notes
    link = "<a class=whole href=/whole>All</a>"
    for page, address in ((f"<p class=pager>1 of 2</p>{link}", "https://a.example/whole"), (link, None)):
        document = Document(page.encode(), "https://a.example/1")
        assert siterules.single_page(rules.find("https://a.example/1"), document) == address


def test_nothing_but_elements_and_texts_comes_of_an_expression():
    page = parse_page("<p>a</p><p>b<i>c</i></p>")
    assert siterules.texts(page, ("//q", "count(//p)", "//p")) == ["a", "bc"]
    assert siterules.texts(page, ("unknown()", "$x", "//p/text()")) == ["a", "b"]
    assert [one.tag for one in siterules.elements(page, ("//p | //i",))] == ["p", "p"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.example.toml", "body = ", "Invalid value"),
        ("a.example.toml", "bode = '//p'", "Extra inputs"),
        ("a.example.toml", "body = '//p['", "not XPath"),
        ("readme.txt", "body: //p", "not a host"),
        ("a.example.txt", "body: //p[", "not XPath"),
    ],
)
def test_a_file_that_is_wrong_costs_itself_and_is_told(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    (tmp_path / "good.example.toml").write_text("body = '//p'")
    rules = load(tmp_path)
    assert rules.find("https://good.example/")
    assert [note.code for note in rules.notes] == ["rule-bad"]
    assert said in rules.notes[0].message


def test_rules_test_says_of_each_page_whether_its_rule_holds(tmp_path):
    run = CliRunner().invoke(command, ["test", str(RULES)], standalone_mode=False)
    assert run.return_value == 0, run.output
    assert f"news.example.toml: {RULES / 'news.example/a.html'}: sound, 30 words" in run.output
    assert "not followed here" in run.output
    (tmp_path / "news.example.toml").write_text(
        (RULES / "news.example.toml").read_text().replace("Nobody was hurt", "All was lost").replace("sig", "gone")
    )
    (tmp_path / "news.example").mkdir()
    (tmp_path / "news.example" / "a.html").write_bytes((RULES / "news.example/a.html").read_bytes())
    run = CliRunner().invoke(command, ["test", str(tmp_path)], standalone_mode=False)
    assert run.return_value == 1
    assert "author finds nothing" in run.output
    assert "“All was lost” is not in its text" in run.output
