"""What ``--strict`` asks of a report."""

from packager.model import Problem
from packager.pipeline.report import Report


def test_what_is_only_remarked_is_no_flaw():
    report = Report("n", None, problems=[Problem("clean", "a", "times-contradict", "two zones")])
    assert not report.flawed
    report.problems.append(Problem("gather", "b", "page-failed", "404 Not Found"))
    assert report.flawed
