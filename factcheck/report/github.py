"""The report as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

GitHub shows ten of a kind and a run, so the loudest come first. Columns are code points. What a command cannot hold is
escaped as its own toolkit does.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Finding, Severity
from factcheck.model.report import Report
from factcheck.report.brief import brief, by_severity
from factcheck.report.options import Options, shown
from factcheck.report.places import Places, file_of
from factcheck.rulebook.wording import Wording

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.NONE: "notice"}


def render(report: Report, options: Options) -> str:
    """A command for each finding, then one for each remark."""
    wording, places = Wording(options.lang), Places(options.documents, len)
    lines = [_command(finding, places, wording) for finding in by_severity(shown(report, options))]
    for remark in report.remarks:
        fields = {"file": remark.path, "line": remark.line, "title": f"factcheck: {remark.kind}"}
        lines.append(_written("warning", fields, remark.message))
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, places: Places, wording: Wording) -> str:
    kind = "notice" if finding.settled else _COMMANDS[finding.severity]
    title = f"{wording.text(f'verdict.{finding.verdict}')} ({finding.rule})"
    return _written(kind, dict(_fields(finding, places)) | {"title": title}, brief(finding, wording))


def _fields(finding: Finding, places: Places) -> Iterator[tuple[str, str | int | None]]:
    region = places.region(finding.anchors[0])
    yield "file", file_of(finding.anchors[0])
    if region is None:
        return
    yield "line", region.line
    yield "endLine", region.end_line
    if region.end_line == region.line:  # columns are for one line only
        yield "col", region.column
        yield "endColumn", region.end_column


def _written(kind: str, fields: dict[str, str | int | None], message: str) -> str:
    """One command.

    >>> _written("error", {"file": "a,b.txt", "line": 3}, "5%")
    '::error file=a%2Cb.txt,line=3::5%25'
    """
    told = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items() if value is not None)
    return f"::{kind} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
