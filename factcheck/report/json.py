"""The report as one JSON object, as docs/schema and CONTRACT describe it.

Checks that hold are left out unless they are asked for. An anchor names its `field` only when it is not the text;
`value`, `period`, `likely` and `computed` are there when there is something to say.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.options import Options, shown

_OF_ARCHIVES = frozenset({"archive"})
_WHEN_KNOWN = frozenset({"value", "period", "likely", "computed", "suppression", "baseline"})


def render(report: Report, options: Options) -> str:
    """One object, indented for people who open it, with a line feed at the end."""
    document = report.model_dump(mode="json", exclude={"findings"} if report.remarks else {"findings", "remarks"})
    document["documents"] = [_said(summary, _OF_ARCHIVES) for summary in document["documents"]]
    document["findings"] = [finding_object(finding) for finding in shown(report, options)]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as JSON writes it."""
    fields = _said(finding.model_dump(mode="json"), _WHEN_KNOWN)
    fields["anchors"] = [_said(anchor, _WHEN_KNOWN) for anchor in fields["anchors"]]
    for anchor in fields["anchors"]:
        if anchor["field"] == "text":
            del anchor["field"]
    return fields


def _said(fields: dict[str, Any], optional: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in optional or value is not None}
