"""What stands folded away under controls is text with its questions over it."""

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.html import parse_page
from packager.text.parts.accordions import open_accordions

LINE = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening"
PROSE = f"<p>{LINE}.</p>"
ASKED = {
    "Is the bridge safe?": "Two of its piers are badly undermined by the current.",
    "When will it open?": "A ferry carries pedestrians until the spring.",
}


def cleaned(body: str) -> str:
    page = f"<title>A bridge</title><article><h1>A bridge</h1>{PROSE}<p>Much is asked about it.</p>{body}</article>"
    url = "https://news.example/a"
    return clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None).html


def folded(form: str) -> str:
    return "".join(form.format(i=i, asked=asked, told=told) for i, (asked, told) in enumerate(ASKED.items()))


HEADED = "<h2>{asked}</h2><p>{told}</p>"
LINED = "<p><strong>{asked}</strong></p><p>{told}</p>"


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (
            '<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button collapsed" '
            'data-bs-toggle="collapse" data-bs-target="#c{i}">{asked}</button></h2><div id="c{i}" class="collapse">'
            '<div class="accordion-body"><p>{told}</p></div></div></div>',
            HEADED,
        ),
        (
            '<div><h2><button aria-expanded="false" aria-controls="p{i}"><span>{asked}</span><svg></svg></button></h2>'
            '<div id="p{i}" role="region" hidden><p>{told}</p></div></div>',
            HEADED,
        ),
        (
            '<div class="item"><div role="button" aria-controls="x{i}"><span class="icon"><i></i></span>'
            '<a tabindex="0">{asked}</a></div><div id="x{i}" role="region"><p>{told}</p></div></div>',
            LINED,
        ),
        (
            '<div><a class="collapsed" data-toggle="collapse" href="#col{i}">{asked}</a>'
            '<div class="collapse" id="col{i}"><p>{told}</p></div></div>',
            LINED,
        ),
        ('<button class="q" aria-expanded="false">{asked}</button><div style="display:none">{told}</div>', LINED),
        (
            '<div class="card"><div class="card-header"><div class="title collapsed" data-toggle="collapse" '
            'data-target="#m{i}">{asked}</div></div><div id="m{i}" class="collapse"><p>{told}</p></div></div>',
            LINED,
        ),
        (
            '<div><button aria-expanded="false"><style>.css-a1{{width:1rem}}</style>{asked}</button>'
            "<style>.css-b2{{color:red}}</style><div hidden>{told}</div></div>",
            LINED,
        ),
    ],
)
def test_what_a_control_asks_stands_over_what_it_opens(form: str, found: str) -> None:
    assert folded(found) in cleaned(folded(form) + PROSE.replace("Monday", "Tuesday"))


def test_a_list_of_definitions_keeps_its_terms() -> None:
    html = cleaned(f"<dl>{folded('<dt><button>{asked}</button></dt><dd>{told}</dd>')}</dl>")
    assert f"<dl>{folded('<dt>{asked}</dt><dd>{told}</dd>')}</dl>" in html


@pytest.mark.parametrize(
    "body",
    [
        f"<div><button aria-expanded=false>Read more</button><div>{PROSE}</div></div>",  # a lone one
        f"<div><button>Reply here</button><div>{PROSE}</div></div>" * 3,  # all say the same
        "<button>Sections of ours</button><ul><li><a href=/a>The whole of the world's news</a></li></ul>"
        "<button>Editions of ours</button><ul><li><a href=/b>The edition of all of the valley</a></li></ul>",
        f"<button>Print this page</button>{LINE}<button>Send this page</button>{LINE}",  # no text of its own behind it
    ],
)
def test_other_controls_are_no_text(body: str) -> None:
    html = cleaned(body + PROSE)
    assert not any(said in html for said in ("Read more", "Reply", "of ours", "this page"))


def test_styles_behind_buttons_are_no_text_that_the_buttons_open() -> None:
    save = '<button class="save {0}"><style>.css-1{{width:1rem;margin-right:0.625rem;}}</style>{0} article</button>'
    style = "<style>.css-2{width:160px;text-align:left;color:#595959;font-size:0.9rem;}</style>"
    found = cleaned(f"<div>{save.format('Save')}{style}</div><div>{save.format('Print')}{style}</div>")
    assert "css" not in found
    assert "article" not in found


def test_a_control_in_a_figure_lets_its_picture_grow() -> None:
    figure = (
        '<figure><button>{asked}</button><div><img src="a{i}.jpg" width="600" height="400"></div>'
        "<figcaption>{told}</figcaption></figure>"
    )
    html = cleaned(PROSE + folded(figure) + PROSE)
    assert "Is the bridge safe?" not in html
    assert html.count("<figcaption>") == 2


TABS = '<ul role="tablist"><li role="tab">npm</li><li role="tab">Yarn</li></ul>'


@pytest.mark.parametrize("tabs", [TABS, f"<div>{TABS}</div>"])
def test_what_stands_behind_tabs_is_shown_under_their_words(tabs: str) -> None:
    panels = (
        '<div><div role="tabpanel"><pre>npm install bridge</pre></div>'
        '<div role="tabpanel" hidden><pre>yarn add bridge</pre></div></div>'
    )
    html = cleaned(f"{PROSE}<div>{tabs}{panels}</div>{PROSE}")
    assert (
        "<p><strong>npm</strong></p><pre>npm install bridge</pre><p><strong>Yarn</strong></p><pre>yarn add bridge</pre>"
    ) in html
    assert "<ul>" not in html


def test_tabs_over_lists_of_stories_stay_shut() -> None:
    story = '<ul><li><a href="/{0}">The dam has held out for now, says the {0}</a></li></ul>'
    panels = f'<div role="tabpanel">{story.format("mayor")}</div><div role="tabpanel" hidden>{story.format("keeper")}'
    assert "keeper" not in cleaned(f"{PROSE}<div>{TABS}{panels}</div></div>{PROSE}")


ANSWER = "Not before the spring, it says."
NAMED = (
    '<div class="et_pb_toggle et_pb_toggle_close"><h5 class="et_pb_toggle_title">When will it open?</h5>'
    f'<div class="et_pb_toggle_content clearfix"><p>{ANSWER}</p></div></div>',
    '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>When will it open?</h4><button><svg></svg>'
    f'</button></div><div class="kg-toggle-content"><p>{ANSWER}</p></div></div>',
    f"<amp-accordion><section><h4>When will it open?</h4><p>{ANSWER}</p></section></amp-accordion>",
    '<div class="schema-faq-section"><strong class="schema-faq-question">When will it open?</strong> '
    f'<p class="schema-faq-answer">{ANSWER}</p></div>',
    '<div><h3><button aria-expanded="false" aria-controls="p1">When will it open?</button></h3>'
    f'<div id="p1" hidden><p>{ANSWER}</p></div></div>',
    '<div class="expand-container"><div class="expand-control"><span>When will it open?</span></div>'
    f'<div class="expand-content"><p>{ANSWER}</p></div></div>',
    f"<details><summary>When will it open?</summary><p>{ANSWER}</p></details>",
)


@pytest.mark.parametrize("form", NAMED)
def test_one_short_answer_stays_among_a_text_and_at_its_end(form: str) -> None:
    for body in (PROSE * 3 + form + PROSE.replace("Monday", "Tuesday") * 2, PROSE * 3 + form):
        html = cleaned(body)
        assert html.index("When will it open?") < html.index(f"<p>{ANSWER}</p>")


def test_several_answers_close_a_text_under_their_heading() -> None:
    html = cleaned(PROSE * 3 + "<h2>What readers ask</h2>" + NAMED[2] + NAMED[0].replace("open", "shut"))
    assert html.count(ANSWER) == 2
    assert "What readers ask" in html


def test_stars_to_press_are_no_answer() -> None:
    stars = "".join(f"<i>star {n}</i>" for n in range(9))
    source = f"<amp-accordion><section><h4>Rate it now</h4><div>{stars}</div></section></amp-accordion>"
    source += "<b>star</b><div class=accordion-content>Not rated by anybody.</div>" * 2
    page = parse_page(source)
    open_accordions(page)
    assert next(page.iter("details"), None) is None


def test_what_stands_over_a_text_that_is_folded_away_may_alone_say_that_it_is() -> None:
    panel = f'<div class="accordion"><p>{ANSWER}</p></div>'
    html = cleaned(f'{PROSE * 3}<div class="ce_accordion"><div class="toggler">Dimensions</div>{panel}</div>')
    assert html.index("<strong>Dimensions</strong>") < html.index(f"<p>{ANSWER}</p>")
