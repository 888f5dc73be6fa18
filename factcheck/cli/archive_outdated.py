"""`factcheck archive outdated`: published articles with a figure that a newer article supersedes or contradicts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import islice

from factcheck.api import Checker
from factcheck.archive import Archive, opened
from factcheck.archive.rows import Stored
from factcheck.cli.archive_query import as_day
from factcheck.cli.output import on_terminal, write
from factcheck.cli.progress import Progress
from factcheck.model.report import Coverage, Report
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
    """Articles that no newer one meets are not read; of them nothing would be told."""
    parts: list[Report] = []
    documents = 0
    ((total,),) = archive.store.counted("SELECT COUNT(*) FROM article")
    for stored in _stored(archive, options):
        if checker.may_be_outdated(stored, archive):
            parts += [checker.newer(document, archive) for document in archive.documents([stored.number])]
        documents += 1
        progress(documents, total)
    summaries = {summary.id: summary for part in parts if part.findings for summary in part.documents}
    compared = sum(part.coverage.compared for part in parts)
    return Report(
        tool_version=__version__,
        documents=tuple(summaries[id_] for id_ in sorted(summaries)),
        coverage=Coverage(documents=documents, figures=_figures(archive, options), compared=compared, not_compared={}),
        findings=tuple(finding for part in parts for finding in part.findings),
    )


def _stored(archive: Archive, options: Namespace) -> Iterator[Stored]:
    """The articles of the days asked for, those added first first."""
    first, last = _days(options)
    numbers = archive.store.numbers(since=first)
    while batch := list(islice(numbers, _BATCH)):
        cards = sorted(archive.store.cards(batch), key=lambda stored: stored.number)
        yield from (stored for stored in cards if stored.card.day is not None and stored.card.day.toordinal() <= last)


def _figures(archive: Archive, options: Namespace) -> int:
    ((figures,),) = archive.store.counted("SELECT SUM(claims) FROM article WHERE day BETWEEN ? AND ?", _days(options))
    return int(figures or 0)


def _days(options: Namespace) -> tuple[int, int]:
    """The days asked for, as ordinals."""
    first = as_day(options.since) if options.since else date.min
    last = as_day(options.until) if options.until else date.max
    return first.toordinal(), last.toordinal()
