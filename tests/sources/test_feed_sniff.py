"""A feed is known by its beginning, however much stands before that."""

import pytest

from packager.sources._feed.sniff import HEAD, sort_of

FEED = "<rss version='2.0'><channel><title>F</title></channel></rss>"


@pytest.mark.parametrize(
    "before",
    [
        f"<!DOCTYPE rss [<!ENTITY a '{'a' * 5 * HEAD}'>]>",
        f"<?xml version='1.0'?><!-- {'-> ' * HEAD} -->",
        f"<?xml-stylesheet {'x' * 2 * HEAD}?>\n",
        " " * (HEAD - 30) + f"<!-- {'a' * 100} -->",
        " " * 2 * HEAD,
    ],
)
def test_a_long_prologue_hides_no_feed(before):
    assert sort_of((before + FEED).encode()) == "xml"
    assert sort_of((before + "<html><body>" + FEED).encode()) != "xml"
