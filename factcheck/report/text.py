"""The report as plain text: no colour, figures underlined with ^ on the line below."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.report import Report
from factcheck.report.cells import width
from factcheck.report.layout import lines
from factcheck.report.line import Line
from factcheck.report.options import Options

COLUMNS = 100


def render(report: Report, options: Options) -> str:
    """The report for a file, a pipe or a terminal without colours."""
    return "".join(f"{row.rstrip()}\n" for line in lines(report, options, COLUMNS) for row in _rows(line))


def _rows(line: Line) -> Iterator[str]:
    margin = " " * line.indent
    yield margin + "".join(run.text for run in line.runs)
    if any(run.style == "figure" for run in line.runs):
        yield margin + "".join(("^" if run.style == "figure" else " ") * width(run.text) for run in line.runs)
