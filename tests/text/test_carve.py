"""The article cut out of the page: what the witness passes over and the text needs stays, furniture goes."""

from packager.text.carve import carve
from packager.text.html import parse_page
from packager.text.story import find_story

SENTENCE = "The keeper looked up the river and down, as one looks before crossing a street, and pushed the lever. "
PROSE = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(5))


def carved(body: str) -> str:
    """The text of what is cut out of a page, on one line."""
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    _, part = carve(view)
    return " ".join("".join(part.itertext()).split())


def test_a_name_in_a_sentence_stays_whatever_its_link_is_called():
    named = f'<p>The mayor, <a class="tag" id="auto-tag_mara-linde" href="/t/mara">Mara Linde</a>, {SENTENCE}</p>'
    assert "The mayor, Mara Linde, The keeper" in carved(f"<article>{PROSE}{named}{PROSE}</article>")


def test_what_no_sentence_holds_goes_from_the_middle_of_one():
    shared = f'<p>{SENTENCE}<span role="button">Copy</span><span class="sr-only">opens anew</span> {SENTENCE}</p>'
    text = carved(f"<article>{PROSE}{shared}{PROSE}</article>")
    assert "Copy" not in text
    assert "opens anew" not in text


def test_a_paragraph_of_links_that_says_enough_between_them_stays():
    said = "The council, the water board and the ferry company said in three letters that they would not pay for it"
    linked = "".join(f'<a href="/{n}">letter number {n} of the ferry company</a>, ' for n in range(4))
    text = carved(f"<article>{PROSE}<p>{said}: {linked}.</p>{PROSE}</article>")
    assert "letter number 3" in text


def images(body: str) -> list[str]:
    view = find_story(parse_page(f"<html><body>{body}</body></html>"), None)
    return [image.get("src") for image in carve(view)[1].iter("img")]


def figure(inside: str) -> str:
    return f"<article>{PROSE}<figure>{inside}</figure>{PROSE}</article>"


def test_a_picture_in_a_box_that_lets_it_grow_is_a_picture():
    assert images(figure('<div class="modal zoom-share"><img src="a.jpg"></div>')) == ["a.jpg"]
    assert images(figure('<button><img src="b.jpg"></button>')) == ["b.jpg"]
    zoom = '<div role="button" class="lg:hidden"><figure><img src="c.jpg"></figure></div>'
    assert images(f"<article>{PROSE}{zoom}{PROSE}</article>") == ["c.jpg"]


def test_a_linked_credit_does_not_make_a_figure_a_pointer_but_a_linked_headline_does():
    assert images(figure('<img src="a.jpg"><a href="/p">Mara Linde</a>')) == ["a.jpg"]
    card = '<a href="/s"><img src="b.jpg">The other bridge will be closed in spring as well</a>'
    assert images(figure(card)) == []
