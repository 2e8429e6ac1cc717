"""What the editor sees while work goes on: a live display on a terminal, plain lines elsewhere.

Everything here goes to standard error; standard output carries results alone.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

import click

from packager.errors import StoreError
from packager.events import Advanced, Emit, Event, Failed, Grew, Noted, StageEnded, StageStarted
from packager.model import Problem

_VERBS = {
    "gather": "Gathering", "clean": "Cleaning", "compose": "Composing", "illustrate": "Illustrating",
    "render": "Laying out", "deliver": "Delivering",
}  # fmt: skip


@contextlib.contextmanager
def progress() -> Iterator[Emit]:
    """Give the emitter that suits standard error, and close its display afterwards.

    That a store takes nothing waits for the end: where it costs the issue as well, one error says so.
    """
    late: list[Event] = []
    with _live() if sys.stderr.isatty() else contextlib.nullcontext(_plain) as emit:

        def patient(event: Event) -> None:
            if isinstance(event, Failed) and event.problem.code == "cache-unwritable":
                late.append(event)
            else:
                emit(event)

        try:
            yield patient
        except StoreError:
            late.clear()
            raise
        finally:
            for event in late:
                emit(event)


def say(message: str, hint: str | None) -> None:
    """Print what is wrong, and what to do, on standard error."""
    for line in message.splitlines():
        click.echo(f"packager: {line}", err=True)
    if hint:
        click.echo(f"  → {hint}", err=True)


def _plain(event: Event) -> None:
    line = _told(event)
    if line:
        click.echo(line, err=True)


def _told(event: Event) -> str | None:
    """One line for an event that stays on record, None for one that only moves a bar."""
    match event:
        case StageEnded(stage, seconds, summary):
            return f"{stage:<10} {summary or 'done'} ({seconds:.1f} s)"
        case Noted(message):
            return message
        case Failed(problem):
            return said(problem)
    return None


def said(problem: Problem) -> str:
    """A problem in one line, with its hint behind it."""
    hint = f" → {problem.hint}" if problem.hint else ""
    return f"! {problem.where}: {problem.message}{hint}" if problem.where else f"! {problem.message}{hint}"


@contextlib.contextmanager
def _live() -> Iterator[Emit]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

    console = Console(stderr=True, highlight=False)
    columns = (
        SpinnerColumn(), TextColumn("{task.description:<13}"), BarColumn(24), MofNCompleteColumn(),
        TextColumn("[dim]{task.fields[what]}", table_column=None),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, expand=False) as display:
        tasks: dict[str, TaskID] = {}

        def emit(event: Event) -> None:
            match event:
                case StageStarted(stage, total):
                    tasks[stage] = display.add_task(_VERBS.get(stage, stage), total=total, what="")
                case Grew(stage, more) if stage in tasks:
                    known = display.tasks[display.task_ids.index(tasks[stage])].total
                    display.update(tasks[stage], total=(known or 0) + more)
                case Advanced(stage, what) if stage in tasks:
                    display.update(tasks[stage], advance=1, what=escape(_shortened(what, console.width - 50)))
                case StageEnded(stage, seconds, summary):
                    if stage in tasks:
                        display.remove_task(tasks.pop(stage))
                    console.print(
                        f"[green]✓[/] [bold]{stage:<10}[/] {escape(summary or 'done')} [dim]{seconds:.1f} s[/]"
                    )
                case Noted(message):
                    console.print(f"[cyan]·[/] {escape(message)}")
                case Failed(problem):
                    console.print(f"[yellow]{escape(said(problem))}[/]")

        yield emit


def _shortened(text: str, width: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= max(width, 10) else text[: max(width, 10) - 1] + "…"
