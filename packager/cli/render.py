"""Lay out an issue again, as its editor left it."""

from __future__ import annotations

from pathlib import Path

import click

from packager import config, kinds
from packager.cli._common import (
    accounted,
    editions,
    format_option,
    formats_named,
    json_option,
    print_reports,
    strict_option,
)
from packager.errors import ConfigError


@click.command()
@click.argument("issue_dir", type=click.Path(path_type=Path))
@format_option
@strict_option
@json_option
def command(issue_dir: Path, formats: tuple[str, ...], strict: bool, as_json: bool) -> int:
    """Lay out an issue again, as its editor left it.

    ISSUE_DIR is a folder such as issues/le-matin/2024-11-21. Prints the path of each
    edition, and never touches the network.
    """
    from packager.cli._kit import kit
    from packager.cli._run import MADE_WITH_PROBLEMS
    from packager.cli._terminal import progress
    from packager.pipeline import Report, rerender
    from packager.pipeline.kit import Request
    from packager.store.issue import IssueFolder

    IssueFolder(issue_dir).record()  # first of all: is it an issue?
    folder = issue_dir.resolve()
    if not (folder.parent / config.FILE).is_file():
        raise ConfigError(
            f"{issue_dir} is not in the folder of its newsletter", f"put it beside the {config.FILE} that says how"
        )
    configured = config.load(folder.parent, kinds.find, kinds.names("formats"))
    started = Report(configured.name, None, issue_dir)
    with accounted(started, "render", str(issue_dir), as_json=as_json), progress() as emit:
        request = Request(formats=formats_named(formats), strict=strict)
        report = rerender(issue_dir, configured, request, kit(emit, offline=True))
    print_reports([report], editions([report]), as_json=as_json)
    return MADE_WITH_PROBLEMS if strict and report.flawed else 0
