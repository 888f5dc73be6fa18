"""Findings as diagnostics: at the first figure, with the other figures as related information."""

from __future__ import annotations

import re

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location

from factcheck.errors import SourceError
from factcheck.integrations.lsp.draft import Draft
from factcheck.model.finding import Finding, Severity
from factcheck.model.span import Span

SOURCE = "factcheck"
_SEVERITY = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
    Severity.NONE: DiagnosticSeverity.Hint,
}
_LINE = re.compile(r":(\d+)$")


def diagnostics(draft: Draft) -> list[Diagnostic]:
    """One for each finding, or the one that says why the document cannot be read."""
    if draft.problem:
        return [_unreadable(draft, draft.problem)]
    return [found for finding in draft.findings if (found := _diagnostic(draft, finding))]


def _diagnostic(draft: Draft, finding: Finding) -> Diagnostic | None:
    figures = [(anchor, span) for anchor in finding.anchors if (span := draft.span(anchor))]
    if not figures:
        return None
    related = [
        DiagnosticRelatedInformation(
            Location(draft.text.uri, draft.places.range(span)), f"“{anchor.text}”: {anchor.quote.text}"
        )
        for anchor, span in figures[1:]
    ]
    return Diagnostic(
        range=draft.places.range(figures[0][1]),
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source=SOURCE,
        message=f"{finding.message}\n{finding.derivation}" if finding.derivation else finding.message,
        related_information=related,
        data=finding.id,
    )


def _unreadable(draft: Draft, problem: SourceError) -> Diagnostic:
    found = _LINE.search(problem.path)
    place = draft.places.span_of_line(int(found[1]) - 1 if found else 0) or Span(start=0, end=1)
    message = str(problem).removeprefix(f"{problem.path}: ")
    return Diagnostic(draft.places.range(place), message, severity=DiagnosticSeverity.Error, source=SOURCE)
