"""The order of a text report: each finding, then what was read, then the result. Drawn by `text` and `terminal`.

Contradictions, discrepancies and disagreements show every sentence; what is only worth knowing takes two lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from factcheck.model.finding import Anchor, Finding, Severity, Verdict
from factcheck.model.report import Coverage, DocumentSummary, Report
from factcheck.model.span import Span
from factcheck.model.suppression import Remark
from factcheck.report.cells import one_line
from factcheck.report.excerpt import excerpt
from factcheck.report.line import Line, Run, Style
from factcheck.report.options import Options, shown
from factcheck.rulebook.wording import Wording

_STYLES: dict[Severity, Style] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
    Severity.NONE: "none",
}
_REPAIRS = 5
_LOUD = {Severity.ERROR, Severity.WARNING}


def lines(report: Report, options: Options, width: int) -> Iterator[Line]:
    """The whole report, sentences trimmed to `width` columns."""
    wording = Wording(options.lang)
    published = {document.id: _publication(document) for document in report.documents if document.archive}
    for finding in shown(report, options):
        loud = finding.severity in _LOUD and not finding.settled
        yield from _loud(finding, wording, width, published) if loud else _quiet(finding, wording, published)
        yield Line()
    yield from (_remark(remark, wording) for remark in report.remarks)
    yield _coverage(report.coverage, wording)
    yield _summary(report, options, wording)


def _publication(document: DocumentSummary) -> str:
    """When and where an article of an archive was published: `2025-01-28, tuoitre.vn`."""
    return ", ".join(part for part in ((document.published or "")[:10], document.source) if part)


def _loud(finding: Finding, wording: Wording, width: int, published: dict[str, str]) -> Iterator[Line]:
    yield _heading(finding, wording)
    yield Line((Run(one_line(finding.message), "message"),), 2)
    for anchors in _sentences(finding.anchors):
        yield Line()
        yield Line((Run(_places(anchors, wording, published), "place"),), 2)
        spans = [Span.trusted(start=anchor.start, end=anchor.end) for anchor in anchors]
        yield Line(excerpt(anchors[0].quote, spans, width), 4)
    if finding.derivation or finding.repairs:
        yield Line()
    if finding.derivation:
        yield _derivation(finding, wording)
    yield from _repairs(finding, wording)


def _quiet(finding: Finding, wording: Wording, published: dict[str, str]) -> Iterator[Line]:
    yield _heading(finding, wording)
    yield Line((Run(one_line(finding.message), "quiet"),), 2)
    yield Line((Run(_places(finding.anchors, wording, published), "quiet"),), 2)
    if finding.derivation:
        yield _derivation(finding, wording)
    if finding.settled:
        yield Line((Run(one_line(standing(finding, wording)), "quiet"),), 2)


def standing(finding: Finding, wording: Wording) -> str:
    """Why a finding does not count: the reason of its suppression, with who says so and until when, or that it is known."""
    told = finding.suppression
    if told is None:
        return wording.text("finding.unchanged")
    until = wording.text("finding.until", day=told.expires) if told.expires else None
    who = ", ".join(filter(None, (told.author, until)))
    return wording.text("finding.suppressed", reason=told.reason) + (f" ({who})" if who else "")


def closing(report: Report, options: Options) -> Iterator[str]:
    """What was read, and the result, as plain text."""
    wording = Wording(options.lang)
    for line in (_coverage(report.coverage, wording), _summary(report, options, wording)):
        yield "".join(run.text for run in line.runs)


def _remark(remark: Remark, wording: Wording) -> Line:
    place = remark.path if remark.line is None else f"{remark.path}:{remark.line}"
    return Line((Run(one_line(place), "place"), Run(f": {one_line(remark.message)}")))


def _heading(finding: Finding, wording: Wording) -> Line:
    badge = Run(f"[{wording.text(f'verdict.{finding.verdict}')}]", _STYLES[finding.severity])
    confidence = wording.text("finding.confidence", percent=percent(finding.confidence))
    return Line((badge, Run(" "), Run(finding.rule, "rule"), Run(f" · {confidence}", "quiet")))


def _derivation(finding: Finding, wording: Wording) -> Line:
    return Line((Run(wording.text("finding.derivation") + " ", "quiet"), Run(one_line(finding.derivation))), 2)


def _repairs(finding: Finding, wording: Wording) -> Iterator[Line]:
    """The slips without which the figures agree, a few of them: they are alternatives."""
    for index, repair in enumerate(finding.repairs[:_REPAIRS]):
        lead = Run(wording.text("finding.repairs") + " ", "quiet") if not index else Run("- ", "quiet")
        yield Line((lead, Run(one_line(repair.message))), 4 if index else 2)


def percent(confidence: float) -> int:
    """A share in whole percent, rounded down: only certainty is 100.

    >>> percent(0.999), percent(0.29), percent(1)
    (99, 29, 100)
    """
    return int(confidence * 100 + 1e-9)


def _sentences(anchors: tuple[Anchor, ...]) -> Iterator[tuple[Anchor, ...]]:
    """Neighbouring anchors of one sentence together, so that the sentence is shown once."""
    for _, group in groupby(anchors, key=lambda anchor: (anchor.doc, anchor.field, anchor.quote.span.start)):
        yield tuple(group)


def _places(anchors: tuple[Anchor, ...], wording: Wording, published: dict[str, str]) -> str:
    places = ", ".join(_place(anchor, wording) for anchor in anchors)
    told = published.get(anchors[0].doc if len({anchor.doc for anchor in anchors}) == 1 else anchors[-1].doc)
    return f"{places} · {told}" if told else places


def _place(anchor: Anchor, wording: Wording) -> str:
    """Where a figure stands; a field is named when line and column count in it, or when it is not the text."""
    place = f"{one_line(anchor.path or anchor.doc)}:{anchor.line}:{anchor.column}"
    return place if anchor.path and anchor.field == "text" else f"{place} ({field_name(anchor.field, wording)})"


def field_name(field: str, wording: Wording) -> str:
    """What a reader calls a field of an article: `captions.0` is the first caption."""
    name, _, index = field.partition(".")
    return wording.text("field.caption", number=int(index) + 1) if index else wording.text(f"field.{name}")


def _coverage(coverage: Coverage, wording: Wording) -> Line:
    return Line((Run(" · ".join(coverage_parts(coverage, wording)), "quiet"),))


def coverage_parts(coverage: Coverage, wording: Wording) -> Iterator[str]:
    """What was read, what was compared, and why the rest was not."""
    figures, documents = wording.number(coverage.figures), wording.number(coverage.documents)
    yield wording.text("coverage.read", figures=figures, documents=documents)
    yield wording.text("coverage.compared", compared=wording.number(coverage.compared))
    yield from _not_compared(coverage.not_compared, wording)


def _not_compared(reasons: dict[str, int], wording: Wording) -> Iterator[str]:
    """The total and each reason, the most frequent first."""
    counts = sorted(((count, reason) for reason, count in reasons.items() if count), key=lambda pair: (-pair[0], pair[1]))
    if counts:
        total = wording.text("coverage.not_compared", total=wording.number(sum(count for count, _ in counts)))
        named = (f"{wording.text(f'reason.{reason}')} {wording.number(count)}" for count, reason in counts)
        yield f"{total} ({', '.join(named)})"


def _summary(report: Report, options: Options, wording: Wording) -> Line:
    counts = Counter(finding.verdict for finding in report.findings if not finding.settled)
    passed = counts.pop(Verdict.CONSISTENT, 0)
    found = [wording.text(f"summary.{verdict}", count=counts[verdict]) for verdict in Verdict if counts[verdict]]
    head = f"{wording.text('summary.found')} {', '.join(found)}" if found else wording.text("summary.none")
    runs = [Run(head, "message"), *(Run(f" · {text}", "quiet") for text in _settled(report, wording))]
    if passed:
        runs.append(Run(f" · {wording.text('summary.consistent', count=passed)}", "quiet"))
    if passed and not options.show_passed:
        runs.append(Run(f" {wording.text('summary.hidden')}", "quiet"))
    return Line(tuple(runs))


def _settled(report: Report, wording: Wording) -> Iterator[str]:
    suppressed = sum(finding.suppression is not None for finding in report.findings)
    known = sum(finding.settled for finding in report.findings) - suppressed
    if suppressed:
        yield wording.text("summary.suppressed", count=suppressed)
    if known:
        yield wording.text("summary.unchanged", count=known)
