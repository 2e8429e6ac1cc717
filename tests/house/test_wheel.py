"""The wheel: what a user installs, tried without what developers have."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from packager.templating import Templates

ROOT = Path(__file__).parents[2]
DEVELOPERS_ONLY = ("pytest", "hypothesis", "xdist", "mypy", "importlinter", "ruff", "_pytest")
"""Distributions of the development group, by the names under which they are imported."""

BARE = f"""
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {DEVELOPERS_ONLY!r}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Refuse())
installed = sys.argv.pop(1)
sys.path.insert(0, installed)
import packager
assert packager.__file__.startswith(installed), packager.__file__
import runpy
runpy.run_module("packager", run_name="__main__")
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel by the backend that pyproject.toml names, without the network."""
    target = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(target)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(target.glob("packager-*.whl"))


def test_it_carries_the_templates_the_catalogues_and_the_licence(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for template, _ in Templates().files():
        assert f"packager/_templates/{template}" in names
    assert not any("__pycache__" in name for name in names)
    for data in (ROOT / "packager").rglob("*"):
        if data.is_file() and "__pycache__" not in data.parts:
            assert data.relative_to(ROOT).as_posix() in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "issues/", "docs/")) for name in names)


def test_the_installed_tool_makes_an_edition_without_the_development_tools(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: Marées\nlanguage: fr\n---\n\n" + "La mer monte, puis elle descend. " * 40, "utf-8")
    command = [sys.executable, "-P", "-c", BARE, tmp_path / "installed", "make", page, "-o", tmp_path / "out.epub"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).read_bytes().startswith(b"PK")
    assert "Marées" in zipfile.ZipFile(tmp_path / "out.epub").read("EPUB/nav.xhtml").decode()
