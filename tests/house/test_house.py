"""The repository: its licence, its scripts, its documents."""

import hashlib
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md")


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a checkout")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.splitlines() if (ROOT / name).is_file()]


def test_the_licence_is_the_whole_agpl():
    text = (ROOT / "LICENSE").read_bytes()
    # The text as the Free Software Foundation published it in 2007.
    assert hashlib.sha256(text).hexdigest() == "57c8ff33c9c0cfc3ef00e650a1cc910d7ee479a8bc509f6c9209a7c2a11399d6"
    assert PROJECT["project"]["license"] == "AGPL-3.0-or-later"


@pytest.mark.parametrize("script", [*sorted((ROOT / "scripts").glob("*.sh")), ROOT / ".ci/run"], ids=lambda p: p.name)
def test_scripts_parse_and_can_be_run(script):
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], capture_output=True, check=False).stderr == b""


def test_the_makefile_only_calls_scripts_that_exist():
    calls = re.findall(r"scripts/[a-z-]+\.sh", (ROOT / "Makefile").read_text("utf-8"))
    assert calls
    assert all((ROOT / call).exists() for call in calls)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name):
    page = ROOT / name
    for markdown, html in re.findall(r"\]\(([^)#\s]+)|src=\"([^\"]+)\"", page.read_text("utf-8")):
        target = markdown or html
        assert "://" in target or (page.parent / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_name_only_make_targets_that_exist(name):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^|&& )make ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_floors_told_are_the_floors_checked():
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    checked = {module.strip() for layer in layers for module in layer.split("|")}
    table = (ROOT / "docs/architecture.md").read_text("utf-8").split("## Floors")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "`" in line.split("|")[2]]
    told = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[2])}
    assert told == checked


def test_nothing_that_is_committed_knows_the_machine_it_was_written_on():
    home = re.compile(rb"(?<!\w)/(?:root|home/[a-z]+|work/[a-z]+|tmp/venv)/")
    here = Path(__file__).resolve()
    for path in tracked():
        if path.suffix in {".py", ".sh", ".toml", ".md", ".lock", ".in", ".html", ".xhtml", ".css"} and path != here:
            found = home.search(path.read_bytes())
            assert not found, f"{path.relative_to(ROOT)}: {found.group().decode()}" if found else ""


def test_the_configuration_in_the_readme_works(tmp_path):
    from packager import config, kinds

    text = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[1]
    assert len([line for line in text.splitlines() if line]) <= 10
    (tmp_path / config.FILE).write_text(text, "utf-8")
    configured = config.load(tmp_path, kinds.find, kinds.names("formats"))
    assert [section.title for section in configured.newsletter.sections] == ["World"]


def test_the_readme_names_only_commands_that_exist():
    commands = {path.stem for path in (ROOT / "packager/cli").glob("*.py") if not path.stem.startswith("_")}
    named = re.findall(r"(?:^|`)packager ([a-z]+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert named
    assert set(named) <= commands


def test_the_readme_says_which_debian_packages_the_script_installs():
    script = (ROOT / "scripts/system.sh").read_text("utf-8")
    packages = re.search(r"needed=\((.*)\)", script)[1]
    assert f"apt-get install {packages}" in (ROOT / "README.md").read_text("utf-8")
