"""A space that does not break, before words set otherwise, parts lines nowhere but where they are full."""

import pytest

weasyprint = pytest.importorskip("weasyprint")

from packager.formats._pdf import hardspaces, thrift  # noqa: E402 - the engine may be missing

REFERENCE = (
    "Is influenza vaccination cost effective for healthy people between ages 65 and 74 years? A randomised controlled "
    "trial.{0}{1}Vaccine{2} 2004, and whoever reads on finds another line behind it."
)
QUOTATION = "Elle avait lu dans le train, debout contre la porte, le livre «{0}{1}Les rives du fleuve{2}{0}» deux fois."
MARKED = ("<i style='font-style: normal'>", "</i>")
STYLE = "<style>@page {{ size: {}px 900px; margin: 0 }} p {{ margin: 0; font: 16px serif }}</style>"


def lines(paragraph: str, width: int) -> list[str]:
    page = weasyprint.HTML(string=f"{STYLE.format(width)}<p>{paragraph}</p>").render().pages[0]
    found = (box for box in page._page_box.descendants() if type(box).__name__ == "LineBox")
    return ["".join(box.text for box in line.descendants() if hasattr(box, "text")).strip() for line in found]


@pytest.mark.parametrize("space", hardspaces.SPACES)
@pytest.mark.parametrize("text", [REFERENCE, QUOTATION])
def test_lines_end_as_they_do_without_the_element(text, space):
    plain, marked = text.format(space, "", ""), text.format(space, *MARKED)
    widths = range(130, 420, 7)
    with thrift.thrifty(), hardspaces.settled():
        assert [lines(marked, width) for width in widths] == [lines(plain, width) for width in widths]


def test_the_layout_engine_alone_ends_some_behind_their_first_word():
    plain, marked = REFERENCE.format("\u00a0", "", ""), REFERENCE.format("\u00a0", *MARKED)
    assert any(lines(marked, width) != lines(plain, width) for width in range(130, 420, 7))
