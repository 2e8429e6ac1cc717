"""Code as highlighters write it, with its lines numbered: the code stays, line for line, without the numbers."""

from __future__ import annotations

import re

import pytest

from tests.stages.test_clean_shapes import cleaned

LISTINGS = {
    "numbers in one cell, code in the other": """
        <table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td>
        <td class="code"><div><pre><span></span>if tide:\n    close()\n</pre></div></td></tr></table>""",
    "both in a pre": """
        <pre class="highlight"><code><table><tbody><tr><td class="gutter gl"><pre class="lineno">1\n2\n</pre></td>
        <td class="code"><pre><b>if</b> tide:\n    close()\n</pre></td></tr></tbody></table></code></pre>""",
    "lines parted by breaks": """
        <figure class="highlight"><table><tr><td class="gutter"><pre><span>1</span><br><span>2</span><br></pre></td>
        <td class="code"><pre><span>if tide:</span><br><span>    close()</span><br></pre></td></tr></table></figure>""",
    "lines in boxes": """
        <table><tr><td class="gutter"><div class="line">1</div><div class="line">2</div></td><td class="code">
        <div><div class="line"><code>if</code> <code>tide:</code></div>
        <div class="line"><code>    </code><code>close()</code></div></div></td></tr></table>""",
    "a row a line, with numbers drawn from an attribute": """
        <table><tr><td class="blob-num" data-line-number="7"></td><td class="blob-code"><b>if</b> tide:</td></tr>
        <tr><td class="blob-num" data-line-number="8"></td><td class="blob-code">    close()</td></tr></table>""",
    "a number in each line": """
        <pre><code><span class="ln">1</span>if tide:\n<span class="ln">2</span>    close()</code></pre>""",
    "a line in boxes of its own": """
        <figure><pre><code><div><div class="gutter"><div>1</div></div><div class="code">if tide:</div></div><div><div
        class="gutter"><div>2</div></div><div class="code">    close()</div></div></code></pre></figure>""",
    "numbers in a pre of their own": """
        <div class="gutter"><pre>1\n2</pre></div><div class="code"><pre>if tide:\n    close()</pre></div>""",
}


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_numbered_code_is_code_without_its_numbers(listing: str) -> None:
    (code,) = re.findall(r"<pre>(.*?)</pre>", cleaned(f"§§{listing}§§"), re.DOTALL)
    assert re.sub(r"</?code>", "", code).split("\n") in (["if tide:", "    close()"], ["if tide:", "    close()", ""])


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>1</td><td><code>open</code></td></tr><tr><td>2</td><td><code>closed</code></td></tr></table>",
        "<table><tr><td>1</td><td class=code>A</td></tr><tr><td>4</td><td class=code>B</td></tr></table>",
        "<table><tr><td>1</td><td><p>Open it.</p><pre>open f</pre><p>Close it.</p></td></tr></table>",
        "<table><tr><td>2023</td><td class=source-code>The town's <a href=/x>report</a></td></tr></table>",
        "<table><tr><td class=num>1</td><td class=code><a href=/x>A</a></td></tr></table>",
        "<table><tr><td>1</td><td><pre>In the beginning\nwas a weir</pre></td></tr></table>",
        "<table><tr><th>No</th><th>Code</th></tr><tr><td>1</td><td class=code>A</td></tr></table>",
    ],
)
def test_a_table_of_numbers_and_words_stays_a_table(table: str) -> None:
    assert "<table>" in cleaned(f"§§{table}§§")


@pytest.mark.parametrize(
    "text", ["1\n2\n3", f"<b>{'9' * 5000}</b>\n<b>2</b>", "<b>1</b> and <b>3</b>", "<b>1</b>\n2\n3\n<b>2</b>"]
)
def test_numbers_that_count_no_lines_stay(text: str) -> None:
    assert f"<pre>{text}</pre>" in cleaned(f"§§<pre>{text}</pre>§§")
