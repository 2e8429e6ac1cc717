"""A soup whose changes take as long as they should is otherwise the same soup."""

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, ResultSet
from hypothesis import given, settings
from hypothesis import strategies as st

from packager.text.soup import QuickSoup, QuickTag, every, holds


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


PARTS = [
    "<p>a",
    "</p>",
    "<b>",
    "</b>",
    "a ",
    "<br>",
    "<i>b</i>",
    "<!-- c -->",
    "<ul><li>",
    "</ul>",
    "<script>s</script>",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=14), st.sampled_from(["p", "b", ["i", "li"], ("p", "br"), "script"]))
def test_what_is_found_by_name_is_what_beautifulsoup_finds(parts: list[str], name: str | list[str]) -> None:
    soup, plain = QuickSoup("".join(parts)), BeautifulSoup("".join(parts), "lxml")
    assert list(map(str, soup.find_all(name))) == list(map(str, plain.find_all(name)))
    assert str(soup.find(name)) == str(plain.find(name))
    assert holds(soup, [name] if isinstance(name, str) else name) == (plain.find(name) is not None)
    for one, other in zip(every(soup), plain.find_all(True), strict=True):
        assert one.get_text() == other.get_text()
        assert str(one.find_parent(name)) == str(other.find_parent(name))
        assert not any(isinstance(each, Comment) and each in one.get_text() for each in one.contents)


def test_a_name_is_found_without_rules_and_all_else_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    soup = QuickSoup('<div><p id="a">a <b>b</b></p><p>c</p></div>')
    assert soup.find(id="a") is soup.find("p")
    assert [each.name for each in soup.find_all(["p", "b"], limit=2)] == ["p", "b"]
    assert isinstance(soup.find_all(True), ResultSet)
    assert soup.get_text(" ", strip=True) == "a b c"
    monkeypatch.setattr(Tag, "_find_all", None)
    assert [each.name for each in soup.find_all("p")] == ["p", "p"]
    found = soup.find("b")
    assert found is not None
    assert found.find_parent("p") is soup.find("p")
    assert found.find_parent(["i", "td"]) is None
