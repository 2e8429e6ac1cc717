"""Write a new newsletter.toml, ready to run."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from packager import config
from packager.cli._common import allow_option, issues_folder
from packager.errors import ConfigError
from packager.recipe import Feed, write
from packager.store import disk
from packager.text.urls import is_web, shown

if TYPE_CHECKING:
    from packager.text.discovery import Found

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@click.command()
@click.argument("newsletter")
@click.option("--feed", "feeds", multiple=True, metavar="URL", help="A feed to begin with. Repeatable.")
@click.option("--site", metavar="URL", help="A site: its feeds, language and zone are looked up.")
@click.option("--opml", type=click.Path(path_type=Path, dir_okay=False), help="A list of subscriptions to take over.")
@click.option("--title", help="Title in the masthead.  [default: the site's, else NEWSLETTER]")
@click.option("--language", metavar="TAG", help="Language of dates and labels, such as fr or pt-BR.")
@click.option("--timezone", metavar="ZONE", help="Zone in which days begin, such as Europe/Paris.")
@allow_option
@click.pass_context
def command(
    ctx: click.Context,
    newsletter: str,
    feeds: tuple[str, ...],
    site: str | None,
    opml: Path | None,
    title: str | None,
    language: str | None,
    timezone: str | None,
    allow_hosts: tuple[str, ...],
) -> None:
    """Write a new newsletter.toml, ready to run.

    NEWSLETTER is the name of its folder, such as le-matin. Without --feed, --site or --opml it reads what
    you put into its folder inbox. Asks only on a terminal, and only for what was not given.
    """
    from packager.cli._kit import kit
    from packager.events import silent
    from packager.pipeline.discover import local_zone, look_at, read_opml, usual_zone

    path = _free(ctx, newsletter)
    found = [Feed(_address(feed)) for feed in feeds]
    if opml:
        found += [Feed(one.url, one.group or "News", _name(one)) for one in read_opml(opml, kit(silent))]
    if site:
        looked = look_at(_address(site), allow_hosts, kit(silent))
        found.append(Feed(looked.feeds[0].url))
        title, language = title or looked.title, language or _known(looked.language)
    title = title or _asked("Title", newsletter.replace("-", " ").capitalize())
    language = language or _asked("Language", "en", config.language_tag)
    timezone = timezone or _asked("Time zone", usual_zone(language) or local_zone(), config.zone_name)
    _write(path, title, language, timezone, found, allow_hosts)
    click.echo(path)
    click.echo(f"packager: next, run: packager build {newsletter}", err=True)


def _free(ctx: click.Context, newsletter: str) -> Path:
    """Where the new file goes. Raises ConfigError for a bad name and for one that is taken."""
    if not _NAME.fullmatch(newsletter):
        raise ConfigError(f"“{newsletter}” is no name for a folder", "use small letters, digits and hyphens: le-matin")
    path = issues_folder(ctx) / newsletter / config.FILE
    if path.exists():
        raise ConfigError(f"{path} is there already", "edit it, or choose another name")
    return path


def _address(url: str) -> str:
    if not is_web(url):
        raise ConfigError(f"“{url}” is not an address", "addresses begin with http:// or https://")
    return url


def _name(found: Found) -> str | None:
    """What a subscription list calls a feed, where it is more than its address."""
    name = " ".join((found.title or "").split())
    return None if name in {"", found.url, shown(found.url)} else name


def _known(language: str | None) -> str | None:
    """The language that a site claims, where it is one."""
    try:
        return config.language_tag(language) if language else None
    except ValueError:
        return None


def _asked(what: str, default: str, check: Callable[[str], str] = str) -> str:
    """Ask on a terminal, again where ``check`` raises ValueError; elsewhere take the default."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return default

    def checked(text: str) -> str:
        try:
            return check(text)
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    answer: str = click.prompt(what, default=default, err=True, value_proc=checked)
    return answer


def _write(
    path: Path, title: str, language: str, timezone: str, feeds: list[Feed], allow_hosts: tuple[str, ...]
) -> None:
    try:
        config.language_tag(language)
        config.zone_name(timezone)
    except ValueError as error:
        raise ConfigError(str(error), "give it with --language fr --timezone Europe/Paris") from None
    disk.write(path, write(title, language, timezone, feeds, allow_hosts))
    if not feeds:
        (path.parent / "inbox").mkdir(exist_ok=True)
