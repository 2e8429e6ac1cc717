"""Below the seam: an issue on disk becomes editions, and editions reach their channels. No network."""

from __future__ import annotations

from packager import kinds
from packager.config import Configured
from packager.errors import DeliveryError, PackagerError
from packager.events import Noted
from packager.model import Issue, Problem
from packager.pipeline.kit import Kit, Request
from packager.pipeline.report import Report, edition_json, outcome_json, problem_json, weighed
from packager.stages.compose.plan import printed
from packager.stages.render import render
from packager.store.issue import IssueFolder, Reading
from packager.templating import Templates
from packager.text.html import undescribed


def press(folder: IssueFolder, configured: Configured, request: Request, kit: Kit, report: Report) -> Issue:
    """Render the issue in ``folder`` as the editor left it; return it. Raises PackagerError where no edition stands."""
    reading = folder.read()
    issue = reading.issue
    _tell(reading, kit, report)
    chosen = dict.fromkeys(request.formats or configured.newsletter.formats)
    formats = [(kinds.find("formats", name), configured.formats[name]) for name in chosen]
    with report.told("render", kit.emit, len(formats)) as summary:
        rendering = render(
            issue,
            formats,
            templates=Templates([configured.folder / "templates"]).speaking({}, {"design": configured.design}),
            asset=folder.asset,
            folder=folder.editions,
            stem=f"{configured.name}-{issue.date}" if issue.date else configured.name,
            stamp=kit.stamp or issue.window.closes,
            emit=kit.emit,
            design=configured.design,
            apart=kit.apart,
            call=kit.call,
            remembers=True,
        )
        report.editions += rendering.editions
        report.problems += rendering.problems
        summary.extend(map(weighed, rendering.editions))
    report.made = any(edition.changed for edition in report.editions)
    if report.editions and not report.made:
        kit.emit(Noted("nothing changed: the editions stand as they were"))
    silent = _undescribed(issue)
    if silent:
        kit.emit(Noted(f"pictures without a description: {sum(silent.values())}, in articles: {len(silent)}"))
    folder.report("render", _entry(rendering.editions, rendering.problems, reading, report) | {"undescribed": silent})
    if not report.editions:
        worst = rendering.problems[0] if rendering.problems else None
        raise PackagerError(
            f"no edition of {folder.path} could be made" + (f": {worst.message}" if worst else ""),
            worst.hint if worst else None,
        )
    return issue


def _tell(reading: Reading, kit: Kit, report: Report) -> None:
    """Report what the issue holds and what the editor's hand did to it."""
    issue = reading.issue
    report.articles += [*map(printed, issue.articles()), *reading.dropped]
    for article_id in reading.edited:
        kit.emit(Noted(f"{article_id}: kept as edited by hand"))
    for article_id in reading.unrecorded:
        kit.emit(Noted(f"{article_id}: placed in the line-up, but its gather did not end: gather again to print it"))
    if not any(issue.articles()):
        raise PackagerError("every article of the issue is left out", "keep at least one of them in its lineup.toml")


def _undescribed(issue: Issue) -> dict[str, int]:
    """Return by article how many of its pictures say nothing to those who do not see them."""
    counts = {article.id: undescribed(article.html) for article in issue.articles()}
    return {article_id: count for article_id, count in counts.items() if count}


def _entry(editions: object, problems: object, reading: Reading, report: Report) -> dict[str, object]:
    assert isinstance(editions, tuple)
    assert isinstance(problems, tuple)
    return {
        "editions": [edition_json(one) for one in editions],
        "articles": [outcome_json(printed(one)) for one in reading.issue.articles()],
        "dropped": [outcome_json(one) for one in reading.dropped],
        "edited": list(reading.edited),
        "problems": [problem_json(one) for one in problems],
        "seconds": round(report.seconds["render"], 3),
    }


def deliver(configured: Configured, issue: Issue, kit: Kit, report: Report) -> None:
    """Hand the editions to each channel; a channel that refuses costs only itself."""
    channels = configured.newsletter.channels
    if not channels:
        return
    with report.told("deliver", kit.emit, len(channels)) as summary:
        for options in channels:
            try:
                kind = kinds.find("channels", options.kind)
                receipt = kind.deliver(options, issue, report.editions, configured.folder)
                summary.append(f"{', '.join(receipt.editions)} in {receipt.where}")
            except DeliveryError as error:
                report.fail(kit.emit, Problem("deliver", options.kind, error.code, error.message, error.hint))
        if not summary:
            summary.append("nothing")
