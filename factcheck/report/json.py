"""The report as one JSON object, as docs/schema and CONTRACT describe it.

Checks that hold are left out unless they are asked for. An anchor names its `field` only when it is not the text.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.options import Options, shown


def render(report: Report, options: Options) -> str:
    """One object, indented for people who open it, with a line feed at the end."""
    document = report.model_dump(mode="json", exclude={"findings"})
    document["findings"] = [finding_object(finding) for finding in shown(report, options)]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as JSON writes it."""
    fields = finding.model_dump(mode="json")
    for anchor in fields["anchors"]:
        if anchor["field"] == "text":
            del anchor["field"]
    return fields
