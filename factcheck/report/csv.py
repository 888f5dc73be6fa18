"""The report as a table for spreadsheets: a row for each finding, UTF-8 with the mark that Excel looks for.

A cell that a spreadsheet would take for a formula gets an apostrophe, for the text is not ours.
"""

from __future__ import annotations

import csv
import io

from factcheck.model.finding import Finding
from factcheck.model.report import Report
from factcheck.report.cells import one_line
from factcheck.report.options import Options, shown
from factcheck.report.places import file_of

COLUMNS = (
    "id", "rule", "verdict", "severity", "confidence", "path", "line", "column", "field", "figure", "sentence", "message",
    "computation", "others", "reason", "author", "expires", "baseline",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def render(report: Report, options: Options) -> str:
    """Heads and rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(finding)] for finding in shown(report, options))
    return "\ufeff" + out.getvalue()


def _row(finding: Finding) -> tuple[object, ...]:
    first, *others = finding.anchors
    told = finding.suppression
    elsewhere = " | ".join(f"{a.text} ({file_of(a)}:{a.line}:{a.column})" for a in others)
    return (
        finding.id, finding.rule, finding.verdict, finding.severity, finding.confidence, file_of(first), first.line,
        first.column, first.field, first.text, first.quote.text, finding.message, finding.derivation, elsewhere,
        told.reason if told else None, told.author if told else None, told.expires if told else None, finding.baseline,
    )  # fmt: skip


def _cell(value: object) -> str:
    """One cell.

    >>> _cell('=HYPERLINK("x")'), _cell(None), _cell(0.93)
    ('\\'=HYPERLINK("x")', '', '0.93')
    """
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
