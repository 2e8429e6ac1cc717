"""Where in an EPUB each printed page begins, told from the pages of articles and blocks in whatever order they come."""

from types import SimpleNamespace

import pytest

from packager.formats._epub_pages import breaks_of


def breaks(*pages, **printed):
    view = SimpleNamespace(stories=[SimpleNamespace(id=name, page=page) for name, page in pages])
    return breaks_of(view, {f"{name[:1]}--{name[1:]}" if name[1:] else name: page for name, page in printed.items()})


def test_a_page_begins_with_the_first_block_on_it():
    assert breaks(("a", 2), a=2, ab3=3, ab2=2, ab1=2, ab5=4, ab4=3) == {"a": {"": 2, "b3": 3, "b5": 4}}


def test_a_note_at_the_end_hides_no_page_before_it():
    assert breaks(("a", 2), a=2, afn=4, ab1=2, ab2=3, ab3=4) == {"a": {"": 2, "b2": 3, "b3": 4}}


def test_a_picture_printed_behind_its_text_begins_a_page_only_if_nothing_else_does():
    assert breaks(("a", 2), ab1=2, ab2=3, ab3=2, ab4=3, ab5=4) == {"a": {"": 2, "b4": 3, "b5": 4}}
    assert breaks(("a", 2), ab1=2, ab2=3, ab3=2, ab5=4) == {"a": {"": 2, "b2": 3, "b5": 4}}


@pytest.mark.parametrize(("begins", "found"), [(3, {"b2": 4}), (4, {"": 4})])
def test_a_page_belongs_to_the_article_that_begins_it(begins, found):
    both = breaks(("a", 2), ("b", begins), ab1=2, ab2=3, bb1=begins, bb2=4)
    assert both == {"a": {"": 2, "b2": 3}, "b": found}
