"""Clean a web page: page in, article out.

Also a bench for the cleaner: ``--batch`` answers one JSON object a line, at once.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from packager.cli._common import allow_option, json_text, offline_option, rules_option
from packager.cli._terminal import say
from packager.errors import ConfigError

if TYPE_CHECKING:
    from packager.rules import Rules


_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@click.command()
@click.argument("pages", nargs=-1, metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead of an XHTML page.")
@click.option("--batch", is_flag=True, help='Read one {"file", "url"} a line from standard input and answer at once.')
@click.option("--url", help="Address that the page came from, where PAGE is a file.")
@click.option("--as-printed", is_flag=True, help="With the typography that an edition would give it.")
@click.option("--explain", is_flag=True, help="Show what was kept of PAGE and what went at which step, as a web page.")
@click.option(
    "--save-case", "case", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Keep PAGE, its fragment and its facts in DIR, as the tests have them.",
)  # fmt: skip
@rules_option
@offline_option
@allow_option
def command(
    pages: tuple[str, ...],
    as_json: bool,
    batch: bool,
    url: str | None,
    as_printed: bool,
    explain: bool,
    case: Path | None,
    rules: Path | None,
    offline: bool,
    allow_hosts: tuple[str, ...],
) -> int:
    """Clean a web page: page in, article out.

    PAGE is a file, an address, or - for standard input. Prints a complete XHTML page, or with --json one
    object a line. Exit status 1 if no page gave an article.
    """
    if batch == bool(pages):
        raise ConfigError("clean takes pages or --batch, and one of them", "such as: packager clean page.html")
    from packager.pipeline.cleaning import answer, answers, as_page
    from packager.rules import Rules as NoRules
    from packager.rules import load

    known = load(rules) if rules else NoRules()
    if explain or case:
        return _examine(pages, url, known, allow_hosts, explain=explain, case=case, offline=offline)
    from packager.cli._kit import apart

    if batch:
        good, worker = 0, apart()
        for line in sys.stdin:
            if line.strip():
                reply = answer(_request(line), as_printed=as_printed, rules=known, apart=worker)
                good += reply["html"] is not None
                click.echo(json_text(reply))
                sys.stdout.flush()
        return 0 if good else 1
    from packager.cli._kit import door
    from packager.events import silent

    requests = [_named(page, url) for page in pages]
    opened, worker = door(silent, offline=offline), apart(soon=any("fetch" in one for one in requests))
    replies: list[dict[str, Any]] = answers(
        requests, opened, allow_hosts, as_printed=as_printed, rules=known, apart=worker
    )
    for reply in replies:
        if as_json:
            click.echo(json_text(reply))
        elif reply["html"] is not None:
            click.echo(as_page(reply))
        for problem in reply["problems"] if not as_json else ():
            say(f"{problem['where']}: {problem['message']}", problem.get("hint"))
    return 0 if any(reply["html"] is not None for reply in replies) else 1


def _examine(
    pages: tuple[str, ...],
    url: str | None,
    rules: Rules,
    allow_hosts: tuple[str, ...],
    *,
    explain: bool,
    case: Path | None,
    offline: bool,
) -> int:
    """Explain one page, or keep it."""
    if len(pages) != 1:
        raise ConfigError("--explain and --save-case take one page", "such as: packager clean --explain page.html")
    from packager.cli._kit import apart, door
    from packager.events import silent
    from packager.pipeline import casework

    named = _named(pages[0], url)
    opened, worker = door(silent, offline=offline), apart(soon="fetch" in named)
    if case:
        for path in casework.save_case(case, named, opened, allow_hosts, rules, worker):
            click.echo(path)
    found = True
    if explain:
        page, found = casework.explain(named, opened, allow_hosts, rules, worker)
        if sys.stdout.isatty():
            _open(page)
        else:
            click.echo(page)
    return 0 if found else 1


def _open(page: str) -> None:
    """Show a page in the browser; its path is printed, for machines without one."""
    with tempfile.NamedTemporaryFile("w", suffix=".html", prefix="packager-", delete=False, encoding="utf-8") as file:
        file.write(page)
    click.echo(file.name)
    click.launch(file.name)


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError as error:
        return {"file": None, "problem": f"a line of --batch is not JSON: {error}"}
    if not isinstance(request, dict) or not isinstance(request.get("file"), str):
        return {"file": None, "problem": 'a line of --batch must be an object with "file"'}
    known = {key: request[key] for key in ("file", "url", "fetched") if request.get(key) is not None}
    if not all(isinstance(value, str) and "\0" not in value for value in known.values()):
        return {"file": None, "problem": "file, url and fetched of a line of --batch must be text"}
    return known


def _named(page: str, url: str | None) -> dict[str, Any]:
    """What to ask for a page named on the command line. Raises ConfigError for a name that no page has."""
    if page == "-":
        return {"file": "-", "data": sys.stdin.buffer.read(), "url": url}
    if page.startswith(("http://", "https://")):
        return {"file": None, "url": page, "fetch": True}
    if not page or _OTHER_SCHEME.match(page):
        raise ConfigError(f"“{page}” is neither a file nor a web address", "addresses begin with http:// or https://")
    return {"file": str(Path(page)), "url": url}
