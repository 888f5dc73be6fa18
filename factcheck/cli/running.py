"""How articles are checked: all against each other, or each on its own, by one process or several."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.api import Checker
from factcheck.model import Coverage, Document, Report

if TYPE_CHECKING:
    from factcheck.archive import Archive

Progress = Callable[[int, int], None]
_CHUNK = 8


def each(
    checker: Checker, documents: Sequence[Document], jobs: int, progress: Progress, against: Archive | None = None
) -> Report:
    """Every article on its own, or against the archive; the same report for any number of processes."""
    ordered = sorted(documents, key=lambda document: document.id)
    reports = []
    for report in _reports(checker, ordered, jobs) if against is None else _against(checker, ordered, against):
        reports.append(report)
        progress(len(reports), len(ordered))
    return _joined(reports)


def _reports(checker: Checker, documents: Sequence[Document], jobs: int) -> Iterator[Report]:
    if jobs == 1 or len(documents) <= _CHUNK:
        yield from (checker.check([document]) for document in documents)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(checker,)) as pool:
        try:
            yield from pool.map(_checked, documents, chunksize=_CHUNK)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise


def _against(checker: Checker, documents: Sequence[Document], archive: Archive) -> Iterator[Report]:
    """One after the other: an archive is open in one process."""
    yield from (checker.check([document], against=archive) for document in documents)


_checkers: list[Checker] = []  # of this process, when it is one of a pool


def _begin(checker: Checker) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that owns the pool
    _checkers.append(checker)


def _checked(document: Document) -> Report:
    return _checkers[0].check([document])


def _joined(reports: Sequence[Report]) -> Report:
    """One report of them all, in their order."""
    coverages = [report.coverage for report in reports]
    left = sum((Counter(coverage.not_compared) for coverage in coverages), Counter[str]())
    coverage = Coverage(
        documents=sum(coverage.documents for coverage in coverages),
        figures=sum(coverage.figures for coverage in coverages),
        compared=sum(coverage.compared for coverage in coverages),
        not_compared=dict(sorted(left.items())),
    )
    documents = tuple({document.id: document for report in reports for document in report.documents}.values())
    findings = tuple(finding for report in reports for finding in report.findings)
    return reports[0].model_copy(update={"documents": documents, "findings": findings, "coverage": coverage})
