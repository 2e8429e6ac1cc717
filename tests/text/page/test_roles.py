"""Lines that a page writes as boxes."""

from lxml import etree

from packager.text.html import parse_page
from packager.text.page.roles import name_paragraphs


def test_a_section_without_a_name_that_holds_words_alone_is_a_paragraph() -> None:
    page = parse_page(
        "<section><section style='x'><span>The river rose.</span></section><section><br></section></section>"
        "<section class=byline>By Ada</section><section><p>It fell.</p></section>"
    )
    name_paragraphs(page)
    body = etree.tostring(page.find("body"), encoding="unicode")
    assert body == (
        '<body><section><p style="x"><span>The river rose.</span></p><section><br/></section></section>'
        '<section class="byline">By Ada</section><section><p>It fell.</p></section></body>'
    )
