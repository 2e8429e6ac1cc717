"""A folder of files: which are read, in which order, and what each says of itself."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import codes, read

from packager.errors import SourceError
from packager.model import Provenance
from packager.sources import _frontmatter


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def one(folder, name, text, **options):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (item,) = read("folder", folder, path=name, **options).items
    return item


# --- which files -----------------------------------------------------------------------------


def test_files_come_in_the_order_of_their_names_numbers_by_value(tmp_path):
    write(tmp_path, b10_dot_txt="x", b9_dot_md="x", A_dot_html="<p>x</p>", c_dot_png="x", _dot_hidden_dot_txt="x")
    assert [item.guid for item in read("folder", tmp_path, path=".").items] == ["A.html", "b9.md", "b10.txt"]


def test_subfolders_are_read_when_asked_for_but_not_the_parts_of_a_saved_page(tmp_path):
    write(tmp_path, in__a_dot_txt="x", in__page_files__frame_dot_html="x", in___dot_git__b_dot_txt="x")
    assert codes(read("folder", tmp_path, path=".")) == ["folder-empty"]
    assert [item.guid for item in read("folder", tmp_path, path=".", recursive=True).items] == ["in/a.txt"]


def test_a_pattern_chooses(tmp_path):
    write(tmp_path, a_dot_txt="x", b_dot_md="x")
    assert [item.guid for item in read("folder", tmp_path, path=".", pattern="*.md").items] == ["b.md"]


def test_a_file_costs_only_itself(tmp_path):
    write(tmp_path, a_dot_txt="x", b_dot_txt=" \n", c_dot_txt="x")
    listing = read("folder", tmp_path, path=".")
    assert [item.guid for item in listing.items] == ["a.txt", "c.txt"]
    assert [(problem.code, problem.where) for problem in listing.problems] == [("file-empty", "b.txt")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    write(tmp_path, secret_dot_txt="x", inner__a_dot_txt="x")
    (tmp_path / "inner" / "b.txt").symlink_to(tmp_path / "secret.txt")
    assert [item.guid for item in read("folder", tmp_path, path="inner").items] == ["inner/a.txt"]


@pytest.mark.parametrize(("path", "code"), [("missing", "file-missing"), ("file.txt/below", "file-unreadable")])
def test_a_folder_that_cannot_be_read_is_an_error_in_words(tmp_path, path, code):
    write(tmp_path, file_dot_txt="x")
    with pytest.raises(SourceError) as caught:
        read("folder", tmp_path, path=path)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_an_error(tmp_path):
    tmp_path.chmod(0)
    with pytest.raises(SourceError):
        read("folder", tmp_path, path=".")


# --- what a file says ------------------------------------------------------------------------


def test_a_saved_page_is_left_for_cleaning(tmp_path):
    item = one(tmp_path, "a.html", b"<h1>T</h1>")
    assert (item.document.data, item.document.url) == (b"<h1>T</h1>", (tmp_path / "a.html").as_uri())
    assert (item.url, item.title, item.published, item.root) == (None, None, None, str(tmp_path))


MARKDOWN = """---
title: "Soupe: la recette"
date: 2024-11-20 09:30   # of the draft
updated: 2024-11-21
authors:
  - Anne Roy
  - Luc Petit
lang: fr
url: https://example.org/soupe
tags: [a, b]
nested:
  deep: yes
---
# Soupe: la recette

Du *pain* & de l’eau. ![Un bol](bol 1.webp "t")

| a | b |
|---|---|
| 1 | 2 |
"""


def test_markdown_says_what_it_is_in_front(tmp_path):
    item = one(tmp_path, "2024-11-20-soupe.md", MARKDOWN)
    assert (item.title, item.authors, item.language) == ("Soupe: la recette", ("Anne Roy", "Luc Petit"), "fr")
    assert item.url == "https://example.org/soupe"
    assert (item.published.isoformat(), item.published.assumed) == ("2024-11-20T09:30:00+01:00", True)
    assert item.published_from is Provenance.FILE
    assert item.updated.isoformat() == "2024-11-21"
    assert "<h1>" not in item.content
    assert "<em>pain</em> &amp; de l’eau." in item.content
    assert "<td>1</td>" in item.content


def test_toml_in_front_does_as_well(tmp_path):
    item = one(tmp_path, "a.md", '+++\ntitle = "T"\ndate = 2024-11-20T09:30:00-05:00\nauthor = "Kim"\n+++\nText.\n')
    assert (item.title, item.authors) == ("T", ("Kim",))
    assert item.published.isoformat() == "2024-11-20T09:30:00-05:00"


@pytest.mark.parametrize(
    ("name", "text", "title", "start"),
    [
        ("a.md", "# The *title* `x` [here](u) #\n\nText.", "The title x here", "<p>Text."),
        ("a.md", "The title\n=========\n\nText.", "The title", "<p>Text."),
        ("2024-11-20-the-title_of_it.md", "Text.\n\n# Later", "the title of it", "<p>Text."),
        ("a.md", "---\ntitle: Other\n---\n# Heading\n\nText.", "Other", "<h1>Heading"),
        ("a.txt", "The title\n\nText.\nMore & <b>.\n\nEnd.", "The title", "<p>Text.\nMore &amp; &lt;b&gt;.</p>"),
        ("a.txt", "The title\n---\nText.", "The title", "<p>Text."),
        ("a-b.txt", "One line only, which is the text.", "a b", "<p>One line"),
        ("a.txt", b"\xef\xbb\xbfTitle\r\n\r\nText.", "Title", "<p>Text."),
        ("a.txt", "Été\n\nL’été.".encode("cp1252"), "Été", "<p>L’été."),
    ],
)
def test_titles_come_from_the_front_the_heading_the_first_line_or_the_name(tmp_path, name, text, title, start):
    item = one(tmp_path, name, text)
    assert item.title == title
    assert item.content.startswith(start)


def test_pictures_are_found_beside_the_text(tmp_path):
    item = one(tmp_path, "a.md", "![a](p.png) ![b](https://example.org/b.png) ![c](../../x.png)")
    assert f'src="{(tmp_path / "p.png").as_uri()}"' in item.content
    assert 'src="https://example.org/b.png"' in item.content
    assert item.root == str(tmp_path)


def test_the_file_s_own_time_stands_in_only_when_asked_to(tmp_path):
    at = 1732092000  # 2024-11-20 08:40 UTC
    for name, text in (("a.txt", "T\n\nx"), ("b.md", "---\ndate: 2020-01-02\n---\nx"), ("c.html", "<p>x</p>")):
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, (at, at))
    assert [item.published_from for item in read("folder", tmp_path, path=".").items] == [None, Provenance.FILE, None]
    dated = read("folder", tmp_path, path=".", dates="file").items
    times = ["2024-11-20T09:40:00+01:00", "2020-01-02", "2024-11-20T09:40:00+01:00"]
    assert [item.published.isoformat() for item in dated] == times
    assert all(item.published_from is Provenance.FILE for item in dated)


@given(st.text())
def test_front_matter_never_fails(text):
    for fence in ("---", "+++"):
        facts, rest = _frontmatter.split(f"{fence}\n{text}\n{fence}\nThe text.")
        assert facts == {} or rest.endswith("The text.") or "\n" + fence in text


def test_front_matter_takes_no_time():
    began = time.process_time()
    _frontmatter.split("---\n" + "a b " * 200_000)
    _frontmatter.split("---\n" + "- x\n" * 100_000)
    assert time.process_time() - began < 2


def test_footnotes_of_markdown_are_notes(tmp_path):
    text = "It rose[^a] and fell[^b]. Again[^a], `[^a]`, [^none].\n\n"
    first_note = "[^a]: Of the *river*.\n    Still it.\n\n    Under it.\n"
    item = one(tmp_path, "a.md", f"{text}{first_note}[^b]: Second[^c].\n[^c]: Third.\n[^d]: Not cited.\n\nThe end.\n")
    first = '<sup><a href="#fn-1" id="fnref-1">1</a></sup>'
    second = '<sup><a href="#fn-2" id="fnref-2">2</a></sup>'
    again = '<sup><a href="#fn-1">1</a></sup>'
    assert f"<p>It rose{first} and fell{second}. Again{again}, <code>[^a]</code>, [^none].</p>" in item.content
    assert '<li id="fn-1"><p>Of the <em>river</em>.\nStill it.</p>\n<p>Under it.</p>' in item.content
    assert '<li id="fn-2"><p>Second<sup><a href="#fn-3" id="fnref-3">3</a></sup>.</p>' in item.content
    assert '<li id="fn-4"><p>Not cited.</p>' in item.content
    assert item.content.index("The end.") < item.content.index("fn-4")


def test_what_only_looks_like_a_footnote_of_markdown_stays(tmp_path):
    item = one(tmp_path, "a.md", "See [^1] and [^x](https://example.org/).\n\n```\n[^1]: code\n```\n\n    [^1]: code\n")
    assert "See [^1] and <a" in item.content
    assert item.content.count("[^1]: code") == 2


@pytest.mark.parametrize(
    ("names", "hint"),
    [(["a.mhtml", "b.EML"], 'kind = "mailbox" and kind = "saved"'), (["a.mht"], 'kind = "saved";'), (["a.png"], "")],
)
def test_a_folder_of_what_other_kinds_read_names_them(tmp_path, names, hint):
    for name in names:
        (tmp_path / name).write_text("x")
    (problem,) = read("folder", tmp_path, path=".").problems
    assert problem.code == "folder-empty"
    assert hint in (problem.hint or "")
