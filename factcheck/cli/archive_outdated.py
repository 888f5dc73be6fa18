"""`factcheck archive outdated`: published articles with a figure that a newer article supersedes or contradicts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import islice

from factcheck.api import Checker
from factcheck.archive import Archive, opened
from factcheck.cli.archive_query import as_day
from factcheck.cli.output import on_terminal, write
from factcheck.cli.progress import Progress
from factcheck.model.document import Document
from factcheck.model.finding import Finding
from factcheck.model.report import Coverage, DocumentSummary, Report
from factcheck.report import Options, renderer
from factcheck.rulebook import rulebook
from factcheck.rulebook.wording import Wording
from factcheck.version import __version__

_BATCH = 100


def run(options: Namespace) -> int:
    """Hold each published article against the newer ones; the exit code is 1 when a figure is outdated."""
    checker = Checker(options.rules, lang=options.lang)
    with opened(options.archive) as archive, Progress(Wording(options.lang)) as progress:
        report = _report(checker, archive, options, progress)
    render = renderer(options.format, terminal=on_terminal(options.output))
    write(render(report, Options(options.lang, False, (), rulebook(tuple(options.rules)))), options.output)
    return int(bool(report.findings))


def _report(checker: Checker, archive: Archive, options: Namespace, progress: Progress) -> Report:
    found: list[Finding] = []
    summaries: dict[str, DocumentSummary] = {}
    documents = figures = compared = 0
    ((total,),) = archive.store.counted("SELECT COUNT(*) FROM article")
    for document in _documents(archive, options):
        part = checker.newer(document, archive)
        found += part.findings
        summaries.update((s.id, s) for s in part.documents if part.findings)
        documents, figures, compared = documents + 1, figures + part.coverage.figures, compared + part.coverage.compared
        progress(documents, total)
    return Report(
        tool_version=__version__,
        documents=tuple(summaries[id_] for id_ in sorted(summaries)),
        coverage=Coverage(documents=documents, figures=figures, compared=compared, not_compared={}),
        findings=tuple(found),
    )


def _documents(archive: Archive, options: Namespace) -> Iterator[Document]:
    """The articles of the days asked for, those added first first."""
    first = as_day(options.since) if options.since else None
    last = as_day(options.until) if options.until else date.max
    numbers = archive.store.numbers(since=first.toordinal() if first else None)
    while batch := list(islice(numbers, _BATCH)):
        yield from (d for d in archive.documents(batch) if d.day is not None and d.day <= last)
