"""The report as JSON lines: one finding a line, and a last line that says what was read.

Lines with `rule` are findings; the one with `coverage` is always there and always last, so that a reader knows the
output is whole.
"""

from __future__ import annotations

import json

from factcheck.model.report import Report
from factcheck.report.json import finding_object
from factcheck.report.options import Options, shown


def render(report: Report, options: Options) -> str:
    """A line for each finding, then the coverage."""
    lines = [finding_object(finding) for finding in shown(report, options)]
    lines.append(report.model_dump(mode="json", include={"schema_version", "tool_version", "coverage"}))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
