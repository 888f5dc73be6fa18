"""The report as Markdown, for the comment of a merge request or a message: quotes with their figures in bold.

Text of articles is escaped, so that it neither becomes markup nor calls anybody by an @.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from factcheck.model.finding import Anchor, Finding, Severity
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.report.cells import one_line
from factcheck.report.excerpt import excerpt
from factcheck.report.layout import closing, field_name, standing
from factcheck.report.options import Options, shown
from factcheck.report.places import file_of
from factcheck.rulebook.wording import Wording

_COLUMNS = 400
_SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.INFO: "🔵", Severity.NONE: "🟢"}
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~@&]|^[-+=]|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")


def render(report: Report, options: Options) -> str:
    """A section for each finding, then what was read and the result."""
    wording = Wording(options.lang)
    lines = [line for finding in shown(report, options) for line in _section(finding, wording)]
    for remark in report.remarks:
        place = remark.path if remark.line is None else f"{remark.path}:{remark.line}"
        lines += [f"- {escaped(place)}: {escaped(remark.message)}"]
    if report.remarks:
        lines.append("")
    lines += ["---", "", *(f"{escaped(text)}  " for text in closing(report, options))]
    return "".join(f"{line}\n" for line in lines)


def _section(finding: Finding, wording: Wording) -> Iterator[str]:
    sign = "⚪" if finding.settled else _SIGNS[finding.severity]
    yield f"### {sign} {wording.text(f'verdict.{finding.verdict}')} · `{finding.rule}`"
    yield from ("", escaped(finding.message))
    for _, group in groupby(finding.anchors, key=lambda anchor: (anchor.doc, anchor.field, anchor.quote.span.start)):
        yield from ("", *_quoted(list(group), wording))
    if finding.derivation:
        yield from ("", f"{wording.text('finding.derivation')} {escaped(finding.derivation)}")
    if finding.settled:
        yield from ("", f"_{escaped(standing(finding, wording))}_")
    yield ""


def _quoted(anchors: list[Anchor], wording: Wording) -> Iterator[str]:
    """The sentence, and the place of its first figure."""
    first, spans = anchors[0], [Span.trusted(start=anchor.start, end=anchor.end) for anchor in anchors]
    runs = excerpt(first.quote, spans, _COLUMNS)
    yield "> " + "".join(f"**{_escaped(run.text)}**" if run.style == "figure" else _escaped(run.text) for run in runs)
    field = "" if first.path and first.field == "text" else f" ({field_name(first.field, wording)})"
    yield f"> — {escaped(f'{file_of(first)}:{first.line}:{first.column}{field}')}"


def escaped(text: str) -> str:
    r"""The text as Markdown that shows it as it is, on one line.

    >>> escaped("giảm *3,07%* <b>")
    'giảm \\*3,07%\\* \\<b\\>'
    """
    return _escaped(one_line(text))


def _escaped(line: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", line)
