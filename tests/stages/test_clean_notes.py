"""Notes, as systems write them, through the whole of cleaning: none is lost, and each mark leads to its own."""

from __future__ import annotations

import pytest

from tests.stages.test_clean_shapes import cleaned

_BOXED = (
    '<div class="footnote"><a id="footnote-{0}" href="#footnote-anchor-{0}" class="footnote-number">{0}</a>'
    '<div class="footnote-content"><p>{1}</p></div></div>'
)
_BOXED_MARK = '<a class="footnote-anchor" id="footnote-anchor-{0}" href="#footnote-{0}">{0}</a>'
NOTED = "The weir holds{} the water back, and it was built in the year after the flood."


def test_the_number_of_a_note_in_a_box_of_its_own_is_kept() -> None:
    first, second = (NOTED.format(_BOXED_MARK.format(number)) for number in (1, 2))
    notes = _BOXED.format(1, "So the keeper says.") + _BOXED.format(2, "So the mayor says.")
    html = cleaned(f"§§<p>{first}</p><p>{second}</p>§{notes}")
    assert [f'<sup><a href="#fn-{n}" id="fnref-{n}">{n}</a></sup>' in html for n in (1, 2)] == [True, True]
    assert '<li id="fn-2"><p>So the mayor says. <a href="#fnref-2">↩</a></p></li>' in html


@pytest.mark.parametrize(
    "said", ["<a href=https://a.example/x>Roe 2020</a>", "See also <a href=/y>the lake</a>", "Share."]
)
def test_a_note_that_reads_like_furniture_stays(said: str) -> None:
    html = cleaned(f"§§<p>{NOTED.format(_BOXED_MARK.format(1))}</p>§§{_BOXED.format(1, said)}")
    assert '<li id="fn-1">' in html
    assert '<a href="#fn-1" id="fnref-1">1</a>' in html


def test_roles_tell_marks_and_notes() -> None:
    mark = '<a role="doc-noteref" href="#n1">1</a>'
    html = cleaned(f'§§<p>{NOTED.format(mark)}</p>§<aside role="doc-footnote" id="n1"><p>1. So they say.</p></aside>')
    assert '<li id="fn-1"><p>So they say. <a href="#fnref-1">↩</a></p></li>' in html


def test_the_rule_over_a_note_is_no_part_of_it() -> None:
    mark = '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>'
    note = '<div id="ftn1"><hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> So they say.</p></div>'
    assert "<hr" not in cleaned(f"§§<p>{NOTED.format(mark)}</p>§{note}")


def test_a_heading_over_notes_comes_without_its_link_to_edit() -> None:
    mark = '<sup class="reference"><a id="r1" href="#c1">[1]</a></sup>'
    heading = '<h2>References<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>'
    notes = '<ol class="references"><li id="c1"><a href="#r1">^</a> <span>So they say.</span></li></ol>'
    assert "<h2>References</h2>" in cleaned(f"§§<p>{NOTED.format(mark)}</p>§{heading}{notes}")
