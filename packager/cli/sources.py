"""Ask every source how it fares, and follow those that moved."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Sequence
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
from packager.events import Noted

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from packager.pipeline.health import Health

PIPED = 10_000
"""Columns of the table where no terminal bounds them: more than the longest address and reason take."""

NARROW = 110
"""Columns of a terminal under which the table folds every address into a few letters a line."""
HEADINGS = ("section", "source", "items", "newest", "text", "words", "quality", "problems")


@click.command()
@newsletter_argument
@click.option("--fix", is_flag=True, help="Write the new address of what moved for good into newsletter.toml.")
@offline_option
@allow_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, newsletter: str | None, fix: bool, offline: bool, allow_hosts: tuple[str, ...], as_json: bool
) -> int:
    """Ask every source how it fares, and follow those that moved.

    Prints for each how many items it lists and the newest; whether it gives the whole text; how long its
    newest articles are, and which share of the words that announce them their text holds; what is wrong,
    and since when. Exit status 1 if any has a problem.
    """
    from packager.cli._kit import kit
    from packager.cli._terminal import progress
    from packager.pipeline.health import examine, follow

    configured = [load(ctx, name) for name in chosen(ctx, newsletter)]
    found: dict[str, list[Health]] = {}
    followed: set[str] = set()
    for one in configured:
        with progress() as emit:
            found[one.name] = examine(one, allow_hosts, kit(emit, offline=offline))
            if fix:
                for old, new in follow(one, found[one.name], kit(emit, offline=offline)):
                    emit(Noted(f"{one.name}: {old} is now {new}"))
                    followed.add(new)
    if as_json:
        print_json([_json(name, health) for name, each in found.items() for health in each])
    else:
        _print(found, followed)
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
        "words": health.words,
        "quality": health.quality,
        "moved": health.moved,
        "failing_since": _time(health.past.since),
        "last_failure": {"at": _time(health.past.failed), "code": health.past.code, "message": health.past.message}
        if health.past.failed
        else None,
        "problems": [problem_json(problem) for problem in health.problems],
    }


def _time(at: dt.datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _print(found: dict[str, list[Health]], followed: Collection[str]) -> None:
    """Print a table, or where a terminal is too narrow for one a few lines for each source."""
    from rich.console import Console

    # In a pipe each source has its line, however long: who searches for an address must find it whole.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED)
    for name, each in found.items():
        rows = [_row(health, followed) for health in each]
        console.print(_lines(name, rows) if console.width < NARROW else _table(name, rows))


def _table(name: str, rows: Sequence[tuple[str, ...]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=name, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading in HEADINGS:
        right = heading in {"items", "words", "quality"}
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _lines(name: str, rows: Sequence[tuple[str, ...]]) -> Group:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    lines: list[Text | Padding] = [Text(name, style="italic")]
    for section, source, *facts, problems in rows:
        told = ", ".join(f"{heading} {fact}" for heading, fact in zip(HEADINGS[2:], facts, strict=False))
        lines.append(Text(f"{section} · {source}", style="bold", overflow="fold"))
        lines.append(
            Padding(Text(told if problems == "none" else f"{told}\n{problems}", overflow="fold"), (0, 0, 0, 2))
        )
    return Group(*lines)


def _row(health: Health, followed: Collection[str]) -> tuple[str, ...]:
    newest = health.newest.isoformat()[:16].replace("T", " ") if health.newest else "–"
    quality = "–" if health.quality is None else f"{health.quality:.0%}"
    words = "–" if health.words is None else str(health.words)
    return (
        health.section,
        health.source,
        str(health.items),
        newest,
        health.text,
        words,
        quality,
        _said(health, followed),
    )


def _said(health: Health, followed: Collection[str]) -> str:
    """What is wrong now, else what was, and whether it moved."""
    said = list(dict.fromkeys(problem.message for problem in health.problems))
    past = health.past
    if past.since and said:
        said.append(f"since {past.since:%Y-%m-%d %H:%M}")
    elif past.failed:
        said.append(f"none; on {past.failed:%Y-%m-%d} it was: {past.message}")
    if health.moved:
        follow = ", as newsletter.toml says now" if health.moved in followed else ": packager sources --fix"
        said.append(f"moved for good to {health.moved}{follow}")
    return "; ".join(said) or "none"
