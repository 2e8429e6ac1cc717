"""Store what the sources list, between issues."""

from __future__ import annotations

import click

from packager.cli._common import allow_option, chosen, joined, json_option, load, newsletter_argument, print_json
from packager.errors import PackagerError
from packager.model import Problem


@click.command()
@newsletter_argument
@allow_option
@json_option
@click.pass_context
def command(ctx: click.Context, newsletter: str | None, allow_hosts: tuple[str, ...], as_json: bool) -> int:
    """Store what the sources list, between issues.

    Run it as often as a busy feed turns over: the next build takes from the store what the feed no longer
    shows. Makes no issue. Prints one line for each newsletter.
    """
    from packager.cli._kit import kit
    from packager.cli._run import each
    from packager.cli._terminal import progress
    from packager.pipeline.collect import Collected, collect

    def one(name: str) -> Collected:
        with progress() as emit:
            return collect(load(ctx, name), allow_hosts, kit(emit))

    def failed(name: str, error: PackagerError) -> Collected:
        return Collected(name, problems=[Problem("gather", name, error.code, error.message, error.hint)])

    found, status = each(chosen(ctx, newsletter), one, failed)
    if as_json:
        print_json(joined([one.as_json() for one in found]))
        return status
    for said in (one for one in found if one.sources):
        click.echo(f"{said.newsletter}: {said.new} new of {said.listed} listed")
    return status
