"""Bytes become text as a browser would read them, and never fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.decode import decode


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("déjà".encode(), None),
        ("déjà".encode(), "iso-8859-1"),
        ("déjà".encode("latin-1"), "ISO-8859-1"),
        (b"<meta charset=windows-1252>" + "déjà".encode("cp1252"), None),
        (b'<?xml version="1.0" encoding="iso-8859-15"?>' + "déjà".encode("iso-8859-15"), None),
        (b"\xef\xbb\xbf" + "déjà".encode(), "latin-1"),
        (b"\xff\xfe" + "déjà".encode("utf-16-le"), None),
        ("<html> déjà".encode("utf-16-le"), None),
        (b"<meta charset=utf-16>" + "déjà".encode(), None),
        ("déjà".encode("latin-1"), "no-such-charset"),
    ],
)
def test_the_encoding_is_found(data: bytes, declared: str | None) -> None:
    assert decode(data, declared).endswith("déjà")


@pytest.mark.parametrize(
    ("label", "text"), [("gb2312", "新闻"), ("shift_jis", "日本語"), ("windows-1251", "новости"), ("euc-kr", "뉴스")]
)
def test_declared_encodings_of_the_world(label: str, text: str) -> None:
    assert decode(text.encode(label), label) == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "utf-7", "", "base64", "ascii"]))
def test_no_bytes_fail(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared), str)


SENTENCES = "<p>" + "Der Weg führt von da an in das weite Tal, in dem heute im Winter niemand mehr wohnt. " * 20


@pytest.mark.parametrize("declared", [None, "utf-8"])
def test_a_latin_page_is_not_taken_for_utf8_because_few_of_its_letters_are_beyond_ascii(declared: str | None) -> None:
    assert decode(SENTENCES.encode("latin-1"), declared) == SENTENCES


def test_a_declaration_behind_long_scripts_is_read() -> None:
    page = "<script>" + "a();" * 20_000 + "</script><meta charset=iso-8859-2><p>Žluťoučký kůň"
    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_in_utf8_that_is_cut_in_a_letter_or_holds_a_stray_byte_stays_in_utf8() -> None:
    whole = SENTENCES.encode()
    assert decode(whole + "é".encode()[:1]).startswith(SENTENCES)
    assert decode(whole + b"\xe4\xf6").startswith(SENTENCES)
