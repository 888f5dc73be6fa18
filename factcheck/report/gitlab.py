"""The report as GitLab's Code Quality JSON: one list, columns in code points."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model.finding import Finding, Severity
from factcheck.model.report import Report
from factcheck.report.brief import brief
from factcheck.report.options import Options, shown
from factcheck.report.places import Places, Region, file_of
from factcheck.rulebook.wording import Wording

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "minor", Severity.NONE: "info"}


def render(report: Report, options: Options) -> str:
    """An issue for each finding; what the desk knows is for information only."""
    wording, places = Wording(options.lang), Places(options.documents, len)
    issues = [_issue(finding, places, wording) for finding in shown(report, options)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, places: Places, wording: Wording) -> dict[str, Any]:
    primary, *others = finding.anchors
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": brief(finding, wording),
        "categories": ["Bug Risk"],
        "fingerprint": finding.id,
        "severity": "info" if finding.settled else _SEVERITIES[finding.severity],
        "location": {"path": file_of(primary)} | _position(places.region(primary)),
        "other_locations": [{"path": file_of(anchor)} | _position(places.region(anchor)) for anchor in others],
    }


def _position(region: Region | None) -> dict[str, Any]:
    """GitLab needs a line; an article whose text was extracted from its file has the first."""
    if region is None or region.column is None:
        return {"lines": {"begin": region.line if region else 1}}
    begin = {"line": region.line, "column": region.column}
    return {"positions": {"begin": begin, "end": {"line": region.end_line, "column": region.end_column}}}
