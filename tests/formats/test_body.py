"""An article's body in an edition: well-formed, whole, in its place."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from packager.formats import _model
from packager.formats._body import Frame, lay
from packager.formats._pictures import Picture
from packager.model import Article
from packager.text.html import parse_fragment, plain_text
from packager.text.sanitize import TAGS, sanitize


def laid(html: str, **frame) -> str:
    facts = {"picture": lambda name: Picture(f"images/{name}", 30, 20), "inside": lambda address: None, **frame}
    article = Article("a-1", "a", "s", "S", "T", html)
    return str(lay(article, "en", Frame(**facts)).html)


def tree(html: str) -> etree._Element:
    return etree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{html}</div>')


@pytest.mark.parametrize(("source", "printed"), [
    ('<p><img src="../assets/x.jpg" alt="A cat"/></p>',
     '<figure><img src="images/x.jpg" alt="A cat" width="30"/></figure>'),
    ("<h3>A</h3><p>b</p><h5>C</h5>", "<h2>A</h2><p>b</p><h3>C</h3>"),
    ("<p>a <a href='#gone'>b</a> c</p>", "<p>a b c</p>"),
    ("<p>a<a href='https://example.org/'> </a>c</p>", "<p>a c</p>"),
    ("<p>a</p><ul><li>b</li><ul><li>c</li></ul></ul>", "<p>a</p><ul><li>b<ul><li>c</li></ul></li></ul>"),
    ("<b>a<p>b</p></b>", "a<p>b</p>"),
    ("<dl><dd>a</dd></dl>", "<div><div>a</div></div>"),
    ("<p>a</p><li>b</li>", "<p>a</p><div>b</div>"),
    ("<p><ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>", "<p><ruby>字<rt>じ</rt></ruby></p>"),
    ("<p><ruby>字<rt>じ</rt>と</ruby>。</p>", "<p><ruby>字<rt>じ</rt></ruby>と。</p>"),
    ("<p><ruby><ruby>字<rt>じ</rt></ruby>と<rt>x</rt></ruby></p>", "<p><ruby>字<rt>じ</rt></ruby>とx</p>"),
    ("<p><ruby>字</ruby></p>", "<p>字</p>"),
    ('<h2><img src="../assets/x.jpg" alt=""/></h2><h3>A</h3>',
     '<figure><img src="images/x.jpg" alt="" width="30" role="presentation"/></figure><h2>A</h2>'),
    ('<h2><img src="../assets/x.jpg"/></h2>',
     '<figure><img src="images/x.jpg" width="30" alt="?"/></figure>'),
    ("<div><h2></h2></div><h2>A</h2>", "<h2>A</h2>"),
    ('<p>A  cat <img src="../assets/x.jpg" alt="a cat"/></p>',
     '<p>A  cat <img src="images/x.jpg" alt="" width="30" role="presentation"/></p>'),
    ('<ul><li><p>A dog</p><img src="../assets/x.jpg" alt="A dog"/></li>'
     '<li><p><img src="../assets/x.jpg" alt="B"/></p></li></ul>',
     '<ul class="gallery"><li><p>A dog</p><img src="images/x.jpg" alt="" width="30" role="presentation"/>'
     '</li>'
     '<li><figure><img src="images/x.jpg" alt="B" width="30"/></figure></li></ul>'),
    ('<figure><a class="lost" href="https://a.example/1">A cat</a></figure>',
     '<figure><a class="lost" href="https://a.example/1">[A cat]</a></figure>'),
    ('<figure><a class="lost" href="/1">A cat</a><figcaption>Here is a <i>cat</i>.</figcaption></figure>',
     "<figure><figcaption>Here is a <i>cat</i>.</figcaption></figure>"),
    ('<figure><a class="lost" href="https://a.example/1">a.example</a><figcaption>A dog.</figcaption></figure>',
     "<figure><figcaption>A dog.</figcaption></figure>"),
    ('<p>A</p><aside><p><a class="lost" href="https://a.example/1">a.example</a></p></aside>', "<p>A</p>"),
    ('<ul><li><a class="lost" href="https://a.example/1">a.example</a></li><li>A</li></ul>', "<ul><li>A</li></ul>"),
    ('<ul><li><em class="lost">A dog</em></li><li><p><img src="../assets/x.jpg" alt="B"/></p></li></ul>',
     '<ul class="gallery"><li><em class="lost">[A dog]</em></li>'
     '<li><figure><img src="images/x.jpg" alt="B" width="30"/></figure></li></ul>'),
    ('<ul><li>a</li><li><img src="../assets/x.jpg" alt="C"/> b</li></ul>',
     '<ul><li>a</li><li><img src="images/x.jpg" alt="C" width="30"/> b</li></ul>'),
    ('<p class="embed"><a href="https://video.example/1" title="video.example">▶</a></p>',
     '<p class="embed"><a href="https://video.example/1">▶\u00a0video.example</a></p>'),
    ('<section class="footnotes"><ol><li id="n">A note. <a href="#r">↩</a> <a href="#q">↩</a></li></ol></section>'
     '<p id="r">a</p><p id="q">b</p>',
     '<section class="footnotes"><ol><li id="n">A note.\u00a0<a href="#r">↩</a> <a href="#q">↩</a></li></ol></section>'
     '<p id="r">a</p><p id="q">b</p>'),
    ("<p><strong>Why stone?</strong></p><p>It stays. <b>Always.</b></p><p><b>So be it.</b></p>",
     '<p class="question"><strong>Why stone?</strong></p><p>It stays. <b>Always.</b></p><p><b>So be it.</b></p>'),
    ('<p lang="fr">a</p>', '<p lang="fr" xml:lang="fr">a</p>'),
    ("<table><tr><th></th><th>a</th></tr><tr><th> </th><td>b</td></tr></table>",
     '<table><tr><td/><th scope="col">a</th></tr><tr><td> </td><td>b</td></tr></table>'),
    ("<table><tr><th>a</th><th>b</th></tr><tr><th>c</th></tr></table>",
     '<table><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><th scope="row">c</th><td/></tr></table>'),
])  # fmt: skip
def test_what_is_printed_of_what_was_found(source, printed):
    assert laid(source, unsaid="?") == printed


def test_the_parts_of_a_divided_paragraph_are_one_block_for_the_page_list():
    shown = '<img src="../assets/x.jpg" alt="A"/>'
    html = f"<p>Before.</p><p>One<br/>{shown}<br/>{shown}<br/>two<br/>{shown}<br/>three</p><p>After.</p>"
    body = laid(html, picture=lambda name: Picture("x", 640, 400), breaks={"b2": 7, "b3": 8})
    assert (body.count("<figure>"), body.count('id="page-7"'), body.count('id="page-8"')) == (3, 1, 1)
    assert "data-block" not in body


@pytest.mark.parametrize(("items", "signed"), [
    (["1. Water", "<b>2.</b> Salt"], True), (["(1) Water", "(2) Salt"], True), (["– Water", "• Salt"], True),
    (["a) Water", "b) Salt"], True), (["<p>+ Water</p>", "<p>+ Salt</p>"], True), (["e.g. salt", "a pot"], False),
    (["1. Water", "Salt"], False), (["100 g of salt", "10.5 g"], False), (["-5 °C", "-9 °C"], False),
    (["• Water"], False),
])  # fmt: skip
def test_a_list_whose_items_have_signs_of_their_own_gets_no_others(items, signed):
    for tag in ("ul", "ol"):
        body = laid(f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>")
        assert (f'<{tag} class="signed">' in body) is signed


@pytest.mark.parametrize(("source", "printed"), [
    ('<p><img src="../assets/x.jpg" alt="A"/>\n<em>Drawn by <b>B</b>.</em></p>',
     '<figure><img src="x" alt="A" width="640"/>\n<figcaption>Drawn by <b>B</b>.</figcaption></figure>'),
    ('<p><a href="https://e.org/"><img src="../assets/x.jpg" alt="A"/></a><br/><small>At noon.</small></p>',
     '<figure><a href="https://e.org/"><img src="x" alt="A" width="640"/></a>'
     '<figcaption>At noon.</figcaption></figure>'),
    ('<p><img src="../assets/x.jpg" alt="A"/> <em>Then</em> it rained.</p>',
     '<figure><img src="x" alt="A" width="640"/></figure><p><em>Then</em> it rained.</p>'),
])  # fmt: skip
def test_a_line_set_off_under_a_picture_is_its_caption(source, printed):
    assert laid(source, picture=lambda name: Picture("x", 640, 400)) == printed


@pytest.mark.parametrize(("source", "printed"), [
    ('<p><em><a href="https://e.org/"><img src="../assets/x.jpg" alt="A"/></a>We were there.</em></p>',
     '<figure><a href="https://e.org/"><img src="x" alt="A" width="640"/></a></figure><p><em>We were there.</em></p>'),
    ('<p><img src="../assets/x.jpg" alt="A"/><br/>One <img src="../assets/x.jpg" alt="B"/> two<br/> '
     '<b><img src="../assets/x.jpg" alt="C"/></b> <img src="../assets/x.jpg" alt="D"/></p><p>Three</p>',
     '<figure><img src="x" alt="A" width="640"/></figure>'
     '<p>One <img src="x" alt="B" width="640" class="large"/> two</p>'
     '<figure><b><img src="x" alt="C" width="640"/></b></figure>'
     '<figure><img src="x" alt="D" width="640"/></figure><p>Three</p>'),
    ('<p id="i" lang="fr">One<br/><img src="../assets/x.jpg" alt="A"/><br/> <a href="https://e.org/">'
     '<img src="../assets/x.jpg" alt="B"/></a><br/>two <img src="../assets/x.jpg" alt="C"/><br/>three</p>',
     '<p id="i" lang="fr" xml:lang="fr">One</p><figure><img src="x" alt="A" width="640"/></figure>'
     '<figure><a href="https://e.org/"><img src="x" alt="B" width="640"/></a></figure>'
     '<p lang="fr" xml:lang="fr">two <img src="x" alt="C" width="640" class="large"/><br/>three</p>'),
    ('<p><a href="https://e.org/"><img src="../assets/x.jpg" alt="A"/><br/> </a>One</p>',
     '<figure><a href="https://e.org/"><img src="x" alt="A" width="640"/> </a></figure><p>One</p>'),
    ('<ol><li><img src="../assets/x.jpg" alt="A"/> One</li><li>Two</li></ol>',
     '<ol><li><figure><img src="x" alt="A" width="640"/></figure>One</li><li>Two</li></ol>'),
    ('<ul><li><a href="https://e.org/"><img src="../assets/x.jpg" alt="A"/></a><p>One</p></li><li>Two</li></ul>',
     '<ul><li><figure><a href="https://e.org/"><img src="x" alt="A" width="640"/></a></figure><p>One</p></li>'
     '<li>Two</li></ul>'),
    ('<ul><li>One <img src="../assets/x.jpg" alt="A"/><img src="../assets/x.jpg" alt="B"/></li><li>Two</li></ul>',
     '<ul><li>One <figure><img src="x" alt="A" width="640"/></figure>'
     '<figure><img src="x" alt="B" width="640"/></figure></li><li>Two</li></ul>'),
    ('<p><img src="../assets/x.jpg" alt="A"/>One<br/>two</p>',
     '<figure><img src="x" alt="A" width="640"/></figure><p>One<br/>two</p>'),
    ('<p><b><img src="../assets/x.jpg" alt="A"/></b></p>',
     '<figure><b><img src="x" alt="A" width="640"/></b></figure>'),
    ('<p><ins><img src="../assets/x.jpg" alt="A"/></ins></p>',
     '<figure><ins><img src="x" alt="A" width="640"/></ins></figure>'),
    ('<figure><blockquote><p><img src="../assets/x.jpg" alt="A"/></p></blockquote><figcaption>B</figcaption></figure>',
     '<figure><blockquote><p><img src="x" alt="A" width="640" class="large"/></p></blockquote>'
     '<figcaption>B</figcaption></figure>'),
    ('<table><tr><td><img src="../assets/x.jpg" alt="A"/> One</td></tr></table>',
     '<table><tr><td><img src="x" alt="A" width="640"/> One</td></tr></table>'),
])  # fmt: skip
def test_a_large_picture_stands_on_a_line_of_its_own_whatever_the_words_beside_it_are_set_in(source, printed):
    assert laid(source, picture=lambda name: Picture("x", 640, 400)) == printed


def test_the_number_of_an_address_stands_right_behind_its_link():
    noted = iter(range(1, 9))
    body = laid(
        '<p>a <a href="https://a.example/">one</a>, b <a href="https://b.example/">two</a> and on. <em>c</em></p>'
        '<p><b><a href="https://c.example/">three</a></b> d</p>',
        cite=lambda address, words: next(noted),
    )
    assert plain_text(body) == "a one1, b two2 and on. c\nthree3 d"


@pytest.mark.parametrize("words", ["https://harbour.example/plan", "www.harbour.example"])
def test_a_link_that_shows_its_address_gets_no_hyphens(words):
    assert f'<a href="https://harbour.example/plan" class="address">{words}</a>' in laid(
        f'<p>See <a href="https://harbour.example/plan">{words}</a>.</p>'
    )
    assert "class=" not in laid(f'<p>See <a href="https://harbour.example/plan">the plan at {words}</a>.</p>')


def test_a_picture_that_is_not_there_becomes_its_text():
    found = laid('<figure><img src="../assets/x.jpg" alt="A comet"/><figcaption>The comet.</figcaption></figure>',
                 picture=lambda name: None)  # fmt: skip
    assert "[A comet]" in found
    assert "The comet." in found
    assert "<img" not in found


def test_a_picture_that_is_not_there_and_has_no_text_leaves_nothing():
    assert laid('<p>a</p><figure><a href="https://example.org/"><img src="../assets/x.jpg"/></a></figure>',
                picture=lambda name: None) == "<p>a</p>"  # fmt: skip


def test_links_between_articles_of_the_issue_stay_inside():
    found = laid('<p><a href="https://example.org/b#part">b</a></p>', inside=lambda address: "b-2.xhtml")
    assert 'href="b-2.xhtml"' in found


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/a", "http://localhost/a", "https://[::1]/", "file:///etc/passwd"]
)
def test_links_to_the_machine_that_made_the_edition_are_not_printed(address):
    assert laid(f'<p>a <a href="{address}">b</a></p>') == "<p>a b</p>"


def test_ids_get_a_prefix_where_articles_share_a_page():
    found = laid('<p id="x">a <a href="#x">b</a></p>', prefix="a-1--", xml=False)
    assert found == '<p id="a-1--x">a <a href="#a-1--x">b</a></p>'


HOURS = ("18:05", "17:42 GMT", "9 h 10")


@pytest.mark.parametrize(("post", "line"), [
    ("<p><time datetime='2024-11-20T18:05:00+01:00'>{}</time></p><h2>Closed</h2><p>It is.</p>", "p"),
    ("<p>{}</p><p>It is closed.</p>", "p"),
    ("<p><strong>{}</strong></p><p>It is closed.</p>", "p"),
    ("<ol><li><p>{}</p><h2>Closed</h2><p>It is.</p></li></ol>", "ol[@class='posts']/li/p"),
    ("<ul><li><time datetime='2024-11-20T18:05'>{}</time><p>It is closed.</p></li></ul>", "ul[@class='posts']/li/p"),
])  # fmt: skip
def test_the_times_of_a_live_blog_are_lines_over_its_posts(post, line):
    lines = tree(laid("".join(post.format(hour) for hour in HOURS))).findall(f"{line}[@class='hour']")
    assert ["".join(each.itertext()).replace("\u00a0", " ") for each in lines] == list(HOURS)


def test_a_time_under_the_heading_of_its_post_is_marked_as_such():
    html = laid("".join(f"<h2>The quay is closed</h2><p>{hour}</p><p>It is.</p>" for hour in HOURS))
    assert html.count('class="hour under"') == len(HOURS)


@pytest.mark.parametrize("html", [
    "<p>18:05</p><p>One time alone is no live blog.</p>" * 2,
    "<p>12.50 €</p><p>A price.</p>" * 3,
    "<p>At 18:05 the quay was closed by the police.</p>" * 3,
    "<table><tr><td><p>18:05</p><p>18:10</p></td></tr></table>",
])  # fmt: skip
def test_other_lines_with_a_time_are_text(html):
    assert 'class="hour"' not in laid(html)


def test_footnotes_pop_up_and_lead_back():
    notes = tree(
        laid('<p>a<sup><a id="r" href="#n">1</a></sup></p><ol><li id="n"><p>Note. <a href="#r">↩</a></p></li></ol>')
    )
    aside = notes.find(".//aside")
    assert notes.find(".//sup/a").get("role") == "doc-noteref"
    assert notes.find(".//sup").get("class") == "mark", "what lifts it is said of the innermost element"
    assert aside.get("{http://www.idpf.org/2007/ops}type") == "footnote"
    assert aside.find(".//a").get("role") == "doc-backlink"
    assert "".join(aside.itertext()).startswith("1. Note.")


def test_a_note_that_nothing_leads_to_is_not_hidden_with_those_that_pop_up():
    notes = '<section class="footnotes"><ol><li id="n"><p>Note. <a href="#r">↩</a></p></li><li><p>Other.</p></li></ol>'
    root = tree(laid(f'<p>a<sup><a id="r" href="#n">1</a></sup></p>{notes}</section>'))
    assert ["".join(aside.itertext()) for aside in root.iter("aside")] == ["1. Note.\u00a0↩"]
    assert root.find(".//section/div/div").findtext("p") == "2. Other."
    others = tree(laid('<p>a<sup><a id="r" href="#n">1</a></sup></p><ol><li id="n">Note.</li><li>A step.</li></ol>'))
    assert others.find("ol/li") is not None, "a list of which one is noted is no list of notes"


def test_a_table_stands_under_its_caption_in_every_reader():
    source = "<p>a</p><table><caption>Boats</caption><tr><td>b</td></tr></table><p>c</p>"
    figure = tree(laid(source)).find("figure[@class='table']")
    assert [child.tag for child in figure] == ["figcaption", "table"]
    assert figure.find("figcaption").text == "Boats"
    assert figure.getnext().text == "c"
    assert "<caption>Boats</caption>" in laid(source, xml=False)
    inside = "<table><tr><td><table><caption>In</caption><tr><td>b</td></tr></table></td></tr></table>"
    assert "<caption>In</caption>" in laid(inside)


def test_a_formula_keeps_its_namespace_in_xml_and_is_drawn_elsewhere():
    formula = '<p><math alttext="a+b"><mi>a</mi><mo>+</mo><mi>b</mi></math></p>'
    assert 'xmlns="http://www.w3.org/1998/Math/MathML"' in laid(formula)
    drawn = laid(formula, xml=False)
    assert drawn.startswith("<p><img ")
    assert 'alt="a+b"' in drawn
    assert "<math" not in drawn


def test_a_formula_has_a_picture_before_it_for_readers_without_mathml():
    one = '<math alttext="a^b"><msup><mi>a</mi><mi>b</mi></msup></math>'
    formula = f'<p>So {one}, and <math display="block"><msqrt><mi>c</mi></msqrt></math></p>'
    asked = {}

    def picture_of(name, markup):
        asked[name] = markup
        return None if "<mi>c</mi>" in markup else Picture(f"images/{name}.png", 90, 40)

    root = tree(laid(formula, formula=picture_of))
    first, second = root.iter("{*}math")
    image = first.getprevious()
    assert (image.get("alt"), first.get("class"), first.tail) == ("a^b", "paired", ", and ")
    assert image.get("class").split() == ["formula", next(iter(asked))]
    assert image.getprevious() is None
    assert image.getparent().text == "So "
    assert (second.get("class"), second.getprevious()) == (None, first)  # one that cannot be drawn stays as it is


MATHS = {tag for tag in TAGS if tag.startswith("m") and tag != "mark"}
TEXTLIKE = sorted(TAGS - MATHS - {"annotation", "semantics", "img", "none", "ruby", "rb", "rtc", "rt", "rp"})


@st.composite
def soup(draw) -> str:
    """Markup whose elements stand anywhere: what the sanitiser lets through, in any nesting."""
    parts = []
    for _ in range(draw(st.integers(1, 14))):
        tag = draw(st.sampled_from(TEXTLIKE))
        word = draw(st.text(string.ascii_lowercase, min_size=1, max_size=4))
        parts.append(draw(st.sampled_from([f"<{tag}>{word}", f"</{tag}>", f"<{tag}>", word, f"<{tag}>{word}</{tag}>"])))
    return sanitize("".join(parts))


def letters(html: str) -> str:
    return "".join(sorted("".join(plain_text(html).split())))


@settings(max_examples=300, deadline=None)
@given(soup())
def test_no_word_is_lost_and_the_model_holds_whatever_the_nesting(source):
    found = laid(source)
    root = tree(found)
    assert letters(found) == letters(source)
    for element in root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "em", "b", "span"):
        inside = {each.tag for each in element.iter() if each is not element}
        assert not inside & {
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "blockquote",
            "section",
            "figure",
            "pre",
            "aside",
            "li",
        }
    for kind, parents in {"li": {"ul", "ol"}, "td": {"tr"}, "dt": {"dl"}, "figcaption": {"figure"}}.items():
        assert all(each.getparent().tag in parents for each in root.iter(kind))
    for lists in root.iter("ul", "ol"):
        assert {each.tag for each in lists} <= {"li"}
    assert laid(source) == found


def test_the_parts_of_a_table_stand_in_their_order():
    html = (
        "<table><tbody><tr><td>a</td></tr></tbody><tr><td>b</td></tr><thead><tr><th>h</th></tr></thead>"
        "<thead><tr><th>i</th></tr></thead></table>"
    )
    root = parse_fragment(html)
    _model.enforce(root)
    assert [child.tag for child in root[0]] == ["thead", "tbody", "tbody", "tbody"]
    assert [cell.text for cell in root.iter("th", "td")] == ["h", "a", "b", "i"]


@pytest.mark.parametrize(
    ("markup", "spans"),
    [
        ("<tr><td rowspan='3'>a</td><td>b</td></tr><tr><td>c</td></tr>", ["2", None, None]),
        ("<tr><td rowspan='0'>a</td><td>b</td></tr><tr><td>c</td></tr>", ["2", None, None]),
        ("<tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr>", ["2", None, None]),
        (
            "<thead><tr><th rowspan='2'>h</th><th>i</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody>",
            ["1", None, None, None],
        ),
    ],
    ids=["beyond the table", "to its end", "as far as it goes", "out of the head"],
)
def test_a_cell_ends_with_its_group_of_rows(markup, spans):
    root = parse_fragment(f"<table>{markup}</table>")
    _model.enforce(root)
    assert [cell.get("rowspan") for cell in root.iter("th", "td")] == spans


def test_rows_that_stand_in_no_group_are_one_group():
    root = parse_fragment("<table><thead><tr><th>h</th></tr></thead><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    _model.enforce(root)
    assert [(child.tag, len(child)) for child in root[0]] == [("thead", 1), ("tbody", 2)]
