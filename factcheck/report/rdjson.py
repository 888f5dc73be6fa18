"""The report as Reviewdog's Diagnostic Format, one JSON object; columns are bytes of UTF-8, from 1."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model.finding import Anchor, Finding, Severity
from factcheck.model.report import Report
from factcheck.report.brief import brief
from factcheck.report.cells import one_line
from factcheck.report.options import Options, shown
from factcheck.report.places import Places, file_of, utf8_bytes
from factcheck.rulebook.wording import Wording

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO", Severity.NONE: "INFO"}


def render(report: Report, options: Options) -> str:
    """A diagnostic for each finding, the other figures as related locations."""
    wording, places = Wording(options.lang), Places(options.documents, utf8_bytes)
    found = [_diagnostic(finding, places, wording) for finding in shown(report, options)]
    return json.dumps({"source": {"name": "factcheck"}, "diagnostics": found}, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, places: Places, wording: Wording) -> dict[str, Any]:
    primary, *others = finding.anchors
    return {
        "message": brief(finding, wording),
        "location": _location(primary, places),
        "severity": "INFO" if finding.settled else _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "relatedLocations": [
            {"message": one_line(anchor.quote.text), "location": _location(anchor, places)} for anchor in others
        ],
    }


def _location(anchor: Anchor, places: Places) -> dict[str, Any]:
    region = places.region(anchor)
    if region is None:
        return {"path": file_of(anchor)}
    if region.column is None:
        return {"path": file_of(anchor), "range": {"start": {"line": region.line}}}
    start = {"line": region.line, "column": region.column}
    end = {"line": region.end_line, "column": region.end_column}
    return {"path": file_of(anchor), "range": {"start": start, "end": end}}
