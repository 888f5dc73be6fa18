"""What a reader asked to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model.document import Document
from factcheck.model.finding import Finding, Verdict
from factcheck.model.report import Report

if TYPE_CHECKING:
    from factcheck.rulebook import Rulebook


class Options(NamedTuple):
    """The language of the frame (messages already have theirs) and whether checks that hold are shown.

    `documents` are the articles that were checked, for formats that show or measure their text, and `book` the rules,
    for formats that explain them; both are theirs to do without.
    """

    lang: str = "vi"
    show_passed: bool = False
    documents: Sequence[Document] = ()
    book: Rulebook | None = None


def shown(report: Report, options: Options) -> tuple[Finding, ...]:
    """The findings a reader asked for, in the order of the report."""
    if options.show_passed:
        return report.findings
    return tuple(finding for finding in report.findings if finding.verdict is not Verdict.CONSISTENT)
