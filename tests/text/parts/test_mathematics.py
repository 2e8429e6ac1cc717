"""Formulas of every usual form come out as MathML."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from packager.formats import _formulas
from packager.formats._pictures import Picture
from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.html import parse_page
from packager.text.parts.mathematics import MOST_FORMULAS, from_tex, linear, parsed, settle_formulas

LINE = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening"
PROSE = f"<p>{LINE}.</p>"
SQUARE = "<msup><mi>x</mi><mn>2</mn></msup>"
MATH = f'<math alttext="x^2">{SQUARE}</math>'
ENGINE = '<script src="https://cdn.example/mathjax@3/es5/tex-mml-chtml.js"></script>'
DOLLARS = "<script>MathJax = {tex: {inlineMath: [['$', '$']]}}</script>"


def cleaned(body: str, head: str = "") -> str:
    page = f"<head><title>A bridge</title>{head}</head><article><h1>A bridge</h1>{body}</article>"
    url = "https://news.example/a"
    return clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).html


FORMS = {
    "MathML": f'<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2">{SQUARE}</math>',
    "MathML with its source": (
        f"<math><semantics><mrow>{SQUARE}</mrow><annotation encoding='application/x-tex'>x^2</annotation>"
        "</semantics></math>"
    ),
    "MathJax 2": (
        '<span class="MathJax_Preview">x2</span><span class="MathJax" id="m1"><nobr>x<sup>2</sup></nobr></span>'
        '<script type="math/tex">x^2</script>'
    ),
    "MathJax 2, accessible": (
        f"<span class='MathJax' data-mathml='<math alttext=\"x^2\">{SQUARE}</math>'><nobr>x2</nobr></span>"
    ),
    "MathJax 3": (
        '<mjx-container class="MathJax" jax="CHTML"><mjx-math aria-hidden="true"><mjx-c class="c1"></mjx-c></mjx-math>'
        f'<mjx-assistive-mml><math alttext="x^2">{SQUARE}</math></mjx-assistive-mml></mjx-container>'
    ),
    "KaTeX": (
        f'<span class="katex"><span class="katex-mathml"><math><semantics><mrow>{SQUARE}</mrow>'
        '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true"><span>x</span><span>2</span></span></span>'
    ),
    "an encyclopaedia": (
        '<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;">'
        f'<math alttext="{{\\displaystyle x^2}}">{SQUARE}</math></span><img src="/math/render/svg/1" '
        'class="mwe-math-fallback-image-inline" alt="{\\displaystyle x^2}"></span>'
    ),
    "a picture": '<img class="latex" src="/latex.php?latex=x%5E2" alt="x^2">',
    "signs": r"\(x^2\)",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_formula_in_a_line_stays_there_once_as_mathml(form: str) -> None:
    html = cleaned(f"<p>{LINE}, so that {FORMS[form]} is known.</p>{PROSE * 5}", ENGINE if form == "signs" else "")
    line = html.partition("</p>")[0].replace("<mrow>", "").replace("</mrow>", "")
    assert line == f"<p>{LINE}, so that {MATH} is known."
    assert cleaned(html) == html


def test_a_formula_of_its_own_stays_between_the_paragraphs() -> None:
    for formula in (r"\[x^2\]", '<script type="math/tex; mode=display">x^2</script>', "$$x^2$$"):
        html = cleaned(f"{PROSE * 3}<p>{formula}</p>{PROSE * 3}", ENGINE)
        assert re.search(r'</p><p><math (?=[^>]*display="block")[^>]*alttext="x\^2"', html), formula


def test_signs_mean_nothing_where_no_script_would_read_them() -> None:
    assert r"\(x^2\)" in cleaned(f"<p>{LINE} \\(x^2\\).</p>{PROSE * 4}")
    html = cleaned(f"<p>{LINE} for $5 and then $7 more, <code>\\(x\\)</code>.</p>{PROSE * 4}", ENGINE)
    assert "$5 and then $7 more" in html
    assert r"<code>\(x\)</code>" in html


def test_dollars_are_signs_where_the_page_says_so() -> None:
    html = cleaned(f"<p>{LINE}, $x^2$ and $y$ for $5 or $7.</p>{PROSE * 4}", ENGINE + DOLLARS)
    assert html.count("<math") == 2
    assert "for $5 or $7." in html


@pytest.mark.parametrize(
    "tex", [r"\frac{a", r"\begin{matrix} a", r"\nosuchcommand{x}", "^", "", "{" * 500 + "x" + "}" * 500]
)
def test_what_cannot_be_read_stays_as_code(tex: str) -> None:
    assert from_tex(tex) is None
    if tex:
        page = parse_page(f'<p>so <script type="math/tex">{tex}</script> then</p>')
        settle_formulas(page)
        assert page.findtext(".//code") == " ".join(tex.split())
        assert page.find(".//code").tail == " then"


def test_fences_are_written_as_signs_and_content_mathml_is_no_formula() -> None:
    made = parsed("<math><mfenced open='[' close=')'><mi>a</mi><mi>b</mi></mfenced></math>")
    assert "".join(made.itertext()) == "[a,b)"
    assert parsed("<math><apply><plus/><ci>a</ci></apply></math>") is None
    assert parsed("<math><mfrac><mi>a</mi></mfrac></math>") is None


def test_text_between_the_parts_of_a_formula_gets_an_element() -> None:
    made = parsed("<math>2<mi>a</mi> and <mtable> <mtr>x<mtd>b<mi>c</mi></mtd></mtr></mtable></math>")
    assert etree.tostring(made[0].getparent(), encoding="unicode").partition(">")[2] == (
        "<mtext>2</mtext><mi>a</mi><mtext>and</mtext>"
        "<mtable><mtr><mtd><mtext>b</mtext><mi>c</mi></mtd></mtr></mtable></math>"
    )


def test_a_formula_of_broken_markup_costs_nothing_else() -> None:
    assert "Nobody" in cleaned(f"{PROSE * 4}<p>{LINE} <math box <b <mi>x</mi></math> Nobody was hurt.</p>{PROSE}")


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\frac{a+1}{b}", "(a+1)/(b)"),
        (r"\sqrt{2} x_{ij}^2", "√(2)x_(ij)^2"),
        (r"\sum_{i=0}^{n} x", "∑_(i=0)^nx"),
    ],
)
def test_a_formula_in_words(tex: str, said: str) -> None:
    assert linear(from_tex(tex)) == said


def test_a_formula_is_drawn_for_print_at_the_size_of_its_line() -> None:
    paragraph = etree.fromstring(f"<p>so {MATH.replace('x^2', 'x^2')} then</p>")
    _formulas.draw(paragraph[0])
    drawn = paragraph[0]
    assert (drawn.tag, drawn.get("alt"), drawn.tail) == ("img", "x^2", " then")
    assert drawn.get("src").startswith("data:image/svg+xml;base64,")
    assert "vertical-align: -" in drawn.get("style")
    broken = etree.fromstring("<p><math alttext='a over b'><mfrac><mi>a</mi></mfrac></math></p>")
    _formulas.draw(broken[0])
    assert (broken[0].tag, broken[0].text) == ("i", "a over b")


@settings(deadline=None)
@given(st.text(alphabet=r"\{}^_&abfrcsqrtleigh()[]$ 12+", max_size=60))
def test_no_tex_breaks_it(tex: str) -> None:
    made = from_tex(tex)
    assert made is None or (made.tag == "math" and made.get("alttext"))


def paired(*formulas: str) -> list[str]:
    """The pictures that stand before formulas of a text, by their alternative texts."""
    root = etree.fromstring(f"<p>{''.join(formulas)}</p>")
    _formulas.pair(root, lambda name, _: Picture(f"images/{name}.png", 1, 1))
    assert all(image.getnext().tag == "math" for image in root.iter("img"))
    return [image.get("alt") for image in root.iter("img")]


def test_a_formula_that_is_letters_in_a_row_needs_no_picture() -> None:
    row = "<math><mrow><mi>x</mi><mo>=</mo><mn>5</mn></mrow></math>"
    raised = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    assert paired(row, raised, raised) == ["x^2", "x^2"]


def test_of_thousands_of_formulas_none_is_a_picture() -> None:
    formulas = [f"<math><msup><mi>x</mi><mn>{n}</mn></msup></math>" for n in range(_formulas.MOST_PRINTED + 1)]
    assert len(paired(*formulas[1:])) == _formulas.MOST_PRINTED
    assert paired(*formulas) == []


def test_a_page_of_endless_signs_keeps_its_text_and_so_many_formulas_as_a_book_has() -> None:
    written = cleaned(rf"{PROSE * 4}<p>{chr(92)}( x {'$x$ ' * (MOST_FORMULAS + 500)}</p>{PROSE}", ENGINE + DOLLARS)
    assert written.count("<math") == MOST_FORMULAS
    assert written.count("$x$") == 500
    assert r"\( x " in written


def test_formulas_end_at_the_first_sign_that_closes_them() -> None:
    found = cleaned(rf"{PROSE * 4}<p>So \(x^2\) and \(y^2\), \[z^2\] and $$u^2$$ are.</p>", ENGINE)
    assert re.findall(r'alttext="(\w)\^2"', found) == ["x", "y", "z", "u"]


@pytest.mark.parametrize("name", ["data-tex", "data-latex"])
def test_an_element_that_gives_its_tex_is_a_formula(name: str) -> None:
    html = cleaned(f'<p>{LINE} <span class="x-math" {name}="a^2+b^2">a^2+b^2</span> then.</p>{PROSE * 4}')
    assert html.count("<msup>") == 2
    assert f"{LINE} <math" in html
