"""Try site rules on saved pages.

A rule says how the pages of one site are to be read.
"""

from __future__ import annotations

from pathlib import Path

import click

from packager.cli._common import json_option, print_json


@click.group()
def command() -> None:
    """Try site rules on saved pages."""


@command.command("test")
@click.argument(
    "folder", metavar="[DIR]", default="rules", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@json_option
def test(folder: Path, *, as_json: bool) -> int:
    """Try each rule in DIR (default: rules) on the pages saved in the folder of its name.

    The pages for example.org.toml or example.org.txt stand in example.org/. A rule must find what it names, and
    its text must contain what its tests ask. Exit status 1 if any does not.
    """
    from packager.cli._kit import apart
    from packager.pipeline.ruletests import try_rules

    trials = try_rules(folder, apart())
    if as_json:
        keys = ("rule", "page", "words", "faults", "notes")
        print_json([{key: getattr(one, key) for key in keys} for one in trials])
    if not trials:
        click.echo(f"packager: there are no rules in {folder}", err=True)
    for one in () if as_json else trials:
        where = f"{one.rule}: {one.page}" if one.page else one.rule
        for line in (*one.faults, *(note for note in one.notes if note not in one.faults)):
            click.echo(f"{where}: {line}")
        if one.page and not one.faults:
            click.echo(f"{where}: sound, {one.words} words")
    return 1 if any(one.faults for one in trials) else 0
