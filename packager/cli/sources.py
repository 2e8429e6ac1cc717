"""Ask every source how it fares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from packager.cli._common import (
    allow_option,
    chosen,
    json_option,
    load,
    newsletter_argument,
    offline_option,
    print_json,
)

if TYPE_CHECKING:
    from packager.pipeline.health import Health


@click.command()
@newsletter_argument
@offline_option
@allow_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, newsletter: str | None, offline: bool, allow_hosts: tuple[str, ...], as_json: bool
) -> int:
    """Ask every source how it fares.

    Prints whether it can be reached, how many items it lists, the newest, whether it gives the whole text,
    and its problems. Exit status 1 if any has a problem.
    """
    from packager.cli._kit import kit
    from packager.cli._terminal import progress
    from packager.pipeline.health import examine

    configured = [load(ctx, name) for name in chosen(ctx, newsletter)]
    found: dict[str, list[Health]] = {}
    for one in configured:
        with progress() as emit:
            found[one.name] = examine(one, allow_hosts, kit(emit, offline=offline))
    if as_json:
        print_json([_json(name, health) for name, each in found.items() for health in each])
    else:
        _print(found)
    return 1 if any(health.problems for each in found.values() for health in each) else 0


def _json(newsletter: str, health: Health) -> dict[str, Any]:
    from packager.pipeline.report import problem_json

    return {
        "newsletter": newsletter,
        "section": health.section,
        "source": health.source,
        "reachable": health.reachable,
        "items": health.items,
        "newest": health.newest.isoformat() if health.newest else None,
        "text": health.text,
        "problems": [problem_json(problem) for problem in health.problems],
    }


def _print(found: dict[str, list[Health]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    for name, each in found.items():
        table = Table(title=name, title_justify="left", box=None, pad_edge=False, header_style="bold")
        for heading in ("section", "source", "items", "newest", "text", "problems"):
            table.add_column(heading, justify="right" if heading == "items" else "left", overflow="fold")
        for health in each:
            newest = health.newest.isoformat()[:16].replace("T", " ") if health.newest else "–"
            problems = Text("; ".join(problem.message for problem in health.problems) or "none")
            row = (health.section, health.source, str(health.items), newest, health.text)
            table.add_row(*map(Text, row), problems)
        console.print(table)
