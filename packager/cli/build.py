"""Make today's issue: gather, render, check, deliver.

The daily command. Without a name it builds every newsletter in turn.
"""

from __future__ import annotations

import datetime as dt

import click

from packager.cli._common import (
    allow_option,
    chosen,
    date_option,
    editions,
    format_option,
    formats_named,
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
@format_option
@offline_option
@strict_option
@click.option("--reissue", is_flag=True, help="Gather nothing: the issue as it stands.")
@click.option("--no-deliver", is_flag=True, help="Make the editions, and leave them where they are.")
@allow_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    newsletter: str | None,
    date: dt.date | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    formats: tuple[str, ...],
    offline: bool,
    strict: bool,
    reissue: bool,
    no_deliver: bool,
    allow_hosts: tuple[str, ...],
    as_json: bool,
) -> int:
    """Make today's issue: gather, render, check, deliver.

    Without a NEWSLETTER, every one in turn. Prints the path of each edition; an issue that stands already
    gets what is new, and keeps what its editor wrote.
    """
    from packager.cli._run import build_all
    from packager.pipeline.kit import Request

    request = Request(
        date=date, since=since, until=until, formats=formats_named(formats),
        allow_hosts=allow_hosts, reissue=reissue, strict=strict, deliver=not no_deliver,
    )  # fmt: skip
    reports, status = build_all(ctx, chosen(ctx, newsletter), request, offline=offline)
    print_reports(reports, editions(reports), as_json=as_json)
    return status
