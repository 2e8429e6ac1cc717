"""List newsletters, their issues and editions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from packager import config
from packager.cli._common import chosen, issues_folder, json_option, load, newsletter_argument, print_json
from packager.errors import ConfigError


@click.command()
@newsletter_argument
@json_option
@click.option("--opml", "as_opml", is_flag=True, help="Print the feeds as a list of subscriptions (OPML).")
@click.pass_context
def command(ctx: click.Context, newsletter: str | None, as_json: bool, as_opml: bool) -> None:
    """List newsletters, their issues and editions, the newest issue first.

    With --opml, print their feeds instead, a folder for each section, for other programs to take over: what
    packager init --opml reads. User names and passwords in addresses are left out.
    """
    if as_json and as_opml:
        raise ConfigError("list takes --json or --opml, and one of them", "choose one")
    if as_opml:
        click.echo(_subscriptions(ctx, chosen(ctx, newsletter)), nl=False)
        return
    names = chosen(ctx, newsletter) if newsletter else config.newsletters(issues_folder(ctx))
    found = [_newsletter(issues_folder(ctx) / name) for name in names]
    if as_json:
        print_json(found)
        return
    if not found:
        click.echo(f"packager: no newsletters in {issues_folder(ctx)} yet; make one with: packager init NAME", err=True)
    for one in found:
        click.echo(f"{one['newsletter']}  {one['title'] or ''}".rstrip())
        for issue in one["issues"]:
            click.echo(f"  {issue['date']}  {issue['path']}")
            for edition in issue["editions"]:
                click.echo(f"    {edition}")


def _newsletter(folder: Path) -> dict[str, Any]:
    issues = sorted((path.parent for path in folder.glob("*/issue.json")), reverse=True)
    return {"newsletter": folder.name, "title": _title(folder), "issues": [_issue(path) for path in issues]}


def _subscriptions(ctx: click.Context, names: list[str]) -> bytes:
    """The feeds of newsletters, grouped by section. Raises ConfigError for one that has mistakes."""
    from packager.text.discovery import Found, opml
    from packager.text.urls import shown

    papers = [load(ctx, name).newsletter for name in names]
    feeds = [
        Found(shown(source.url), source.name, section.title)
        for paper in papers
        for section in paper.sections
        for source in section.sources
        if source.kind == "feed" and source.url
    ]
    return opml(" · ".join(paper.title for paper in papers), feeds)


def _title(folder: Path) -> str | None:
    """The newsletter's title, or None where its file has mistakes: listing is no place to complain of them."""
    import tomllib

    try:
        title = tomllib.loads((folder / config.FILE).read_text("utf-8")).get("title")
    except (OSError, ValueError):
        return None
    return title if isinstance(title, str) else None


def _issue(folder: Path) -> dict[str, Any]:
    editions = sorted(path for path in (folder / "editions").glob("*") if path.is_file() and path.name[0] != ".")
    return {"date": folder.name, "path": str(folder), "editions": [str(path) for path in editions]}
