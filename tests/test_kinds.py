"""The registry: what varies is one file, and every kind keeps the same contract."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from packager import kinds
from packager.errors import ConfigError
from packager.kinds import GROUPS, ChannelKind, FormatKind, RunnerKind, SourceKind

RECORDS = {"sources": SourceKind, "formats": FormatKind, "channels": ChannelKind, "runners": RunnerKind}
EVERY = [(group, name) for group in GROUPS for name in kinds.names(group)]


def test_the_kinds_of_the_first_issue_are_there():
    assert set(kinds.names("sources")) >= {"feed", "page", "folder", "urls"}
    assert set(kinds.names("formats")) >= {"epub", "pdf"}
    assert "folder" in kinds.names("channels")
    assert "local" in kinds.names("runners")


def test_names_are_listed_without_importing_any_kind():
    code = "import sys; from packager import kinds; [kinds.names(g) for g in kinds.GROUPS]; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'packager.sources'" in loaded
    assert "packager.sources.feed" not in loaded
    assert "weasyprint" not in loaded


@pytest.mark.parametrize(("group", "name"), EVERY)
def test_a_kind_is_named_as_its_file_and_says_what_it_is(group, name):
    kind = kinds.find(group, name)
    assert isinstance(kind, RECORDS[group])
    assert kind.name == name
    assert kind.summary
    assert not kind.summary.endswith(".")


@pytest.mark.parametrize(("group", "name"), [pair for pair in EVERY if pair[0] != "runners"])
def test_every_option_of_a_kind_is_described_and_no_other_is_taken(group, name):
    options = kinds.find(group, name).options
    assert all(field.description for field in options.model_fields.values())
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        options.model_validate({"kind": name, "no-such-key": 1})


@pytest.mark.parametrize("name", kinds.names("sources"))
def test_a_source_recognises_nothing_in_a_picture(name, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert kinds.find("sources", name).recognise(str(picture), picture) is None


def test_no_two_formats_share_a_suffix():
    suffixes = [kind.suffix for kind in kinds.every("formats")]
    assert len(suffixes) == len(set(suffixes))


def test_an_unknown_kind_is_told_with_those_that_there_are():
    with pytest.raises(ConfigError) as error:
        kinds.find("channels", "pigeon")
    assert "pigeon" in error.value.message
    assert "folder" in (error.value.hint or "")


def test_another_distribution_adds_a_kind_by_an_entry_point(tmp_path):
    """Installed for real, as an installer would lay it down, and looked up by another interpreter."""
    (tmp_path / "pigeons.py").write_text(
        "from packager.channels.folder import KIND as folder\n"
        "from dataclasses import replace\n"
        "KIND = replace(folder, name='pigeon', summary='sends editions by pigeon')\n"
    )
    info = tmp_path / "pigeons-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pigeons\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[packager.channels]\npigeon = pigeons:KIND\n")
    code = "from packager import kinds; print(kinds.names('channels'), kinds.find('channels', 'pigeon').summary)"
    root = Path(kinds.__file__).parents[1]
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": f"{tmp_path}:{root}", "PATH": "/usr/bin"},
    )  # fmt: skip
    assert found.stdout == "('folder', 'pigeon') sends editions by pigeon\n"
