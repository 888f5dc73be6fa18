"""What a format with one line for a finding says of it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.finding import Finding, Severity
from factcheck.report.cells import one_line
from factcheck.report.layout import standing
from factcheck.rulebook.wording import Wording

_LOUDEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.NONE)


def brief(finding: Finding, wording: Wording) -> str:
    """The message, the computation, and why the finding does not count when the desk knows it; on one line."""
    parts = [finding.message.rstrip(".")]
    if finding.derivation:
        parts.append(f"{wording.text('finding.derivation')} {finding.derivation}")
    if finding.settled:
        parts.append(standing(finding, wording))
    return one_line(". ".join(parts))


def by_severity(findings: Sequence[Finding]) -> list[Finding]:
    """The loudest first, and those that the desk knows last; else in the order of the report."""
    return sorted(findings, key=lambda finding: (finding.settled, _LOUDEST_FIRST.index(finding.severity)))
