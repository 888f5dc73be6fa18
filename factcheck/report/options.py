"""What a reader asked to see."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.finding import Finding, Verdict
from factcheck.model.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """The language of the frame (messages already have theirs) and whether checks that hold are shown."""

    lang: str = "vi"
    show_passed: bool = False


def shown(report: Report, options: Options) -> tuple[Finding, ...]:
    """The findings a reader asked for, in the order of the report."""
    if options.show_passed:
        return report.findings
    return tuple(finding for finding in report.findings if finding.verdict is not Verdict.CONSISTENT)
