"""Blocks: what stands where HTML does not let it keeps its words, in markup that a second reading leaves as it is."""

from __future__ import annotations

import pytest

from packager.text.parts.blocks import settle_blocks
from packager.text.sanitize import sanitize
from packager.text.soup import QuickSoup

ROW = "<tr><td>4 m</td><td>5 m</td></tr>"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("<caption>The weir</caption>", "<p>The weir</p>"),
        ("<tr><td>Loose cells</td><td>And more</td></tr>", "<p>Loose cells</p><p>And more</p>"),
        (
            "<table><tr><td>4 m</td><td>5 m</td></tr></table>",
            "<table><tbody><tr><td>4 m</td><td>5 m</td></tr></tbody></table>",
        ),
        (
            "<table><tr><td></td><td>Loose</td></tr><tr><td>Words</td><td> </td></tr></table>",
            "<p>Loose</p><p>Words</p>",
        ),
        (
            f"<table>{ROW}<tr><td></td><td>&nbsp;</td></tr><tr><td></td><td>6 m</td></tr></table>",
            f"<table><tbody>{ROW}<tr><td></td><td>6 m</td></tr></tbody></table>",
        ),
        (
            '<table><tr><td rowspan="2">3 m</td><td>4 m</td></tr><tr><td></td></tr></table>',
            '<table><tbody><tr><td rowspan="2">3 m</td><td>4 m</td></tr><tr><td></td></tr></tbody></table>',
        ),
        ("<p>So many: <em><mn>3</mn></em> of them</p>", "<p>So many: <em>3</em> of them</p>"),
        ("<p>So many: <math><mn>3</mn></math></p>", "<p>So many: <math><mn>3</mn></math></p>"),
        ("<em>Said <p>and written</p> in one</em>", "<p>Said</p><p>and written</p><p>in one</p>"),
        ("<aside><li>High</li> <li>Wide</li></aside>", "<aside><ul><li>High</li><li>Wide</li></ul></aside>"),
        ("<li>High</li><p>and</p><li>wide</li>", "<ul><li>High</li></ul><p>and</p><ul><li>wide</li></ul>"),
        ("<ol><div><section><li>High</li></section></div></ol>", "<ol><li>High</li></ol>"),
        ("<dl><dt>1.</dt><dd>Dig</dd> <dt>2.</dt><dd>Fill</dd></dl>", "<ol><li>Dig</li><li>Fill</li></ol>"),
        (
            "<dl><dt>1</dt><dd>Dig</dd><dt>3</dt><dd>Fill</dd></dl>",
            "<dl><dt>1</dt><dd>Dig</dd><dt>3</dt><dd>Fill</dd></dl>",
        ),
        ("<figcaption>The weir</figcaption>", "<p>The weir</p>"),
        ("<q><ul><li>It was high</li></ul></q>", "<ul><li>It was high</li></ul>"),
        (
            "<pre><code>fn x {<details><summary>More</summary><div>let y</div>\n<p>let z;</p></details>}</code></pre>",
            "<pre><code>fn x {\n<strong>More</strong>\nlet y\nlet z;\n}</code></pre>",
        ),
        ("<pre><ol><li>let y;</li><li>let z;</li></ol></pre>", "<pre>let y;\nlet z;</pre>"),
        ("<p><span lang='fr'>Le pont</span> <span>is</span> shut</p>", '<p><span lang="fr">Le pont</span> is shut</p>'),
    ],
)
def test_what_stands_where_it_may_not_keeps_its_words(made: str, expected: str) -> None:
    soup = QuickSoup(f"<p>Before</p>{made}<p>After</p>")
    settle_blocks(soup)
    written = sanitize(str(soup))
    assert written == f"<p>Before</p>{expected}<p>After</p>"


@pytest.mark.parametrize(("written", "read"), [
    ("<p>One<br>two<br><br>three<br> <br><br>four</p>", "<p>One<br>two</p><p>three</p><p>four</p>"),
    ('<p id="a" lang="fr">Un<br><br>deux</p>', '<p id="a" lang="fr">Un</p><p lang="fr">deux</p>'),
    ("<ul><li><p>One<br><br>two</p></li></ul>", "<ul><li><p>One</p><p>two</p></li></ul>"),
    ("<p>One<br>two</p>", "<p>One<br>two</p>"),
])  # fmt: skip
def test_an_empty_line_within_a_paragraph_parts_it(written: str, read: str) -> None:
    soup = QuickSoup(f"<p>Before</p>{written}<p>After</p>")
    settle_blocks(soup)
    assert sanitize(str(soup)) == f"<p>Before</p>{read}<p>After</p>"


def settled(fragment: str) -> str:
    soup = QuickSoup(fragment)
    settle_blocks(soup)
    return str(soup)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("<p><b>Q<br><br></b>A</p>", "<p><b>Q</b></p><p>A</p>"),
        ("<p><b>Q<br> </b><br>A</p>", "<p><b>Q</b></p><p>A</p>"),
        (
            "<p><b><i>One<br/><br/>two</i><br/><br/>three</b></p>",
            "<p><b><i>One</i></b></p><p><b><i>two</i></b></p><p><b>three</b></p>",
        ),
        (
            "<p>So <em lang='fr' id='n'>l’un<br><br>l’autre</em></p>",
            '<p>So <em id="n" lang="fr">l’un</em></p><p><em lang="fr">l’autre</em></p>',
        ),
        ("<p><b>Q<br></b>A</p>", "<p><b>Q</b><br/>A</p>"),
        ("<p><b>One<br>two</b></p>", "<p><b>One<br/>two</b></p>"),
        ("<pre><b>x<br><br>y</b></pre>", "<pre><b>x<br/><br/>y</b></pre>"),
        ("<p>One<br/><span> </span><br/>two<br/></p>", "<p>One</p><p>two</p>"),
        ("<h2><br>One<br></h2><p>x</p>", "<h2>One</h2><p>x</p>"),
    ],
)  # fmt: skip
def test_an_empty_line_parts_paragraphs_whatever_it_stands_in(made: str, expected: str) -> None:
    assert settled(made) == expected
    assert settled(expected) == expected


LONG = (
    "The river rose again on Monday, and the old bridge was closed to traffic until the council had met twice, as "
    + "it had "
)
VERSE = "The river rose, the bridge was shut, and so we went to bed without a word of all of it, as they said"


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    lines = [f"{LONG}in {number}." for number in range(3)]
    assert settled(f"<p>{'<br/>'.join(lines)}</p>") == "".join(f"<p>{line}</p>" for line in lines)
    beside = "<br/>".join([*lines, "So it was."])
    assert settled(f"<p>Two<br/>words<br/><br/>{beside}</p>").startswith("<p>Two<br/>words</p><p>The river")
    assert settled(f"<p>{beside}</p>").endswith("<p>So it was.</p>")


@pytest.mark.parametrize(
    "lines",
    [
        [VERSE] * 4,
        [f"{LONG}in {number}." for number in range(2)],
        ["Short lines end soon."] * 9,
        [*[f"{LONG}in {number}." for number in range(3)], *["And so on."] * 30],
        ['<img src="a.jpg"/>', *[f"{LONG}in {number}." for number in range(3)]],
    ],
    ids=["verses", "two", "short", "mostly short", "a picture"],
)
def test_other_lines_stay_in_one_paragraph(lines: list[str]) -> None:
    paragraph = f"<p>{'<br/>'.join(lines)}</p>"
    assert settled(paragraph) == paragraph


@pytest.mark.parametrize("line", ["* * *", "***", "___", "———", "<b>~~~</b>", "⁂"])
def test_a_line_of_signs_is_the_rule_that_it_draws(line: str) -> None:
    assert settled(f"<p>One</p><p>{line}</p><p>two</p>") == "<p>One</p><hr/><p>two</p>"


@pytest.mark.parametrize("line", ["…", "—", "**", "5", "★★★★", "[…]"])
def test_signs_that_draw_nothing_stay(line: str) -> None:
    assert settled(f"<p>One</p><p>{line}</p><p>two</p>") == f"<p>One</p><p>{line}</p><p>two</p>"


def test_a_gallery_that_is_a_list_without_a_word_is_a_row_of_pictures() -> None:
    shown = '<p><img src="a.jpg"/></p><p><img src="b.jpg"/></p>'
    assert settled('<dl><dt><img src="a.jpg"></dt></dl><dl><dt><img src="b.jpg"></dt></dl>') == shown
    assert settled('<ul><li><img src="a.jpg"></li><li><img src="b.jpg"></li></ul>') == shown
    figure = '<figure><img src="c.jpg"/><figcaption>The weir</figcaption></figure>'
    assert settled(f"<ul><li>{figure}</li><li>{figure}</li></ul>") == figure * 2
    assert "<li>" in settled('<ul><li><img src="a.jpg"></li><li>The weir</li></ul>')
    assert "<ol>" in settled(f"<ol><li>{figure}</li><li>{figure}</li></ol>")
    assert "<li>" in settled(f"<ol><li>Open it.{figure}</li><li>Close it.{figure}</li></ol>")


def test_the_wide_spaces_that_indent_a_paragraph_go_and_those_of_verses_stay() -> None:
    assert settled("<p>\u3000\u3000江水又涨了。</p>") == "<p>江水又涨了。</p>"
    assert settled("<p>\n\u3000 江水又涨了。</p>") == "<p>江水又涨了。</p>"
    assert settled("<p><b>\u3000\u3000江水</b>\u3000又涨了。</p>") == "<p><b>江水</b>\u3000又涨了。</p>"
    assert settled("<p>\u3000江水<br/>\u3000又涨了</p>") == "<p>\u3000江水<br/>\u3000又涨了</p>"


@pytest.mark.parametrize(("item", "expected"), [
    ("<span>+</span><p>Fast</p>", "<p>+ Fast</p>"), ("<div>1.</div><div>Fast</div>", "<p>1. Fast</p>"),
    ("<p><b>b)</b></p><p>Fast</p><p>Good</p>", "<p>b) Fast</p><p>Good</p>"), ("✓ <p>Fast</p>", "<p>✓ Fast</p>"),
    ("Yes<p>Fast</p>", "Yes<p>Fast</p>"), ("<p>No. 1.</p><p>Fast</p>", "<p>No. 1.</p><p>Fast</p>"),
])  # fmt: skip
def test_a_sign_or_number_alone_before_the_paragraph_of_an_item_begins_it(item: str, expected: str) -> None:
    assert settled(f"<ul><li>{item}</li></ul>") == f"<ul><li>{expected}</li></ul>"
