"""Marks of notes as Markdown."""

import pytest

from packager.text.html import parse_fragment
from packager.text.markdown import Context, write

MARK = '<p>a<sup><a href="#n" role="doc-noteref">1</a></sup></p>'


@pytest.mark.parametrize(("note", "said"), [
    ('<aside id="n" role="doc-footnote"><p>1. Note.</p></aside>', "a[^n]\n\n[^n]: Note."),
    ("<ol><li>Note.</li></ol>", "a<sup>1</sup>\n\n1. Note."),
])  # fmt: skip
def test_a_mark_without_a_note_of_markdowns_own_stays_raised(note, said):
    assert write(parse_fragment(MARK + note), Context(lambda name: None)) == said
