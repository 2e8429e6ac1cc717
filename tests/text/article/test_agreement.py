"""Where a page's names and its letters agree on the text, and what is kept then."""

import pytest

from packager.text.article.agreement import agreed_text
from packager.text.html import parse_page
from packager.text.page.survey import keep, survey

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def kept(body: str) -> str | None:
    """The text on which the page agrees, its lines joined; None where it does not."""
    view = survey(parse_page(f"<html><body>{body}</body></html>"))
    agreed = agreed_text(view)
    if agreed is None:
        return None
    keep(view, agreed)
    return " ".join(view.order[i].text.strip() for i in sorted(agreed.texts) if view.order[i].text)


@pytest.mark.parametrize(
    "box",
    [
        '<article class="x">{}</article>',
        "<main><div>{}</div></main>",
        '<div itemprop="articleBody">{}</div>',
        '<div class="article__texte">{}</div>',
        '<div class="post-content">{}</div>',
    ],
)
def test_a_box_that_is_called_the_text_and_holds_the_prose_is_believed(box):
    assert kept(box.format(PROSE)).count("pushed the lever") == 20


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{PROSE}</div>",  # nothing says that it is the text
        f"<article>{PROSE}</article><article>{PROSE}</article>",  # two say so
        "<article><p>Too short to speak.</p></article>",
        f"<article><p>A word.</p></article><div>{PROSE}</div>",  # name and letters disagree
        f"<article>{PROSE}<div>{'line of no paragraph ' * 300}</div></article>",  # it holds much else
        f"<dl><dd>{PROSE.replace('p>', 'div>') * 2}</dd></dl><article>{PROSE}</article>",  # more is boxed
    ],
)
def test_the_witness_is_asked_where_they_do_not_agree(body):
    assert kept(body) is None


def test_short_lines_lists_and_headings_among_the_prose_belong_to_it():
    text = kept(f"<article>{PROSE}<h2>Why</h2><p>No.</p><ul><li>One thing</li></ul>{PROSE}</article>")
    assert "Why" in text
    assert "No." in text
    assert "One thing" in text


def test_boxes_called_otherwise_do_not_belong_to_it():
    more = '<div class="related"><h3>Read also</h3><ul><li>Another story</li></ul></div>'
    assert "Another story" not in kept(f"<article>{PROSE}{more}{PROSE}</article>")


def test_a_list_of_data_may_close_the_text_in_a_box_of_its_own_a_list_of_links_may_not():
    facts = "".join(f"<li>Torque at {n} thousand turns a minute</li>" for n in range(9))
    links = "".join(f'<li><a href="/{n}">Another story that one might like {n}</a></li>' for n in range(9))
    assert "Torque" in kept(f"<article>{PROSE}<div><ul>{facts}</ul></div></article>")
    assert "Another" not in kept(f"<article>{PROSE}<div><ul>{links}</ul></div></article>")


def test_a_short_line_in_a_box_like_those_of_the_prose_is_text_between_them():
    boxed = "".join(f'<div class="part"><p>{number}. {SENTENCE * 4}</p></div>' for number in range(4))
    text = kept(
        f'<article>{boxed}<div class="part"><p>“Done.”</p></div><div class="x"><p>Print</p></div>{boxed}</article>'
    )
    assert "“Done.”" in text
    assert "Print" not in text


def test_a_small_table_with_a_header_may_close_the_text_in_a_box_of_its_own():
    rows = "<tr><th>Group</th><th>Fell by</th></tr><tr><td>Walkers</td><td>8.1</td></tr>"
    assert "Walkers" in kept(f"<article>{PROSE}<div class=extra><table>{rows}</table></div></article>")
    bare = rows.replace("th>", "td>")
    assert "Walkers" not in kept(f"<article>{PROSE}<div class=extra><table>{bare}</table></div></article>")
