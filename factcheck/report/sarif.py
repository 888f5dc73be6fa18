"""The report as SARIF 2.1.0, the OASIS format for results of static analysis; columns are UTF-16 code units.

As the standard demands (3.27.10), a result of another kind than `fail` has the level `none`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model.finding import Anchor, Finding, Severity, Verdict
from factcheck.model.report import Report
from factcheck.model.suppression import Remark, Suppression
from factcheck.report.brief import brief
from factcheck.report.cells import one_line
from factcheck.report.options import Options, shown
from factcheck.report.places import Places, file_of, uri, utf16_units
from factcheck.rulebook.definitions import Rule
from factcheck.rulebook.wording import Wording

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_KINDS = {
    Verdict.CONTRADICTION: "fail",
    Verdict.DISCREPANCY: "fail",
    Verdict.DISAGREEMENT: "review",
    Verdict.AMBIGUOUS: "open",
    Verdict.SUPERSEDED: "informational",
    Verdict.CONSISTENT: "pass",
}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.NONE: "none"}
Json = dict[str, Any]


def render(report: Report, options: Options) -> str:
    """One log with one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, options)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, options: Options) -> Json:
    wording, places = Wording(options.lang), Places(options.documents, utf16_units)
    found = shown(report, options)
    rules = sorted({finding.rule for finding in found})
    return {
        "tool": {"driver": _driver(report, rules, options, wording)},
        "language": options.lang,
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [_note(r) for r in report.remarks]}],
        "artifacts": [
            {"location": {"uri": uri(document.path or document.id)}, "sourceLanguage": "vi"} for document in report.documents
        ],
        "results": [_result(finding, rules.index(finding.rule), places, wording) for finding in found],
        "properties": {"coverage": report.coverage.model_dump(mode="json")},
    }


def _driver(report: Report, rules: Sequence[str], options: Options, wording: Wording) -> Json:
    known = options.book.rules if options.book else {}
    return {
        "name": "factcheck",
        "version": report.tool_version,
        "semanticVersion": report.tool_version,
        "rules": [_rule(rule, known.get(rule), wording) for rule in rules],
    }


def _rule(rule_id: str, rule: Rule | None, wording: Wording) -> Json:
    """What a viewer shows of a rule: title, why, limits; a check without a pack has its id."""
    if rule is None:
        return {"id": rule_id, "shortDescription": {"text": rule_id}, "help": {"text": f"factcheck rules explain {rule_id}"}}
    title, why = getattr(rule.title, wording.lang), getattr(rule.why, wording.lang)
    limits = f" {wording.text('rules.limits')} {getattr(rule.limits, wording.lang)}" if rule.limits else ""
    return {
        "id": rule_id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}{limits}", "markdown": f"**{title}**\n\n{why}{limits}"},
        "properties": {"tags": ["factcheck", rule.check]},
    }


def _result(finding: Finding, index: int, places: Places, wording: Wording) -> Json:
    kind = _KINDS[finding.verdict]
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": _LEVELS[finding.severity] if kind == "fail" else "none",
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": brief(finding, wording)},
        "locations": [_location(finding.anchors[0], places)],
        "relatedLocations": [{"id": n} | _location(anchor, places) for n, anchor in enumerate(finding.anchors[1:], 1)],
        "partialFingerprints": {"factcheck/v1": finding.id},
        "suppressions": [_suppression(finding.suppression)] if finding.suppression else [],
        "properties": {"verdict": finding.verdict, "severity": finding.severity, "computation": finding.derivation},
    }
    return result | ({"baselineState": finding.baseline} if finding.baseline else {})


def _location(anchor: Anchor, places: Places) -> Json:
    """The figure and its sentence; the region is left out when the text is not a part of the file."""
    physical: Json = {"artifactLocation": {"uri": uri(file_of(anchor))}}
    region = places.region(anchor)
    if region is not None:
        physical["region"] = {"startLine": region.line}
        if region.column is not None:
            physical["region"] |= {"startColumn": region.column, "endLine": region.end_line, "endColumn": region.end_column}
        physical["region"]["snippet"] = {"text": anchor.text.encode("utf-8", "replace").decode()}
    location: Json = {"physicalLocation": physical, "message": {"text": one_line(anchor.quote.text)}}
    if anchor.field != "text":
        location["logicalLocations"] = [{"name": anchor.field, "kind": "member"}]
    return location


def _suppression(told: Suppression) -> Json:
    """Of a side file `external`, of the article's own front matter `inSource`."""
    place = {"artifactLocation": {"uri": uri(told.file)}, "region": {"startLine": told.line}}
    expires = told.expires.isoformat() if told.expires else None
    properties = {key: value for key, value in (("author", told.author), ("expires", expires)) if value}
    return {
        "kind": "external" if told.file.endswith(".toml") else "inSource",
        "status": "accepted",
        "justification": told.reason,
        "location": {"physicalLocation": place},
        "properties": properties,
    }


def _note(remark: Remark) -> Json:
    place: Json = {"artifactLocation": {"uri": uri(remark.path)}}
    if remark.line is not None:
        place["region"] = {"startLine": remark.line}
    return {"level": "warning", "message": {"text": remark.message}, "locations": [{"physicalLocation": place}]}
