"""Site rules: the files in which a user says how the pages of a site are read.

Two kinds of file stand in a folder: our own, TOML::

    # example.org.toml: for example.org and www.example.org; ".example.org.toml" for all below it too
    title = "//h1"
    body  = ["//div[@id='story']", "//main"]
    strip = "//aside"
    tests = [{ url = "https://example.org/a", contains = ["some words"] }]

and those of FiveFilters (``example.org.txt``, https://help.fivefilters.org/full-text-rss/site-patterns.html),
of which what has a meaning here is read and the rest is named in ``Rules.notes``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from itertools import takewhile, zip_longest
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from packager.errors import ConfigError
from packager.frozen import frozen
from packager.model import Problem, SiteRule
from packager.text.article import siterules
from packager.text.rare import rare

LARGEST = 100_000
"""Bytes of a rule's file; the largest of the public ones has 12,000."""

_HOST = re.compile(r"\.?[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z")
_LINE = rare(r"([a-z_]+)(?:\((.*?)\))?\s*:\s*(.*)\Z", re.IGNORECASE | re.DOTALL)
_XPATHS = {
    "title": "title",
    "author": "author",
    "date": "date",
    "body": "body",
    "strip": "strip",
    "dissolve": "unwrap",
    "next_page_link": "next_page",
    "single_page_link": "single_page",
}
_OTHERS = (
    "find_string", "replace_string", "test_url", "test_contains", "strip_attr", "wrap_in", "if_page_contains",
)  # fmt: skip
_STRIPPED = ("strip_id_or_class", "strip_image_src")
_LINKS = ("next_page_link", "single_page_link")
_MEANINGLESS = frozenset(
    {
        "tidy", "prune", "autodetect_on_failure", "autodetect_next_page", "parser", "native_ad_clue", "skip_json_ld",
        "convert_double_br_tags", "insert_detected_image", "single_page_link_in_feed", "generator", "footnotes",
        "strip_comments", "post_strip_attr", "src_lazy_load_attr", "test_urls",
    }
)  # fmt: skip
"""Keys that steer the program for which the files were first written, and ask nothing of this one."""
_SENT = frozenset(
    {
        "http_header", "requires_login", "login_uri", "login_username_field", "login_password_field",
        "login_extra_fields", "not_logged_in_xpath",
    }
)  # fmt: skip
"""Keys that decide what a site is told. Files that people share may not: packager says who it is, asks with the
address from which it came, and sends the cookies and logins that its user wrote down for a source."""


def _listed(value: object) -> object:
    return (value,) if isinstance(value, (str, dict)) else value


Expressions = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class RuleTest(_Model):
    """One of ``tests``."""

    url: str = Field(description="address of a page of the site")
    contains: Expressions = Field((), description="words that its cleaned text must contain")


class RuleFile(_Model):
    """A rule of our own form; all expressions are XPath 1.0, one or a list of which the first that finds counts."""

    hosts: Expressions = Field((), description="hosts that it is for, in place of the file's name")
    title: Expressions = Field((), description="the headline")
    author: Expressions = Field((), description="who wrote it, one element or text for each")
    date: Expressions = Field((), description="when it was published")
    body: Expressions = Field((), description="the elements that hold the text")
    strip: Expressions = Field((), description="elements and attributes to take away; every expression counts")
    unwrap: Expressions = Field((), description="elements to take away but for what is in them; every one counts")
    wrap: tuple[tuple[str, str], ...] = Field((), description="pairs of a tag and of elements to put into one each")
    next_page: Expressions = Field((), description="the link to the next page of an article")
    single_page: Expressions = Field((), description="the link to the page on which the article stands whole")
    replace: tuple[tuple[str, str], ...] = Field((), description="pairs of texts to replace in the page's source")
    tests: Annotated[tuple[RuleTest, ...], BeforeValidator(_listed)] = Field((), description="pages to try it on")


@frozen
class Rules:
    """The rules of a folder."""

    by_host: dict[str, SiteRule] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
    """What in the files is wrong, or asks for what is not done here."""

    def find(self, url: str) -> SiteRule | None:
        """Return the rule for the site of an address: the host's own, else that of the nearest domain above it."""
        return next((self.by_host[name] for name in siterules.hosts_of(url) if name in self.by_host), None)


def load(folder: Path) -> Rules:
    """Read the rules in ``folder``; without one there are none. A file that is wrong costs itself, and is noted.

    Raises ConfigError where the folder cannot be read.
    """
    by_host: dict[str, SiteRule] = {}
    notes: list[Problem] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in {".toml", ".txt"}) if folder.is_dir() else []
    except OSError as error:
        raise ConfigError(f"cannot read {folder}: {error.strerror}", "check who owns it and its rights") from error
    for path in paths:
        rule = _read(path, notes)
        for host in rule.hosts if rule else ():
            if host in by_host:
                notes.append(_note(path, f"{by_host[host].name} is for {host} already and goes before it"))
            elif rule:
                by_host[host] = rule
    return Rules(by_host, tuple(notes))


def _read(path: Path, notes: list[Problem]) -> SiteRule | None:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it is larger than {LARGEST:,} bytes")
        text = path.read_text("utf-8-sig")
        keys = tomllib.loads(text) if path.suffix == ".toml" else _fivefilters(text, path, notes)
        given = RuleFile.model_validate(keys)
    except ValidationError as error:
        said = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        notes.append(_note(path, "; ".join(said)))
        return None
    except (OSError, ValueError) as error:
        notes.append(_note(path, str(error)))
        return None
    hosts = tuple(map(_in_ascii, given.hosts or (path.name.removesuffix(path.suffix),)))
    bad = [one for one in hosts if not _HOST.match(one)]
    if bad:
        notes.append(_note(path, f"“{bad[0]}” is not a host such as example.org or .example.org"))
        return None
    hosts = tuple(dict.fromkeys(name for one in hosts for name in ((one[1:], one) if one[0] == "." else (one,))))
    return _checked(given, path, tuple(one.removeprefix("www.") for one in hosts), notes)


def _in_ascii(host: str) -> str:
    """A host as addresses write it: ``müller.example`` is ``xn--mller-kva.example`` there."""
    with suppress(UnicodeError):
        bare = host.lower().removeprefix(".").encode("idna").decode("ascii")
        return f".{bare}" if host.startswith(".") else bare
    return host


def _checked(given: RuleFile, path: Path, hosts: tuple[str, ...], notes: list[Problem]) -> SiteRule:
    """Keep the expressions that can be run; note the others."""
    kept: dict[str, tuple[str, ...]] = {}
    for name in _XPATHS.values():
        written: tuple[str, ...] = getattr(given, name)
        flaws = {one: why for one in written if (why := siterules.flaw(one))}
        notes += [_note(path, f"{name}: “{one[:120]}” is not used: {why}") for one, why in flaws.items()]
        kept[name] = tuple(one for one in written if one not in flaws)
    wrong = {one: why for tag, one in given.wrap if (why := siterules.wrap_flaw(tag, one))}
    notes += [_note(path, f"wrap: “{one[:120]}” is not used: {why}") for one, why in wrong.items()]
    wrap = tuple(pair for pair in given.wrap if pair[1] not in wrong)
    tests = tuple((one.url, one.contains) for one in given.tests)
    return SiteRule(path.name, hosts, replace=given.replace, tests=tests, wrap=wrap, **kept)


def _note(path: Path, message: str) -> Problem:
    return Problem("rules", str(path), "rule-bad", message, "mend the file, or take it away")


# --- the form of FiveFilters ---------------------------------------------------------------------


def _fivefilters(text: str, path: Path, notes: list[Problem]) -> dict[str, Any]:
    """Read a file of the FiveFilters form into the keys of our own."""
    rows = list(_conditional(list(_rows(text))))
    keys: dict[str, Any] = {
        ours: [value for name, _, value in rows if name == theirs] for theirs, ours in _XPATHS.items()
    }
    named = [(name, value.strip("\"'")) for name, _, value in rows if name in _STRIPPED]
    keys["strip"] += [_named(name, value) for name, value in named if value]
    old = [value for name, _, value in rows if name == "find_string"]
    new = [value for name, argument, value in rows if name == "replace_string" and argument is None]
    given = [(argument, value) for name, argument, value in rows if name == "replace_string" and argument]
    keys["replace"] = [pair for pair in (*zip(old, new, strict=False), *given) if pair[0]]
    keys["strip"] += [value for name, _, value in rows if name == "strip_attr"]
    keys["wrap"] = [(argument.lower(), value) for name, argument, value in rows if name == "wrap_in" and argument]
    keys["tests"] = list(_tests(rows))
    known = {*_XPATHS, *_STRIPPED, *_MEANINGLESS, *_OTHERS}
    if unknown := dict.fromkeys(name for name, _, _ in rows if name not in known):
        hint = "what a site is sent, its source in newsletter.toml says: see “Logins”" if _SENT & {*unknown} else None
        notes.append(Problem("rules", str(path), "rule-note", f"not followed here: {', '.join(unknown)}", hint))
    return keys


def _conditional(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each link with the condition of the row behind it, ``if_page_contains``, among its own."""
    for (name, argument, value), behind in zip_longest(rows, rows[1:], fillvalue=("", None, "")):
        if name in _LINKS and behind[0] == "if_page_contains":
            yield name, argument, f"({value})[boolean({behind[2]})]"
        else:
            yield name, argument, value


Row = tuple[str, str | None, str]
"""Key, what stands in brackets behind it, and value."""


def _rows(text: str) -> Iterator[Row]:
    for row in text.splitlines():
        found = _LINE.match(row.strip())
        if found and (found[3].strip() or found[1].lower() == "replace_string"):
            yield found[1].lower(), found[2], found[3].strip()


def _tests(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The addresses to try, each with what the rows behind it ask of its text."""
    for at, (name, _, value) in enumerate(rows):
        if name == "test_url":
            behind = takewhile(lambda row: row[0] != "test_url", rows[at + 1 :])
            yield {"url": value, "contains": [said for key, _, said in behind if key == "test_contains"]}


def _named(key: str, value: str) -> str:
    quoted = f'"{value}"' if '"' not in value else f"'{value}'"
    if key == "strip_image_src":
        return f"//img[contains(@src, {quoted})]"
    return f"//*[contains(concat(' ', @class, ' '), {quoted}) or contains(@id, {quoted})]"
