"""What a desk knows already: its suppressions and its baseline, as the flags of `check` name them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config.find import SIDE_FILE, beside
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.rulebook.wording import Wording

if TYPE_CHECKING:
    from factcheck.model.suppression import Suppression


def configure(parser: ArgumentParser) -> None:
    add_suppressions(parser)
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="an earlier report in JSON: what it holds is marked as known and does not count for the exit code",
    )


def add_suppressions(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--suppressions",
        type=Path,
        metavar="FILE",
        help=f"findings that stand, each with its reason (default {SIDE_FILE} beside the configuration or here)",
    )


def settled(report: Report, documents: Sequence[Document], options: Namespace) -> Report:
    """The report in the light of both; as it is when there is neither."""
    path = side_file(options)
    if path is None and options.baseline is None and not any(document.suppressions for document in documents):
        return report
    from factcheck.config import baseline, settled

    known = settled.Known(
        date.today(),
        _suppressions(path, options) if path else (),
        path.parent if path else Path(),
        baseline.baseline(options.baseline) if options.baseline else None,
    )
    return settled.settled(report, documents, known, Wording(options.lang))


def side_file(options: Namespace) -> Path | None:
    """Where suppressions stand, when there are any."""
    project: Path | None = Path(options.project.toml.path) if options.project else None
    return options.suppressions or beside(project, SIDE_FILE)


def _suppressions(path: Path, options: Namespace) -> tuple[Suppression, ...]:
    """Of a commit, the suppressions that are part of it."""
    from factcheck.config.suppressions import suppressions

    if not options.staged:
        return suppressions(path)
    from factcheck.cli.staged import staged_text

    return suppressions(path, staged_text(str(path)))
