"""The lock files: complete, hashed, and of no particular machine."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(name: str) -> dict[str, list[str]]:
    """Package to its pinned versions (one a Python or platform, where they differ)."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE):
        found.setdefault(package, []).append(version)
    return found


def required(lines: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name):
    for entry in re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text("utf-8")):
        if re.match(r"[a-z0-9]", entry):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_names_an_index_an_address_or_a_path(name):
    for line in (ROOT / name).read_text("utf-8").splitlines():
        assert "://" not in line
        assert " @ " not in line
        assert not line.startswith(("-", "/"))
        assert re.match(r"(#|    #|    --hash=sha256:[0-9a-f]{64}|[a-z0-9-]+==)", line), line


def test_all_that_packager_needs_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = pins("requirements.lock")
    assert required(project["project"]["dependencies"]) <= locked.keys()
    # An installation without build isolation needs the build's own requirements beside the others.
    assert required(project["build-system"]["requires"]) <= locked.keys()
    assert required(project["dependency-groups"]["dev"]) <= pins("requirements-dev.lock").keys()


def test_developers_run_what_users_run():
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {package: dev.get(package) for package in run} == run
