"""``lineup.toml``: what ``gather`` proposes and the editor decides.

The file is edited in place: comments, order and every decision stay; articles that are new are
appended to their section and marked.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packager.errors import ConfigError, did_you_mean
from packager.frozen import frozen

if TYPE_CHECKING:
    from tomlkit.items import AoT, Table

_HEAD = """\
The line-up of this issue. It is yours: a later gather keeps what you write here.
Move an id to reorder or to change its section, remove it or set drop = true to leave it out,
then run: packager render {folder}
"""
_UNCOMMENTED = re.compile(r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*'|["'])*""")
"""A line up to its comment: a # within quotation marks begins none."""
_KEYS = ("lead", "note", "sections", "articles")
_SECTION_KEYS = ("title", "articles")
_ARTICLE_KEYS = ("title", "standfirst", "drop")


@frozen
class Entry:
    """An article as the line-up proposes it: ``label`` is the comment that tells the editor which it is."""

    id: str
    section: str
    label: str


@frozen
class Override:
    """What the editor changed on one article."""

    title: str | None = None
    standfirst: str | None = None
    drop: bool = False


@frozen
class Lineup:
    """A line-up as read."""

    lead: str | None = None
    note: str | None = None
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Title and ids of each section, in order."""
    overrides: Mapping[str, Override] = field(default_factory=dict)


def read(path: Path, text: str, known: Collection[str]) -> Lineup:
    """Read and check a line-up; ``known`` are the ids of the issue's articles.

    Raises ConfigError that names every mistake with its line.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}", "mend that line; strings stand in double quotes") from error
    mistakes = [*_check(raw, text), *_unknown_ids(raw, text, known)]
    if mistakes:
        raise ConfigError("\n".join(f"{path}{mistake}" for mistake in mistakes), "mend the line-up and run it again")
    return Lineup(
        lead=raw.get("lead") or None,
        note=raw.get("note") or None,
        sections=tuple((section["title"], tuple(section.get("articles", ()))) for section in raw.get("sections", ())),
        overrides={key: Override(**value) for key, value in raw.get("articles", {}).items()},
    )


def write(sections: Sequence[str], entries: Sequence[Entry], lead: str | None, folder: str) -> str:
    """Write a first line-up: ``sections`` in order, with their articles, and the lead."""
    import tomlkit  # and not above: an issue without a folder has no line-up

    document = tomlkit.document()
    for line in _HEAD.format(folder=folder).splitlines():
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    if lead:
        document["lead"] = lead
    document.add(tomlkit.comment('note = "A word from the editor, printed on the first page."'))
    tables = tomlkit.aot()
    places, rows = _by_section(entries), _Rows("")
    for title in sections:
        if mine := places.get(title):
            tables.append(_section(title, mine, rows))
    document["sections"] = tables
    return rows.filled(tomlkit.dumps(document))


def merge(path: Path, text: str, sections: Sequence[str], entries: Sequence[Entry], fresh: Collection[str]) -> str:
    """Add the ``fresh`` ids among ``entries`` to a line-up, changing nothing else.

    ``sections`` gives the order of sections that have to be added. Raises ConfigError.
    """
    if not fresh:
        return text
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ConfigError(f"{path} is not TOML: {error}", "mend that line; strings stand in double quotes") from error
    tables = document.setdefault("sections", tomlkit.aot())
    places, rows = _by_section(entries), _Rows("new: ")
    for title in dict.fromkeys([*sections, *places]):
        mine = places.get(title, [])
        new = [entry for entry in mine if entry.id in fresh]
        standing = _standing(tables, title, {entry.id for entry in mine})
        if new and standing is None:
            tables.insert(_place(tables, title, sections), _section(title, new, rows))
        elif new and standing is not None:
            _append(standing, new, rows)
    # tomlkit leaves a blank line before the bracket of an array that it has added to.
    return rows.filled(re.sub(r"\n[ \t]*\n\]", "\n]", tomlkit.dumps(document)))


def _standing(tables: AoT | Sequence[Any], title: str, ids: set[str]) -> Any:
    """The section in which articles of the newsletter's section ``title`` stand: of its name, else where most of
    them are, for the editor may have given it another."""
    if named := next((table for table in tables if table.get("title") == title), None):
        return named
    shares = [(len(ids & set(table.get("articles", ()))), -place, table) for place, table in enumerate(tables)]
    most = max(shares, key=lambda share: share[:2], default=(0, 0, None))
    return most[2] if most[0] else None


def _by_section(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    sections: dict[str, list[Entry]] = {}
    for entry in entries:
        sections.setdefault(entry.section, []).append(entry)
    return sections


class _Rows:
    """Lines of arrays. tomlkit counts a whole array again for each line that it adds, so it is given the first of each
    array, and the others are put behind that one in the finished text."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._behind: dict[str, list[str]] = {}

    def begin(self, entries: Sequence[Entry]) -> tuple[str, str]:
        """Return the id and the comment of the first entry; the others will follow it."""
        self._behind[self._line(entries[0])] = [self._line(entry) for entry in entries[1:]]
        return entries[0].id, f"{self._mark}{entries[0].label}"

    def _line(self, entry: Entry) -> str:
        return f'    "{entry.id}", # {self._mark}{entry.label}'

    def filled(self, text: str) -> str:
        lines = (one for line in text.split("\n") for one in (line, *self._behind.get(line, ())))
        return "\n".join(lines)


def _section(title: str, entries: Sequence[Entry], rows: _Rows) -> Table:
    import tomlkit

    table = tomlkit.table()
    table["title"] = title
    _append(table, entries, rows)
    return table


def _append(table: Table, entries: Sequence[Entry], rows: _Rows) -> None:
    import tomlkit

    array = table.get("articles")
    if not isinstance(array, tomlkit.items.Array):
        array = tomlkit.array()
        table["articles"] = array
    first, label = rows.begin(entries)
    array.add_line(first, comment=label)
    array.add_line(indent="")


def _place(tables: AoT | Sequence[Any], title: str, order: Sequence[str]) -> int:
    """Where a new section goes: before the first standing one that the newsletter lists after it."""
    after = set(order[order.index(title) + 1 :]) if title in order else set()
    return next((index for index, table in enumerate(tables) if table.get("title") in after), len(tables))


def _check(raw: Mapping[str, Any], text: str) -> list[str]:
    """Mistakes of shape: keys that are not known, values of the wrong type."""
    found = _unknown_keys(raw, _KEYS, text)
    found += [f"{_line(text, key)}: {key} must be a string" for key in ("lead", "note") if not _is(raw, key, str)]
    sections = raw.get("sections", [])
    if not _is(raw, "sections", list) or not all(isinstance(one, dict) for one in sections):
        return [*found, f"{_line(text, 'sections')}: sections are written [[sections]]"]
    for place, section in enumerate(sections):
        start = _table(text, "sections", place)
        found += _unknown_keys(section, _SECTION_KEYS, text, start)
        if not isinstance(section.get("title"), str) or not section["title"].strip():
            found.append(f"{_line(text, 'sections', start)}: every section needs a title")
        if not _is(section, "articles", list) or not all(isinstance(one, str) for one in section.get("articles", [])):
            found.append(f"{_line(text, 'articles', start)}: articles is a list of ids")
    if not _is(raw, "articles", dict) or not all(isinstance(one, dict) for one in raw.get("articles", {}).values()):
        return [*found, f"{_line(text, 'articles')}: an article is written [articles.ID]"]
    for one, override in raw.get("articles", {}).items():
        start = _table(text, f"articles.{one}")
        found += _unknown_keys(override, _ARTICLE_KEYS, text, start)
        found += [
            f"{_line(text, key, start)}: {key} must be a string"
            for key in _ARTICLE_KEYS[:2]
            if not _is(override, key, str)
        ]
        if not _is(override, "drop", bool):
            found.append(f"{_line(text, 'drop', start)}: drop is true or false")
    return found


def _is(table: Mapping[str, Any], key: str, kind: type) -> bool:
    return key not in table or isinstance(table[key], kind)


def _unknown_keys(table: Mapping[str, Any], known: Sequence[str], text: str, start: int = 0) -> list[str]:
    return [
        f"{_line(text, key, start)}: unknown key “{key}”{did_you_mean(key, known)}" for key in table if key not in known
    ]


def _unknown_ids(raw: Mapping[str, Any], text: str, known: Collection[str]) -> list[str]:
    sections = raw.get("sections")
    named = [raw["lead"]] if isinstance(raw.get("lead"), str) and raw["lead"] else []
    for section in sections if isinstance(sections, list) else []:
        ids = section.get("articles", []) if isinstance(section, dict) else []
        named += [one for one in ids if isinstance(one, str)] if isinstance(ids, list) else []
    named += list(raw["articles"]) if isinstance(raw.get("articles"), dict) else []
    missing = [one for one in dict.fromkeys(named) if one not in known]
    placed = _placed(raw)
    twice = [one for one in dict.fromkeys(named) if one in known and placed[one] > 1]
    return [f"{_line(text, one)}: no article has the id “{one}”{did_you_mean(one, known)}" for one in missing] + [
        f"{_line(text, one)}: the article “{one}” stands in more than one place" for one in twice
    ]


def _placed(raw: Mapping[str, Any]) -> Counter[str]:
    """How often each id stands in a section."""
    sections = raw.get("sections")
    return Counter(
        one
        for section in (sections if isinstance(sections, list) else [])
        if isinstance(section, dict) and isinstance(ids := section.get("articles", []), list)
        for one in ids
        if isinstance(one, str)
    )


def _line(text: str, word: str, start: int = 0) -> str:
    """``:12``, the line on which a word stands outside a comment: as a key or in a table's name, else as a string, else
    anywhere; or nothing. Lines before ``start`` are not looked at.

    TOML's reader keeps no lines. A key is looked for first, lest a title that holds the same word be blamed for it.
    """
    name = re.escape(word)
    as_key = rf"^\s*(?:\[+[^\]]*(?<![\w-]))?[\"']?{name}[\"']?\s*[=.\]]"
    lines = [(number, _uncommented(line)) for number, line in enumerate(text.splitlines(), 1) if number > start]
    for pattern in (as_key, rf"[\"']{name}[\"']", name):
        for number, line in lines:
            if re.search(pattern, line):
                return f":{number}"
    return ""


def _uncommented(line: str) -> str:
    found = _UNCOMMENTED.match(line)
    return found[0] if found else line


def _table(text: str, name: str, place: int = 0) -> int:
    """The number of the line before the ``place``-th table of that name; 0 where it is not written as one."""
    path = r"\s*\.\s*".join(rf"[\"']?{re.escape(part)}[\"']?" for part in name.split(".", 1))
    pattern = rf"\s*\[+\s*{path}\s*\]"
    found = [number for number, line in enumerate(text.splitlines()) if re.match(pattern, line)]
    return found[place] if place < len(found) else 0
