"""docs/templates.md says how one block of one template is changed: what it says works, in every format."""

import re
import zipfile
from pathlib import Path

import pytest
from printing import Press

from packager import kinds
from packager.templating import builtin_folder

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
BLOCKS = re.findall(r"^\| (`[^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)


def example(beginning):
    """Return the example of the page that begins so."""
    return next(code for code in re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL) if code.startswith(beginning))


def test_the_example_changes_the_foot_of_each_article_and_nothing_else(tmp_path):
    (tmp_path / "templates" / "epub").mkdir(parents=True)
    (tmp_path / "templates" / "epub" / "article.xhtml").write_text(example("{% extends"))
    (tmp_path / "templates" / "epub" / "style.css").write_text(example("{% include"))
    plain, _ = Press(tmp_path / "a").make("epub")
    own, _ = Press(tmp_path / "b", [tmp_path / "templates"]).make("epub")
    assert kinds.find("formats", "epub").check(own) == []
    with zipfile.ZipFile(plain) as one, zipfile.ZipFile(own) as other:
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
        assert changed == {name for name in one.namelist() if name.endswith("-0a1b2c3d.xhtml")} | {"EPUB/style.css"}
        before, after = (archive.read("EPUB/bridge-0a1b2c3d.xhtml").decode() for archive in (one, other))
    added = '<div class="foot"><p>Letters: editor@example.org</p></div>'
    assert after.count(added) == 1
    assert "".join(after.replace(added, "").split()) == "".join(before.split())


@pytest.mark.parametrize(("names", "blocks"), BLOCKS)
def test_the_blocks_that_are_named_are_there(names, blocks):
    for name in re.findall("`([^`]+)`", names):
        source = (builtin_folder() / name).read_text("utf-8")
        for block in re.findall("`([^`]+)`", blocks):
            assert f"{{% block {block} " in source


def test_every_page_that_can_be_overridden_is_named():
    named = set(re.findall("`([^`]+/[^`]+)`", " ".join(names for names, _ in BLOCKS)))
    shipped = {f"epub/{file.name}" for file in (builtin_folder() / "epub").glob("*.xhtml")}
    assert shipped <= named
