"""Figures of tagged PDFs that say nothing, ours or not, in trees that are whole or not."""

import pikepdf
import pytest
from calls import counted
from pikepdf import Array, Dictionary, Name

from packager import kinds
from packager.formats._pdf import figures


@pytest.fixture
def pdf():
    with pikepdf.new() as opened:
        opened.add_blank_page()
        yield opened


def element(pdf, kind, *kids, **more):
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(kids), **more))


def root(*kids, **more):
    return Dictionary(Type=Name.StructTreeRoot, K=Array(kids), **more)


@pytest.mark.parametrize("kind", ["Figure", "Formula"])
@pytest.mark.parametrize(
    ("text", "silent"),
    [({}, 1), ({"Alt": ""}, 1), ({"Alt": Array()}, 1), ({"Alt": "A bridge"}, 0), ({"ActualText": ""}, 0)],
)  # fmt: skip
def test_a_figure_has_a_text_in_its_place(pdf, kind, text, silent):
    assert figures.silent(root(element(pdf, "Document", element(pdf, kind, **text)))) == silent


def test_what_no_branch_leads_to_is_not_read_aloud(pdf):
    """So is an element of a picture that was made an artifact, which stays in the file."""
    page = element(pdf, "Document")
    element(pdf, "Figure", P=page)
    assert figures.silent(root(page)) == 0


@pytest.mark.parametrize("name", ["Image", "Drawing"])
def test_a_figure_by_a_name_of_the_files_own_is_one(pdf, name):
    roles = Dictionary(Drawing=Name.Image, Image=Name.Figure, Loop=Name.Pool, Pool=Name.Loop)
    tree = root(element(pdf, name), element(pdf, "Loop"), RoleMap=roles)
    assert figures.silent(tree) == 1


@pytest.mark.parametrize("damage", [
    lambda one: one.update({"/K": one}),
    lambda one: one.update({"/K": Array([one, Array([one]), 3, None, "x", Name.Figure])}),
    lambda one: one.update({"/S": Array()}),
    lambda one: one.__delitem__("/S"),
    lambda one: one.__delitem__("/K"),
])  # fmt: skip
def test_a_damaged_tree_is_walked_as_far_as_it_goes(pdf, damage):
    torn = element(pdf, "Sect", 0)
    tree = root(element(pdf, "Document", torn, torn, element(pdf, "Figure")), RoleMap=7)
    damage(torn)
    assert figures.silent(tree) == 1


def test_a_row_of_branches_that_many_share_is_walked_once(pdf):
    """Counted: a file of some kilobytes, in which all parents have the same thousands of children, took hours."""

    def walked(size):
        row = pdf.make_indirect(Array([element(pdf, "Span") for _ in range(size)]))
        parents = [pdf.make_indirect(Dictionary(S=Name.Sect, K=row)) for _ in range(size)]
        return counted(lambda: figures.silent(root(*parents)))

    assert walked(200) < 3 * walked(100)


def test_a_file_whose_figure_says_nothing_is_not_called_sound(pdf, tmp_path):
    pdf.docinfo["/Title"], pdf.Root.Lang = "Paper", "en"
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(root(element(pdf, "Figure"), element(pdf, "Formula")))
    pdf.save(tmp_path / "x.pdf")
    (told,) = kinds.find("formats", "pdf").check(tmp_path / "x.pdf")
    assert told.code == "pdf-silent"
    assert told.message.endswith(": 2")
    pdf.Root.StructTreeRoot = 7
    pdf.save(tmp_path / "y.pdf")
    assert [each.code for each in kinds.find("formats", "pdf").check(tmp_path / "y.pdf")] == ["pdf-untagged"]
