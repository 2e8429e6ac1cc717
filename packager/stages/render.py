"""The stage ``render``: an issue on disk becomes editions. It never touches the network.

Each edition is written aside, checked, and only then takes its final name; one that is the same as
what stands there already is thrown away, so that a repeat rewrites no file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packager.errors import PackagerError, StoreError
from packager.events import Advanced, Emit, Failed, StageEnded, StageStarted
from packager.kinds import FormatKind, Rendered, RenderJob
from packager.model import Edition, Issue, Problem

STAGE = "render"

STALE_SECONDS = 3600
"""Age after which a working file belongs to nobody: no rendering takes an hour."""

TOLD_FAULTS = 5
"""Faults of one edition that its problem names; the count says how many more there are."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What came of rendering an issue."""

    editions: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What rendering one format after the other needs and collects."""

    issue: Issue
    templates: Any
    asset: Callable[[str], Path]
    folder: Path
    stem: str
    stamp: dt.datetime
    editions: list[Edition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def render(
    issue: Issue,
    formats: Sequence[tuple[FormatKind, Any]],
    *,
    templates: Any,
    asset: Callable[[str], Path],
    folder: Path,
    stem: str,
    stamp: dt.datetime,
    emit: Emit,
) -> Rendering:
    """Write ``folder/<stem><suffix>`` in each format, with its options, and return what was made.

    A format that lacks something, fails, or makes a file with faults costs only itself and is told
    as a Problem. Raises StoreError where the folder cannot be written.
    """
    began = time.monotonic()
    emit(StageStarted(STAGE, len(formats)))
    desk = _Desk(issue, templates, asset, folder, stem, stamp)
    _prepare_folder(folder, stem)
    for kind, options in sorted(formats, key=lambda pair: pair[0].order):
        _render_one(desk, kind, options)
        emit(Advanced(STAGE, kind.name))
    for problem in desk.problems:
        emit(Failed(problem))
    made = ", ".join(edition.format for edition in desk.editions) or "nothing"
    emit(StageEnded(STAGE, time.monotonic() - began, made))
    return Rendering(tuple(desk.editions), tuple(desk.problems))


def _render_one(desk: _Desk, kind: FormatKind, options: Any) -> None:
    """Make one edition, or note why there is none."""
    lacking = kind.missing()
    if lacking:
        desk.problems.append(lacking)
        return
    final = desk.folder / f"{desk.stem}{kind.suffix}"
    working = _working_name(final)
    try:
        rendered = kind.write(_job(desk, options, working))
        faults = kind.check(working)
        if faults:
            desk.problems.append(_unsound(kind, faults))
            return
        desk.problems.extend(rendered.problems)
        desk.editions.append(_settle(kind, rendered, working, final))
    except PackagerError as error:
        desk.problems.append(Problem(STAGE, kind.name, error.code, error.message, error.hint))
    except OSError as error:
        raise StoreError(
            f"{final} cannot be written: {error.strerror}", "free some room, or mend its rights"
        ) from error
    finally:
        working.unlink(missing_ok=True)


def _job(desk: _Desk, options: Any, target: Path) -> RenderJob:
    pages, total = _page_map(desk.editions)
    return RenderJob(
        issue=desk.issue,
        options=options,
        templates=desk.templates,
        asset=desk.asset,
        target=target,
        stamp=desk.stamp,
        pages=pages,
        total_pages=total,
    )


def _page_map(editions: Sequence[Edition]) -> tuple[Mapping[str, int], int]:
    """Return the pages of the first edition that has any."""
    paged = next((edition for edition in editions if edition.page_of), None)
    return (paged.page_of, paged.pages or 0) if paged else ({}, 0)


def _unsound(kind: FormatKind, faults: Sequence[Problem]) -> Problem:
    told = "; ".join(fault.message for fault in faults[:TOLD_FAULTS])
    more = f" (and {len(faults) - TOLD_FAULTS} more)" if len(faults) > TOLD_FAULTS else ""
    hint = "report it with the issue's folder: an unsound edition is a bug"
    return Problem(STAGE, kind.name, "edition-unsound", f"the {kind.name} edition has faults: {told}{more}", hint)


# --- disk ------------------------------------------------------------------------------------------


def _prepare_folder(folder: Path, stem: str) -> None:
    """Make the folder, and clear what a killed run has left in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f".{stem}.*.part"):
            # The clock of the file system itself: what is compared is the age of a file of ours.
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}", "mend its rights, or name another") from error


def _working_name(final: Path) -> Path:
    """Return a new, empty file beside the final one: a rename inside one folder is atomic."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{final.stem}.", suffix=".part", dir=final.parent)
    except OSError as error:
        raise StoreError(f"{final.parent} cannot be written: {error.strerror}", "mend its rights") from error
    os.close(handle)
    return Path(name)


def _settle(kind: FormatKind, rendered: Rendered, working: Path, final: Path) -> Edition:
    """Give a sound edition its final name, unless the same bytes stand there already."""
    data = working.read_bytes()
    changed = not (final.is_file() and final.read_bytes() == data)
    if changed:
        working.chmod(0o644)
        _sync(working)
        working.replace(final)
        _sync(final.parent)
    return Edition(
        format=kind.name,
        path=str(final),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=rendered.pages,
        changed=changed,
        page_of=dict(rendered.page_of),
    )


def _sync(path: Path) -> None:
    """Have the disk hold what was written, so that a power cut leaves the old edition or the new one."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
