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
