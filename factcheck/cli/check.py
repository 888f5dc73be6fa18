"""`factcheck check`: the consistency report of articles."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from factcheck.api import Checker
from factcheck.cli import articles, desk
from factcheck.cli import options as shared
from factcheck.cli.output import on_terminal, write
from factcheck.cli.progress import Progress
from factcheck.cli.running import each
from factcheck.errors import UsageError
from factcheck.model.document import Document
from factcheck.model.finding import Severity
from factcheck.model.report import Report
from factcheck.report import FORMATS, Options, renderer
from factcheck.rulebook import rulebook
from factcheck.rulebook.selection import known
from factcheck.rulebook.wording import Wording

_LOUDNESS = [Severity.INFO, Severity.WARNING, Severity.ERROR]
_DESCRIPTION = """\
Reads the articles, compares every figure and date with what else is said of the same thing, within each article and
between them, and reports those that cannot all be true. It never says which side is wrong.

exit code: 0 nothing at or above --fail-on, 1 findings, 2 something given cannot be used (named on standard error)
"""
_EXAMPLES = """\
examples:
  factcheck check draft.md
  factcheck check story/ --show-passed
  factcheck check a.txt b.txt --format json --output report.json
  factcheck check draft.md --profile review
  factcheck check --staged --each --format github
  factcheck check draft.txt --published 28/1/2025 --ignore same-measure --fail-on error
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    shared.add_files(parser, "*")
    _add_scope(parser)
    shared.add_output(parser, tuple(FORMATS))
    shared.add_reading(parser)
    _add_rules(parser)
    desk.configure(parser)
    parser.add_argument(
        "--against", metavar="ARCHIVE", help="also hold the articles against all published ones (see factcheck archive)"
    )
    parser.add_argument("--show-passed", action="store_true", help="also report checks that could be made and hold")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="warning",
        help="the least severity that makes the exit code 1 (default warning)",
    )


def _add_scope(parser: ArgumentParser) -> None:
    parser.add_argument("--each", action="store_true", help="check every article on its own, not against the others")
    parser.add_argument(
        "--staged",
        action="store_true",
        help="read the files as they are staged in git; without FILE, every article that the commit changes",
    )
    parser.add_argument("--jobs", type=shared.jobs, default=1, metavar="N", help="processes for --each; 0: one a core")


def _add_rules(parser: ArgumentParser) -> None:
    shared.add_profile(parser)
    for flag, help_ in (("--select", "run only these rules"), ("--ignore", "leave these rules out")):
        parser.add_argument(
            flag,
            type=shared.ids,
            action=shared.Listed,
            default=[],
            metavar="ID",
            help=f"{help_}; ids, or globs such as percent-* (comma-separated, repeatable)",
        )
    parser.add_argument(
        "--min-confidence", type=shared.share, metavar="N", help="leave out findings below this confidence, 0 to 1"
    )


def run(options: Namespace) -> int:
    """Check and report; 2 wins over 1, so that an unreadable file is never overlooked."""
    checker = _checker(options)
    if not options.files and not options.staged:
        raise UsageError("the following arguments are required: FILE, or --staged (see factcheck check --help)")
    documents, complete = articles.read(options)
    if not documents and not complete:
        return 2
    report = desk.settled(_report(checker, documents, options), documents, options)
    render = renderer(options.format, terminal=on_terminal(options.output))
    asked = Options(options.lang, options.show_passed, documents, rulebook(tuple(options.rules)))
    write(render(report, asked), options.output)
    return exit_code(report, options.fail_on) if complete else 2


def _checker(options: Namespace) -> Checker:
    project = options.project
    checker = Checker(
        options.rules,
        lang=options.lang,
        select=options.select,
        ignore=options.ignore,
        number_style=options.number_style,
        min_confidence=options.min_confidence,
        profile=options.profile,
        rule=project.rule if project else {},
        overrides=project.overrides if project else (),
    )
    if options.select or options.ignore or project:
        _confirm(checker, options)
    return checker


def _confirm(checker: Checker, options: Namespace) -> None:
    """Refuse an id or a glob that names no rule."""
    rules = checker.ids()
    if options.project:
        options.project.confirm(rules)
    for pattern in (*options.select, *options.ignore):
        known(pattern, rules)


def _report(checker: Checker, documents: Sequence[Document], options: Namespace) -> Report:
    with Progress(Wording(options.lang)) as progress:
        if options.against is None:
            if options.each and documents:
                return each(checker, documents, options.jobs, progress)
            return checker.check(documents, progress=progress)
        from factcheck.archive import opened

        with opened(options.against) as archive:
            dated = _dated(documents, options.lang)
            if options.each and documents:
                return each(checker, dated, 1, progress, archive)
            return checker.check(dated, progress=progress, against=archive)


def _dated(documents: Sequence[Document], lang: str) -> Sequence[Document]:
    """Drafts as of today where they tell no date: what is published lies in time, and a draft is printed today."""
    if all(document.published for document in documents):
        return documents
    today = date.today()
    print(f"factcheck: {Wording(lang).text('archive.assumed', day=today.isoformat())}", file=sys.stderr)
    return [d if d.published else d.model_copy(update={"published": today}) for d in documents]


def exit_code(report: Report, fail_on: str) -> int:
    """1 when a finding that the desk does not know yet is at least as severe as `fail_on`, else 0."""
    if fail_on == "never":
        return 0
    failing = _LOUDNESS[_LOUDNESS.index(Severity(fail_on)) :]
    return int(any(finding.severity in failing and not finding.settled for finding in report.findings))
