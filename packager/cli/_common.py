"""What several commands share: their options, where newsletters are, and how results are written."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from packager import config, kinds
from packager.errors import ConfigError, PackagerError, did_you_mean
from packager.model import Problem

if TYPE_CHECKING:
    from packager.pipeline import Report


def issues_folder(ctx: click.Context) -> Path:
    """The folder that holds the newsletters."""
    return config.home(ctx.find_root().obj, os.environ.get("PACKAGER_HOME"))


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    names = config.newsletters(issues_folder(ctx))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in kinds.names("formats") if name.startswith(incomplete)]


newsletter_argument = click.argument("newsletter", required=False, shell_complete=_complete)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of paths.")
offline_option = click.option("--offline", is_flag=True, help="Touch no network: use what was fetched before.")
allow_option = click.option(
    "--allow-host", "allow_hosts", multiple=True, metavar="HOST[:PORT]",
    help="Allow a private or loopback address, refused otherwise. Repeatable.",
)  # fmt: skip
rules_option = click.option(
    "--rules", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="DIR",
    help="Folder of site rules: how the pages of some sites are to be read.",
)  # fmt: skip
strict_option = click.option(
    "--strict", is_flag=True, help="Exit with status 3 if anything went wrong that cost something."
)
format_option = click.option(
    "--format", "formats", multiple=True, metavar="FORMAT", shell_complete=_complete_format,
    help="Make this edition only (epub, pdf, kepub, html, …). Repeatable.",
)  # fmt: skip


class Day(click.ParamType[dt.date]):
    """A day: ``2024-11-20``."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day such as 2024-11-20", param, ctx)


date_option = click.option("--date", type=Day(), help="The day of the issue.  [default: today]")


class Instant(click.ParamType[dt.datetime]):
    """A day or an hour: ``2024-11-20`` or ``2024-11-20T11:27`` with or without offset."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        try:
            return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a time such as 2024-11-20 or 2024-11-20T11:27+01:00", param, ctx)


since_option = click.option("--since", type=Instant(), help="One issue over the span that begins here …")
until_option = click.option("--until", type=Instant(), help="… and ends here.  [default: now]")


def chosen(ctx: click.Context, name: str | None) -> list[str]:
    """The newsletter named, or all. Raises ConfigError where there is none."""
    issues = issues_folder(ctx)
    names = config.newsletters(issues)
    if name is None and not names:
        raise ConfigError(f"there is no newsletter in {issues}", "make one with: packager init NAME --feed URL")
    if name is not None and name not in names:
        raise ConfigError(
            f"there is no newsletter “{name}” in {issues}{did_you_mean(name, names)}",
            f"the newsletters are: {', '.join(names)}" if names else f"make it with: packager init {name}",
        )
    return [name] if name else names


def load(ctx: click.Context, name: str) -> config.Configured:
    """Read a newsletter. Raises ConfigError."""
    return config.load(issues_folder(ctx) / name, kinds.find, kinds.names("formats"))


def formats_named(formats: tuple[str, ...]) -> tuple[str, ...]:
    """Check the values of ``--format``."""
    for name in formats:
        kinds.find("formats", name)
    return formats


def editions(reports: Sequence[Report]) -> list[str]:
    """The paths of the editions that were made, in order."""
    return [edition.path for report in reports for edition in report.editions]


def print_reports(reports: Sequence[Report], paths: Iterable[str | Path], *, as_json: bool) -> None:
    """Print results on standard output: ``paths``, or JSON."""
    if as_json:
        print_json(joined([report.as_json() for report in reports]))
        return
    for path in paths:
        click.echo(path)


@contextlib.contextmanager
def accounted(report: Report, stage: str, where: str, *, as_json: bool) -> Iterator[None]:
    """Print the report of what fails, too, where JSON is wanted: its last problem is the error, which goes on."""
    try:
        yield
    except PackagerError as error:
        report.problems.append(Problem(stage, where, error.code, error.message, error.hint))
        if as_json:
            print_json(report.as_json())
        raise


def joined(documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One document of the same keys, however many newsletters there are.

    Of several, lists and numbers are added up, what differs is null, and each newsletter's own document stands under
    ``newsletters``.
    """
    if len(documents) == 1:
        return documents[0]
    return {key: _added([one[key] for one in documents]) for key in documents[0]} | {"newsletters": list(documents)}


def _added(values: Sequence[Any]) -> Any:
    first = values[0]
    if isinstance(first, bool):
        return any(values)
    if isinstance(first, list):
        return [one for value in values for one in value]
    if isinstance(first, dict):
        return {key: round(sum(value.get(key, 0) for value in values), 3) for value in values for key in value}
    if isinstance(first, int):
        return sum(values)
    return first if all(value == first for value in values) else None


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    click.echo(json_text(document, indent=2))


def json_text(document: Any, indent: int | None = None) -> str:
    """A document as JSON. It is UTF-8 also where a file's name is not, of which the bytes are escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()
