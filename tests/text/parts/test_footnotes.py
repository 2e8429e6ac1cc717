"""Footnotes of every usual form come out in one."""

import pytest
from bs4 import BeautifulSoup

from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.parts.footnotes import settle_notes

LINE = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening"
PROSE = f"<p>{LINE}.</p>"
NOTE = "The gauge at the mill read four metres."


def settled(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    settle_notes(soup)
    return soup.decode()


def cleaned(body: str) -> str:
    page = f"<title>A bridge</title><article><h1>A bridge</h1>{body}</article>"
    url = "https://news.example/a"
    return clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).html


ONE_FORM = {
    "markdown": (
        '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>',
        f'<div class="footnotes"><hr><ol><li id="fn:1"><p>{NOTE} <a href="#fnref:1">↩︎</a></p></li></ol></div>',
    ),
    "blocks of an editor": (
        '<sup data-fn="e1-4" class="fn"><a href="#e1-4" id="e1-4-link">1</a></sup>',
        f'<ol class="wp-block-footnotes"><li id="e1-4">{NOTE} <a href="#e1-4-link">↩︎</a></li></ol>',
    ),
    "an anchor before the note": (
        '<span id="top-1"></span><span class="easy-footnote"><a href="#low-1"><sup>1</sup></a></span>',
        f'<ol><li><span id="low-1"></span>{NOTE}<a href="#top-1"></a></li></ol>',
    ),
    "an encyclopaedia": (
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a>'
        f'</b></span> <span class="reference-text">{NOTE}</span></li></ol>',
    ),
    "a letter": (
        '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>',
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>'
        f'<div class="footnote-content"><p>{NOTE}</p></div></div>',
    ),
    "a word processor": (
        '<a href="#_ftn1" name="_ftnref1">[1]</a>',
        f'<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> {NOTE}</p></div>',
    ),
    "a paragraph with its number": ('<sup><a href="#n1">1</a></sup>', f'<p><a name="n1"></a>1. {NOTE}</p>'),
    "an aside": ('<a href="#fn1" role="doc-noteref">*</a>', f'<aside id="fn1"><p>{NOTE}</p></aside>'),
    "an address before the place": (
        '<a href="https://news.example/a#n1" id="r1"><sup>1</sup></a>',
        f'<ol><li id="n1">{NOTE} <a href="https://news.example/a#r1">↩</a></li></ol>',
    ),
    "a documentation's aside": (
        '<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><i>[</i>1<i>]</i></a>',
        '<aside class="footnote-list brackets"><aside class="footnote" id="id2" role="doc-note"><span class="label">'
        f'<span>[</span><a role="doc-backlink" href="#id1">1</a><span>]</span></span><p>{NOTE}</p></aside></aside>',
    ),
    "a number in brackets": ("[1]", f"<p>[1] {NOTE}</p><p>[2] Another.</p>"),
    "a raised number": ("<sup>1</sup>", f"<p><sup>1</sup> {NOTE}</p>"),
    "the margin": (
        '<label for="sn-1" class="sidenote-number"></label><input type="checkbox" id="sn-1">'
        f'<span class="sidenote">{NOTE}</span>',
        "",
    ),
    "a click": (
        f'<sup data-mfn="1"><a href="javascript:void(0)">1</a></sup><span class="x-footnote__note">{NOTE}</span>',
        "",
    ),
}


@pytest.mark.parametrize("form", ONE_FORM)
def test_a_note_becomes_an_item_that_its_mark_links_to_and_that_links_back(form: str) -> None:
    mark, note = ONE_FORM[form]
    more = " It rained.[2]" if "[2]" in note else ""
    html = cleaned(f"<p>{LINE}.{mark} Nobody was hurt.</p>{PROSE * 4}<p>A crowd came.{more}</p>{note}")
    assert '.<sup><a href="#fn-1" id="fnref-1">1</a></sup> Nobody was hurt.</p>' in html
    end = html[html.index('<section class="footnotes"><ol><li id="fn-1">') :]
    assert end.count(NOTE) == 1
    last = end[: end.index("</li>") + 5] + "</ol></section>" if more else end
    assert last.replace("<p>", "").replace("</p>", "").endswith(f'{NOTE} <a href="#fnref-1">↩</a></li></ol></section>')
    assert cleaned(html) == html


def test_a_note_that_is_cited_twice_leads_back_twice() -> None:
    marks = '<p>One<sup id="a"><a href="#n">1</a></sup> and again<sup id="b"><a href="#n">1</a></sup></p>'
    back = '<a href="#a"><sup>a</sup></a> <a href="#b"><sup>b</sup></a>'
    html = settled(f'{marks}<ol class="references"><li id="n">^ {back} Smith, p. 3</li></ol>')
    assert 'One<sup><a href="#fn-1" id="fnref-1">1</a></sup> and again<sup><a href="#fn-1" id="fnref-1-2">1' in html
    assert 'Smith, p. 3 <a href="#fnref-1">↩</a> <a href="#fnref-1-2">↩</a></li>' in html


def test_a_link_from_a_note_to_a_list_of_books_below_is_a_word_of_the_note() -> None:
    html = settled(
        '<p>One<sup id="a"><a href="#n">1</a></sup></p><ol class="references"><li id="n"><a href="#a">^</a> '
        '<a href="#king">King 2003</a>, p. 41.</li></ol><h2>Books</h2><ul><li id="king">King, M. (2003).</li></ul>'
    )
    assert '<a href="#king">King 2003</a>, p. 41. <a href="#fnref-1">↩</a></li>' in html


def test_letters_and_a_second_list_are_numbered_on() -> None:
    html = settled(
        '<p>One<sup><a href="#na">a</a></sup> two<sup><a href="#n1">1</a></sup></p>'
        '<h2>Notes</h2><ol class="notes"><li id="na">A remark.</li></ol>'
        '<h2>References</h2><ol class="references"><li id="n1">A book.</li></ol>'
    )
    assert 'One<sup><a href="#fn-1" id="fnref-1">1</a></sup> two<sup><a href="#fn-2" id="fnref-2">2</a></sup>' in html
    assert html.index("Notes") < html.index("A remark.") < html.index("References") < html.index('<ol start="2">')


def test_an_uncited_item_keeps_its_number() -> None:
    html = settled(
        '<p>One<sup><a href="#n1">1</a></sup> three<sup><a href="#n3">3</a></sup></p>'
        '<ol><li id="n1">First.</li><li id="n2">Second.</li><li id="n3">Third.</li></ol>'
    )
    assert "<li>Second.</li>" in html
    assert 'three<sup><a href="#fn-3"' in html


@pytest.mark.parametrize(
    "html",
    [
        '<ul><li><a href="#s1">1</a></li></ul><h2 id="s1">One</h2>',  # a table of contents
        '<p><a href="#part">2</a></p><section id="part"><p>The second part.</p></section>',  # nothing hints at a note
        '<p>x<sup><a href="#up">1</a></sup></p>' + f'<div id="up"><p>{LINE * 60}</p></div>',  # far too long
        '<p id="up">x</p><p><sup><a href="#up">1</a></sup></p>',  # it leads upwards
        '<p>A <span class="footnote">[1]</span> mark without its note.</p>',
    ],
)
def test_other_links_stay_as_they_are(html: str) -> None:
    assert settled(html) == BeautifulSoup(html, "html.parser").decode()


def test_a_margin_note_that_the_end_repeats_is_told_once() -> None:
    line = f'<p>One<sup><a href="#n1">1</a></sup><span class="sidenote">{NOTE}</span>.</p>'
    end = f'<ol><li id="n1">1. {NOTE}</li></ol>'
    assert settled(f"{line}{end}").count(NOTE) == 1
    assert settled(f"{line.replace(NOTE, f'<span>{NOTE}</span>')}{end}").count(NOTE) == 1


def test_a_note_may_cite_another_that_leads_back_to_it() -> None:
    html = settled(
        '<p>One<sup id="r1"><a href="#n1">1</a></sup></p><ol><li id="n1"><a href="#r1">^</a> See '
        '<sup id="r2"><a href="#n2">2</a></sup></li><li id="n2"><a href="#r2">^</a> A book.</li></ol>'
    )
    assert 'See <sup><a href="#fn-2" id="fnref-2">2</a></sup> <a href="#fnref-1">↩</a></li>' in html
    assert '<li id="fn-2">A book. <a href="#fnref-2">↩</a></li>' in html


def test_marks_in_a_row_are_not_read_as_one_number() -> None:
    marks = '<sup><a href="#a">[1]</a></sup><sup><a href="#b">[2]</a></sup>'
    html = settled(f'<p>{LINE}{marks}</p><ol><li id="a">{NOTE}</li><li id="b">Another.</li></ol>')
    assert "1</a></sup> <sup><a" in html
    assert settled(html) == html


AWKWARD = {
    "a row outside a table": f'<p>One<a href="#a">[1]</a></p><tr id="a"><td>{NOTE}</td></tr>',
    "a row without cells": f'<p>One<a href="#a">[1]</a></p><table><tr id="a">{NOTE}</tr></table>',
    "a mark in a note that is written twice": (
        f'<p>One<sup><a href="#a">1</a></sup><span class="sidenote">{NOTE}<sup><a href="#a">1</a></sup></span></p>'
        f'<p id="a">{NOTE}</p>'
    ),
    "a note in the link back of another": (
        '<p>One<sup id="r"><a href="#a">1</a></sup><sup><a href="#b">2</a></sup></p>'
        f'<div id="a">{NOTE} <a href="#r">^<aside id="b"></aside></a></div>'
    ),
}


@pytest.mark.parametrize("html", AWKWARD.values(), ids=AWKWARD)
def test_notes_that_stand_where_none_can_are_neither_lost_nor_fatal(html: str) -> None:
    assert settled(html).count(NOTE) == 1
