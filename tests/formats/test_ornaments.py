"""Pictures that only decorate: wherever they stand, the edition is sound and does not speak of them."""

from dataclasses import replace
from functools import partial

import newspaper
import pikepdf
import pytest
from calls import counted
from printing import Press

from packager import kinds
from packager.formats._pdf import figures, finish, ornaments
from packager.model import Section

IMAGE = "<img src='../assets/bridge.jpg' alt=''>"


def made(html, folder, **options):
    """The PDF of one article that holds ``html``."""
    whole = newspaper.issue()
    article = replace(whole.sections[0].articles[0], html=html, image=None)
    issue = replace(whole, sections=(Section("News", (article,)),), lead=None, left_out=(), problems=())
    return Press(folder).make("pdf", issue, **options)[0]


def said(path):
    """What is said of the figures in a PDF."""
    with pikepdf.open(path) as opened:
        elements = list(figures._elements(opened.Root.StructTreeRoot))
        return [str(one.Alt) for one in elements if one.get("/S") == "/Figure"]


DECORATIONS = {
    "among words": f"<p>Look {IMAGE} here.</p>",
    "in a link": f"<p>Look <a href='https://example.org/'>{IMAGE} here</a>.</p>",
    "alone in a link": f"<p>Look: <a href='https://example.org/'>{IMAGE}</a></p>",
    "over a caption": f"<figure>{IMAGE}<figcaption>The bridge.</figcaption></figure>",
    "in a row": f"<figure>{IMAGE}<img src='../assets/chart.png' alt=''></figure>",
    "in a list": f"<ul><li>{IMAGE} One</li><li>{IMAGE}</ul>",
    "in a head of rows": f"<table><thead><tr><th>{IMAGE}</th><th>Year</th></tr></thead>"
    + "<tr><td>1</td><td>2</td></tr>" * 90
    + "</table>",
    "in a heading": f"<h2>{IMAGE} Bridges</h2><p>Many.</p>",
    "lost": "<p><img src='../assets/gone.jpg' alt=''> Gone.</p>",
}


@pytest.mark.parametrize("page", ["a4", "kobo"])
@pytest.mark.parametrize("html", DECORATIONS.values(), ids=DECORATIONS)
def test_wherever_a_picture_decorates_the_edition_is_sound(tmp_path, html, page):
    path = made(f"<p>Look:</p>{html}<p>Seen.</p>", tmp_path, page=page)
    assert set(said(path)) <= {"example.org"}, "a link that holds nothing else is called by where it leads"
    assert kinds.find("formats", "pdf").check(path) == []


def test_a_decoration_that_cannot_be_released_says_that_nothing_is_said_of_it(tmp_path, monkeypatch):
    """As with another version of WeasyPrint; issues with a decoration had no PDF then."""
    monkeypatch.setattr(finish, "_walk", lambda document: iter(()))
    path = made(f"<figure>{IMAGE}</figure>", tmp_path)
    assert said(path) == ["Picture without a description"]
    assert kinds.find("formats", "pdf").check(path) == []


@pytest.mark.parametrize("page", ["a4", "kobo"])
def test_running_heads_and_page_numbers_are_no_part_of_the_text(tmp_path, page):
    """ISO 14289-1, 7.8; readers that go by the page and not by its tree spoke of them on each."""
    path = made("<p>One line.</p>" * 300, tmp_path, page=page)
    with pikepdf.open(path) as opened:
        assert len(opened.pages) > 2
        owners = opened.Root.StructTreeRoot.ParentTree.Nums
        for number, sheet in enumerate(opened.pages):
            begun = [operands for operands, operator in pikepdf.parse_content_stream(sheet) if str(operator) == "BDC"]
            margins = [told for kind, told in begun if str(kind) == "/Artifact" and told.get("/Type") == "/Pagination"]
            assert len(margins) >= (number > 0)
            # Of what is left, all is in the tree.
            marks = [int(told.MCID) for _, told in begun if "/MCID" in told]
            owned = next(owners[at + 1] for at in range(0, len(owners), 2) if owners[at] == sheet.StructParents)
            assert marks
            assert all(owned[mark] is not None for mark in marks)
    assert kinds.find("formats", "pdf").check(path) == []


def crowded(number):
    """A file with a page of so many figures, and these."""
    import pydyf

    def added(**fields):
        pdf.add_object(one := pydyf.Dictionary(fields))
        return one

    pdf, drawn = pydyf.PDF(), pydyf.Stream()
    for mark in range(number):
        drawn.begin_marked_content("Figure", pydyf.Dictionary({"MCID": mark}))
        drawn.end_marked_content()
    pdf.add_object(drawn)
    page, parent = added(Contents=drawn.reference), added(K=pydyf.Array())
    elements = [added(K=[mark], Pg=page.reference, P=parent.reference) for mark in range(number)]
    parent["K"] += [each.reference for each in elements]
    owners = pydyf.Array([0, pydyf.Array(parent["K"])])
    pdf.catalog["StructTreeRoot"] = added(ParentTree=added(Nums=owners).reference).reference
    return pdf, elements


def test_what_many_decorations_cost_grows_as_they_do():
    """Counted: each was looked for among all others of its page."""
    files = [crowded(number) for number in (50, 100)]
    small, large = (counted(partial(ornaments.release, *file)) for file in files)
    assert large < 3 * small
