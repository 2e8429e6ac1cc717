"""Addresses made absolute, compared and shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.html import parse_page
from packager.text.urls import absolute, are_of_one_site, base_of, canonical, is_picture, public_site

BASE = "https://example.org/a/b.html"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../c d.html?q=é#f", "https://example.org/c%20d.html?q=%C3%A9#f"),
        ("//other.org:443/x", "https://other.org/x"),
        (" HTTP://EXAMPLE.org ", "http://example.org/"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("/100%", "https://example.org/100%25"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("http:///nohost", None),
        ("http://a:port/", None),
        ("http://" + "a" * 64 + ".org/", None),
        (f"http://{'a' * 2_000}!/", None),
        ("", None),
        (None, None),
    ],
)
def test_only_complete_public_addresses_come_out(href, expected):
    assert absolute(BASE, href) == expected


def test_a_saved_page_has_no_public_address_for_what_is_beside_it():
    assert absolute("file:///srv/ann/page.html", "picture.png") is None


@pytest.mark.parametrize(
    "other",
    [
        "http://EXAMPLE.org/a/b",
        "https://www.example.org/a/b/",
        "https://m.example.org:443/a/b#comments",
        "https://example.org/a/b?utm_source=feed&fbclid=x",
        "https://example.org/a/b/amp",
        "https://example.org/a/b?amp=1",
    ],
)
def test_the_same_page_has_one_key(other):
    assert canonical(other) == canonical("https://example.org/a/b")


def test_what_may_mean_another_page_stays():
    assert canonical("https://example.org/?id=1&p=2") != canonical("https://example.org/?id=2&p=2")
    assert canonical("https://example.org/A") != canonical("https://example.org/a")


@pytest.mark.parametrize(
    ("own", "declared", "base"),
    [
        ("https://a.example/b/c", None, "https://a.example/b/c"),
        ("https://a.example/b/c", "/d/", "https://a.example/d/"),
        ("https://a.example/b/c", "https://[", "https://a.example/b/c"),
        ("https://a.example/b/c", "javascript:x", "https://a.example/b/c"),
        ("file:///b/c.html", "d/", "file:///b/d/"),
        ("file:///b/c.html", "https://a.example/", "https://a.example/"),
    ],
)
def test_what_a_page_says_its_addresses_stand_against(own, declared, base):
    head = f'<base href="{declared}">' if declared else ""
    assert base_of(parse_page(f"<html><head>{head}</head><body>x</body></html>"), own) == base


@pytest.mark.parametrize("address", ["/a/lever.jpg", "https://a.example/Lever.SVG?width=9", "lever.webp#top"])
def test_the_file_of_a_picture_is_known_by_how_its_address_ends(address):
    assert is_picture(address)
    assert not is_picture(address.replace(".", "-"))


def test_a_site_is_shown_as_readers_know_it():
    assert public_site("https://www.example.co.uk:8443/x") == "example.co.uk"
    assert public_site("mailto:a@b.c") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("example.com", "example.com", True),
        ("sport.example.com", "news.example.com", True),
        ("example.com", "blog.example.com", True),
        ("example.com", "example.org", False),
        ("one.co.uk", "other.co.uk", False),
        ("ministry.gov.cn", "town.gov.cn", False),
        ("one.github.io", "other.github.io", False),
        ("news.bridge.invalid", "bridge.invalid", True),
        ("127.0.0.1", "10.0.0.1", False),
        ("bridge", "ferry", False),
        (None, "example.com", False),
        (None, None, True),
    ],
)
def test_hosts_of_one_owner_are_one_site(one, other, same):
    assert are_of_one_site(one, other) is same
    assert are_of_one_site(other, one) is same


@given(st.text(max_size=120), st.text(max_size=120))
def test_no_text_makes_it_fail_and_what_comes_out_is_settled(base, href):
    made = absolute(base, href)
    canonical(href)
    are_of_one_site(public_site(base), public_site(href))
    if made is not None:
        assert made.startswith(("http://", "https://", "mailto:"))
        assert made.isascii()
        assert absolute(None, made) == made


@given(st.text(max_size=60))
def test_a_key_s_key_is_itself(path):
    key = canonical(f"https://example.org/{path}")
    assert canonical(key) == key
