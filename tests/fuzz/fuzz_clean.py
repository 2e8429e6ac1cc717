"""Any bytes in, an article or a clear reason out: a target for atheris, which follows what a page makes the code do.

``scripts/fuzz.sh SECONDS`` runs it, from the pages of the tests. Whatever is not a PackagerError is a finding, as
is markup that is not well-formed, that the sanitiser would change again, or that could run.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["packager"]):
    from packager.errors import PackagerError
    from packager.model import Document, Item
    from packager.stages.clean import clean
    from packager.text.html import to_xhtml
    from packager.text.sanitize import TAGS, sanitize

from lxml import etree

URL = "https://fuzz.example/2024/11/story.html"
LONGEST = 20_000
"""Bytes of an input: large pages are a matter of time, which the tests measure."""


def one_page(data: bytes) -> None:
    """Clean a page and look at what came out."""
    item = Item("fuzz", "", URL, URL, document=Document(data[:LONGEST], URL, "text/html"))
    try:
        article = clean(item, zone=None, language=None)
    except PackagerError:
        return
    root = etree.fromstring(f"<div>{to_xhtml(article.html)}</div>".encode())
    names = {etree.QName(element).localname for element in root.iter()} - {"div"}
    assert names <= TAGS, names - TAGS
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert sanitize(article.html) == article.html, "the sanitiser changes what it let through"
    assert article.title.strip()


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_page)
    atheris.Fuzz()
