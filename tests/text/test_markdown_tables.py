"""Tables as Markdown: what stands above the line."""

import pytest

from packager.text.html import parse_fragment
from packager.text.markdown import Context, write


@pytest.mark.parametrize(("rows", "first"), [
    ("<tr><th>a</th><th>b</th></tr>", "| a | b |"),
    ("<tr><td></td><th>2023</th><th>2024</th></tr>", "|  | 2023 | 2024 |"),
    ("<tr><td>a</td><td>b</td></tr>", "|  |  |"),
    ("<tr><th>a</th><td>b</td></tr>", "|  |  |"),
])  # fmt: skip
def test_a_row_of_heads_stands_above_the_line(rows, first):
    lines = write(parse_fragment(f"<table>{rows}<tr><td>1</td><td>2</td></tr></table>"), Context(lambda name: None))
    assert lines.split("\n")[0] == first
