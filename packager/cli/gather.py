"""Gather today's issue for an editor, and stop there."""

from __future__ import annotations

import datetime as dt

import click

from packager.cli._common import (
    allow_option,
    chosen,
    date_option,
    json_option,
    newsletter_argument,
    offline_option,
    print_reports,
    since_option,
    strict_option,
    until_option,
)


@click.command()
@newsletter_argument
@date_option
@since_option
@until_option
@offline_option
@strict_option
@allow_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    newsletter: str | None,
    date: dt.date | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
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

    request = Request(
        date=date, since=since, until=until,
        allow_hosts=allow_hosts, strict=strict, render=False,
    )  # fmt: skip
    reports, status = build_all(ctx, chosen(ctx, newsletter), request, offline=offline)
    paths = [report.issue for report in reports if report.issue]
    print_reports(reports, paths, as_json=as_json)
    return status
