"""Runs the pipeline for a command and turns what came of it into an exit status."""

from __future__ import annotations

from collections.abc import Sequence

import click

from packager.cli._common import load
from packager.cli._kit import kit
from packager.cli._terminal import progress, say
from packager.errors import PackagerError
from packager.model import Problem
from packager.pipeline import publish
from packager.pipeline.kit import Request
from packager.pipeline.report import Report

MADE_WITH_PROBLEMS = 3
"""Exit status under ``--strict`` (contract)."""


def build_all(ctx: click.Context, names: Sequence[str], request: Request, *, offline: bool) -> tuple[list[Report], int]:
    """Publish each newsletter in turn; one that fails, or whose file has mistakes, is told and costs only itself.

    Return the reports and the exit status: the worst of all, by the contract. With a single newsletter its
    error is raised as it is.
    """
    reports: list[Report] = []
    worst = 0
    for name in names:
        try:
            configured = load(ctx, name)
            with progress() as emit:
                report = publish(configured, request, kit(emit, offline=offline))
        except PackagerError as error:
            if len(names) == 1:
                raise
            say(error.message, error.hint)
            problem = Problem("build", name, error.code, error.message, error.hint)
            report = Report(name, request.date, problems=[problem])
            worst = worst or error.exit_code
        else:
            if request.strict and report.problems:
                worst = worst or MADE_WITH_PROBLEMS
        reports.append(report)
    return reports, worst
