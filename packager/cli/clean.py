"""Clean a web page: page in, article out.

Also a bench for the cleaner: ``--batch`` answers one JSON object a line, at once.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from packager.cli._common import allow_option, offline_option, rules_option
from packager.cli._terminal import say
from packager.errors import ConfigError


@click.command()
@click.argument("pages", nargs=-1, metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead of an XHTML page.")
@click.option("--batch", is_flag=True, help='Read one {"file", "url"} a line from standard input and answer at once.')
@click.option("--url", help="Address that the page came from, where PAGE is a file.")
@click.option("--as-printed", is_flag=True, help="With the typography that an edition would give it.")
@rules_option
@offline_option
@allow_option
def command(
    pages: tuple[str, ...],
    as_json: bool,
    batch: bool,
    url: str | None,
    as_printed: bool,
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
    from packager.rules import Rules, load

    known = load(rules) if rules else Rules()
    if batch:
        good = 0
        for line in sys.stdin:
            if line.strip():
                reply = answer(_request(line), as_printed=as_printed, rules=known)
                good += reply["html"] is not None
                click.echo(json.dumps(reply, ensure_ascii=False))
                sys.stdout.flush()
        return 0 if good else 1
    from packager.cli._kit import door
    from packager.events import silent

    requests = [_named(page, url) for page in pages]
    replies: list[dict[str, Any]] = answers(
        requests, door(silent, offline=offline), allow_hosts, as_printed=as_printed, rules=known
    )
    for reply in replies:
        if as_json:
            click.echo(json.dumps(reply, ensure_ascii=False))
        elif reply["html"] is not None:
            click.echo(as_page(reply))
        for problem in reply["problems"] if not as_json else ():
            say(f"{problem['where']}: {problem['message']}", problem.get("hint"))
    return 0 if any(reply["html"] is not None for reply in replies) else 1


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
    if page == "-":
        return {"file": "-", "data": sys.stdin.buffer.read(), "url": url}
    if page.startswith(("http://", "https://")):
        return {"file": None, "url": page, "fetch": True}
    return {"file": str(Path(page)), "url": url}
