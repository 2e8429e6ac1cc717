"""The program: sources → items → articles → issue │ → editions → channels.

Above the issue on disk there is network, below it there is none. :func:`publish` is the daily
command on one screen; :mod:`~packager.pipeline.intake` is what happens above the seam,
:mod:`~packager.pipeline.press` what happens below.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from packager.config import Configured
from packager.errors import PackagerError
from packager.pipeline.acknowledge import acknowledge
from packager.pipeline.intake import take_in
from packager.pipeline.kit import Kit, Request
from packager.pipeline.memory import backlog, forget, held, remembered, require_clock
from packager.pipeline.press import deliver, press
from packager.pipeline.report import Report
from packager.pipeline.round import Memory
from packager.store import disk
from packager.store.issue import IssueFolder

__all__ = ["Kit", "Report", "Request", "publish", "rerender"]


def publish(configured: Configured, request: Request, kit: Kit) -> Report:
    """Gather the issue of a day, render it and deliver it, under the lock of its newsletter.

    Raises LockedError where another build is at work, and PackagerError where nothing could be made. What
    fails for one source, page or picture alone is in the report.
    """
    date = request.date or kit.now.astimezone(configured.zone).date()
    folder = IssueFolder(configured.folder / date.isoformat())
    report = Report(configured.name, date, folder.path)
    with held(configured), remembered(configured, kit.emit) as ledger:
        disk.sweep(configured.folder)
        if request.date is None:
            require_clock(ledger, date)
        if request.reissue and not folder.exists():
            raise PackagerError(f"there is no issue of {date} to make again", "without --reissue, one is gathered")
        intake = None
        if not request.reissue:
            with backlog(configured) as kept:
                intake = take_in(configured, request, date, folder, Memory(ledger, kept), kit, report)
        if folder.exists() and request.render:
            issue = press(folder, configured, request, kit, report)
            ledger.commit(issue)
            if request.deliver and not (request.strict and report.flawed):
                deliver(configured, issue, kit, report)
            forget(configured, issue, kit)
        if not folder.exists():
            report.issue = None
        if intake and request.render:
            acknowledge(configured, request, intake, kit, report)
    return report


def rerender(path: Path, configured: Configured, request: Request, kit: Kit) -> Report:
    """Render an issue on disk as the editor left it: no network, and nothing delivered."""
    folder = IssueFolder(path)
    report = Report(configured.name, folder.record().date, path)
    with held(configured), remembered(configured, kit.emit) as ledger:
        disk.sweep(path)
        ledger.commit(press(folder, configured, replace(request, deliver=False), kit, report))
    return report
