"""Gather today's issue for an editor, and stop there."""

from __future__ import annotations

import datetime as dt

import click

from packager.cli._common import (
    allow_option,
    chosen,
    date_option,
    json_option,
    load,
    newsletter_argument,
    offline_option,
    print_json,
    strict_option,
)


@click.command()
@newsletter_argument
@date_option
@offline_option
@strict_option
@allow_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    newsletter: str | None,
    date: dt.datetime | None,
    offline: bool,
    strict: bool,
    allow_hosts: tuple[str, ...],
    as_json: bool,
) -> int:
    """Gather today's issue for an editor, and stop there.

    Prints the folder of each issue. Edit its lineup.toml and the fragments in content/, then run
    packager render on it.
    """
    from packager.cli._run import build_all
    from packager.pipeline.kit import Request

    request = Request(date=date.date() if date else None, allow_hosts=allow_hosts, strict=strict, render=False)
    newsletters = [load(ctx, name) for name in chosen(ctx, newsletter)]
    reports, status = build_all(newsletters, request, offline=offline)
    if as_json:
        documents = [report.as_json() for report in reports]
        print_json(documents[0] if len(documents) == 1 else documents)
    else:
        for report in reports:
            if report.issue and report.issue.is_dir():
                click.echo(report.issue)
    return status
