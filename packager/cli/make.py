"""Package feeds, pages and files, with no set-up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from packager import config
from packager.cli._common import (
    Instant,
    accounted,
    allow_option,
    editions,
    json_option,
    offline_option,
    print_reports,
    rules_option,
)
from packager.errors import ConfigError


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "outputs", multiple=True, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="File to make; its suffix names the format. Repeatable.",
)  # fmt: skip
@click.option("--title", help="Title of the digest.  [default: what its sources call themselves]")
@click.option("--language", metavar="TAG", help="Language of dates and labels.  [default: that of most articles]")
@click.option("--timezone", default="UTC", show_default=True, metavar="ZONE", help="Zone in which times are shown.")
@click.option("--since", type=Instant(), help="Leave out what was published before.")
@click.option("--profile", metavar="NAME", help="Page or device to lay out for: a5, letter, kobo, kindle …")
@click.option(
    "--theme", type=click.Choice(config.THEMES), default=config.THEMES[0], show_default=True, help="How it looks.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Most articles to take.")
@rules_option
@offline_option
@allow_option
@json_option
def command(
    sources: tuple[str, ...],
    outputs: tuple[Path, ...],
    title: str | None,
    language: str | None,
    timezone: str,
    since: dt.datetime | None,
    profile: str | None,
    theme: str,
    limit: int,
    rules: Path | None,
    offline: bool,
    allow_hosts: tuple[str, ...],
    as_json: bool,
) -> None:
    """Package feeds, pages and files, with no set-up.

    Each SOURCE is the address of a feed or a page, a file (feed, HTML, Markdown, text, list of addresses) or
    a folder. Takes everything that they hold, unless --since says otherwise; remembers nothing but what it
    fetched.
    """
    from packager.cli._kit import kit
    from packager.cli._terminal import progress
    from packager.pipeline import Report
    from packager.pipeline.make import Order, make

    try:
        if language:
            config.language_tag(language)
        config.zone_name(timezone)
    except ValueError as error:
        raise ConfigError(str(error), "give it as in --language fr --timezone Europe/Paris") from None
    order = Order(sources, outputs, title, language, timezone, since, profile, limit, allow_hosts, rules, theme)
    report = Report(None, None)
    with accounted(report, "make", ", ".join(map(str, outputs)), as_json=as_json), progress() as emit:
        make(order, kit(emit, offline=offline), report)
    if not report.made:
        click.echo("packager: nothing to package", err=True)
    print_reports([report], editions([report]), as_json=as_json)
