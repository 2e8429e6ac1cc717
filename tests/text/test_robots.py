"""robots.txt, read as RFC 9309 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.robots import rules_for

SITE = """\
\ufeffUser-agent: packager   # us
User-Agent: OtherBot/2.1
Disallow: /private/
Allow: /private/open
Crawl-delay: 2.5
Sitemap: https://example.org/sitemap.xml

User-agent: *
Disallow: /

user-agent: Packager
disallow: /*.pdf$
Disallow: /search?q=
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/", False),
        ("/private/notes", False),
        ("/%70rivate/notes", False),
        ("/private/open", True),
        ("/private/opened/today", True),
        ("/file.pdf", False),
        ("/file.pdf?page=2", True),
        ("/search?q=words", False),
        ("/search", True),
        ("/été", True),
    ],
)
def test_the_longest_rule_of_all_groups_that_name_us_decides(path, allowed):
    assert rules_for(SITE, "packager").allow(path) is allowed


def test_whoever_is_not_named_has_the_rules_for_all():
    assert not rules_for(SITE, "somebody").allow("/news")
    assert rules_for(SITE, "otherbot").allow("/file.pdf")
    assert rules_for(SITE, "packager").delay == 2.5


@pytest.mark.parametrize(
    ("pattern", "path", "allowed"),
    [
        ("/a*b*c$", "/a1b2c", False),
        ("/a*b*c$", "/a1b2c3", True),
        ("/a*c$", "/ac", False),
        ("/ab$", "/ab", False),
        ("/été", "/%C3%A9t%C3%A9/1", False),
        ("/%C3%A9t%c3%a9", "/été", False),
        ("/" + "*a" * 500, "/" + "a" * 5000 + "b", False),
        ("/" + "*a" * 500 + "*b", "/" + "a" * 5000, True),
        ("no-slash", "/no-slash", False),
    ],
)
def test_patterns(pattern, path, allowed):
    assert rules_for(f"User-agent: *\nDisallow: {pattern}", "packager").allow(path) is allowed


def test_allow_wins_where_both_are_as_long():
    assert rules_for("User-agent: *\nDisallow: /a\nAllow: /a", "packager").allow("/a")


@given(st.text(), st.text())
def test_any_text_is_read(text, path):
    assert rules_for(text, "packager").allow(path) in {True, False}
    assert rules_for(f"User-agent: *\nDisallow: {text}", "packager").allow(path) in {True, False}
