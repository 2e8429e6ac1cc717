"""The stage ``render``: an issue on disk becomes editions. It never touches the network.

Each edition is written aside, checked, and only then takes its final name; one that is the same as
what stands there already is thrown away, so that a repeat rewrites no file. One of which is known that it would
be the same, because nothing that it is made from has changed, is not made at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, fields
from functools import partial
from pathlib import Path
from typing import Any

from packager.errors import PackagerError, RenderError, StoreError
from packager.events import Advanced, Emit, Failed
from packager.frozen import frozen
from packager.kinds import FormatKind, Rendered, RenderJob
from packager.model import Design, Edition, Issue, Problem
from packager.ports import Apart, Bounds, here
from packager.store import disk, made

STAGE = "render"

Call = Callable[[Callable[[Any], Any], Any, Bounds], Any]
"""One task in, within bounds; its result out. Raises what it raised, and LostError."""

RISKY_SECONDS, RISKY_SECONDS_AN_ARTICLE = 60, 3
"""Seconds of CPU in which a large library must have made an edition: fifty articles were laid out in some 25."""

RISKY_MEMORY = 2_000_000_000
"""Bytes that it may take for that: ten articles with their pictures take 160 million."""

SHOWN = re.compile(r"assets/([^\"'\s<>?#]+)")
"""Name of a picture that a fragment shows."""

TOLD_FAULTS = 5
"""Faults of one edition that its problem names; the count says how many more there are."""


@frozen
class Rendering:
    """What came of rendering an issue."""

    editions: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen
class _Desk:
    """What rendering one format after the other needs and collects."""

    issue: Issue
    templates: Any
    asset: Callable[[str], bytes]
    folder: Path
    stem: str
    stamp: dt.datetime
    design: Design
    apart: Apart
    call: Call
    memory: made.Memory | None
    editions: list[Edition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def render(
    issue: Issue,
    formats: Sequence[tuple[FormatKind, Any]],
    *,
    templates: Any,
    asset: Callable[[str], bytes],
    folder: Path,
    stem: str,
    stamp: dt.datetime,
    emit: Emit,
    design: Design | None = None,
    apart: Apart = here,
    call: Call = here,
    remembers: bool = False,
) -> Rendering:
    """Write ``folder/<stem><suffix>`` in each format, with its options, and return what was made.

    A format that lacks something, fails, or makes a file with faults costs only itself and is told
    as a Problem. Pictures are decoded ``apart``; what a large library writes, it writes in the bounds of a
    ``call``. Where it ``remembers``, it notes beside the editions what each was made from, and leaves one standing
    that would come out the same. Emits what advances and what fails; begins and ends no stage. Raises StoreError
    where the folder cannot be written.
    """
    memory = made.Memory(folder) if remembers else None
    desk = _Desk(issue, templates, asset, folder, stem, stamp, design or Design(), apart, call, memory)
    for kind, options in sorted(formats, key=lambda pair: pair[0].order):
        _render_one(desk, kind, options)
        emit(Advanced(STAGE, kind.name))
    for problem in desk.problems:
        emit(Failed(problem))
    return Rendering(tuple(desk.editions), tuple(desk.problems))


def _render_one(desk: _Desk, kind: FormatKind, options: Any) -> None:
    """Make one edition, or note why there is none; leave it standing where it would come out the same."""
    final = desk.folder / f"{desk.stem}{kind.suffix}"
    key = _key(desk, kind, options)
    standing = desk.memory.standing(kind.name, key, final) if desk.memory and key else None
    if standing:
        desk.problems.extend(standing.problems)
        desk.editions.append(_edition(kind, final, standing, changed=False))
    else:
        _make_one(desk, kind, options, final, key)


def _make_one(desk: _Desk, kind: FormatKind, options: Any, final: Path, key: str | None) -> None:
    working = disk.working_file(desk.folder)
    making = _Making(kind, _job(desk, options, working), final)
    try:
        rendered, problems = _made_apart(making, desk) if kind.risky else _made(making)
        desk.problems.extend(problems)
        if rendered:
            # Reading it all again is for who remembers it, and for who asks.
            size, digest = disk.fingerprint(working) if desk.memory else (working.stat().st_size, "")
            one = made.Made(key or "", size, digest, rendered.pages, dict(rendered.page_of), problems)
            desk.editions.append(_edition(kind, final, one, changed=disk.settle(working, final)))
            if desk.memory and key:
                desk.memory.keep(kind.name, one)
    except StoreError:
        raise
    except PackagerError as error:
        desk.problems.append(Problem(STAGE, kind.name, error.code, error.message, error.hint))
    finally:
        working.unlink(missing_ok=True)


def _key(desk: _Desk, kind: FormatKind, options: Any) -> str | None:
    """Return the hash of all that an edition is made from; None where it is not remembered, or cannot be told."""
    machine = kind.rests_on() if desk.memory else None
    if machine is None:
        return None
    pages = _page_map(desk.editions)
    texts = [kind.name, repr(options), repr(desk.issue), desk.stamp.isoformat(), repr(pages)]
    fonts = [made.stamped(each) if isinstance(each, Path) else each for each in machine]
    return made.key([made.program(), *texts, *fonts, *_pictures(desk), *_look(desk)])


def _pictures(desk: _Desk) -> Iterator[str]:
    """Yield what stands for each picture that the issue names."""
    issue = desk.issue
    names = {asset.name for asset in issue.assets} | {article.image for article in issue.articles() if article.image}
    names |= {name for article in issue.articles() for name in SHOWN.findall(article.html)}
    for name in sorted(names):
        yield made.held(name, partial(desk.asset, name))


def _look(desk: _Desk) -> Iterator[str]:
    """Yield what stands for the design, its files, and the templates."""
    for part in fields(desk.design):
        value = getattr(desk.design, part.name)
        is_file = isinstance(value, Path)
        yield made.held(f"{part.name} {value.name}", value.read_bytes) if is_file else f"{part.name} {value!r}"
    for name, path in desk.templates.files():
        yield made.held(name, path.read_bytes)


def _made_apart(making: _Making, desk: _Desk) -> tuple[Rendered | None, tuple[Problem, ...]]:
    """Make an edition in a process of its own; a picture that kills its decoder costs itself there, too."""
    outcome: tuple[Rendered | None, tuple[Problem, ...]]
    try:
        outcome = desk.call(_made, making, _bounds(desk.issue))
    except PackagerError:
        raise
    except Exception as error:
        message = f"the library that makes it failed: {type(error).__name__}: {error}"
        raise RenderError(message, "please report it, with the issue's folder") from error
    return outcome


def _bounds(issue: Issue) -> Bounds:
    articles = sum(len(section.articles) for section in issue.sections)
    return Bounds(RISKY_SECONDS + RISKY_SECONDS_AN_ARTICLE * articles, RISKY_MEMORY)


@frozen
class _Making:
    """An edition to be made, aside of its final place."""

    kind: FormatKind
    job: RenderJob
    final: Path


def _made(making: _Making) -> tuple[Rendered | None, tuple[Problem, ...]]:
    """Make an edition and check it; return what was made, if it is sound, and what is to be told."""
    kind = making.kind
    lacking = kind.missing()
    if lacking:
        return None, (lacking,)
    with disk.told(making.final, "write"):
        rendered = kind.write(making.job)
    faults = kind.check(making.job.target)
    if faults:
        return None, (_unsound(making, faults),)
    return rendered, rendered.problems


def _job(desk: _Desk, options: Any, target: Path) -> RenderJob:
    return RenderJob(
        issue=desk.issue,
        options=options,
        templates=desk.templates,
        asset=desk.asset,
        target=target,
        stamp=desk.stamp,
        pages=_page_map(desk.editions),
        design=desk.design,
        apart=desk.apart,
    )


def _page_map(editions: Sequence[Edition]) -> Mapping[str, int]:
    """Return the pages of the first edition that has any."""
    return next((edition.page_of for edition in editions if edition.page_of), {})


def _unsound(making: _Making, faults: Sequence[Problem]) -> Problem:
    name = making.kind.name
    told = "; ".join(fault.message for fault in faults[:TOLD_FAULTS])
    more = f" (and {len(faults) - TOLD_FAULTS} more)" if len(faults) > TOLD_FAULTS else ""
    hint = "report it with the issue's folder: an unsound edition is a bug"
    if making.job.templates.changed():
        hint = "look into the newsletter's own templates; if it is none of them, report it with the issue's folder"
    return Problem(STAGE, name, "edition-unsound", f"the {name} edition has faults: {told}{more}", hint)


def _edition(kind: FormatKind, final: Path, one: made.Made, *, changed: bool) -> Edition:
    return Edition(
        format=kind.name,
        path=str(final),
        size=one.size,
        sha256=one.sha256 or None,
        pages=one.pages,
        changed=changed,
        page_of=dict(one.page_of),
    )
