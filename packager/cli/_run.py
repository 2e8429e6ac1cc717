"""Runs the pipeline for a command and turns what came of it into an exit status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from packager.cli._common import load
from packager.cli._kit import kit
from packager.cli._terminal import progress, say
from packager.errors import PackagerError
from packager.model import Problem
from packager.pipeline import publish
from packager.pipeline.kit import Request
from packager.pipeline.report import Report

T = TypeVar("T")
MADE_WITH_PROBLEMS = 3
"""Exit status under ``--strict`` if anything went wrong that cost something."""


def build_all(ctx: click.Context, names: Sequence[str], request: Request, *, offline: bool) -> tuple[list[Report], int]:
    """Publish each newsletter in turn; return the reports and the exit status, the worst of all."""

    def one(name: str) -> Report:
        with progress() as emit:
            return publish(load(ctx, name), request, kit(emit, offline=offline))

    def failed(name: str, error: PackagerError) -> Report:
        problem = Problem("build", name, error.code, error.message, error.hint)
        return Report(name, request.date, problems=[problem])

    reports, worst = each(names, one, failed)
    if request.strict and any(report.flawed for report in reports):
        worst = worst or MADE_WITH_PROBLEMS
    return reports, worst


def each(
    names: Sequence[str], work: Callable[[str], T], failed: Callable[[str, PackagerError], T]
) -> tuple[list[T], int]:
    """Do something for each newsletter in turn; one that fails, or whose file has mistakes, costs only itself.

    Return the results, of what failed as ``failed`` gives it, and the exit status of the first failure.
    """
    results: list[T] = []
    status = 0
    for name in names:
        if len(names) > 1:
            click.echo(f"{name}:", err=True)  # whose lines and errors follow
        try:
            results.append(work(name))
        except PackagerError as error:
            say(error.message, error.hint)
            status = status or error.exit_code
            results.append(failed(name, error))
    return results, status
