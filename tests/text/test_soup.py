"""A soup whose changes take as long as they should is otherwise the same soup."""

from bs4 import Tag
from bs4.element import NavigableString
from hypothesis import given, settings
from hypothesis import strategies as st

from packager.text.soup import QuickSoup, QuickTag, every


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["<p>a</p>", "<b>a</b>", "a", " ", "<br>", "<i></i>", "<p>a<b>a</b>a</p>"]), max_size=12)
)
def test_every_child_is_found_in_its_place(parts: list[str]) -> None:
    soup = QuickSoup("<div>" + "".join(parts) + "</div>")
    # Texts that stand side by side, as changes leave them.
    for tag in every(soup, ("b",)):
        tag.unwrap()
    for holder in [soup, *every(soup)]:
        assert [holder.index(child) for child in holder.contents] == list(range(len(holder.contents)))
        assert all(isinstance(child, (QuickTag, NavigableString)) for child in holder.contents)


def test_elements_that_say_the_same_are_not_the_same() -> None:
    soup = QuickSoup("<div><p>a</p><p>a</p></div>")
    first, second = every(soup, ("p",))
    assert first != second
    assert first == first
    second.decompose()
    assert every(soup, ("p",)) == [first]
    assert isinstance(soup.new_tag("p"), Tag)
    assert type(soup.new_tag("p")) is QuickTag
