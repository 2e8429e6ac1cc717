"""Pages named one by one, and lists of them."""

import pytest
from reading import codes, read

from packager.errors import SourceError


def test_pages_are_listed_in_their_order_and_fetched_later():
    listing = read("page", urls=["https://example.org/b", "example", "https://example.org/a"])
    assert [(item.url, item.guid, item.wants_page) for item in listing.items] == [
        ("https://example.org/b", "https://example.org/b", True),
        ("https://example.org/a", "https://example.org/a", True),
    ]
    assert codes(listing) == ["bad-address"]


@pytest.mark.parametrize("url", ["ftp://example.org/", "mailto:a@example.org", "/a", "http://[bad"])
def test_a_page_without_an_address_is_an_error(url):
    with pytest.raises(SourceError) as caught:
        read("page", url=url)
    assert caught.value.code == "bad-address"


LIST = """\ufeff# Today
https://example.org/a
  https://example.org/b   A title, & more   # seen twice

not-an-address
https://example.org/c#part
https://example.org/a    again
"""


def test_a_list_has_an_address_a_line_and_says_where_it_is_wrong(tmp_path):
    (tmp_path / "list.txt").write_text(LIST)
    listing = read("urls", tmp_path, path="list.txt")
    assert [(item.url, item.title) for item in listing.items] == [
        ("https://example.org/a", None),
        ("https://example.org/b", "A title, & more"),
        ("https://example.org/c#part", None),
    ]
    assert [(problem.where, problem.code) for problem in listing.problems] == [("list.txt, line 5", "bad-address")]


def test_an_empty_list_is_told(tmp_path):
    (tmp_path / "list.txt").write_text("# nothing yet\n")
    assert codes(read("urls", tmp_path, path="list.txt")) == ["list-empty"]


def test_a_missing_list_is_an_error(tmp_path):
    with pytest.raises(SourceError):
        read("urls", tmp_path, path="list.txt")
