"""What a newsletter remembers: its ledger, healed from the issues on disk, and how long it keeps what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from packager.config import Configured
from packager.errors import PackagerError, StoreError
from packager.events import Emit, Failed, Noted
from packager.ledger import Ledger
from packager.model import Issue, Item, Problem
from packager.pipeline.kit import Kit
from packager.store import disk
from packager.store.backlog import Backlog
from packager.store.issue import IssueFolder
from packager.times import LONGEST


def private(configured: Configured) -> Path:
    """The folder of what a newsletter remembers."""
    return configured.folder / ".packager"


def held(configured: Configured) -> disk.Held:
    """The one lock of a newsletter."""
    return disk.lock(private(configured) / "lock", f"“{configured.name}”")


def backlog(configured: Configured) -> Backlog:
    """Everything that the newsletter's feeds listed."""
    return Backlog(private(configured) / "backlog.sqlite3")


def remembered(configured: Configured, emit: Emit) -> Ledger:
    """Open the ledger, under the lock. One that is lost or damaged is made again from the issues on disk, and told.

    So is what it lacks of them: a run may have been killed after its editions stood. Raises StoreError.
    """
    path = private(configured) / "ledger.sqlite3"
    lost = not path.exists()
    try:
        ledger = Ledger(path)
    except StoreError as error:
        if error.code != "ledger-damaged":
            raise
        aside = path.with_name(f"{path.name}.damaged")
        with disk.told(path, "put aside"):
            path.replace(aside)
            for journal in ("-wal", "-shm"):
                path.with_name(path.name + journal).unlink(missing_ok=True)
        emit(Noted(f"the ledger was damaged: it lies in {aside}, and a new one is made"))
        ledger, lost = Ledger(path), True
    try:
        _heal(ledger, configured.folder, emit, lost=lost)
    except BaseException:
        ledger.__exit__()
        raise
    return ledger


def _heal(ledger: Ledger, folder: Path, emit: Emit, *, lost: bool) -> None:
    """Enter the issues on disk that were printed and that the ledger does not know."""
    entered = 0
    for path in sorted(folder.glob("????-??-??/editions")):
        if any(path.glob("[!.]*")) and _enter(ledger, IssueFolder(path.parent), emit):
            entered += 1
    if entered and lost:
        emit(Noted(f"the ledger was made again from {entered} issue{'s' if entered > 1 else ''} on disk"))


def _enter(ledger: Ledger, folder: IssueFolder, emit: Emit) -> bool:
    try:
        date = dt.date.fromisoformat(folder.path.name)
    except ValueError:
        return False
    if ledger.committed(date) or not folder.exists():
        return False
    try:
        issue = folder.read().issue
    except PackagerError as error:
        emit(Failed(Problem("gather", str(folder.path), error.code, error.message, error.hint)))
        return False
    ledger.note_seen([(Item(one.source, one.section, one.guid), one.published) for one in issue.articles()], date)
    ledger.commit(issue)
    return True


def require_clock(ledger: Ledger, date: dt.date) -> None:
    """Raise PackagerError where today is before the newest issue: a clock that was set back would make a mess."""
    newest = ledger.newest()
    if newest and date < newest:
        raise PackagerError(
            f"the clock says {date}, and there is an issue of {newest} already",
            f"set the clock, or name the day that is meant: --date {date}",
            code="clock-back",
        )


def forget(configured: Configured, stays: Issue, kit: Kit) -> None:
    """Remove the issues that ``[keep]`` gives up, with what was stored for them; the ledger keeps their numbers.

    ``stays`` is the issue just made, which is kept. Raises StoreError.
    """
    keep = configured.newsletter.keep
    if keep.issues is None and keep.days is None:
        return
    folders = sorted((path.parent for path in configured.folder.glob("????-??-??/issue.json")), reverse=True)
    oldest = (
        (kit.now.astimezone(configured.zone).date() - dt.timedelta(days=keep.days)).isoformat() if keep.days else ""
    )
    kept = [path for place, path in enumerate(folders) if place < (keep.issues or len(folders)) and path.name >= oldest]
    gone = [path for path in folders if path not in kept and path.name != str(stays.date)]
    for path in gone:
        disk.discard(path, private(configured))
        kit.emit(Noted(f"the issue of {path.name} was removed, as [keep] says"))
    opens = min([stays.window.opens, *(IssueFolder(path).record().window.opens for path in kept)])
    _sweep(configured, opens - LONGEST)


def _sweep(configured: Configured, before: dt.datetime) -> None:
    from packager.fetch import BlobStore

    with backlog(configured) as kept:
        kept.sweep(before)
    BlobStore(private(configured) / "web").sweep(before)
