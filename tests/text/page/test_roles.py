"""Lines that a page writes as boxes."""

from lxml import etree

from packager.text.html import parse_page
from packager.text.page.roles import name_paragraphs, name_titles


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


def test_titles_of_blocks_are_lines_in_bold_and_those_of_pictures_captions() -> None:
    source = (
        '<div class="listingblock"><div class="title">The lever</div><pre>up</pre></div>'
        '<div class="sidebarblock"><div class="content"><div class="title">Beside it</div><p>x</p></div></div>'
        '<div class="imageblock"><div class="content"><img src="a.png"></div><div class="title">It holds</div></div>'
        '<div class="card"><div class="title">Other stories</div></div>'
    )
    page = parse_page(source)
    name_titles(page)
    assert [each.text for each in page.iter("strong")] == ["The lever", "Beside it"]
    assert [each.text for each in page.iter("div") if each.get("class") == "caption"] == ["It holds"]
