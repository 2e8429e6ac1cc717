"""The example newsletter, built in a folder of its own."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DAY = "2024-11-21"


@dataclass
class Built:
    """The example as it stands after a build."""

    home: Path
    report: dict[str, Any]

    @property
    def folder(self) -> Path:
        return self.home / "issues/example" / DAY

    @cached_property
    def issue(self) -> dict[str, Any]:
        return json.loads((self.folder / "issue.json").read_text("utf-8"))

    @cached_property
    def printed(self) -> list[dict[str, Any]]:
        """Its articles, in the order in which they are printed."""
        return [one for one in self.report["articles"] if one["outcome"] in {"printed", "updated"}]

    def outcome(self, words: str) -> dict[str, Any]:
        """What came of the item whose title holds ``words`` and which was not printed, or was."""
        return next(one for one in self.report["articles"] if words in one["title"])

    def fragment(self, words: str) -> str:
        """The article of that title, as gathered."""
        return (self.folder / "content" / f"{self.outcome(words)['id']}.html").read_text("utf-8")

    def edition(self, suffix: str) -> Path:
        return self.folder / "editions" / f"example-{DAY}{suffix}"

    @cached_property
    def epub(self) -> dict[str, bytes]:
        """Member name to bytes, without the folder of the package."""
        with zipfile.ZipFile(self.edition(".epub")) as book:
            return {name.rpartition("/")[2]: book.read(name) for name in book.namelist()}

    def page(self, words: str) -> str:
        """The page of an article in the EPUB."""
        return self.epub[f"{self.outcome(words)['id']}.xhtml"].decode()


def build(home: Path, *options: str, zone: str = "Europe/Paris") -> dict[str, Any]:
    """Run ``packager build example`` as a person does, and return what it said."""
    command = [sys.executable, "-m", "packager", "build", "example", "--date", DAY, "--offline", "--json", *options]
    done = subprocess.run(
        command, cwd=home, env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def lay_out(home: Path) -> Path:
    """Copy the example, without what was built of it before."""
    mess = shutil.ignore_patterns(".packager", "2[0-9][0-9][0-9]-*", "__pycache__")
    shutil.copytree(ROOT / "issues/example", home / "issues/example", ignore=mess)
    return home
